//! Statements that have no catalog yet, or another than theirs.

use super::{Files, Row, both, each, said};

pub(super) const SYNC: &[Row] = &[
    ("sync, blocks", "sync", 60, |n| {
        statement(
            "content/s.md",
            each(n, |at| format!("{}\n\n", said("en", at))),
        )
    }),
    ("sync, equal blocks", "sync", 120, |n| {
        statement("content/s.md", "The same words stand here.\n\n".repeat(n))
    }),
    ("sync, blocks of numbered words", "sync", 120, |n| {
        statement(
            "content/s.md",
            each(n, |at| format!("Here {} the words {at}.\n\n", 2 + at % 7)),
        )
    }),
    ("sync, equal items", "sync", 100, |n| {
        statement("content/s.md", "- The same words stand here.\n".repeat(n))
    }),
    ("sync, equal rows of a table", "sync", 60, |n| {
        statement(
            "content/s.md",
            format!("| A | B |\n|---|---|\n{}", "| Same | Words |\n".repeat(n)),
        )
    }),
    ("sync, equal paragraphs of a page", "sync", 100, |n| {
        statement(
            "content/s.html",
            "<p>The same words stand here.</p>\n".repeat(n),
        )
    }),
    ("sync, attributes of a page", "sync", 100, |n| {
        statement(
            "content/s.html",
            format!("<p>{}</p>\n", "<img alt=\"The same words\"> ".repeat(n)),
        )
    }),
    ("sync, edited equal blocks", "sync", 60, |n| {
        let mut files = statement(
            "content/s.md",
            "The same words stand here today.\n\n".repeat(n),
        );
        files.push((
            "locales/en/s.ftl",
            each(n, |at| {
                format!("same-words-{at} = The same words stand here.\n")
            }),
        ));
        files
    }),
    ("sync, edited blocks", "sync", 60, |n| {
        let mut files = statement(
            "content/s.md",
            each(n, |at| format!("{} today\n\n", said("en", at))),
        );
        files.push((
            "locales/en/s.ftl",
            each(n, |at| format!("m{at} = {}\n", said("en", at))),
        ));
        files
    }),
    ("sync, blocks in reverse", "sync", 60, |n| {
        let mut files = statement(
            "content/s.md",
            each(n, |at| format!("{}\n\n", said("en", n - at))),
        );
        files.push((
            "locales/en/s.ftl",
            each(n, |at| format!("m{at} = {}\n", said("en", at))),
        ));
        files
    }),
    ("check, equal blocks", "check --format json", 100, |n| {
        statement("content/s.md", "The same words stand here.\n\n".repeat(n))
    }),
    ("check, explicit ids", "check --format json", 60, |n| {
        statement(
            "content/s.md",
            each(n, |at| {
                format!("<!-- id: b{at} -->\n{}\n\n", said("en", at))
            }),
        )
    }),
];

/// A statement that has no catalog yet.
fn statement(path: &'static str, text: String) -> Files {
    let mut files = both(|_| "z = A\n".to_owned());
    files.push((path, text));
    files
}
