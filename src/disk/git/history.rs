//! The history of a repository by git's own command line: one `log`, and one process that hands out old texts.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, bail};
use camino::{Utf8Path, Utf8PathBuf};

use crate::disk::git::git;
use crate::project::history::{Commit, FileEdit, History, OldTexts};

/// No file with texts is larger; what is, has no history here.
const LARGEST: u64 = 64 << 20;

/// Reads which commits changed files with these endings, and how; `tell` is given the number of commits read so far.
///
/// # Errors
/// No repository; one without commits, or whose history was cut off.
pub fn history(
    root: &Utf8Path,
    endings: &[&str],
    tell: &mut dyn FnMut(usize),
) -> anyhow::Result<History> {
    let folder = git(root, &["rev-parse", "--show-prefix"])?;
    if git(root, &["rev-parse", "--is-shallow-repository"])?.trim() != "false" {
        bail!(
            "the history of `{root}` was cut off when it was cloned, and what is older cannot be known: \
             `git fetch --unshallow` brings all of it"
        );
    }
    git(root, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])
        .with_context(|| format!("the repository of `{root}` has no commits yet"))?;
    let patterns = endings
        .iter()
        .map(|ending| format!(":(top,glob)**/*{ending}"));
    let mut child = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["-c", "log.showSignature=false", "-c", "log.follow=false"])
        .args([
            "log",
            "--topo-order",
            "--raw",
            "--full-history",
            "-z",
            "-M",
            "-l8000",
            "-c",
            "--combined-all-paths",
            "--no-abbrev",
        ])
        .args([
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-relative",
            "--root",
        ])
        .args(["--format=%H", "HEAD", "--"])
        .args(patterns)
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("running `git`, which `--from-history` needs")?;
    let out = child.stdout.take().context("reading what `git log` says")?;
    let commits = LogReader::new(BufReader::new(out)).commits(tell);
    let status = child.wait().context("waiting for `git log`")?;
    if !status.success() {
        bail!("`git log` failed in `{root}`");
    }
    let folder = folder.trim_end_matches(['\n', '\r']).to_owned();
    Ok(History::new(folder, commits?))
}

/// Takes the output of `git log --raw -z --format=%H` apart.
struct LogReader<R> {
    out: R,
}

impl<R: BufRead> LogReader<R> {
    fn new(out: R) -> Self {
        Self { out }
    }

    fn commits(mut self, tell: &mut dyn FnMut(usize)) -> anyhow::Result<Vec<Commit>> {
        let mut commits: Vec<Commit> = Vec::new();
        while let Some(field) = self.field()? {
            let field = field.trim_ascii_start();
            if field.is_empty() {
                continue;
            }
            if let Some(edit) = field.strip_prefix(b":") {
                let edit = self.edit(edit)?;
                let commit = commits.last_mut().context("`git log` begins with a file")?;
                commit.edits.extend(edit);
            } else {
                let id = std::str::from_utf8(field).context("reading the name of a commit")?;
                commits.push(Commit {
                    id: id.into(),
                    edits: Vec::new(),
                });
                if commits.len().is_multiple_of(1000) {
                    tell(commits.len());
                }
            }
        }
        Ok(commits)
    }

    /// Returns the next field, without the NUL that ends it.
    fn field(&mut self) -> anyhow::Result<Option<Vec<u8>>> {
        let mut field = Vec::new();
        let read = self.out.read_until(0, &mut field);
        if read.context("reading what `git log` says")? == 0 {
            return Ok(None);
        }
        if field.last() == Some(&0) {
            field.pop();
        }
        Ok(Some(field))
    }

