//! Versions of a file: the texts that one has, and what they were made from.

use std::collections::{HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::document;
use crate::document::model::{Document, Format};
use crate::fluent::model::{Catalog, Pattern};
use crate::fluent::parse::parse;
use crate::fluent::written::written;
use crate::pipeline::accept::history::{HistoryFile, HistoryReader, TextKeys, key};
use crate::project::document_records::pairs;
use crate::project::history::{Commit, FileEdit};
use crate::project::labels::Labels;
use crate::project::parallel::{Parallel, whole};
use crate::project::state;
use crate::text::decode::decode;

/// So many blocks of a translation may stand for one text of the source.
const LARGEST_GROUP: usize = 3;

impl HistoryReader<'_> {
    /// Returns the source texts of a commit by the translations that it has: by name and key, or by key alone.
    pub(super) fn sources_of(
        &mut self,
        file: &HistoryFile,
        commit: &Commit,
        edit: &FileEdit,
        sources: &[Utf8PathBuf],
    ) -> anyhow::Result<HashMap<(Box<str>, u64), String>> {
        let mut found = HashMap::new();
        let Some(target) = self.read(edit.after.as_deref().unwrap_or_default())? else {
            return Ok(found);
        };
        let mut source = None;
        for path in sources {
            source = self.read(&format!("{}:{path}", commit.id))?;
            if source.is_some() {
                break;
            }
        }
        let Some(source) = source else {
            return Ok(found);
        };
        if edit.path.extension() == Some("ftl") {
            let (source, target) = (parse(&source), parse(&target));
            let originals: HashMap<String, &Pattern<'_>> = patterns(&source).collect();
            for (name, pattern) in patterns(&target) {
                if let Some(original) = originals.get(&name) {
                    let key = key(Some(&name), &written(pattern));
                    found.insert((name.into(), key), written(original));
                }
            }
            return Ok(found);
        }
        let (one, other) = (self.document(&source, edit), self.document(&target, edit));
        let labels = Labels::default().of(&one);
        let parallel = Parallel::new((&one, self.source_locale), (&other, &file.locale), &labels);
        let (one, other) = (parallel.source(&one), parallel.target(&other));
        for pair in pairs(&one, &other) {
            let key = key(None, &written(pair.target));
            found
                .entry(("".into(), key))
                .or_insert(written(pair.source));
        }
        Ok(found)
    }

    /// Returns the keys of the texts of a version of a file.
    pub(super) fn keys(&mut self, name: &str, path: &Utf8Path) -> anyhow::Result<TextKeys> {
        if let Some(keys) = self.keys.get(name) {
            return Ok(keys.clone());
        }
        let text = self.read(name)?.unwrap_or_default();
        let keys: HashSet<u64> = if path.extension() == Some("ftl") {
            let catalog = parse(&text);
            let keys = patterns(&catalog).map(|(name, it)| key(Some(&name), &written(it)));
            keys.collect()
        } else {
            let format = path.extension().and_then(Format::of_extension);
            let format = format.unwrap_or(Format::Plain);
            let document = document::parse(format, &text, &self.options);
            let labels = Labels::default().of(&document);
            let catalog = whole(&document, &labels);
            let values = catalog
                .entries
                .iter()
                .filter_map(|entry| entry.value.as_ref());
            let texts: Vec<String> = values.map(written).collect();
            // A text of the source may be several blocks of the translation.
            let groups = (1..=LARGEST_GROUP).flat_map(|size| texts.windows(size));
            groups.map(|blocks| key(None, &blocks.join(" "))).collect()
        };
        let keys = TextKeys::new(keys);
        self.keys.insert(name.into(), keys.clone());
        Ok(keys)
    }

    fn document<'t>(&self, text: &'t str, edit: &FileEdit) -> Document<'t> {
        let format = edit.path.extension().and_then(Format::of_extension);
        document::parse(format.unwrap_or(Format::Plain), text, &self.options)
    }

    pub(super) fn read(&mut self, name: &str) -> anyhow::Result<Option<String>> {
        let bytes = self.texts.read(name)?;
        Ok(bytes.map(|bytes| decode(bytes).text.to_string()))
    }
}

/// Returns the texts of a catalog by their names in a state file.
fn patterns<'c>(catalog: &'c Catalog<'c>) -> impl Iterator<Item = (String, &'c Pattern<'c>)> {
    catalog.entries.iter().flat_map(|entry| {
        let patterns = entry.patterns();
        patterns.map(|(attribute, pattern)| (state::key(entry.kind, entry.id, attribute), pattern))
    })
}
