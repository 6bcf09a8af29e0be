//! `paridad pseudo`: catalogs in the words of nobody, to try pages and programs with.

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use crate::cli::Global;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::paths::absolute;
use crate::cli::project::{OpenedProject, tell};
use crate::cli::source_locale::open_to_write;
use crate::cli::surroundings::Surroundings;
use crate::disk;
use crate::disk::folder::Folder;
use crate::disk::lock::Access;
use crate::disk::output_folder::{self, NamedBy};
use crate::disk::seen::NotedFiles;
use crate::emit::model::Artifact;
use crate::locale::pseudo::PseudoLocale;
use crate::locale::tag::Locale;
use crate::pipeline::pseudo::{PseudoCatalogs, pseudo_catalogs};
use crate::report;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

/// Write catalogs of a pseudo-locale: every text longer, with accents and in brackets
#[derive(Args)]
#[command(after_help = "\
A page or a program in a pseudo-locale shows what it cuts off, what it joins from pieces and what it never translates,
before anybody has translated a word. Placeables, markup, addresses, code and numbers stay as they are.

  en-XA  ⟦Ŵéé ååšķ ţĥéé šţååţééš⟧: accents, and a third longer
  ar-XB  the words from right to left, by marks that are not seen

Examples:
  paridad pseudo                        locales/en-XA, made from the source
  paridad pseudo --locale en-XA,ar-XB   both
  paridad build --locale en-XA          the editions
  paridad pseudo --output /tmp/try      the catalogs below another folder

Catalogs that this command made are made again; others are overwritten with --force alone. They count as translated, have
no records, and are checked for what is not language: variables, markup, links, structure.")]
pub(super) struct Pseudo {
    /// The pseudo-locales
    #[arg(
        long,
        value_name = "LOCALE",
        value_delimiter = ',',
        default_value = "en-XA"
    )]
    locale: Vec<String>,
    /// The folder to write to, in the place of the project
    #[arg(long, value_name = "DIR")]
    output: Option<Utf8PathBuf>,
    /// Overwrite catalogs that this command did not make
    #[arg(long)]
    force: bool,
    /// Name the catalogs that would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(
    args: &Pseudo,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let access = Access::of(!args.dry_run && args.output.is_none());
    let mut project = open_to_write(access, global, surroundings, &[])?;
    let wanted = targets(args, &mut project)?;
    let made = match &args.output {
        None => write_here(args, &project, &wanted)?,
        Some(folder) => write_there(args, &project, &wanted, folder, surroundings)?,
    };
    let mut output = Output {
        err: project.remarks.clone(),
        ..Output::default()
    };
    if !global.quiet {
        let paths = made.changes.keys();
        let lines = paths.map(|path| format!("  {}\n", escape_name(path.as_str())));
        output.out = lines.collect();
    }
    let color = surroundings.err.color;
    output
        .err
        .push_str(&report::remark(color, &summary(args, &made)));
    Ok(output)
}

/// Returns the places of the pseudo-locales in the layout, which has them now.
fn targets(args: &Pseudo, project: &mut OpenedProject) -> anyhow::Result<Vec<usize>> {
    let mut wanted = Vec::new();
    for name in &args.locale {
        let locale = Locale::parse(name).filter(|it| PseudoLocale::of(it).is_some());
        wanted.push(locale.ok_or_else(|| {
            let message = format!("`{name}` is no pseudo-locale");
            Failure::new(message, "there are en-XA and ar-XB")
        })?);
    }
    let known = project.layout.targets.iter().chain(&wanted).cloned();
    project.config.targets = Some(known.collect());
    project.plan_again();
    let places = wanted.iter().map(|locale| project.with_target(locale));
    places.collect()
}

fn write_here(
    args: &Pseudo,
    project: &OpenedProject,
    wanted: &[usize],
) -> anyhow::Result<PseudoCatalogs> {
    let (files, seen) = NotedFiles::new(&project.root);
    let made = pseudo_catalogs(&project.layout, &files, &files, wanted);
    refuse_taken(args, &made)?;
    project.write_changes(&seen, &made.changes)?;
    Ok(made)
}

fn write_there(
    args: &Pseudo,
    project: &OpenedProject,
    wanted: &[usize],
    typed: &Utf8Path,
    surroundings: &Surroundings,
) -> anyhow::Result<PseudoCatalogs> {
    let folder = absolute(&surroundings.directory()?, typed);
    let inputs = (&project.layout, &project.config);
    let folder = output_folder::of_project(&project.root, inputs, &folder, NamedBy::User);
    let hint = "write to a folder of its own, or without `--output` into the project";
    let folder = folder.map_err(|reason| Failure::new(reason, hint))?;
    let made = pseudo_catalogs(&project.layout, &project.root, &folder, wanted);
    refuse_taken(args, &made)?;
    if !args.dry_run {
        let _folder = Folder::begin(&folder, &mut tell(surroundings))?;
        let artifacts = made.changes.iter().map(|(path, change)| Artifact {
            path: path.clone(),
            bytes: change.after.clone().into_bytes(),
        });
        disk::output::write(&folder, &artifacts.collect::<Vec<_>>())?;
    }
    Ok(made)
}

/// Refuses to overwrite somebody's work.
fn refuse_taken(args: &Pseudo, made: &PseudoCatalogs) -> Result<(), Failure> {
    match made.taken.first().filter(|_| !args.force) {
        None => Ok(()),
        Some(path) => {
            let others = match made.taken.len() - 1 {
                0 => String::new(),
                others => format!(", nor {} more", counted(others, "catalog")),
            };
            Err(Failure::new(
                format!("`{path}` was not made by this command{others}; nothing was written"),
                "`--force` overwrites what is there",
            ))
        }
    }
}

fn summary(args: &Pseudo, made: &PseudoCatalogs) -> String {
    let locales = args.locale.join(",");
    match (made.changes.len(), args.dry_run) {
        (0, _) if made.count == 0 => {
            "there is no source catalog: `paridad sync` makes them of statements".to_owned()
        }
        (0, _) => format!(
            "{} are as they would be made",
            counted(made.count, "catalog")
        ),
        (count, true) => format!("would write {}", counted(count, "catalog")),
        (count, false) if args.output.is_some() => format!("wrote {}", counted(count, "catalog")),
        (count, false) => format!(
            "wrote {}; `paridad build --locale {locales}` makes the editions",
            counted(count, "catalog")
        ),
    }
}
