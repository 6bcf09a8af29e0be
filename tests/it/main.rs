//! All tests of the program, in one binary: a change is linked once. One file an area; data in the folders beside.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that fails may panic, and prints for whoever reads it"
)]

mod adopt;
mod alignment;
mod allowed_markup;
mod build;
mod build_bundles;
mod build_manifest;
mod building;
mod bundles;
mod cases;
mod checks;
mod cli;
mod complexity;
mod config;
mod corpora;
mod debts;
mod documents;
mod documents_compared;
mod documents_fields;
mod documents_hostile;
mod documents_inlines;
mod documents_outline;
mod documents_render;
mod documents_weave;
mod documents_written;
mod editions;
mod fixes;
mod fluent;
mod fluent_properties;
mod history;
mod history_of_rust_www;
mod init;
mod interruption;
mod layout;
mod links;
mod mail;
mod material;
mod mutations;
mod office;
mod pdf;
mod pictures;
mod precision;
mod printed;
mod readme;
mod rebuild;
mod refusals;
mod render_inline;
mod reports;
mod rich;
mod runtime;
mod schemas;
mod site;
mod source_locale;
mod states;
mod sync;
mod terminal;
mod tidy;
mod typography_fixes;
mod unreadable;
#[cfg(unix)]
mod writing;
