//! Addresses that lead to the same page in another language: `en.wikipedia.org` and `es.wikipedia.org`,
//! `/en/about` and `/es/about`, `?lang=en` and `?lang=es`.

use crate::locale::languages::{language, set_of};
use crate::locale::tag::Locale;
use crate::locale::word_info::WordLookup;
use crate::text::slice::Slice;

/// Query parameters that choose a language.
const PARAMETERS: &[&str] = &["lang", "language", "locale", "hl", "l", "lng", "setlang"];

/// The names that parts of addresses have for a language, besides its tag; `latam.` is where Latin America is served.
const NAMES: &[(&str, &str)] = &[
    ("castellano", "es"),
    ("english", "en"),
    ("espanol", "es"),
    ("español", "es"),
    ("francais", "fr"),
    ("français", "fr"),
    ("french", "fr"),
    ("latam", "es"),
    ("portugues", "pt"),
    ("português", "pt"),
    ("portuguese", "pt"),
    ("spanish", "es"),
];

/// The domains of countries whose readers speak a language, where one language is enough to tell.
const COUNTRIES: &[(&str, &str)] = &[
    (
        "es",
        "ar bo cl co cr cu do ec es gt hn mx ni pa pe py sv uy ve",
    ),
    ("fr", "fr"),
    ("pt", "ao br cv mz pt"),
];

/// What stands before the domain of a country, and is no name: `amnesty.org.br`.
const SECOND_LEVEL: &[&str] = &["ac", "co", "com", "edu", "gob", "gov", "gub", "net", "org"];

/// An address, cut into what names a place and what names a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Without its scheme, `www.`, a closing slash, tracking marks, and everything that names a language.
    pub neutral: String,
    /// The host without its language; empty for a path.
    pub host: String,
    /// True if something in it names the target language.
    pub is_localised: bool,
    /// True if something in it names the source language.
    pub is_source: bool,
}

