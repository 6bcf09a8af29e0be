//! Locales: tags, direction, fallback, and what each language knows of numbers, words and marks (as data).

pub mod acronyms;
pub mod address;
pub mod calendar;
pub mod cognates;
pub mod currencies;
pub mod doublings;
pub mod function_words;
pub mod lengths;
pub mod lexicon;
pub mod name;
pub mod negations;
pub mod numbers;
pub mod paper;
pub mod plurals;
pub mod profile;
pub mod tag;
pub mod titles;
pub mod typography;
pub mod variants;
pub mod word_info;

mod by_tag;
mod en;
mod es;
mod pt;
