//! Records made from history: for each translation the source text of the commit in which it was last changed.
//!
//! What only formats a translation (white space, marks, capitals, addresses) does not count as a change, nor does a move
//! to another file. Where the history does not tell which source text it was, nothing is recorded.

mod version;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use camino::{Utf8Path, Utf8PathBuf};
use xxhash_rust::xxh3::xxh3_64;

use crate::config::model::Config;
use crate::document::model::Options;
use crate::fluent::written::written;
use crate::locale::tag::Locale;
use crate::pipeline::accept::{AcceptRequest, AcceptTarget, each_target};
use crate::pipeline::settings::settings;
use crate::pipeline::text_change::TextChange;
use crate::pipeline::workspace::Workspace;
use crate::project::completeness::is_blank;
use crate::project::history::{Commit, FileEdit, History, OldTexts};
use crate::project::layout::Layout;
use crate::project::set::Set;
use crate::project::state::{self, Confidence, Fingerprint, Record, State, has_conflict};
use crate::text::file_source::FileSource;

/// The records that a history gives, and what it does not tell.
#[derive(Debug, Default)]
pub struct HistoryRecords {
    /// State files that change, by path.
    pub changes: BTreeMap<Utf8PathBuf, TextChange>,
    /// Of the files that something is recorded for, or not known of.
    pub files: Vec<HistoryTally>,
    /// State files that nobody can write to, with the reason.
    pub refused: Vec<(Utf8PathBuf, &'static str)>,
}

/// What becomes of the translations of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryTally {
    pub path: Utf8PathBuf,
    /// Those that get a record.
    pub recorded: usize,
    /// Those of them whose source was changed since: their names.
    pub changed: Vec<String>,
    /// Those that had a record, which stays.
    pub kept: usize,
    /// Those that are not as the last commit has them.
    pub uncommitted: usize,
    /// Those of which the history does not tell the source text.
    pub unknown: usize,
}

/// A file of translations, before its history is read.
struct HistoryFile {
    path: Utf8PathBuf,
    source_path: Utf8PathBuf,
    state_path: Utf8PathBuf,
    before: String,
    state: State,
    is_conflict: bool,
    locale: Locale,
    texts: Vec<HistoryText>,
    tally: HistoryTally,
}

/// A translation without a record.
struct HistoryText {
    name: String,
    key: u64,
    target: Fingerprint,
    /// The source text of today.
    source: String,
}

/// Finds the records that the history gives to translations that have none. Nothing is written; `tell` is given the
/// number of files that were looked at, and of all.
///
/// # Errors
/// A repository that cannot be read.
pub fn from_history(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    order: &AcceptRequest,
    (history, texts): (&History, &mut dyn OldTexts),
    tell: &mut dyn FnMut(usize, usize),
) -> anyhow::Result<HistoryRecords> {
    let found = Workspace::open(layout, config, files, |workspace| {
        each_target(workspace, order, |target, before, set| {
            history_file(layout, order, target, before, set)
        })
    });
    let mut reader = HistoryReader {
        history,
        texts,
        options: settings(config).document,
        source_locale: &layout.source,
        keys: HashMap::new(),
    };
    let mut records = HistoryRecords::default();
    let all = found.len();
    for (at, file) in found.into_iter().flatten().enumerate() {
        tell(at, all);
        if file.is_conflict {
            let reason = "it has marks of a merge that nobody finished";
            records.refused.push((file.state_path, reason));
            continue;
        }
        let (tally, state) = reader.records(&file)?;
        if tally.recorded > 0 {
            let change = TextChange {
                before: file.before,
                after: state.text(),
            };
            records.changes.insert(file.state_path, change);
        }
        if tally.recorded + tally.uncommitted + tally.unknown > 0 {
            records.files.push(tally);
        }
    }
    Ok(records)
}

fn history_file(
    layout: &Layout,
    order: &AcceptRequest,
    target: &AcceptTarget<'_>,
    before: &str,
    set: &Set<'_>,
) -> Option<HistoryFile> {
    let (source, read) = (set.source.read()?, target.side.read()?);
    let recorded = target.side.state;
    let state = recorded.map_or_else(State::default, |file| file.state.clone());
    let faults = recorded.map_or(&[][..], |file| file.faults);
    let mut tally = HistoryTally {
        path: target.path.to_owned(),
        recorded: 0,
        changed: Vec::new(),
        kept: 0,
        uncommitted: 0,
        unknown: 0,
    };
    let mut texts = Vec::new();
    for entry in read
        .catalog
        .entries
        .iter()
        .filter(|entry| read.is_first(entry))
    {
        let Some(original) = set.source.entry(entry.kind, entry.id) else {
            continue;
        };
        for (attribute, pattern) in entry.patterns() {
            let name = state::key(entry.kind, entry.id, attribute);
            let Some(original) = original.pattern(attribute) else {
                continue;
            };
            if !order.names(entry, &name) || is_blank(pattern) {
                continue;
            }
            if state.records.contains_key(name.as_str()) {
                tally.kept += 1;
                continue;
            }
            let id = set.document.is_none().then_some(name.as_str());
            texts.push(HistoryText {
                key: key(id, &written(pattern)),
                target: Fingerprint::of(pattern),
                source: written(original),
                name,
            });
        }
    }
    Some(HistoryFile {
        path: target.path.to_owned(),
        source_path: layout.path(source.file).to_owned(),
        state_path: target.state_path.clone(),
        before: before.to_owned(),
        is_conflict: has_conflict(faults),
        state,
        locale: target.side.locale.clone(),
        texts,
        tally,
    })
}

