//! One page that needs nothing else, for translators: findings by locale and file, source and translation side by
//! side. Boxes filter by locale, level and check, without a script.

mod excerpt;
mod view;

use crate::report::html::view::ReportView;
use crate::report::model::Report;
use crate::report::page_template;

pub(super) fn render(report: &Report<'_>) -> String {
    page_template::render(include_str!("html/page.html"), ReportView::new(report))
}
