//! One finding: its message, the lines it is about with carets under the exact bytes, the source's line, the help.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::report::model::{Look, Report};
use crate::report::paint::{GOOD, POOR};
use crate::report::wrap;
use crate::text::escape_control::{escape_control_chars, escape_name};
use crate::text::line_index::LineIndex;
use crate::text::slice::Slice;
use crate::text::source::FileId;
use crate::text::span::Span;

/// A line longer than this (in bytes) is not shown.
const LONGEST_LINE: usize = 1 << 14;

/// A line longer than this is long. To show a part of a line, all of it is read, for each finding again.
const LONG_LINE: usize = 1 << 10;

/// The bytes of long lines that a report still shows; from there on findings in them have their place alone.
#[derive(Debug)]
pub(super) struct LongLines {
    left: usize,
}

/// Columns beside a line: its number, the bar, and the dots where it was cut.
const MARGINS: usize = 16;

/// Marks of one file that are further apart (in lines) are shown apart.
const FAR: usize = 200;

impl LongLines {
    pub(super) const fn new() -> Self {
        Self { left: 1 << 20 }
    }

    /// Returns whether a line of this length is shown, and counts it.
    fn show(&mut self, length: usize) -> bool {
        if length <= LONG_LINE || length > LONGEST_LINE {
            return length <= LONG_LINE;
        }
        let left = self.left.checked_sub(length);
        self.left = left.unwrap_or(0);
        left.is_some()
    }
}

/// Without a line end.
pub(super) fn render(
    report: &Report<'_>,
    look: &Look,
    finding: &Diagnostic,
    long_lines: &mut LongLines,
) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let marks = marks(finding);
    let mut group = Group::with_title(
        level
            .primary_title(escape_name(&finding.message))
            .id(finding.check),
    );
    let mut notes: Vec<String> = finding.notes.clone();
    let mut gutter = 1;
    for panel in panels(report, look, &marks, long_lines) {
        group = match panel {
            Panel::Lines(snippet, last_line) => {
                gutter = gutter.max(last_line.to_string().len());
                group.element(snippet)
            }
            Panel::Path(path, None) => group.element(Origin::path(path)),
            Panel::Path(path, Some(label)) => {
                notes.push(format!("{path}: {}", escape_name(&label)));
                group
            }
        };
    }
    // Both labels are as long: `note: `, `help: `.
    let room = look.width.saturating_sub(gutter + 3 + 6).max(20);
    for note in &notes {
        let lines = wrap::lines(&escape_control_chars(note), room).join("\n");
        group = group.element(Level::NOTE.message(painted_diff(&lines, look.color)));
    }
    // A remedy that is the same advice is said once.
    let remedy = finding.fix.as_ref().map(|fix| &fix.title);
    if let Some(help) = finding.help.as_ref().filter(|help| remedy != Some(help)) {
        let lines = wrap::lines(&escape_name(help), room).join("\n");
        group = group.element(Level::HELP.message(lines));
    }
    if let Some(fix) = &finding.fix {
        let text = format!("{} (fix available: `--fix`)", fix.title);
        let lines = wrap::lines(&escape_name(&text), room).join("\n");
        group = group.element(Level::HELP.message(lines));
    }
    let renderer = if look.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(look.width).render(&[group])
}

/// A place with what is to be seen there.
struct SpanMark<'f> {
    place: &'f Place,
    label: Option<&'f str>,
    kind: AnnotationKind,
}

/// Returns the place of the finding, its labels, and where the source stands unless a label is on that line.
fn marks(finding: &Diagnostic) -> Vec<SpanMark<'_>> {
    let mut marks = vec![SpanMark {
        place: &finding.place,
        label: None,
        kind: AnnotationKind::Primary,
    }];
    if let Some(source) = &finding.source {
        let told = finding.place == *source;
        let told = told || finding.labels.iter().any(|label| label.place == *source);
        if !told {
            marks.push(SpanMark {
                place: source,
                label: Some("the source"),
                kind: AnnotationKind::Context,
            });
        }
    }
    marks.extend(finding.labels.iter().map(|label| SpanMark {
        place: &label.place,
        label: Some(&label.text),
        kind: AnnotationKind::Context,
    }));
    marks
}

/// Something that is shown under the message.
enum Panel<'r> {
    /// Lines of a file, and the number of the last one.
    Lines(Snippet<'r, Annotation<'r>>, usize),
    /// A path, and what is to be said of it.
    Path(String, Option<String>),
}

