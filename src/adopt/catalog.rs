//! Writing new messages into a catalog: each where the source catalog has it, under its group comment. Every byte
//! that is there stays.

use std::collections::{BTreeMap, BTreeSet};

use crate::adopt::addition::Addition;
use crate::adopt::source_comments::{uncommented, without_sources};
use crate::fluent::comment_entries::commented;
use crate::fluent::model::{Catalog, Comment, Entry, EntryKind};
use crate::fluent::parse::parse;
use crate::fluent::value::below_id;
use crate::text::decode::body;
use crate::text::slice::Slice;

/// The catalog with the additions, by the names of their entries; `None` when that cannot be done without touching what is there.
pub fn with(
    existing: &str,
    source: &Catalog<'_>,
    additions: &BTreeMap<&str, Addition>,
) -> Option<String> {
    let filled = filled(existing, source, additions);
    let uncommented = uncommented(&filled, source, additions);
    let target = parse(&uncommented);
    let mut draft = CatalogDraft::new(&target, source);
    for (at, entry) in source.entries.iter().enumerate() {
        if draft.places[at].is_some() {
            continue;
        }
        if let Some(addition) = additions.get(entry.name().as_str()) {
            draft.add(at, addition);
        }
    }
    let text = draft.text();
    is_sound(&parse(&filled), &parse(&text), additions).then_some(text)
}

/// The catalog with these entries of the source (by their places) as comments between blank lines, each where the source
/// has it; `None` when that cannot be done without touching what is there.
pub fn with_comments(
    existing: &str,
    source: &Catalog<'_>,
    comments: &BTreeMap<usize, String>,
) -> Option<String> {
    let target = parse(existing);
    let mut draft = CatalogDraft::new(&target, source);
    let there = commented(existing);
    for (at, entry) in source.entries.iter().enumerate() {
        let mut there = there.iter();
        let found = there.find(|it| it.kind == entry.kind && it.id == entry.id);
        if let (None, Some(found)) = (draft.places[at], found) {
            let end = found.span.end as usize;
            let line = existing.slice(end..).find('\n');
            let end = line.map_or(existing.len(), |line| end + line + 1);
            draft.places[at] = Some(InsertionPoint(end, Rank::After));
        }
    }
    for (at, comment) in comments {
        let comment = comment.replace('\n', draft.line_end);
        draft.insert(*at, &comment, Spacing::Apart);
    }
    let text = draft.text();
    is_sound(&target, &parse(&text), &BTreeMap::new()).then_some(text)
}

/// Returns the catalog with values in place of the empty ones.
fn filled(existing: &str, source: &Catalog<'_>, additions: &BTreeMap<&str, Addition>) -> String {
    let catalog = parse(existing);
    let mut names = BTreeSet::new();
    let mut out = String::with_capacity(existing.len());
    let mut copied = 0;
    for entry in &catalog.entries {
        let addition = additions.get(entry.name().as_str());
        let (Some(addition), Some(value)) = (addition, &entry.value) else {
            continue;
        };
        let span = catalog.pattern_span(value).range();
        out.push_str(existing.slice(copied..span.start));
        if existing
            .slice(copied..span.start)
            .trim_end_matches(' ')
            .ends_with('\n')
        {
            out.push_str(&below_id(&addition.value));
        } else {
            out.push_str(&addition.value);
        }
        copied = span.end;
        names.insert(entry.name());
    }
    out.push_str(existing.slice(copied..));
    without_sources(out, source, &names)
}

/// Returns whether all that was there is there, and all that was added.
fn is_sound(
    before: &Catalog<'_>,
    after: &Catalog<'_>,
    additions: &BTreeMap<&str, Addition>,
) -> bool {
    let text = |catalog: &Catalog<'_>, entry: &Entry<'_>| catalog.text(entry).to_owned();
    let names: BTreeSet<String> = after.entries.iter().map(Entry::name).collect();
    let mut kept = after.entries.iter().map(|entry| text(after, entry));
    let all_kept = before
        .entries
        .iter()
        .map(|entry| text(before, entry))
        .all(|entry| kept.any(|other| other == entry));
    all_kept
        && additions.keys().all(|name| names.contains(*name))
        && after.faults.len() == before.faults.len()
}

