//! Browsers of the Chromium family: where one is, and pages printed by it. A page is printed from a folder of its own that
//! is gone afterwards; the browser gets no network, runs no scripts of extensions, and is ended when it takes too long.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, bail};
use camino::{Utf8Path, Utf8PathBuf};

use crate::disk::temporary;

/// The names of the programs, the most likely first.
const PROGRAMS: [&str; 11] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
    "brave",
    "ungoogled-chromium",
];

/// Usual places of browsers below the folders in which a system keeps its programs.
const USUAL_PLACES: [&str; 10] = [
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
    "google/chrome/chrome",
    "brave.com/brave/brave",
];

/// The prefix of the folders that pages are printed from.
const PAGE_PREFIX: &str = ".paridad-page-";

/// Tells whether a name is that of a folder that a page is printed from.
pub(super) fn is_page_folder(name: &str) -> bool {
    name.strip_prefix(PAGE_PREFIX)
        .is_some_and(temporary::is_ending)
}

/// The longest time that a page may take.
const PATIENCE: Duration = Duration::from_secs(60);
const STEP: Duration = Duration::from_millis(20);

/// A browser that prints pages.
pub struct Browser {
    program: PathBuf,
    /// True if the system lets the browser use its sandbox: not as root, nor in every container.
    is_locked_in: AtomicBool,
}

/// Finds a browser: in the folders of commands (`PATH`), else where systems keep programs.
pub fn find(commands: &[PathBuf], programs: &[PathBuf]) -> Option<Browser> {
    let named = PROGRAMS.iter().filter_map(|name| command(commands, name));
    let usual = programs.iter().flat_map(|folder| {
        let places = USUAL_PLACES.iter().map(|place| folder.join(place));
        places.filter(|it| it.is_file())
    });
    named.chain(usual).next().map(Browser::new)
}

/// Returns the browser that a user named: a path, or the name of a command.
pub fn named(name: &Utf8Path, directory: &Utf8Path, commands: &[PathBuf]) -> Option<Browser> {
    let path = directory.join(name).into_std_path_buf();
    let is_name = name.components().count() == 1;
    let found = is_name.then(|| command(commands, name.as_str())).flatten();
    let program = found.or_else(|| path.is_file().then_some(path));
    program.map(Browser::new)
}

fn command(folders: &[PathBuf], name: &str) -> Option<PathBuf> {
    let endings = if cfg!(windows) {
        &["", ".exe"][..]
    } else {
        &[""]
    };
    let paths = folders.iter().flat_map(|folder| {
        let names = endings.iter().map(move |ending| format!("{name}{ending}"));
        names.map(|name| folder.join(name))
    });
    paths.into_iter().find(|path| path.is_file())
}

impl fmt::Debug for Browser {
    /// Returns which browser it is, and nothing of what was learnt meanwhile.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Browser").field(&self.program).finish()
    }
}

impl Browser {
    fn new(program: PathBuf) -> Self {
        Self {
            program,
            is_locked_in: AtomicBool::new(true),
        }
    }

    /// Returns a page as a PDF. `folder` is where the folder of the page is made: browsers that are shut in by the
    /// system may not see those for temporary files.
    pub fn print(&self, page: &str, folder: &Utf8Path) -> anyhow::Result<Vec<u8>> {
        fs::create_dir_all(folder).with_context(|| format!("creating the folder `{folder}`"))?;
        let mut builder = tempfile::Builder::new();
        let work = builder.prefix(PAGE_PREFIX).tempdir_in(folder)?;
        let work = Utf8Path::from_path(work.path()).context("the output folder is not UTF-8")?;
        // Absolute, and without the marks that Windows puts before such paths.
        let work = absolute(work)?;
        let html = work.join("page.html");
        fs::write(&html, page).with_context(|| format!("writing `{html}`"))?;
        let mut end = self.run(&work)?;
        if let BrowserExit::Nothing(told) = &end
            && told.contains("sandbox")
        {
            self.is_locked_in.store(false, Ordering::Relaxed);
            end = self.run(&work)?;
        }
        if let BrowserExit::Nothing(told) = end {
            bail!("`{}` printed nothing: {told}", self.program.display());
        }
        let pdf = fs::read(work.join("page.pdf")).context("reading what the browser printed")?;
        if !pdf.starts_with(b"%PDF-") {
            bail!("what the browser printed is no PDF");
        }
        Ok(pdf)
    }

