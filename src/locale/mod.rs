//! Locales: tags, direction, fallback, and what each language knows of numbers, words and marks (as data).

pub mod name;
pub mod tag;
