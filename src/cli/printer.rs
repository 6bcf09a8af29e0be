//! The browser that prints PDFs: named by the user, or found.

use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::failure::Failure;
use crate::cli::surroundings::Surroundings;
use crate::disk;
use crate::disk::browser::{self, Browser};
use crate::pipeline::printing;

/// A browser, and the folder that its PDFs go to.
#[derive(Debug)]
pub(super) struct Printer {
    browser: Browser,
    folder: Utf8PathBuf,
}

impl Printer {
    /// `None` when the user names no browser and there is none.
    ///
    /// # Errors
    /// A browser that the user named and that is not there.
    pub(super) fn find(
        named: Option<&Utf8Path>,
        folder: &Utf8Path,
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
                let missing = || Failure::new(format!("there is no browser at `{name}`"), hint);
                Some(found.ok_or_else(missing)?)
            }
        };
        Ok(browser.map(|browser| Self {
            browser,
            folder: folder.to_owned(),
        }))
    }
}

impl printing::Printer for Printer {
    fn last(&self, path: &Utf8Path) -> Option<Vec<u8>> {
        disk::read(&self.folder, path).ok()
    }

    fn print(&self, page: &str) -> anyhow::Result<Vec<u8>> {
        self.browser.print(page, &self.folder)
    }
}
