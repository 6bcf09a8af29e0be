//! A project: which files belong together, what pairs with what, and how much of it is translated.

pub mod adoption;
pub mod change;
pub mod consistency;
pub mod coverage;
pub mod cycles;
pub mod definition;
pub mod draft_note;
pub mod expansion;
pub mod index;
pub mod labels;
pub mod layout;
pub mod pairing;
pub mod parallel;
pub mod passage;
pub mod registry;
pub mod set;
pub mod shape;
pub mod staleness;
pub mod state;
pub mod suppression;
pub mod sync_plan;
