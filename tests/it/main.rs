//! Tests of the program and of the public face of the library, in one binary: a change is linked once. One file an
//! area; data in the folders beside. Tests of inner rooms are compiled into the library: `tests/unit/`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that fails may panic, and prints for whoever reads it"
)]

#[path = "../shared/bundle_loads.rs"]
mod bundle_loads;
mod bundles;
mod cli;
mod complexity;
mod debts;
mod editions;
mod example;
mod history_of_rust_www;
mod interruption;
mod library;
mod linked;
mod links;
mod lsp;
mod machine;
#[path = "../shared/material.rs"]
mod material;
mod parts;
mod pdf;
mod pictures;
mod precision;
mod printed;
#[path = "../shared/published.rs"]
mod published;
mod readme;
mod rebuild;
mod records;
mod refusals;
mod schemas;
mod serve;
mod states;
mod terminal;
mod tidy;
mod watch;
mod word;
#[cfg(unix)]
mod writing;
