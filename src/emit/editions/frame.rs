//! The frame around the body of an edition: title, dateline, notices, signatories, original and version. Computed once
//! for all formats; each format only marks it up.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::document::model::Document;
use crate::emit::doubt::PassageDoubt;
use crate::emit::editions::address;
use crate::emit::editions::brand::BrandFrame;
use crate::emit::editions::front::Front;
use crate::emit::editions::render_context::RenderContext;
use crate::emit::localized_text::LocalizedText;
use crate::emit::page_strings::PageStrings;
use crate::emit::weaving::Edition;
use crate::locale::tag::Locale;
use crate::runtime::date_format::{long_date, long_moment};

/// The texts around the body of an edition.
pub struct Frame<'s> {
    /// The fields of the front matter.
    pub front: Front<'s>,
    /// The name of the statement: its title, its first heading, or the last part of its key.
    pub title: LocalizedText<'s>,
    /// The date in words where it is one of the calendar, else as written.
    pub date: Option<LocalizedText<'s>>,
    /// The date of the front matter and that of the last change, where they are dates of the calendar.
    pub published: Option<CalendarDate<'s>>,
    pub updated: Option<CalendarDate<'s>>,
    /// The day or the moment before which nothing is to be published, in a sentence.
    pub embargo: Option<LocalizedText<'s>>,
    pub brand: BrandFrame<'s>,
    pub notices: Vec<Notice<'s>>,
    /// The heading above the signatories, where the language has one.
    pub signatories: Option<String>,
    /// Of a translation: the text that counts.
    pub original: Option<OriginalNotice<'s>>,
    /// The version of the front matter, with the checksum of the source text where that is for readers.
    pub version: Option<String>,
    pub version_line: Option<String>,
}

/// A date of the calendar as written (`2022-04-19`) and in the language of the edition.
pub struct CalendarDate<'s> {
    pub iso: Cow<'s, str>,
    pub words: String,
}

/// A sentence before the body about passages that are not as they should be.
pub struct Notice<'s> {
    pub doubt: PassageDoubt,
    pub words: LocalizedText<'s>,
}

/// The sentences of a translation about its original.
pub struct OriginalNotice<'s> {
    /// Names the language of the original.
    pub language: LocalizedText<'s>,
    /// Says that the original prevails.
    pub prevails: LocalizedText<'s>,
    /// The page of the original, where it is published at an address that is known.
    pub address: Option<String>,
}

impl<'s> Frame<'s> {
    pub fn new(
        context: &RenderContext<'s>,
        edition: &'s Edition<'s>,
        woven: &'s Document<'s>,
        begins_with_title: bool,
    ) -> Self {
        let front = Front::new(context.statement, edition, woven, begins_with_title);
        let locale = edition.locale;
        let strings = context.strings(locale);
        let date = front.date.as_ref();
        let published = date.and_then(|date| CalendarDate::new(locale, date.text.clone()));
        let in_words = published.as_ref().map(|date| date.words.clone());
        let name = context.key.rsplit('/').next().unwrap_or(context.key);
        let version = match (front.version, context.checksum) {
            (Some(version), Some(checksum)) => Some(format!("{version} ({checksum})")),
            (version, checksum) => version.or(checksum).map(str::to_owned),
        };
        Self {
            title: front.title.clone().unwrap_or(LocalizedText::own(name)),
            date: in_words.map(LocalizedText::own).or_else(|| date.cloned()),
            published,
            updated: front
                .updated
                .and_then(|iso| CalendarDate::new(locale, iso.into())),
            embargo: front.embargo.and_then(|written| {
                let moment = long_moment(locale, written);
                let moment = moment.as_deref().unwrap_or(written);
                strings.text_or_fallback("embargo", &[("embargo", moment)])
            }),
            brand: BrandFrame::new(context.brand, locale, context.source, strings),
            notices: notices(edition, strings),
            signatories: strings.text("signatories", &[]),
            original: OriginalNotice::new(context, locale),
            version_line: version
                .as_ref()
                .and_then(|version| strings.text("version", &[("version", version)])),
            version,
            front,
        }
    }

    /// Returns the place and the date, as far as there are any.
    pub fn dateline(&self) -> impl Iterator<Item = &LocalizedText<'s>> {
        self.front.place.iter().chain(&self.date)
    }

    /// Returns the notices about what the body itself does not show: every other doubt has a label at its passage.
    pub fn notices_of_gaps(&self) -> impl Iterator<Item = &LocalizedText<'s>> {
        let gaps = self.notices.iter();
        let gaps = gaps.filter(|notice| notice.doubt == PassageDoubt::Omitted);
        gaps.map(|notice| &notice.words)
    }
}

impl<'s> CalendarDate<'s> {
    fn new(locale: &Locale, iso: Cow<'s, str>) -> Option<Self> {
        let words = long_date(locale, &iso)?;
        Some(Self { iso, words })
    }
}

impl<'s> OriginalNotice<'s> {
    fn new(context: &RenderContext<'s>, locale: &Locale) -> Option<Self> {
        if locale == context.source {
            return None;
        }
        let strings = context.strings(locale);
        let language = strings.language(context.source);
        let is_published = context.locales.contains(&context.source);
        let path = address::path(context.key, context.source, "html");
        Some(Self {
            language: strings.text_or_fallback("original-in", &[("language", &*language.text)])?,
            prevails: strings.text_or_fallback("original-prevails", &[])?,
            address: address::absolute(context.site, &path).filter(|_| is_published),
        })
    }
}

/// Returns the notices of an edition, one for each kind of doubt about its passages.
fn notices<'s>(edition: &Edition<'_>, strings: &'s PageStrings<'s>) -> Vec<Notice<'s>> {
    let mut doubts: BTreeSet<PassageDoubt> = edition.doubts().collect();
    if !foreign(edition).is_empty() {
        doubts.insert(PassageDoubt::Untranslated);
    }
    if !edition.omitted.is_empty() {
        doubts.insert(PassageDoubt::Omitted);
    }
    let notice = |doubt: PassageDoubt| {
        let words = doubt.notice(strings)?;
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
