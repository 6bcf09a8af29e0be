//! The languages of a statement in columns, block by block, for those who review and sign off translations.
//!
//! No edition: it is made of what the catalogs say, whether that may be published or not, and tells in words what is
//! missing, stale or in draft.

pub mod choice;
pub mod column_language;
pub mod page;

mod cell;
mod headings;
mod passage;
mod rows;
pub mod ways;
pub mod word;
