//! PDFs: pages given to a printer, a few at a time, and only those that changed.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::bail;
use camino::{Utf8Path, Utf8PathBuf};

use crate::emit::editions::pdf::Printable;
use crate::emit::manifest::{FileRecord, Manifest, sha256};
use crate::emit::model::Artifact;
use crate::locale::tag::Locale;

/// The caller's way to a browser, and to what it printed before.
pub trait Printer: fmt::Debug + Send + Sync {
    /// The file at this path of the output folder.
    fn last(&self, path: &Utf8Path) -> Option<Vec<u8>>;

    /// A page as a PDF.
    ///
    /// # Errors
    /// Whatever keeps the browser from printing.
    fn print(&self, page: &str) -> anyhow::Result<Vec<u8>>;
}

/// A page that could not be printed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unprinted {
    pub path: Utf8PathBuf,
    pub reason: String,
}

/// How many pages are printed at a time: a browser is several processes.
pub(super) const AT_A_TIME: usize = 4;

/// After so many pages that could not be printed no other one is tried.
const MOST_FAILURES: usize = 3;

/// The printing of a build.
pub(super) struct Printing<'p> {
    printer: &'p dyn Printer,
    /// What the last build recorded, by path.
    last: BTreeMap<String, FileRecord>,
    failures: AtomicUsize,
}

/// What became of a page.
pub(super) enum Print {
    Made(Artifact, FileRecord),
    /// With the record of what an earlier build printed, which stays.
    Failed(Unprinted, Option<FileRecord>),
}

impl<'p> Printing<'p> {
    pub(super) fn new(printer: &'p dyn Printer, last_manifest: Option<&str>) -> Self {
        let last = last_manifest.and_then(Manifest::read);
        let files = last.map(Manifest::into_files).unwrap_or_default();
        let files = files.into_iter().filter(FileRecord::is_printed);
        Self {
            printer,
            last: files.map(|file| (file.path().to_owned(), file)).collect(),
            failures: AtomicUsize::new(0),
        }
    }

    pub(super) fn print(&self, printable: &Printable, key: &str, locale: &Locale) -> Print {
        let path = Utf8PathBuf::from(format!("{locale}/{key}.pdf"));
        let page = sha256(printable.page.as_bytes());
        let last = self.last.get(path.as_str());
        let same = last.filter(|last| last.is_printed_from(&page));
        let bytes = same.and_then(|last| self.printer.last(&path).filter(|it| last.is_of(it)));
        let bytes = match bytes {
            Some(bytes) => Ok(bytes),
            None => self.fresh(printable),
        };
        match bytes {
            Ok(bytes) => {
                let artifact = Artifact { path, bytes };
                let record = FileRecord::new(&artifact, Some(key), locale);
                Print::Made(artifact, record.printed_from(page))
            }
            Err(error) => {
                let reason = format!("{error:#}");
                Print::Failed(Unprinted { path, reason }, last.cloned())
            }
        }
    }

    fn fresh(&self, printable: &Printable) -> anyhow::Result<Vec<u8>> {
        if self.failures.load(Ordering::Relaxed) >= MOST_FAILURES {
            bail!("not tried, as the browser failed {MOST_FAILURES} times");
        }
        let printed = self.printer.print(&printable.page);
        if printed.is_err() {
            self.failures.fetch_add(1, Ordering::Relaxed);
        }
        Ok(printable.settle(printed?))
    }
}
