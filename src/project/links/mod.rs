//! References between the files of a project: what a statement's link names, and the places within statements.

pub mod place_table;
pub mod reference;
pub mod statement_places;
pub mod variants;
