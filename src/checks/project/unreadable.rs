//! Files that cannot be read. Found when they are read.

use crate::checks::declare::check;
use crate::checks::model::Check;

check! {
    /// # What it finds
    /// A file of the project that cannot be read: permissions, a broken disk, a file over 4 GiB.
    ///
    /// # Why it matters
    /// What cannot be read cannot be checked or published. Everything else was checked.
    ///
    /// # Example
    /// `locales/es/main.ftl: error[unreadable] the file cannot be read: Permission denied (os error 13)`
    pub Unreadable = "unreadable", Error, []
}

impl Check for Unreadable {}
