//! The manual pages of checks, written in Markdown beside the checks, for a terminal.

use crate::diagnostic::Severity;
use crate::report::model::Look;
use crate::report::paint::{BOLD, DIM, paint, severity};
use crate::report::wrap;

/// A manual page as it is declared.
pub struct Page {
    pub id: &'static str,
    pub severity: Severity,
    /// Markdown; each line may begin with the blank that follows `///`.
    pub doc: &'static str,
}

/// Lines are not longer than this, however wide the terminal.
const WIDEST: usize = 88;

/// One page: headings bold, prose filled, fences indented under the name of their file.
pub fn page(page: &Page, look: &Look) -> String {
    let width = look.width.min(WIDEST);
    let level = paint(look.color, severity(page.severity), page.severity.as_str());
    let mut out = format!("{} ({level})\n", paint(look.color, BOLD, page.id));
    let mut prose = String::new();
    let mut fence: Option<&str> = None;
    for line in page.doc.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let mark = line.trim_start();
        if let Some(ticks) = fence {
            if mark.starts_with(ticks) {
                fence = None;
            } else {
                out.push_str(&indented(line, look));
            }
        } else if let Some(info) = mark.strip_prefix("```") {
            flush(&mut prose, width, &mut out);
            let tilt = info.trim_start_matches('`');
            fence = Some(&mark[..mark.len() - tilt.len()]);
            if let Some((_, file)) = tilt.split_once(' ') {
                out.push_str(&format!("\n    {}\n", paint(look.color, BOLD, file)));
            } else {
                out.push('\n');
            }
        } else if let Some(heading) = mark.strip_prefix('#') {
            flush(&mut prose, width, &mut out);
            let heading = heading.trim_start_matches('#').trim();
            out.push_str(&format!("\n{}\n", paint(look.color, BOLD, heading)));
        } else if mark.is_empty() {
            flush(&mut prose, width, &mut out);
        } else {
            if mark.starts_with("- ") || mark.starts_with("* ") {
                flush(&mut prose, width, &mut out);
            }
            if !prose.is_empty() {
                prose.push(' ');
            }
            prose.push_str(mark);
        }
    }
    flush(&mut prose, width, &mut out);
    out
}

/// All checks, a line each: name, default level, what it finds.
pub fn table(pages: &[Page], look: &Look) -> String {
    let name_width = pages.iter().map(|page| page.id.len()).max().unwrap_or(0);
    let level_width = "warning".len();
    let room = look.width.saturating_sub(name_width + level_width + 4).max(20);
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

/// The first sentence of the page.
pub fn summary(page: &Page) -> String {
    let lines = page.doc.lines().map(str::trim);
    let prose: Vec<&str> = lines
        .skip_while(|line| line.is_empty() || line.starts_with('#'))
        .take_while(|line| !line.is_empty())
        .collect();
    let prose = prose.join(" ");
    let end = prose.find(". ").unwrap_or(prose.len());
    prose[..end].trim_end_matches('.').to_owned()
}

fn flush(prose: &mut String, width: usize, out: &mut String) {
    if prose.is_empty() {
        return;
    }
    let is_item = prose.starts_with("- ") || prose.starts_with("* ");
    let (hang, room) = if is_item { ("  ", width - 2) } else { ("", width) };
    if !out.ends_with('\n') || (is_item && !out.ends_with("\n\n")) {
        // A list stands close.
    } else if out.lines().last().is_some_and(|line| line.starts_with("    ")) {
        out.push('\n');
    }
    for (at, line) in wrap::lines(prose, room.max(20)).iter().enumerate() {
        let hang = if at == 0 { "" } else { hang };
        out.push_str(&format!("{hang}{line}\n"));
    }
    prose.clear();
}

fn indented(line: &str, look: &Look) -> String {
    match line {
        "" => "\n".to_owned(),
        line => format!("    {}\n", paint(look.color, DIM, line)),
    }
}