    /// Returns an edit, by its fields: `:` for each parent (the first was taken), modes, names, and what was done;
    /// `None` for what is no plain file, or has no name in Unicode.
    fn edit(&mut self, head: &[u8]) -> anyhow::Result<Option<FileEdit>> {
        let head = std::str::from_utf8(head).context("reading what `git log` says")?;
        let parents = 1 + head.len() - head.trim_start_matches(':').len();
        let mut fields = head.trim_start_matches(':').split(' ');
        let modes: Vec<&str> = fields.by_ref().take(parents + 1).collect();
        let names: Vec<&str> = fields.by_ref().take(parents + 1).collect();
        let status = fields.next().unwrap_or_default();
        // A merge gives the path in each parent, and then its own.
        let paths = match parents {
            1 if status.starts_with(['R', 'C']) => 2,
            1 => 1,
            parents => parents + 1,
        };
        let paths = (0..paths).map(|_| self.field()?.context("`git log` ends within a file"));
        let paths = paths.collect::<anyhow::Result<Vec<_>>>()?;
        let paths = paths.into_iter().map(String::from_utf8);
        let Ok(paths) = paths.collect::<Result<Vec<_>, _>>() else {
            return Ok(None);
        };
        let Some(path) = paths.last() else {
            return Ok(None);
        };
        let from = paths.iter().find(|from| *from != path).unwrap_or(path);
        let is_plain = |mode: &&str| mode.starts_with("100") || mode.bytes().all(|it| it == b'0');
        if !modes.iter().all(is_plain) {
            return Ok(None);
        }
        let is_there = |name: &&str| name.bytes().any(|it| it != b'0');
        let (after, before) = match names.split_last() {
            Some((after, before)) => (*after, before),
            None => return Ok(None),
        };
        let before = before.iter().copied().filter(is_there);
        Ok(Some(FileEdit {
            from: Utf8PathBuf::from(from.as_str()),
            path: Utf8PathBuf::from(path.as_str()),
            before: before.map(Into::into).collect(),
            after: Some(after).filter(is_there).map(Into::into),
        }))
    }
}

/// A process that hands out texts of a repository.
pub struct GitTexts {
    child: Child,
    asks: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl GitTexts {
    /// Starts it.
    ///
    /// # Errors
    /// A machine without git.
    pub fn start(root: &Utf8Path) -> anyhow::Result<Self> {
        let mut child = Command::new("git")
            .arg("-C")
            .arg(root)
            .args(["cat-file", "--batch"])
            .env("GIT_NO_LAZY_FETCH", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("running `git`, which `--from-history` needs")?;
        let asks = child.stdin.take();
        let answers = child.stdout.take().context("reading what git says")?;
        Ok(Self {
            child,
            asks,
            answers: BufReader::new(answers),
        })
    }
}

impl OldTexts for GitTexts {
    fn read(&mut self, name: &str) -> anyhow::Result<Option<Vec<u8>>> {
        // The name of a file may have a line end, and git would take it for two.
        if name.contains(['\n', '\r']) {
            return Ok(None);
        }
        let asks = self.asks.as_mut().context("git has ended")?;
        let reading = || format!("reading `{name}` from git");
        writeln!(asks, "{name}").with_context(reading)?;
        asks.flush().with_context(reading)?;
        let mut head = String::new();
        let read = self.answers.read_line(&mut head).with_context(reading)?;
        if read == 0 {
            bail!("git ended while it was asked for `{name}`");
        }
        let head = head.trim_end();
        let mut fields = head.rsplit(' ');
        let (size, kind) = (fields.next().unwrap_or_default(), fields.next());
        // `NAME missing`, `NAME ambiguous`.
        let Ok(size) = size.parse::<u64>() else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        let is_wanted = kind == Some("blob") && size <= LARGEST;
        let mut text = (&mut self.answers).take(size);
        if is_wanted {
            text.read_to_end(&mut bytes).with_context(reading)?;
        } else {
            std::io::copy(&mut text, &mut std::io::sink()).with_context(reading)?;
        }
        let mut end = [0];
        self.answers.read_exact(&mut end).with_context(reading)?;
        Ok(is_wanted.then_some(bytes))
    }
}

impl Drop for GitTexts {
    fn drop(&mut self) {
        // It ends when nobody asks any more.
        self.asks = None;
        let _ = self.child.wait();
    }
}
