//! `# paridad: allow(check) reason` in the comment of an entry: the finding is known and stays as it is.
//!
//! In a target catalog it holds for that locale, in the source catalog for all of them.

use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::text::span::Span;

/// One directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression<'s> {
    /// The entry that it is attached to; `None` in a comment that belongs to no entry.
    pub entry: Option<(EntryKind, &'s str)>,
    /// The checks that it names.
    pub checks: Vec<&'s str>,
    pub reason: &'s str,
    /// The directive, from `paridad:` to the end of its line.
    pub span: Span,
    /// True if it reads `allow(…)`; anything else after `paridad:` is a mistake.
    pub well_formed: bool,
}

/// Returns the directives of a catalog, in order.
pub fn suppressions<'s>(catalog: &Catalog<'s>) -> Vec<Suppression<'s>> {
    if memchr::memmem::find(catalog.source.as_bytes(), b"paridad:").is_none() {
        return Vec::new();
    }
    let attached = catalog.entries.iter().flat_map(|entry| {
        let lines = entry
            .comment
            .iter()
            .flat_map(|comment| comment.lines.iter().copied());
        lines.map(move |line| (Some((entry.kind, entry.id)), line))
    });
    let detached = catalog
        .comments
        .iter()
        .flat_map(|comment| comment.lines.iter().map(|line| (None, *line)));
    let mut found: Vec<_> = attached
        .chain(detached)
        .filter_map(|(entry, line)| parse(catalog, entry, line))
        .collect();
    found.sort_by_key(|suppression| suppression.span);
    found
}

/// Returns whether the comment of an entry allows what a check finds in it, and says why.
pub fn allows(catalog: &Catalog<'_>, entry: &Entry<'_>, check: &str) -> bool {
    let lines = entry.comment.iter().flat_map(|comment| &comment.lines);
    let mut directives = lines.filter_map(|line| parse(catalog, None, line));
    directives.any(|it| !it.reason.is_empty() && it.checks.contains(&check))
}

fn parse<'s>(
    catalog: &Catalog<'s>,
    entry: Option<(EntryKind, &'s str)>,
    line: &'s str,
) -> Option<Suppression<'s>> {
    let directive = line.trim();
    let rest = directive.strip_prefix("paridad:")?.trim_start();
    let span = Span::of(catalog.source, directive);
    let parsed = rest
        .strip_prefix("allow")
        .and_then(|rest| rest.trim_start().strip_prefix('(')?.split_once(')'));
    let Some((checks, reason)) = parsed else {
        return Some(Suppression {
            entry,
            checks: Vec::new(),
            reason: "",
            span,
            well_formed: false,
        });
    };
    let checks = checks
        .split(',')
        .map(str::trim)
        .filter(|check| !check.is_empty())
        .collect();
    let reason = reason.trim_start_matches([' ', ':', '-', '–', '—']).trim();
    Some(Suppression {
        entry,
        checks,
        reason,
        span,
        well_formed: true,
    })
}
