//! Word documents as they come from outside: archives of XML, read within bounds. Nothing in them is fetched, run or
//! written to a place that they name.

pub mod bilingual;
pub mod package;
pub mod word;
mod word_notes;
mod word_styles;
mod word_unread;
pub mod xml_tree;
pub mod zip;
