//! The outcome of checking a set: findings, coverage, and facts that the rest of the project needs.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::Utf8Path;
use memchr::{memchr3, memmem};
use rayon::prelude::*;

use crate::checks::one_cause;
use crate::checks::run::{Run, check_set};
use crate::checks::text_pair::TextPair;
use crate::checks::texts::identical::is_left_in_source;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::fluent::model::{Entry, EntryKind};
use crate::pipeline::dead_links;
use crate::pipeline::dead_places;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::missing_files;
use crate::pipeline::selection::Selection;
use crate::pipeline::set_key::{SetKey, SetKind};
use crate::pipeline::set_survey::SetSurvey;
use crate::pipeline::shared_entries::AskedIds;
use crate::pipeline::suppress::suppress;
use crate::pipeline::workspace::Workspace;
use crate::project::consistency::{ComparedText, PairFingerprint, TextOccurrence};
use crate::project::coverage::{CatalogCoverage, tally, words_of_each};
use crate::project::definition::reference;
use crate::project::layout::{Layout, SetPlan};
use crate::project::set::{CatalogFile, Present, Set, Side};
use crate::text::source::FileId;

/// The outcome of checking a set.
#[derive(Clone)]
pub(super) struct Outcome {
    pub key: SetKey,
    /// The hash of what it is made from, where it is to be kept: see `kept::key`.
    pub made_from: Option<u128>,
    pub findings: Vec<Diagnostic>,
    /// One for each target locale that is looked at here.
    pub coverage: Vec<Option<CatalogCoverage>>,
    pub texts: Vec<(FileId, Arc<String>)>,
    /// The texts, where a check is to compare them over the project.
    pub seen: Vec<TextOccurrence>,
    /// References to entries that the locale (by its place among the targets) shares and the source locale lacks.
    pub references: Vec<(usize, EntryKind, String)>,
    /// The sets, by their numbers in the layout, whose places its links lead to: what is found depends on their files.
    pub followed: BTreeSet<usize>,
    /// The shared ids that are looked up here, where the outcome is to be kept.
    pub asked: AskedIds,
    /// Tells if something here may lead to a file: what is found may depend on the files that there are.
    pub leads_out: bool,
    /// The rules of the configuration that are about something here.
    pub rules: Vec<usize>,
    /// The fields of the front matter of its statement or of its source document.
    pub fields: Vec<String>,
    /// The survey of the set for a build, where one is made.
    pub survey: Option<SetSurvey>,
}

impl Outcome {
    pub(super) fn of(
        run: &Run<'_>,
        workspace: &Workspace<'_>,
        selection: &Selection,
        set: &Set<'_>,
        loaded: &[Loaded],
    ) -> Self {
        let mut seen = Vec::new();
        let mut at = 0;
        let mut listen = |pair: &TextPair<'_, '_>, _: FileId| {
            seen.extend(occurrence_of(pair, at));
            at += 1;
        };
        let mut findings = if run.compares {
            check_set(run, set, &mut listen)
        } else {
            check_set(run, set, &mut |_, _| {})
        };
        findings.extend(dead_links::of_set(run, workspace, set));
        findings.extend(missing_files::of_set(run, workspace, set));
        let places = dead_places::of_set(run, workspace, set);
        findings.extend(places.findings);
        suppress(run, set, selection, &mut findings);
        Self {
            coverage: coverage(workspace, selection, set),
            references: references_to_helpers(workspace, set),
            leads_out: may_lead_out(set, loaded),
            followed: places.followed,
            seen,
            ..Self::new(
                workspace.layout,
                selection,
                (set.key, SetKind::Catalogs),
                findings,
                loaded,
            )
        }
    }

