//! Sorts what the parser gives into entries, comments and faults: one fault for each broken entry.
//!
//! The parser calls junk what it cannot read, line by line. Here neighbouring junk is put together
//! and parted again where people meant to begin an entry.

use fluent_syntax::ast;
use fluent_syntax::parser::{self, ParserError};

use crate::fluent::below_zero::{Substituted, Written, without_signs};
use crate::fluent::convert::{self, Conversion, DIGITS};
use crate::fluent::faults::line::{FaultyLine, Head};
use crate::fluent::faults::site::{FaultSite, Reason};
use crate::fluent::faults::{error, foreign, head, refusal, stray};
use crate::fluent::model::{Catalog, Comment, EntryKind, SyntaxFault, display_name};
use crate::fluent::placeables::{BLANK, Danger};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A catalog in the making.
pub(super) struct Recovery<'s> {
    catalog: Catalog<'s>,
    conversion: Conversion<'s>,
    /// Junk that nothing sound has followed yet.
    junk: Vec<Junk<'s>>,
    last: Last,
}

struct Junk<'s> {
    content: &'s str,
    error: Option<ParserError>,
}

/// The kind of the entry that was read last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Comment,
    Entry,
    Fault,
}

/// A stretch of junk that was meant as one thing.
struct JunkUnit<'s> {
    text: &'s str,
    line: FaultyLine<'s>,
}

impl<'s> Recovery<'s> {
    pub fn new(source: &'s str) -> Self {
        Self {
            catalog: Catalog {
                source,
                entries: Vec::new(),
                comments: Vec::new(),
                faults: Vec::new(),
            },
            conversion: Conversion::new(source),
            junk: Vec::new(),
            last: Last::Nothing,
        }
    }

    /// Parses a stretch of the catalog that begins and ends between entries.
    pub fn read(&mut self, text: &'s str) {
        let Some(read) = without_signs(text) else {
            return self.sort(text);
        };
        let substituted = Substituted {
            written: text,
            read: &read,
        };
        self.sort(substituted);
    }

    /// Sorts what the parser makes of a stretch of the catalog.
    fn sort<W: Written<'s> + parser::Slice<'s>>(&mut self, text: W) {
        let (mut resource, errors) = match parser::parse(text) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let mut errors = errors.into_iter();
        complete_last_comment(&mut resource, text);
        let text = text.written();
        self.catalog.entries.reserve(resource.body.len());
        for entry in resource.body {
            let ast::Entry::Junk { content } = entry else {
                self.flush();
                self.add(entry);
                continue;
            };
            let error = errors.next().map(|mut error| {
                let offset = Span::of(self.catalog.source, text).start as usize;
                error.pos = error.pos.start + offset..error.pos.end + offset;
                error
            });
            let content = content.written();
            self.junk.push(Junk { content, error });
        }
        self.flush();
    }

    /// Takes an entry that the parser must not see, and what it would skip with it.
    pub fn refuse(&mut self, text: &'s str, danger: Danger) {
        let mut units = units(text);
        let mut rest = units.split_off(units.len().min(1));
        let first = units.first().map_or(text, |unit| unit.text);
        let first = if danger.at() < first.len() {
            first
        } else {
            rest.clear();
            text
        };
        let entry = Span::of(self.catalog.source, first.trim_end_matches(BLANK));
        self.close(entry.start);
        let id = Head::of(text).map(|head| (head.kind, head.id));
        self.fault(entry, id, refusal::danger(self.site(entry), danger));
        for unit in rest {
            self.take(&unit, None);
        }
    }