/// The text of a target catalog with places where more is to go.
struct CatalogDraft<'d, 's> {
    target: &'d Catalog<'s>,
    source: &'d Catalog<'s>,
    line_end: &'static str,
    /// Of each source entry: its group comment.
    groups: Vec<Option<usize>>,
    /// Of each source entry: where it stands in the target, if it does, or where it was put.
    places: Vec<Option<InsertionPoint>>,
    /// By place, in order.
    insertions: BTreeMap<InsertionPoint, String>,
    /// The places of those that end in a comment which is not to become that of the next entry.
    apart: BTreeSet<InsertionPoint>,
}

/// The blank lines around something that is put in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spacing {
    /// As the source catalog has them.
    AsSource,
    Apart,
}

/// An offset in the target, and whether what is put there goes before or after the blank lines and comments there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct InsertionPoint(usize, Rank);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// On the lines after an entry.
    After,
    /// On the lines before an entry.
    Before,
}

impl<'d, 's> CatalogDraft<'d, 's> {
    fn new(target: &'d Catalog<'s>, source: &'d Catalog<'s>) -> Self {
        let ends: BTreeMap<(EntryKind, &str), InsertionPoint> = target
            .entries
            .iter()
            .rev()
            .map(|entry| {
                (
                    (entry.kind, entry.id),
                    InsertionPoint(line_end(target.source, entry), Rank::After),
                )
            })
            .collect();
        let comments = group_comments(source);
        let group = |entry: &Entry<'_>| {
            let before = comments.partition_point(|(start, _)| *start < entry.span.start);
            before.checked_sub(1)
        };
        Self {
            target,
            source,
            line_end: if target.source.contains("\r\n") {
                "\r\n"
            } else {
                "\n"
            },
            groups: source.entries.iter().map(group).collect(),
            places: source
                .entries
                .iter()
                .map(|entry| ends.get(&(entry.kind, entry.id)).copied())
                .collect(),
            insertions: BTreeMap::new(),
            apart: BTreeSet::new(),
        }
    }

    /// Puts the message of a source entry at its place.
    fn add(&mut self, at: usize, addition: &Addition) {
        let name = self.source.entries[at].name();
        let text = addition.text(&name, self.line_end);
        self.insert(at, &text, Spacing::AsSource);
    }

    /// Puts a text at the place of a source entry.
    fn insert(&mut self, at: usize, text: &str, spacing: Spacing) {
        let gap = |draft: &Self, at: usize| match spacing {
            Spacing::AsSource => draft.gap(at),
            Spacing::Apart => draft.line_end,
        };
        let present = |at: &usize| self.places[*at].is_some();
        let same_group = |other: &usize| self.groups[*other] == self.groups[at];
        let earlier = (0..at).rev().take_while(same_group).find(present);
        let later = || {
            (at + 1..self.groups.len())
                .take_while(same_group)
                .find(present)
        };
        if let Some(earlier) = earlier {
            let gap = gap(self, at);
            self.put(at, self.places[earlier], &format!("{gap}{text}"));
        } else if let Some(later) = later() {
            let entry = &self.source.entries[later];
            let start = self.target_start(entry);
            let gap = gap(self, later);
            self.put(
                at,
                Some(InsertionPoint(start, Rank::Before)),
                &format!("{text}{gap}"),
            );
        } else {
            let before = (0..at).rev().find(present);
            let place = self.after_group(before);
            let header = self.header(at);
            self.put(at, Some(place), &format!("{header}{text}"));
        }
        if let (Spacing::Apart, Some(place)) = (spacing, self.places[at]) {
            self.apart.insert(place);
        }
    }

    fn put(&mut self, at: usize, place: Option<InsertionPoint>, text: &str) {
        let place = place.unwrap_or(InsertionPoint(self.target.source.len(), Rank::After));
        self.insertions.entry(place).or_default().push_str(text);
        self.places[at] = Some(place);
    }

    /// Returns the blank line before a source entry, if there is one.
    fn gap(&self, at: usize) -> &'static str {
        let entry = &self.source.entries[at];
        let start = start(self.source, entry);
        let before = self
            .source
            .source
            .slice(..start)
            .trim_end_matches([' ', '\r', '\n'])
            .len();
        match self
            .source
            .source
            .slice(before..start)
            .matches('\n')
            .count()
        {
            0 | 1 => "",
            _ => self.line_end,
        }
    }

    /// Returns the group comment of a source entry, between blank lines.
    fn header(&self, at: usize) -> String {
        let blank = self.line_end;
        let Some(group) = self.groups[at] else {
            return blank.to_owned();
        };
        let comments = group_comments(self.source);
        let lines = comments[group].1.lines.iter();
        let lines: String = lines
            .map(|line| format!("{}{blank}", format!("## {line}").trim_end()))
            .collect();
        format!("{blank}{lines}{blank}")
    }

    /// Returns where the group ends that an entry stands in: before the next group comment, or at the end.
    fn after_group(&self, entry: Option<usize>) -> InsertionPoint {
        let comments = group_comments(self.target);
        let next = match entry.and_then(|entry| self.places[entry]) {
            Some(InsertionPoint(offset, _)) => {
                let mut rest = comments.iter().map(|(start, _)| *start as usize);
                rest.find(|start| *start >= offset)
            }
            // Before the first group, and behind what is said of the whole file.
            None => comments.first().map(|(start, _)| *start as usize),
        };
        let text = self.target.source;
        let Some(next) = next else {
            return InsertionPoint(text.len(), Rank::After);
        };
        let before = text.slice(..next).trim_end_matches([' ', '\r', '\n']).len();
        let line = text
            .slice(before..)
            .find('\n')
            .map_or(text.len(), |at| before + at + 1);
        match before {
            0 => InsertionPoint(text.len() - body(text).len(), Rank::After),
            _ => InsertionPoint(line, Rank::After),
        }
    }

    fn target_start(&self, source: &Entry<'_>) -> usize {
        let mut entries = self.target.entries.iter();
        let entry = entries.find(|it| it.kind == source.kind && it.id == source.id);
        entry.map_or(self.target.source.len(), |entry| start(self.target, entry))
    }

    fn text(&self) -> String {
        let text = self.target.source;
        let mut out = String::with_capacity(text.len() * 2);
        let mut copied = 0;
        for (place, insertion) in &self.insertions {
            let InsertionPoint(offset, _) = place;
            out.push_str(text.slice(copied..*offset));
            copied = *offset;
            let is_first = out.is_empty();
            if !is_first && !out.ends_with('\n') {
                out.push_str(self.line_end);
            }
            if is_first || out.ends_with("\n\n") || out.ends_with("\n\r\n") {
                out.push_str(insertion.trim_start_matches(['\r', '\n']))
            } else {
                out.push_str(insertion)
            }
            let rest = text.slice(copied..);
            let is_blank = rest.is_empty() || rest.starts_with(['\r', '\n']);
            if self.apart.contains(place)
                && !is_blank
                && !out.ends_with("\n\n")
                && !out.ends_with("\n\r\n")
            {
                out.push_str(self.line_end);
            }
        }
        out.push_str(text.slice(copied..));
        out
    }
}

/// Returns the group comments with their places.
fn group_comments<'c, 's>(catalog: &'c Catalog<'s>) -> Vec<(u32, &'c Comment<'s>)> {
    let groups = catalog.comments.iter().filter(|comment| comment.level == 2);
    groups
        .map(|comment| (catalog.comment_span(comment).start, comment))
        .collect()
}

/// Returns where an entry begins, its comment included.
fn start(catalog: &Catalog<'_>, entry: &Entry<'_>) -> usize {
    let comment = entry.comment.as_ref();
    let start = comment
        .map_or(entry.span, |comment| catalog.comment_span(comment))
        .start;
    start as usize
}

/// Returns where the line ends that an entry ends on, its line end included.
fn line_end(text: &str, entry: &Entry<'_>) -> usize {
    let end = entry.span.end as usize;
    text.slice(end..)
        .find('\n')
        .map_or(text.len(), |at| end + at + 1)
}
