//! The pictures that stand beside a statement, for editions that take them along.

use camino::{Utf8Path, Utf8PathBuf};

use crate::text::file_source::FileSource;
use crate::text::percent;

/// The bytes of a picture of the project, by its address in the statement at this path.
pub(super) fn picture(
    files: &dyn FileSource,
    statement: &Utf8Path,
    address: &str,
) -> Option<Vec<u8>> {
    files.read(&beside(statement.parent()?, address)?).ok()
}

/// `None` when the address leads out of the project.
fn beside(folder: &Utf8Path, address: &str) -> Option<Utf8PathBuf> {
    let address = address.split(['?', '#']).next()?;
    if address.is_empty() || address.starts_with('/') || address.contains(':') {
        return None;
    }
    let mut path = folder.to_path_buf();
    for step in percent::decode(address).split('/') {
        match step {
            "" | "." => {}
            ".." => path = path.parent()?.to_path_buf(),
            step => path.push(step),
        }
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let place =
            |address: &str| beside("content/2023".into(), address).map(Utf8PathBuf::into_string);
        let at = |path: &str| Some(path.to_owned());
        assert_eq!(place("a%20b.png?x#y"), at("content/2023/a b.png"));
        assert_eq!(place("./../img//c.png"), at("content/img/c.png"));
        assert_eq!(place("../../../c.png"), None);
        for elsewhere in [
            "https://a.example/c.png",
            "data:image/png;base64,",
            "/c.png",
            "#c",
            "",
        ] {
            assert_eq!(place(elsewhere), None, "{elsewhere}");
        }
    }
}
