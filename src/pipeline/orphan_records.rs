//! Records of a catalog that was deleted: they tell nothing of another one.

use camino::Utf8Path;

use crate::project::state::path_beside;
use crate::text::file_source::FileSource;

/// Returns the text of the records that stand beside a catalog which is gone; empty where there are none. A command that
/// has read them may write the catalog's new records over them.
pub(super) fn orphan_records(files: &dyn FileSource, catalog: &Utf8Path) -> String {
    let bytes = files.read(&path_beside(catalog)).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
