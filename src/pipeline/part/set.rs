//! The outcome of a set on its way from one part to the whole.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::Utf8Path;

use crate::fluent::model::EntryKind;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::part::carried_files::{carried, content};
use crate::pipeline::part::finding;
use crate::pipeline::part::paths::{PathNumbers, own_path};
use crate::pipeline::part::wire::{
    PartCatalog, PartCoverage, PartEntryKind, PartFile, PartKind, PartPlan, PartSet,
};
use crate::pipeline::set_key::{SetKey, SetKind};
use crate::pipeline::set_slots::PlannedSet;
use crate::pipeline::shared_entries::AskedIds;
use crate::project::consistency::{PairFingerprint, TextOccurrence};
use crate::project::coverage::{CatalogCoverage, Messages, Tally, Words};
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog, SetPlan};
use crate::text::decode::decode;
use crate::text::file_source::FileSource;
use crate::text::source::FileId;

/// Returns the line about a set, with the files that it may take to look at the set again.
pub(super) fn written(
    layout: &Layout,
    files: &dyn FileSource,
    (number, planned): (u32, PlannedSet<'_>),
    outcome: &Outcome,
) -> PartSet {
    let path = |file: FileId| layout.path(file);
    let is_shared = matches!(planned, PlannedSet::Shared(_));
    let brought: BTreeSet<FileId> = if is_shared || !outcome.seen.is_empty() {
        planned.files(layout).into_iter().collect()
    } else {
        outcome.texts.iter().map(|(file, _)| *file).collect()
    };
    let coverage = |catalog: &CatalogCoverage| PartCoverage {
        path: catalog.file.map(|file| path(file).to_string()),
        messages: catalog.tally.messages,
        words: catalog.tally.words,
    };
    let text = |text: &TextOccurrence| {
        let fingerprint = text.fingerprint;
        let [source, target] = [fingerprint.source(), fingerprint.target()];
        (
            text.locale,
            hexadecimal(source),
            hexadecimal(target),
            text.at,
        )
    };
    let reference =
        |(locale, kind, id): &(usize, EntryKind, String)| (*locale, entry_kind(*kind), id.clone());
    PartSet {
        key: outcome.key.key.clone(),
        kind: match outcome.key.kind {
            SetKind::Catalogs => PartKind::Catalogs,
            SetKind::Document => PartKind::Document,
        },
        number,
        plan: plan(layout, planned),
        findings: outcome
            .findings
            .iter()
            .map(|it| finding::written(it, &path))
            .collect(),
        coverage: outcome
            .coverage
            .iter()
            .map(|it| it.as_ref().map(coverage))
            .collect(),
        texts: outcome.seen.iter().map(text).collect(),
        references: outcome.references.iter().map(reference).collect(),
        rules: outcome.rules.clone(),
        fields: outcome.fields.clone(),
        files: brought
            .iter()
            .map(|file| carried(files, path(*file)))
            .collect(),
    }
}

fn entry_kind(kind: EntryKind) -> PartEntryKind {
    match kind {
        EntryKind::Message => PartEntryKind::Message,
        EntryKind::Term => PartEntryKind::Term,
    }
}

/// Returns the files of a set; `None` for a document.
fn plan(layout: &Layout, planned: PlannedSet<'_>) -> Option<PartPlan> {
    let (PlannedSet::Own(plan) | PlannedSet::Shared(plan)) = planned else {
        return None;
    };
    let catalogs = std::iter::once(&plan.source).chain(&plan.targets);
    Some(PartPlan {
        shared: plan.scope == CatalogScope::Shared,
        statement: plan.statement.map(|file| layout.path(file).to_string()),
        catalogs: catalogs.map(|it| catalog(layout, it)).collect(),
    })
}

pub(super) fn catalog(layout: &Layout, planned: &PlannedCatalog) -> Option<PartCatalog> {
    let record = planned.file().and_then(|file| layout.states.get(&file));
    Some(PartCatalog {
        path: layout.catalog_path(planned)?.to_string(),
        there: planned.file().is_some(),
        record: record.map(|file| layout.path(*file).to_string()),
    })
}

/// Reads the line about a set of a project with so many target locales, its plan and the files for another look left
/// out; or returns what is wrong with it.
pub(super) fn read(
    set: PartSet,
    targets: usize,
    paths: &mut PathNumbers,
) -> Result<Outcome, String> {
    let findings = finding::read_all(set.findings, paths)?;
    let quoted: BTreeSet<FileId> = findings.iter().flat_map(|it| it.files()).collect();
    let mut texts = Vec::new();
    for file in set.files {
        let number = paths.known(Utf8Path::new(&file.path));
        if let Some(number) = number.filter(|number| quoted.contains(number)) {
            texts.extend(text_of(file)?.map(|text| (number, text)));
        }
    }
    if set.coverage.len() > targets {
        return Err("there are more coverages than target locales".to_owned());
    }
    let key = set.key;
    let coverage = set.coverage.into_iter().map(|it| {
        let read = it.map(|it| read_coverage(&key, it, paths));
        read.transpose()
    });
    let seen = set.texts.into_iter();
    let seen = seen.map(|text| read_text(text, targets));
    let seen: Option<Vec<TextOccurrence>> = seen.collect();
    let references = set.references.into_iter().map(|(locale, kind, id)| {
        let kind = match kind {
            PartEntryKind::Message => EntryKind::Message,
            PartEntryKind::Term => EntryKind::Term,
        };
        Some((locale, kind, id)).filter(|_| locale < targets)
    });
    let references: Option<Vec<_>> = references.collect();
    Ok(Outcome {
        coverage: coverage.collect::<Result<_, String>>()?,
        seen: seen.ok_or("a text has no such locale or no hash")?,
        references: references.ok_or("a reference has no such locale")?,
        key: SetKey {
            key,
            kind: match set.kind {
                PartKind::Catalogs => SetKind::Catalogs,
                PartKind::Document => SetKind::Document,
            },
        },
        made_from: None,
        findings,
        texts,
        followed: BTreeSet::new(),
        asked: AskedIds::default(),
        leads_out: false,
        rules: set.rules,
        fields: set.fields,
        survey: None,
    })
}

fn read_text(
    (locale, source, target, at): (u32, String, String, u32),
    targets: usize,
) -> Option<TextOccurrence> {
    Some(TextOccurrence {
        locale: Some(locale).filter(|it| (*it as usize) < targets)?,
        fingerprint: PairFingerprint::of_hashes(number_of(&source)?, number_of(&target)?),
        at,
    })
}

/// Returns the text of a file that was brought along; `None` where it could not be read.
pub(super) fn text_of(file: PartFile) -> Result<Option<Arc<String>>, String> {
    Ok(content(file)?.ok().map(|bytes| decode(bytes).text))
}

fn read_coverage(
    key: &str,
    coverage: PartCoverage,
    paths: &mut PathNumbers,
) -> Result<CatalogCoverage, String> {
    let PartCoverage {
        messages, words, ..
    } = coverage;
    if !is_sound(messages, words) {
        return Err("a coverage counts what cannot be".to_owned());
    }
    let file = coverage.path.map(|path| paths.number(&path)).transpose()?;
    Ok(CatalogCoverage {
        key: key.into(),
        file,
        tally: Tally { messages, words },
    })
}

/// Tells if numbers can be those of a catalog: sums of many stay numbers, and no share is over the whole.
fn is_sound(messages: Messages, words: Words) -> bool {
    let Messages {
        total,
        translated,
        missing,
        incomplete,
        obsolete,
        identical,
        untranslated,
        stale,
        draft,
    } = messages;
    let parts = [
        translated,
        missing,
        incomplete,
        identical,
        untranslated,
        stale,
        draft,
    ];
    let is_number = |count: usize| u32::try_from(count).is_ok();
    parts.iter().all(|part| *part <= total)
        && words.translated <= words.total
        && [total, obsolete, words.total].into_iter().all(is_number)
}

/// Reads the files of a set, to look at it again; or returns what is wrong with them.
pub(super) fn read_plan(
    key: &str,
    plan: &PartPlan,
    targets: usize,
    paths: &mut PathNumbers,
) -> Result<(SetPlan, Vec<(FileId, FileId)>), String> {
    if plan.catalogs.len() != targets + 1 {
        return Err("there is not a catalog for each locale".to_owned());
    }
    let mut records = Vec::new();
    let mut catalogs = Vec::new();
    for catalog in &plan.catalogs {
        catalogs.push(read_catalog(catalog.as_ref(), paths, &mut records)?);
    }
    let targets = catalogs.split_off(1);
    let statement = plan.statement.as_deref();
    let plan = SetPlan {
        key: key.to_owned(),
        statement: statement.map(|path| paths.number(path)).transpose()?,
        source: catalogs.pop().unwrap_or(PlannedCatalog::Excluded),
        targets,
        scope: if plan.shared {
            CatalogScope::Shared
        } else {
            CatalogScope::Own
        },
    };
    Ok((plan, records))
}

/// Reads a catalog, and adds it with its records to the others that have some.
pub(super) fn read_catalog(
    catalog: Option<&PartCatalog>,
    paths: &mut PathNumbers,
    records: &mut Vec<(FileId, FileId)>,
) -> Result<PlannedCatalog, String> {
    let Some(catalog) = catalog else {
        return Ok(PlannedCatalog::Excluded);
    };
    if !catalog.there {
        return Ok(PlannedCatalog::Absent(own_path(&catalog.path)?));
    }
    let file = paths.number(&catalog.path)?;
    if let Some(record) = &catalog.record {
        records.push((file, paths.number(record)?));
    }
    Ok(PlannedCatalog::File(file))
}

pub(super) fn hexadecimal(number: u64) -> String {
    format!("{number:016x}")
}

fn number_of(hexadecimal: &str) -> Option<u64> {
    u64::from_str_radix(hexadecimal, 16).ok()
}
