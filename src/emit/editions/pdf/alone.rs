//! A page that needs nothing but itself: its pictures are in it, and its links lead to the web or to a place in it.

use crate::document::html_attributes::{AttributeEdit, edit_attributes};
use crate::document::rich::model::LinkTarget;
use crate::document::rich::target::target;
use crate::emit::editions::package::picture::{ImageSource, Picture};
use crate::text::base64::push_base64;

/// Returns the page on its own. `base`: where the page is published. Links that lead nowhere else are no links.
pub(super) fn alone(page: &str, images: ImageSource<'_>, base: Option<&str>) -> String {
    edit_attributes(
        page,
        &|element, attribute, value| match (element, attribute) {
            ("img", "src") => {
                picture(value, images).map_or(AttributeEdit::Keep, AttributeEdit::Value)
            }
            ("a" | "area", "href") => link(value, base),
            _ => AttributeEdit::Keep,
        },
    )
}

fn link(href: &str, base: Option<&str>) -> AttributeEdit {
    if href.starts_with('#') {
        return AttributeEdit::Keep;
    }
    match target(href, base) {
        Some(LinkTarget::Web(address)) if address == href => AttributeEdit::Keep,
        Some(LinkTarget::Web(address)) => AttributeEdit::Value(address),
        Some(LinkTarget::Here(_)) | None => AttributeEdit::Remove,
    }
}

fn picture(address: &str, images: ImageSource<'_>) -> Option<String> {
    let picture = Picture::read(images(address)?)?;
    let mut data = format!("data:{};base64,", picture.kind.media_type());
    push_base64(&picture.bytes, &mut data);
    Some(data)
}

#[cfg(test)]
mod tests {
    use super::*;

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
