//! Many findings that say the same of messages of one file: a headline, and a line for each message with the
//! beginning of its source text.

use crate::diagnostic::{Diagnostic, Place};
use crate::report::human::predicate;
use crate::report::model::{Detail, Look, Report};
use crate::report::paint::{BOLD, DIM, GUTTER, HELP, paint, severity};
use crate::report::wrap;
use crate::text::escape_control::{escape_name, on_one_line};
use crate::text::slice::Slice;
use crate::text::source::SourceText;

/// So many messages are listed unless all are asked for.
const LISTED: usize = 20;

/// The id column is not wider than this.
const WIDEST_ID: usize = 32;

/// Without a line end.
pub(super) fn render(report: &Report<'_>, look: &Look, findings: &[&Diagnostic]) -> String {
    let Some(first) = findings.first() else {
        return String::new();
    };
    let listed = match look.detail {
        Detail::Verbose => findings.len(),
        Detail::Quiet | Detail::Normal if findings.len() <= LISTED + 2 => findings.len(),
        Detail::Quiet | Detail::Normal => LISTED,
    };
    let items: Vec<ListItem> = findings[..listed]
        .iter()
        .map(|finding| ListItem::new(report, finding))
        .collect();
    let numbers = items.iter().map(|item| item.line.len());
    let gutter = numbers.max().unwrap_or(0).max(1);
    let ids = items.iter().map(|item| wrap::width(&item.id));
    let id_width = ids.max().unwrap_or(0).min(WIDEST_ID);
    let room = look.width.saturating_sub(gutter + 3 + id_width + 2).max(16);

    let color = look.color;
    let margin = " ".repeat(gutter);
    let bar = paint(color, GUTTER, &format!("{margin} |"));
    let head = format!("{}[{}]", first.severity.as_str(), first.check);
    let mut lines = vec![format!(
        "{}{}",
        paint(color, severity(first.severity), &head),
        paint(
            color,
            BOLD,
            &format!(": {}", escape_name(&headline(findings)))
        )
    )];
    if let Some(path) = report.shown_path(&first.place) {
        let arrow = paint(color, GUTTER, &format!("{margin}-->"));
        lines.push(format!("{arrow} {}", escape_name(path.as_str())));
    }
    let sources = findings.iter().find_map(|finding| finding.source.as_ref());
    if let Some(path) = sources.and_then(|place| report.shown_path(place)) {
        lines.push(bar.clone());
        let dots = paint(color, GUTTER, &format!("{margin}:::"));
        lines.push(format!("{dots} {}", escape_name(path.as_str())));
    }
    lines.push(bar.clone());
    for item in &items {
        let number = paint(color, GUTTER, &format!("{:>gutter$} |", item.line));
        let text = paint(color, DIM, &wrap::cut(&item.text, room));
        let line = format!("{number} {}  {text}", wrap::padded(&item.id, id_width));
        lines.push(line.trim_end().to_owned());
    }
    if listed < findings.len() {
        let more = format!("… and {} more; -v lists them", findings.len() - listed);
        lines.push(format!("{bar} {}", paint(color, DIM, &more)));
    }
    if let Some(help) = common_help(findings) {
        lines.push(bar);
        let sign = paint(color, GUTTER, &format!("{margin} ="));
        lines.push(format!("{sign} {}: {help}", paint(color, HELP, "help")));
    }
    lines.join("\n")
}

/// A message of the list: where its source stands, and how it begins.
struct ListItem {
    line: String,
    id: String,
    text: String,
}

impl ListItem {
    fn new(report: &Report<'_>, finding: &Diagnostic) -> Self {
        let id = finding.subject.id.as_deref().unwrap_or_default();
        let place = finding.source.as_ref();
        let position = place.and_then(|place| report.position(place));
        let text = place.and_then(|place| match place {
            Place::Span(file, span) => {
                Some(beginning(report.sources.text(*file)?, span.end as usize))
            }
            Place::Project | Place::Absent(_) | Place::File(_) => None,
        });
        Self {
            line: position.map_or_else(String::new, |it| it.start.line.to_string()),
            id: escape_name(id).into_owned(),
            text: text.unwrap_or_default(),
        }
    }
}

/// Returns how the text of a message begins, by the end of its id.
fn beginning(source: &SourceText, id_end: usize) -> String {
    let rest = source.text.get(id_end..).unwrap_or_default();
    let lines = rest.lines().take(4).map(|line| {
        // A line may be as long as it likes; its beginning is enough.
        let end = line
            .char_indices()
            .nth(400)
            .map_or(line.len(), |(at, _)| at);
        line.slice(..end)
            .trim()
            .trim_start_matches('=')
            .trim_start()
    });
    let text = lines.into_iter().find(|line| !line.is_empty());
    on_one_line(text.unwrap_or_default()).into_owned()
}

/// `3 messages are not translated`.
fn headline(findings: &[&Diagnostic]) -> String {
    let count = findings.len();
    let ids = findings
        .iter()
        .filter_map(|finding| finding.subject.id.as_deref());
    let terms = ids.filter(|id| id.starts_with('-')).count();
    let things = match terms {
        0 => "messages",
        _ if terms == count => "terms",
        _ => "messages and terms",
    };
    let says = findings.first().copied().and_then(predicate);
    let says = says.unwrap_or_default();
    let (verb, rest) = says.split_once(' ').unwrap_or((says, ""));
    let verb = match verb {
        "is" => "are",
        "was" => "were",
        "has" => "have",
        "does" => "do",
        "lacks" => "lack",
        "needs" => "need",
        _ => return format!("{count} {things}, each {says}"),
    };
    format!("{count} {things} {verb} {rest}")
        .trim_end()
        .to_owned()
}

/// Returns the help, if it is the same for all.
fn common_help(findings: &[&Diagnostic]) -> Option<String> {
    let help = findings.first()?.help.as_deref()?;
    let same = findings
        .iter()
        .all(|finding| finding.help.as_deref() == Some(help));
    same.then(|| escape_name(help).into_owned())
}
