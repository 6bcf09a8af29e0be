//! BCP 47 language tags.

use std::fmt;
use std::sync::Arc;

use icu_locale::fallback::LocaleFallbacker;
use icu_locale::{LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};
use unic_langid::LanguageIdentifier;

use crate::text::slice::Slice;

/// A canonical BCP 47 tag, such as `es`, `pt-BR` or `en-x-easy`. Cheap to clone; ordered by tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale {
    tag: Arc<str>,
    /// Where the language subtag ends: it is asked for at every text.
    language_end: u8,
}

/// The direction in which a locale's script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Locale {
    /// Parses and canonicalises a tag (RFC 5646; UTS #35 annex C). `_` is read as `-`.
    ///
    /// `None` when the text is no tag, or when its language has more than three letters: no such
    /// language is registered, and folders are called `shared`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = match text {
            // The one name outside of BCP 47 that projects of Mozilla have: Japanese as macOS words it.
            "ja-JP-mac" => "ja-JP-x-mac",
            text => text,
        };
        let mut locale: icu_locale::Locale = text.replace('_', "-").parse().ok()?;
        if locale.id.language.as_str().len() > 3 || locale.id.language.is_unknown() {
            return None;
        }
        LocaleCanonicalizer::new_common().canonicalize(&mut locale);
        Some(Self::canonical(locale.to_string().into()))
    }

    fn canonical(tag: Arc<str>) -> Self {
        let end = tag.bytes().position(|byte| byte == b'-');
        let language_end = end.unwrap_or(tag.len()) as u8;
        Self { tag, language_end }
    }

    pub fn as_str(&self) -> &str {
        &self.tag
    }

    /// Returns the tag for records that outlive the locale.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.tag)
    }

    /// Returns the language subtag: `pt` of `pt-BR`.
    pub fn language(&self) -> &str {
        self.tag.slice(..usize::from(self.language_end))
    }

    /// Returns the region subtag: `BR` of `pt-BR`.
    pub fn region(&self) -> Option<String> {
        self.icu()
            .id
            .region
            .map(|region| region.as_str().to_owned())
    }

    /// Returns the region where most people live who read the language (UTS #35, likely subtags).
    pub fn likely_region(&self) -> Option<String> {
        let mut id = self.icu().id;
        LocaleExpander::new_extended().maximize(&mut id);
        id.region.map(|region| region.as_str().to_owned())
    }

    /// Returns the tag as fluent-bundle takes it, extensions left out.
    pub fn identifier(&self) -> LanguageIdentifier {
        self.icu().id.to_string().parse().unwrap_or_default()
    }

    pub fn direction(&self) -> Direction {
        match LocaleDirectionality::new_common().is_right_to_left(&self.icu().id) {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        }
    }

    /// Returns the locales that stand in for this one, nearest first, without itself and without `und`:
    /// `es-MX` → `es-419`, `es` (CLDR parent locales).
    pub fn parents(&self) -> Vec<Locale> {
        let fallbacker = LocaleFallbacker::new();
        let mut steps = fallbacker
            .for_config(Default::default())
            .fallback_for(self.icu().into());
        let mut parents = Vec::new();
        loop {
            steps.step();
            if steps.get().is_unknown() {
                return parents;
            }
            parents.push(Self::canonical(steps.get().to_string().into()));
        }
    }

    /// As ICU4X takes it.
    pub fn icu(&self) -> icu_locale::Locale {
        self.tag.parse().expect("a canonical tag parses")
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tag)
    }
}

impl Direction {
    /// As in the `dir` attribute of HTML.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_and_canonicalises() {
        for (text, expected) in [
            ("es", Some("es")),
            ("PT_br", Some("pt-BR")),
            ("iw", Some("he")),
            ("en-x-easy", Some("en-x-easy")),
            ("shared", None),
            ("templates", None),
            ("e", None),
            ("", None),
            ("es-", None),
        ] {
            assert_eq!(
                Locale::parse(text).as_ref().map(Locale::as_str),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn parents_and_direction() {
        let parents = |tag| {
            Locale::parse(tag)
                .unwrap()
                .parents()
                .iter()
                .map(Locale::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(parents("es-MX"), ["es-419", "es"]);
        assert_eq!(parents("pt-AO"), ["pt-PT", "pt"]);
        assert_eq!(parents("es"), [""; 0]);
        assert_eq!(
            Locale::parse("ar").unwrap().direction(),
            Direction::RightToLeft
        );
        assert_eq!(
            Locale::parse("az-Arab").unwrap().direction(),
            Direction::RightToLeft
        );
        assert_eq!(
            Locale::parse("pt-BR").unwrap().direction(),
            Direction::LeftToRight
        );
    }
}
