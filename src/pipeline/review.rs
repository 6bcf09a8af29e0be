//! The pages on which reviewers see the languages of a statement side by side.

use crate::config::editions::EditionFormat;
use crate::emit::chrome::Chrome;
use crate::emit::editions::page::{PageTemplate, TemplateFault};
use crate::emit::manifest::FileRecord;
use crate::emit::model::Artifact;
use crate::emit::side_by_side::choice::{PagePlan, Pages, path};
use crate::emit::side_by_side::page::{SideBySide, Tongue};
use crate::emit::stock::Stock;
use crate::project::set::{Set, Statement};

/// What the pages of all statements are made with.
pub(super) struct Review<'r> {
    pub pages: Pages,
    pub stock: &'r Stock,
    pub template: &'r PageTemplate,
    /// One for each locale of the stock.
    pub chromes: &'r [Chrome<'r>],
}

impl Review<'_> {
    /// The pages of a statement, with their records.
    ///
    /// # Errors
    /// A template of the project that does not work.
    pub fn files(
        &self,
        set: &Set<'_>,
        statement: &Statement<'_>,
    ) -> Result<Vec<(Artifact, FileRecord)>, TemplateFault> {
        let pages = self.pages.of(set).into_iter();
        pages.map(|page| self.file(set, statement, &page)).collect()
    }

    fn file(
        &self,
        set: &Set<'_>,
        statement: &Statement<'_>,
        page: &PagePlan,
    ) -> Result<(Artifact, FileRecord), TemplateFault> {
        let locales = std::iter::once(0).chain(page.targets.iter().copied());
        let tongue = |locale: usize| Tongue {
            chrome: &self.chromes[locale],
            source: &self.stock.locales[0],
            format: statement.document.format,
            locale,
            stand_ins: &self.stock.chains[locale],
        };
        let tongues: Vec<Tongue<'_>> = locales.map(tongue).collect();
        let view = SideBySide::new(set, statement, &tongues);
        let only = page.only.map(|at| &self.stock.locales[at]);
        let text = self.template.render_other("side-by-side.html", view)?;
        let artifact = Artifact {
            path: path(set.key, only),
            bytes: text.into_bytes(),
        };
        let record = match only {
            None => FileRecord::of_several(&artifact, Some(set.key)),
            Some(locale) => FileRecord::new(&artifact, Some(set.key), locale),
        };
        let record = record.with_format(EditionFormat::SideBySide.in_manifest());
        Ok((artifact, record))
    }
}
