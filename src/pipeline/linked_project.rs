//! The statements and files of a project as the links of its editions see them.

use std::collections::BTreeSet;

use camino::Utf8Path;

use crate::config::editions::EditionFormat;
use crate::document::model::Format;
use crate::emit::links::model::{LinkedPlace, LinkedProject, LinkedStatement};
use crate::locale::tag::Locale;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::PlannedCatalog;

/// A project whose editions are built.
pub(super) struct BuiltProject<'b> {
    pub workspace: &'b Workspace<'b>,
    /// The source locale first.
    pub locales: &'b [Locale],
    /// The locales that may be published.
    pub passing: &'b [usize],
    /// The keys of the statements that are not published yet.
    pub drafts: &'b BTreeSet<String>,
    /// The formats of the editions, of this build and of others.
    pub formats: Vec<EditionFormat>,
}

impl LinkedProject for BuiltProject<'_> {
    fn statement(&self, path: &Utf8Path) -> Option<LinkedStatement<'_>> {
        let number = self.workspace.set_at(path)?;
        let plan = &self.workspace.layout.sets[number];
        let is_draft = self.drafts.contains(&plan.key);
        let is_published = |at: &&usize| {
            let target = at.checked_sub(1).map(|target| &plan.targets[target]);
            !is_draft && target != Some(&PlannedCatalog::Excluded)
        };
        let published = self.passing.iter().filter(is_published);
        Some(LinkedStatement {
            number,
            key: &plan.key,
            is_markdown: format(path) == Some(Format::Markdown),
            locales: published.map(|at| &self.locales[*at]).collect(),
        })
    }

    fn place(&self, statement: usize, locale: &Locale, fragment: &str) -> Option<LinkedPlace> {
        let at = self.locales.iter().position(|it| it == locale)?;
        let links = self.workspace.places(statement)?.links(at)?;
        if !links.leads(fragment) {
            return None;
        }
        Some(LinkedPlace {
            id: links.id(fragment).unwrap_or(fragment).to_owned(),
            name: links.name(fragment).unwrap_or(fragment).to_owned(),
        })
    }

    fn has_file(&self, path: &Utf8Path) -> bool {
        self.workspace.files.has(path)
    }

    fn is_edition(&self, path: &Utf8Path) -> bool {
        let extension = path.extension().unwrap_or_default();
        let mut formats = self.formats.iter();
        formats.any(|format| format.extension() == extension)
            && self.workspace.has_statement_beside(path)
    }

    fn read(&self, path: &Utf8Path) -> Option<Vec<u8>> {
        self.workspace.files.read(path).ok()
    }
}

fn format(path: &Utf8Path) -> Option<Format> {
    path.extension().and_then(Format::of_extension)
}
