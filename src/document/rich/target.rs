//! Addresses as files of their own take them: whole ones of the schemes that markup may have, and anchors within the file. What is relative to a website
//! leads nowhere from a file that somebody sends on.

use crate::document::allowed_markup::{scheme, scheme_beyond};
use crate::document::rich::model::LinkTarget;
use crate::text::percent;
use crate::text::slice::Slice;

/// Returns the target of a link; `None` when it leads nowhere from here. `base`: where the page is published.
pub fn target(href: &str, base: Option<&str>) -> Option<LinkTarget> {
    let href: String = href.trim().chars().filter(|it| !it.is_control()).collect();
    if let Some(fragment) = href.strip_prefix('#') {
        return anchor(&percent::decode(fragment)).map(LinkTarget::Here);
    }
    if let Some(host) = href.strip_prefix("//") {
        return Some(LinkTarget::Web(encode(&format!("https://{host}"))));
    }
    if scheme(&href).is_some() {
        let is_allowed = scheme_beyond(&href).is_none();
        return is_allowed.then(|| LinkTarget::Web(encode(&href)));
    }
    if href.is_empty() {
        return None;
    }
    Some(LinkTarget::Web(encode(&resolve(base?, &href)?)))
}

/// Returns a relative address as a whole one (RFC 3986, section 5.2).
fn resolve(base: &str, reference: &str) -> Option<String> {
    let host = base.find("://")? + "://".len();
    let root = base
        .slice(host..)
        .find('/')
        .map_or(base.len(), |at| host + at);
    let end = reference.find(['?', '#']).unwrap_or(reference.len());
    let (path, rest) = reference.halves(end);
    if path.is_empty() {
        return Some(format!("{base}{rest}"));
    }
    let above = base
        .slice(root..)
        .rsplit_once('/')
        .map_or("", |(above, _)| above);
    let mut steps: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        above.split('/').filter(|it| !it.is_empty()).collect()
    };
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    let is_folder = path.ends_with('/') || path.ends_with("/.") || path.ends_with("..");
    let slash = if is_folder && !steps.is_empty() {
        "/"
    } else {
        ""
    };
    Some(format!(
        "{}/{}{slash}{rest}",
        base.slice(..root),
        steps.join("/")
    ))
}

/// Returns an id as XML takes it. No id begins with `_`: those are for what has none.
pub(super) fn anchor(id: &str) -> Option<String> {
    let is_letter = |it: char| {
        it.is_ascii_alphabetic() || it >= '\u{c0}' && it.is_alphabetic() && it <= '\u{ffff}'
    };
    let kept = |it: char| is_letter(it) || it.is_ascii_digit() || matches!(it, '-' | '_' | '.');
    let id: String = id
        .trim()
        .chars()
        .map(|it| if kept(it) { it } else { '-' })
        .collect();
    match id.chars().next()? {
        first if is_letter(first) => Some(id),
        _ => Some(format!("id-{id}")),
    }
}

/// Percent signs where an address may not hold the character itself (RFC 3986).
pub(super) fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let bytes = address.as_bytes();
    let mut fragment = false;
    for (at, byte) in bytes.iter().enumerate() {
        let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
        let sound = match byte {
            b'%' => is_hex(at + 1) && is_hex(at + 2),
            b'#' => !std::mem::replace(&mut fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(byte),
        };
        if sound {
            out.push(char::from(*byte))
        } else {
            out.push_str(&format!("%{byte:02X}"))
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets() {
        let web = |address: &str| Some(LinkTarget::Web(address.to_owned()));
        let target = |href: &str| target(href, None);
        let here = |id: &str| Some(LinkTarget::Here(id.to_owned()));
        assert_eq!(
            target(" https://a.example/ñ b?x=[1]#y#z "),
            web("https://a.example/%C3%B1%20b?x=%5B1%5D#y%23z")
        );
        assert_eq!(
            target("HTTPS://a.example/100%"),
            web("HTTPS://a.example/100%25")
        );
        assert_eq!(target("//a.example/x"), web("https://a.example/x"));
        assert_eq!(
            target("mailto:prensa@a.example"),
            web("mailto:prensa@a.example")
        );
        assert_eq!(target("#protecci%C3%B3n"), here("protección"));
        assert_eq!(target("#1"), here("id-1"));
        for nowhere in ["../es/a.html", "a.pdf", "javascript:alert(1)", "", "#"] {
            assert_eq!(target(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn relative_to_a_page() {
        let base = Some("https://a.example/press/es/2023/call.html");
        let address = |href: &str| match target(href, base) {
            Some(LinkTarget::Web(address)) => address
                .strip_prefix("https://a.example")
                .unwrap()
                .to_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(address("../../en/x.html#y"), "/press/en/x.html#y");
        assert_eq!(address("./b c/"), "/press/es/2023/b%20c/");
        assert_eq!(address("/x?y:z"), "/x?y:z");
        assert_eq!(address("../../../../../.."), "/");
        assert_eq!(address("?q"), "/press/es/2023/call.html?q");
    }
}
