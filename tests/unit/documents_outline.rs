//! What the comparison of shapes says, and which block it blames.

use paridad::document::model::{Document, Format, Options};
use paridad::document::outline::{Difference, outline_difference};
use paridad::document::parse;

/// Compares two documents, as if the second were translated by hand.
#[track_caller]
fn check(source: &str, edition: &str, expected: &str) {
    let source = parse(Format::Markdown, source, &Options::default());
    let edition = parse(Format::Markdown, edition, &Options::default());
    let found = outline_difference(&source, &edition, None);
    assert_eq!(say(&source, &edition, &found), expected);
}

fn say(
    source: &Document<'_>,
    edition: &Document<'_>,
    found: &[paridad::document::outline::OutlineDifference],
) -> String {
    let mut said = String::new();
    for difference in found {
        said += &match difference.what {
            Difference::Extra { edition: at, .. } => format!("extra {}", edition.outline[at].kind),
            Difference::Missing { source: at, .. } => {
                format!("missing {}", source.outline[at].kind)
            }
            Difference::Changed {
                source: one,
                edition: other,
            } => format!(
                "{} became {}",
                source.outline[one].kind, edition.outline[other].kind
            ),
        };
        let block = difference.block.map(|it| &*source.blocks[it as usize].text);
        said += &format!(" at {}\n", block.unwrap_or("nothing"));
    }
    said
}

#[test]
fn by_hand() {
    check("# A\n\na\n\nb", "# A\n\na\n\nb", "");
    check(
        "# A\n\na\n\nb",
        "# A\n\na\n\nb\n\nc",
        "extra paragraph at b\n",
    );
    check("# A\n\na", "## A\n\na", "heading 1 became heading 2 at A\n");
    check(
        "a\n\n> b\n\nc",
        "a\n\nc",
        "missing quote at a\nmissing paragraph at b\n",
    );
    check("a\n\n- b", "a\n\n1. b", "list became ordered list at a\n");
    check("- [ ] a", "- [x] a", "item [ ] became item [x] at a\n");
    check(
        "|a|b|\n|-|-|\n|c|d|",
        "|a|b|\n|-|-|\n|c|d|e|",
        "row of 2 cells became row of 3 cells at c\n",
    );
    check(
        "```rust\n```",
        "```\n```",
        "code rust became code at nothing\n",
    );
    check("", "a", "extra paragraph at nothing\n");
}

#[test]
fn the_place_tells_which_paragraph_was_split() {
    // As if the texts had been put in without being escaped.
    let source = "a\n\nb\n\nc\n";
    let woven = "A\n\nB\n\nBB\n\nC\n";
    let places =
        [(0, 1), (3, 8), (10, 11)].map(|(start, end)| paridad::text::span::Span::new(start, end));
    let source = parse(Format::Markdown, source, &Options::default());
    let edition = parse(Format::Markdown, woven, &Options::default());
    let found = outline_difference(&source, &edition, Some(&places));
    assert_eq!(say(&source, &edition, &found), "extra paragraph at b\n");
}
