//! A page that needs nothing but itself: its pictures are in it, and its links lead to the web or to a place in it.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use crate::document::html_tokens::tokens;
use crate::emit::editions::rich::address::target;
use crate::emit::editions::rich::model::Target;
use crate::emit::editions::rich::picture::{Album, Picture};
use crate::text::slice::Slice;

/// `base`: where the page is published. Links that lead nowhere else are no links.
pub(super) fn alone(page: &str, album: Album<'_>, base: Option<&str>) -> String {
    let mut out = String::with_capacity(page.len());
    let mut written = 0;
    let mut kind = Kind::Other;
    let mut attribute = 0;
    let take = |event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => kind = Kind::of(name),
            CallbackEvent::AttributeName { name } => {
                attribute = span.start;
                kind = kind.at(name);
            }
            CallbackEvent::AttributeValue { value } => {
                let value = String::from_utf8_lossy(value);
                let change = match kind {
                    Kind::Source => picture(&value, album).map_or(Change::None, Change::Value),
                    Kind::Target => link(&value, base),
                    Kind::Image | Kind::Link | Kind::Other => Change::None,
                };
                let whole = whole(page, span.start..span.end);
                match change {
                    Change::None => {}
                    Change::Value(value) => {
                        out.push_str(page.slice(written..whole.start));
                        out.push_str(&format!("\"{value}\""));
                        written = whole.end;
                    }
                    Change::Away => {
                        out.push_str(page.slice(written..attribute));
                        written = whole.end;
                    }
                }
            }
            _ => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(take);
    emitter.naively_switch_states(true);
    for () in tokens(page, emitter) {}
    out.push_str(page.slice(written..));
    out
}

/// Where the tokenizer is.
#[derive(Clone, Copy)]
enum Kind {
    Image,
    /// At the address of a picture.
    Source,
    Link,
    /// At the address that a link leads to.
    Target,
    Other,
}

impl Kind {
    fn of(element: &[u8]) -> Self {
        match element {
            b"img" => Self::Image,
            b"a" | b"area" => Self::Link,
            _ => Self::Other,
        }
    }

    fn at(self, attribute: &[u8]) -> Self {
        match (self, attribute) {
            (Self::Image | Self::Source, b"src") => Self::Source,
            (Self::Image | Self::Source, _) => Self::Image,
            (Self::Link | Self::Target, b"href") => Self::Target,
            (Self::Link | Self::Target, _) => Self::Link,
            (Self::Other, _) => Self::Other,
        }
    }
}

/// What becomes of an attribute.
enum Change {
    None,
    /// Its value, escaped.
    Value(String),
    Away,
}

fn link(href: &str, base: Option<&str>) -> Change {
    if href.starts_with('#') {
        return Change::None;
    }
    match target(href, base) {
        Some(Target::Web(address)) if address == href => Change::None,
        Some(Target::Web(address)) => Change::Value(address.replace('&', "&amp;")),
        Some(Target::Here(_)) | None => Change::Away,
    }
}

fn picture(address: &str, album: Album<'_>) -> Option<String> {
    let picture = Picture::read(album(address)?)?;
    let mut data = format!("data:{};base64,", picture.kind.media_type());
    push_base64(&picture.bytes, &mut data);
    Some(data)
}

/// A value with the quotation marks around it.
fn whole(page: &str, value: Range<usize>) -> Range<usize> {
    match page.slice(..value.start).ends_with(['"', '\'']) {
        true => value.start - 1..(value.end + 1).min(page.len()),
        false => value,
    }
}

/// RFC 4648, section 4.
fn push_base64(bytes: &[u8], out: &mut String) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for three in bytes.chunks(3) {
        let number = three
            .iter()
            .fold(0, |number, byte| number << 8 | usize::from(*byte));
        let number = number << (8 * (3 - three.len()));
        for digit in 0..4 {
            match digit <= three.len() {
                true => out.push(char::from(DIGITS[number >> (18 - 6 * digit) & 63])),
                false => out.push('='),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64() {
        let written = |text: &str| {
            let mut out = String::new();
            push_base64(text.as_bytes(), &mut out);
            out
        };
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(written(text), expected);
        }
    }

    #[test]
    fn pictures_go_into_the_page() {
        let gif = |address: &str| (address == "a&b.gif").then(|| b"GIF89a\x01\0\x01\0".to_vec());
        let page =
            "<img alt='x' src='a&amp;b.gif'><img src=a&amp;b.gif alt><img src=\"c.gif\"><p>src=";
        let data = "\"data:image/gif;base64,R0lGODlhAQABAA==\"";
        assert_eq!(
            alone(page, &gif, None),
            format!("<img alt='x' src={data}><img src={data} alt><img src=\"c.gif\"><p>src=")
        );
    }

    #[test]
    fn links_lead_to_the_web() {
        let alone = |base: Option<&str>| {
            let page = "<a class=x href='../en/a.html' lang=en>1</a><a href=\"#x\">2</a>\
                        <a href=https://a.example/?b&c>3</a><a href=javascript:x()>4</a><link href=x>";
            alone(page, &|_| None, base)
        };
        assert_eq!(
            alone(None),
            "<a class=x  lang=en>1</a><a href=\"#x\">2</a><a href=https://a.example/?b&c>3</a><a >4</a><link href=x>"
        );
        assert_eq!(
            alone(Some("https://b.example/es/a.html")),
            "<a class=x href=\"https://b.example/en/a.html\" lang=en>1</a><a href=\"#x\">2</a>\
             <a href=https://a.example/?b&c>3</a><a >4</a><link href=x>"
        );
    }
}
