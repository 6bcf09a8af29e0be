//! What a page says of the site that it is on.

use serde::Serialize;

use crate::config::site::Site;
use crate::emit::localized_text::LocalizedText;
use crate::locale::tag::Locale;

/// The site, for readers of one locale.
#[derive(Clone, Debug, Serialize)]
pub struct SiteLink<'p> {
    pub name: Option<LocalizedText<'p>>,
    pub url: Option<&'p str>,
}

impl<'p> SiteLink<'p> {
    /// `source`: the locale whose name of the site stands in for that of another one.
    pub fn new(site: &'p Site, locale: &Locale, source: &Locale) -> Self {
        let name = site.name.of(locale, source);
        Self {
            name: name.map(|(name, language)| LocalizedText {
                text: name.into(),
                language: language.map(Locale::as_str),
            }),
            url: site.url.as_deref(),
        }
    }
}
