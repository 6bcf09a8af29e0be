//! Locales: tags, direction, fallback, and what each language knows of numbers, words and marks.
//!
//! The knowledge of a language is `data/<tag>.toml`; `languages` lists the files and `profile` is their schema. A
//! language is added by its file and its line in that list.

pub mod tag;
pub mod tenses;

pub mod languages;
pub mod profile;
pub mod word_info;

pub mod acronyms;
pub mod calendar;
pub mod currencies;
pub mod data_format;
pub mod lengths;
pub mod lexicon;
pub mod marks;
pub mod negations;
pub mod number_words;
pub mod recognition;
pub mod section;
pub mod sense;
mod sense_entry;
pub mod sense_tables;
pub mod senses;
mod telling_endings;
pub mod typography;
pub mod units;
pub mod variants;
pub mod verb_form;
pub mod vocabulary;
mod word_keys;
pub mod word_list;

pub mod address;
pub mod cognates;
pub mod name;
pub mod numbers;
pub mod paper;
pub mod plurals;
pub mod pseudo;
