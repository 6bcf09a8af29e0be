//! The small record that a site keeps of an edition, so that the edition can be dropped.

use crate::emit::editions::front::excerpt;
use crate::emit::editions::model::EditionSource;
use crate::emit::localized_text::LocalizedText;
use crate::locale::tag::Locale;
use crate::runtime::moment::Moment;

/// An edition, as lists show it.
#[derive(Clone, Debug)]
pub struct EditionListing {
    /// Of the statement.
    pub key: String,
    pub locale: Locale,
    pub title: OwnedText,
    pub description: Option<OwnedText>,
    pub place: Option<OwnedText>,
    /// As written, where it is no date of the calendar.
    pub date: Option<OwnedText>,
    pub published: Option<Moment>,
    pub updated: Option<Moment>,
}

/// A text, with its language where it is another one than the edition's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedText {
    pub text: String,
    pub language: Option<Box<str>>,
}

impl EditionListing {
    pub fn new(source: &EditionSource<'_>) -> Self {
        let front = &source.frame.front;
        let date = front.date.as_ref().map(|date| &*date.text);
        let description = front.description.as_ref().map(OwnedText::new);
        Self {
            key: source.context.key.to_owned(),
            locale: source.edition.locale.clone(),
            title: OwnedText::new(&source.frame.title),
            description: description.or_else(|| {
                let text = excerpt(source.woven, source.edition)?;
                Some(OwnedText {
                    text,
                    language: None,
                })
            }),
            place: front.place.as_ref().map(OwnedText::new),
            date: front.date.as_ref().map(OwnedText::new),
            published: date.and_then(Moment::parse),
            updated: front.updated.and_then(Moment::parse),
        }
    }

    /// Returns the time of the last change, as far as the front matter tells.
    pub fn changed(&self) -> Option<Moment> {
        let told = self.updated.into_iter().chain(self.published);
        told.max_by_key(|moment| moment.milliseconds())
    }
}

impl OwnedText {
    fn new(words: &LocalizedText<'_>) -> Self {
        Self {
            text: words.text.clone().into_owned(),
            language: words.language.map(Into::into),
        }
    }

    pub fn words(&self) -> LocalizedText<'_> {
        LocalizedText {
            text: self.text.as_str().into(),
            language: self.language.as_deref(),
        }
    }
}
