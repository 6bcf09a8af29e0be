//! Why a piece of a catalog is no Fluent, and what to write: for translators, not for parsers.

mod arguments;
pub(super) mod error;
mod expression;
pub(super) mod foreign;
pub(super) mod head;
pub(super) mod line;
mod literal;
pub(super) mod refusal;
mod selection;
pub(super) mod site;
pub(super) mod stop;
pub(super) mod stray;
