//! Fuzzers of paridad: what is tried, and what must hold whatever comes in.
//!
//! A target reads bytes, lets the program loose on them in a folder of its own, and asks the oracles. It is the same
//! function for the bounded runner (`bounded`, by a seed, without instruments) and for the one that coverage steers
//! (`guided`). What is wrong is a [`Finding`]; its kind is what minimising keeps.

pub mod finding;
pub mod fragments;
pub mod input;
pub mod minimise;
pub mod mutate;
pub mod oracles;
pub mod program;
pub mod random;
pub mod scratch;
pub mod targets;
