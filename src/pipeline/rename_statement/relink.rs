//! Rewrites the links of statements, of their catalogs and of what is recorded of translations, where a statement gets
//! another place: its own links, and those of others to it.

use std::collections::BTreeMap;
use std::ops::Range;

use camino::{Utf8Path, Utf8PathBuf};

use crate::fluent::parse::parse;
use crate::pipeline::sync::moves::MovedFile;
use crate::project::layout::{Layout, SetPlan};
use crate::project::links::reference::{FileReference, relative};
use crate::project::state::{self, Fingerprint, State};
use crate::text::file_source::FileSource;
use crate::text::slice::Slice;

/// A statement that gets another place.
pub(super) struct Relinking<'r> {
    pub old: &'r Utf8Path,
    pub new: &'r Utf8Path,
    pub files: &'r dyn FileSource,
}

/// The folders that links of a text are seen from, before and after.
#[derive(Clone, Copy)]
pub(super) struct LinkFolders<'r> {
    pub before: &'r Utf8Path,
    pub after: &'r Utf8Path,
}

impl<'r> LinkFolders<'r> {
    /// Returns the folder of a statement that stays.
    pub fn of(statement: &'r Utf8Path) -> Self {
        let folder = statement.parent().unwrap_or(Utf8Path::new(""));
        Self {
            before: folder,
            after: folder,
        }
    }
}

impl Relinking<'_> {
    /// Rewrites the links of the files that move.
    pub fn moved(&self, moved: &mut [MovedFile]) {
        let folders = self.folders();
        let mut catalogs: BTreeMap<Utf8PathBuf, (String, String)> = BTreeMap::new();
        for file in moved.iter_mut().filter(|file| !is_state(&file.to)) {
            if let Some(text) = self.text(&file.text, folders) {
                let before = std::mem::replace(&mut file.text, text.clone());
                catalogs.insert(state::path_beside(&file.to), (before, text));
            }
        }
        for file in moved.iter_mut().filter(|file| is_state(&file.to)) {
            let catalog = catalogs.get(&file.to);
            let catalog = catalog.map_or(("", ""), |(before, after)| (before, after));
            if let Some(text) = self.records(&file.text, catalog, folders) {
                file.text = text;
            }
        }
    }

    /// Returns the files of other statements whose links change, with their texts.
    pub fn others(&self, layout: &Layout, own: &SetPlan) -> BTreeMap<Utf8PathBuf, String> {
        let mut changed = BTreeMap::new();
        for plan in layout.sets.iter().filter(|plan| plan.key != own.key) {
            let Some(statement) = plan.statement else {
                continue;
            };
            let statement = layout.path(statement);
            let folders = LinkFolders::of(statement);
            self.change(statement, folders, &mut changed);
            for file in std::iter::once(&plan.source).chain(&plan.targets) {
                let Some(file) = file.file() else { continue };
                let catalog = layout.path(file);
                let before = self.change(catalog, folders, &mut changed);
                let Some(state) = layout.states.get(&file) else {
                    continue;
                };
                let state = layout.path(*state);
                let after = changed.get(catalog).cloned();
                let catalog = (&*before.unwrap_or_default(), &*after.unwrap_or_default());
                let records = self.read(state);
                let records = records.and_then(|it| self.records(&it, catalog, folders));
                changed.extend(records.map(|text| (state.to_owned(), text)));
            }
        }
        for plan in layout.documents.iter() {
            for file in std::iter::once(&plan.source).chain(&plan.targets) {
                if let Some(file) = file.file() {
                    let path = layout.path(file);
                    self.change(path, LinkFolders::of(path), &mut changed);
                }
            }
        }
        changed
    }

    /// Adds a file with its links as they are to be, and returns its text before.
    fn change(
        &self,
        path: &Utf8Path,
        folders: LinkFolders<'_>,
        changed: &mut BTreeMap<Utf8PathBuf, String>,
    ) -> Option<String> {
        let before = self.read(path)?;
        let text = self.text(&before, folders)?;
        changed.insert(path.to_owned(), text);
        Some(before)
    }

    /// Returns the text of a file that is plain UTF-8: another one is not written.
    fn read(&self, path: &Utf8Path) -> Option<String> {
        String::from_utf8(self.files.read(path).ok()?).ok()
    }

    /// Returns the folders of the statement that moves.
    pub fn folders(&self) -> LinkFolders<'_> {
        LinkFolders {
            before: LinkFolders::of(self.old).before,
            after: LinkFolders::of(self.new).after,
        }
    }

    /// Returns a text with its links as they are to be; `None` where none changes.
    pub fn text(&self, text: &str, folders: LinkFolders<'_>) -> Option<String> {
        let mut out = String::new();
        let mut copied = 0;
        for place in addresses(text) {
            let address = text.slice(place.clone());
            if let Some(changed) = self.address(address, folders) {
                out.push_str(text.slice(copied..place.start));
                out.push_str(&changed);
                copied = place.end;
            }
        }
        if copied == 0 {
            return None;
        }
        out.push_str(text.slice(copied..));
        Some(out)
    }

    /// Returns the records of a catalog as they say the same after its links have changed; `None` where they stay.
    pub fn records(
        &self,
        records: &str,
        catalog: (&str, &str),
        folders: LinkFolders<'_>,
    ) -> Option<String> {
        let (mut state, faults) = State::read(records);
        if !faults.is_empty() {
            return None;
        }
        for record in state.records.values_mut() {
            if let Some(source) = self.text(&record.source, folders) {
                record.source = source;
            }
        }
        let (before, after) = (parse(catalog.0), parse(catalog.1));
        for (was, is) in before.entries.iter().zip(&after.entries) {
            for ((attribute, was_pattern), (_, is_pattern)) in was.patterns().zip(is.patterns()) {
                let name = state::key(was.kind, was.id, attribute);
                let record = state.records.get_mut(name.as_str());
                let record = record.filter(|it| it.target == Fingerprint::of(was_pattern));
                if let Some(record) = record {
                    record.target = Fingerprint::of(is_pattern);
                }
            }
        }
        let text = state.text();
        (text != records).then_some(text)
    }

    fn address(&self, address: &str, folders: LinkFolders<'_>) -> Option<String> {
        let reference = FileReference::read(folders.before, address)?;
        let is_moved = reference.path == self.old;
        let is_seen_otherwise = folders.before != folders.after && self.files.has(&reference.path);
        if !is_moved && (!is_seen_otherwise || address.starts_with('/')) {
            return None;
        }
        let to: Utf8PathBuf = if is_moved {
            self.new.to_owned()
        } else {
            reference.path
        };
        let path = if address.starts_with('/') {
            format!("/{to}")
        } else {
            relative(folders.after, &to)
        };
        let here = if address.starts_with("./") && !path.starts_with("../") {
            "./"
        } else {
            ""
        };
        let rest = address
            .find(['?', '#'])
            .map_or("", |at| address.slice(at..));
        let path = path
            .replace(' ', "%20")
            .replace('(', "%28")
            .replace(')', "%29");
        Some(format!("{here}{path}{rest}"))
    }
}

