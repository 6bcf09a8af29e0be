//! A text of the source beside its translation, and the units that it goes out as.

use crate::exchange::atoms::shown;
use crate::exchange::model::{
    Base, CodeKind, ExchangeUnit, InlineCode, UnitEvidence, UnitState, checksum,
};
use crate::exchange::note_words::NoteWords;
use crate::exchange::notes::{NoteParts, note};
use crate::exchange::readings::reading;
use crate::exchange::shape::FormRequest;
use crate::exchange::units::{PatternPair, PatternUnits, TargetPattern, is_grammar};
use crate::fluent::model::{Entry, EntryKind, Part, Pattern};
use crate::locale::tag::Locale;
use crate::pipeline::export::request::ExportRequest;
use crate::pipeline::outcome::is_copy;
use crate::pipeline::workspace::Workspace;
use crate::project::completeness::{Completeness, completeness};
use crate::project::index::Scope;
use crate::project::pairing::BlockMatch;
use crate::project::set::{Set, Side};
use crate::project::staleness::{Staleness, Translation, staleness};
use crate::project::state::Confidence;
use crate::text::canonical::canonical;
use crate::text::escape_control::on_one_line;

/// Returns a text of the source beside its translation; `None` where the source catalog could not be read.
pub(in crate::pipeline) fn pair<'p>(
    set: &Set<'p>,
    side: Side<'p>,
    (entry, attribute, pattern): (&'p Entry<'p>, Option<&'p str>, &'p Pattern<'p>),
    all_plurals: bool,
) -> Option<PatternPair<'p>> {
    let target = side.read().and_then(|file| {
        let translation = file.entry(entry.kind, entry.id)?;
        Some(TargetPattern {
            catalog: file.catalog,
            entry: translation,
            pattern: translation.pattern(attribute),
        })
    });
    Some(PatternPair {
        catalog: set.source.read()?.catalog,
        entry,
        attribute,
        pattern,
        target,
        forms: FormRequest {
            target: side.locale,
            all_plurals,
        },
        is_soft: (set.statement.is_some() || set.document.is_some()) && !keeps_lines(set, entry),
    })
}

/// Returns whether a message is that of a block whose line ends are meant: those of a signature.
fn keeps_lines(set: &Set<'_>, entry: &Entry<'_>) -> bool {
    let (Some(statement), Some(source)) = (&set.statement, set.source.read()) else {
        return false;
    };
    let has_lines = |part: &Part<'_>| matches!(part, Part::Text(text) if text.contains('\n'));
    let value = entry.value.iter();
    if !value.flat_map(|value| &value.parts).any(has_lines) {
        return false;
    }
    let mut blocks = statement
        .document
        .blocks
        .iter()
        .zip(&statement.pairing.blocks);
    blocks.any(|(block, matched)| {
        let is_own = |at: usize| std::ptr::eq(&source.catalog.entries[at], entry);
        block.keeps_lines
            && match *matched {
                BlockMatch::Exact(at) | BlockMatch::Drifted(at) => is_own(at),
                BlockMatch::Unregistered => false,
            }
    })
}

