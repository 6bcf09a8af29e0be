//! The languages that something is known of, each a file in `data/`. A file is read when its language is first asked
//! for; of the others, only the table by which they are recognised.

use std::sync::OnceLock;

use crate::locale::lengths::TextExpansion;
use crate::locale::profile::Profile;
use crate::locale::recognition::LanguageSet;
use crate::locale::tag::Locale;
use crate::locale::variants::LanguageVariant;
use crate::text::slice::Slice;

/// By tag. A language that is added here, with its file, is known to every check.
pub static LANGUAGES: [Language; 4] = [
    Language::new("en", include_str!("data/en.toml")),
    Language::new("es", include_str!("data/es.toml")),
    Language::new("fr", include_str!("data/fr.toml")),
    Language::new("pt", include_str!("data/pt.toml")),
];

/// For languages that nothing is known of: digits are read in every way, words not at all.
pub(super) static UNDETERMINED: Language = Language::new("und", include_str!("data/und.toml"));

/// A language and what its file says.
pub struct Language {
    /// The language subtag.
    pub tag: &'static str,
    file: &'static str,
    profile: OnceLock<Profile>,
    regions: OnceLock<Regions>,
}

/// The regions of a language that write it in another way.
struct Regions {
    profiles: Vec<Profile>,
    /// The tags of the regions, sorted, each with the place of its profile.
    tags: Vec<(&'static str, usize)>,
}

impl Language {
    const fn new(tag: &'static str, file: &'static str) -> Self {
        Self {
            tag,
            file,
            profile: OnceLock::new(),
            regions: OnceLock::new(),
        }
    }

    /// Returns what is known of the language as a whole.
    pub fn profile(&self) -> &Profile {
        self.profile.get_or_init(|| Profile::new(self.file))
    }

    /// Returns the profile of a locale of the language: that of its tag, else of the longest beginning of its tag.
    fn profile_of(&self, locale: &Locale) -> &Profile {
        let mut tag = locale.as_str();
        while let Some(parent) = parent(tag) {
            let regions = self.regions.get_or_init(|| Regions::of(self.profile()));
            if let Ok(at) = regions.tags.binary_search_by_key(&tag, |(tag, _)| *tag) {
                return &regions.profiles[regions.tags[at].1];
            }
            tag = parent;
        }
        self.profile()
    }
}

/// Returns a tag without its last subtag. Tags are too short for a search to pay.
fn parent(tag: &str) -> Option<&str> {
    let end = tag.bytes().rposition(|byte| byte == b'-')?;
    Some(tag.slice(..end))
}

impl Regions {
    fn of(language: &Profile) -> Self {
        let regions = language.regions.iter();
        let tags = regions
            .clone()
            .enumerate()
            .flat_map(|(at, region)| region.tags.iter().map(move |tag| (*tag, at)));
        let mut tags: Vec<_> = tags.collect();
        tags.sort_unstable();
        let profiles = regions.map(|region| language.in_region(region)).collect();
        Self { profiles, tags }
    }
}

/// Returns what is known of a locale: the profile of its region, else of its language; a neutral one for other
/// languages.
pub fn profile(locale: &Locale) -> &'static Profile {
    language(locale.language())
        .unwrap_or(&UNDETERMINED)
        .profile_of(locale)
}

/// Returns the language of a subtag, where something is known of it.
pub fn language(subtag: &str) -> Option<&'static Language> {
    place(subtag).map(|at| &LANGUAGES[at])
}

/// Returns the set of one language alone; empty for one that nothing is known of.
pub fn set_of(subtag: &str) -> LanguageSet {
    place(subtag).map_or(LanguageSet::default(), LanguageSet::at)
}

/// Returns the place of a language in the list.
pub(super) fn place(subtag: &str) -> Option<usize> {
    let first = subtag.as_bytes().first();
    let mut languages = LANGUAGES.iter();
    languages.position(|it| it.tag.as_bytes().first() == first && it.tag == subtag)
}

/// Returns the words that do not belong in a locale; `None` where its tag has no region, or nothing is known of it.
pub fn foreign_variant(locale: &Locale) -> Option<&'static LanguageVariant> {
    let language = language(locale.language())?;
    let variants = &*language.profile().variants;
    let mut tag = locale.as_str();
    loop {
        if let Some(variant) = variants.iter().find(|it| it.tags.contains(&tag)) {
            return Some(variant);
        }
        tag = parent(tag)?;
    }
}

/// Returns how long translations from one language into another are; as long as the source where nothing was measured.
pub fn expansion(from: &Locale, to: &Locale) -> TextExpansion {
    measured_expansion(from, to).unwrap_or(TextExpansion::new(1.0))
}

