//! The environment of the program: current directory, terminal, variables. Read once, here alone.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use anstream::{AutoStream, ColorChoice};
use anyhow::Context;
use camino::Utf8PathBuf;

/// The part of the environment that commands may know.
pub(super) struct Surroundings {
    directory: io::Result<Utf8PathBuf>,
    pub out: Terminal,
    pub err: Terminal,
    /// The folder of the repository, when this is a run of GitHub Actions.
    pub github: Option<GithubActions>,
    /// True if what is printed goes into the log of a build server, which may obey lines of it.
    pub is_log: bool,
    /// The user's editor: `VISUAL`, else `EDITOR`.
    pub editor: Option<String>,
    /// The file of this program.
    pub program: Option<Utf8PathBuf>,
    /// The browser that prints PDFs, by `CHROME_PATH`.
    pub browser: Option<Utf8PathBuf>,
    pub programs: Programs,
    /// The languages that the user reads, the best first, by `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG`.
    pub languages: Vec<String>,
    /// True if programs may be run that a configuration names, by `PARIDAD_ALLOW_COMMAND`.
    pub allows_command: bool,
    /// True if a fault of the program is to be shown with its place, by `RUST_BACKTRACE`.
    pub wants_backtrace: bool,
}

/// Places in which this system keeps its programs.
pub(super) struct Programs {
    /// The folders of `PATH`.
    pub commands: Vec<PathBuf>,
    /// The folders that hold a folder for each program.
    pub folders: Vec<PathBuf>,
}

/// A standard stream.
#[derive(Clone, Copy)]
pub(super) struct Terminal {
    /// True if a terminal shows it.
    pub is_terminal: bool,
    pub color: bool,
    pub width: usize,
}

/// A run of GitHub Actions.
pub(super) struct GithubActions {
    pub workspace: Option<Utf8PathBuf>,
}

/// Variables that build servers set.
const BUILD_SERVERS: [&str; 4] = ["CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"];

/// The width where there is no terminal.
const WIDTH: usize = 100;

/// Wider text is hard to read.
const WIDEST: usize = 140;

const NARROWEST: usize = 40;

impl Surroundings {
    pub(super) fn read(color: ColorChoice) -> Self {
        let directory = env::current_dir().and_then(|path| {
            Utf8PathBuf::from_path_buf(path)
                .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "its name is not UTF-8"))
        });
        let is_action = env::var_os("GITHUB_ACTIONS").is_some_and(|it| it == "true");
        let github = is_action.then(|| GithubActions {
            workspace: env::var("GITHUB_WORKSPACE").ok().map(Into::into),
        });
        Self {
            directory,
            out: Terminal::out(color),
            err: Terminal::err(color),
            github,
            is_log: BUILD_SERVERS.iter().any(|name| {
                env::var_os(name).is_some_and(|value| !value.is_empty() && value != "false")
            }),
            editor: ["VISUAL", "EDITOR"]
                .iter()
                .filter_map(|name| env::var(name).ok())
                .find(|it| !it.trim().is_empty()),
            program: env::current_exe()
                .ok()
                .and_then(|path| Utf8PathBuf::from_path_buf(path).ok()),
            wants_backtrace: env::var_os("RUST_BACKTRACE").is_some_and(|it| it != "0"),
            allows_command: env::var_os("PARIDAD_ALLOW_COMMAND").is_some_and(|it| it == "1"),
            browser: env::var("CHROME_PATH")
                .ok()
                .filter(|it| !it.trim().is_empty())
                .map(Into::into),
            programs: Programs::read(),
            languages: languages(),
        }
    }

    /// Returns the current directory.
    pub(super) fn directory(&self) -> anyhow::Result<Utf8PathBuf> {
        let copy = |error: &io::Error| io::Error::new(error.kind(), error.to_string());
        let directory = self.directory.as_ref().map_err(copy);
        Ok(directory.context("finding the current directory")?.clone())
    }
}

impl Terminal {
    pub(super) fn out(color: ColorChoice) -> Self {
        let out = io::stdout();
        Self::new(out.is_terminal(), AutoStream::choice(&out), color)
    }

    pub(super) fn err(color: ColorChoice) -> Self {
        let err = io::stderr();
        Self::new(err.is_terminal(), AutoStream::choice(&err), color)
    }

    fn new(is_terminal: bool, auto: ColorChoice, asked: ColorChoice) -> Self {
        let choice = match asked {
            ColorChoice::Auto => auto,
            ColorChoice::Always | ColorChoice::AlwaysAnsi | ColorChoice::Never => asked,
        };
        Self {
            is_terminal,
            color: choice != ColorChoice::Never,
            width: if is_terminal { columns() } else { WIDTH },
        }
    }

    /// Returns whether a terminal shows it, now or behind a pager.
    pub(super) fn is_shown(self) -> bool {
        self.is_terminal || self.color
    }
}

impl Programs {
    fn read() -> Self {
        let paths = env::var_os("PATH").unwrap_or_default();
        let home = env::var_os("HOME").map(|home| PathBuf::from(home).join("Applications"));
        let windows = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
        let windows = windows.iter().filter_map(env::var_os).map(PathBuf::from);
        let everywhere = ["/Applications", "/opt"].map(PathBuf::from);
        Self {
            commands: env::split_paths(&paths).collect(),
            folders: everywhere.into_iter().chain(home).chain(windows).collect(),
        }
    }
}

/// Reads the user's languages as gettext does: `es_MX.UTF-8` is `es`, `C` none.
fn languages() -> Vec<String> {
    let variables = ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"];
    let values = variables.iter().filter_map(|name| env::var(name).ok());
    let values: Vec<String> = values.collect();
    let locales = values.iter().flat_map(|value| value.split(':'));
    let languages = locales.filter_map(|locale| locale.split(['_', '.', '@', '-']).next());
    languages
        .filter(|language| language.len() > 1 && *language != "POSIX")
        .map(str::to_owned)
        .collect()
}

fn columns() -> usize {
    let size = terminal_size::terminal_size();
    size.map_or(WIDTH, |(width, _)| {
        (width.0 as usize).clamp(NARROWEST, WIDEST)
    })
}
