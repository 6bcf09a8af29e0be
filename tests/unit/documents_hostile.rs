//! Documents made to break the reader: no panic, and nothing that grows with the square of the size, which would let
//! these tests run for minutes.

use paridad::document::model::{Format, Options};
use paridad::document::parse;
use paridad::document::weave::{PassageMark, Replacement, weave};

#[track_caller]
fn survives(format: Format, name: &str, source: &str) {
    let document = parse(format, source, &Options::default());
    let kept = weave(&document, None, &mut |_, _| Replacement::Keep);
    assert!(kept == source, "{name}");
    let other = weave(&document, None, &mut |_, _| Replacement::Text {
        text: "- x".into(),
        mark: PassageMark {
            language: Some("en"),
            state: Some("stale"),
        },
    });
    let edition = parse(format, &other, &Options::default());
    println!(
        "{format:?} {name}: {} kB, {} blocks, {} nodes",
        source.len() / 1000,
        document.blocks.len(),
        document.outline.len(),
    );
    drop(edition);
}

/// Enough to tell a square from a line, in a debug build too.
const SIZE: usize = 200_000;

fn repeated(unit: &str) -> String {
    unit.repeat(SIZE / unit.len())
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
        (
            "very wide table",
            format!("{}\n{}\n", "|a".repeat(150_000), "|-".repeat(150_000)),
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
            "toml, deep and closed",
            format!(
                "+++\na = {}{}\n+++\n",
                "[".repeat(100_000),
                "]".repeat(100_000)
            ),
        ),
        (
            "toml, deep inline tables",
            format!(
                "+++\na = {}1{}\n+++\n",
                "{a=".repeat(100_000),
                "}".repeat(100_000)
            ),
        ),
        (
            "yaml, deep maps",
            format!(
                "---\na: {}1{}\n---\n",
                "{a: ".repeat(100_000),
                "}".repeat(100_000)
            ),
        ),
        (
            "toml, deep table",
            format!("+++\n[{}a]\n+++\n", "a.".repeat(200_000)),
        ),
        ("toml, faulty", format!("+++\n{}+++\n", repeated("a = \n"))),
    ] {
        survives(Format::Markdown, name, &source);
    }
}

#[test]
fn html() {
    let deep = |unit: &str| format!("{}x", unit.repeat(10_000));
    let many = |unit: &str, then: &str| format!("{}{}", unit.repeat(10_000), repeated(then));
    for (name, source) in [
        ("empty", String::new()),
        ("deep divs", deep("<div>")),
        ("deep quotes", deep("<blockquote>x")),
        ("deep lists", deep("<ul><li>")),
        ("deep tables", deep("<table><tr><td>")),
        ("deep inline", deep("<b>")),
        ("deep inline, stray ends", many("<b>", "x</i>")),
        ("deep divs, stray ends", many("<div>", "x</p>")),
        ("deep divs, items", many("<div>", "<li>x")),
        ("deep quotes, paragraphs", many("<blockquote>", "<p>x")),
        (
            "closing backwards",
            format!(
                "{}{}",
                "<div><b>".repeat(60_000),
                "</b></div>".repeat(60_000)
            ),
        ),
        ("one line", repeated("word ")),
        ("paragraphs", repeated("<p>A short paragraph.</p>\n")),
        ("unclosed paragraphs", repeated("<p>a")),
        ("comments", repeated("<!-- a")),
        ("comment ids", repeated("<!-- #a -->b")),
        ("nul", repeated("\0")),
        ("angles", repeated("<")),
        ("unclosed tags", repeated("<a ")),
        ("attributes", format!("<p {}>x", repeated("a=b "))),
        ("images", repeated("<img alt=word>")),
        ("entities", repeated("&amp;")),
        ("unclosed script", format!("<script>{}", repeated("<p>"))),
        ("unclosed svg", format!("<svg>{}", repeated("<p>"))),
        ("open and close svg", repeated("<svg></svg>")),
        ("cells", format!("<table>{}", repeated("<tr><td>a<td>b"))),
        ("options", format!("<select>{}", repeated("<option>a"))),
        ("labels", repeated("<label>a")),
        ("mixed", repeated("<p><b>a</p></b><i><div>x</i></div>")),
    ] {
        survives(Format::Html, name, &source);
    }
}

#[test]
fn plain() {
    let ladder: String = (0..1_000)
        .map(|n| format!("{}- x\n", "  ".repeat(n)))
        .collect();
    for (name, source) in [
        ("one line", repeated("word ")),
        ("paragraph", repeated("a line\n")),
        ("paragraphs", repeated("a\n\n")),
        ("items", repeated("- a\n")),
        ("ladder of lists", ladder),
        ("numbers", repeated("1. a\n1) b\n- c\n")),
        ("rules", repeated("---\n")),
        ("nul", repeated("\0")),
        ("carriage returns", repeated("a\r")),
    ] {
        survives(Format::Plain, name, &source);
    }
}
