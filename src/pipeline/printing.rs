//! PDFs: pages given to a printer, a few at a time, and only those that changed.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::bail;
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use crate::config::editions::EditionFormat;
use crate::emit::digest::FileHash;
use crate::emit::editions::pdf::Printable;
use crate::emit::manifest::file::FileRecord;
use crate::emit::model::Artifact;
use crate::locale::tag::Locale;

/// The caller's way to a browser, and to what it printed before.
pub trait Printer: fmt::Debug + Send + Sync {
    /// Returns the file at this path of the output folder.
    fn last(&self, path: &Utf8Path) -> Option<Vec<u8>>;

    /// Returns a page as a PDF.
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

/// After so many pages that could not be printed no other one is tried.
const MOST_FAILURES: usize = 3;

/// The printing of a build.
pub(super) struct Printing<'p> {
    printer: &'p dyn Printer,
    /// The records of the last build, by path.
    last: BTreeMap<String, FileRecord>,
    failures: AtomicUsize,
}

/// A page on its way to the printer.
pub(super) struct PrintedPage {
    pub printable: Printable,
    /// Of the PDF: where it goes, and whose it is.
    pub record: FileRecord,
}

impl PrintedPage {
    /// Returns the PDF of a page that is written beside it; `page`: its record.
    pub(super) fn beside(page: &FileRecord, printable: Printable) -> Self {
        let path = Utf8Path::new(page.path()).with_extension(EditionFormat::Pdf.extension());
        Self {
            printable,
            record: page.clone().at(&path),
        }
    }

    /// Returns the PDF of an edition.
    pub(super) fn of_edition(key: &str, locale: &Locale, printable: Printable) -> Self {
        let path = format!("{locale}/{key}.{}", EditionFormat::Pdf.extension());
        let none_yet = FileHash::of(&[]);
        Self {
            printable,
            record: FileRecord::of(Utf8Path::new(&path), Some(key), locale, none_yet),
        }
    }
}

/// The result of printing a page.
enum Print {
    Made(Artifact, FileRecord),
    /// With the record of what an earlier build printed, which stays.
    Failed(Unprinted, Option<FileRecord>),
}

/// The results of printing the pages of a statement.
#[derive(Default)]
pub(super) struct Prints {
    pub artifacts: Vec<Artifact>,
    pub files: Vec<FileRecord>,
    pub unprinted: Vec<Unprinted>,
}

/// Returns the threads of a build that prints: a browser is several processes.
pub(super) fn a_few_at_a_time() -> Result<ThreadPool, ThreadPoolBuildError> {
    const MOST: usize = 4;
    let threads = rayon::current_num_threads().min(MOST);
    ThreadPoolBuilder::new().num_threads(threads).build()
}

impl<'p> Printing<'p> {
    /// `None` when nobody asks for PDFs, or nobody prints them; `last`: what was printed for the last build.
    pub(super) fn new(
        printer: Option<&'p dyn Printer>,
        last: &[FileRecord],
        formats: &[EditionFormat],
    ) -> Option<Self> {
        let printer = printer.filter(|_| formats.contains(&EditionFormat::Pdf))?;
        let last = last
            .iter()
            .map(|file| (file.path().to_owned(), file.clone()));
        Some(Self {
            printer,
            last: last.collect(),
            failures: AtomicUsize::new(0),
        })
    }

    /// Prints the pages of a statement.
    pub(super) fn print(&self, pages: &[PrintedPage]) -> Prints {
        let pages = pages.par_iter();
        let printed: Vec<Print> = pages.map(|page| self.page(page)).collect();
        let mut prints = Prints::default();
        for print in printed {
            match print {
                Print::Made(artifact, record) => {
                    prints.artifacts.push(artifact);
                    prints.files.push(record);
                }
                Print::Failed(failure, last) => {
                    prints.unprinted.push(failure);
                    prints.files.extend(last);
                }
            }
        }
        prints
    }

    fn page(&self, page: &PrintedPage) -> Print {
        let path = page.record.path();
        let hash = FileHash::of(page.printable.page.as_bytes());
        let last = self.last.get(path);
        let same = last.filter(|last| last.is_printed_from(hash));
        let bytes = same.and_then(|last| {
            let bytes = self.printer.last(Utf8Path::new(path));
            bytes.filter(|it| last.is_of(it))
        });
        let bytes = match bytes {
            Some(bytes) => Ok(bytes),
            None => self.fresh(&page.printable),
        };
        let path = Utf8PathBuf::from(path);
        match bytes {
            Ok(bytes) => {
                let record = page.record.clone().printed_from(hash, &bytes);
                Print::Made(Artifact { path, bytes }, record)
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
