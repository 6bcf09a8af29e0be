//! A statement for search engines: JSON-LD in the words of schema.org.

use serde::Serialize;

use crate::emit::editions::front::Signatory;

/// An edition in the words of schema.org. Addresses may be relative to the page.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article<'a> {
    #[serde(rename = "@context", skip_serializing_if = "str::is_empty")]
    pub context: &'static str,
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    pub in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Organization<'a>>,
    /// The original, of a translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation_of_work: Option<Box<Article<'a>>>,
    /// The translations, of an original.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub work_translation: Vec<Article<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

impl<'a> Article<'a> {
    /// Returns the type of a statement: news has a date.
    pub fn kind(date: Option<&str>) -> &'static str {
        match date {
            Some(_) => "NewsArticle",
            None => "Article",
        }
    }

    /// As the text of a `<script>`: nothing in it can end the element.
    pub fn text(&self) -> String {
        let text = serde_json::to_string(self).expect("strings serialise");
        text.replace('<', "\\u003c")
            .replace('>', "\\u003e")
            .replace('&', "\\u0026")
    }
}

impl<'a> Organization<'a> {
    pub fn new(name: &'a str, url: Option<&'a str>) -> Self {
        Self {
            kind: "Organization",
            name,
            alternate_name: None,
            url,
        }
    }

    pub fn of(signatory: &Signatory<'a>) -> Self {
        Self {
            alternate_name: signatory.acronym,
            ..Self::new(signatory.name, signatory.url)
        }
    }
}
