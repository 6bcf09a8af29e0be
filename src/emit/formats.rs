//! The files of one edition: its own format, and the others that can be made from it.

use camino::Utf8PathBuf;

use crate::document::model::{BlockKind, Document, Format, Options};
use crate::document::{self};
use crate::emit::edition::Edition;
use crate::emit::model::Artifact;
use crate::emit::page::{Page, PageTemplate, Words};
use crate::locale::tag::Locale;
use crate::project::set::Statement;

/// What the files of all editions of a statement share.
pub struct Formats<'f> {
    pub template: &'f PageTemplate,
    pub options: &'f Options,
    /// The key of the statement.
    pub key: &'f str,
    /// Every locale in which the statement is published, the source locale first.
    pub editions: &'f [&'f Locale],
    pub source: &'f Locale,
}

impl Formats<'_> {
    /// The files of an edition.
    pub fn files(&self, statement: &Statement<'_>, edition: &Edition<'_>) -> Vec<Artifact> {
        let woven = document::parse(edition.format, &edition.text, self.options);
        let file = |extension: &str, text: String| Artifact {
            path: Utf8PathBuf::from(format!("{}/{}.{extension}", edition.locale, self.key)),
            bytes: text.into_bytes(),
        };
        let own = edition.text.clone();
        let page = || self.page(statement, edition, &woven);
        match edition.format {
            Format::Markdown => vec![
                file("md", own),
                file("html", page()),
                file("txt", document::to_plain(&woven)),
            ],
            Format::Html => vec![file("html", own), file("txt", document::to_plain(&woven))],
            Format::Plain => vec![file("txt", own), file("html", page())],
        }
    }

    fn page(
        &self,
        statement: &Statement<'_>,
        edition: &Edition<'_>,
        woven: &Document<'_>,
    ) -> String {
        let words = |key: &str| {
            let field = woven.fields.iter().find(|field| field.key == key)?;
            let language = edition.field_language(statement, key);
            let text = field.value.trim();
            (!text.is_empty()).then_some(Words {
                text,
                language: language.map(Locale::as_str),
            })
        };
        let heading = |rank: u8| {
            let blocks = woven.blocks.iter().zip(&edition.languages);
            let mut found = blocks.filter(|(block, _)| block.kind == BlockKind::Heading(rank));
            found.next().map(|(block, language)| Words {
                text: &block.text,
                language: language.map(Locale::as_str),
            })
        };
        let headline = words("title");
        let in_body = heading(1);
        let key = Words {
            text: self.key,
            language: None,
        };
        let body = document::to_html(woven);
        self.template.render(&Page {
            locale: edition.locale,
            title: headline.or(in_body).or_else(|| heading(2)).unwrap_or(key),
            has_headline: headline.is_some() && in_body.is_none(),
            subtitle: words("subtitle"),
            description: words("description").or_else(|| words("summary")),
            place: words("dateline").or_else(|| words("place")),
            date: words("date").map(|date| date.text),
            body: &body,
            editions: self.editions,
            key: self.key,
            default: self.editions.contains(&self.source).then_some(self.source),
        })
    }
}
