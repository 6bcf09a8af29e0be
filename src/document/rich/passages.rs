//! The passages of a body, as far as its text does not tell about them.

/// The words before a passage that readers cannot rely on.
pub struct PassageLabel {
    pub text: String,
    /// The language, where it is another one than the edition's.
    pub language: Option<String>,
}

/// The properties of a body that its events do not have.
pub struct BodyPassages<'p> {
    /// The id of each heading in order, where it has none of its own.
    pub ids: Vec<&'p str>,
    /// The number of levels by which headings go down.
    pub deeper: u8,
    /// Returns what stands before the passage that begins at a byte of the source.
    pub label: &'p dyn Fn(usize) -> Option<PassageLabel>,
}
