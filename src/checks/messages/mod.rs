//! What concerns the entries of catalogs: whether they parse, are there, are whole, and refer to what exists.

mod comment_in_value;
mod cycle;
mod duplicate_attribute;
mod duplicate_id;
mod encoding;
mod expansion;
mod missing_attribute;
mod missing_message;
mod missing_value;
mod obsolete_attribute;
mod obsolete_message;
mod stray_backslash;
mod syntax;
mod undefined_reference;
mod unknown_function;

pub use comment_in_value::CommentInValue;
pub use cycle::Cycle;
pub use duplicate_attribute::DuplicateAttribute;
pub use duplicate_id::DuplicateId;
pub use encoding::Encoding;
pub use expansion::ExpansionCheck;
pub use missing_attribute::MissingAttribute;
pub use missing_message::MissingMessage;
pub use missing_value::MissingValue;
pub use obsolete_attribute::ObsoleteAttribute;
pub use obsolete_message::ObsoleteMessage;
pub use stray_backslash::StrayBackslash;
pub use syntax::Syntax;
pub use undefined_reference::UndefinedReference;
pub use unknown_function::UnknownFunction;