    pub fn finish(mut self) -> Catalog<'s> {
        self.close(self.catalog.source.len() as u32);
        foreign::name_format(&mut self.catalog);
        self.catalog
    }

    fn add<W: Written<'s>>(&mut self, entry: ast::Entry<W>) {
        let (comment, level) = match entry {
            ast::Entry::Message(message) => {
                let start = Span::of(self.catalog.source, message.id.name.written()).start;
                self.close_before(start, first_line(&message.comment));
                self.catalog.entries.push(self.conversion.message(message));
                self.last = Last::Entry;
                return;
            }
            ast::Entry::Term(term) => {
                let start = Span::of(self.catalog.source, term.id.name.written()).start - 1;
                self.close_before(start, first_line(&term.comment));
                self.catalog.entries.push(self.conversion.term(term));
                self.last = Last::Entry;
                return;
            }
            ast::Entry::Comment(it) => (it, 1),
            ast::Entry::GroupComment(it) => (it, 2),
            ast::Entry::ResourceComment(it) => (it, 3),
            ast::Entry::Junk { .. } => return,
        };
        let comment = convert::comment(comment, level);
        self.close(self.catalog.comment_span(&comment).start);
        self.catalog.comments.push(comment);
        self.last = Last::Comment;
    }

    /// Ends the last entry before one that begins at `start`, or before the comment of that one.
    fn close_before(&mut self, start: u32, first: Option<&'s str>) {
        self.close(first.map_or(start, |line| {
            let line = Span::of(self.catalog.source, line).start;
            line - if self.catalog.source.as_bytes()[line as usize - 1] == b' ' {
                2
            } else {
                1
            }
        }));
    }

    /// Ends the last entry before `start`; it is a fault if no run time could bear it.
    fn close(&mut self, start: u32) {
        self.bound(start);
        if let Some(number) = self.conversion.oversized.take() {
            let number = self.site(Span::of(self.catalog.source, number));
            self.spoil(None, refusal::oversized(number, DIGITS));
        } else if let Some(value) = self.conversion.unfit.take() {
            let site = self.site(Span::of(self.catalog.source, value));
            self.spoil(None, refusal::unfit(site));
        }
    }

    /// Lets the last entry reach to its last byte before `start` that is not blank.
    fn bound(&mut self, start: u32) {
        let (Last::Entry, Some(entry)) = (self.last, self.catalog.entries.last_mut()) else {
            return;
        };
        let text = self
            .catalog
            .source
            .slice(entry.span.start as usize..start as usize);
        entry.span.end = entry.span.start + text.trim_end_matches(BLANK).len() as u32;
    }

    /// Makes a fault of the last entry, and of `rest` after it.
    fn spoil(&mut self, rest: Option<&'s str>, reason: Reason) {
        let Some(entry) = self.catalog.entries.pop() else {
            return;
        };
        let rest = rest.map(|rest| Span::of(self.catalog.source, rest.trim_end_matches(BLANK)));
        let span = Span {
            start: entry.span.start,
            end: rest.map_or(entry.span.end, |rest| rest.end),
        };
        self.catalog.comments.extend(entry.comment);
        self.last = Last::Comment;
        self.fault(span, Some((entry.kind, entry.id)), reason);
    }

    fn fault(&mut self, entry: Span, id: Option<(EntryKind, &'s str)>, reason: Reason) {
        let comment = self.comment_above(entry.start);
        // The parser may have gone on, over a line that was meant to begin another entry.
        let span = Span {
            start: reason.span.start.clamp(entry.start, entry.end),
            end: reason.span.end.clamp(entry.start, entry.end),
        };
        self.catalog.faults.push(SyntaxFault {
            span,
            entry,
            id,
            comment,
            message: reason.message,
            help: reason.help,
            lacks_default: reason.lacks_default,
        });
        self.last = Last::Fault;
    }

    /// Takes the comment that stands right above the byte `start`.
    fn comment_above(&mut self, start: u32) -> Option<Comment<'s>> {
        let comments = &mut self.catalog.comments;
        let comment =
            comments.pop_if(|comment| self.last == Last::Comment && comment.level == 1)?;
        let end = self.catalog.comment_span(&comment).end;
        let between = self.catalog.source.slice(end as usize..start as usize);
        if between.matches('\n').count() > 1 {
            self.catalog.comments.push(comment);
            return None;
        }
        Some(comment)
    }

    /// Makes faults of the junk that was gathered, and entries of what the parser skipped with it.
    fn flush(&mut self) {
        let junk = std::mem::take(&mut self.junk);
        let (Some(first), Some(last)) = (junk.first(), junk.last()) else {
            return;
        };
        let source = self.catalog.source;
        let start = Span::of(source, first.content).start;
        let end = Span::of(source, last.content).end;
        self.bound(start);
        let mut junk = junk.iter().peekable();
        for unit in units(source.slice(start as usize..end as usize)) {
            let place = unit.text.as_ptr();
            while junk.next_if(|it| it.content.as_ptr() < place).is_some() {}
            let error = junk.next_if(|it| it.content.as_ptr() == place);
            self.take(&unit, error.and_then(|it| it.error.as_ref()));
        }
    }

    fn take(&mut self, unit: &JunkUnit<'s>, error: Option<&ParserError>) {
        let text = unit.text.trim_matches(BLANK);
        if text.trim().is_empty() {
            return;
        }
        let span = Span::of(self.catalog.source, text);
        if self.last == Last::Entry && self.is_continued_by(unit, span.start) {
            self.stop(text);
            return;
        }
        self.close(span.start);
        let site = self.site(span);
        let (head, reason) = match unit.line {
            FaultyLine::Head(head) if head.is_definition() => {
                let Some(error) = error else {
                    self.read(unit.text);
                    return;
                };
                let name = display_name(head.kind, head.id);
                let reason = error::explain(site, &name, &error.kind, error.pos.clone());
                (Some(head), reason)
            }
            FaultyLine::Head(head) => (Some(head), head::explain(site, head)),
            line => match stray::indented_head(site) {
                Some(head) => (Some(head), head::indented(site, head)),
                None => (None, stray::explain(site, line)),
            },
        };
        self.fault(span, head.map(|head| (head.kind, head.id)), reason);
    }

    fn site(&self, unit: Span) -> FaultSite<'s> {
        FaultSite {
            source: self.catalog.source,
            unit,
        }
    }

    /// Returns whether junk at `start` was meant to be of the entry before it.
    fn is_continued_by(&self, unit: &JunkUnit<'s>, start: u32) -> bool {
        let Some(entry) = self.catalog.entries.last() else {
            return false;
        };
        let before = self
            .catalog
            .source
            .slice(entry.span.end as usize..start as usize);
        let is_indented = !before.ends_with('\n')
            || self
                .catalog
                .source
                .slice(start as usize..)
                .starts_with(char::is_whitespace);
        let is_next_line = before.matches('\n').count() == 1;
        match unit.line {
            FaultyLine::Head(head) if !head.may_be_prose() => false,
            _ if is_indented => true,
            FaultyLine::Text => is_next_line,
            FaultyLine::Head(_) => is_next_line,
            FaultyLine::ForeignComment | FaultyLine::CloseComment | FaultyLine::Conflict => false,
        }
    }

    /// Makes a fault of the last entry, whose text stops before `rest`.
    fn stop(&mut self, rest: &'s str) {
        let Some(entry) = self.catalog.entries.last() else {
            return;
        };
        let reason = error::explain_stop(self.site(Span::of(self.catalog.source, rest)), entry);
        self.conversion.oversized = None;
        self.spoil(Some(rest), reason);
    }
}

