//! The manual pages of checks, written in Markdown beside the checks, for a terminal.

use camino::Utf8Path;
use roff::{Roff, roman};

use crate::config::glossary::Glossary;
use crate::report::check_manual::CheckManual;
use crate::report::model::Look;
use crate::report::paint::{BOLD, DIM, HELP, paint, severity};
use crate::report::wrap;
use crate::text::escape_control::escape_name;
use crate::text::slice::Slice;

/// Lines are not longer than this, however wide the terminal.
const WIDEST: usize = 88;

/// A piece of a page.
enum ManualBlock<'p> {
    Heading(&'p str),
    Paragraph(String),
    Item(String),
    /// The file that it shows, and its lines.
    Fence(&'p str, Vec<&'p str>),
}

/// Writes the page of a check for a terminal.
pub fn page(page: &CheckManual, look: &Look) -> String {
    let level = paint(look.color, severity(page.severity), page.severity.as_str());
    let fixable = if page.is_fixable {
        ", fixable: `check --fix`"
    } else {
        ""
    };
    let safety = if page.is_safety {
        ", not to be silenced in translations"
    } else {
        ""
    };
    let name = paint(look.color, BOLD, page.id);
    format!(
        "{name} ({level}{fixable}{safety})\n\n{}",
        text(page.doc, look)
    )
}

/// Writes a text of Markdown for a terminal: headings bold, prose filled, fences indented under the name of their file.
pub fn text(doc: &str, look: &Look) -> String {
    let mut out = String::new();
    let room = look.width.min(WIDEST) - 2;
    let mut before = None;
    for block in blocks(doc) {
        let is_close = match (&before, &block) {
            (Some(ManualBlock::Heading(_)), ManualBlock::Paragraph(_) | ManualBlock::Item(_)) => {
                true
            }
            (Some(ManualBlock::Item(_)), ManualBlock::Item(_)) => true,
            (
                _,
                ManualBlock::Heading(_)
                | ManualBlock::Paragraph(_)
                | ManualBlock::Item(_)
                | ManualBlock::Fence(..),
            ) => false,
        };
        if !is_close && before.is_some() {
            out.push('\n');
        }
        let lines = match &block {
            ManualBlock::Heading(text) => vec![paint(look.color, BOLD, text)],
            ManualBlock::Paragraph(text) => indented("  ", "  ", wrap::lines(text, room)),
            ManualBlock::Item(text) => indented("  - ", "    ", wrap::lines(text, room - 2)),
            ManualBlock::Fence(file, lines) => {
                let name =
                    (!file.is_empty()).then(|| format!("    {}", paint(look.color, HELP, file)));
                let lines = lines.iter().map(|line| paint(look.color, DIM, line));
                name.into_iter()
                    .chain(indented("    ", "    ", lines.collect()))
                    .collect()
            }
        };
        for line in lines {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        before = Some(block);
    }
    out
}

/// Writes a text of Markdown as a page of section 7 of the system's manual; its first heading is the title.
pub fn roff(name: &str, doc: &str, version: &str) -> String {
    let mut page = Roff::new();
    let title = format!("PARIDAD-{}", name.to_uppercase());
    page.control("TH", [title.as_str(), "7", "", version]);
    for (at, block) in blocks(doc).iter().enumerate() {
        match block {
            ManualBlock::Heading(text) if at == 0 => {
                page.control("SH", ["NAME"]);
                page.text([roman(format!("paridad-{name} - {text}"))]);
            }
            ManualBlock::Heading(text) => drop(page.control("SH", [*text])),
            ManualBlock::Paragraph(text) => {
                page.control("PP", []).text([roman(text)]);
            }
            ManualBlock::Item(text) => {
                page.control("IP", ["\\(bu", "2"]).text([roman(text)]);
            }
            ManualBlock::Fence(_, lines) => {
                page.control("PP", [])
                    .control("RS", ["4"])
                    .control("nf", []);
                page.text([roman(lines.join("\n"))]);
                page.control("fi", []).control("RE", []);
            }
        }
    }
    page.to_roff()
}

/// Returns the terms of a project, below the page of the check: for each the forms of each language, and what stays as
/// it is.
pub fn terms(path: &Utf8Path, glossary: &Glossary, look: &Look) -> String {
    let room = look.width.min(WIDEST) - 2;
    let title = format!("The terms of this project ({})", escape_name(path.as_str()));
    let mut out = format!("\n{}\n", paint(look.color, BOLD, &title));
    let mut add = |first: &str, further: &str, text: &str| {
        for line in indented(first, further, wrap::lines(text, room - further.len())) {
            out.push_str(line.trim_end());
            out.push('\n');
        }
    };
    for term in &glossary.terms {
        add(
            "  ",
            "  ",
            &paint(look.color, BOLD, &escape_name(&term.source)),
        );
        for (locale, forms) in term.all_forms() {
            let kinds = [
                ("", &forms.approved),
                ("also ", &forms.allowed),
                ("never ", &forms.forbidden),
            ];
            let kinds = kinds.iter().filter(|(_, forms)| !forms.is_empty());
            let kinds = kinds.map(|(word, forms)| {
                let forms: Vec<&str> = forms.iter().map(|it| it.written.as_str()).collect();
                format!("{word}{}", forms.join(", "))
            });
            let text: Vec<String> = kinds.collect();
            add(
                &format!("    {:<6} ", locale.as_str()),
                "           ",
                &escape_name(&text.join("; ")),
            );
        }
    }
    if !glossary.keep.is_empty() {
        let names = glossary.keep.join(", ");
        let names = escape_name(&names);
        add("  ", "    ", &format!("stays as it is: {names}"));
    }
    out
}

fn blocks(doc: &str) -> Vec<ManualBlock<'_>> {
    let mut blocks = Vec::new();
    let mut goes_on = false;
    // The lines of a doc comment begin with a blank.
    let margin = if doc.starts_with(' ') { " " } else { "" };
    let mut lines = doc
        .lines()
        .map(|line| line.strip_prefix(margin).unwrap_or(line));
    while let Some(line) = lines.next() {
        let text = line.trim();
        let was_prose = std::mem::replace(&mut goes_on, false);
        if let Some(info) = text.strip_prefix("```") {
            let content = lines
                .by_ref()
                .take_while(|line| !line.trim_start().starts_with("```"));
            let file = info.split_once(' ').map_or("", |(_, file)| file);
            blocks.push(ManualBlock::Fence(file, content.collect()));
        } else if text.starts_with('#') {
            blocks.push(ManualBlock::Heading(text.trim_start_matches('#').trim()));
        } else if let Some(item) = text.strip_prefix("- ") {
            blocks.push(ManualBlock::Item(item.to_owned()));
            goes_on = true;
        } else if !text.is_empty() {
            goes_on = true;
            match blocks.last_mut() {
                Some(ManualBlock::Paragraph(prose) | ManualBlock::Item(prose)) if was_prose => {
                    prose.push(' ');
                    prose.push_str(text);
                }
                Some(_) | None => blocks.push(ManualBlock::Paragraph(text.to_owned())),
            }
        }
    }
    blocks
}

