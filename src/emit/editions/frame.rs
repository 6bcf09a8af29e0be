//! The frame around the body of an edition: title, dateline, notices, signatories, original and version. Computed once
//! for all formats; each format only marks it up.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::document::model::Document;
use crate::emit::chrome::Chrome;
use crate::emit::doubt::Doubt;
use crate::emit::editions::address;
use crate::emit::editions::front::Front;
use crate::emit::editions::model::Press;
use crate::emit::weaving::Edition;
use crate::emit::words::Words;
use crate::locale::tag::Locale;
use crate::runtime::date_format::long_date;

/// The texts around the body of an edition.
pub struct Frame<'s> {
    /// The fields of the front matter.
    pub front: Front<'s>,
    /// The name of the statement: its title, its first heading, or the last part of its key.
    pub title: Words<'s>,
    /// The date in words where it is one of the calendar, else as written.
    pub date: Option<Words<'s>>,
    /// The date of the front matter and that of the last change, where they are dates of the calendar.
    pub published: Option<CalendarDate<'s>>,
    pub updated: Option<CalendarDate<'s>>,
    pub notices: Vec<Notice<'s>>,
    /// The heading above the signatories, where the language has one.
    pub signatories: Option<String>,
    /// Of a translation: the text that counts.
    pub original: Option<Original<'s>>,
    /// The version of the front matter, with the hash of the source text.
    pub version: String,
    pub version_line: Option<String>,
}

/// A date of the calendar as written (`2022-04-19`) and in the language of the edition.
pub struct CalendarDate<'s> {
    pub iso: Cow<'s, str>,
    pub words: String,
}

/// A sentence before the body about passages that are not as they should be.
pub struct Notice<'s> {
    pub doubt: Doubt,
    pub words: Words<'s>,
}

/// The sentences of a translation about its original.
pub struct Original<'s> {
    /// Names the language of the original.
    pub language: Words<'s>,
    /// Says that the original prevails.
    pub prevails: Words<'s>,
    /// The page of the original, where it is published at an address that is known.
    pub address: Option<String>,
}

impl<'s> Frame<'s> {
    pub fn new(press: &Press<'s>, edition: &'s Edition<'s>, woven: &'s Document<'s>) -> Self {
        let front = Front::new(press.statement, edition, woven);
        let locale = edition.locale;
        let chrome = press.chrome(locale);
        let date = front.date.as_ref();
        let published = date.and_then(|date| CalendarDate::new(locale, date.text.clone()));
        let in_words = published.as_ref().map(|date| date.words.clone());
        let name = press.key.rsplit('/').next().unwrap_or(press.key);
        let version = match front.version {
            Some(version) => format!("{version} ({})", press.hash),
            None => press.hash.to_owned(),
        };
        Self {
            title: front.title.clone().unwrap_or(Words::own(name)),
            date: in_words.map(Words::own).or_else(|| date.cloned()),
            published,
            updated: front
                .updated
                .and_then(|iso| CalendarDate::new(locale, iso.into())),
            notices: notices(edition, chrome),
            signatories: chrome.text("signatories", &[]),
            original: Original::new(press, locale),
            version_line: chrome.text("version", &[("version", &version)]),
            version,
            front,
        }
    }

    /// Returns the place and the date, as far as there are any.
    pub fn dateline(&self) -> impl Iterator<Item = &Words<'s>> {
        self.front.place.iter().chain(&self.date)
    }

    /// Returns the notices about what the body itself does not show: every other doubt has a label at its passage.
    pub fn notices_of_gaps(&self) -> impl Iterator<Item = &Words<'s>> {
        let gaps = self.notices.iter();
        let gaps = gaps.filter(|notice| notice.doubt == Doubt::Omitted);
        gaps.map(|notice| &notice.words)
    }
}

impl<'s> CalendarDate<'s> {
    fn new(locale: &Locale, iso: Cow<'s, str>) -> Option<Self> {
        let words = long_date(locale, &iso)?;
        Some(Self { iso, words })
    }
}

impl<'s> Original<'s> {
    fn new(press: &Press<'s>, locale: &Locale) -> Option<Self> {
        if locale == press.source {
            return None;
        }
        let chrome = press.chrome(locale);
        let language = chrome.language(press.source);
        let is_published = press.locales.contains(&press.source);
        let path = address::path(press.key, press.source, "html");
        Some(Self {
            language: chrome.text_anyhow("original-in", &[("language", &*language.text)])?,
            prevails: chrome.text_anyhow("original-prevails", &[])?,
            address: address::absolute(press.site, &path).filter(|_| is_published),
        })
    }
}

/// Returns the notices of an edition, one for each kind of doubt about its passages.
fn notices<'s>(edition: &Edition<'_>, chrome: &'s Chrome<'s>) -> Vec<Notice<'s>> {
    let mut doubts: BTreeSet<Doubt> = edition.doubts().collect();
    if !foreign(edition).is_empty() {
        doubts.insert(Doubt::Untranslated);
    }
    if !edition.omitted.is_empty() {
        doubts.insert(Doubt::Omitted);
    }
    let notice = |doubt: Doubt| {
        let words = doubt.notice(chrome)?;
        Some(Notice { doubt, words })
    };
    doubts.into_iter().filter_map(notice).collect()
}

/// Returns the other languages that parts of the edition are in, the front matter included; locales that only differ
/// in region stand in for each other.
pub fn foreign<'p>(edition: &Edition<'p>) -> Vec<&'p str> {
    let languages = edition.blocks.iter().filter_map(|block| block.language);
    let others = languages.filter(|language| language.language() != edition.locale.language());
    let mut tags: Vec<&str> = others.map(|language| language.as_str()).collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}
