//! Checks of the entries of catalogs: they parse, are there, are whole, and refer to what exists.

pub mod comment_in_value;
pub mod commented_translation;
pub mod cycle;
pub mod duplicate_attribute;
pub mod duplicate_id;
pub mod encoding;
pub mod expansion;
pub mod missing_attribute;
pub mod missing_message;
pub mod missing_value;
pub mod obsolete_attribute;
pub mod obsolete_message;
pub mod stray_backslash;
pub mod syntax;
pub mod undefined_reference;
pub mod unknown_function;
