//! The markup that a translation may carry of its own. Weaving and the check `unsafe-html` both ask this list; what is
//! not on it passes only where the source text carries the same.
//!
//! A translation is a text that somebody sends in, published under the name of somebody else. So the list holds what
//! says something about words and does nothing: no element that runs, loads, takes input, covers or moves anything, and
//! no attribute that acts, styles, names or tracks. Whatever browsers learn tomorrow is not on it.

use crate::document::inline::Tag;

/// Inline elements, sorted.
#[rustfmt::skip]
const ELEMENTS: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins",
    "kbd", "mark", "nobr", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var",
];

/// Returns whether a translation may have the element whatever its source has.
pub fn is_allowed(element: &str) -> bool {
    element == "wbr" || ELEMENTS.binary_search(&element).is_ok()
}

/// Returns whether a translation may give the attribute to the element, whatever its source has.
pub fn may_have(element: &str, attribute: &str, value: &str) -> bool {
    match (element, attribute) {
        // In which language a word is, which way it runs, and what is said of it.
        (_, "lang" | "dir" | "title" | "translate") | ("a", "hreflang") => true,
        ("time" | "ins" | "del", "datetime") | ("data", "value") => true,
        ("img", "alt") => true,
        ("a", "href") | ("q" | "ins" | "del", "cite") => scheme_beyond(value).is_none(),
        _ => false,
    }
}

/// Returns whether the value of an attribute of the source is a text: a translation words it otherwise.
pub fn is_text(attribute: &str) -> bool {
    matches!(
        attribute,
        "alt" | "title" | "aria-label" | "aria-description" | "placeholder" | "label"
    )
}

/// The use of an attribute of the source that holds an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressUse {
    /// Readers go there.
    To,
    /// Browsers fetch it by themselves.
    From,
}

/// Returns whether an attribute of the source may hold another address in a translation.
pub fn leads(element: &str, attribute: &str) -> Option<AddressUse> {
    match (element, attribute) {
        ("a" | "area", "href") | ("q" | "ins" | "del" | "blockquote", "cite") => {
            Some(AddressUse::To)
        }
        ("img" | "audio" | "video" | "source" | "track", "src") | ("video", "poster") => {
            Some(AddressUse::From)
        }
        _ => None,
    }
}

/// Returns whether a tag wraps words to say but in which language or direction they are, as `<div dir="rtl">` does where a
/// format has no other way to say it.
pub fn directs(tag: &Tag) -> bool {
    let wraps = matches!(
        tag.name.as_str(),
        "article" | "div" | "main" | "p" | "section"
    );
    let has = |name: &str| tag.attribute(name).is_some();
    let says = |(name, _): &(String, String)| {
        matches!(
            name.as_str(),
            "align" | "class" | "dir" | "lang" | "xml:lang"
        )
    };
    wraps && (has("dir") || has("lang") || has("xml:lang")) && tag.attributes.iter().all(says)
}

/// Elements that run something, bring it in or take something from readers, with those whose content browsers read in
/// ways of their own. Where the source has one, the translation has the very same bytes, up to its end tag.
pub fn is_whole(element: &str) -> bool {
    WHOLE.binary_search(&element).is_ok()
}

/// Sorted.
#[rustfmt::skip]
const WHOLE: [&str; 31] = [
    "applet", "base", "basefont", "bgsound", "body", "embed", "fencedframe", "frame", "frameset", "head", "html",
    "iframe", "image", "link", "math", "meta", "noembed", "noframes", "noscript", "object", "param", "plaintext",
    "portal", "script", "slot", "style", "svg", "template", "textarea", "title", "xmp",
];

/// Elements that take something from readers: their words are translated, and nothing else of them.
pub fn is_control(element: &str) -> bool {
    matches!(
        element,
        "button"
            | "datalist"
            | "fieldset"
            | "form"
            | "input"
            | "keygen"
            | "option"
            | "optgroup"
            | "output"
            | "select"
    )
}

/// The schemes that a link may have; an address without one leads to a page of the site.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Returns the scheme of an address, with its colon and in lower case, where it is none of those that links may have.
pub fn scheme_beyond(address: &str) -> Option<String> {
    let scheme = scheme(address)?;
    (!SCHEMES.contains(&&*scheme)).then(|| scheme + ":")
}

/// Returns the scheme of an address, in lower case: browsers leave out controls and blanks before and within it.
pub fn scheme(address: &str) -> Option<String> {
    let end = address.find([':', '/', '?', '#', '\\'])?;
    if !address.get(end..)?.starts_with(':') {
        return None;
    }
    let mut scheme = String::new();
    for c in address
        .chars()
        .take_while(|c| *c != ':')
        .filter(|c| !is_left_out(*c))
    {
        if !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')) {
            return None;
        }
        scheme.push(c.to_ascii_lowercase());
    }
    (!scheme.is_empty()).then_some(scheme)
}

/// Returns whether some reader of addresses passes over the character. U+FFFD stands for NUL.
fn is_left_out(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(
            c,
            '\u{fffd}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

/// Returns the host that an address fetches from, in lower case; `None` where it is the site's own.
pub fn host(address: &str) -> Option<String> {
    let address: String = address.chars().filter(|c| !is_left_out(*c)).collect();
    let address = address.replace('\\', "/").to_ascii_lowercase();
    let rest = match scheme(&address) {
        Some(scheme) => address.strip_prefix(&scheme)?.strip_prefix(':')?,
        None => address.strip_prefix("//")?,
    };
    let rest = rest.trim_start_matches('/');
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    rest.get(..end).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(ELEMENTS.is_sorted());
        assert!(WHOLE.is_sorted());
        assert!(!ELEMENTS.iter().any(|it| is_whole(it) || is_control(it)));
    }

    #[test]
    fn schemes() {
        for (address, expected) in [
            ("https://un.org", None),
            ("MAILTO:a@b.org", None),
            ("/a:b", None),
            ("?a:b", None),
            ("#a:b", None),
            ("una página: dos", None),
            ("Página:x", None),
            ("javascript%3Ax", None),
            ("", None),
            (":x", None),
            ("javascript:x", Some("javascript:")),
            (" \u{1}JAVA\tscript\n:x", Some("javascript:")),
            ("java\u{0}script:x", Some("javascript:")),
            ("java\u{fffd}script:x", Some("javascript:")),
            ("vbscript:x", Some("vbscript:")),
            ("data:text/html,x", Some("data:")),
            ("blob:x", Some("blob:")),
            ("view-source:x", Some("view-source:")),
        ] {
            assert_eq!(scheme_beyond(address).as_deref(), expected, "{address:?}");
        }
    }

    #[test]
    fn hosts() {
        for (address, expected) in [
            ("a.png", None),
            ("/a.png", None),
            ("../a:b.png", None),
            ("https://UN.org/a", Some("un.org")),
            ("//un.org?x", Some("un.org")),
            ("\\\\un.org\\x", Some("un.org")),
            ("/\\un.org", Some("un.org")),
            ("https:un.org", Some("un.org")),
            ("/\t/un.org", Some("un.org")),
        ] {
            assert_eq!(host(address).as_deref(), expected, "{address:?}");
        }
    }
}
