//! The comments of a catalog to fill in that hold the texts of the source: a translation takes the place of its own.
//! Where a person wrote something else, the comment stays.

use std::collections::{BTreeMap, BTreeSet};

use crate::adopt::addition::Addition;
use crate::fluent::comment_entries::{CommentedEntry, commented, without};
use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::fluent::parse::parse;
use crate::text::slice::Slice;

/// Returns the catalog without the texts of the source in comments, for the entries that are named.
pub fn without_sources(existing: String, source: &Catalog<'_>, names: &BTreeSet<String>) -> String {
    if names.is_empty() || commented(&existing).is_empty() {
        return existing;
    }
    let sources = CommentedSources::new(source);
    without(&existing, |it| {
        sources
            .of(it)
            .is_some_and(|entry| names.contains(&entry.name()))
    })
}

/// Returns the catalog with additions in place of the comments that hold their source texts.
pub(super) fn uncommented(
    existing: &str,
    source: &Catalog<'_>,
    additions: &BTreeMap<&str, Addition>,
) -> String {
    let comments = commented(existing);
    if comments.is_empty() {
        return existing.to_owned();
    }
    let line_end = if existing.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let sources = CommentedSources::new(source);
    let there = parse(existing);
    let mut left: BTreeMap<&str, &Addition> = additions.iter().map(|(id, it)| (*id, it)).collect();
    for entry in &there.entries {
        left.remove(entry.name().as_str());
    }
    let mut out = String::with_capacity(existing.len() * 2);
    let mut copied = 0;
    // Where the last comment ends that stays.
    let mut stays = None;
    for comment in comments {
        let (start, end) = (comment.span.start as usize, comment.span.end as usize);
        let entry = sources.of(&comment);
        let addition = entry.and_then(|entry| Some((left.remove(entry.name().as_str())?, entry)));
        let Some((addition, entry)) = addition else {
            stays = Some(end);
            continue;
        };
        out.push_str(existing.slice(copied..start));
        let is_below =
            stays.is_some_and(|end| existing.slice(end..start).trim_matches('\r') == "\n");
        if is_below {
            // Else it would be the comment of this message.
            out.push_str(line_end);
        } else if !sources.has_gap(entry) {
            close_gap(&mut out, line_end);
        }
        let text = addition.text(&entry.name(), line_end);
        out.push_str(text.trim_end_matches(['\r', '\n']));
        copied = end + sources.needless_gap(existing.slice(end..), line_end);
    }
    out.push_str(existing.slice(copied..));
    out
}

/// Takes the blank lines away between an entry and what comes next.
fn close_gap(out: &mut String, line_end: &str) {
    let end = out.trim_end_matches([' ', '\r', '\n']).len();
    let last = out.slice(..end).lines().next_back().unwrap_or("#");
    if !last.starts_with('#') {
        out.truncate(end);
        out.push_str(line_end);
    }
}

/// The entries of a source catalog by their names.
struct CommentedSources<'c, 's> {
    catalog: &'c Catalog<'s>,
    entries: BTreeMap<(EntryKind, &'s str), &'c Entry<'s>>,
}

impl<'c, 's> CommentedSources<'c, 's> {
    fn new(catalog: &'c Catalog<'s>) -> Self {
        let entries = catalog.entries.iter().rev();
        let entries = entries.map(|entry| ((entry.kind, entry.id), entry));
        Self {
            catalog,
            entries: entries.collect(),
        }
    }

    /// Returns the entry whose text a comment holds as it is.
    fn of(&self, comment: &CommentedEntry) -> Option<&'c Entry<'s>> {
        let entry = *self.entries.get(&(comment.kind, comment.id.as_str()))?;
        let lines = self.catalog.text(entry).lines().map(str::trim_end);
        lines
            .eq(comment.text.lines().map(str::trim_end))
            .then_some(entry)
    }

    /// Returns whether a blank line stands before an entry, or before its comment.
    fn has_gap(&self, entry: &Entry<'_>) -> bool {
        let comment = entry.comment.as_ref();
        let start = comment.map_or(entry.span, |comment| self.catalog.comment_span(comment));
        let before = self.catalog.source.slice(..start.start as usize);
        let end = before.trim_end_matches([' ', '\r', '\n']).len();
        before.slice(end..).matches('\n').count() != 1
    }

    /// Returns the length of the blank lines before the next entry, but for one line end, where the source has none.
    fn needless_gap(&self, rest: &str, line_end: &str) -> usize {
        let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let next = rest.slice(blank..);
        let id = next.split('=').next().unwrap_or_default().trim_end();
        let named = match id.strip_prefix('-') {
            Some(term) => (EntryKind::Term, term),
            None => (EntryKind::Message, id),
        };
        let is_close = self
            .entries
            .get(&named)
            .is_some_and(|entry| !self.has_gap(entry));
        if is_close {
            blank.saturating_sub(line_end.len())
        } else {
            0
        }
    }
}
