//! Asks git for changes. Git is the only other program that is ever run, and only when it is asked for.

pub mod history;

use std::collections::BTreeSet;
use std::process::Command;

use anyhow::{Context, bail};
use camino::{Utf8Path, Utf8PathBuf};

/// Returns the files below `root` that differ from a revision, deleted and untracked ones included, relative to `root`.
pub fn changed_since(root: &Utf8Path, revision: &str) -> anyhow::Result<BTreeSet<Utf8PathBuf>> {
    if revision.starts_with('-') || revision.is_empty() {
        bail!("`{revision}` is no revision");
    }
    let commit = format!("{revision}^{{commit}}");
    if let Err(error) = git(root, &["rev-parse", "--verify", "--quiet", &commit]) {
        // Without a repository git says so, and of a revision that it does not know it says nothing.
        git(root, &["rev-parse", "--git-dir"])?;
        return Err(error.context(format!("git knows no revision `{revision}` in `{root}`")));
    }
    let tracked = ["diff", "--name-only", "--relative", "-z", revision, "--"];
    let untracked = ["ls-files", "--others", "--exclude-standard", "-z"];
    let mut paths = BTreeSet::new();
    for arguments in [&tracked[..], &untracked[..]] {
        let listed = git(root, arguments)?;
        let names = listed.split('\0').filter(|name| !name.is_empty());
        paths.extend(names.map(Utf8PathBuf::from));
    }
    Ok(paths)
}

fn git(root: &Utf8Path, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .output()
        .context("running `git`, which `--changed-since` and `--from-history` need")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        match said.trim() {
            "" => bail!("`git {}` failed", arguments.first().unwrap_or(&"")),
            said => bail!("git says: {said}"),
        }
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
