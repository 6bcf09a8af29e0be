//! Finds pages of a manifest that would take each other's address.

use std::collections::BTreeMap;
use std::fmt;

use crate::emit::manifest::file_table::FileRow;

/// Two pages that would have one address: a generator publishes one of them, and says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameAddress {
    pub documents: [String; 2],
    pub locale: String,
}

impl std::error::Error for SameAddress {}

impl fmt::Display for SameAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ([one, other], locale) = (&self.documents, &self.locale);
        write!(
            f,
            "`{one}` and `{other}` have the same title in `{locale}`, which makes their addresses"
        )
    }
}

/// Looks for pages of one address, in the order of their paths.
///
/// # Errors
/// Two pages of a locale that would have one address.
pub fn check_addresses<'f>(files: impl Iterator<Item = FileRow<'f>>) -> Result<(), SameAddress> {
    let mut seen = BTreeMap::new();
    let mut files: Vec<FileRow<'_>> = files.collect();
    files.sort_unstable();
    for file in files {
        let (Some(address), Some(document)) = (file.address, file.document) else {
            continue;
        };
        if let Some(other) = seen.insert((file.locale, address), document) {
            return Err(SameAddress {
                documents: [other.to_owned(), document.to_owned()],
                locale: file.locale.to_owned(),
            });
        }
    }
    Ok(())
}
