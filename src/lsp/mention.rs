//! What stands at a place of a catalog: the id of an entry, or a reference to one.

use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::fluent::reference::{ReferenceTarget, visit};
use crate::pipeline::rename::Name;
use crate::project::set::{Set, Side};
use crate::text::span::Span;

/// An id, where it is given to an entry or referred to.
pub(super) struct IdMention<'s> {
    pub kind: EntryKind,
    pub id: &'s str,
    /// The `-` of a term left out.
    pub span: Span,
    pub is_definition: bool,
}

impl IdMention<'_> {
    pub fn name(&self) -> Name {
        Name {
            kind: self.kind,
            id: self.id.to_owned(),
        }
    }
}

/// Returns what one locale has in a set: 0 is the source locale, then the targets.
pub(super) fn side<'s, 'p>(set: &'s Set<'p>, at: usize) -> Option<&'s Side<'p>> {
    match at.checked_sub(1) {
        None => Some(&set.source),
        Some(at) => set.targets.get(at),
    }
}

/// Returns the entry that a place is in.
pub(super) fn entry_at<'c, 's>(catalog: &'c Catalog<'s>, offset: u32) -> Option<&'c Entry<'s>> {
    let mut entries = catalog.entries.iter();
    entries.find(|entry| is_at(entry.span, offset))
}

/// Returns the id at a place: that of the entry where the place is before its texts.
pub(super) fn mention_at<'s>(catalog: &Catalog<'s>, offset: u32) -> Option<IdMention<'s>> {
    let entry = entry_at(catalog, offset)?;
    if is_at(catalog.id_span(entry), offset) {
        return Some(IdMention {
            kind: entry.kind,
            id: entry.id,
            span: catalog.span(entry.id),
            is_definition: true,
        });
    }
    let mut found = None;
    for (_, pattern) in entry.patterns() {
        visit(pattern, &mut |reference| {
            let (kind, id) = match reference.target {
                ReferenceTarget::Message { id, .. } => (EntryKind::Message, id),
                ReferenceTarget::Term { id, .. } => (EntryKind::Term, id),
                ReferenceTarget::Variable(_) | ReferenceTarget::Function(_) => return,
            };
            let span = catalog.span(id);
            let sign = u32::from(kind == EntryKind::Term);
            let whole = Span {
                start: span.start - sign,
                end: span.end,
            };
            if is_at(whole, offset) {
                found = Some(IdMention {
                    kind,
                    id,
                    span,
                    is_definition: false,
                });
            }
        });
    }
    found
}

fn is_at(span: Span, offset: u32) -> bool {
    (span.start..=span.end).contains(&offset)
}
