//! Documents as blocks: the cases are text, in `tests/documents/`. `UPDATE=1` rewrites what is expected.
//!
//! A case is `== name`, the input, a line `--`, and the expected listing. In the input ␍ stands for a
//! carriage return, ␉ for a tab, ␠ for a blank at the end of a line, ␖ for the byte-order mark.

use std::fmt::Write;
use std::path::Path;

use paridad::document::model::{BlockKind, Container, Document, Format, Options};
use paridad::document::parse;
use paridad::text::slice::Slice;

#[test]
fn markdown() {
    check("markdown.txt", Format::Markdown);
}

#[test]
fn generators() {
    check("generators.txt", Format::Markdown);
}

#[test]
fn front_matter() {
    check("front_matter.txt", Format::Markdown);
}

#[test]
fn plain() {
    check("plain.txt", Format::Plain);
}

#[test]
fn html() {
    check("html.txt", Format::Html);
}

fn check(name: &str, format: Format) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/documents")
        .join(name);
    let cases = std::fs::read_to_string(&path).unwrap();
    let mut listed = String::new();
    for case in cases.split("== ").skip(1) {
        let (title, case) = case.split_once('\n').unwrap();
        let (input, _) = case
            .split_once("--\u{20}expected\n")
            .unwrap_or_else(|| panic!("{name}: `{title}` has no `-- expected`"));
        let text = [('␍', "\r"), ('␉', "\t"), ('␠', " "), ('␖', "\u{feff}")]
            .iter()
            .fold(input.to_owned(), |text, (sign, c)| text.replace(*sign, c));
        let options = Options {
            text_fields: ["title", "people.*.name", "note"]
                .map(String::from)
                .to_vec(),
        };
        let document = parse(format, &text, &options);
        write!(
            listed,
            "== {title}\n{input}-- expected\n{}\n",
            list(&document)
        )
        .unwrap();
    }
    let listed = format!("{}\n", listed.trim_end());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, listed).unwrap();
    } else {
        assert!(listed == cases, "{name} differs; see UPDATE=1\n{listed}");
    }
}

fn list(document: &Document<'_>) -> String {
    let mut listed = String::new();
    for block in &document.blocks {
        let kind = match &block.kind {
            BlockKind::Field { key } => format!("field {key}"),
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Cell { row, column } => format!("cell {row},{column}"),
            BlockKind::Other(name) => (*name).to_owned(),
        };
        write!(listed, "{kind}").unwrap();
        if block.format != document.format {
            listed.push_str(" of html");
        }
        for container in &block.containers {
            match container {
                Container::Quote => write!(listed, " in quote"),
                Container::Item {
                    list,
                    item,
                    ordered,
                } => {
                    let kind = if *ordered { "ordered" } else { "list" };
                    write!(listed, " in {kind} {list} item {item}")
                }
                Container::Footnote => write!(listed, " in footnote"),
                Container::Table => write!(listed, " in table"),
            }
            .unwrap();
        }
        if let Some(id) = block.id {
            write!(listed, " #{id}").unwrap();
        }
        if let Some(heading) = block.heading {
            write!(listed, " under {heading}").unwrap();
        }
        let raw = document.source.slice(block.span.range());
        write!(listed, ": {:?}", block.text).unwrap();
        if raw != block.text {
            write!(listed, " from {raw:?}").unwrap();
        }
        listed.push('\n');
    }
    for fault in &document.faults {
        let raw = document.source.slice(fault.span.range());
        writeln!(
            listed,
            "fault at {raw:?}: {}; {}",
            fault.message,
            fault.help.as_deref().unwrap_or("-")
        )
        .unwrap();
    }
    for node in &document.outline {
        let indent = "  ".repeat(node.depth as usize + 1);
        write!(listed, "|{indent}{}", node.kind).unwrap();
        if let Some(block) = node.block {
            write!(listed, " = {block}").unwrap();
        }
        listed.push('\n');
    }
    listed
}
