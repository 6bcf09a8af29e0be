//! The pages of reports: one frame for all, which needs nothing else.

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment};
use serde::Serialize;

/// Renders a page, whose template extends `frame.html`.
pub(super) fn render(template: &str, view: impl Serialize) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_global("css", include_str!("html/page.css"));
    let page = environment
        .add_template("frame.html", include_str!("html/frame.html"))
        .and_then(|()| environment.template_from_str(template))
        .and_then(|template| template.render(Value::from(Serde(view))));
    page.expect("the template is sound, and a test renders it")
}
