//! The frame that the pages of a book share: their beginning, and the places of their pictures.

use crate::emit::editions::package::picture::Picture;
use crate::emit::editions::package::xml::{Xml, XmlAttribute};

/// The language of the book, as its pages say it.
pub(super) struct BookLanguage<'l> {
    pub(super) tag: &'l str,
    pub(super) direction: &'l str,
}

/// A page of the book, up to the start of its body.
pub(super) fn begin_page(language: &BookLanguage<'_>, title: &str) -> Xml {
    let mut xml = Xml::page();
    let root: [XmlAttribute<'_>; 5] = [
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("xmlns:epub", "http://www.idpf.org/2007/ops"),
        ("lang", language.tag),
        ("xml:lang", language.tag),
        ("dir", language.direction),
    ];
    xml.open("html", &root);
    xml.line();
    xml.open("head", &[]);
    xml.leaf("title", &[], title);
    xml.empty("link", &[("rel", "stylesheet"), ("href", "style.css")]);
    xml.close();
    xml.line();
    xml.open("body", &[]);
    xml.line();
    xml
}

/// Returns the path of a picture in the book.
pub(super) fn picture_path(number: usize, picture: &Picture) -> String {
    format!("images/{}.{}", number + 1, picture.kind.extension())
}
