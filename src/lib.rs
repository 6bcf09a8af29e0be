//! paridad.
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod disk;
pub mod document;
pub mod emit;
pub mod fluent;
pub mod locale;
pub mod project;
pub mod text;
