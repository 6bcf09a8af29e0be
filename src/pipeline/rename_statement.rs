//! Gives the file of a statement another name, with its catalogs and records in all locales. Nothing is written here.

mod relink;

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::document::model::Format;
use crate::pipeline::plan_again::plan_again;
use crate::pipeline::rename_statement::relink::Relinking;
use crate::pipeline::sync::moves::{MovedFile, along};
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::text::file_source::FileSource;

/// Why a statement cannot have another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MoveRefusal {
    /// There is no statement of this name, and no catalogs of one.
    Unknown(Utf8PathBuf),
    /// The new name is none that a statement can have.
    NoStatement(Utf8PathBuf),
    Taken(Utf8PathBuf),
    /// Under this name it would be read as something else: HTML as Markdown.
    OtherFormat(Utf8PathBuf),
    /// A file that would have to be moved cannot be.
    Unmovable(Utf8PathBuf, &'static str),
}

/// The change of a statement's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementMove {
    pub moved: Vec<MovedFile>,
    /// Files that stay and whose links change, with their texts.
    pub relinked: BTreeMap<Utf8PathBuf, String>,
}

/// Plans the change: the files that get another place. A statement that was moved by hand already stays where it is.
///
/// # Errors
/// See [`MoveRefusal`]. The source catalog may stand for a statement whose old name nobody knows.
pub fn rename_statement(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    (old, new): (&Utf8Path, &Utf8Path),
) -> Result<StatementMove, MoveRefusal> {
    let is_catalog = old.extension() == Some("ftl");
    let is_moved = files.has(new) && (is_catalog || !files.has(old));
    if !is_moved && files.has(new) {
        return Err(MoveRefusal::Taken(new.to_owned()));
    }
    let format = |path: &Utf8Path| path.extension().and_then(Format::of_extension);
    if format(old).is_some_and(|it| format(new).is_some_and(|other| other != it)) {
        return Err(MoveRefusal::OtherFormat(new.to_owned()));
    }
    let plan = find(layout, config, old).ok_or_else(|| MoveRefusal::Unknown(old.to_owned()))?;
    let others = layout.files.iter().filter(|path| *path != old);
    let mut paths: Vec<Utf8PathBuf> = others.cloned().chain([new.to_owned()]).collect();
    paths.sort_unstable();
    paths.dedup();
    let new_layout = plan_again(layout, config, &paths);
    let is_new = |plan: &&SetPlan| {
        let statement = plan.statement;
        statement.is_some_and(|file| new_layout.path(file) == new)
    };
    let place = new_layout.sets.iter().find(is_new);
    let place = place.ok_or_else(|| MoveRefusal::NoStatement(new.to_owned()))?;
    let mut moved = if place.key == plan.key {
        // Another extension: the catalogs have the same name.
        Vec::new()
    } else {
        along(layout, files, plan, (&new_layout, place), new)
            .map_err(|(path, reason)| MoveRefusal::Unmovable(path, reason))?
    };
    if !is_moved && !is_catalog && files.has(old) {
        let text = files
            .read(old)
            .ok()
            .and_then(|it| String::from_utf8(it).ok());
        let reason = "it is not plain UTF-8";
        let text = text.ok_or_else(|| MoveRefusal::Unmovable(old.to_owned(), reason))?;
        moved.push(MovedFile {
            from: old.to_owned(),
            to: new.to_owned(),
            text,
        });
    }
    if moved.is_empty() {
        return Err(MoveRefusal::Unknown(old.to_owned()));
    }
    let relinking = Relinking { old, new, files };
    relinking.moved(&mut moved);
    let relinked = relinking.others(layout, plan);
    Ok(StatementMove { moved, relinked })
}

/// Returns the set of a statement, or what is left of it when its file has another name already. A source catalog
/// stands for its set too.
fn find<'l>(layout: &'l Layout, config: &Config, old: &Utf8Path) -> Option<&'l SetPlan> {
    let has_it = |plan: &&SetPlan| {
        let statement = plan.statement.map(|file| layout.path(file));
        statement == Some(old)
    };
    let sets = || layout.sets.iter().chain(&layout.leftovers);
    let found = layout.sets.iter().find(has_it);
    found.or_else(|| {
        let paths = [old.to_owned()];
        let alone = plan_again(layout, config, &paths);
        let key = alone.sets.first().map(|plan| plan.key.clone());
        let has_key = |plan: &&SetPlan| {
            let is_source = layout.catalog_path(&plan.source) == Some(old);
            let is_there = matches!(plan.source, PlannedCatalog::File(_));
            plan.statement.is_none() && is_there && (is_source || Some(&plan.key) == key.as_ref())
        };
        sets().find(has_key)
    })
}