/// Returns whether a file holds what is recorded of translations.
fn is_state(path: &Utf8Path) -> bool {
    path.as_str().ends_with(state::EXTENSION)
}

/// Returns where the addresses of links stand in a text with marks of Markdown or tags.
fn addresses(text: &str) -> Vec<Range<usize>> {
    const STARTS: [&str; 6] = ["](", "]:", "href=", "src=", "poster=", "\nimage:"];
    let mut places: Vec<Range<usize>> = STARTS
        .iter()
        .flat_map(|start| {
            text.match_indices(start)
                .map(|(at, start)| at + start.len())
        })
        .filter_map(|from| {
            let rest = text.slice(from..);
            let blank = rest.len() - rest.trim_start_matches([' ', '<', '"', '\'']).len();
            let written = rest.slice(blank..);
            let end = written.find(|c: char| c.is_whitespace() || "\"'<>)".contains(c));
            let end = end.unwrap_or(written.len());
            (end > 0).then(|| from + blank..from + blank + end)
        })
        .collect();
    places.sort_by_key(|place| place.start);
    places.dedup();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_others_and_of_its_own() {
        let paths = ["content/a.md", "content/b.md", "content/img/map.png"];
        let files = paths.map(|path| (Utf8PathBuf::from(path), Vec::new()));
        let files = BTreeMap::from(files);
        let relinking = Relinking {
            old: "content/a.md".into(),
            new: "content/2024/c d.md".into(),
            files: &files,
        };
        let text = "[x](a.md#y \"t\") [z](./a.md) `a.md` a.md <a href='/content/a.md'>\n[l]: <a.md>\n[n](na.md) [b](b.md)";
        let other = LinkFolders::of("content/b.md".into());
        assert_eq!(
            relinking.text(text, other).as_deref(),
            Some(
                "[x](2024/c%20d.md#y \"t\") [z](./2024/c%20d.md) `a.md` a.md <a href='/content/2024/c%20d.md'>\n\
                 [l]: <2024/c%20d.md>\n[n](na.md) [b](b.md)"
            )
        );
        let own = "---\nimage: img/map.png\n---\n[b](b.md) [gone](gone.md) ![m](img/map.png) [me](a.md#x) [w](https://a.org/b.md)";
        assert_eq!(
            relinking.text(own, relinking.folders()).as_deref(),
            Some(
                "---\nimage: ../img/map.png\n---\n[b](../b.md) [gone](gone.md) ![m](../img/map.png) [me](c%20d.md#x) \
                 [w](https://a.org/b.md)"
            )
        );
        assert_eq!(relinking.text("[b](b.md)", other), None);
    }
}
