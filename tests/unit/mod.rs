//! Tests of inner rooms, compiled into the library. One file an area; data in the folders beside.

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
#[path = "../shared/bundle_loads.rs"]
mod bundle_loads;
mod cases;
mod catalog_form;
mod checks;
mod config;
mod corpora;
mod documents;
mod documents_compared;
mod documents_fields;
mod documents_hostile;
mod documents_inlines;
mod documents_outline;
mod documents_render;
mod documents_weave;
mod documents_written;
mod exchange;
mod exchange_trips;
mod fixes;
mod fluent;
mod fluent_properties;
mod history;
mod init;
mod large_catalog;
mod layout;
mod mail;
#[path = "../shared/material.rs"]
mod material;
mod mutations;
mod office;
mod parts;
mod pseudo;
#[path = "../shared/published.rs"]
mod published;
mod rebuild;
mod recall;
mod render_inline;
mod reports;
mod rich;
mod runtime;
mod session;
mod site;
mod source_locale;
mod sync;
mod templates_manual;
mod typography_fixes;
mod uncovered_editions;
mod unreadable;
mod word;
mod workbench;
