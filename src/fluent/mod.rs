//! Fluent catalogs: fluent-syntax parses them; here every piece knows its bytes, and faults have a reason.

pub mod alternatives;
pub mod escapes;
pub mod model;
pub mod parse;
pub mod prose;
pub mod reference;
