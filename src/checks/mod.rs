//! The checks. One file each; [`ALL`] is the only list.

pub mod declare;
pub mod document_view;
pub mod enabled;
pub mod guard;
pub mod model;
pub mod reporter;
pub mod run;
mod source_texts;
pub mod text_pair;

mod calls;
mod documents;
mod messages;
pub mod project;
mod selects;
pub mod statements;
mod states;
mod texts;
mod typography;

use model::Check;

/// Every check, in the order of the manual.
pub static ALL: &[&dyn Check] = &[
    &messages::Syntax,
    &messages::Encoding,
    &messages::CommentInValue,
    &messages::StrayBackslash,
    &messages::DuplicateId,
    &messages::DuplicateAttribute,
    &messages::MissingMessage,
    &messages::MissingValue,
    &messages::MissingAttribute,
    &messages::ObsoleteMessage,
    &messages::ObsoleteAttribute,
    &messages::UndefinedReference,
    &messages::Cycle,
    &messages::ExpansionCheck,
    &messages::UnknownFunction,
    &calls::FunctionArgument,
    &calls::MissingVariable,
    &calls::TermParameter,
    &calls::FormatOptions,
    &selects::PluralMissing,
    &selects::PluralUnreachable,
    &selects::PluralHidesNumber,
    &selects::UnreachableVariant,
    &texts::Empty,
    &texts::VariableMismatch,
    &texts::ReferenceMismatch,
    &texts::LinkTarget,
    &texts::MarkupCheck,
    &texts::MarkdownMarks,
    &texts::UnsafeHtml,
    &texts::Code,
    &texts::Footnotes,
    &texts::Images,
    &texts::Headings,
    &texts::Tables,
    &texts::Emphasis,
    &texts::Numbers,
    &texts::GlossaryCheck,
    &texts::TermLiteral,
    &texts::Identical,
    &typography::InvertedMarks,
    &typography::Quotes,
    &typography::Brackets,
    &typography::FinalPunctuation,
    &typography::Spacing,
    &typography::MonthCase,
    &typography::NumberFormat,
    &typography::Ellipsis,
    &typography::InvisibleCharacters,
    &typography::Mojibake,
    &typography::Homoglyphs,
    &typography::Normalization,
    &texts::LargeNumbers,
    &texts::MoneyCheck,
    &texts::Dates,
    &texts::Contacts,
    &texts::Acronyms,
    &texts::NamesCheck,
    &texts::Negation,
    &texts::WrongLanguage,
    &texts::HalfTranslated,
    &texts::RepeatedWord,
    &texts::Truncated,
    &texts::LengthRatio,
    &texts::SentenceCount,
    &texts::MixedVariants,
    &texts::Consistency,
    &statements::SourceDrift,
    &statements::BlockStructure,
    &statements::Anchors,
    &statements::ListParallelism,
    &statements::ActiveContent,
    &states::StaleCheck,
    &states::StaleMinor,
    &states::DraftCheck,
    &states::StateFileCheck,
    &documents::MissingDocument,
    &documents::ObsoleteDocument,
    &documents::MissingBlock,
    &documents::MovedBlock,
    &documents::ExtraBlock,
    &documents::UnlikeBlock,
    &documents::KindOfBlock,
    &project::LayoutCheck,
    &project::Unreadable,
    &project::SuppressionCheck,
];

/// The check of this name.
pub fn find(id: &str) -> Option<&'static dyn Check> {
    ALL.iter().copied().find(|check| check.info().id == id)
}
