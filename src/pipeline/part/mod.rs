//! A project that is checked in parts: each says of its sets what the whole must know, and whoever has all of them
//! says what one run would have said.
//!
//! A part is lines of JSON: a head, with what all parts say alike of the project, and a line for each set. What only
//! the whole can tell is told where the parts meet, by the same code as in one run: once it is known how the project
//! words its texts, those sets are looked at again that word one otherwise than others do. So a line brings along the
//! files of its set.

mod carried_files;
mod configuration;
pub mod fault;
mod finding;
pub mod make;
pub mod merge;
mod parts;
mod paths;
mod set;
mod wire;