impl Address {
    /// Reads an address as it may be written in `source` or in `target`.
    pub fn new(text: &str, source: &Locale, target: &Locale) -> Self {
        let mut address = Self {
            neutral: String::new(),
            host: String::new(),
            is_localised: false,
            is_source: false,
        };
        let text = text.trim();
        let lower = text.to_lowercase();
        let (scheme, rest) = match lower.find("://") {
            Some(at) => (true, text.slice(at + 3..)),
            None => (false, text.strip_prefix("//").unwrap_or(text)),
        };
        let has_host = scheme || lower.starts_with("www.") || lower.starts_with("//");
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut segments = rest.split('/');
        if has_host {
            let host = segments.next().unwrap_or_default().to_lowercase();
            let labels: Vec<&str> = host.split('.').filter(|label| *label != "www").collect();
            let count = labels.len();
            let kept = labels.iter().enumerate().filter(|(at, label)| {
                at + 2 >= count || !address.names_language(label, source, target)
            });
            let kept: Vec<&str> = kept.map(|(_, label)| *label).collect::<Vec<_>>();
            address.host = kept.join(".");
            address.neutral.clone_from(&address.host);
        }
        for segment in segments.filter(|segment| !segment.is_empty()) {
            if !address.names_language(segment, source, target) {
                address.neutral.push('/');
                let segment = address.without_suffix(segment, source, target);
                address.neutral.push_str(&segment);
            }
        }
        for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let is_tracking = name.starts_with("utm_");
            let is_language = PARAMETERS.contains(&&*name.to_lowercase())
                && (address.names_language(value, source, target)
                    || is_letter_of(value, source, target));
            if is_tracking || is_language {
                continue;
            }
            address.neutral.push('?');
            // `…+DOC+PDF+V0//EN`
            match value.rsplit_once('/') {
                Some((path, last)) if address.names_language(last, source, target) => {
                    address.neutral.push_str(name);
                    address.neutral.push('=');
                    address.neutral.push_str(path);
                }
                _ => address.neutral.push_str(parameter),
            }
        }
        // `#.zhwo5krlq` tells who shared a page.
        if !fragment.is_empty() && !fragment.starts_with('.') {
            address.neutral.push('#');
            // Within a project, the anchor of a heading is made from its translated words.
            if has_host {
                address.neutral.push_str(fragment);
            }
        }
        address
    }

    /// Returns whether a part names one of the languages; remembers if it is the target's.
    fn names_language(&mut self, part: &str, source: &Locale, target: &Locale) -> bool {
        let part = part.replace('_', "-").to_lowercase();
        let language = part.split('-').next().unwrap_or_default();
        let is_tag = part.len() == language.len() || part.len() <= language.len() + 5;
        let named = NAMES.iter().find(|(name, _)| *name == part);
        let is_of = |locale: &Locale| match named {
            Some((_, named)) => *named == locale.language(),
            None => is_tag && language == locale.language(),
        };
        let (is_target, is_source) = (is_of(target), is_of(source));
        self.is_localised |= is_target;
        self.is_source |= is_source;
        is_target || is_source
    }

    /// Returns `report.pdf` of `report.en.pdf`, `report_en.pdf`, `report-pt-br.pdf`, and of `reportENGLISH.pdf`;
    /// `film-720p.mp4` of `film-EN-720p.mp4`.
    fn without_suffix(&mut self, segment: &str, source: &Locale, target: &Locale) -> String {
        let Some((stem, extension)) = segment.rsplit_once('.') else {
            return segment.to_owned();
        };
        let languages = [source, target].map(|locale| language(locale.language()));
        for language in languages.into_iter().flatten() {
            let name = language.profile().recognition.name;
            let start = stem.len().saturating_sub(name.len());
            if let Some((start, end)) = stem.split_at_checked(start)
                && end.eq_ignore_ascii_case(name)
            {
                let start = start.trim_end_matches(['.', '_', '-']);
                return format!("{start}.{extension}");
            }
        }
        let mut separators = stem.rmatch_indices(SEPARATORS).map(|(at, _)| at);
        let (last, before) = (separators.next(), separators.next());
        let with_region = before.filter(|at| has_region(stem.slice(at + 1..)));
        for at in with_region.into_iter().chain(last) {
            let (name, part) = stem.halves(at);
            if self.names_language(part.slice(1..), source, target) {
                return format!("{name}.{extension}");
            }
        }
        // Small letters within a name may be a word: `que-es-esto.html`.
        let parts: Vec<&str> = stem.split(SEPARATORS).collect();
        let is_capitals = |part: &str| part.chars().all(|c| c.is_ascii_uppercase());
        let kept = parts
            .iter()
            .filter(|part| !(is_capitals(part) && self.names_language(part, source, target)));
        let kept: Vec<&str> = kept.copied().collect();
        match kept.len() == parts.len() {
            true => segment.to_owned(),
            false => format!("{}.{extension}", kept.join("-")),
        }
    }

    /// Returns the name of the site, without what stands before it and its domain: `riseup` of `help.riseup.net`; empty
    /// for a path.
    pub fn site(&self) -> &str {
        let mut labels: Vec<&str> = self.host.split('.').collect();
        let is_country = labels.last().is_some_and(|label| label.len() == 2);
        if labels.len() > 1 {
            labels.pop();
        }
        let is_second = labels
            .last()
            .is_some_and(|label| SECOND_LEVEL.contains(label));
        if is_country && is_second && labels.len() > 1 {
            labels.pop();
        }
        labels.last().copied().unwrap_or_default()
    }

    /// Returns the host, where the address leads to a page in the target language: its path may be translated.
    pub fn localised_host(&self) -> Option<&str> {
        Some(self.host.as_str()).filter(|host| self.is_localised && !host.is_empty())
    }
}

const SEPARATORS: [char; 3] = ['.', '_', '-'];

/// Returns whether the end of a file's name may be a language with its region: `pt-br`, `es_419`.
fn has_region(tag: &str) -> bool {
    tag.split_once(SEPARATORS).is_some_and(|(_, region)| {
        let is_of = |length, is: fn(&char) -> bool| {
            region.len() == length && region.chars().all(|c| is(&c))
        };
        is_of(2, char::is_ascii_alphabetic) || is_of(3, char::is_ascii_digit)
    })
}

