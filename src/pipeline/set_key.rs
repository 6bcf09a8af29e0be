//! Names what a session looks at, one by one.

/// A set or a document of the layout.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SetKey {
    pub key: String,
    pub kind: SetKind,
}

impl SetKey {
    pub fn new(key: &str, kind: SetKind) -> Self {
        let key = key.to_owned();
        Self { key, kind }
    }
}

/// The kind of set that [`SetKey::key`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SetKind {
    /// A statement or a source catalog, with catalogs.
    Catalogs,
    /// A document that is translated as a whole file.
    Document,
}
