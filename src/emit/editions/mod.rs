//! The editions of a statement in one locale: a file for each format.

pub mod front;
pub mod model;
pub mod page;

mod html;
mod markdown;
mod text;

use camino::Utf8PathBuf;

use crate::config::editions::EditionFormat;
use crate::document;
use crate::emit::editions::front::Front;
use crate::emit::editions::model::{Press, Sheet};
use crate::emit::model::Artifact;
use crate::emit::weaving::Edition;
use crate::project::set::Statement;

/// The files of an edition in the formats that are wanted and that can be made of it.
pub fn files(
    press: &Press<'_>,
    statement: &Statement<'_>,
    edition: &Edition<'_>,
    wanted: &[EditionFormat],
) -> Vec<Artifact> {
    let woven = document::parse(edition.format, &edition.text, press.options);
    let front = Front::new(statement, edition, &woven);
    let sheet = Sheet::new(press, edition, &woven, front);
    let file = |format: &EditionFormat| {
        Some(Artifact {
            path: Utf8PathBuf::from(format!(
                "{}/{}.{}",
                edition.locale,
                press.key,
                format.extension()
            )),
            bytes: make(*format, &sheet)?,
        })
    };
    wanted.iter().filter_map(file).collect()
}

/// An edition in a format; `None` where the statement has no such edition.
fn make(format: EditionFormat, sheet: &Sheet<'_>) -> Option<Vec<u8>> {
    Some(match format {
        EditionFormat::Markdown => markdown::make(sheet)?.into_bytes(),
        EditionFormat::Html => html::make(sheet).into_bytes(),
        EditionFormat::Text => text::make(sheet).into_bytes(),
    })
}
