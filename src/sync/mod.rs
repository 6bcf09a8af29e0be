//! Brings source catalogs in line with their statements: which block goes on under which id, what its message is to
//! be, what is recorded of the translations. Plans alone: nothing is read or written here.

pub mod catalog;
pub mod guide;
pub mod mint;
pub mod plan;
pub mod pseudo;
pub mod records;
pub mod rematch;
pub mod reword;
pub mod scaffold;
