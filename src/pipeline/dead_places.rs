//! Links to places in other statements, for the check `anchors`: only who can read the other statement follows them.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::checks::run::Run;
use crate::checks::statements::anchors::Anchors;
use crate::diagnostic::{Diagnostic, Place, Severity, Subject};
use crate::document::heading_ids::HeadingLinks;
use crate::document::inline::InlineKind;
use crate::document::inlines::inlines;
use crate::document::model::Format;
use crate::locale::pseudo::PseudoLocale;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::PlannedCatalog;
use crate::project::links::reference::FileReference;
use crate::project::pairing::BlockMatch;
use crate::project::passage::passages;
use crate::project::set::{Set, Side, Statement};

/// The findings about the links of a set, and the sets that they lead to.
#[derive(Default)]
pub(super) struct DeadPlaces {
    pub findings: Vec<Diagnostic>,
    /// By their numbers in the layout: the findings depend on their files.
    pub followed: BTreeSet<usize>,
}

/// A link to a place in another statement.
struct PlaceLink {
    block: usize,
    written: String,
    path: Utf8PathBuf,
    /// The number of the set of the other statement.
    set: usize,
    fragment: String,
}

/// Follows the links of a statement, and of its translations.
pub(super) fn of_set(run: &Run<'_>, workspace: &Workspace<'_>, set: &Set<'_>) -> DeadPlaces {
    let is_wanted = run.checks.has(Anchors::INFO.id);
    let Some(statement) = set.statement.as_ref().filter(|_| is_wanted) else {
        return DeadPlaces::default();
    };
    let mut dead = DeadPlaces::default();
    let blocks = &statement.document.blocks;
    let texts = blocks
        .iter()
        .map(|block| (Some(&*block.text), block.format));
    let mut unsound = BTreeSet::new();
    for link in links(workspace, statement, texts) {
        dead.followed.insert(link.set);
        if places(workspace, link.set, 0).is_none_or(|places| places.leads(&link.fragment)) {
            continue;
        }
        dead.findings.push(in_source(set.source, statement, &link));
        unsound.insert((link.set, link.fragment));
    }
    for (at, target) in set.targets.iter().enumerate() {
        if target.read().is_none() {
            continue;
        }
        let passages = passages(set.source, statement, *target);
        let texts = passages.iter().zip(blocks);
        let texts = texts.map(|(passage, block)| (passage.text.as_deref(), block.format));
        for link in links(workspace, statement, texts) {
            dead.followed.insert(link.set);
            let Some(places) = places(workspace, link.set, at + 1) else {
                continue;
            };
            if unsound.contains(&(link.set, link.fragment.clone())) {
                continue;
            }
            let fault = if !places.leads(&link.fragment) {
                PlaceFault::Nowhere
            } else if is_translated(*target) && places.is_in_source_words(&link.fragment) {
                PlaceFault::SourceWords(places.name(&link.fragment).map(str::to_owned))
            } else {
                continue;
            };
            let entry = passages[link.block].target;
            dead.findings.extend(entry.and_then(|entry| {
                let read = target.read()?;
                let place =
                    Place::Span(read.file, read.catalog.pattern_span(entry.value.as_ref()?));
                let mut finding = fault.finding(place, &link);
                finding.subject = Subject {
                    locale: Some(target.locale.clone()),
                    id: Some(entry.name().into()),
                    attribute: None,
                };
                finding.source = Some(Place::Span(statement.file, blocks[link.block].span));
                Some(finding)
            }));
        }
    }
    dead
}

/// Returns whether its words are those of a language, which a link to a heading should have.
fn is_translated(target: Side<'_>) -> bool {
    PseudoLocale::of(target.locale).is_none()
}

fn in_source(source: Side<'_>, statement: &Statement<'_>, link: &PlaceLink) -> Diagnostic {
    let span = statement.document.blocks[link.block].span;
    let place = Place::Span(statement.file, span);
    let mut finding = PlaceFault::Nowhere.finding(place, link);
    // Other programs may make other names of headings than ours.
    finding.severity = Severity::Warning;
    if let BlockMatch::Exact(entry) | BlockMatch::Drifted(entry) =
        statement.pairing.blocks[link.block]
    {
        finding.subject.id = Some(source.entries()[entry].id.into());
    }
    finding
}

/// The fault of a link.
enum PlaceFault {
    Nowhere,
    /// It has the words of the source, where the heading was translated: its name in the translation.
    SourceWords(Option<String>),
}

impl PlaceFault {
    fn finding(&self, place: Place, link: &PlaceLink) -> Diagnostic {
        let (written, path) = (&link.written, &link.path);
        let (message, help) = match self {
            PlaceFault::Nowhere => (
                format!("the link `{written}` leads to no place in `{path}`"),
                format!("lead to a heading or an `id` of `{path}`"),
            ),
            PlaceFault::SourceWords(name) => (
                format!(
                    "the link `{written}` has the words of the source: the heading was translated"
                ),
                match name {
                    Some(name) => format!("write `#{name}`, as the heading reads in this language"),
                    None => "write the heading as it reads in this language".to_owned(),
                },
            ),
        };
        let mut finding = Diagnostic::new(Anchors::INFO.id, Severity::Error, place, message);
        finding.help = Some(help);
        finding
    }
}

/// Returns the places of another statement in a locale (0 is the source locale), or in the source where it has none.
fn places<'w>(workspace: &'w Workspace<'_>, set: usize, locale: usize) -> Option<&'w HeadingLinks> {
    let plan = workspace.layout.sets.get(set)?;
    let target = locale.checked_sub(1).map(|at| &plan.targets[at]);
    let is_excluded = target == Some(&PlannedCatalog::Excluded);
    let locale = if is_excluded { 0 } else { locale };
    workspace.places(set)?.links(locale)
}

/// Returns the links in the texts of blocks that lead to places in other statements.
fn links<'t>(
    workspace: &Workspace<'_>,
    statement: &Statement<'_>,
    texts: impl Iterator<Item = (Option<&'t str>, Format)>,
) -> Vec<PlaceLink> {
    let path = workspace.layout.path(statement.file);
    let folder = path.parent().unwrap_or(Utf8Path::new(""));
    let mut found = Vec::new();
    for (block, (text, format)) in texts.enumerate() {
        let Some(text) = text.filter(|text| text.contains('#') && text.contains('.')) else {
            continue;
        };
        for inline in inlines(text, format) {
            let target = match &inline.kind {
                InlineKind::Link { target, .. } => target.as_str(),
                InlineKind::Tag(tag) if format == Format::Markdown => {
                    tag.attribute("href").unwrap_or_default()
                }
                _ => continue,
            };
            let Some(reference) = FileReference::read(folder, target) else {
                continue;
            };
            let (Some(set), Some(fragment)) =
                (workspace.set_at(&reference.path), reference.fragment)
            else {
                continue;
            };
            // A text fragment names words, and no place.
            if fragment != "top" && !fragment.contains(":~:") {
                found.push(PlaceLink {
                    block,
                    written: target.to_owned(),
                    set,
                    fragment: fragment.to_owned(),
                    path: reference.path,
                });
            }
        }
    }
    found
}