/// Returns how long translations from one language into another are, where that was measured in either direction.
pub fn measured_expansion(from: &Locale, to: &Locale) -> Option<TextExpansion> {
    let measured = |from: &Locale, to: &Locale| {
        let lengths = profile(to).lengths.get(from.language())?;
        Some(lengths.ratio)
    };
    let back = || measured(to, from).map(|ratio| 1.0 / ratio);
    measured(from, to).or_else(back).map(TextExpansion::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::number_words::Separators;

    #[track_caller]
    fn found(tag: &str) -> &'static Profile {
        profile(&Locale::parse(tag).expect("a tag"))
    }

    #[test]
    fn every_file_is_whole() {
        for language in &LANGUAGES {
            let (tag, profile) = (language.tag, language.profile());
            let recognition = &*profile.recognition;
            assert_eq!(Locale::parse(tag).expect("a tag").as_str(), tag);
            assert!(
                !recognition.name.is_empty() && recognition.small_words.len() > 40,
                "{tag}"
            );
            let verbs = profile.opening_verbs.iter();
            verbs.for_each(|form| assert!(!form.name.is_empty(), "{tag}"));
            assert!(profile.lengths.values().all(|lengths| lengths.ratio > 0.5));
            assert!(!profile.vocabulary.function_words.is_empty(), "{tag}");
            let calendar = &profile.calendar;
            let names = [
                calendar.months.len(),
                calendar.month_abbreviations.len(),
                calendar.weekdays.len(),
            ];
            assert_eq!(names, [12, 12, 7], "{tag}");
            assert!(
                calendar
                    .months
                    .iter()
                    .chain(&*calendar.weekdays)
                    .all(|forms| !forms.is_empty()),
                "{tag}"
            );
            for value in 0..=16 {
                let mut cardinals = profile.numbers.cardinals.iter();
                assert!(cardinals.any(|(_, it)| *it == value), "{value} in {tag}");
            }
            assert!(
                !profile.negations.words.is_empty() && !profile.typography.quotes.is_empty(),
                "{tag}"
            );
            let regions = profile.regions.iter().flat_map(|region| &*region.tags);
            let tags = regions.chain(profile.variants.iter().flat_map(|variant| &*variant.tags));
            for region in tags {
                assert_eq!(Locale::parse(region).expect("a tag").as_str(), *region);
                assert_eq!(region.split('-').next(), Some(tag));
            }
            let concepts = profile.acronyms.concepts();
            let english = &found("en").acronyms;
            concepts.for_each(|concept| {
                assert!(english.forms(concept).is_some(), "{concept} of {tag}")
            });
        }
        assert!(LANGUAGES.is_sorted_by_key(|language| language.tag));
    }

    #[test]
    fn tables_are_read_as_toml() {
        for language in LANGUAGES.iter().chain([&UNDETERMINED]) {
            let profile = language.profile();
            profile.recognition.assert_read_whole();
            profile.vocabulary.assert_read_whole();
            profile.acronyms.assert_read_whole();
            profile.numbers.assert_read_whole();
            profile.calendar.assert_read_whole();
            profile.negations.assert_read_whole();
            profile.opposites.assert_read_whole();
            profile.tenses.assert_read_whole();
            profile.known_names.assert_read_whole();
            profile.units.assert_read_whole();
            profile.typography.assert_read_whole();
            profile.opening_verbs.assert_read_whole();
            profile.lengths.assert_read_whole();
            profile.regions.assert_read_whole();
            profile.variants.assert_read_whole();
        }
    }

    #[test]
    fn regions_differ_within_a_language() {
        let decimals = |tag| {
            let separators = found(tag).numbers.separators.iter();
            separators
                .map(|it: &Separators| it.decimal)
                .collect::<String>()
        };
        assert_eq!(decimals("es"), ",.");
        assert_eq!(decimals("es-ES"), ",");
        assert_eq!(decimals("es-MX"), ".");
        assert_eq!(decimals("es-GT-x-easy"), ".");
        assert_eq!(decimals("es-AR"), ",");
        assert_eq!(decimals("pt-BR"), ",");
        assert_eq!(decimals("en-GB"), ".");
        assert_eq!(decimals("fi"), ".,٫");
        assert!(!found("fi").is_known());
        assert_eq!(found("pt-PT").typography.quotes[0].outer.0, '«');
        assert!(found("gl").typography.openers.is_empty());
    }

    #[test]
    fn verbs_open_instructions() {
        for (tag, first, second, expected) in [
            ("es", "garantizar", "el", true),
            ("es", "dirigirse", "a", true),
            ("es", "reír", "con", true),
            ("es", "lugar", "de", false),
            ("es", "mujeres", "y", false),
            ("pt", "propor", "um", true),
            ("pt", "pôr", "fim", true),
            ("pt", "por", "isso", false),
            ("pt", "mulher", "e", false),
            ("en", "guarantee", "the", true),
            ("en", "people", "must", false),
            ("en", "guaranteeing", "the", false),
            ("en", "the", "right", false),
            ("fr", "garantir", "le", true),
            ("fr", "mettre", "fin", true),
            ("fr", "avenir", "de", false),
            ("fr", "lutte", "contre", false),
        ] {
            let form = found(tag).opening_verbs.first().expect("these have one");
            assert_eq!(form.opens(first, second), expected, "{first} {second}");
        }
    }
}
