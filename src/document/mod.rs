//! Statements: Markdown, HTML and plain text as blocks with byte spans, and the weaving of editions.
//! Nothing here re-prints a document: an edition is the source bytes with spans replaced.

pub mod active_content;
pub mod alert_kind;
pub mod allowed_markup;
pub mod body_events;
pub mod clean_markup;
pub mod code;
pub mod file_references;
pub mod footnote_labels;
pub mod generator_tags;
pub mod generator_texts;
pub mod head_tags;
pub mod heading_ids;
pub mod html_attributes;
pub mod html_tokens;
pub mod inline;
pub mod inlines;
pub mod kept_structure;
pub mod model;
pub mod office;
pub mod omission;
pub mod outline;
pub mod outline_kind;
pub mod placed_event;
pub mod plain_text;
pub mod plain_wrap;
pub mod references;
pub mod render;
pub mod render_inline;
pub mod rich;
pub mod set_fields;
pub mod styled;
pub mod text_style;
pub mod title;
pub mod to_markdown;
pub mod uncovered;
pub mod unshown_syntax;
pub mod weave;
pub mod written;

mod bare_addresses;
mod browser_tags;
mod builder;
mod carried;
mod container_level;
mod directive;
mod escape;
mod field;
mod found;
mod front_matter;
mod generator_admonitions;
mod generator_events;
mod generator_lines;
mod hidden_tags;
mod html;
mod html_elements;
mod html_run;
mod html_stack;
mod html_tag;
mod inline_html;
mod inline_markdown;
mod lines;
mod link_titles;
mod markdown;
mod markdown_html;
mod markdown_leaf;
mod markdown_syntax;
mod markdown_table;
mod markdown_text;
mod markup;
mod markup_edits;
pub mod markup_syntax;
mod nesting;
mod omission_cuts;
mod omission_tree;
mod plain;
mod plain_layout;
mod plain_lines;
pub mod plain_markup;
mod preformatted;
mod reference_labels;
mod render_blocks;
mod render_html_blocks;
mod render_links;
mod render_text;
mod render_text_pages;
mod render_text_table;
mod syntax_line;
mod table_grid;
mod toml;
mod weave_changes;
mod woven_text;
mod wrap;
mod yaml;

use crate::document::model::{Document, Format, Options};

/// Reads a statement. Never fails: what could not be understood is in `faults`.
pub fn parse<'s>(format: Format, source: &'s str, options: &Options) -> Document<'s> {
    let mut document = Document::empty(format, source);
    front_matter::read(&mut document, options);
    match format {
        Format::Markdown => markdown::parse(document),
        Format::Html => html::parse(document),
        Format::Plain => plain::parse(document),
    }
}
