//! The files of one edition: its own format, and the others that can be made from it.

use camino::Utf8PathBuf;
use unicode_width::UnicodeWidthStr;

use crate::document;
use crate::document::model::{BlockKind, Document, Format, Options};
use crate::document::plain_text::plain_text;
use crate::document::render::{to_html, to_plain};
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
        let front = Front::new(statement, edition, &woven);
        let file = |extension: &str, text: String| Artifact {
            path: Utf8PathBuf::from(format!("{}/{}.{extension}", edition.locale, self.key)),
            bytes: text.into_bytes(),
        };
        let own = edition.text.clone();
        let page = || self.page(edition, &front, &to_html(&woven));
        let plain = || format!("{}{}", front.plain(), to_plain(&woven));
        match edition.format {
            Format::Markdown => vec![file("md", own), file("html", page()), file("txt", plain())],
            Format::Html => vec![file("html", own), file("txt", plain())],
            Format::Plain => vec![file("txt", own), file("html", page())],
        }
    }

    fn page(&self, edition: &Edition<'_>, front: &Front<'_>, body: &str) -> String {
        let key = Words {
            text: self.key.rsplit('/').next().unwrap_or(self.key).into(),
            language: None,
        };
        let default = self.editions.contains(&self.source);
        self.template.render(&Page {
            locale: edition.locale,
            title: front.title.clone().unwrap_or(key),
            headline: front.headline.clone(),
            subtitle: front.subtitle.clone(),
            description: front.description.clone(),
            place: front.place.clone(),
            date: front.date.clone(),
            body,
            editions: self.editions,
            key: self.key,
            default: default.then_some(self.source),
        })
    }
}

/// What stands before the body of an edition.
struct Front<'e> {
    /// The title of the front matter, unless the body begins with it.
    headline: Option<Words<'e>>,
    /// What else names the statement: its title, or its first heading.
    title: Option<Words<'e>>,
    subtitle: Option<Words<'e>>,
    description: Option<Words<'e>>,
    place: Option<Words<'e>>,
    date: Option<Words<'e>>,
}

impl<'e> Front<'e> {
    fn new(statement: &Statement<'_>, edition: &Edition<'e>, woven: &'e Document<'_>) -> Self {
        let field = |key: &str| {
            let field = woven.fields.iter().find(|field| field.key == key)?;
            let language = edition.field_language(statement, key);
            let text = field.value.trim();
            (!text.is_empty()).then(|| Words {
                text: text.into(),
                language: language.map(Locale::as_str),
            })
        };
        let heading = |rank: u8| {
            let mut blocks = woven.blocks.iter().zip(&edition.languages);
            let found = blocks.find(|(block, _)| block.kind == BlockKind::Heading(rank));
            found.map(|(block, language)| Words {
                text: plain_text(&block.text, edition.format),
                language: language.map(Locale::as_str),
            })
        };
        let (title, in_body) = (field("title"), heading(1));
        let is_in_body =
            |title: &Words<'_>| in_body.as_ref().is_some_and(|it| it.text == title.text);
        Self {
            headline: title.clone().filter(|title| !is_in_body(title)),
            title: title.or(in_body).or_else(|| heading(2)),
            subtitle: field("subtitle"),
            description: field("description").or_else(|| field("summary")),
            place: field("dateline").or_else(|| field("place")),
            date: field("date"),
        }
    }

    /// As plain text, each line a paragraph, the headline underlined.
    fn plain(&self) -> String {
        const LONGEST_UNDERLINE: usize = 72;
        let headline = self.headline.as_ref().map(|headline| {
            let width = headline.text.width().min(LONGEST_UNDERLINE);
            format!("{}\n{}", headline.text, "=".repeat(width))
        });
        let subtitle = self.subtitle.as_ref().map(|it| it.text.to_string());
        let dateline = self.place.iter().chain(&self.date);
        let dateline: Vec<&str> = dateline.map(|words| &*words.text).collect();
        let dateline = (!dateline.is_empty()).then(|| dateline.join(", "));
        let lines = [headline, subtitle, dateline];
        lines
            .iter()
            .flatten()
            .map(|line| format!("{line}\n\n"))
            .collect()
    }
}