fn panels<'r>(
    report: &'r Report<'_>,
    look: &Look,
    marks: &[SpanMark<'r>],
    long_lines: &mut LongLines,
) -> Vec<Panel<'r>> {
    let mut panels = Vec::new();
    let mut windows: Vec<Window<'r>> = Vec::new();
    for mark in marks {
        match Window::open(report, look, mark, long_lines) {
            Some(window) => match windows.iter_mut().find(|it| it.is_near(&window)) {
                Some(near) => near.join(window),
                None => windows.push(window),
            },
            None => {
                if let Some(location) = report.location(mark.place) {
                    let label = mark.label.map(str::to_owned);
                    panels.push(Panel::Path(escape_name(&location).into_owned(), label));
                }
            }
        }
    }
    panels.extend(windows.into_iter().map(Window::panel));
    panels
}

/// Some lines of a file with what is marked in them.
struct Window<'r> {
    file: FileId,
    path: String,
    text: &'r str,
    lines: &'r LineIndex,
    /// Lines from 0, the last one included.
    first: usize,
    last: usize,
    marks: Vec<(Span, Option<&'r str>, AnnotationKind)>,
}

impl<'r> Window<'r> {
    /// `None` when the place has no lines, or none that can be shown.
    fn open(
        report: &'r Report<'_>,
        look: &Look,
        mark: &SpanMark<'r>,
        long_lines: &mut LongLines,
    ) -> Option<Self> {
        let Place::Span(file, span) = mark.place else {
            return None;
        };
        let source = report.sources.text(*file)?;
        let (text, lines) = (&*source.text, source.lines());
        let (line, span) = first_line_of(text, lines, *span);
        if !long_lines.show(lines.line(text, line).len()) {
            return None;
        }
        let before = text.slice(lines.start(line) as usize..span.start as usize);
        let room = look.width.saturating_sub(MARGINS);
        let room = match room.saturating_sub(wrap::source_width(before)) {
            left if left >= room / 2 => left,
            _ => room / 2,
        };
        let shown = wrap::fitting(text.slice(span.range()), room);
        let span = Span::new(span.start as usize, span.start as usize + shown.len());
        Some(Self {
            file: *file,
            path: escape_name(report.shown_path(mark.place)?.as_str()).into_owned(),
            text,
            lines,
            first: line,
            last: line,
            marks: vec![(span, mark.label, mark.kind)],
        })
    }

    fn is_near(&self, other: &Self) -> bool {
        self.file == other.file
            && self
                .first
                .abs_diff(other.first)
                .max(self.last.abs_diff(other.last))
                <= FAR
    }

    fn join(&mut self, other: Self) {
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
        self.marks.extend(other.marks);
    }

    fn panel(self) -> Panel<'r> {
        let start = self.lines.start(self.first) as usize;
        let last_line = self.lines.line(self.text, self.last);
        let end = self.lines.start(self.last) as usize + last_line.len();
        let annotations = self.marks.into_iter().map(|(span, label, kind)| {
            let range = span.start as usize - start..span.end as usize - start;
            kind.span(range).label(label.map(escape_name))
        });
        let snippet = Snippet::source(self.text.slice(start..end))
            .line_start(self.first + 1)
            .path(self.path)
            .annotations(annotations);
        Panel::Lines(snippet, self.last + 1)
    }
}

/// Returns the part of a span on the first line where it covers more than blanks, with that line (from 0).
fn first_line_of(text: &str, lines: &LineIndex, span: Span) -> (usize, Span) {
    let mut line = lines.line_of(span.start);
    loop {
        let start = lines.start(line) as usize;
        let end = start + lines.line(text, line).len();
        let part = Span::new(
            boundary(text, (span.start as usize).clamp(start, end)),
            boundary(text, (span.end as usize).clamp(start, end)),
        );
        let goes_on = line + 1 < lines.count() && lines.start(line + 1) < span.end;
        let shown = text.slice(part.range()).trim_start();
        if goes_on && shown.is_empty() {
            line += 1;
            continue;
        }
        // The blanks that indent a text are not part of it.
        let indent = part.range().len() - shown.len();
        return if part.start as usize == start && !shown.is_empty() {
            (line, Span::new(start + indent, part.end as usize))
        } else {
            (line, part)
        };
    }
}

/// Returns the nearest boundary of a character at or before `offset`.
fn boundary(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

/// Returns a word diff with what went in red and what came in green.
fn painted_diff(text: &str, color: bool) -> String {
    if !color {
        return text.to_owned();
    }
    let text = text.replace("[-", &format!("{POOR}[-"));
    let text = text.replace("-]", &format!("-]{POOR:#}"));
    let text = text.replace("{+", &format!("{GOOD}{{+"));
    text.replace("+}", &format!("+}}{GOOD:#}"))
}
