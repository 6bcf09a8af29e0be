//! What the styles and the lists of a Word document make of a paragraph. Styles are known by their names, which are the
//! same in every language of Word; their ids are not.

use std::collections::BTreeMap;

use crate::document::office::xml_tree::XmlElement;

/// The styles and the lists of a document.
#[derive(Debug, Default)]
pub(super) struct WordStyles {
    styles: BTreeMap<String, WordStyle>,
    /// The kinds of the levels of each list, by its number.
    lists: BTreeMap<String, BTreeMap<usize, ListKind>>,
}

#[derive(Debug, Default)]
struct WordStyle {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<(String, usize)>,
}

/// The part that a paragraph plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParagraphRole {
    Plain,
    Heading(u8),
    Item { level: usize, kind: ListKind },
    Quote,
    Code,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListKind {
    Bullet,
    Number,
}

impl ListKind {
    pub(super) fn open(self) -> &'static str {
        match self {
            ListKind::Bullet => "<ul>",
            ListKind::Number => "<ol>",
        }
    }

    pub(super) fn close(self) -> &'static str {
        match self {
            ListKind::Bullet => "</ul>\n",
            ListKind::Number => "</ol>\n",
        }
    }
}

/// The deepest level of a list (ECMA-376, 17.9.3), and more styles upon each other than any document has.
const DEEPEST_LEVEL: usize = 8;
const MOST_PARENTS: usize = 16;

impl WordStyles {
    pub(super) fn new(styles: Option<&XmlElement>, numbering: Option<&XmlElement>) -> Self {
        let styles = styles.into_iter().flat_map(XmlElement::elements);
        let styles = styles.filter(|it| it.name == "w:style");
        let styles = styles.filter_map(|style| {
            let properties = style.child("w:pPr");
            let outline = properties.and_then(|it| it.value("w:outlineLvl")?.parse().ok());
            Some((
                style.attribute("w:styleId")?.to_owned(),
                WordStyle {
                    name: style.value("w:name").unwrap_or_default().to_lowercase(),
                    based_on: style.value("w:basedOn").map(str::to_owned),
                    outline,
                    list: properties.and_then(list_of),
                },
            ))
        });
        Self {
            styles: styles.collect(),
            lists: numbering.map(lists).unwrap_or_default(),
        }
    }

    /// Returns the part that a paragraph with these properties plays.
    pub(super) fn role(&self, properties: Option<&XmlElement>) -> ParagraphRole {
        let own_outline: Option<u8> =
            properties.and_then(|it| it.value("w:outlineLvl")?.parse().ok());
        let mut list = properties.and_then(list_of);
        let mut next = properties.and_then(|it| it.value("w:pStyle"));
        let mut role = None;
        for _ in 0..MOST_PARENTS {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else {
                break;
            };
            role = role.or_else(|| style.role());
            list = list.or_else(|| style.list.clone());
            next = style.based_on.as_deref();
        }
        let heading = own_outline.filter(|level| *level < 9).map(heading);
        if let Some(role) = heading.or(role) {
            return role;
        }
        match list.and_then(|(number, level)| self.item(&number, level)) {
            Some(item) => item,
            None => ParagraphRole::Plain,
        }
    }

    /// Returns the item of a list; `None` where the number says that there is none.
    fn item(&self, number: &str, level: usize) -> Option<ParagraphRole> {
        if number == "0" {
            return None;
        }
        let levels = self.lists.get(number)?;
        let kind = levels.get(&level).or_else(|| levels.get(&0));
        Some(ParagraphRole::Item {
            level,
            kind: kind.copied().unwrap_or(ListKind::Bullet),
        })
    }
}

impl WordStyle {
    fn role(&self) -> Option<ParagraphRole> {
        if let Some(level) = self.name.strip_prefix("heading ") {
            return level
                .parse()
                .ok()
                .map(|level: u8| heading(level.saturating_sub(1)));
        }
        match self.name.as_str() {
            "title" => Some(ParagraphRole::Heading(1)),
            "quote" | "intense quote" | "block text" => Some(ParagraphRole::Quote),
            "html preformatted" | "source code" | "preformatted text" => Some(ParagraphRole::Code),
            _ => self.outline.filter(|level| *level < 9).map(heading),
        }
    }
}

/// Returns a heading of a level, counted from 0.
fn heading(level: u8) -> ParagraphRole {
    ParagraphRole::Heading(level.saturating_add(1).clamp(1, 6))
}

/// Returns the list that properties of a paragraph put it in, and the level there.
fn list_of(properties: &XmlElement) -> Option<(String, usize)> {
    let numbering = properties.child("w:numPr")?;
    let number = numbering.value("w:numId")?.to_owned();
    let level = numbering
        .value("w:ilvl")
        .and_then(|level| level.parse().ok());
    Some((number, level.unwrap_or(0).min(DEEPEST_LEVEL)))
}

fn lists(numbering: &XmlElement) -> BTreeMap<String, BTreeMap<usize, ListKind>> {
    let mut abstracts: BTreeMap<&str, BTreeMap<usize, ListKind>> = BTreeMap::new();
    let mut lists = BTreeMap::new();
    for element in numbering.elements() {
        if element.name == "w:abstractNum" {
            let levels = element.elements().filter(|it| it.name == "w:lvl");
            let levels = levels.filter_map(|level| {
                let kind = match level.value("w:numFmt") {
                    Some("bullet" | "none") | None => ListKind::Bullet,
                    Some(_) => ListKind::Number,
                };
                Some((level.attribute("w:ilvl")?.parse().ok()?, kind))
            });
            let id = element.attribute("w:abstractNumId").unwrap_or_default();
            abstracts.insert(id, levels.collect());
        }
    }
    for element in numbering.elements().filter(|it| it.name == "w:num") {
        let kinds = element.value("w:abstractNumId");
        let kinds = kinds.and_then(|id| abstracts.get(id)).cloned();
        if let Some(id) = element.attribute("w:numId") {
            lists.insert(id.to_owned(), kinds.unwrap_or_default());
        }
    }
    lists
}
