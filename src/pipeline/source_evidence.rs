//! What says that the locale taken for the source is the source. A guess is good enough to read, never to write: a
//! translation that is taken for the source would be written over with the texts of the statements.

use std::collections::{BTreeSet, HashSet};

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::config::model::Config;
use crate::document::model::Document;
use crate::fluent::written::written;
use crate::locale::tag::Locale;
use crate::pipeline::source_language::source_language;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::Layout;
use crate::project::layout::source_basis::SourceBasis;
use crate::project::pairing::BlockMatch;
use crate::project::set::{Set, Side};
use crate::project::state;
use crate::text::file_source::FileSource;

/// The evidence in a project's files for its source locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceEvidence {
    /// It is the one that the layout has.
    Confirmed,
    /// The statements name another one in their front matter, or are in it.
    Named(Locale),
    /// Nothing says so; the reason, as a sentence without its full stop.
    Unknown(String),
}

/// Judges the source locale of a layout by its statements, records and catalogs.
///
/// Where neither the configuration nor a path states it, the language of the statements counts first (`lang` in the
/// front matter or the page), then the texts: the source catalogs hold half of the blocks of the statements at least, or
/// half of the recorded source texts. English is taken at its word where no statement and no record speaks against it.
pub fn source_evidence(layout: &Layout, config: &Config, files: &dyn FileSource) -> SourceEvidence {
    match layout.source_basis {
        SourceBasis::Stated => return SourceEvidence::Confirmed,
        SourceBasis::Unnamed => return evidence_of_documents(layout, files),
        SourceBasis::NothingTranslated | SourceBasis::English | SourceBasis::MostCatalogs => {}
    }
    let evidence = Workspace::open(layout, config, files, |workspace| {
        let each = layout.sets.par_iter().map(|plan| {
            let own = layout.catalog_path(&plan.source).map(state::path_beside);
            let own_record = own.filter(|path| files.has(path));
            workspace.with_parsed_set(plan, |set, _| SetEvidence::of(set, own_record))
        });
        each.reduce(SetEvidence::default, SetEvidence::with)
    });
    evidence.judge(layout)
}

/// Returns the locale that the source documents are in, where no path names one and they are not in English.
pub fn named_source(layout: &Layout, config: &Config, files: &dyn FileSource) -> Option<Locale> {
    if layout.source_basis != SourceBasis::Unnamed {
        return None;
    }
    match source_evidence(layout, config, files) {
        SourceEvidence::Named(locale) => Some(locale),
        SourceEvidence::Confirmed | SourceEvidence::Unknown(_) => None,
    }
}

/// Judges documents whose paths name no locale by the language that they are in; English, the assumption, is taken at its
/// word where this is not plain, unless it is a translation.
fn evidence_of_documents(layout: &Layout, files: &dyn FileSource) -> SourceEvidence {
    let source = &layout.source;
    match source_language(layout, files) {
        Some(locale) if locale.language() != source.language() => SourceEvidence::Named(locale),
        Some(_) => SourceEvidence::Confirmed,
        None if layout.targets.is_empty() => SourceEvidence::Unknown(
            "the paths of the source documents name no locale, and the language they are in is not known".to_owned(),
        ),
        None => SourceEvidence::Confirmed,
    }
}

/// The evidence in the sets of a project, counted.
#[derive(Default)]
struct SetEvidence {
    /// As the statements name them.
    languages: BTreeSet<Locale>,
    blocks: EvidenceTally,
    records: EvidenceTally,
    /// A state file beside a source catalog: only translations have one.
    own_record: Option<Utf8PathBuf>,
}

/// The number of texts to compare, and of those among them that the source catalogs have.
#[derive(Clone, Copy, Default)]
struct EvidenceTally {
    all: usize,
    equal: usize,
}

impl EvidenceTally {
    fn count(&mut self, is_equal: bool) {
        self.all += 1;
        self.equal += usize::from(is_equal);
    }

    fn with(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            equal: self.equal + other.equal,
        }
    }

    /// Names and numbers are the same in a translation: one equal text among many shows nothing.
    fn shows_source(self) -> bool {
        self.all > 0 && self.equal * 2 >= self.all
    }
}

