//! Whether anything changed since the last build: a small record in the output folder tells what that build was made
//! from and what it left.
//!
//! All is compared by content, never by dates: every file that was read, every file that was looked for and was not
//! there, the configuration, the options, the program itself, and by the manifest every file that was written. A
//! record that is damaged, or from elsewhere, is no record.
//!
//! The checksums can be forged by who can choose what a file holds. All that it leads to is that the output stays as it
//! is: it was woven, and cleaned, by an earlier build.

use std::collections::BTreeMap;
use std::io;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, Sender, channel};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::config::model::Config;
use crate::diagnostic::Diagnostic;
use crate::emit::manifest;
use crate::emit::model::Artifact;
use crate::locale::tag::Locale;
use crate::pipeline::order::BuildRequest;
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;
use crate::text::source::FilePaths;

/// The path of the record in the output folder. It is not in the manifest, and need not be published.
pub const PATH: &str = ".paridad-cache";

/// The inputs and outputs of a build.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshnessRecord {
    version: u32,
    key: String,
    /// Of the files of the layout, together.
    inputs: String,
    /// Other files that were read; `None`: they could not be.
    others: BTreeMap<String, Option<String>>,
    /// Files whose presence was asked for, and nothing more.
    there: BTreeMap<String, bool>,
    manifest: String,
    locales: Vec<String>,
    /// Of all the above.
    check: String,
}

/// Inputs of a build besides the texts of files.
pub struct BuildInputs<'c> {
    /// The identity of this version of the program.
    pub program: &'c str,
    pub config: &'c Config,
    pub layout: &'c Layout,
    /// Findings that were made before any file was read.
    pub findings: &'c [Diagnostic],
    pub order: &'c BuildRequest,
}

/// The outputs of the last build, and whether they are still what a build would make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    pub locales: Vec<String>,
    /// The number of files, the manifest among them.
    pub files: usize,
}

const VERSION: u32 = 1;

/// Files of which it is noted what was read.
pub struct Traced<'f> {
    files: &'f dyn FileSource,
    known: &'f FilePaths,
    /// The hash of the first reading of each of them.
    read: &'f [OnceLock<Option<u128>>],
    sent: Sender<(Utf8PathBuf, Observation)>,
}

/// A record of the files that were read.
pub struct Trace<'l> {
    known: &'l FilePaths,
    read: Vec<OnceLock<Option<u128>>>,
    sent: Sender<(Utf8PathBuf, Observation)>,
    others: Receiver<(Utf8PathBuf, Observation)>,
}

/// The facts about a file that a build relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Observation {
    /// Its bytes, or that it cannot be read.
    In(Option<u128>),
    /// Its presence, and nothing more.
    At(bool),
}

impl<'l> Trace<'l> {
    /// Begins a trace, for which the files of a layout need least room.
    pub fn new(layout: &'l Layout) -> Self {
        let (sent, others) = channel();
        Self {
            known: &layout.files,
            read: layout.files.iter().map(|_| OnceLock::new()).collect(),
            sent,
            others,
        }
    }

    /// Returns files of which it notes what is read.
    pub fn of<'t>(&'t self, files: &'t dyn FileSource) -> Traced<'t> {
        Traced {
            files,
            known: self.known,
            read: &self.read,
            sent: self.sent.clone(),
        }
    }
}

impl Traced<'_> {
    /// Returns what was read before of a file of the layout, if it is one.
    fn known(&self, path: &Utf8Path) -> Option<&OnceLock<Option<u128>>> {
        self.read.get(self.known.find(path)?.0 as usize)
    }

    fn note(&self, path: &Utf8Path, look: Observation) {
        // Nobody listens any more: then nobody wants to know.
        let _ = self.sent.send((path.to_owned(), look));
    }
}

impl FileSource for Traced<'_> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        let read = self.files.read(path);
        let hash = read.as_ref().ok().map(|bytes| xxh3_128(bytes));
        let first = self.known(path).map(|known| known.get_or_init(|| hash));
        if first != Some(&hash) {
            self.note(path, Observation::In(hash));
        }
        read
    }

    fn has(&self, path: &Utf8Path) -> bool {
        let has = self.files.has(path);
        self.note(path, Observation::At(has));
        has
    }
}