/// The texts of a version of a file, by [`key`].
type TextKeys = Rc<HashSet<u64>>;

struct HistoryReader<'h> {
    history: &'h History,
    texts: &'h mut dyn OldTexts,
    options: Options,
    source_locale: &'h Locale,
    /// By the name of the version.
    keys: HashMap<Box<str>, TextKeys>,
}

impl<'h> HistoryReader<'h> {
    fn records(&mut self, file: &HistoryFile) -> anyhow::Result<(HistoryTally, State)> {
        let (mut tally, mut state) = (file.tally.clone(), file.state.clone());
        let path = self.history.path(&file.path);
        let mut wanted: HashMap<u64, Vec<&HistoryText>> = HashMap::new();
        for text in &file.texts {
            wanted.entry(text.key).or_default().push(text);
        }
        let last = self.history.edits(&path, 0).next();
        let present = match last.and_then(|(_, _, edit)| edit.after.as_deref()) {
            Some(name) => self.keys(name, &path)?,
            None => TextKeys::default(),
        };
        wanted.retain(|key, texts| {
            let is_committed = present.contains(key);
            tally.uncommitted += if is_committed { 0 } else { texts.len() };
            is_committed
        });
        let sources = self.history.paths(&self.history.path(&file.source_path));
        for (commit, edit, keys) in self.introductions(&path, wanted.keys().copied().collect())? {
            let made_from = self.sources_of(file, commit, edit, &sources)?;
            for key in keys {
                let texts = wanted.remove(&key).unwrap_or_default();
                for text in texts {
                    let id = made_from.get(&(text.name.as_str().into(), key));
                    let Some(source) = id.or_else(|| made_from.get(&("".into(), key))) else {
                        tally.unknown += 1;
                        continue;
                    };
                    if *source != text.source {
                        tally.changed.push(text.name.clone());
                    }
                    tally.recorded += 1;
                    let record = Record {
                        source: source.clone(),
                        target: text.target,
                        state: Confidence::Translated,
                    };
                    state.records.insert(text.name.as_str().into(), record);
                }
            }
        }
        tally.unknown += wanted.values().map(Vec::len).sum::<usize>();
        tally.changed.sort();
        Ok((tally, state))
    }

    /// Finds the edits in which texts came into a file, the last for each.
    fn introductions(
        &mut self,
        path: &Utf8Path,
        keys: HashSet<u64>,
    ) -> anyhow::Result<Vec<(&'h Commit, &'h FileEdit, Vec<u64>)>> {
        let mut found = Vec::new();
        let mut waiting = vec![(path.to_owned(), 0, keys)];
        // A text may be moved again and again.
        let mut steps = 0;
        while let Some((path, from, mut keys)) = waiting.pop() {
            steps += 1;
            if steps > 200 {
                break;
            }
            for (at, commit, edit) in self.history.edits(&path, from) {
                if keys.is_empty() {
                    break;
                }
                let Some(after) = &edit.after else { continue };
                let after = self.keys(after, &edit.path)?;
                let mut come: HashSet<u64> = keys.intersection(&after).copied().collect();
                for before in &edit.before {
                    let before = self.keys(before, &edit.from)?;
                    come.retain(|key| !before.contains(key));
                }
                keys.retain(|key| !come.contains(key));
                for (path, moved) in self.moved(commit, edit, &mut come)? {
                    waiting.push((path, at + 1, moved));
                }
                if !come.is_empty() {
                    let mut come: Vec<u64> = come.into_iter().collect();
                    come.sort_unstable();
                    found.push((commit, edit, come));
                }
            }
        }
        Ok(found)
    }

    /// Takes out the texts that the same commit took from another file: they are no one's work of that day.
    fn moved(
        &mut self,
        commit: &Commit,
        into: &FileEdit,
        come: &mut HashSet<u64>,
    ) -> anyhow::Result<Vec<(Utf8PathBuf, HashSet<u64>)>> {
        let mut moved = Vec::new();
        let extension = into.path.extension();
        let others = commit.edits.iter();
        let others =
            others.filter(|edit| edit.from != into.from && edit.from.extension() == extension);
        for edit in others {
            let Some(before) = edit.before.first().filter(|_| !come.is_empty()) else {
                continue;
            };
            let before = self.keys(before, &edit.from)?;
            let mut gone: HashSet<u64> = come.intersection(&before).copied().collect();
            if let Some(after) = edit.after.as_ref().filter(|_| !gone.is_empty()) {
                let after = self.keys(after, &edit.path)?;
                gone.retain(|key| !after.contains(key));
            }
            if !gone.is_empty() {
                come.retain(|key| !gone.contains(key));
                moved.push((edit.from.clone(), gone));
            }
        }
        Ok(moved)
    }
}

/// Returns the key of a text: its letters and digits. Marks, capitals, blanks and addresses make no difference.
fn key(name: Option<&str>, text: &str) -> u64 {
    let mut letters = String::with_capacity(text.len());
    letters.extend(name);
    letters.push('\n');
    for word in text.split_whitespace() {
        let word = word.split("](").next().unwrap_or_default();
        if !word.contains("://") {
            let kept = word.chars().filter(|c| c.is_alphanumeric());
            letters.extend(kept.flat_map(char::to_lowercase));
        }
    }
    xxh3_64(letters.as_bytes())
}
