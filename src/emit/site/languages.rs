//! The first page of a site: the choice of a language.

use serde::Serialize;

use crate::emit::editions::address::encoded;
use crate::emit::editions::brand::BrandFrame;
use crate::emit::editions::page::STYLE;
use crate::emit::localized_text::LocalizedText;
use crate::emit::page_template::TemplateFault;
use crate::emit::site::index::{self, LIST_STYLE};
use crate::emit::site::model::SitePlan;
use crate::emit::site::site_index::{SiteIndex, title};
use crate::locale::name::native_name;

/// The variables of the template of the page.
#[derive(Serialize)]
struct LanguagesView<'p> {
    /// The source language's.
    lang: &'p str,
    dir: &'static str,
    title: LocalizedText<'p>,
    url: Option<String>,
    editions: Vec<LanguageChoice<'p>>,
    /// The organisation that publishes.
    brand: BrandFrame<'p>,
    style: &'static str,
    list_style: &'static str,
}

#[derive(Serialize)]
struct LanguageChoice<'p> {
    lang: &'p str,
    dir: &'static str,
    name: &'p str,
    href: String,
    address: String,
    /// Of the site, in this language.
    title: LocalizedText<'p>,
}

pub(super) fn page(plan: &SitePlan<'_>, index: &SiteIndex<'_>) -> Result<String, TemplateFault> {
    let source = &plan.page_strings[0];
    let languages = index.locales.iter().filter_map(|locale_index| {
        let locale = locale_index.locale;
        let strings = plan.page_strings.iter().find(|it| it.locale == locale)?;
        let path = index::path(locale, 1);
        let href = encoded(path.as_str());
        Some(LanguageChoice {
            lang: locale.as_str(),
            dir: locale.direction().as_str(),
            name: native_name(locale),
            address: plan.address(path.as_str()).unwrap_or_else(|| href.clone()),
            href,
            title: title(plan, strings),
        })
    });
    let view = LanguagesView {
        lang: source.locale.as_str(),
        dir: source.locale.direction().as_str(),
        title: title(plan, source),
        url: plan.address("index.html"),
        editions: languages.collect(),
        brand: plan.brand(source),
        style: STYLE,
        list_style: LIST_STYLE,
    };
    plan.template.render("languages.html", view)
}
