//! Makes the outputs of `build`: bundles, editions and the manifest, as artifacts. Writing them is another matter.
//!
//! A bundle joins all sets, so a set leaves a [build_index] of its entries, and the [fallback_resolver] finds what each locale
//! publishes of them. An edition needs its set alone. The [gate] says which locales are published at all.

pub mod model;

pub mod brand_kit;
pub mod build_index;
pub mod bundle;
pub mod bundles;
pub mod digest;
pub mod doubt;
pub mod editions;
pub mod entry_index;
pub mod fallback_resolver;
pub mod gate;
pub mod links;
pub mod localized_text;
pub mod manifest;
pub mod names;
pub mod page_strings;
pub mod page_template;
mod page_words;
pub mod schema;
pub mod side_by_side;
pub mod site;
pub mod site_link;
pub mod template_blocks;
pub mod templates;
pub mod weaving;
mod withheld;
