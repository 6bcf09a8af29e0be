//! Finds the states of the translations of a set, once for each entry.

use crate::fluent::model::Entry;
use crate::project::completeness::{Completeness, completeness};
use crate::project::set::{Present, Side, TranslationCell};
use crate::project::staleness::{Staleness, staleness};
use crate::project::translation_state::{EntryStatus, TranslationState};

/// Of a source catalog with more entries than this, states are kept only where somebody asks for one of them.
const KEPT: usize = 1 << 16;

impl<'p> Side<'p> {
    /// Calls `visit` with each entry of the source catalog and what is known of its translation; not in the source
    /// locale, and not of documents that are translated as whole files.
    pub fn visit_translations(
        &self,
        source: Side<'_>,
        visit: &mut dyn FnMut(&Entry<'_>, &EntryStatus),
    ) {
        let entries = source.entries();
        let is_kept = |cell: &&TranslationCell| entries.len() <= KEPT || cell.get().is_some();
        if self.translations.filter(is_kept).is_some() {
            let statuses = self.translations(source).into_iter().flatten();
            let pairs = entries.iter().zip(statuses);
            pairs.for_each(|(entry, status)| visit(entry, status));
        } else if self.translations.is_some() {
            let entries = entries.iter();
            entries.for_each(|entry| visit(entry, &status(entry, source, *self)));
        }
    }

    /// Returns what is known of each translation, one for each entry of the source catalog; `None` in the source
    /// locale, and of documents that are translated as whole files.
    pub fn translations(&self, source: Side<'_>) -> Option<&'p [EntryStatus]> {
        let find = || {
            let entries = source.entries().iter();
            entries.map(|entry| status(entry, source, *self)).collect()
        };
        Some(self.translations?.get_or_init(find))
    }

    /// Returns what is known of the translation of a source entry; `None` as [`Self::translations`].
    pub fn translation(&self, entry: &Entry<'_>, source: Side<'_>) -> Option<&'p EntryStatus> {
        let entries = source.entries();
        // Entries of one catalog differ by where they stand.
        let place = entries.binary_search_by_key(&entry.span, |entry| entry.span);
        self.translations(source)?.get(place.ok()?)
    }
}

fn status(entry: &Entry<'_>, source: Side<'_>, target: Side<'_>) -> EntryStatus {
    let translation = target.entry(entry.kind, entry.id);
    let texts = translation.map_or_else(Box::default, |translation| {
        recorded(entry, translation, source, target)
    });
    let states = texts.iter().flatten().map(TranslationState::recorded);
    let recorded = states.max_by_key(|state| state.rank());
    let recorded = recorded.unwrap_or(TranslationState::Current);
    let completeness = match translation {
        Some(translation) => completeness(entry, translation),
        None if target.is_broken(entry.kind, entry.id) => Completeness::Incomplete,
        None => Completeness::Missing,
    };
    EntryStatus {
        state: match completeness {
            _ if target.is_source => TranslationState::Source,
            _ if matches!(target.catalog, Present::Excluded) => TranslationState::Excluded,
            Completeness::Missing if target.is_left_out(entry) => TranslationState::Excluded,
            Completeness::Missing => TranslationState::Missing,
            Completeness::Incomplete => TranslationState::Incomplete,
            Completeness::Translated { .. } => recorded,
        },
        recorded,
        has_entry: translation.is_some(),
        is_identical: completeness == Completeness::Translated { identical: true },
        texts,
    }
}

/// Returns what is recorded of the texts of a translation, in their order; empty where the locale has no records.
fn recorded(
    entry: &Entry<'_>,
    translation: &Entry<'_>,
    source: Side<'_>,
    target: Side<'_>,
) -> Box<[Option<Staleness>]> {
    let Some(file) = target.state.filter(|file| !file.state.records.is_empty()) else {
        return Box::default();
    };
    let texts = translation.patterns().map(|(attribute, pattern)| {
        let record = file.state.get(entry.kind, entry.id, attribute)?;
        let source_pattern = entry.pattern(attribute)?;
        Some(staleness(record, source_pattern, pattern, source.locale))
    });
    texts.collect()
}
