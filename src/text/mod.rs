//! Text and places in it: spans, files, lines, words. Knows no format and no language.

pub mod base64;
pub mod byte_set;
pub mod canonical;
pub mod counted;
pub mod decode;
pub mod escape_control;
pub mod escape_markup;
pub mod file_source;
pub mod letters;
pub mod line_index;
pub mod line_source;
pub mod nearest;
pub mod percent;
pub mod phrases;
pub mod protected_ranges;
pub mod quoted;
pub mod search;
pub mod sentences;
pub mod signs;
pub mod slice;
pub mod slug;
pub mod source;
pub mod span;
pub mod targets;
pub mod tokens;
pub mod words;
