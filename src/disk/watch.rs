//! Watching the files of a project: folders that version control ignores, hidden ones and the output are left alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Context;
use camino::{Utf8Path, Utf8PathBuf};
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::disk::listing;
use crate::disk::plain;
use crate::disk::project_folder::ProjectFolder;
use crate::disk::seen::{Digest, digest};

/// Changes that come closer than this belong together.
const PAUSE: Duration = Duration::from_millis(100);
/// Changes are told after so long, even if more of them come.
const LONGEST: Duration = Duration::from_millis(500);

/// Of larger files, which no text is, the size and the time are compared.
const LARGE: u64 = 4 << 20;

/// The files of a project, watched.
pub struct FileWatch {
    root: ProjectFolder,
    /// The folder of what is built, relative to the project.
    output: Utf8PathBuf,
    watcher: RecommendedWatcher,
    ending: WatchEnd,
    messages: Receiver<WatchMessage>,
    folders: BTreeSet<PathBuf>,
    /// The files as they were last; `None`: there is none.
    digests: BTreeMap<Utf8PathBuf, Option<Digest>>,
}

/// What a watch hears.
enum WatchMessage {
    File(notify::Result<Event>),
    End,
}

/// The way to end a watch from another thread.
#[derive(Clone)]
pub struct WatchEnd(Sender<WatchMessage>);

impl WatchEnd {
    /// Ends the watch: it tells of no more files.
    pub fn end(&self) {
        // Nobody watches any more if nobody listens.
        let _ = self.0.send(WatchMessage::End);
    }
}

impl FileWatch {
    /// Begins to watch a project.
    ///
    /// # Errors
    /// A system that cannot watch files, or not so many.
    pub fn begin(root: &ProjectFolder, output: &Utf8Path) -> anyhow::Result<Self> {
        let (sender, messages) = channel();
        let ending = WatchEnd(sender.clone());
        let hear = move |event| {
            // Events that come after the end concern nobody.
            let _ = sender.send(WatchMessage::File(event));
        };
        let mut watch = Self {
            root: root.clone(),
            output: output.to_owned(),
            watcher: notify::recommended_watcher(hear).context("watching files")?,
            ending,
            messages,
            folders: BTreeSet::new(),
            digests: BTreeMap::new(),
        };
        for path in watch.look_around()? {
            let found = watch.digest(&path);
            watch.digests.insert(path, found);
        }
        Ok(watch)
    }

    /// Returns the way to end the watch.
    pub fn ending(&self) -> WatchEnd {
        self.ending.clone()
    }

    /// Waits until files have other bytes than before, and returns their paths, relative to the project; `None` once
    /// the watch was ended.
    ///
    /// # Errors
    /// A system that does not watch any more.
    pub fn changed(&mut self) -> anyhow::Result<Option<BTreeSet<Utf8PathBuf>>> {
        loop {
            let Some(mut named) = self.named()? else {
                return Ok(None);
            };
            // A folder that came may have files of which nobody told.
            let files = self.look_around()?;
            named.extend(
                files
                    .into_iter()
                    .filter(|path| !self.digests.contains_key(path)),
            );
            let mut changed = BTreeSet::new();
            for path in named {
                let found = self.digest(&path);
                if self.digests.insert(path.clone(), found).flatten() != found {
                    changed.insert(path);
                }
            }
            if !changed.is_empty() {
                return Ok(Some(changed));
            }
        }
    }

    /// Waits for events, and returns the files that they are about; `None` once the watch was ended.
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock says how long to wait, and nothing of what is written"
    )]
    fn named(&mut self) -> anyhow::Result<Option<BTreeSet<Utf8PathBuf>>> {
        let mut named = BTreeSet::new();
        let mut until: Option<Instant> = None;
        loop {
            let message = match until {
                None => self.messages.recv().map_err(RecvTimeoutError::from),
                Some(until) => {
                    let left = until.saturating_duration_since(Instant::now());
                    self.messages.recv_timeout(left.min(PAUSE))
                }
            };
            let event = match message {
                Ok(WatchMessage::File(event)) => event.context("watching files")?,
                Ok(WatchMessage::End) => return Ok(None),
                Err(RecvTimeoutError::Timeout) => return Ok(Some(named)),
                Err(error) => return Err(error).context("watching files"),
            };
            if matches!(event.kind, EventKind::Access(_)) {
                continue;
            }
            until.get_or_insert_with(|| Instant::now() + LONGEST);
            self.follow(&event)?;
            // What is told of a folder that is gone is about its files.
            let known = self.digests.keys();
            let paths: Vec<Utf8PathBuf> = event
                .paths
                .iter()
                .filter_map(|it| self.relative(it))
                .collect();
            let is_below = |path: &&Utf8PathBuf| paths.iter().any(|it| path.starts_with(it));
            named.extend(known.filter(is_below).cloned());
            named.extend(paths.into_iter().filter(|path| self.concerns(path)));
        }
    }

    /// Watches the folders that are not watched yet, and returns the files in all of them.
    fn look_around(&mut self) -> anyhow::Result<Vec<Utf8PathBuf>> {
        let mut files = listing::list_files(&self.root);
        files.retain(|path| self.concerns(path));
        let mut folders: BTreeSet<&Utf8Path> = BTreeSet::from(["".into()]);
        folders.extend(files.iter().flat_map(|path| path.ancestors().skip(1)));
        for folder in folders {
            let folder = self.root.real().join(folder);
            self.watch(&folder, RecursiveMode::NonRecursive)?;
        }
        Ok(files)
    }

    /// Watches a folder that came, with all below it, and forgets one that went.
    fn follow(&mut self, event: &Event) -> anyhow::Result<()> {
        if matches!(
            event.kind,
            EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
        ) {
            let is_gone = |folder: &PathBuf| event.paths.iter().any(|it| folder.starts_with(it));
            self.folders.retain(|folder| !is_gone(folder));
        }
        for folder in event.paths.iter().filter(|path| path.is_dir()) {
            if self
                .relative(folder)
                .is_some_and(|path| self.concerns(&path))
            {
                self.watch(folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> anyhow::Result<()> {
        if self.folders.insert(folder.to_owned()) {
            let watched = self.watcher.watch(folder, mode);
            watched.with_context(|| format!("watching `{}`", folder.display()))?;
        }
        Ok(())
    }

    fn relative(&self, path: &Path) -> Option<Utf8PathBuf> {
        let path = path.strip_prefix(self.root.real()).ok()?;
        Utf8PathBuf::from_path_buf(path.to_owned()).ok()
    }

    /// Returns whether a file may bear on what is found: backups of editors and what is built do not.
    fn concerns(&self, path: &Utf8Path) -> bool {
        let is_aside = |name: &str| name.starts_with(['.', '#']) || name.ends_with('~');
        let mut names = path.components();
        !path.as_str().is_empty()
            && !path.starts_with(&self.output)
            && !names.any(|name| is_aside(name.as_str()))
    }

    /// Returns what tells the bytes of a file from others; `None` where there is none.
    fn digest(&self, path: &Utf8Path) -> Option<Digest> {
        let place = self.root.real().join(path);
        let about = place.metadata().ok()?;
        if about.len() > LARGE {
            let stamp = format!("{} {:?}", about.len(), about.modified().ok());
            return Some(digest(stamp.as_bytes()));
        }
        let bytes = plain::read(&place);
        bytes.ok().map(|bytes| digest(&bytes))
    }
}
