//! What a page may contain, whatever its translation says: what the same page has with a harmless translation, and
//! plain inline markup. Stated here once more, on purpose, and not taken from the program.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;
use crate::fragments::{ATTRIBUTES, NAMES};
use crate::oracles::page::{Element, Page};

/// Elements that say how words are meant, and do nothing: a translation may need others than its source.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins",
    "kbd", "mark", "nobr", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Attributes that say what a text is, and do nothing, whatever they hold.
#[rustfmt::skip]
const OF_TEXT: &[&str] =
    &["lang", "xml:lang", "dir", "title", "translate", "alt", "datetime", "hreflang", "aria-label"];

/// Whether a translation may give the attribute to the element, which is plain.
fn may_have(element: &str, attribute: &str) -> bool {
    match attribute {
        "lang" | "xml:lang" | "dir" | "title" | "translate" => is_plain(element),
        "href" | "hreflang" => element == "a",
        "cite" => matches!(element, "q" | "ins" | "del"),
        "datetime" => matches!(element, "time" | "ins" | "del"),
        "value" => element == "data",
        _ => false,
    }
}

/// Attributes with an address.
const ADDRESSES: &[&str] = &[
    "href",
    "src",
    "cite",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "longdesc",
    "xlink:href",
    "srcset",
    "ping",
    "manifest",
    "profile",
    "codebase",
    "usemap",
    "lowsrc",
    "dynsrc",
    "content",
];

/// Where addresses may lead besides places of the same site.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Elements whose every address must be one that the harmless page has, too: nobody clicks on them.
const FETCHED: &[&str] = &[
    "link", "script", "base", "img", "iframe", "embed", "object", "source", "video", "audio",
    "meta",
];

/// What pages of one kind may contain.
#[derive(Clone, Debug, Default)]
pub struct Allowed {
    elements: BTreeSet<String>,
    /// By the element.
    attributes: BTreeMap<String, BTreeSet<String>>,
    /// By the element and the attribute.
    values: BTreeMap<(String, String), BTreeSet<String>>,
    /// How often an element that is not plain stands on a page at most.
    counts: BTreeMap<String, usize>,
    /// Where elements that are not plain stand, plain ones left out.
    places: BTreeSet<Vec<String>>,
    styles: BTreeSet<String>,
}

impl Allowed {
    /// Allows what a page has that no stranger had a hand in.
    pub fn add(&mut self, page: &Page) {
        let mut counts = BTreeMap::<&str, usize>::new();
        for element in &page.elements {
            self.elements.insert(element.name.clone());
            for (name, value) in &element.attributes {
                self.attributes
                    .entry(element.name.clone())
                    .or_default()
                    .insert(name.clone());
                let key = (element.name.clone(), name.clone());
                self.values.entry(key).or_default().insert(value.clone());
            }
            if !is_plain(&element.name) {
                *counts.entry(&element.name).or_default() += 1;
                self.places.insert(place(page, element));
            }
            if element.name == "style" {
                self.styles.insert(element.text.clone());
            }
        }
        for (name, count) in counts {
            let most = self.counts.entry(name.to_owned()).or_default();
            *most = count.max(*most);
        }
    }

    /// Judges the elements and attributes of a page of the same kind.
    ///
    /// # Errors
    /// What does not belong there.
    pub fn judge_parts(&self, kind: &str, page: &Page) -> Result<(), Finding> {
        for element in &page.elements {
            let name = &element.name;
            if !is_plain(name) && !self.elements.contains(name) {
                let name = known(name, NAMES);
                return fault(format!("<{name}> in {kind}"), element);
            }
            for (attribute, value) in &element.attributes {
                if let Some(what) = self.wrong(element, attribute, value) {
                    let name = known(name, NAMES);
                    let attribute = known(attribute, ATTRIBUTES);
                    return fault(format!("<{name} {attribute}>{what} in {kind}"), element);
                }
            }
            let is_data = serde_json::from_str::<serde_json::Value>(&element.text).is_ok();
            if name == "script" && !is_data {
                return fault(format!("a script that is no data in {kind}"), element);
            }
            if name == "style"
                && !self.styles.contains(&element.text)
                && !is_running_title(&element.text)
            {
                return fault(format!("another style in {kind}"), element);
            }
        }
        Ok(())
    }

    /// Judges how the elements of a page stand that are not plain: a translation adds none and moves none.
    ///
    /// # Errors
    /// The first that does not belong there.
    pub fn judge_structure(&self, kind: &str, page: &Page) -> Result<(), Finding> {
        let mut counts = BTreeMap::<&str, usize>::new();
        for element in page.elements.iter().filter(|it| !is_plain(&it.name)) {
            let name = &element.name;
            // In plain text a line that begins with `>` is a quote, and there is no way to write it otherwise; what stands in
            // it is judged as if it stood outside.
            let is_quote = name == "blockquote";
            if !is_quote && !self.places.contains(&place(page, element)) {
                return fault(format!("<{name}> in another place in {kind}"), element);
            }
            // What is said of a page in its head depends on what there is to say.
            if name == "meta" || is_quote {
                continue;
            }
            let count = counts.entry(name).or_default();
            *count += 1;
            if *count > self.counts.get(name).copied().unwrap_or(0) {
                return fault(format!("one more <{name}> in {kind}"), element);
            }
        }
        Ok(())
    }