    /// Returns what was found in the files of a set, as far as it is looked for.
    pub(super) fn new(
        layout: &Layout,
        selection: &Selection,
        (key, kind): (&str, SetKind),
        mut findings: Vec<Diagnostic>,
        loaded: &[Loaded],
    ) -> Self {
        one_cause::fold(&mut findings);
        findings.extend(loaded.iter().filter_map(unreadable));
        let wanted = |finding: &Diagnostic| {
            let locale = finding.subject.locale.as_ref();
            locale.is_none_or(|locale| *locale == layout.source || selection.wants_locale(locale))
                && selection.wants_path(path_of(&finding.place, |file| layout.path(file)))
        };
        findings.retain(wanted);
        let quoted: BTreeSet<FileId> = findings.iter().flat_map(Diagnostic::files).collect();
        let texts = loaded.iter().filter(|loaded| quoted.contains(&loaded.file));
        let texts =
            texts.filter_map(|it| Some((it.file, Arc::clone(&it.content.as_ref().ok()?.text))));
        Self {
            key: SetKey {
                key: key.to_owned(),
                kind,
            },
            made_from: None,
            findings,
            texts: texts.collect(),
            coverage: Vec::new(),
            references: Vec::new(),
            asked: AskedIds::default(),
            leads_out: !loaded.is_empty(),
            followed: BTreeSet::new(),
            rules: Vec::new(),
            fields: Vec::new(),
            survey: None,
            seen: Vec::new(),
        }
    }

    /// Returns what a reader is told: the findings, with the texts that they quote, and coverage.
    pub(super) fn told(&self) -> Self {
        Self {
            key: self.key.clone(),
            made_from: None,
            findings: self.findings.clone(),
            coverage: self.coverage.clone(),
            texts: self.texts.clone(),
            references: Vec::new(),
            asked: AskedIds::default(),
            leads_out: false,
            followed: BTreeSet::new(),
            rules: Vec::new(),
            fields: Vec::new(),
            survey: None,
            seen: Vec::new(),
        }
    }

    /// Returns the outcome as it reads in another layout, in which its files and the sets that its links lead to have
    /// other numbers; `None` where one of them is gone.
    pub(super) fn renumbered(
        mut self,
        file: &impl Fn(FileId) -> Option<FileId>,
        set: &impl Fn(usize) -> Option<usize>,
    ) -> Option<Self> {
        for finding in &mut self.findings {
            for at in finding.files_mut() {
                *at = file(*at)?;
            }
        }
        for (at, _) in &mut self.texts {
            *at = file(*at)?;
        }
        for catalog in self.coverage.iter_mut().flatten() {
            if let Some(at) = &mut catalog.file {
                *at = file(*at)?;
            }
        }
        let followed = self.followed.iter().map(|number| set(*number));
        self.followed = followed.collect::<Option<_>>()?;
        Some(self)
    }
}

/// Measures what each target locale has of a set, where that is looked for.
fn coverage(
    workspace: &Workspace<'_>,
    selection: &Selection,
    set: &Set<'_>,
) -> Vec<Option<CatalogCoverage>> {
    let layout = workspace.layout;
    let words = words_of_each(set.source);
    let key: Arc<str> = set.key.into();
    let is_named = |catalog: &Present<'_>| match catalog {
        Present::Read(CatalogFile { file, .. }) | Present::Unreadable(file) => {
            selection.wants_path(layout.path(*file))
        }
        Present::Absent(path) => selection.wants_path(path),
        Present::Excluded => false,
    };
    let all_named = is_named(&set.source.catalog)
        || set
            .statement
            .as_ref()
            .is_some_and(|it| selection.wants_path(layout.path(it.file)));
    let coverage = set.targets.iter().map(|target| {
        let file = match target.catalog {
            Present::Read(file) => Some(file.file),
            Present::Unreadable(file) => Some(file),
            Present::Absent(_) => None,
            Present::Excluded => return None,
        };
        (all_named || is_named(&target.catalog)).then(|| CatalogCoverage {
            key: Arc::clone(&key),
            file,
            tally: tally(set.source, *target, &words, &|entry, translation| {
                is_copy(workspace, [set.source, *target], [entry, translation])
            }),
        })
    });
    coverage.collect()
}

