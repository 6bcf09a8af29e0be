//! Documents that are translated as whole files: reads one with its translations, aligns them, and lets the checks of
//! texts look at them as if they were catalogs.

pub mod sides;
pub mod translations;

use camino::Utf8Path;
use xxhash_rust::xxh3::Xxh3;

use crate::checks::document_view::{DocumentSide, DocumentView};
use crate::checks::run::{Run, check_document, check_set};
use crate::document;
use crate::document::model::{Document, Format};
use crate::fluent::model::{Catalog, Entry};
use crate::locale::tag::Locale;
use crate::pipeline::dead_links;
use crate::pipeline::kept;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::outcome::{Outcome, is_copy};
use crate::pipeline::selection::Selection;
use crate::pipeline::set_key::SetKind;
use crate::pipeline::suppress::suppress;
use crate::pipeline::text_fields::field_keys;
use crate::pipeline::workspace::Workspace;
use crate::project::coverage::{CatalogCoverage, Tally};
use crate::project::definition::WrittenIds;
use crate::project::document_records::{pairs, records_now};
use crate::project::index::{Index, Scope};
use crate::project::labels::Labels;
use crate::project::layout::{DocumentPlan, Layout, PlannedCatalog};
use crate::project::parallel::{Parallel, untranslated, whole};
use crate::project::set::{CatalogFile, Present, Set, Side, TranslationCell};
use crate::project::state::{State, StateFault, StateFile};
use crate::text::decode::EncodingFault;
use crate::text::source::FileId;

/// Returns the documents that are looked at.
pub(super) fn wanted<'l>(layout: &'l Layout, selection: &Selection) -> Vec<&'l DocumentPlan> {
    let plans = layout.documents.iter();
    plans
        .filter(|plan| selection.wants_any(layout, &plan.source, &plan.targets))
        .collect()
}

