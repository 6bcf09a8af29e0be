//! A catalog of a set, read and parsed.

use crate::fluent::model::Catalog;
use crate::fluent::parse::parse;
use crate::pipeline::loaded::Loaded;
use crate::project::definition::WrittenIds;
use crate::project::set::{CatalogFile, Present};
use crate::project::state::{State, StateFault, StateFile};
use crate::text::source::FileId;

/// A catalog, parsed where it could be read.
pub struct Parsed<'p> {
    pub(super) loaded: &'p Loaded,
    catalog: Option<(Catalog<'p>, WrittenIds<'p>)>,
    state: Option<(FileId, State, Vec<StateFault>)>,
}

impl<'p> Parsed<'p> {
    pub(super) fn new(loaded: &'p Loaded, state: Option<&Loaded>) -> Self {
        let catalog = loaded.content.as_ref().ok().map(|decoded| {
            let catalog = parse(&decoded.text);
            let written = WrittenIds::new(&catalog);
            (catalog, written)
        });
        let state = state.and_then(|it| {
            let (state, faults) = State::read(&it.content.as_ref().ok()?.text);
            Some((it.file, state, faults))
        });
        Self {
            loaded,
            catalog,
            state,
        }
    }

    pub(super) fn state_file(&'p self) -> Option<StateFile<'p>> {
        let (file, state, faults) = self.state.as_ref()?;
        Some(StateFile {
            file: *file,
            state,
            faults,
        })
    }

    pub(super) fn catalog(&self) -> Option<&Catalog<'p>> {
        self.catalog.as_ref().map(|(catalog, _)| catalog)
    }

    pub(super) fn present(&'p self) -> Present<'p> {
        match (&self.catalog, &self.loaded.content) {
            (Some((catalog, written)), Ok(decoded)) => Present::Read(CatalogFile {
                file: self.loaded.file,
                catalog,
                written,
                encoding: &decoded.faults,
            }),
            _ => Present::Unreadable(self.loaded.file),
        }
    }
}
