//! What formats that are archives share: XML, the archive itself, and the pictures that it takes along.

pub mod picture;
pub(super) mod xml;
pub(super) mod zip;
