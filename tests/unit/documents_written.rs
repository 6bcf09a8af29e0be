//! The words of a block as they are written: slices of the document that say what the block says.

use paridad::document::model::{BlockKind, Format, Options};
use paridad::document::parse;
use paridad::document::written::written;
use paridad::text::canonical::canonical;
use paridad::text::span::Span;
use proptest::prelude::*;

/// The slices of each block, parted by `|`.
#[track_caller]
fn check(format: Format, source: &str, expected: &[&str]) {
    let document = parse(format, source, &Options::default());
    let blocks = document.blocks.iter();
    let found: Vec<String> = blocks
        .map(|block| written(&document, block).join("|"))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn markdown() {
    let check = |source, expected: &[&str]| check(Format::Markdown, source, expected);
    check("a\nb\n", &["a\n|b"]);
    check("> a\n> b\n>\n> - c\n>   d\n", &["a\n|b", "c\n|d"]);
    check("1. a\r\n   b\r\n", &["a|\n|b"]);
    check("---\ntitle: \"a: b\"\n---\n# c #\n", &["a: b", "c"]);
    check("| a | b |\n|---|---|\n| c | d |\n", &["a", "b", "c", "d"]);
    check("a[^1]\n\n[^1]: b\n    c\n", &["a[^1]", "b\n|c"]);
}

#[test]
fn html_and_plain() {
    check(Format::Html, "<p>a\n  <b>b</b></p>", &["a\n|<b>b</b>"]);
    check(Format::Plain, "  a\n  b\n\n- c\n  d\n", &["a\n|b", "c\n|d"]);
}

/// Lines of documents, among them such as open, continue and close blocks.
fn line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "",
        "a b",
        "word  word",
        "> q",
        "> > qq",
        "- i",
        "  more",
        "    deep",
        "1. n",
        "# h",
        "| a | b |",
        "|---|---|",
        "b\\",
        "c  ",
        "[^1]: note",
        "<p>x",
        "</p>",
        "*e*",
        "&amp; d",
        "---",
        "title: x",
        "é ñ",
        "\t- t",
    ])
}

proptest! {
    /// What the slices say is what the block says, and they are within the block, one after the other.
    #[test]
    fn the_words_are_those_of_the_block(
        lines in prop::collection::vec(line(), 0..24),
        end in prop::sample::select(vec!["\n", "\r\n"]),
        format in prop::sample::select(vec![Format::Markdown, Format::Html, Format::Plain]),
    ) {
        let source = lines.join(end);
        let document = parse(format, &source, &Options::default());
        for block in &document.blocks {
            let slices = written(&document, block);
            let mut at = block.span.start;
            for slice in &slices {
                let span = Span::of(&source, slice);
                prop_assert!(at <= span.start && span.end <= block.span.end);
                at = span.end;
            }
            // A hard break is a backslash in the text; a quoted field has escapes.
            let plain = |text: &str| canonical(&text.replace(['\\'], " ")).into_owned();
            if !matches!(block.kind, BlockKind::Field { .. }) {
                prop_assert_eq!(plain(&slices.concat()), plain(&block.text), "in {:?}", source);
            }
        }
    }
}