/// Reads a document with its translations, and checks them.
pub(super) fn look(
    run: &Run<'_>,
    workspace: &Workspace<'_>,
    selection: &Selection,
    (plan, ground): (&DocumentPlan, Option<&Xxh3>),
) -> Outcome {
    let layout = workspace.layout;
    let wants = |at: usize| selection.wants_locale(&layout.targets[at]);
    let targets = plan.targets.iter().enumerate().filter(|(at, _)| wants(*at));
    let mut loaded = Vec::new();
    let source = DocumentVersion::load(workspace, &layout.source, &plan.source, &mut loaded);
    let targets: Vec<(usize, DocumentVersion<'_>)> = targets
        .map(|(at, it)| {
            (
                at,
                DocumentVersion::load(workspace, &layout.targets[at], it, &mut loaded),
            )
        })
        .collect();
    let states: Vec<Option<FileId>> = targets.iter().map(|(_, it)| it.state(layout)).collect();
    loaded.extend(states.iter().flatten().map(|file| workspace.load(*file)));
    let parse = |reading: &DocumentVersion<'_>| reading.parse(workspace, &loaded);
    let source_document = parse(&source);
    let documents: Vec<Option<Document<'_>>> = targets.iter().map(|(_, it)| parse(it)).collect();

    let labels = match &source_document {
        Some(document) => Labels::default().of(document),
        None => Vec::new(),
    };
    let align =
        |((_, reading), document): (&(usize, DocumentVersion<'_>), &Option<Document<'_>>)| {
            let source = (source_document.as_ref()?, source.locale);
            let target = (document.as_ref()?, reading.locale);
            Some(Parallel::new(source, target, &labels))
        };
    let parallels: Vec<Option<Parallel>> = targets.iter().zip(&documents).map(align).collect();
    let other_labels: Vec<Vec<String>> = documents
        .iter()
        .zip(&parallels)
        .map(|(document, parallel)| match (document, parallel) {
            (Some(document), None) => Labels::default().of(document),
            (Some(_), Some(_)) | (None, _) => Vec::new(),
        })
        .collect();

    let index = Index::default();
    let source_page = source_document
        .as_ref()
        .map(|document| DocumentCatalog::new(whole(document, &labels)));
    let source_side = source.side(layout, source_page.as_ref(), &loaded, &index);
    let pages: Vec<(Option<DocumentCatalog<'_>>, Option<DocumentCatalog<'_>>)> = (0..targets.len())
        .map(
            |at| match (&documents[at], &parallels[at], &source_document) {
                (Some(document), Some(parallel), Some(source)) => (
                    Some(DocumentCatalog::new(parallel.source(source))),
                    Some(DocumentCatalog::new(parallel.target(document))),
                ),
                (Some(document), _, _) => (
                    None,
                    Some(DocumentCatalog::new(whole(document, &other_labels[at]))),
                ),
                (None, _, _) => (None, None),
            },
        )
        .collect();

    let records: Vec<Option<DocumentRecords>> = states
        .iter()
        .zip(&pages)
        .map(|(state, (beside, page))| DocumentRecords::read((*state)?, &loaded, beside, page))
        .collect();
    let set = |source, targets, document| Set {
        key: &plan.key,
        statement: None,
        document,
        source,
        targets,
    };
    let mut findings = check_set(run, &set(source_side, Vec::new(), None), &mut |_, _| {});
    let original = source.view(source_document.as_ref());
    if let Some(original) = original.read() {
        findings.extend(dead_links::of_original(run, workspace, original));
    }
    let mut target_sides = Vec::with_capacity(targets.len());
    let mut coverage: Vec<Option<CatalogCoverage>> = vec![None; layout.targets.len()];
    for (place, (at, reading)) in targets.iter().enumerate() {
        let (beside, page) = &pages[place];
        let beside = beside.as_ref().or(source_page.as_ref());
        let mut target = reading.side(layout, page.as_ref(), &loaded, &index);
        let records = records[place].as_ref();
        target.state = records.map(DocumentRecords::state_file);
        target.translations = records.map(|records| &records.translations);
        let source_beside = source.side(layout, beside, &loaded, &index);
        let view = DocumentView {
            locales: (source.locale, reading.locale),
            source: original,
            target: reading.view(documents[place].as_ref()),
            parallel: parallels[place].as_ref(),
        };
        findings.extend(check_document(
            run,
            &set(source_beside, vec![target], reading.path(layout)),
            &view,
        ));
        findings.extend(dead_links::of_translation(run, workspace, &view));
        target_sides.push(target);
        let named = [source.planned, reading.planned].into_iter();
        let mut named = named.filter_map(|planned| layout.catalog_path(planned));
        if !matches!(reading.planned, PlannedCatalog::Excluded)
            && named.any(|path| selection.wants_path(path))
        {
            coverage[*at] = Some(CatalogCoverage {
                key: plan.key.as_str().into(),
                file: reading.planned.file(),
                tally: match (beside, page, &parallels[place]) {
                    (Some(source), Some(page), Some(parallel)) => {
                        let statuses = target.translations(source_beside);
                        let is_copy = |entry: &Entry<'_>, translation: &Entry<'_>| {
                            is_copy(workspace, [source_beside, target], [entry, translation])
                        };
                        let catalogs = [&source.catalog, &page.catalog];
                        parallel.tally(catalogs, statuses, &is_copy)
                    }
                    (Some(source), _, _) => untranslated(&source.catalog),
                    (None, _, _) => Tally::default(),
                },
            });
        }
    }
    suppress(
        run,
        &set(source_side, target_sides, None),
        selection,
        &mut findings,
    );
    let key = (plan.key.as_str(), SetKind::Document);
    let mut outcome = Outcome::new(layout, selection, key, findings, &loaded);
    outcome.made_from = ground.map(|ground| kept::key(ground, &loaded));
    outcome.coverage = coverage;
    outcome.fields = source_document.iter().flat_map(field_keys).collect();
    outcome
}

/// The file of one locale.
#[derive(Clone, Copy)]
struct DocumentVersion<'l> {
    locale: &'l Locale,
    planned: &'l PlannedCatalog,
    /// Its place among the files that were read.
    loaded: Option<usize>,
}

impl<'l> DocumentVersion<'l> {
    fn load(
        workspace: &Workspace<'_>,
        locale: &'l Locale,
        planned: &'l PlannedCatalog,
        all: &mut Vec<Loaded>,
    ) -> Self {
        let loaded = planned.file().map(|file| {
            all.push(workspace.load(file));
            all.len() - 1
        });
        Self {
            locale,
            planned,
            loaded,
        }
    }

    /// Returns the file with its records.
    fn state(&self, layout: &Layout) -> Option<FileId> {
        layout.states.get(&self.planned.file()?).copied()
    }

    fn path(&self, layout: &'l Layout) -> Option<&'l Utf8Path> {
        layout.catalog_path(self.planned)
    }

    fn parse<'s>(&self, workspace: &Workspace<'_>, loaded: &'s [Loaded]) -> Option<Document<'s>> {
        let loaded = &loaded[self.loaded?];
        let text = &loaded.content.as_ref().ok()?.text;
        let extension = workspace.layout.path(loaded.file).extension();
        let format = extension.and_then(Format::of_document);
        let options = &workspace.settings().document;
        Some(document::parse(
            format.unwrap_or(Format::Plain),
            text,
            options,
        ))
    }

    fn side<'s>(
        &self,
        layout: &Layout,
        page: Option<&'s DocumentCatalog<'s>>,
        loaded: &'s [Loaded],
        index: &'s Index<'s>,
    ) -> Side<'s>
    where
        'l: 's,
    {
        let encoding = || -> Option<&'s [EncodingFault]> {
            Some(&loaded[self.loaded?].content.as_ref().ok()?.faults)
        };
        Side {
            locale: self.locale,
            is_source: *self.locale == layout.source,
            catalog: match (self.planned, page) {
                (PlannedCatalog::File(file), Some(page)) => Present::Read(CatalogFile {
                    file: *file,
                    catalog: &page.catalog,
                    written: &page.written,
                    encoding: encoding().unwrap_or_default(),
                }),
                (PlannedCatalog::File(file), None) => Present::Unreadable(*file),
                (PlannedCatalog::Absent(path), _) => Present::Absent(path),
                (PlannedCatalog::Excluded, _) => Present::Excluded,
            },
            scope: Scope {
                shared: index,
                own: None,
            },
            state: None,
            translations: None,
            filter: None,
            formatter: None,
        }
    }

    fn view<'v>(&self, document: Option<&'v Document<'v>>) -> DocumentSide<'v>
    where
        'l: 'v,
    {
        match (self.planned, document) {
            (PlannedCatalog::File(file), Some(document)) => DocumentSide::Read {
                file: *file,
                document,
            },
            (PlannedCatalog::Absent(path), _) => DocumentSide::Absent(path),
            (PlannedCatalog::File(_) | PlannedCatalog::Excluded, _) => DocumentSide::Unavailable,
        }
    }
}

