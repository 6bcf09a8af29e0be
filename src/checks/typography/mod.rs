//! Marks, blanks, capitals and characters. What a language asks for is data of the language.

mod no_break;
mod reading;
mod slip;

pub mod brackets;
pub mod ellipsis;
pub mod final_punctuation;
pub mod homoglyphs;
pub mod inverted_marks;
pub mod invisible_characters;
pub mod mojibake;
pub mod month_case;
pub mod normalization;
pub mod number_format;
pub mod quotes;
pub mod spacing;
