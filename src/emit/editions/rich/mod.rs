//! An edition as blocks of text with their looks, for formats that are no HTML. It is read from the HTML of the body,
//! whatever the statement was written in.

pub mod address;
pub mod around;
pub mod model;
pub mod opening;
pub mod picture;
pub mod read;

pub(super) mod xml;
pub(super) mod zip;

mod elements;
mod frames;
mod from_events;
mod lines;
mod notes;
mod tag;
mod write;
