//! What compares the texts of a pair.

mod numbers;

pub use numbers::Numbers;
