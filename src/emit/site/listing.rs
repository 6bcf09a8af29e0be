//! What a site keeps of an edition: a small record, so that the edition can be dropped.

use crate::emit::editions::front::excerpt;
use crate::emit::editions::model::Sheet;
use crate::emit::words::Words;
use crate::locale::tag::Locale;
use crate::runtime::moment::Moment;

/// An edition, as lists show it.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Of the statement.
    pub key: String,
    pub locale: Locale,
    pub title: Said,
    pub description: Option<Said>,
    pub place: Option<Said>,
    /// As written, where it is no date of the calendar.
    pub date: Option<Said>,
    pub published: Option<Moment>,
    pub updated: Option<Moment>,
}

/// A text, with its language where it is another one than the edition's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub language: Option<Box<str>>,
}

impl Listing {
    pub fn new(sheet: &Sheet<'_>) -> Self {
        let front = &sheet.frame.front;
        let date = front.date.as_ref().map(|date| &*date.text);
        let own = |text| Said {
            text,
            language: None,
        };
        let description = front.description.as_ref().map(Said::new);
        Self {
            key: sheet.press.key.to_owned(),
            locale: sheet.edition.locale.clone(),
            title: Said::new(&sheet.frame.title),
            description: description.or_else(|| excerpt(sheet.woven, sheet.edition).map(own)),
            place: front.place.as_ref().map(Said::new),
            date: front.date.as_ref().map(Said::new),
            published: date.and_then(Moment::parse),
            updated: front.updated.and_then(Moment::parse),
        }
    }

    /// When the edition was changed last, as far as the front matter tells.
    pub fn changed(&self) -> Option<Moment> {
        let told = self.updated.into_iter().chain(self.published);
        told.max_by_key(|moment| moment.milliseconds())
    }
}

impl Said {
    fn new(words: &Words<'_>) -> Self {
        Self {
            text: words.text.clone().into_owned(),
            language: words.language.map(Into::into),
        }
    }

    pub fn words(&self) -> Words<'_> {
        Words {
            text: self.text.as_str().into(),
            language: self.language.as_deref(),
        }
    }
}
