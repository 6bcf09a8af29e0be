//! What concerns a value or an attribute that both sides have.

mod acronyms;
mod dates;
mod empty;
mod half_translated;
mod identical;
mod large_numbers;
mod length_ratio;
mod link_target;
mod measure;
mod mentions;
mod mixed_variants;
mod money;
mod numbers;
mod reference_mismatch;
mod repeated_word;
mod tongue;
mod truncated;
mod variable_mismatch;
mod wrong_language;

pub use acronyms::Acronyms;
pub use dates::Dates;
pub use empty::Empty;
pub use half_translated::HalfTranslated;
pub use identical::Identical;
pub use large_numbers::LargeNumbers;
pub use length_ratio::LengthRatio;
pub use link_target::LinkTarget;
pub use mixed_variants::MixedVariants;
pub use money::Money;
pub use numbers::Numbers;
pub use reference_mismatch::ReferenceMismatch;
pub use repeated_word::RepeatedWord;
pub use truncated::Truncated;
pub use variable_mismatch::VariableMismatch;
pub use wrong_language::WrongLanguage;
