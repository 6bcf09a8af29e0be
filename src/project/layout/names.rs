//! The locales that the paths of a project name, and how it spells them.

use std::collections::HashMap;

use crate::locale::tag::Locale;

/// The locales that paths name, each by the spelling that is taken.
#[derive(Default)]
pub(super) struct LocaleNames<'p> {
    pub(super) found: Vec<NamedLocale<'p>>,
    by_spelling: HashMap<&'p str, Option<usize>>,
}

pub(super) struct NamedLocale<'p> {
    pub(super) locale: Locale,
    /// In the order of the paths; the canonical one, else the first, is taken.
    pub(super) spellings: Vec<&'p str>,
    pub(super) catalogs: usize,
}

impl<'p> LocaleNames<'p> {
    /// Returns the place in `found` of the locale that is spelled so; `None` when it is no tag.
    pub(super) fn resolve(&mut self, spelling: &'p str) -> Option<usize> {
        if let Some(known) = self.by_spelling.get(spelling) {
            return *known;
        }
        let place = Locale::parse(spelling).map(|locale| {
            let known = self.found.iter().position(|it| it.locale == locale);
            let place = known.unwrap_or(self.found.len());
            match known {
                Some(place) => self.found[place].spellings.push(spelling),
                None => self.found.push(NamedLocale {
                    locale,
                    spellings: vec![spelling],
                    catalogs: 0,
                }),
            }
            place
        });
        self.by_spelling.insert(spelling, place);
        place
    }

    /// Returns how the project writes a locale: as found, else its tag.
    pub(super) fn spelling<'a>(&'a self, locale: &'a Locale) -> &'a str {
        let named = self.found.iter().find(|it| it.locale == *locale);
        named.map_or(locale.as_str(), NamedLocale::spelling)
    }
}

impl<'p> NamedLocale<'p> {
    pub(super) fn spelling(&self) -> &str {
        let canonical = self
            .spellings
            .iter()
            .find(|it| **it == self.locale.as_str());
        canonical.unwrap_or(&self.spellings[0])
    }
}