/// Returns whether an address is made for readers of a language though no part of it names that language: by the domain of
/// a country (`amnesty.org.br`), or by the words of its title (`informe-sobre-las-personas-refugiadas`).
pub fn is_made_for(text: &str, source: &Locale, target: &Locale) -> bool {
    let Some((_, rest)) = text.split_once("://") else {
        return false;
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let country = host.rsplit('.').next().unwrap_or_default();
    let mut countries = COUNTRIES.iter();
    let own = countries.find(|(language, _)| *language == target.language());
    if own.is_some_and(|(_, all)| all.split(' ').any(|it| it.eq_ignore_ascii_case(country))) {
        return true;
    }
    /// A short word alone may be of any language.
    const LEAST: usize = 2;
    let index = WordLookup::undetermined();
    let words = path.split(|c: char| !c.is_alphabetic());
    let (mut own, mut others) = (0usize, 0usize);
    for word in words.filter(|word| word.len() > 1) {
        let languages = index.info(&word.to_lowercase()).languages;
        own += usize::from(languages == set_of(target.language()));
        others += usize::from(languages == set_of(source.language()));
    }
    own >= LEAST && others == 0
}

/// Returns whether a value is the letter that the United Nations give to one of the languages: `Language=E`.
///
/// It names the language of one document, whose number stays: such an address is not taken for a translated page.
fn is_letter_of(value: &str, source: &Locale, target: &Locale) -> bool {
    const LETTERS: &[(&str, &str)] = &[
        ("A", "ar"),
        ("C", "zh"),
        ("E", "en"),
        ("F", "fr"),
        ("R", "ru"),
        ("S", "es"),
    ];
    let found = LETTERS.iter().find(|(letter, _)| *letter == value);
    found.is_some_and(|(_, language)| [source, target].iter().any(|it| it.language() == *language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, target: &str, expected: bool) {
        let (en, es) = (Locale::parse("en").unwrap(), Locale::parse("es").unwrap());
        let of = |text| Address::new(text, &en, &es);
        let (source, target) = (of(source), of(target));
        let is_page = target.localised_host() == Some(&*source.host);
        assert_eq!(
            is_page || source.neutral == target.neutral,
            expected,
            "{source:?} {target:?}"
        );
    }

    #[test]
    fn languages_are_no_difference() {
        check("https://a.org/x", "http://www.a.org/x/", true);
        check(
            "https://en.wikipedia.org/wiki/Asylum",
            "https://es.wikipedia.org/wiki/Asilo",
            true,
        );
        check("https://a.org/en-us/x", "https://a.org/es-es/x", true);
        check("https://a.org/x", "https://a.org/es/x", true);
        check("/en/x", "/es/x", true);
        check(
            "https://a.org/x?lang=en&n=1",
            "https://a.org/x?lang=es&n=1",
            true,
        );
        check("report.en.pdf", "report.es.pdf", true);
        check("AMR28-English.pdf", "AMR28-Spanish.pdf", true);
        check(
            "https://a.org/d/9ENGLISH.pdf",
            "https://a.org/d/9SPANISH.pdf",
            true,
        );
        check(
            "https://a.org/d?No=1&Language=E",
            "https://a.org/d?No=1&Language=S",
            true,
        );
        check(
            "https://a.org/d?Lang=en&n=1",
            "https://a.org/d?Lang=es&n=1",
            true,
        );
        check(
            "https://a.org/d?ref=-//EP//V0//EN",
            "https://a.org/d?ref=-//EP//V0//ES",
            true,
        );
        check(
            "../code/#our-principles",
            "../code/#nuestros-principios",
            true,
        );
        check("https://a.org/x", "https://latam.a.org/y", true);
        check(
            "https://a.org/x-EN-720p.mp4",
            "https://a.org/x-ES-720p.mp4",
            true,
        );
        check("x.en.vtt", "x.es-mx.vtt", true);
        check("mailto:a@b.org", "mailto:a@b.org", true);
        check(
            "https://a.org/x",
            "https://a.org/x?utm_source=b#.zh5k",
            true,
        );
    }

    #[test]
    fn other_places_are() {
        check("https://a.org/x", "https://a.org/y", false);
        check("https://a.org/x", "https://b.org/es/x", false);
        check("https://a.org/x?n=1", "https://a.org/x?n=2", false);
        check("https://a.org/x#one", "https://a.org/x#two", false);
        check("/x", "/y", false);
        check("what-it-was.html", "que-es-esto.html", false);
        check(
            "https://a.org/d/9ENGLISH.pdf",
            "https://a.org/d/8English.pdf",
            false,
        );
    }
}