/// Returns the lines behind a margin; the first one has its own.
fn indented(first: &str, others: &str, lines: Vec<String>) -> Vec<String> {
    let margins = std::iter::once(first).chain(std::iter::repeat(others));
    margins
        .zip(&lines)
        .map(|(margin, line)| format!("{margin}{line}"))
        .collect()
}

/// Writes names below a title, each with a few words.
pub fn list(title: &str, rows: &[(&str, &str)], look: &Look) -> String {
    let name_width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut out = format!("{}\n", paint(look.color, BOLD, title));
    for (name, words) in rows {
        out.push_str(&format!("  {}  {words}\n", wrap::padded(name, name_width)));
    }
    out
}

/// Returns all checks, a line each: name, default level, what it finds.
pub fn table(pages: &[CheckManual], look: &Look) -> String {
    let name_width = pages.iter().map(|page| page.id.len()).max().unwrap_or(0);
    let level_width = "warning".len();
    let room = look
        .width
        .saturating_sub(name_width + level_width + 4)
        .max(20);
    let mut out = String::new();
    for page in pages {
        let name = paint(look.color, BOLD, &wrap::padded(page.id, name_width));
        let level = wrap::padded(page.severity.as_str(), level_width);
        let level = paint(look.color, severity(page.severity), &level);
        let summary = wrap::cut(&summary(page), room);
        out.push_str(&format!("{name}  {level}  {summary}\n"));
    }
    out
}

/// Returns the first sentence of the page.
pub fn summary(page: &CheckManual) -> String {
    let lines = page.doc.lines().map(str::trim);
    let prose: Vec<&str> = lines
        .skip_while(|line| line.is_empty() || line.starts_with('#'))
        .take_while(|line| !line.is_empty())
        .collect();
    let prose = prose.join(" ");
    let end = prose.find(". ").unwrap_or(prose.len());
    prose.slice(..end).trim_end_matches('.').to_owned()
}
