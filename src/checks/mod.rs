//! The checks. One file each; [`ALL`] is the only list.

pub mod declare;
pub mod document_view;
pub mod enabled;
pub mod guard;
pub mod model;
pub mod prose_pair;
mod pseudo;
pub mod reporter;
pub mod run;
pub mod sentence_pairs;
pub mod settings;
mod source_texts;
pub mod text_pair;

pub mod calls;
mod documents;
mod messages;
pub mod one_cause;
pub mod project;
mod selects;
pub mod statements;
mod states;
pub mod texts;
mod typography;

use model::Check;

/// Every check, in the order of the manual.
pub static ALL: &[&dyn Check] = &[
    &messages::syntax::Syntax,
    &messages::encoding::Encoding,
    &messages::comment_in_value::CommentInValue,
    &messages::commented_translation::CommentedTranslation,
    &messages::stray_backslash::StrayBackslash,
    &messages::duplicate_id::DuplicateId,
    &messages::duplicate_attribute::DuplicateAttribute,
    &messages::missing_message::MissingMessage,
    &messages::missing_value::MissingValue,
    &messages::missing_attribute::MissingAttribute,
    &messages::obsolete_message::ObsoleteMessage,
    &messages::obsolete_attribute::ObsoleteAttribute,
    &messages::undefined_reference::UndefinedReference,
    &messages::cycle::Cycle,
    &messages::expansion::ExpansionCheck,
    &messages::unknown_function::UnknownFunction,
    &calls::function_argument::FunctionArgument,
    &calls::missing_variable::MissingVariable,
    &calls::term_parameter::TermParameter,
    &calls::format_options::FormatOptions,
    &selects::plural_missing::PluralMissing,
    &selects::plural_unreachable::PluralUnreachable,
    &selects::plural_hides_number::PluralHidesNumber,
    &selects::unreachable_variant::UnreachableVariant,
    &texts::empty::Empty,
    &texts::variable_mismatch::VariableMismatch,
    &texts::reference_mismatch::ReferenceMismatch,
    &texts::link_target::LinkTarget,
    &texts::markup::MarkupCheck,
    &texts::markdown_marks::MarkdownMarks,
    &texts::unsafe_html::UnsafeHtml,
    &texts::code::Code,
    &texts::footnotes::Footnotes,
    &texts::generator_syntax::GeneratorSyntax,
    &texts::images::Images,
    &texts::headings::Headings,
    &texts::tables::Tables,
    &texts::emphasis::Emphasis,
    &texts::numbers::Numbers,
    &texts::units::UnitsCheck,
    &texts::glossary::GlossaryCheck,
    &texts::term_literal::TermLiteral,
    &texts::identical::Identical,
    &typography::inverted_marks::InvertedMarks,
    &typography::quotes::Quotes,
    &typography::brackets::Brackets,
    &typography::final_punctuation::FinalPunctuation,
    &typography::spacing::Spacing,
    &typography::month_case::MonthCase,
    &typography::number_format::NumberFormat,
    &typography::ellipsis::Ellipsis,
    &typography::invisible_characters::InvisibleCharacters,
    &typography::mojibake::Mojibake,
    &typography::homoglyphs::Homoglyphs,
    &typography::normalization::Normalization,
    &texts::large_numbers::LargeNumbers,
    &texts::money::MoneyCheck,
    &texts::dates::Dates,
    &texts::contacts::Contacts,
    &texts::acronyms::Acronyms,
    &texts::names::NamesCheck,
    &texts::negation::Negation,
    &texts::opposites::OppositesCheck,
    &texts::wrong_language::WrongLanguage,
    &texts::half_translated::HalfTranslated,
    &texts::repeated_word::RepeatedWord,
    &texts::truncated::Truncated,
    &texts::length_ratio::LengthRatio,
    &texts::omission::Omission,
    &texts::sentence_count::SentenceCount,
    &texts::mixed_variants::MixedVariants,
    &texts::consistency::Consistency,
    &statements::source_drift::SourceDrift,
    &statements::block_structure::BlockStructure,
    &statements::anchors::Anchors,
    &statements::missing_file::MissingFile,
    &statements::list_parallelism::ListParallelism,
    &statements::active_content::ActiveContent,
    &statements::uncovered::Uncovered,
    &states::stale::StaleCheck,
    &states::stale_minor::StaleMinor,
    &states::unconfirmed::UnconfirmedCheck,
    &states::draft::DraftCheck,
    &states::state_file::StateFileCheck,
    &documents::missing_document::MissingDocument,
    &documents::obsolete_document::ObsoleteDocument,
    &documents::missing_block::MissingBlock,
    &documents::moved_block::MovedBlock,
    &documents::extra_block::ExtraBlock,
    &documents::unlike_block::UnlikeBlock,
    &documents::block_kind::KindOfBlock,
    &project::layout::LayoutCheck,
    &project::obsolete_catalog::ObsoleteCatalog,
    &project::unknown_message::UnknownMessage,
    &project::unused_message::UnusedMessage,
    &project::unreadable::Unreadable,
    &project::suppression::SuppressionCheck,
];

/// Returns the checks of these names, all where there is none, but for those that are skipped.
pub fn select(only: &[&str], skip: &[&str]) -> Vec<&'static dyn Check> {
    let mut checks = ALL.to_vec();
    checks.retain(|check| {
        let id = check.info().id;
        (only.is_empty() || only.contains(&id)) && !skip.contains(&id)
    });
    checks
}

/// Returns the check of this name.
pub fn find(id: &str) -> Option<&'static dyn Check> {
    ALL.iter().copied().find(|check| check.info().id == id)
}
