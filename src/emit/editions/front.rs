//! What the front matter of an edition says, for the formats that have none.

use unicode_width::UnicodeWidthStr;

use crate::document::model::{BlockKind, Document};
use crate::document::plain_text::plain_text;
use crate::emit::weaving::Edition;
use crate::emit::words::Words;
use crate::locale::tag::Locale;
use crate::project::set::Statement;

/// What stands before the body of an edition.
pub struct Front<'e> {
    /// The title of the front matter, unless the body begins with it.
    pub headline: Option<Words<'e>>,
    /// What else names the statement: its title, or its first heading.
    pub title: Option<Words<'e>>,
    pub subtitle: Option<Words<'e>>,
    pub description: Option<Words<'e>>,
    pub place: Option<Words<'e>>,
    pub date: Option<Words<'e>>,
}

impl<'e> Front<'e> {
    pub fn new(statement: &Statement<'_>, edition: &Edition<'e>, woven: &'e Document<'_>) -> Self {
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
    pub fn plain(&self) -> String {
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
