//! Tells the notes that translators wrote from the lines of the note that went out.

use std::collections::BTreeSet;

use crate::exchange::note_words::NoteWords;
use crate::exchange::notes::{NoteParts, note, reading_start};
use crate::exchange::units::{PatternPair, PatternUnits};
use crate::fluent::model::EntryKind;
use crate::pipeline::export::texts::remarks;
use crate::pipeline::import::model::PlacedUnit;
use crate::project::staleness::Staleness;

/// The lines that an export writes into the notes of a text.
pub(super) struct SentLines {
    name: String,
    lines: BTreeSet<String>,
    /// The starts of lines that say what terms stood for when they were sent.
    starts: BTreeSet<String>,
    words: &'static NoteWords,
}

impl SentLines {
    pub fn new(pair: &PatternPair<'_>, units: &PatternUnits, told: Option<&Staleness>) -> Self {
        let (mut lines, mut starts) = (BTreeSet::new(), BTreeSet::new());
        for unit in &units.units {
            let codes = unit.inline_codes();
            let sent = note(&NoteParts {
                comment: pair.entry.comment.as_ref(),
                shape: units.shape.as_ref(),
                case: &unit.case,
                codes: &codes,
                readings: &[],
                target: pair.forms.target,
                remarks: told
                    .map(|told| remarks(told, pair.forms.target))
                    .unwrap_or_default(),
                is_term: pair.entry.kind == EntryKind::Term,
                id: &units.name,
                section: None,
            });
            lines.extend(sent.lines().map(|line| line.trim().to_owned()));
            starts.extend(codes.iter().map(reading_start));
        }
        let name = units.name.clone();
        let words = NoteWords::of(pair.forms.target);
        Self {
            name,
            lines,
            starts,
            words,
        }
    }

    /// Returns the lines of a unit's notes that somebody else wrote.
    pub fn others(&self, placed: &PlacedUnit<'_>) -> Vec<String> {
        let lines = placed.unit.notes.iter().flat_map(|note| note.lines());
        let lines = lines.map(str::trim).filter(|line| !line.is_empty());
        lines
            .filter(|line| !self.has(line))
            .map(str::to_owned)
            .collect()
    }

    fn has(&self, line: &str) -> bool {
        // Where it stands, and what was true when it was sent, may be otherwise by now.
        let place = line.strip_prefix(self.name.as_str());
        let is_place = place.is_some_and(|rest| rest.is_empty() || rest.starts_with(" · "));
        is_place
            || self.lines.contains(line)
            || self
                .starts
                .iter()
                .any(|start| line.starts_with(start.as_str()))
            || self.words.is_line_of(line, &["stale", "old-translation"])
    }
}
