//! Blocks and messages as pairing sees them.

use std::borrow::Cow;

/// A block as pairing sees it.
#[derive(Clone, Copy, Debug)]
pub struct BlockText<'t> {
    pub id: Option<&'t str>,
    pub text: &'t str,
    pub role: TextRole<'t>,
}

/// The part that a block plays, as far as its message can be told by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole<'t> {
    /// A field of the front matter, by its key.
    Field(&'t str),
    Heading,
    Item,
    Cell,
    Other,
}

/// A message as pairing sees it: its index among the entries, its id and its formatted text in canonical form.
#[derive(Clone, Debug)]
pub struct MessageText<'t> {
    pub entry: usize,
    pub id: &'t str,
    pub text: Cow<'t, str>,
    /// True if the text is whole: one that does not format equals no block.
    pub formats: bool,
}
