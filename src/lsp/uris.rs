//! Addresses of files.

use camino::Utf8PathBuf;
use gen_lsp_types::Uri;

/// Returns the path of a file on this machine; `None` for anything else, such as a text without a name.
pub(super) fn path_of(uri: &Uri) -> Option<Utf8PathBuf> {
    Utf8PathBuf::from_path_buf(uri.to_file_path().ok()?).ok()
}
