//! The addresses that a document refers to: where readers go, and what browsers fetch. Finds and edits them in tags of
//! HTML; where they lead is for others.

use std::cell::Cell;

use crate::document::html_attributes::{AttributeEdit, edit_attributes};

/// The use of an address in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceUse {
    /// Readers follow it.
    Link,
    /// The page shows or plays it.
    Source,
}

/// The edit of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceEdit {
    Keep,
    /// Another address; `language`: of what is there, where it is not that of the edition.
    To {
        address: String,
        language: Option<String>,
    },
    /// It leads nowhere: the words of a link stay, without it.
    Unlink,
}

/// Returns the edit of an address by its use.
pub type EditReference<'e> = &'e dyn Fn(ReferenceUse, &str) -> ReferenceEdit;

impl ReferenceEdit {
    pub fn to(address: String) -> Self {
        Self::To {
            address,
            language: None,
        }
    }
}

/// Returns the use of an attribute that holds one address.
fn reference_use(element: &str, attribute: &str) -> Option<ReferenceUse> {
    match (element, attribute) {
        ("a" | "area", "href") => Some(ReferenceUse::Link),
        ("img" | "audio" | "video" | "source" | "track" | "input" | "embed", "src")
        | ("video", "poster")
        | ("link", "href") => Some(ReferenceUse::Source),
        _ => None,
    }
}

/// Returns a text with tags whose addresses are edited; `None` where none is.
pub fn edit_references(html: &str, edit: EditReference<'_>) -> Option<String> {
    if !may_refer(html) {
        return None;
    }
    let is_edited = Cell::new(false);
    let take = |reference: ReferenceUse, address: &str| {
        let edit = edit(reference, address);
        is_edited.set(is_edited.get() || edit != ReferenceEdit::Keep);
        edit
    };
    let edited = edit_attributes(html, &|element, attribute, value| {
        if attribute == "srcset" && matches!(element, "img" | "source") {
            let choices = edit_choices(value, &take);
            return choices.map_or(AttributeEdit::Keep, AttributeEdit::Value);
        }
        match reference_use(element, attribute).map(|reference| take(reference, value)) {
            Some(ReferenceEdit::To { address, .. }) => AttributeEdit::Value(address),
            Some(ReferenceEdit::Unlink) => AttributeEdit::Remove,
            Some(ReferenceEdit::Keep) | None => AttributeEdit::Keep,
        }
    });
    is_edited.get().then_some(edited)
}

/// Edits the addresses of a `srcset`: `a.png 1x, b.png 2x`.
///
/// <https://html.spec.whatwg.org/multipage/images.html#srcset-attributes>
fn edit_choices(value: &str, edit: EditReference<'_>) -> Option<String> {
    let mut is_edited = false;
    let choices: Vec<String> = value
        .split(',')
        .map(str::trim)
        .filter(|choice| !choice.is_empty())
        .map(|choice| {
            let (address, condition) = choice.split_once(' ').unwrap_or((choice, ""));
            let address = match edit(ReferenceUse::Source, address) {
                ReferenceEdit::To { address, .. } => {
                    is_edited = true;
                    address
                }
                ReferenceEdit::Keep | ReferenceEdit::Unlink => address.to_owned(),
            };
            format!("{address} {condition}").trim_end().to_owned()
        })
        .collect();
    is_edited.then(|| choices.join(", "))
}

/// Returns whether a text may have an attribute with an address: most tags have none, and are not read again.
fn may_refer(html: &str) -> bool {
    let windows = html.as_bytes().windows(3);
    let names: [&[u8]; 3] = [b"ref", b"src", b"ost"];
    let mut found =
        windows.filter(|window| names.iter().any(|name| name.eq_ignore_ascii_case(window)));
    found.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_tags() {
        let edit = |reference: ReferenceUse, address: &str| match (reference, address) {
            (ReferenceUse::Link, "b.md") => ReferenceEdit::to("b.html".to_owned()),
            (ReferenceUse::Link, "gone.md") => ReferenceEdit::Unlink,
            (ReferenceUse::Source, "a.png") => ReferenceEdit::to("x/a.png".to_owned()),
            _ => ReferenceEdit::Keep,
        };
        for (html, expected) in [
            (
                "<a HREF='b.md' lang=es>",
                Some("<a HREF=\"b.html\" lang=es>"),
            ),
            ("<a href=gone.md>x</a>", Some("<a >x</a>")),
            ("<img src=a.png>", Some("<img src=\"x/a.png\">")),
            ("<video poster=a.png>", Some("<video poster=\"x/a.png\">")),
            (
                "<source srcset=\"c.png, a.png 2x\">",
                Some("<source srcset=\"c.png, x/a.png 2x\">"),
            ),
            ("<p title=\"b.md ref\">", None),
            ("<a href=c.md>", None),
            ("<em>", None),
        ] {
            assert_eq!(edit_references(html, &edit).as_deref(), expected, "{html}");
        }
    }
}
