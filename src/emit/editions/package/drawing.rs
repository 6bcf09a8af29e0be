//! Drawings in SVG, as far as they are pictures and no programs.

use crate::document::office::xml_tree::XmlElement;
use crate::text::slice::Slice;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The size of a drawing that has none of its own (CSS 2.2, section 10.3.2).
const SIZE: (u32, u32) = (300, 150);

/// Returns a drawing without its document type, and its width and height; `None` where it is none, is no sound XML, runs a
/// program or loads something.
pub(super) fn read(bytes: &[u8]) -> Option<(Vec<u8>, u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') || !text.contains("<svg") {
        return None;
    }
    let text = without_document_type(text)?;
    let root = XmlElement::parse(&text).ok()?;
    if root.name != "svg" || root.attribute("xmlns") != Some(SVG) || !is_still(&root) {
        return None;
    }
    let (width, height) = size(&root);
    Some((text.into_bytes(), width, height))
}

/// Takes the document type away; `None` of a document type that says something itself.
fn without_document_type(text: &str) -> Option<String> {
    let Some(start) = text.find("<!DOCTYPE") else {
        return Some(text.to_owned());
    };
    let (before, rest) = text.halves(start);
    let end = rest.find('>')?;
    let (written, after) = rest.halves(end + 1);
    (!written.contains('[')).then(|| format!("{before}{after}"))
}

/// Returns whether nothing in an element runs, or is loaded from elsewhere.
fn is_still(element: &XmlElement) -> bool {
    let name = element.name.rsplit(':').next().unwrap_or_default();
    let is_moving = ["script", "foreignObject", "handler", "iframe"].contains(&name);
    let is_plain = |(name, value): &(String, String)| {
        let is_link = name == "href" || name.ends_with(":href");
        let stays = value.starts_with('#') || value.starts_with("data:image/");
        !name.starts_with("on") && (!is_link || stays) && !loads(value)
    };
    let style = element.text();
    let is_style = name == "style" && (style.contains("@import") || loads(&style));
    !is_moving
        && !is_style
        && element.attributes.iter().all(is_plain)
        && element.elements().all(is_still)
}

/// Returns whether a style names something that is not in the drawing.
fn loads(style: &str) -> bool {
    let mut places = style.match_indices("url(");
    places.any(|(at, url)| {
        let address = style
            .slice(at + url.len()..)
            .trim_start_matches(['"', '\'', ' ']);
        !address.starts_with('#')
    })
}

fn size(root: &XmlElement) -> (u32, u32) {
    let own = |name: &str| length(root.attribute(name)?);
    if let (Some(width), Some(height)) = (own("width"), own("height")) {
        return (width, height);
    }
    let view = root.attribute("viewBox").unwrap_or_default();
    let numbers: Vec<u32> = view
        .split([' ', ','])
        .filter(|it| !it.is_empty())
        .filter_map(|it| it.parse::<f64>().ok())
        .map(|it| it.round() as u32)
        .collect();
    match numbers[..] {
        [_, _, width, height] if width > 0 && height > 0 => (width, height),
        _ => SIZE,
    }
}

/// Reads a length in pixels; `None` of one in other units.
fn length(text: &str) -> Option<u32> {
    let number: f64 = text
        .strip_suffix("px")
        .unwrap_or(text)
        .trim()
        .parse()
        .ok()?;
    (number >= 1.0).then_some(number.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_programs() {
        let read = |inside: &str| {
            let text = format!("<svg xmlns=\"{SVG}\" width=\"20px\" height=\"10\">{inside}</svg>");
            read(text.as_bytes()).map(|(_, width, height)| (width, height))
        };
        for still in [
            "<g><path d=\"M0 0\" fill=\"url(#a)\"/><use href=\"#a\"/></g>",
            "<image href=\"data:image/png;base64,AA\"/>",
        ] {
            assert_eq!(read(still), Some((20, 10)), "{still}");
        }
        for moving in [
            "<script>x</script>",
            "<g onload=\"x\"/>",
            "<image href=\"https://a.b/c.png\"/>",
            "<style>@import 'a.css'</style>",
            "<foreignObject/>",
            "<g>",
        ] {
            assert_eq!(read(moving), None, "{moving}");
        }
        let typed = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"a\" \"b\"><svg xmlns=\"{SVG}\"/>"
        );
        assert_eq!(
            super::read(typed.as_bytes()).map(|it| (it.1, it.2)),
            Some(SIZE)
        );
        assert_eq!(super::read(b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>"), None);
    }
}