/// Gives the last comment its last line, which the parser leaves out if it is `#` without a line end.
fn complete_last_comment<'s, W: Written<'s> + parser::Slice<'s>>(
    resource: &mut ast::Resource<W>,
    text: W,
) {
    let Some(
        ast::Entry::Comment(comment)
        | ast::Entry::GroupComment(comment)
        | ast::Entry::ResourceComment(comment),
    ) = resource.body.last_mut()
    else {
        return;
    };
    let written = text.written();
    let is_whole = |line: &W| {
        let line = line.written().as_bytes();
        line.as_ptr_range().end == written.as_bytes().as_ptr_range().end
    };
    if written.ends_with('#') && !comment.content.last().is_some_and(is_whole) {
        let end = parser::Slice::slice(&text, written.len()..written.len());
        comment.content.push(end);
    }
}

/// Returns the first line of a comment.
fn first_line<'s, W: Written<'s>>(comment: &Option<ast::Comment<W>>) -> Option<&'s str> {
    let lines = &comment.as_ref()?.content;
    lines.first().map(|line| line.written())
}

/// Parts junk where an entry, or something else that is no text, begins.
fn units<'s>(junk: &'s str) -> Vec<JunkUnit<'s>> {
    let mut units: Vec<JunkUnit<'s>> = Vec::new();
    let mut start = 0;
    let mut open: Option<FaultyLine<'s>> = None;
    let mut at = 0;
    for text in junk.split_inclusive('\n') {
        let line = FaultyLine::of(text);
        let is_blank = text.trim().is_empty();
        let parts = match (open, line) {
            (Some(_), FaultyLine::Head(head)) => !head.may_be_prose(),
            (Some(_), FaultyLine::Text) | (None, _) => false,
            (Some(open), line) => open != line,
        };
        if parts {
            units.extend(open.map(|line| JunkUnit {
                text: junk.slice(start..at),
                line,
            }));
            start = at;
            open = Some(line);
        } else if open.is_none() && !is_blank {
            // Odd blanks before it: they belong to an indented text, and to nothing else.
            if line != FaultyLine::Text {
                start = at;
            }
            open = Some(line);
        }
        at += text.len();
    }
    units.extend(open.map(|line| JunkUnit {
        text: junk.slice(start..),
        line,
    }));
    units
}
