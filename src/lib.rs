//! paridad.
pub mod checks;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod disk;
pub mod document;
pub mod emit;
pub mod fluent;
pub mod locale;
pub mod pipeline;
pub mod project;
pub mod report;
pub mod runtime;
pub mod text;