/// Returns whether a translation that is word for word its source was left in the language of it, and nobody says that it
/// is meant so.
pub(super) fn is_copy(
    workspace: &Workspace<'_>,
    [source, target]: [Side<'_>; 2],
    [entry, translation]: [&Entry<'_>; 2],
) -> bool {
    let (Some(ours), Some(theirs)) = (source.read(), target.read()) else {
        return false;
    };
    !workspace.settings().copies_count
        && is_left_in_source(
            (source.locale, (ours.catalog, entry)),
            (target.locale, (theirs.catalog, translation)),
        )
}

/// Returns whether a text of a set may hold a link or a picture, or take one from elsewhere.
fn may_lead_out(set: &Set<'_>, loaded: &[Loaded]) -> bool {
    let may = |loaded: &Loaded| {
        let text = loaded.content.as_ref().map(|decoded| decoded.text.as_str());
        text.is_ok_and(|text| {
            let bytes = text.as_bytes();
            memchr3(b'[', b'<', b'{', bytes).is_some() || memmem::find(bytes, b"image").is_some()
        })
    };
    set.statement.is_some() && loaded.iter().any(may)
}

fn occurrence_of(pair: &TextPair<'_, '_>, at: u32) -> Option<TextOccurrence> {
    let fingerprint = PairFingerprint::of(pair.source.prose(), pair.target.prose())?;
    let locale = u32::try_from(pair.locale_at).ok()?;
    Some(TextOccurrence {
        locale,
        fingerprint,
        at,
    })
}

/// Returns the texts of some sets, each with those that are wanted of it.
pub(super) fn compared_texts(
    run: &Run<'_>,
    workspace: &Workspace<'_>,
    plans: &[(&SetPlan, Vec<TextOccurrence>)],
) -> Vec<Vec<ComparedText>> {
    let look = |(plan, wanted): &(&SetPlan, Vec<TextOccurrence>)| {
        workspace.with_parsed_set(plan, |set, _| {
            let mut worded = Vec::new();
            let mut left = wanted.iter().peekable();
            let mut at = 0;
            let mut listen = |pair: &TextPair<'_, '_>, file: FileId| {
                let seen = left.next_if(|seen| seen.at == at);
                worded.extend(seen.map(|seen| ComparedText {
                    fingerprint: seen.fingerprint,
                    locale: pair.locale_at,
                    name: pair.name().into(),
                    file,
                    text: (*pair.target.prose()[0].text).into(),
                    at: seen.at,
                }));
                at += 1;
            };
            check_set(run, set, &mut listen);
            worded
        })
    };
    plans.par_iter().map(look).collect()
}

/// Looks again at sets, now that it is known how the project words its texts.
pub(super) fn second_look(
    run: &Run<'_>,
    workspace: &Workspace<'_>,
    selection: &Selection,
    plans: &[&SetPlan],
) -> Vec<Outcome> {
    let look = |plan: &&SetPlan| {
        workspace.with_parsed_set(plan, |set, loaded| {
            let mut outcome = Outcome::of(run, workspace, selection, set, loaded);
            outcome
                .findings
                .retain(|finding| run.checks.has(finding.check));
            outcome.coverage.clear();
            outcome
        })
    };
    plans.par_iter().map(look).collect()
}

fn references_to_helpers(
    workspace: &Workspace<'_>,
    set: &Set<'_>,
) -> Vec<(usize, EntryKind, String)> {
    let mut references = Vec::new();
    for (at, target) in set
        .targets
        .iter()
        .enumerate()
        .filter(|(_, target)| target.scope.own.is_some())
    {
        let patterns = target.entries().iter().flat_map(|entry| entry.patterns());
        for (_, pattern) in patterns.filter(|(_, pattern)| !pattern.is_literal()) {
            pattern.walk(&mut |part| {
                let Some((kind, id, _)) = reference(part) else {
                    return;
                };
                if target.scope.shared.find(kind, id).is_some()
                    && workspace.shared_index(0).find(kind, id).is_none()
                {
                    references.push((at, kind, id.to_owned()));
                }
            });
        }
    }
    references
}

pub(super) fn unreadable(loaded: &Loaded) -> Option<Diagnostic> {
    let error = loaded.content.as_ref().err()?;
    let message = format!("the file cannot be read: {error}");
    let mut finding = Diagnostic::new(
        "unreadable",
        Severity::Error,
        Place::File(loaded.file),
        message,
    );
    finding.help = Some("mend its permissions or remove it; everything else was checked".into());
    Some(finding)
}

/// Returns the path of a place; empty for the project as a whole.
pub(super) fn path_of<'p>(place: &'p Place, path: impl Fn(FileId) -> &'p Utf8Path) -> &'p Utf8Path {
    match place {
        Place::Project => Utf8Path::new(""),
        Place::Absent(path) => path,
        Place::File(file) | Place::Span(file, _) => path(*file),
    }
}
