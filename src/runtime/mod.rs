//! Run time: messages formatted by fluent-bundle, as a program that loads the bundle would see them.

pub mod dates;
pub mod formatter;
