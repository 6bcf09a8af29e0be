//! The checks. One file each; [`ALL`] is the only list.

mod declare;
pub mod model;
pub mod run;

mod messages;
pub mod project;
mod statements;
mod texts;

use model::Check;

/// Every check, in the order of the manual.
pub static ALL: &[&dyn Check] = &[
    &messages::Syntax,
    &messages::Encoding,
    &messages::DuplicateId,
    &messages::DuplicateAttribute,
    &messages::MissingMessage,
    &messages::MissingValue,
    &messages::MissingAttribute,
    &messages::ObsoleteMessage,
    &messages::ObsoleteAttribute,
    &messages::UndefinedReference,
    &messages::Cycle,
    &messages::UnknownFunction,
    &texts::Empty,
    &texts::VariableMismatch,
    &texts::ReferenceMismatch,
    &texts::LinkTarget,
    &texts::Markup,
    &texts::MarkdownMarks,
    &texts::UnsafeHtml,
    &texts::Code,
    &texts::Footnotes,
    &texts::Images,
    &texts::Emphasis,
    &texts::Numbers,
    &texts::Glossary,
    &texts::TermLiteral,
    &texts::Identical,
    &statements::SourceDrift,
    &statements::BlockStructure,
    &statements::Anchors,
    &statements::ListParallelism,
    &project::Layout,
    &project::Unreadable,
    &project::Suppression,
];

/// The check of this name.
pub fn find(id: &str) -> Option<&'static dyn Check> {
    ALL.iter().copied().find(|check| check.info().id == id)
}
