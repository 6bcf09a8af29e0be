//! Documents made to break the reader: no panic, and no time that grows with the square of the size.

use std::time::{Duration, Instant};

use paridad::document::model::{Format, Options};
use paridad::document::parse;
use paridad::document::weave::{Replacement, weave};

/// Read and woven twice; a debug build takes less than this for a megabyte, a quadratic one minutes.
const PATIENCE: Duration = Duration::from_secs(30);

#[track_caller]
fn survives(format: Format, name: &str, source: &str) {
    let begin = Instant::now();
    let document = parse(format, source, &Options::default());
    let parsed = begin.elapsed();
    let kept = weave(&document, None, &mut |_, _| Replacement::Keep);
    assert!(kept == source, "{name}");
    let other = weave(&document, None, &mut |_, _| Replacement::Text {
        text: "- x".into(),
        language: Some("en"),
    });
    let edition = parse(format, &other, &Options::default());
    let all = begin.elapsed();
    println!(
        "{format:?} {name}: {} kB, {} blocks, {} nodes, read in {parsed:?}, all in {all:?}",
        source.len() / 1000,
        document.blocks.len(),
        document.outline.len(),
    );
    drop(edition);
    assert!(all < PATIENCE, "{name} took {all:?}");
}

const MEGABYTE: usize = 1_000_000;

fn repeated(unit: &str) -> String {
    unit.repeat(MEGABYTE / unit.len())
}

#[test]
fn markdown() {
    let deep = |unit: &str| format!("{}x\n", unit.repeat(10_000));
    let ladder: String = (0..1_000)
        .map(|n| format!("{}- x\n", "  ".repeat(n)))
        .collect();
    for (name, source) in [
        ("empty", String::new()),
        ("deep quotes", deep("> ")),
        ("deep lists", deep("- ")),
        ("deep ordered lists", deep("1. ")),
        ("ladder of lists", ladder),
        (
            "deep quotes over many lines",
            format!("{}x\n", "> ".repeat(500)).repeat(1_000),
        ),
        (
            "lazy lines",
            format!("{}x\n{}", "> ".repeat(250), "y\n".repeat(100_000)),
        ),
        ("one line", repeated("word ")),
        ("one word", repeated("a")),
        ("paragraphs", repeated("A short paragraph.\n\n")),
        ("long paragraph", repeated("A line of a paragraph\n")),
        ("hard breaks", repeated("a\\\n")),
        ("headings", repeated("# A\n\n")),
        ("list", repeated("- item\n")),
        ("nul", repeated("\0")),
        ("brackets", repeated("[")),
        ("links", repeated("[a](")),
        ("images", repeated("![")),
        ("emphasis", repeated("*a **b ")),
        ("backticks", repeated("`a``b```")),
        ("html", repeated("<a ")),
        ("comments", repeated("<!-- a\n\n")),
        ("comment ids", repeated("<!-- #a -->\n\nb\n\n")),
        ("fences", repeated("```\n")),
        ("pipes", repeated("|")),
        ("table", format!("|a|b|\n|-|-|\n{}", repeated("|a|b|\n"))),
        (
            "wide table",
            format!(
                "{}\n{}\n{}",
                "|a".repeat(1000),
                "|-".repeat(1000),
                repeated("|a\n")
            ),
        ),
        ("definitions", repeated("[a]: b\n")),
        ("footnotes", repeated("[^a]: b\n\n")),
        ("entities", repeated("&amp;")),
        ("escapes", repeated("\\")),
        ("rules", repeated("---\n")),
        ("carriage returns", repeated("a\r")),
        ("front matter", format!("---\n{}---\n", repeated("a: b\n"))),
        (
            "front matter, numbered",
            format!(
                "---\n{}---\n",
                (0..50_000)
                    .map(|n| format!("k{n}: ñ\n"))
                    .collect::<String>()
            ),
        ),
        (
            "front matter, deep",
            format!("---\na: {}\n---\n", "[".repeat(10_000)),
        ),
        (
            "front matter, deep and closed",
            format!(
                "---\na: {}{}\n---\n",
                "[".repeat(10_000),
                "]".repeat(10_000)
            ),
        ),
        (
            "front matter, deep block",
            format!("---\n{}\n---\n", "- ".repeat(10_000)),
        ),
        (
            "front matter, faulty",
            format!("---\n{}a: b: c\n---\n", repeated("a: 'ñ'\n")),
        ),
        (
            "front matter, unclosed",
            format!("---\n{}", repeated("a: b\n")),
        ),
        (
            "toml",
            format!(
                "+++\n{}+++\n",
                (0..50_000)
                    .map(|n| format!("k{n} = 'ñ'\n"))
                    .collect::<String>()
            ),
        ),
        (
            "toml, deep",
            format!("+++\na = {}\n+++\n", "[".repeat(10_000)),
        ),
        (
            "toml, deep table",
            format!("+++\n[{}a]\n+++\n", "a.".repeat(10_000)),
        ),
        ("toml, faulty", format!("+++\n{}+++\n", repeated("a = \n"))),
    ] {
        survives(Format::Markdown, name, &source);
    }
}
