//! paridad.
pub mod document;
pub mod text;
