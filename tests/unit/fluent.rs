//! Faults in catalogs: each file in `tests/fluent` has cases of a catalog and what is said of it.
//!
//! `UPDATE=1 cargo test --lib unit::fluent::` writes what is said now. In the catalogs `␀`, `␉`, `␍` and `␣`
//! stand for NUL, a tab, a carriage return and a no-break space, `␋` for a byte-order mark.

use std::fmt::Write;

use paridad::fluent::model::{Catalog, display_name};
use paridad::fluent::parse::parse;
use paridad::text::line_index::LineIndex;
use paridad::text::slice::Slice;

#[test]
fn faults() {
    let update = std::env::var_os("UPDATE").is_some();
    for entry in std::fs::read_dir("tests/fluent").unwrap() {
        let path = entry.unwrap().path();
        let file = std::fs::read_to_string(&path).unwrap();
        let found = answer(&file);
        if update {
            std::fs::write(&path, found).unwrap();
        } else {
            assert!(found == file, "{}", difference(&file, &found));
        }
    }
}

/// The file with each `report` as it is now.
fn answer(file: &str) -> String {
    let mut answer = String::new();
    for (at, case) in file.split("```ftl\n").enumerate() {
        if at == 0 {
            answer.push_str(case);
            continue;
        }
        let (source, rest) = case.split_once("```\n```report\n").unwrap();
        let after = rest.split_once("```\n").unwrap().1;
        let report = report(&read(source));
        write!(
            answer,
            "```ftl\n{source}```\n```report\n{report}```\n{after}"
        )
        .unwrap();
    }
    answer
}

fn read(source: &str) -> String {
    let source = source.replace('␀', "\0").replace('␉', "\t");
    let source = source.replace('␍', "\r").replace('␣', "\u{a0}");
    source.replace('␋', "\u{feff}")
}

fn report(source: &str) -> String {
    let catalog = parse(source);
    let lines = LineIndex::new(source);
    let mut report = String::new();
    for fault in &catalog.faults {
        let place = lines.line_column(source, fault.span.start);
        let id = fault
            .id
            .map_or("?".to_owned(), |(kind, id)| display_name(kind, id));
        let bytes = source.slice(fault.span.range()).escape_debug().to_string();
        let bytes = bytes.replace("\\\"", "\"").replace("\\'", "'");
        let (line, column) = (place.line, place.column);
        writeln!(report, "{line}:{column} {id} ⟨{bytes}⟩ {}", fault.message).unwrap();
        for line in fault.comment.iter().flat_map(|comment| &comment.lines) {
            writeln!(report, "    # {line}").unwrap();
        }
        let help = fault.help.as_deref().unwrap_or("(no help)");
        writeln!(report, "    {help}").unwrap();
        assert!(fault.entry.start <= fault.span.start && fault.span.end <= fault.entry.end);
    }
    writeln!(
        report,
        "{}",
        format!("entries: {}", entries(&catalog)).trim_end()
    )
    .unwrap();
    report
}

fn entries(catalog: &Catalog<'_>) -> String {
    let names: Vec<_> = catalog.entries.iter().map(|entry| entry.name()).collect();
    names.join(" ")
}

fn difference(expected: &str, found: &str) -> String {
    similar::TextDiff::from_lines(expected, found)
        .unified_diff()
        .context_radius(6)
        .to_string()
}
