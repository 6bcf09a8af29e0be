//! `paridad rename`: another id for a message or a term, or another name for a statement, everywhere at once.

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use crate::cli::Global;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::paths::absolute;
use crate::cli::source_locale::open_to_write;
use crate::cli::surroundings::Surroundings;
use crate::disk::lock::Access;
use crate::disk::seen::NotedFiles;
use crate::disk::writer::NewText;
use crate::pipeline::rename::{Name, RenameRefusal, rename};
use crate::pipeline::rename_statement::{MoveRefusal, StatementMove, rename_statement};
use crate::report;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

/// Give a message another id, or a statement another name, in all locales and records
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad rename lead opening
  paridad rename -court -high-court --dry-run
  paridad rename content/a.md content/b.md      a statement with its catalogs and records
  paridad rename lead opening content/call.md   where several catalogs have a `lead` of their own")]
pub(super) struct Rename {
    /// The id as it is: `lead`, `-term`; or the file of a statement
    #[arg(allow_hyphen_values = true)]
    old: String,
    /// The id as it is to be
    #[arg(allow_hyphen_values = true)]
    new: String,
    /// The statement or the catalog, where several have the id
    paths: Vec<Utf8PathBuf>,
    /// Show the files that would change, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(
    args: &Rename,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let access = Access::of(!args.dry_run);
    if [&args.old, &args.new].into_iter().all(|name| is_path(name)) {
        return rename_file(args, global, surroundings, access);
    }
    let project = open_to_write(access, global, surroundings, &args.paths)?;
    let (files, seen) = NotedFiles::new(&project.root);
    let (old, new) = (Name::parse(&args.old), Name::parse(&args.new));
    let old = old.map_err(|refusal| failure(args, refusal))?;
    let new = new.map_err(|refusal| failure(args, refusal))?;
    let renamed = rename(
        &project.layout,
        &project.config,
        &files,
        (&old, &new),
        &project.paths,
    )
    .map_err(|refusal| failure(args, refusal))?;
    project.write_changes(&seen, &renamed.changes)?;
    let verb = if args.dry_run {
        "would be renamed"
    } else {
        "renamed"
    };
    let text = format!(
        "`{}` {verb} `{}`: {} in {}",
        args.old,
        args.new,
        counted(renamed.places, "place"),
        counted(renamed.changes.len(), "file")
    );
    let list: String = renamed
        .changes
        .keys()
        .map(|path| format!("  {}\n", escape_name(path.as_str())))
        .collect();
    Ok(Output {
        out: if global.quiet { String::new() } else { list },
        err: format!(
            "{}{}",
            project.remarks,
            report::remark(surroundings.err.color, &text)
        ),
        ..Output::default()
    })
}

/// Returns whether a name is that of a file: no id has such marks.
fn is_path(name: &str) -> bool {
    name.contains(['/', '.', '\\'])
}

/// Gives a statement another name, with all that belongs to it.
fn rename_file(
    args: &Rename,
    global: &Global,
    surroundings: &Surroundings,
    access: Access,
) -> anyhow::Result<Output> {
    let directory = surroundings.directory()?;
    let project = open_to_write(access, global, surroundings, &args.paths)?;
    let place = |typed: &str| -> anyhow::Result<Utf8PathBuf> {
        let path = absolute(&directory, Utf8Path::new(typed));
        let inside = path.strip_prefix(&*project.root).map(Utf8Path::to_owned);
        inside.map_err(|_| {
            let message = format!("`{typed}` is not in the project `{}`", &*project.root);
            Failure::new(message, "name the project with `-C DIR`").into()
        })
    };
    let (old, new) = (place(&args.old)?, place(&args.new)?);
    let (files, seen) = NotedFiles::new(&project.root);
    let StatementMove { moved, relinked } =
        rename_statement(&project.layout, &project.config, &files, (&old, &new))
            .map_err(move_failure)?;
    let texts: Vec<NewText<'_>> = moved
        .iter()
        .map(|file| NewText {
            path: &file.to,
            text: &file.text,
        })
        .chain(relinked.iter().map(|(path, text)| NewText { path, text }))
        .collect();
    let removed: Vec<&Utf8Path> = moved.iter().map(|file| file.from.as_path()).collect();
    project.write_and_remove(&seen, &texts, &removed)?;
    let list = moved.iter().map(|file| {
        let (from, to) = (
            escape_name(file.from.as_str()),
            escape_name(file.to.as_str()),
        );
        format!("  {from} → {to}\n")
    });
    let verb = if args.dry_run {
        "would be renamed"
    } else {
        "renamed"
    };
    let links = relinked
        .keys()
        .map(|path| format!("  {}\n", escape_name(path.as_str())));
    let list = list.chain(links);
    let others = if relinked.is_empty() {
        String::new()
    } else {
        format!(", links in {} more", counted(relinked.len(), "file"))
    };
    let text = format!(
        "`{old}` {verb} `{new}`: {}{others}",
        counted(moved.len(), "file")
    );
    Ok(Output {
        out: if global.quiet {
            String::new()
        } else {
            list.collect()
        },
        err: format!(
            "{}{}",
            project.remarks,
            report::remark(surroundings.err.color, &text)
        ),
        ..Output::default()
    })
}

fn move_failure(refusal: MoveRefusal) -> Failure {
    match refusal {
        MoveRefusal::Unknown(path) => Failure::new(
            format!("`{path}` is no statement, and there are no catalogs of one"),
            "`paridad status` lists the statements",
        ),
        MoveRefusal::NoStatement(path) => Failure::new(
            format!("`{path}` would be no statement"),
            "statements stand in the folder that `content` names, and end in .md, .txt or .html",
        ),
        MoveRefusal::Taken(path) => {
            Failure::new(format!("`{path}` is there already"), "choose another name")
        }
        MoveRefusal::OtherFormat(path) => Failure::new(
            format!("`{path}` would be read as another format"),
            "keep the ending of the file",
        ),
        MoveRefusal::Unmovable(path, why) => Failure::new(
            format!("`{path}` would have to move, and {why}"),
            "mend it, then rename again; nothing was written",
        ),
    }
}

fn failure(args: &Rename, refusal: RenameRefusal) -> Failure {
    let Rename { old, new, .. } = args;
    match refusal {
        RenameRefusal::NoId(name) => Failure::new(
            format!("`{name}` can be no id"),
            "an id begins with a letter, and has letters of ASCII, digits, `-` and `_` alone; a term has a `-` before it",
        ),
        RenameRefusal::OtherKind => Failure::new(
            format!("`{old}` cannot become `{new}`: the one is a message, the other a term"),
            "terms have a `-` before their id",
        ),
        RenameRefusal::Unknown => Failure::new(
            format!("there is no `{old}` here"),
            "`paridad status` lists the catalogs",
        ),
        RenameRefusal::Taken(path) => Failure::new(
            format!("there is a `{new}` in `{path}` already"),
            "choose another id",
        ),
        RenameRefusal::Several(paths) => {
            let paths: Vec<&str> = paths.iter().map(|path| path.as_str()).collect();
            let hint = format!("name one of them after the ids: {}", paths.join(", "));
            Failure::new(
                format!("several catalogs have a `{old}` of their own"),
                hint,
            )
        }
        RenameRefusal::Unwritable(path, why) => unwritable(&path, why),
    }
}

fn unwritable(path: &Utf8Path, why: &str) -> Failure {
    Failure::new(
        format!("`{path}` would have to change, and {why}"),
        "mend it, then rename again; nothing was written",
    )
}
