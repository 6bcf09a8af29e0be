//! What concerns a value or an attribute that both sides have.

mod code;
mod elements;
mod emphasis;
mod empty;
mod footnotes;
mod glossary;
mod identical;
mod images;
mod link_target;
mod markdown_marks;
mod markup;
mod numbers;
mod reference_mismatch;
mod term_literal;
mod unsafe_html;
mod variable_mismatch;

pub use code::Code;
pub use emphasis::Emphasis;
pub use empty::Empty;
pub use footnotes::Footnotes;
pub use glossary::Glossary;
pub use identical::Identical;
pub use images::Images;
pub use link_target::LinkTarget;
pub use markdown_marks::MarkdownMarks;
pub use markup::Markup;
pub use numbers::Numbers;
pub use reference_mismatch::ReferenceMismatch;
pub use term_literal::TermLiteral;
pub use unsafe_html::UnsafeHtml;
pub use variable_mismatch::VariableMismatch;
