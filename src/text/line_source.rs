//! Lines that can be read more than once: of files, or of texts in memory.

use std::io;

/// A line, and where it stands.
#[derive(Clone, Copy)]
pub struct PlacedLine<'l> {
    /// The file, as it was named.
    pub file: &'l str,
    /// From 1.
    pub number: usize,
    pub text: &'l str,
}

/// Gives lines, each time the same ones.
pub trait LineSource {
    /// Shows the lines in their order, without line breaks, for as long as `visit` goes on.
    ///
    /// # Errors
    /// Whatever keeps them from being read; texts that are not UTF-8.
    fn visit(&self, visit: &mut dyn FnMut(PlacedLine<'_>) -> bool) -> io::Result<()>;
}

/// Texts in memory, by their names.
impl LineSource for &[(String, String)] {
    fn visit(&self, visit: &mut dyn FnMut(PlacedLine<'_>) -> bool) -> io::Result<()> {
        for (file, text) in *self {
            for (number, text) in (1..).zip(text.lines()) {
                if !visit(PlacedLine { file, number, text }) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}
