//! The line on a terminal that says how far a long run is. It comes after a second, and is gone when the run has ended;
//! a pipe, the log of a build server and who asks for quiet never see it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use camino::Utf8Path;

use crate::cli::Global;
use crate::cli::output::show_progress;
use crate::cli::surroundings::Surroundings;
use crate::text::file_source::FileSource;
use crate::text::file_stamp::FileStamp;
use crate::text::line_source::{LineSource, PlacedLine};
use crate::text::source::FilePaths;

/// The time before the first line: a run that ends earlier shows none.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time between two lines.
const PAUSE: Duration = Duration::from_millis(200);

/// A line that is shown for as long as this is there.
struct ProgressLine {
    /// Dropped when the run has ended.
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl ProgressLine {
    /// Begins to show what `text` says; `None` where nobody is to see it.
    fn begin(
        (global, surroundings): (&Global, &Surroundings),
        text: impl Fn() -> String + Send + 'static,
    ) -> Option<Self> {
        let terminal = surroundings.err;
        if !terminal.is_terminal || surroundings.is_log || global.quiet {
            return None;
        }
        let (end, ended) = channel();
        let thread = thread::spawn(move || {
            let mut pause = PATIENCE;
            let mut is_shown = false;
            while ended.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                show_progress(&text());
                is_shown = true;
                pause = PAUSE;
            }
            if is_shown {
                show_progress("");
            }
        });
        Some(Self {
            end: Some(end),
            thread: Some(thread),
        })
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.end = None;
        // A line that could not be shown is no reason to fail.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// Files of a project; it is shown how many of them were read.
pub(super) struct CountedFiles<'f> {
    files: &'f dyn FileSource,
    paths: &'f FilePaths,
    /// By the numbers of the files: some are read more than once.
    read: Vec<AtomicBool>,
    count: Arc<AtomicUsize>,
    _line: Option<ProgressLine>,
}

impl<'f> CountedFiles<'f> {
    pub fn new(
        files: &'f dyn FileSource,
        paths: &'f FilePaths,
        asked: (&Global, &Surroundings),
    ) -> Self {
        let count = Arc::new(AtomicUsize::new(0));
        let (counted, total) = (Arc::clone(&count), paths.count());
        let text = move || format!("{} of {total} files", counted.load(Ordering::Relaxed));
        let line = ProgressLine::begin(asked, text);
        let marked = if line.is_some() { total } else { 0 };
        Self {
            files,
            paths,
            read: (0..marked).map(|_| AtomicBool::new(false)).collect(),
            count,
            _line: line,
        }
    }
}

impl FileSource for CountedFiles<'_> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        if !self.read.is_empty()
            && let Some(file) = self.paths.find(path)
            && let Some(read) = self.read.get(file.0 as usize)
            && !read.swap(true, Ordering::Relaxed)
        {
            self.count.fetch_add(1, Ordering::Relaxed);
        }
        self.files.read(path)
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.files.has(path)
    }

    fn stamp(&self, path: &Utf8Path) -> Option<FileStamp> {
        self.files.stamp(path)
    }

    fn open(&self, path: &Utf8Path) -> io::Result<Box<dyn io::Read + Send>> {
        self.files.open(path)
    }
}

/// Lines of files; it is shown how many were read.
pub(super) struct CountedLines<'l> {
    lines: &'l dyn LineSource,
    count: Arc<AtomicUsize>,
    _line: Option<ProgressLine>,
}

impl<'l> CountedLines<'l> {
    pub fn new(lines: &'l dyn LineSource, asked: (&Global, &Surroundings)) -> Self {
        let count = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&count);
        let text = move || format!("{} lines", counted.load(Ordering::Relaxed));
        Self {
            lines,
            count,
            _line: ProgressLine::begin(asked, text),
        }
    }
}

impl LineSource for CountedLines<'_> {
    fn visit(&self, visit: &mut dyn FnMut(PlacedLine<'_>) -> bool) -> io::Result<()> {
        self.lines.visit(&mut |line| {
            self.count.fetch_add(1, Ordering::Relaxed);
            visit(line)
        })
    }
}
