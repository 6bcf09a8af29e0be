//! Several projects in one repository: each is looked at by itself.

use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::Global;
use crate::cli::failure::{Failure, NothingToTranslate};
use crate::cli::output::Output;
use crate::cli::paths::absolute;
use crate::cli::project::find;
use crate::cli::surroundings::Surroundings;
use crate::disk;

/// A project and the paths in it that the user named.
struct ProjectPart {
    /// `None`: the one that the paths or the current directory lie in.
    folder: Option<Utf8PathBuf>,
    paths: Vec<Utf8PathBuf>,
}

/// Runs a command in each project that the paths lie in, or, where the current directory is in none, in each below it.
/// `joins` tells whether the output of several can stand in one stream.
///
/// # Errors
/// Those of the runs; several projects where the output is of one.
pub(super) fn in_each(
    global: &Global,
    surroundings: &Surroundings,
    paths: &[Utf8PathBuf],
    joins: bool,
    run: impl Fn(&Global, &[Utf8PathBuf]) -> anyhow::Result<Output>,
) -> anyhow::Result<Output> {
    let directory = surroundings.directory()?;
    let is_chosen = global.project.is_some() || global.config.is_some();
    let parts = if is_chosen {
        Vec::new()
    } else {
        by_project(&directory, paths)
    };
    if parts.len() > 1 {
        return join(global, &directory, &parts, joins, run);
    }
    let result = run(global, paths);
    match result {
        Err(error) if error.is::<NothingToTranslate>() && !is_chosen && paths.is_empty() => {
            let root = find(global, &directory, &[])?.folder;
            let folders = disk::projects_below(&root).into_iter();
            let parts: Vec<ProjectPart> = folders
                .map(|folder| ProjectPart {
                    folder: Some(root.join(folder)),
                    paths: Vec::new(),
                })
                .collect();
            if parts.is_empty() {
                return Err(error);
            }
            join(global, &directory, &parts, joins, run)
        }
        other => other,
    }
}

/// Groups paths by the project that they lie in, in the order in which they were typed.
fn by_project(directory: &Utf8Path, paths: &[Utf8PathBuf]) -> Vec<ProjectPart> {
    let mut parts: Vec<ProjectPart> = Vec::new();
    for path in paths {
        let folder = disk::find_project(&absolute(directory, path)).folder;
        let folder: Utf8PathBuf = (*folder).to_owned();
        let same = parts
            .iter_mut()
            .find(|part| part.folder.as_deref() == Some(&*folder));
        match same {
            Some(part) => part.paths.push(path.clone()),
            None => parts.push(ProjectPart {
                folder: Some(folder),
                paths: vec![path.clone()],
            }),
        }
    }
    parts
}

fn join(
    global: &Global,
    directory: &Utf8Path,
    parts: &[ProjectPart],
    joins: bool,
    run: impl Fn(&Global, &[Utf8PathBuf]) -> anyhow::Result<Output>,
) -> anyhow::Result<Output> {
    if let [_, _, ..] = parts
        && !joins
    {
        let folders = parts.iter().filter_map(|part| part.folder.as_deref());
        let names: Vec<String> = folders.map(|folder| format!("`{folder}`")).collect();
        let message = format!(
            "this writes about one project, and here are {}",
            names.join(", ")
        );
        return Err(Failure::new(message, "name one with `-C DIR`").into());
    }
    let mut whole = Output::default();
    for part in parts {
        let global = Global {
            project: part.folder.clone(),
            ..global.clone()
        };
        let mut output = run(&global, &part.paths)?;
        let folder = part.folder.as_deref().unwrap_or(directory);
        let name = folder.strip_prefix(directory).unwrap_or(folder);
        output.name(name.as_str());
        whole.append(output);
    }
    Ok(whole)
}
