//! The model of the body of an edition: blocks, and texts that know how they look.

use crate::locale::tag::{Direction, Locale};

/// A body, well-formed whatever the author wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichDocument {
    pub blocks: Vec<RichBlock>,
    /// Footnotes, in the order in which they are first referred to.
    pub notes: Vec<Vec<RichBlock>>,
}

impl RichDocument {
    /// Returns the number of blocks up to the title: a heading of the first level with nothing before it but pictures
    /// and rules; 0 where there is none.
    pub fn title_end(&self) -> usize {
        for (number, block) in self.blocks.iter().enumerate() {
            match block {
                RichBlock::Line(line) if line.kind == LineKind::Heading(1) => return number + 1,
                RichBlock::Line(line) if line.has_text() => return 0,
                RichBlock::Line(_) | RichBlock::Rule => {}
                RichBlock::List(_)
                | RichBlock::Quote(_)
                | RichBlock::Definition(_)
                | RichBlock::Table(_) => return 0,
            }
        }
        0
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RichBlock {
    Line(RichLine),
    List(RichList),
    Quote(Vec<RichBlock>),
    /// The definition of a term.
    Definition(Vec<RichBlock>),
    Table(Vec<RichRow>),
    Rule,
}

/// A paragraph, a heading: what has pieces of text directly inside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichLine {
    pub kind: LineKind,
    /// Anchors, unique in the body.
    pub ids: Vec<String>,
    /// The language and direction, where they are not the edition's.
    pub lang_dir: Option<LangDir>,
    pub pieces: Vec<RichInline>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineKind {
    #[default]
    Paragraph,
    Heading(u8),
    /// Of a table or a figure.
    Caption,
    /// A term that is defined.
    Term,
    /// Line breaks and spaces count.
    Code,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RichList {
    pub marker: ListMarker,
    /// Of the first item, where items have numbers.
    pub first: u32,
    pub items: Vec<Vec<RichBlock>>,
}

/// The mark before the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListMarker {
    Bullet,
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RichRow {
    /// It is repeated where the table goes on to another page.
    pub head: bool,
    pub cells: Vec<RichCell>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RichCell {
    pub head: bool,
    pub columns: u32,
    pub rows: u32,
    pub align: CellAlign,
    pub blocks: Vec<RichBlock>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellAlign {
    #[default]
    Start,
    Center,
    End,
}

/// A part of a line, with what is around it, outermost first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RichInline {
    pub what: InlineContent,
    pub marks: Vec<InlineMark>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineContent {
    Text(String),
    Break,
    Image(RichImage),
    /// A reference to a footnote, by its place in the list.
    Note(usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RichImage {
    /// As the author wrote it.
    pub source: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineMark {
    Bold,
    Italic,
    Code,
    Struck,
    Underlined,
    Raised,
    Lowered,
    Small,
    Language(LangDir),
    Link(LinkTarget),
}

/// A language and the direction that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LangDir {
    /// None where the author says the direction alone.
    pub language: Option<String>,
    pub direction: Direction,
}

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    Web(String),
    /// An anchor of this body.
    Here(String),
}

impl LangDir {
    /// `None` when a text says neither.
    pub fn read(language: Option<&str>, direction: Option<&str>) -> Option<Self> {
        let locale = language.and_then(Locale::parse);
        let said = match direction.map(str::to_ascii_lowercase).as_deref() {
            Some("rtl") => Some(Direction::RightToLeft),
            Some("ltr") => Some(Direction::LeftToRight),
            _ => None,
        };
        let direction = said.or(locale.as_ref().map(Locale::direction))?;
        Some(Self {
            language: locale.map(|it| it.to_string()),
            direction,
        })
    }

    pub fn of(language: &str) -> Option<Self> {
        Self::read(Some(language), None)
    }
}

impl RichInline {
    /// Text with nothing around it.
    pub fn text(text: String) -> Self {
        Self {
            what: InlineContent::Text(text),
            marks: Vec::new(),
        }
    }
}

impl RichLine {
    /// Returns a paragraph in the language of the edition.
    pub fn of(pieces: Vec<RichInline>) -> Self {
        Self {
            pieces,
            ..Self::default()
        }
    }

    fn has_text(&self) -> bool {
        let is_text = |piece: &RichInline| match &piece.what {
            InlineContent::Text(text) => !text.trim().is_empty(),
            InlineContent::Note(_) => true,
            InlineContent::Break | InlineContent::Image(_) => false,
        };
        self.pieces.iter().any(is_text)
    }

    pub fn plain(&self) -> String {
        let text = |piece: &RichInline| match &piece.what {
            InlineContent::Text(text) => text.clone(),
            InlineContent::Break => " ".to_owned(),
            InlineContent::Image(image) => image.text.clone(),
            InlineContent::Note(_) => String::new(),
        };
        self.pieces.iter().map(text).collect()
    }
}

impl RichDocument {
    /// Hands over each line, those of footnotes last.
    pub fn each_line<'r>(&'r self, take: &mut dyn FnMut(&'r RichLine)) {
        each_line(&self.blocks, take);
        for note in &self.notes {
            each_line(note, take);
        }
    }
}

/// Hands over each line of the blocks, in order.
pub fn each_line<'r>(blocks: &'r [RichBlock], take: &mut dyn FnMut(&'r RichLine)) {
    for block in blocks {
        match block {
            RichBlock::Line(line) => take(line),
            RichBlock::Quote(blocks) | RichBlock::Definition(blocks) => each_line(blocks, take),
            RichBlock::List(list) => list.items.iter().for_each(|item| each_line(item, take)),
            RichBlock::Table(rows) => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    each_line(&cell.blocks, take);
                }
            }
            RichBlock::Rule => {}
        }
    }
}
