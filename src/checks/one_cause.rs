//! Folds the findings of one file that have one cause into the first of them.

use std::collections::BTreeMap;

use crate::checks::texts::identical::Identical;
use crate::checks::texts::wrong_language::WrongLanguage;
use crate::diagnostic::{Diagnostic, Place};
use crate::text::source::FileId;

/// Leaves one finding of each cause in a file, which says how many more there are; and of a file that is in another
/// language as a whole nothing is said text by text.
pub fn fold(findings: &mut Vec<Diagnostic>) {
    let is_language = |finding: &Diagnostic| finding.check == WrongLanguage::INFO.id;
    let wholes = findings.iter().filter(|it| is_language(it));
    let wholes: Vec<FileId> = wholes
        .filter_map(|it| match it.place {
            Place::File(file) => Some(file),
            _ => None,
        })
        .collect();
    let is_of_text = |check: &str| [Identical::INFO.id, WrongLanguage::INFO.id].contains(&check);
    findings.retain(|finding| match finding.place {
        Place::Span(file, _) => !is_of_text(finding.check) || !wholes.contains(&file),
        _ => true,
    });
    let mut firsts: BTreeMap<(FileId, &str, &str), (u32, usize)> = BTreeMap::new();
    for finding in &*findings {
        if let (Place::Span(file, span), Some(cause)) = (&finding.place, finding.cause) {
            let first = firsts
                .entry((*file, finding.check, cause))
                .or_insert((span.start, 0));
            *first = (first.0.min(span.start), first.1 + 1);
        }
    }
    findings.retain_mut(|finding| {
        let (Place::Span(file, span), Some(cause)) = (&finding.place, finding.cause) else {
            return true;
        };
        let Some((start, count)) = firsts.get(&(*file, finding.check, cause)) else {
            return true;
        };
        if span.start == *start && *count > 1 {
            let more = count - 1;
            let note = match more {
                1 => "and one more like it in this file".to_owned(),
                more => format!("and {more} more like it in this file"),
            };
            finding.notes.push(note);
        }
        span.start == *start
    });
}
