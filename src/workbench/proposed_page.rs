//! Suggestions as a page of their own, for a browser without scripts: a button brings the text into the field of its
//! message, where it is read before it is saved. To the script they come as the part of a page.

use serde::Serialize;

use crate::pipeline::set_texts::MessageTexts;
use crate::workbench::groups::anchor;
use crate::workbench::overview_page::href;
use crate::workbench::response::Response;
use crate::workbench::state::{Asked, Workbench};
use crate::workbench::view::WorkbenchPage;

/// The page of what is proposed for a message.
#[derive(Serialize)]
struct ProposedPage {
    page: WorkbenchPage,
    locale: String,
    key: String,
    /// The message.
    proposed_for: String,
    /// The address of the message in its document.
    back: String,
    anchor: String,
    source_lang: String,
    source_dir: &'static str,
    units: Vec<ProposedUnit>,
    /// The proposals, as the script gets them.
    part: String,
    is_waiting: bool,
}

/// A field as it is now, which a proposal is to replace.
#[derive(Serialize)]
struct ProposedUnit {
    id: String,
    base: String,
    text: String,
    source: String,
}

/// Returns proposals for a message of a document: as they are to the script, else within a page.
///
/// # Errors
/// A template that asks for what there is not.
pub(super) fn proposed(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    (key, target): (&str, usize),
    (message, part, status): (&MessageTexts, String, u16),
) -> anyhow::Result<Response> {
    if asked.request.query().get("part") == "1" {
        return Ok(Response::html(status, part));
    }
    let locale = workbench.layout().targets[target].to_string();
    let source = workbench.layout().source.clone();
    let anchor = anchor(&message.name);
    let units = message.units.iter().map(|made| ProposedUnit {
        id: made.unit.id.clone(),
        base: made.unit.base.text(),
        text: made.unit.target_text.clone(),
        source: made.unit.source_text.clone(),
    });
    let view = ProposedPage {
        page: workbench.page(asked.words, Some(target)),
        key: key.to_owned(),
        proposed_for: message.name.clone(),
        back: format!("{}#{anchor}", href(&locale, key)),
        locale,
        anchor,
        source_lang: source.to_string(),
        source_dir: source.direction().as_str(),
        units: units.collect(),
        part,
        is_waiting: status != 200,
    };
    let page = workbench
        .templates
        .render("proposed.html", asked.words, &view)?;
    Ok(Response::html(status, page))
}
