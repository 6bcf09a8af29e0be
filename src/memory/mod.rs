//! Translation memory: what the project itself said in a like case. Pairs of texts in, proposals out; no file is read
//! here and nothing is decided: a proposal is for a person to take.

pub mod model;
pub mod search;

mod adapt;
mod grams;
