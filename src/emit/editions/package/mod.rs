//! The parts that archive formats share: XML, the archive itself, and the pictures that it takes along.

pub mod picture;
pub(super) mod xml;
pub mod zip;
