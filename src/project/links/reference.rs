//! Reads references to files of the project, as statements write them: relative to the file, or from the root of the
//! project where a statement is meant.

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::document::allowed_markup::scheme;
use crate::document::model::Format;
use crate::text::percent::decode;
use crate::text::slice::Slice;

/// A reference to a file, seen from the file that refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReference<'h> {
    /// Relative to the project.
    pub path: Utf8PathBuf,
    pub query: &'h str,
    /// Without `#`.
    pub fragment: Option<&'h str>,
}

/// Extensions of pictures, recordings and documents that are published beside statements; sorted.
#[rustfmt::skip]
const PUBLISHED: [&str; 38] = [
    "avif", "bmp", "css", "csv", "doc", "docx", "epub", "flac", "geojson", "gif", "ico", "ics", "jpeg", "jpg",
    "kml", "m4a", "m4v", "mov", "mp3", "mp4", "odp", "ods", "odt", "ogg", "ogv", "opus", "pdf", "png", "ppt",
    "pptx", "rtf", "svg", "vtt", "wav", "webm", "webp", "xlsx", "zip",
];

impl<'h> FileReference<'h> {
    /// Reads an address in a file of this folder; `None` where it names no file of the project, or leads out of it.
    pub fn read(folder: &Utf8Path, address: &'h str) -> Option<Self> {
        let address = address.trim();
        let end = address.find(['#', '?']).unwrap_or(address.len());
        let (written, rest) = address.halves(end);
        let is_path = !written.is_empty()
            && !written.starts_with("//")
            && !written.contains(['{', '}', '<', '>', '\\', '$', '*', '|', '\u{fffc}'])
            && !written.contains(char::is_control)
            && scheme(written).is_none();
        if !is_path {
            return None;
        }
        let decoded = decode(written);
        let path = match decoded.strip_prefix('/') {
            Some(path) => resolved(Utf8Path::new(""), path)?,
            None => resolved(folder, &decoded)?,
        };
        path.extension()?;
        let (query, fragment) = match rest.split_once('#') {
            Some((query, fragment)) => (query, Some(fragment)),
            None => (rest, None),
        };
        let is_root = decoded.starts_with('/');
        let reference = Self {
            path,
            query,
            fragment: fragment.filter(|fragment| !fragment.is_empty()),
        };
        // What begins at the root of a website is known to the website alone, but for the statements of the project.
        (!is_root || reference.names_text()).then_some(reference)
    }

    /// Returns whether it names a file in a format of statements.
    pub fn names_text(&self) -> bool {
        self.path
            .extension()
            .and_then(Format::of_extension)
            .is_some()
    }

    /// Returns whether it names a source text: no browser shows one as a page.
    pub fn names_markdown(&self) -> bool {
        let format = self.path.extension().and_then(Format::of_extension);
        format == Some(Format::Markdown)
    }

    /// Returns whether it names a picture, a recording or a document.
    pub fn names_published(&self) -> bool {
        is_published(&self.path)
    }
}

/// Returns whether a file is a picture, a recording or a document that is published as it is.
pub fn is_published(path: &Utf8Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    let is_hidden = path.components().any(|part| part.as_str().starts_with('.'));
    !is_hidden && PUBLISHED.binary_search(&&*extension).is_ok()
}

/// Returns a path seen from a folder, relative to the project; `None` outside of it.
pub fn resolved(folder: &Utf8Path, target: &str) -> Option<Utf8PathBuf> {
    let mut path = Utf8PathBuf::new();
    for part in folder.join(target).components() {
        match part {
            Utf8Component::CurDir => {}
            Utf8Component::ParentDir if !path.pop() => return None,
            Utf8Component::ParentDir => {}
            Utf8Component::Normal(name) => path.push(name),
            Utf8Component::RootDir | Utf8Component::Prefix(_) => return None,
        }
    }
    Some(path)
}

/// Returns the way from a folder to a file: `../img/a.png`. Both are relative to the same folder.
pub fn relative(folder: &Utf8Path, file: &Utf8Path) -> String {
    let from: Vec<&str> = folder.components().map(|part| part.as_str()).collect();
    let to: Vec<&str> = file.components().map(|part| part.as_str()).collect();
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other);
    let shared = shared.count().min(to.len().saturating_sub(1));
    let up = from.iter().skip(shared).map(|_| "..");
    let steps: Vec<&str> = up.chain(to.iter().skip(shared).copied()).collect();
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        assert!(PUBLISHED.is_sorted());
        let folder = Utf8Path::new("content/2023");
        let read = |address: &'static str| {
            let found = FileReference::read(folder, address)?;
            Some((found.path.into_string(), found.query, found.fragment))
        };
        let at = |path: &str, query, fragment| Some((path.to_owned(), query, fragment));
        assert_eq!(read("a.md"), at("content/2023/a.md", "", None));
        assert_eq!(
            read("../b%20c.md?x#y"),
            at("content/b c.md", "?x", Some("y"))
        );
        assert_eq!(
            read("./img//a.PNG#"),
            at("content/2023/img/a.PNG", "", None)
        );
        assert_eq!(read("/content/a.md#x"), at("content/a.md", "", Some("x")));
        for elsewhere in [
            "",
            "#a",
            "?a",
            "guide/",
            "//a.org/x.md",
            "https://a.org/x.md",
            "mailto:a@b.md",
            "../../../x.md",
            "/img/a.png",
            "{{ url }}.md",
            "javascript:x.md",
            "JAVA\tscript:x.png",
        ] {
            assert_eq!(read(elsewhere), None, "{elsewhere}");
        }
        assert!(is_published("content/a.PDF".into()));
        for kept in [
            "paridad.toml",
            ".git/a.png",
            "a.ftl",
            "content/.x/a.png",
            "a",
        ] {
            assert!(!is_published(kept.into()), "{kept}");
        }
    }

    #[test]
    fn seen_from_a_folder() {
        let seen = |target| resolved("docs/es".into(), target).map(Utf8PathBuf::into_string);
        assert_eq!(seen("../en/./a.md").as_deref(), Some("docs/en/a.md"));
        assert_eq!(seen("../../../a.md"), None);
    }

    #[test]
    fn ways() {
        for (folder, file, way) in [
            ("es", "es/a.html", "a.html"),
            ("es/2023", "es/a.html", "../a.html"),
            ("es/2023", "en/2023/a.html", "../../en/2023/a.html"),
            ("", "a.html", "a.html"),
            ("a", "a", "../a"),
        ] {
            assert_eq!(relative(folder.into(), file.into()), way);
        }
    }
}
