//! Reads the formats of other programs into the types of this one. Text in, data out: no input or output.

pub mod csv;
pub mod glossary;
pub mod tbx;
