//! Reads a manifest entry by entry.

use std::fmt;
use std::io::BufRead;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::emit::manifest::VERSION;
use crate::emit::manifest::document::DocumentRecord;
use crate::emit::manifest::file::FileRecord;

/// What reads the entries of a manifest. A manifest may turn out to be none after some were read.
pub(super) trait ManifestVisitor {
    /// Takes a file; false: one too many.
    fn file(&mut self, record: FileRecord) -> bool;

    fn document(&mut self, record: DocumentRecord);
}

/// Reads a manifest; `None` when it is none of this version.
pub(super) fn read(text: impl BufRead, visitor: &mut dyn ManifestVisitor) -> Option<()> {
    let mut json = serde_json::Deserializer::from_reader(text);
    json.deserialize_map(Fields(visitor)).ok()?;
    json.end().ok()
}

/// The object that a manifest is.
struct Fields<'v>(&'v mut dyn ManifestVisitor);

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a manifest")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(visitor) = self;
        let mut version = None;
        while let Some(field) = map.next_key::<String>()? {
            match field.as_str() {
                "version" => version = Some(map.next_value::<u32>()?),
                "files" => map.next_value_seed(Entries::new(&mut |file| visitor.file(file)))?,
                "documents" => map.next_value_seed(Entries::new(&mut |document| {
                    visitor.document(document);
                    true
                }))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        match version {
            Some(VERSION) => Ok(()),
            _ => Err(A::Error::custom("a manifest of another version")),
        }
    }
}

/// An array of entries, each of which is taken as it comes.
struct Entries<'v, T> {
    take: &'v mut dyn FnMut(T) -> bool,
    entry: PhantomData<T>,
}

impl<'v, T> Entries<'v, T> {
    fn new(take: &'v mut dyn FnMut(T) -> bool) -> Self {
        Self {
            take,
            entry: PhantomData,
        }
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Entries<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(entry) = entries.next_element()? {
            if !(self.take)(entry) {
                return Err(A::Error::custom("more files than a manifest has"));
            }
        }
        Ok(())
    }
}
