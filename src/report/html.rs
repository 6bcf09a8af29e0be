//! One page that needs nothing else, for translators: findings by locale and file, source and translation side by
//! side. Boxes filter by locale, level and check, without a script.

mod excerpt;
mod view;

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment};

use crate::report::html::view::ReportView;
use crate::report::model::Report;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let page = environment
        .template_from_str(include_str!("html/page.html"))
        .and_then(|template| template.render(Value::from(Serde(ReportView::new(report)))));
    page.expect("the template is sound, and a test renders it")
}
