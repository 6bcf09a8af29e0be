//! The body of a document as rich text: blocks of text that know their looks, their language and direction. Built once
//! from the events of a parser or the tokens of HTML, and written by every format that is no HTML.

pub mod model;
pub mod passages;
pub mod read;
pub mod target;

mod elements;
mod frames;
mod from_events;
mod lines;
mod notes;
mod start;
mod tag;
mod write;
