//! The manifest of the last build, wherever it lies.

use std::fmt;
use std::io::{self, BufRead};
use std::sync::Arc;

/// Opens the last manifest, which is read when it is known what of it is needed.
#[derive(Clone)]
pub struct LastManifest(Arc<dyn Fn() -> io::Result<Box<dyn BufRead>> + Send + Sync>);

impl LastManifest {
    pub fn new(open: impl Fn() -> io::Result<Box<dyn BufRead>> + Send + Sync + 'static) -> Self {
        Self(Arc::new(open))
    }

    /// Opens it.
    ///
    /// # Errors
    /// Whatever keeps it from being read; it may not be there.
    pub(super) fn open(&self) -> io::Result<Box<dyn BufRead>> {
        (self.0)()
    }
}

impl fmt::Debug for LastManifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LastManifest")
    }
}