/// Returns whether a translation is word for word its source and was left in the language of it: as coverage counts it, it
/// is none.
pub(in crate::pipeline) fn is_untranslated(
    workspace: &Workspace<'_>,
    sides: [Side<'_>; 2],
    pair: &PatternPair<'_>,
) -> bool {
    let same = Completeness::Translated { identical: true };
    pair.target.is_some_and(|target| {
        completeness(pair.entry, target.entry) == same
            && is_copy(workspace, sides, [pair.entry, target.entry])
    })
}

/// Returns what the records say of a text; `None` where they say nothing, or there is no translation.
pub(in crate::pipeline) fn told(
    pair: &PatternPair<'_>,
    side: Side<'_>,
    source: &Locale,
) -> Option<RecordedText> {
    let translation = pair.target.and_then(|target| target.pattern)?;
    let state = side.state?;
    let record = state
        .state
        .get(pair.entry.kind, pair.entry.id, pair.attribute)?;
    Some(RecordedText {
        staleness: staleness(record, pair.pattern, translation, source),
        confidence: record.state,
    })
}

/// What the records say of a text.
pub(in crate::pipeline) struct RecordedText {
    pub staleness: Staleness,
    pub confidence: Confidence,
}

/// A text with what is to be said of it.
pub(in crate::pipeline) struct ExportedText<'e> {
    pub pair: &'e PatternPair<'e>,
    pub request: &'e ExportRequest,
    pub told: Option<RecordedText>,
    /// See [`is_untranslated`].
    pub is_untranslated: bool,
    /// What texts of either language may refer to.
    pub scopes: [Scope<'e>; 2],
    pub section: Option<&'e str>,
}

impl ExportedText<'_> {
    /// Returns its units that are asked for.
    pub fn units(&self) -> Vec<ExchangeUnit> {
        let pair = self.pair;
        let texts = PatternUnits::new(pair);
        let codes_of = |at: usize| texts.units[at].inline_codes();
        let source = checksum(&texts.source);
        let mut units = Vec::with_capacity(texts.units.len());
        for (at, text) in texts.units.iter().enumerate() {
            let state = if text.target.is_empty() {
                UnitState::Missing
            } else {
                self.state()
            };
            if !self.request.wants(state) {
                continue;
            }
            let codes = codes_of(at);
            let mut remarks = self.remarks(state);
            let is_emptied = state == UnitState::Stale && self.request.empties_stale;
            if is_emptied && let Some(present) = &text.present {
                let shown = shown(present);
                let words = NoteWords::of(pair.forms.target);
                remarks.push(words.text("old-translation", &[("text", &shown)]));
            }
            let note = note(&NoteParts {
                comment: pair.entry.comment.as_ref(),
                shape: texts.shape.as_ref(),
                case: &text.case,
                codes: &codes,
                readings: &self.readings(&codes),
                target: pair.forms.target,
                remarks,
                is_term: pair.entry.kind == EntryKind::Term,
                id: &texts.name,
                section: self.section,
            });
            units.push(ExchangeUnit {
                id: text.id.clone(),
                name: text.name.clone(),
                message: pair.entry.name(),
                source: text.source.clone(),
                codes,
                source_text: texts.typed_source(text),
                target_text: match &text.present {
                    Some(present) if !is_emptied => texts.typed(present),
                    Some(_) | None => String::new(),
                },
                target: if is_emptied {
                    Vec::new()
                } else {
                    text.target.clone()
                },
                state: if is_emptied {
                    UnitState::Missing
                } else {
                    state
                },
                is_translatable: !is_grammar(pair.entry.kind, pair.attribute),
                previous: self.previous(state),
                note,
                base: Base {
                    source: Some(source),
                    target: Some(text.present_sum()),
                },
                evidence: UnitEvidence::default(),
            });
        }
        units
    }

    /// Returns what the codes of a unit stand for in both languages, by their ids.
    fn readings(&self, codes: &[InlineCode]) -> Vec<(String, String)> {
        let placeables = codes.iter().filter(|it| it.kind == CodeKind::Placeable);
        let readings = placeables.filter_map(|code| {
            let [source, target] = self.scopes.map(|scope| reading(&code.shown, scope));
            let text = match (source?, target) {
                (source, Some(target)) if target != source => format!("{source} · {target}"),
                (source, _) => source,
            };
            Some((code.id.clone(), on_one_line(&canonical(&text)).into_owned()))
        });
        readings.collect()
    }

    fn state(&self) -> UnitState {
        let Some(told) = &self.told else {
            return match self.is_untranslated {
                true => UnitState::Missing,
                false => UnitState::Translated,
            };
        };
        match (&told.staleness, told.confidence) {
            (Staleness::Draft, Confidence::Machine) => UnitState::Machine,
            (Staleness::Draft, _) => UnitState::Draft,
            _ if self.is_untranslated => UnitState::Missing,
            (Staleness::Unconfirmed, _) => UnitState::Draft,
            (Staleness::Stale(_), _) => UnitState::Stale,
            (Staleness::Current, Confidence::Reviewed) => UnitState::Reviewed,
            (Staleness::Current, _) => UnitState::Translated,
        }
    }

    fn previous(&self, state: UnitState) -> Option<String> {
        match &self.told.as_ref()?.staleness {
            Staleness::Stale(stale) if state == UnitState::Stale => Some(stale.was.clone()),
            Staleness::Stale(_)
            | Staleness::Current
            | Staleness::Draft
            | Staleness::Unconfirmed => None,
        }
    }

    fn remarks(&self, state: UnitState) -> Vec<String> {
        let told = self.told.as_ref().filter(|_| state == UnitState::Stale);
        told.map_or_else(Vec::new, |told| {
            remarks(&told.staleness, self.pair.forms.target)
        })
    }
}

/// Returns what is to be said of a stale text to those who translate into a locale.
pub(in crate::pipeline) fn remarks(staleness: &Staleness, target: &Locale) -> Vec<String> {
    let Staleness::Stale(stale) = staleness else {
        return Vec::new();
    };
    let words = NoteWords::of(target);
    let change = [("change", stale.change.as_str()), ("was", &stale.was)];
    let mut remarks = vec![words.text("stale", &change)];
    if stale.translation == Translation::Changed {
        remarks.push(words.text("unconfirmed", &[]));
    }
    remarks
}
