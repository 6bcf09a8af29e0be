//! The browser that prints PDFs: named by the user, or found.

use std::sync::Arc;

use camino::Utf8Path;

use crate::cli::failure::Failure;
use crate::cli::surroundings::Surroundings;
use crate::config::editions::EditionFormat;
use crate::diagnostic::Severity;
use crate::disk::browser::{self, Browser};
use crate::disk::project_folder::ProjectFolder;
use crate::pipeline::printing::{self, Unprinted};
use crate::report;
use crate::text::escape_control::escape_name;

/// Who prints PDFs.
pub(super) enum PrintingOptions {
    NotAsked,
    NoBrowser,
    By(Arc<dyn printing::Printer>),
}

impl PrintingOptions {
    /// Finds the browser, if PDFs are asked for.
    ///
    /// # Errors
    /// A browser that the user named and that is not there.
    pub(super) fn find(
        formats: &[EditionFormat],
        named: Option<&Utf8Path>,
        folder: &ProjectFolder,
        surroundings: &Surroundings,
    ) -> anyhow::Result<Self> {
        if !formats.contains(&EditionFormat::Pdf) {
            return Ok(Self::NotAsked);
        }
        let printer = BrowserPrinter::find(named, folder, surroundings)?;
        Ok(match printer {
            Some(printer) => Self::By(Arc::new(printer)),
            None => Self::NoBrowser,
        })
    }

    pub(super) fn printer(&self) -> Option<Arc<dyn printing::Printer>> {
        match self {
            Self::NotAsked | Self::NoBrowser => None,
            Self::By(printer) => Some(Arc::clone(printer)),
        }
    }
}

impl PrintingOptions {
    /// Why there is no PDF, or not each.
    pub(super) fn told(&self, unprinted: &[Unprinted], color: bool) -> String {
        const SHOWN: usize = 3;
        if matches!(self, Self::NoBrowser) {
            let hint = "install Chromium, Chrome, Edge or Brave, or name one with `--browser PATH` or `CHROME_PATH`";
            let head = "PDFs were not made: there is no browser to print them";
            let head = report::labelled(color, Severity::Error, head);
            return format!("{head}{}", report::hint(color, hint));
        }
        let mut text = String::new();
        for page in unprinted.iter().take(SHOWN) {
            let head = format!("`{}` was not printed", page.path);
            text.push_str(&report::labelled(color, Severity::Error, &head));
            text.push_str(&format!("  {}\n", escape_name(&page.reason)));
        }
        if unprinted.len() > SHOWN {
            let more = unprinted.len() - SHOWN;
            let head = format!("PDFs were not printed: {more} more");
            text.push_str(&report::labelled(color, Severity::Error, &head));
        }
        if !text.is_empty() {
            let hint = "`--browser PATH` names another browser; PDFs of an earlier build are left as they are";
            text.push_str(&report::hint(color, hint));
        }
        text
    }
}

/// Returns the other formats.
pub(super) fn without_pdf(formats: &[EditionFormat]) -> Vec<EditionFormat> {
    let others = formats.iter().copied();
    others.filter(|it| *it != EditionFormat::Pdf).collect()
}

/// A browser, and the folder that its PDFs go to.
#[derive(Debug)]
struct BrowserPrinter {
    browser: Browser,
    folder: ProjectFolder,
}

impl BrowserPrinter {
    /// `None` when the user names no browser and there is none.
    ///
    /// # Errors
    /// A browser that the user named and that is not there.
    fn find(
        named: Option<&Utf8Path>,
        folder: &ProjectFolder,
        surroundings: &Surroundings,
    ) -> anyhow::Result<Option<Self>> {
        let programs = &surroundings.programs;
        let named = named.or(surroundings.browser.as_deref());
        let browser = match named {
            None => browser::find(&programs.commands, &programs.folders),
            Some(name) => {
                let directory = surroundings.directory()?;
                let found = browser::named(name, &directory, &programs.commands);
                let hint = "name the program itself, such as `/usr/bin/chromium`";
                let message = format!("there is no browser at `{name}`");
                Some(found.ok_or_else(|| Failure::new(message, hint))?)
            }
        };
        Ok(browser.map(|browser| Self {
            browser,
            folder: folder.clone(),
        }))
    }
}

impl printing::Printer for BrowserPrinter {
    fn last(&self, path: &Utf8Path) -> Option<Vec<u8>> {
        self.folder.read(path).ok()
    }

    fn print(&self, page: &str) -> anyhow::Result<Vec<u8>> {
        self.browser.print(page, &self.folder)
    }
}