/// A document as a catalog, with what is written under each id.
struct DocumentCatalog<'s> {
    catalog: Catalog<'s>,
    written: WrittenIds<'s>,
}

impl<'s> DocumentCatalog<'s> {
    fn new(catalog: Catalog<'s>) -> Self {
        Self {
            written: WrittenIds::new(&catalog),
            catalog,
        }
    }
}

/// The records of a translation, each under the label of the block that it belongs to now.
struct DocumentRecords {
    file: FileId,
    state: State,
    faults: Vec<StateFault>,
    translations: TranslationCell,
}

impl DocumentRecords {
    fn read(
        file: FileId,
        loaded: &[Loaded],
        source: &Option<DocumentCatalog<'_>>,
        target: &Option<DocumentCatalog<'_>>,
    ) -> Option<Self> {
        let (recorded, faults) = State::read(&Loaded::find(loaded, file)?.text);
        let sides = source.as_ref().zip(target.as_ref());
        let pairs = sides.map(|(source, target)| pairs(&source.catalog, &target.catalog));
        Some(Self {
            file,
            state: records_now(&recorded, &pairs.unwrap_or_default()),
            faults,
            translations: TranslationCell::new(),
        })
    }

    fn state_file(&self) -> StateFile<'_> {
        StateFile {
            file: self.file,
            state: &self.state,
            faults: &self.faults,
        }
    }
}
