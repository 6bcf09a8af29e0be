//! What the body of an edition is read into: blocks, and texts that know how they look.

use crate::locale::tag::{Direction, Locale};

/// A body, well-formed whatever the author wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    pub blocks: Vec<Block>,
    /// Footnotes, in the order in which they are first referred to.
    pub notes: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Line(Line),
    List(List),
    Quote(Vec<Block>),
    /// What a term of a list of definitions says.
    Definition(Vec<Block>),
    Table(Vec<Row>),
    Rule,
}

/// A paragraph, a heading: what has pieces of text directly inside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub kind: LineKind,
    /// Anchors, unique in the body.
    pub ids: Vec<String>,
    /// Where it is another one than the edition's.
    pub tongue: Option<Tongue>,
    pub pieces: Vec<Piece>,
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
pub struct List {
    pub marker: Marker,
    /// Of the first item, where items have numbers.
    pub first: u32,
    pub items: Vec<Vec<Block>>,
}

/// What stands before the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marker {
    Bullet,
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whether it is repeated where the table goes on to another page.
    pub head: bool,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub head: bool,
    pub columns: u32,
    pub rows: u32,
    pub align: Align,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    Center,
    End,
}

/// A part of a line, with what is around it, outermost first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub what: What,
    pub marks: Vec<Mark>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Text(String),
    Break,
    Image(Image),
    /// A reference to a footnote, by its place in the list.
    Note(usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// As the author wrote it.
    pub source: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    Bold,
    Italic,
    Code,
    Struck,
    Underlined,
    Raised,
    Lowered,
    Small,
    Tongue(Tongue),
    Link(Target),
}

/// A language and the direction that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tongue {
    /// None where the author says the direction alone.
    pub language: Option<String>,
    pub direction: Direction,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Web(String),
    /// An anchor of this body.
    Here(String),
}

impl Tongue {
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

impl Piece {
    /// Text with nothing around it.
    pub fn text(text: String) -> Self {
        Self {
            what: What::Text(text),
            marks: Vec::new(),
        }
    }
}

impl Line {
    /// A paragraph in the language of the edition.
    pub fn of(pieces: Vec<Piece>) -> Self {
        Self {
            pieces,
            ..Self::default()
        }
    }

    pub fn plain(&self) -> String {
        let text = |piece: &Piece| match &piece.what {
            What::Text(text) => text.clone(),
            What::Break => " ".to_owned(),
            What::Image(image) => image.text.clone(),
            What::Note(_) => String::new(),
        };
        self.pieces.iter().map(text).collect()
    }
}

impl Rich {
    /// Hands over each line, those of footnotes last.
    pub fn each_line<'r>(&'r self, take: &mut dyn FnMut(&'r Line)) {
        each_line(&self.blocks, take);
        for note in &self.notes {
            each_line(note, take);
        }
    }
}

/// Hands over each line of the blocks, in order.
pub fn each_line<'r>(blocks: &'r [Block], take: &mut dyn FnMut(&'r Line)) {
    for block in blocks {
        match block {
            Block::Line(line) => take(line),
            Block::Quote(blocks) | Block::Definition(blocks) => each_line(blocks, take),
            Block::List(list) => list.items.iter().for_each(|item| each_line(item, take)),
            Block::Table(rows) => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    each_line(&cell.blocks, take);
                }
            }
            Block::Rule => {}
        }
    }
}
