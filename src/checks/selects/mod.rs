//! What concerns selectors and their variants: plural forms, and variants that are never taken.

mod plural;
mod plural_hides_number;
mod plural_missing;
mod plural_unreachable;
mod unreachable_variant;

pub use plural_hides_number::PluralHidesNumber;
pub use plural_missing::PluralMissing;
pub use plural_unreachable::PluralUnreachable;
pub use unreachable_variant::UnreachableVariant;