impl FreshnessRecord {
    /// Returns the record of a build that was whole; `trace`: of what it read, when it is over; `manifest`: the XXH3 of
    /// its manifest. `None` where a file changed meanwhile.
    pub fn new(
        inputs: &BuildInputs<'_>,
        trace: Trace<'_>,
        files: &dyn FileSource,
        manifest: u128,
        locales: &[Locale],
    ) -> Option<Self> {
        let Trace {
            known,
            read,
            sent,
            others,
        } = trace;
        drop(sent);
        let mut read_others: BTreeMap<Utf8PathBuf, Option<u128>> = BTreeMap::new();
        let mut there: BTreeMap<Utf8PathBuf, bool> = BTreeMap::new();
        for (path, look) in others {
            let is_as_before = match look {
                Observation::In(hash) => *read_others.entry(path).or_insert(hash) == hash,
                Observation::At(has) => *there.entry(path).or_insert(has) == has,
            };
            if !is_as_before {
                return None;
            }
        }
        // A file of the layout is noted once more where it was not read as before.
        if known.iter().any(|path| read_others.contains_key(path)) {
            return None;
        }
        let hashes = known
            .iter()
            .zip(&read)
            .map(|(path, read)| match read.get() {
                Some(hash) => *hash,
                None => files.read(path).ok().map(|bytes| xxh3_128(&bytes)),
            });
        let hashes = hashes.collect::<Option<Vec<u128>>>()?;
        let record = Self {
            version: VERSION,
            key: inputs.key(),
            inputs: together(&hashes),
            others: read_others
                .into_iter()
                .map(|(path, hash)| (path.into_string(), hash.map(hex)))
                .collect(),
            there: there
                .into_iter()
                .map(|(path, has)| (path.into_string(), has))
                .collect(),
            manifest: hex(manifest),
            locales: locales.iter().map(Locale::to_string).collect(),
            check: String::new(),
        };
        Some(record.sealed())
    }

    /// Reads a record; `None` when it is damaged.
    pub fn read(text: &str) -> Option<Self> {
        let mut record: Self = serde_json::from_str(text).ok()?;
        let check = std::mem::take(&mut record.check);
        let record = record.sealed();
        (record.version == VERSION && record.check == check).then_some(record)
    }

    fn sealed(mut self) -> Self {
        let text = serde_json::to_string(&self).expect("strings and numbers serialise");
        self.check = hex(xxh3_128(text.as_bytes()));
        self
    }

    pub fn artifact(&self) -> Artifact {
        let mut text = serde_json::to_string_pretty(self).expect("strings and numbers serialise");
        text.push('\n');
        Artifact {
            path: PATH.into(),
            bytes: text.into_bytes(),
        }
    }

    /// Returns what is in the output folder, if a build would leave just that.
    pub fn fresh(
        &self,
        inputs: &BuildInputs<'_>,
        files: &dyn FileSource,
        output: &dyn FileSource,
    ) -> Option<Fresh> {
        if self.key != inputs.key() {
            return None;
        }
        let bytes = output.read(Utf8Path::new(manifest::PATH)).ok()?;
        if hex(xxh3_128(&bytes)) != self.manifest {
            return None;
        }
        let written = manifest::read_files(&bytes[..])?;
        let is_as_before = |(path, hash): (&String, &Option<String>)| {
            let now = files.read(Utf8Path::new(path)).ok();
            now.map(|bytes| hex(xxh3_128(&bytes))) == *hash
        };
        let read = |path: &Utf8PathBuf| Some(xxh3_128(&files.read(path).ok()?));
        let paths: Vec<&Utf8PathBuf> = inputs.layout.files.iter().collect();
        let hashes: Option<Vec<u128>> = paths.into_par_iter().map(read).collect();
        if together(&hashes?) != self.inputs || !self.others.iter().all(is_as_before) {
            return None;
        }
        let is_there_as_before =
            |(path, has): (&String, &bool)| files.has(Utf8Path::new(path)) == *has;
        if !self.there.iter().all(is_there_as_before) {
            return None;
        }
        let is_intact = written.par_rows().all(|file| {
            let bytes = output.read(Utf8Path::new(file.path));
            bytes.is_ok_and(|bytes| file.is_of(&bytes))
        });
        is_intact.then(|| Fresh {
            locales: self.locales.clone(),
            files: written.len() + 1,
        })
    }
}

impl BuildInputs<'_> {
    fn key(&self) -> String {
        // The manifest is an output, and compared as such.
        let order = BuildRequest {
            last_manifest: None,
            ..self.order.clone()
        };
        let mut hash = Xxh3::new();
        let mut add = |text: &str| {
            hash.update(&text.len().to_le_bytes());
            hash.update(text.as_bytes());
        };
        add(self.program);
        add(&format!("{:?} {order:?} {:?}", self.config, self.findings));
        for path in self.layout.files.iter() {
            add(path.as_str());
        }
        hex(hash.digest128())
    }
}

fn together(hashes: &[u128]) -> String {
    let mut all = Xxh3::new();
    for hash in hashes {
        all.update(&hash.to_le_bytes());
    }
    hex(all.digest128())
}

fn hex(hash: u128) -> String {
    format!("{hash:032x}")
}
