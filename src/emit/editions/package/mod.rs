//! What archive formats share: XML, and the pictures that an archive takes along.

pub mod picture;
pub(super) mod xml;
