//! The pages of the manual that findings lead to.

use crate::checks;
use crate::pipeline::manual_page::manual_page;
use crate::report::manual;
use crate::report::model::{Detail, Look};
use crate::workbench::response::Response;
use crate::workbench::state::{Asked, Workbench};
use crate::workbench::view::MessageView;

/// The width of a page that no terminal shows.
const LOOK: Look = Look {
    color: false,
    terminal: false,
    width: 88,
    detail: Detail::Normal,
};

/// Returns the page of a check; `None` where there is none of that name.
///
/// # Errors
/// A template that asks for what there is not.
pub(super) fn page(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    name: &str,
) -> anyhow::Result<Option<Response>> {
    let Some(check) = checks::find(name) else {
        return Ok(None);
    };
    let view = MessageView {
        page: workbench.page(asked.words, None),
        title: name.to_owned(),
        message: String::new(),
        lines: Some(manual::page(&manual_page(check), &LOOK)),
    };
    let text = workbench
        .templates
        .render("message.html", asked.words, &view)?;
    Ok(Some(Response::html(200, text)))
}
