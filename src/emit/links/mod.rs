//! Follows the references of statements to each other and to the files beside them, once for each edition. Each format
//! asks what an address becomes in it.

pub mod edition_links;
pub mod model;
