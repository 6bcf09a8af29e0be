//! `paridad check --partial`: what `paridad merge` must know of some sets of a project.

use camino::Utf8PathBuf;

use crate::cli::escaping_writer::Medium;
use crate::cli::output::Output;
use crate::cli::project::OpenedProject;
use crate::disk::{self, ProjectRoot};
use crate::pipeline::part::make::{PartChoice, PartFacts, Shard, write_part};
use crate::pipeline::selection::Selection;

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

/// Looks at a part of a project, of its sets those that are chosen by a number or by their paths.
pub(super) fn output(
    project: &mut OpenedProject,
    selection: &Selection,
    (shard, named): (Option<Shard>, Vec<Utf8PathBuf>),
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
    let mut paths = named;
    paths.sort();
    let choice = PartChoice { shard, paths };
    let mut lines = String::new();
    write_part(
        (&project.layout, &project.config),
        &project.root,
        (selection, &choice),
        &facts,
        &mut |line| lines.push_str(line),
    );
    Ok(Output {
        out: lines,
        medium: Medium::Json,
        err: project.remarks.clone(),
        ..Output::default()
    })
}
