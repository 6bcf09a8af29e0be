//! The parts that archive formats share: XML, the archive itself, and the pictures that it takes along.

mod drawing;
pub mod picture;
pub(super) mod xml;
pub mod zip;
