//! The pages on which reviewers see the languages of a statement side by side.

use std::collections::BTreeSet;

use crate::config::editions::EditionFormat;
use crate::emit::brand_kit::BrandKit;
use crate::emit::build_index::BuildIndex;
use crate::emit::editions::docx::frame::DocxFrame;
use crate::emit::editions::docx::in_columns;
use crate::emit::editions::pdf::Printable;
use crate::emit::links::edition_links::EditionLinks;
use crate::emit::links::model::FileCopy;
use crate::emit::manifest::file::FileRecord;
use crate::emit::model::Artifact;
use crate::emit::page_strings::PageStrings;
use crate::emit::page_template::{PageTemplate, TemplateFault};
use crate::emit::side_by_side::choice::{PagePlan, PagePlans, path};
use crate::emit::side_by_side::column_language::ColumnLanguage;
use crate::emit::side_by_side::page::SideBySide;
use crate::emit::side_by_side::ways::ColumnWays;
use crate::emit::side_by_side::word;
use crate::locale::paper::paper;
use crate::locale::tag::Locale;
use crate::pipeline::linked_project::BuiltProject;
use crate::project::set::{Set, Statement};

/// Everything that the pages of all statements share.
pub(super) struct Review<'r> {
    pub pages: PagePlans,
    pub index: &'r BuildIndex,
    pub template: &'r PageTemplate,
    pub brand: &'r BrandKit,
    /// One for each locale of the index.
    pub page_strings: &'r [PageStrings<'r>],
}

/// A page, its record, and what a printer is given of it.
pub(super) struct Reviewed<'r> {
    pub artifact: Artifact,
    pub record: FileRecord,
    /// Of a page.
    pub printable: Option<Printable>,
    /// The files that it needs beside the editions of each locale.
    pub copies: Vec<(&'r Locale, BTreeSet<FileCopy>)>,
}

impl<'r> Review<'r> {
    /// Returns the pages of a statement.
    ///
    /// # Errors
    /// A template of the project that does not work.
    pub fn files(
        &self,
        set: &Set<'_>,
        statement: &Statement<'_>,
        project: &BuiltProject<'_>,
    ) -> Result<Vec<Reviewed<'r>>, TemplateFault> {
        let mut files = Vec::new();
        for page in self.pages.of(set) {
            files.extend(self.of_page(set, statement, &page, project)?);
        }
        Ok(files)
    }

    /// Returns a page, and the same table for Word.
    fn of_page(
        &self,
        set: &Set<'_>,
        statement: &Statement<'_>,
        page: &PagePlan,
        project: &BuiltProject<'_>,
    ) -> Result<[Reviewed<'r>; 2], TemplateFault> {
        let locales = std::iter::once(0).chain(page.targets.iter().copied());
        let language = |locale: usize| ColumnLanguage {
            strings: &self.page_strings[locale],
            source: &self.index.locales[0],
            locale,
            stand_ins: &self.index.chains[locale],
        };
        let languages: Vec<ColumnLanguage<'_>> = locales.map(language).collect();
        let only = page.only.map(|at| &self.index.locales[at]);
        let place = path(set.key, only);
        let is_own = |address: &str| statement.document.source.contains(address);
        let file = project.workspace.layout.path(statement.file);
        let ways = languages.iter().map(|language| {
            let locale = &self.index.locales[language.locale];
            let links = EditionLinks::new(project, file, locale, &is_own);
            ColumnWays::new(links, locale, set.key, place.clone())
        });
        let ways: Vec<ColumnWays<'_>> = ways.collect();
        let view = SideBySide::new(set, statement, &languages, &ways);
        let text = self.template.render("side-by-side.html", view)?;
        let mut fields = statement.document.fields.iter();
        let date = fields.find(|field| field.key == "date");
        let date = date.map(|date| date.value.trim());
        let source = &self.index.locales[0];
        let paper = self.brand.brand.paper.unwrap_or_else(|| paper(source));
        let printable = Printable::in_columns(&text, source, paper, date);
        let page = Artifact {
            path: place.clone(),
            bytes: text.into_bytes(),
        };
        let (title, table) = word::table(set, statement, &languages);
        let frame = DocxFrame {
            title: &title,
            description: None,
            date: None,
            strings: languages[0].strings,
            brand: self.brand,
            paper,
            is_wide: true,
        };
        let word = Artifact {
            path: page.path.with_extension(EditionFormat::Docx.extension()),
            bytes: in_columns(&frame, &table),
        };
        let locales = languages.iter().map(|it| &self.index.locales[it.locale]);
        let copies = locales.zip(ways.into_iter().map(ColumnWays::into_copies));
        let pages = [
            (page, Some(printable), copies.collect()),
            (word, None, Vec::new()),
        ];
        Ok(pages.map(|(artifact, printable, copies)| Reviewed {
            record: record(&artifact, set.key, only),
            artifact,
            printable,
            copies,
        }))
    }
}

/// Returns the record of a page, or of its print; `only`: the only language that stands beside the source.
fn record(artifact: &Artifact, key: &str, only: Option<&Locale>) -> FileRecord {
    let record = match only {
        None => FileRecord::of_several(artifact, Some(key)),
        Some(locale) => FileRecord::new(artifact, Some(key), locale),
    };
    record.with_format(EditionFormat::SideBySide.in_manifest())
}
