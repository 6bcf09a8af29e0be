//! What is known of a language, as plain data: the typed form of a file in `data/`. A check asks the profile; it never
//! asks which language it is.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::locale::acronyms::AcronymList;
use crate::locale::calendar::Calendar;
use crate::locale::lengths::LengthBands;
use crate::locale::marks::Marks;
use crate::locale::negations::Negations;
use crate::locale::number_words::{NumberWords, Separators};
use crate::locale::recognition::Recognition;
use crate::locale::section::{LazyTable, tables};
use crate::locale::sense_tables::{KnownNames, Opposites, UnitNames};
use crate::locale::tenses::Tenses;
use crate::locale::typography::{NoBreak, QuoteStyle, Typography};
use crate::locale::variants::LanguageVariant;
use crate::locale::verb_form::VerbForm;
use crate::locale::vocabulary::Vocabulary;
use crate::locale::word_list::Words;

/// The data of one language, or of one region of it: a field for each table of the file.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    pub recognition: LazyTable<Recognition>,
    pub vocabulary: LazyTable<Vocabulary>,
    pub acronyms: LazyTable<AcronymList>,
    pub numbers: LazyTable<NumberWords>,
    pub calendar: LazyTable<Calendar>,
    pub negations: LazyTable<Negations>,
    pub opposites: LazyTable<Opposites>,
    pub tenses: LazyTable<Tenses>,
    pub known_names: LazyTable<KnownNames>,
    pub units: LazyTable<UnitNames>,
    pub typography: LazyTable<Typography>,
    /// Verb forms that open the items of a list.
    pub opening_verbs: LazyTable<Vec<VerbForm>>,
    /// Usual lengths of translations from other languages, by their tags.
    pub lengths: LazyTable<BTreeMap<String, LengthBands>>,
    /// The rules of regions that differ from the language.
    pub(super) regions: LazyTable<Vec<RegionRules>>,
    /// Words of one country that other locales do not have.
    pub(super) variants: LazyTable<Vec<LanguageVariant>>,
}

/// The rules of a region that differ from those of the language as a whole.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct RegionRules {
    /// The tags it is for; a longer tag finds it by its beginning.
    pub tags: Words,
    separators: Option<Vec<Separators>>,
    quotes: Option<Vec<QuoteStyle>>,
    no_blank_before: Option<Marks>,
    blank_before: Option<Vec<NoBreak>>,
}

impl Profile {
    /// Cuts a file into its tables, which are read when they are asked for.
    pub(super) fn new(file: &'static str) -> Self {
        let mut profile = Self::default();
        for (name, text) in tables(file) {
            match name {
                "recognition" => profile.recognition = LazyTable::new(text),
                "vocabulary" => profile.vocabulary = LazyTable::new(text),
                "acronyms" => profile.acronyms = LazyTable::new(text),
                "numbers" => profile.numbers = LazyTable::new(text),
                "calendar" => profile.calendar = LazyTable::new(text),
                "negations" => profile.negations = LazyTable::new(text),
                "opposites" => profile.opposites = LazyTable::new(text),
                "tenses" => profile.tenses = LazyTable::new(text),
                "known_names" => profile.known_names = LazyTable::new(text),
                "units" => profile.units = LazyTable::new(text),
                "typography" => profile.typography = LazyTable::new(text),
                "opening_verbs" => profile.opening_verbs = LazyTable::new(text),
                "lengths" => profile.lengths = LazyTable::new(text),
                "regions" => profile.regions = LazyTable::new(text),
                "variants" => profile.variants = LazyTable::new(text),
                other => unreachable!("`{other}` is no table: a test reads every file"),
            }
        }
        profile
    }

    /// Returns whether anything is known of the language but how digits may be grouped.
    pub fn is_known(&self) -> bool {
        self.recognition.is_written()
    }

    /// Returns the form that all of these openings share, each the first two words of an item in lower case.
    pub fn shared_opening(&self, openings: &[(String, String)]) -> Option<&VerbForm> {
        let mut forms = self.opening_verbs.iter();
        forms.find(|form| {
            openings
                .iter()
                .all(|(first, second)| form.opens(first, second))
        })
    }

    /// Returns the language as a region writes it.
    pub(super) fn in_region(&self, region: &RegionRules) -> Self {
        let mut profile = self.clone();
        if let Some(separators) = &region.separators {
            let mut numbers = (*self.numbers).clone();
            numbers.separators.clone_from(separators);
            profile.numbers = numbers.into();
        }
        let mut typography = (*self.typography).clone();
        if let Some(quotes) = &region.quotes {
            typography.quotes.clone_from(quotes);
        }
        if let Some(marks) = &region.no_blank_before {
            typography.no_blank_before.clone_from(marks);
        }
        if let Some(blanks) = &region.blank_before {
            typography.blank_before.clone_from(blanks);
        }
        profile.typography = typography.into();
        profile
    }
}