    fn run(&self, work: &Utf8Path) -> anyhow::Result<BrowserExit> {
        let told = work.join("told.txt");
        let mut command = Command::new(&self.program);
        command.args(ARGUMENTS);
        if !self.is_locked_in.load(Ordering::Relaxed) {
            command.arg("--no-sandbox");
        }
        command
            .arg(format!("--user-data-dir={}", work.join("profile")))
            .arg(format!("--print-to-pdf={}", work.join("page.pdf")))
            .arg(address(&work.join("page.html")))
            .current_dir(work)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(&told)?);
        let program = self.program.display();
        let running = || format!("running `{program}`");
        let mut child = command.spawn().with_context(running)?;
        let status = wait(&mut child).with_context(running)?;
        let Some(status) = status else {
            bail!("`{program}` was ended after {} seconds", PATIENCE.as_secs());
        };
        let is_there = work.join("page.pdf").is_file();
        if status.success() && is_there {
            return Ok(BrowserExit::Printed);
        }
        let told = fs::read(&told).unwrap_or_default();
        let told = last_words(&String::from_utf8_lossy(&told));
        Ok(BrowserExit::Nothing(
            told.unwrap_or_else(|| status.to_string()),
        ))
    }
}

/// The end of a run of the browser.
enum BrowserExit {
    Printed,
    /// With what the browser told.
    Nothing(String),
}

const ARGUMENTS: [&str; 17] = [
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-crash-reporter",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--font-render-hinting=none",
    // The name of the program that made the document, in its properties.
    "--user-agent=paridad",
    "--no-pdf-header-footer",
    // As earlier versions call it.
    "--print-to-pdf-no-header",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
];

/// Waits for the end, or makes it.
fn wait(child: &mut Child) -> std::io::Result<Option<ExitStatus>> {
    let steps = PATIENCE.as_millis() / STEP.as_millis();
    for _ in 0..steps {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(STEP);
    }
    match child.kill() {
        Err(error) if error.kind() != ErrorKind::InvalidInput => return Err(error),
        Ok(()) | Err(_) => {}
    }
    child.wait()?;
    Ok(None)
}

/// Returns the line of an error that says most: one about the sandbox, else the last.
fn last_words(told: &str) -> Option<String> {
    const LONGEST: usize = 300;
    let lines = || told.lines().map(str::trim).filter(|it| !it.is_empty());
    let line = lines()
        .find(|it| it.contains("sandbox"))
        .or(lines().next_back())?;
    Some(line.chars().take(LONGEST).collect())
}

fn absolute(path: &Utf8Path) -> anyhow::Result<Utf8PathBuf> {
    let path = path.canonicalize_utf8()?;
    let plain = path.as_str().strip_prefix(r"\\?\").map(Utf8PathBuf::from);
    Ok(plain.unwrap_or(path))
}

/// Returns a file as an address.
fn address(path: &Utf8Path) -> String {
    let mut address = "file://".to_owned();
    if !path.as_str().starts_with('/') {
        address.push('/');
    }
    for byte in path.as_str().bytes() {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            _ if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) => {
                address.push(char::from(byte));
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let folder = tempfile::tempdir().unwrap();
        let (bin, apps) = (folder.path().join("bin"), folder.path().join("apps"));
        let edge = apps.join("Microsoft/Edge/Application/msedge.exe");
        fs::create_dir_all(&bin).unwrap();
        fs::create_dir_all(edge.parent().unwrap()).unwrap();
        let found = |commands: &[PathBuf]| {
            find(commands, std::slice::from_ref(&apps)).map(|browser| browser.program)
        };
        let commands = [folder.path().join("none"), bin.clone()];
        assert_eq!(found(&commands), None);
        fs::write(&edge, "").unwrap();
        assert_eq!(found(&commands), Some(edge));
        let (brave, chrome) = (bin.join("brave"), bin.join("google-chrome"));
        fs::write(&brave, "").unwrap();
        assert_eq!(found(&commands), Some(brave.clone()));
        fs::write(&chrome, "").unwrap();
        assert_eq!(found(&commands), Some(chrome));

        let here = Utf8Path::from_path(folder.path()).unwrap();
        let by_name = |name: &str| named(name.into(), here, &commands).map(|it| it.program);
        assert_eq!(by_name("brave"), Some(brave.clone()));
        assert_eq!(by_name("bin/brave"), Some(brave));
        assert_eq!(by_name("bin/opera"), None);
    }

    #[test]
    fn addresses() {
        assert_eq!(
            address("/a b/ñ#1.html".into()),
            "file:///a%20b/%C3%B1%231.html"
        );
        assert_eq!(address("C:/a/b.html".into()), "file:///C:/a/b.html");
    }

    #[test]
    fn what_a_browser_says() {
        assert_eq!(last_words("\n \n"), None);
        assert_eq!(last_words("one\ntwo\n\n").as_deref(), Some("two"));
        let told = "Running as root without --no-sandbox is not supported\ntrap";
        assert!(last_words(told).unwrap().contains("sandbox"));
    }
}
