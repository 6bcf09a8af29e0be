//! The coverage as tables of Markdown, for a pull request, the summary of a job or a wiki: a row for each locale, and
//! below it the catalogs that are not complete.

use crate::project::coverage::{CatalogCoverage, Coverage, Messages, Tally};
use crate::report::model::Report;
use crate::report::status::remarks;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

pub(in crate::report) fn render(report: &Report<'_>) -> String {
    if report.coverage.is_empty() {
        return "There are no translations.\n".to_owned();
    }
    let mut out = head("Language");
    for coverage in report.coverage {
        out.push_str(&row(coverage.locale.as_str(), &coverage.total));
    }
    for coverage in report.coverage {
        out.push_str(&open_catalogs(coverage));
    }
    out
}

/// Returns the head of a table whose first column names something.
fn head(first: &str) -> String {
    format!(
        "| {first} | Translated | Messages | Words | Remarks |\n| --- | --: | --: | --: | --- |\n"
    )
}

fn row(name: &str, Tally { messages, words }: &Tally) -> String {
    format!(
        "| {} | {} % | {} of {} | {} of {} | {} |\n",
        code(name),
        messages.percent(),
        messages.translated,
        messages.total,
        words.translated,
        words.total,
        remarks(messages),
    )
}

/// Returns the catalogs of a locale that wait for something, folded; nothing if none does.
fn open_catalogs(coverage: &Coverage) -> String {
    let catalogs = coverage.catalogs.iter();
    let open: Vec<&CatalogCoverage> = catalogs
        .filter(|catalog| is_open(&catalog.tally.messages))
        .collect();
    if open.is_empty() || coverage.catalogs.len() == 1 {
        return String::new();
    }
    let rows: String = open
        .iter()
        .map(|catalog| row(&catalog.key, &catalog.tally))
        .collect();
    format!(
        "\n<details><summary>{}: {}</summary>\n\n{}{rows}\n</details>\n",
        code(coverage.locale.as_str()),
        counted(open.len(), "open catalog"),
        head("Catalog"),
    )
}

/// Returns whether a translator or a coordinator has something to do.
fn is_open(messages: &Messages) -> bool {
    let Messages {
        missing,
        incomplete,
        untranslated,
        stale,
        draft,
        obsolete,
        ..
    } = messages;
    missing + incomplete + untranslated + stale + draft + obsolete > 0
}

/// Returns a name as code in which nothing is markup: paths are written by strangers.
fn code(name: &str) -> String {
    let mut out = "<code>".to_owned();
    for c in escape_name(name).chars() {
        if c.is_alphanumeric() || "-./ ".contains(c) {
            out.push(c);
        } else {
            out.push_str(&format!("&#{};", u32::from(c)));
        }
    }
    out.push_str("</code>");
    out
}
