//! Material that some tests need and the repository does not hold: folders that an environment variable names.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// Returns the folders that the variable names, divided as in `PATH`.
///
/// # Panics
///
/// Where the variable is not set: a test that lacks its material is ignored, or it fails.
pub fn folders(variable: &str) -> Vec<PathBuf> {
    let value: Option<OsString> = env::var_os(variable);
    let value = value.unwrap_or_else(|| panic!("this test needs folders in {variable}"));
    env::split_paths(&value).collect()
}
