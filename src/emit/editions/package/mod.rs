//! What archive formats share: XML, and the pictures that an archive takes along.

mod drawing;
pub mod picture;
pub(super) mod xml;