impl SetEvidence {
    fn of(set: &Set<'_>, own_record: Option<Utf8PathBuf>) -> Self {
        let mut evidence = Self {
            own_record,
            ..Self::default()
        };
        if let Some(statement) = &set.statement {
            evidence.languages.extend(language(statement.document));
            if set.source.read().is_some() {
                let blocks = statement.document.blocks.iter();
                for (block, matched) in blocks.zip(&statement.pairing.blocks) {
                    if block.text.contains(char::is_alphabetic) {
                        let is_held = holds(set.source, *matched, &block.text);
                        evidence.blocks.count(is_held);
                    }
                }
            }
        }
        for target in &set.targets {
            count_records(set.source, *target, &mut evidence.records);
        }
        evidence
    }

    fn with(mut self, other: Self) -> Self {
        self.languages.extend(other.languages);
        Self {
            languages: self.languages,
            blocks: self.blocks.with(other.blocks),
            records: self.records.with(other.records),
            own_record: self.own_record.or(other.own_record),
        }
    }

    fn judge(&self, layout: &Layout) -> SourceEvidence {
        let source = &layout.source;
        let mut languages = self.languages.iter();
        match (languages.next(), languages.next()) {
            (Some(one), Some(other)) => {
                let reason =
                    format!("the statements are in several languages, `{one}` and `{other}`");
                return SourceEvidence::Unknown(reason);
            }
            (Some(one), None) if one.language() == source.language() => {
                return SourceEvidence::Confirmed;
            }
            (Some(one), None) => return SourceEvidence::Named(one.clone()),
            (None, _) => {}
        }
        let shows_source = self.blocks.shows_source() || self.records.shows_source();
        let is_taken_at_its_word = match layout.source_basis {
            SourceBasis::Stated | SourceBasis::NothingTranslated | SourceBasis::Unnamed => true,
            SourceBasis::English => self.blocks.all == 0 && self.own_record.is_none(),
            SourceBasis::MostCatalogs => false,
        };
        if shows_source || is_taken_at_its_word {
            return SourceEvidence::Confirmed;
        }
        SourceEvidence::Unknown(if self.blocks.all > 0 {
            format!("the catalogs of `{source}` do not hold the texts of the statements")
        } else if let Some(record) = &self.own_record {
            format!("`{record}` records `{source}` as a translation")
        } else {
            format!("`{source}` was only assumed, since it has the most catalogs")
        })
    }
}

/// Returns the language that a statement names itself.
fn language(document: &Document<'_>) -> Option<Locale> {
    let field = document.fields.iter().find(|field| field.key == "lang");
    let page = document.page.as_ref().and_then(|page| page.lang.as_ref());
    let tag = field
        .map(|field| &*field.value)
        .or(page.map(|lang| lang.value))?;
    Locale::parse(&tag.trim().replace('_', "-"))
}

/// Returns whether a source catalog holds a block: as it is, or in most of its words, as after an edit of the
/// statement.
fn holds(source: Side<'_>, matched: BlockMatch, text: &str) -> bool {
    match matched {
        BlockMatch::Exact(_) => true,
        BlockMatch::Drifted(entry) => {
            let value = source.entries()[entry].value.as_ref();
            let value = value.map(written).unwrap_or_default();
            let known: HashSet<&str> = value.split_whitespace().collect();
            let words = text.split_whitespace();
            let (shared, other): (Vec<&str>, Vec<&str>) =
                words.partition(|word| known.contains(word));
            shared.len() >= 2 * other.len()
        }
        BlockMatch::Unregistered => false,
    }
}

fn count_records(source: Side<'_>, target: Side<'_>, tally: &mut EvidenceTally) {
    let Some(state) = target.state else { return };
    for entry in source.entries() {
        for (attribute, pattern) in entry.patterns() {
            if let Some(record) = state.state.get(entry.kind, entry.id, attribute) {
                tally.count(record.source == written(pattern));
            }
        }
    }
}
