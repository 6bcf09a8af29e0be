//! The page of the manual on templates names the blocks and the variables that there are, and no others.

use std::collections::BTreeSet;

use paridad::emit::template_blocks::TemplateOutline;
use paridad::emit::templates::REPLACEABLE;

const MANUAL: &str = include_str!("../../src/cli/manual/templates.md");
const FRAME: &str = include_str!("../../src/emit/frame.html");
const VIEW: &str = include_str!("../../src/emit/editions/page.rs");

/// The names between backticks.
fn named(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The names in the first cells of the table, or in the paragraph, that follows a line.
fn listed(line: &str) -> BTreeSet<&'static str> {
    let (_, rest) = MANUAL
        .split_once(line)
        .unwrap_or_else(|| panic!("no line `{line}`"));
    match rest.split_once("\n|---|---|\n") {
        Some((before, rows)) if before.lines().count() < 4 => {
            let rows = rows.lines().take_while(|row| row.starts_with('|'));
            rows.flat_map(|row| named(row.split('|').nth(1).unwrap()))
                .collect()
        }
        _ => named(rest.split("\n\n").next().unwrap()),
    }
}

#[test]
fn blocks() {
    for (name, text) in REPLACEABLE {
        let outlines = [TemplateOutline::read(text), TemplateOutline::read(FRAME)];
        let blocks = outlines.iter().flat_map(|outline| &outline.blocks);
        let blocks: BTreeSet<&str> = blocks.map(|block| block.name).collect();
        assert_eq!(listed(&format!("Blocks of `{name}`:")), blocks, "{name}");
    }
}

#[test]
fn variables() {
    let (_, view) = VIEW.split_once("struct PageView").unwrap();
    let (view, _) = view.split_once("\n}").unwrap();
    let fields = view
        .lines()
        .filter_map(|line| line.strip_prefix("    pub "));
    let fields: BTreeSet<&str> = fields
        .filter_map(|it| Some(it.split_once(':')?.0))
        .collect();
    assert!(fields.len() > 25);
    assert_eq!(listed("Variables of `page.html`;"), fields);
}
