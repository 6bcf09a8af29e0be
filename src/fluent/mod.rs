//! Fluent catalogs: fluent-syntax parses them; here every piece knows its bytes, and faults have a reason.

pub mod alternatives;
pub mod attributes;
mod below_zero;
pub mod comment_entries;
mod convert;
pub mod escapes;
pub mod expansion;
mod extent;
mod faults;
pub mod form;
mod guard;
pub mod model;
mod origin;
pub mod parse;
mod part_list;
mod placeables;
pub mod prose;
mod recover;
pub mod reference;
pub mod typed;
pub mod value;
pub mod written;
