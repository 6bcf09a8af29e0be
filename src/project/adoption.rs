//! The result of adopting a translated document: a row for each passage.

use std::fmt;

use camino::Utf8PathBuf;

use crate::locale::tag::Locale;

/// One document, brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct Adoption {
    pub locale: Locale,
    /// The document that was brought in, as the user named it.
    pub document: Utf8PathBuf,
    /// The statement that it translates, and the catalog that it goes into; relative to the project.
    pub statement: Utf8PathBuf,
    pub catalog: Utf8PathBuf,
    /// In the order of the documents.
    pub rows: Vec<Row>,
}

/// Passages of the statement, and what stands for them in the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The messages of the source passages; none for a passage that only the document has.
    pub ids: Vec<Box<str>>,
    /// The passages, a line each.
    pub source: String,
    pub target: String,
    /// The probability that they belong together.
    pub confidence: f32,
    pub outcome: AdoptionOutcome,
}

/// The outcome of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdoptionOutcome {
    /// Written as a translation.
    Translated,
    /// Written, for a person to look at.
    Draft(Doubt),
    /// There is a translation, and it stays.
    Kept(ExistingText),
    /// Nothing was written.
    Apart(Apart),
}

/// Why a translation is a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    Unsure,
    /// Two passages of the document stand for one of the statement.
    Joined,
    /// The document is in another format, and its markup is lost.
    MarkupLost,
    /// The message of the source does not say what the statement says.
    SourceDrift,
    /// Of all passages only a few are sure to have a counterpart.
    FewPairs,
}

impl Doubt {
    pub const ALL: [Self; 5] = [
        Self::Unsure,
        Self::Joined,
        Self::MarkupLost,
        Self::SourceDrift,
        Self::FewPairs,
    ];
}

/// The text that the catalog has already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExistingText {
    /// The same text.
    Same,
    Other,
    /// Something that does not parse.
    Broken,
}

/// Why nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    SourceOnly,
    TargetOnly,
    /// Several passages of the statement are one of the document, or cannot be told apart.
    Merged,
    /// The source catalog has no message for the passage.
    Unregistered,
    /// Too unsure for a draft.
    Unlikely,
    /// The text cannot be written as a value of Fluent.
    Unwritable,
    /// The document names the message, and shows another source text than there is now.
    SourceChanged,
}

/// The number of rows of each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AdoptionTally {
    pub translated: usize,
    pub draft: usize,
    pub kept: usize,
    pub apart: usize,
}

impl Adoption {
    pub fn tally(&self) -> AdoptionTally {
        let mut tally = AdoptionTally::default();
        for row in &self.rows {
            *match row.outcome {
                AdoptionOutcome::Translated => &mut tally.translated,
                AdoptionOutcome::Draft(_) => &mut tally.draft,
                AdoptionOutcome::Kept(_) => &mut tally.kept,
                AdoptionOutcome::Apart(_) => &mut tally.apart,
            } += 1;
        }
        tally
    }
}

impl AdoptionTally {
    pub fn add(&mut self, other: Self) {
        self.translated += other.translated;
        self.draft += other.draft;
        self.kept += other.kept;
        self.apart += other.apart;
    }
}

impl AdoptionOutcome {
    /// For machines, and for the eye: one word.
    pub fn name(self) -> &'static str {
        match self {
            AdoptionOutcome::Translated => "translated",
            AdoptionOutcome::Draft(_) => "draft",
            AdoptionOutcome::Kept(_) => "kept",
            AdoptionOutcome::Apart(_) => "unpaired",
        }
    }

    /// Why it is so; `None` where nothing is to be said.
    pub fn reason(self) -> Option<String> {
        match self {
            AdoptionOutcome::Translated | AdoptionOutcome::Kept(ExistingText::Same) => None,
            AdoptionOutcome::Draft(doubt) => Some(doubt.to_string()),
            AdoptionOutcome::Kept(kept) => Some(kept.to_string()),
            AdoptionOutcome::Apart(apart) => Some(apart.to_string()),
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Doubt::Unsure => "not sure to be the translation of this passage",
            Doubt::Joined => "two passages of the document, joined",
            Doubt::MarkupLost => "from a document in another format: links and emphasis are lost",
            Doubt::SourceDrift => "the source catalog does not say what the statement says",
            Doubt::FewPairs => "the document may translate another statement: few passages pair",
        })
    }
}

impl fmt::Display for ExistingText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ExistingText::Same => "the catalog says the same",
            ExistingText::Other => "the catalog has another translation, which stays",
            ExistingText::Broken => "the catalog has an entry that does not parse, which stays",
        })
    }
}

impl fmt::Display for Apart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Apart::SourceOnly => "nothing in the document stands for it",
            Apart::TargetOnly => "nothing in the statement stands for it",
            Apart::Merged => "several passages of the statement share it: write each by hand",
            Apart::Unregistered => "the source catalog has no message for it: run `paridad sync`",
            Apart::Unlikely => "too unsure to be written",
            Apart::Unwritable => "it cannot be written as a value of Fluent",
            Apart::SourceChanged => "the source was changed since this was translated",
        })
    }
}
