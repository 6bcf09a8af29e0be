//! Checks of selectors and their variants: plural forms, and variants that are never selected.

mod plural;
pub mod plural_hides_number;
pub mod plural_missing;
pub mod plural_unreachable;
pub mod unreachable_variant;