    /// Whether some element may have the id.
    fn has_id(&self, id: &str) -> bool {
        let mut values = self.values.iter();
        values.any(|((_, attribute), values)| attribute == "id" && values.contains(id))
    }

    /// Says what is wrong with an attribute; empty where it should not be there at all.
    fn wrong(&self, element: &Element, attribute: &str, value: &str) -> Option<&'static str> {
        let name = &element.name;
        let is_known = self
            .attributes
            .get(name)
            .is_some_and(|it| it.contains(attribute));
        // What follows a heading that is empty is found by the id of that.
        if attribute == "id" && self.has_id(value) {
            return None;
        }
        if !is_known && !may_have(name, attribute) {
            return Some("");
        }
        let key = (name.clone(), attribute.to_owned());
        if self.values.get(&key).is_some_and(|it| it.contains(value))
            || OF_TEXT.contains(&attribute)
            || (name == "data" && attribute == "value")
        {
            return None;
        }
        let is_heading = matches!(&**name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        match attribute {
            // What a description says; a `meta` that acts has another name.
            "content"
                if element
                    .attributes
                    .iter()
                    .any(|(it, _)| it == "name" || it == "property") =>
            {
                None
            }
            // A heading is found by its text.
            "id" if is_heading => None,
            // A picture of the site itself, in place of the one that the source shows.
            "src" if name == "img" && is_own_address(value) => None,
            it if ADDRESSES.contains(&it) && FETCHED.contains(&&**name) => {
                Some(": another address")
            }
            it if ADDRESSES.contains(&it) && is_harmless_address(value) => None,
            it if ADDRESSES.contains(&it) => Some(": another scheme"),
            _ => Some(": another value"),
        }
    }
}

fn fault(kind: String, element: &Element) -> Result<(), Finding> {
    Err(Finding::new(kind, format!("{element:?}")))
}

/// The title on each printed page, which stands in a string of the style.
fn is_running_title(style: &str) -> bool {
    let text = style.strip_prefix("@page { @top-left { content: \"");
    let text = text.and_then(|it| it.trim_end().strip_suffix("\"; } }"));
    text.is_some_and(|it| !it.contains(['"', '\n', '\r', '\u{c}', '<', '>']))
}

/// A name that is known, or what stands for all others, so that a fault is not found under a thousand names.
fn known<'n>(name: &'n str, names: &[&str]) -> &'n str {
    match names.contains(&name) {
        true => name,
        false => "another",
    }
}

fn is_plain(name: &str) -> bool {
    PLAIN.contains(&name)
}

fn place(page: &Page, element: &Element) -> Vec<String> {
    let is_apart = |name: &&str| !is_plain(name) && *name != "blockquote";
    let above = page.above(element).filter(is_apart);
    let names = [&*element.name].into_iter().chain(above);
    names.map(str::to_owned).collect()
}

/// Where the configurations publish; a mail has whole addresses.
const SITE: &str = "https://example.org/";

/// Whether an address stays on the site, read as browsers do.
fn is_own_address(address: &str) -> bool {
    let address = address.replace(['\t', '\n', '\r'], "").replace('\\', "/");
    let address = address.trim_start_matches(|it: char| it <= ' ');
    let address = address.strip_prefix(SITE).unwrap_or(address);
    !address.starts_with("//") && scheme(address).is_none()
}

/// Whether an address leads to a page or a mail program, read as browsers do: they leave out tabs and line breaks
/// anywhere, and blanks and controls before it.
pub fn is_harmless_address(address: &str) -> bool {
    let address = address.replace(['\t', '\n', '\r'], "");
    let address = address.trim_start_matches(|it: char| it <= ' ');
    scheme(address).is_none_or(|it| SCHEMES.contains(&&*it.to_ascii_lowercase()))
}

fn scheme(address: &str) -> Option<&str> {
    let is_of_scheme = |it: char| it.is_ascii_alphanumeric() || matches!(it, '+' | '-' | '.');
    let end = address.find(|it: char| !is_of_scheme(it))?;
    let scheme = &address[..end];
    (address[end..].starts_with(':') && scheme.starts_with(|it: char| it.is_ascii_alphabetic()))
        .then_some(scheme)
}

/// What no page has that is for reviewers: judged without another page to compare with.
///
/// # Errors
/// What does not belong there.
pub fn no_program(kind: &str, page: &Page) -> Result<(), Finding> {
    const PROGRAMS: &[&str] = &[
        "script",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "base",
        "link",
        "portal",
        "svg:svg",
        "svg:script",
        "svg:a",
        "svg:use",
        "svg:animate",
        "svg:set",
        "math:math",
    ];
    for element in &page.elements {
        let name = &*element.name;
        let fault = |what: String| {
            Err(Finding::new(
                format!("{what} in {kind}"),
                format!("{element:?}"),
            ))
        };
        if PROGRAMS.contains(&name) {
            return fault(format!("<{name}>"));
        }
        for (attribute, value) in &element.attributes {
            let is_address = ADDRESSES.contains(&&**attribute) && name != "meta";
            let is_sent = matches!(&**attribute, "action" | "formaction" | "ping" | "srcdoc");
            if attribute.starts_with("on") || is_sent || is_address && !is_harmless_address(value) {
                return fault(format!("<{name} {attribute}>"));
            }
        }
    }
    Ok(())
}
