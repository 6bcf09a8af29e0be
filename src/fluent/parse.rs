//! From text to the spanned model. Never fails: what is no Fluent becomes a fault.

use crate::fluent::guard::{self, Piece};
use crate::fluent::model::Catalog;
use crate::fluent::recover::Recovery;
use crate::text::decode;

/// Parses one catalog.
pub fn parse(source: &str) -> Catalog<'_> {
    let mut recovery = Recovery::new(source);
    guard::pieces(decode::body(source), &mut |piece| match piece {
        Piece::Safe(text) => recovery.read(text),
        Piece::Unsafe(text, danger) => recovery.refuse(text, danger),
    });
    recovery.finish()
}
