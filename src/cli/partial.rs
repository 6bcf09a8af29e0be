//! `paridad check --partial`: what `paridad merge` must know of some sets of a project.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::paths::absolute;
use crate::cli::project::OpenedProject;
use crate::cli::surroundings::Surroundings;
use crate::disk::plain::read_named_text;
use crate::disk::{self, ProjectRoot};
use crate::pipeline::leftovers::set_aside;
use crate::pipeline::part::make::{PartChoice, PartFacts, Shard, write_part};
use crate::pipeline::selection::Selection;
use crate::project::layout;
use crate::text::file_source::FileSource;
use crate::text::files_at_hand::FilesAtHand;

/// Reads `3/8`: one of so many parts.
pub(super) fn read_shard(text: &str) -> Result<Shard, String> {
    let (number, count) = text.split_once('/').ok_or("write one of so many: 3/8")?;
    let read = |text: &str| {
        text.trim()
            .parse()
            .map_err(|_| format!("`{text}` is no number"))
    };
    let shard = Shard::new(read(number)?, read(count)?);
    shard.ok_or_else(|| format!("parts are numbered from 1/{count} to {count}/{count}"))
}

/// Sorts the files of a project by a list of all, where only some are at hand.
///
/// # Errors
/// A list that cannot be read, and a file that is needed for that and is not at hand.
pub(super) fn take_listing(
    project: &mut OpenedProject,
    typed: &Utf8Path,
    surroundings: &Surroundings,
) -> anyhow::Result<BTreeSet<Utf8PathBuf>> {
    let text = read_named_text(&absolute(&surroundings.directory()?, typed))?;
    let paths = text.lines().map(|line| line.trim_end_matches('\r'));
    let paths = paths.filter(|line| !line.is_empty()).map(Utf8PathBuf::from);
    let listing: BTreeSet<Utf8PathBuf> = paths.collect();
    let files = FilesAtHand::new(&project.root, listing.clone());
    let (mut layout, mut findings) = layout::plan(&project.config, files.listing());
    findings.extend(set_aside(&mut layout, &project.config, &files));
    ensure_at_hand(&files)?;
    (project.layout, project.findings) = (layout, findings);
    Ok(listing)
}

/// Looks at a part of a project, of its sets those that are chosen by a number or by their paths.
///
/// # Errors
/// Files that are needed and not at hand.
pub(super) fn output(
    project: &mut OpenedProject,
    selection: &Selection,
    (shard, named): (Option<Shard>, Vec<Utf8PathBuf>),
    listing: Option<BTreeSet<Utf8PathBuf>>,
) -> anyhow::Result<Output> {
    project.templates()?;
    let root = ProjectRoot {
        folder: project.root.clone(),
        configuration: project.config.origin.clone(),
    };
    let facts = PartFacts {
        configuration: disk::configuration_texts(&root)?,
        findings: &project.findings,
    };
    let mut chosen = selection.clone();
    chosen.name_paths(&project.layout, named);
    let choice = PartChoice {
        shard,
        paths: chosen.paths,
    };
    let listed = listing.map(|it| FilesAtHand::new(&project.root, it));
    let files: &dyn FileSource = match &listed {
        Some(listed) => listed,
        None => &project.root,
    };
    let mut lines = String::new();
    write_part(
        (&project.layout, &project.config),
        files,
        (selection, &choice),
        &facts,
        &mut |line| lines.push_str(line),
    );
    if let Some(listed) = &listed {
        ensure_at_hand(listed)?;
    }
    Ok(Output {
        out: lines,
        medium: Medium::Json,
        err: project.remarks.clone(),
        ..Output::default()
    })
}

fn ensure_at_hand<F>(files: &FilesAtHand<F>) -> Result<(), Failure> {
    match files.lacking() {
        None => Ok(()),
        Some(path) => Err(Failure::new(
            format!("`{path}` is needed here and not at hand"),
            "bring it along, or name the sets alone whose files are here",
        )),
    }
}
