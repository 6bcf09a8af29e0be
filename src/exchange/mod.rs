//! What other programs write, read into the words of this one. Text in, data out: nothing is read or written here.

pub mod csv;
pub mod glossary;
pub mod tbx;
