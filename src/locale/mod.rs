//! Locales: tags, direction, fallback, and what each language knows of numbers, words and marks (as data).

pub mod address;
pub mod name;
pub mod numbers;
pub mod plurals;
pub mod profile;
pub mod tag;
pub mod typography;

mod en;
mod es;
mod pt;
