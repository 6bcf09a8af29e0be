//! Marks, blanks, capitals and characters. What a language asks for is data of the language.

mod reading;
mod slip;

mod brackets;
mod ellipsis;
mod final_punctuation;
mod homoglyphs;
mod inverted_marks;
mod invisible_characters;
mod mojibake;
mod month_case;
mod no_break;
mod normalization;
mod number_format;
mod quotes;
mod spacing;

pub use brackets::Brackets;
pub use ellipsis::Ellipsis;
pub use final_punctuation::FinalPunctuation;
pub use homoglyphs::Homoglyphs;
pub use inverted_marks::InvertedMarks;
pub use invisible_characters::InvisibleCharacters;
pub use mojibake::Mojibake;
pub use month_case::MonthCase;
pub use normalization::Normalization;
pub use number_format::NumberFormat;
pub use quotes::Quotes;
pub use spacing::Spacing;
