//! Decides which locales may be published, and says why others may not.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::policies::{Policies, Policy};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::locale::tag::Locale;
use crate::project::coverage::{Coverage, Messages};
use crate::project::layout::Layout;
use crate::project::standing::Standing;
use crate::project::translation_state::TranslationState;
use crate::text::counted::counted;
use crate::text::first_names::first_names;
use crate::text::source::FileId;

/// The conditions under which a locale is published.
#[derive(Clone, Debug, Default)]
pub struct Gate {
    /// In percent of messages; 100 where nothing is said.
    pub min_coverage: BTreeMap<Locale, u8>,
}

/// A passage of a statement that a locale cannot show in its language, though nothing is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub locale: Locale,
    /// The id of the message, or the beginning of a block that has none.
    pub what: String,
}

/// A locale that is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateRefusal {
    pub locale: Locale,
    /// The fault of the source locale, the same for all.
    pub in_source: Option<String>,
    /// The faults of the locale. One sentence each, without a full stop.
    pub reasons: Vec<String>,
}

/// The facts about a project on which the decision rests.
pub struct GateInput<'e> {
    pub layout: &'e Layout,
    /// Of the target locales.
    pub coverage: &'e [Coverage],
    pub findings: &'e [Diagnostic],
    /// Returns whether a set is to be built, by its key.
    pub is_wanted: &'e dyn Fn(&str) -> bool,
    /// Of these sets.
    pub gaps: &'e [&'e Gap],
    /// Returns whether a locale publishes text of its own for an entry (by the key of its set and its id, a term with
    /// `-`).
    pub publishes: &'e dyn Fn(&Locale, &str, &str) -> bool,
    pub policies: &'e Policies,
    /// Returns the state of a locale's translation of an entry, named as before.
    pub state: &'e dyn Fn(&Locale, &str, &str) -> Option<TranslationState>,
}

/// Checks that are about messages that are not there, or not whole.
const ABOUT_INCOMPLETE: [&str; 5] = [
    "empty",
    "missing-attribute",
    "missing-message",
    "missing-value",
    "syntax",
];

/// Checks that find in an old translation what its source says no longer.
const FOLLOW_FROM_STALE: [&str; 7] = [
    "stale",
    "numbers",
    "large-numbers",
    "money",
    "dates",
    "acronyms",
    "link-target",
];

/// The most ids that a reason names.
const NAMED: usize = 4;

/// Returns the locales that are refused, the source locale first.
///
/// An error in the source locale, in a statement or in the project as a whole refuses every locale, whatever is
/// allowed: what is translated would be the wrong thing.
pub fn refusals(gate: &Gate, input: &GateInput<'_>) -> Vec<GateRefusal> {
    let layout = input.layout;
    let owners = Owners::new(layout);
    let mut errors: BTreeMap<Option<&Locale>, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in input.findings {
        let is_error = finding.severity == Severity::Error;
        if is_error && owners.key(finding).is_none_or(input.is_wanted) {
            let target = owners.locale(finding).filter(|it| **it != layout.source);
            errors.entry(target).or_default().push(finding);
        }
    }
    let in_source = errors.get(&None).map(|errors| {
        let count = counted(errors.len(), "error");
        format!(
            "{count} in the source ({}): {}",
            layout.source,
            named(errors)
        )
    });
    let target_reasons = |locale: &Locale| {
        let errors = errors.get(&Some(locale)).map_or(&[][..], Vec::as_slice);
        let (incomplete, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) = errors
            .iter()
            .filter(|finding| !is_suppressed_by_policy(finding, locale, &owners, input))
            .partition(|finding| is_about_incomplete(finding, locale, &owners, input));
        let mut reasons = Vec::new();
        if !others.is_empty() {
            let count = counted(others.len(), "error");
            reasons.push(format!("{count}: {}", named(&others)));
        }
        if input.policies.missing(locale) == Policy::Fail {
            let asked = gate.min_coverage.get(locale).copied();
            reasons.extend(incompleteness(input, locale, asked, &incomplete));
            reasons.extend(gaps(input, locale));
        } else if input.policies.draft(locale) == Policy::Fail {
            reasons.extend(drafts(input, locale));
        }
        reasons
    };
    let targets = layout.targets.iter();
    let judged = targets.map(|locale| (locale, target_reasons(locale)));
    std::iter::once((&layout.source, Vec::new()))
        .chain(judged)
        .filter(|(_, reasons)| in_source.is_some() || !reasons.is_empty())
        .map(|(locale, reasons)| GateRefusal {
            locale: locale.clone(),
            in_source: in_source.clone(),
            reasons,
        })
        .collect()
}

/// The set and the locale of each file.
struct Owners<'l> {
    files: BTreeMap<FileId, (&'l str, Option<&'l Locale>)>,
}

impl<'l> Owners<'l> {
    fn new(layout: &'l Layout) -> Self {
        let mut files = BTreeMap::new();
        for plan in layout.sets.iter() {
            let targets = plan.targets.iter().zip(&layout.targets);
            for (catalog, locale) in targets {
                files.extend(
                    catalog
                        .file()
                        .map(|file| (file, (plan.key.as_str(), Some(locale)))),
                );
            }
            let of_source = plan.source.file().into_iter().chain(plan.statement);
            files.extend(of_source.map(|file| (file, (plan.key.as_str(), None))));
        }
        Self { files }
    }

    fn locale<'f>(&self, finding: &'f Diagnostic) -> Option<&'f Locale>
    where
        'l: 'f,
    {
        match &finding.subject.locale {
            Some(locale) => Some(locale),
            None => self.files.get(&finding.file()?)?.1,
        }
    }

    fn key(&self, finding: &Diagnostic) -> Option<&'l str> {
        let mut files = finding.files().filter_map(|file| self.files.get(&file));
        files.next().map(|(key, _)| *key)
    }
}

/// Returns whether an error is about an entry for which readers get the text of another locale.
fn is_about_incomplete(
    finding: &Diagnostic,
    locale: &Locale,
    owners: &Owners<'_>,
    input: &GateInput<'_>,
) -> bool {
    let unpublished = || {
        let (key, id) = (owners.key(finding)?, finding.subject.id.as_deref()?);
        Some(!(input.publishes)(locale, key, id))
    };
    ABOUT_INCOMPLETE.contains(&finding.check)
        || matches!(finding.place, Place::Absent(_))
        || unpublished().unwrap_or(false)
}

/// Returns whether an error is about a translation that is not published, or says no more than that it is an old one,
/// and the project says what becomes of such.
fn is_suppressed_by_policy(
    finding: &Diagnostic,
    locale: &Locale,
    owners: &Owners<'_>,
    input: &GateInput<'_>,
) -> bool {
    let (Some(key), Some(id)) = (owners.key(finding), finding.subject.id.as_deref()) else {
        return false;
    };
    let state = (input.state)(locale, key, id);
    let policy = match state.and_then(Standing::of) {
        None => return false,
        Some(Standing::Stale) => input.policies.stale(locale),
        Some(Standing::Draft) => input.policies.draft(locale),
    };
    match policy {
        Policy::Fail => false,
        Policy::Source | Policy::Omit => true,
        Policy::Last => FOLLOW_FROM_STALE.contains(&finding.check),
    }
}

fn drafts(input: &GateInput<'_>, locale: &Locale) -> Option<String> {
    let coverage = input.coverage.iter().find(|it| it.locale == *locale)?;
    match coverage.total.messages.draft {
        0 => None,
        count => {
            let verb = if count == 1 { "awaits" } else { "await" };
            Some(format!("{} {verb} confirmation", counted(count, "draft")))
        }
    }
}

fn incompleteness(
    input: &GateInput<'_>,
    locale: &Locale,
    asked: Option<u8>,
    errors: &[&Diagnostic],
) -> Option<String> {
    let (is_asked, needed) = (asked.is_some(), asked.unwrap_or(100));
    let coverage = input.coverage.iter().find(|it| it.locale == *locale);
    let mut messages = coverage.map_or_else(Messages::default, |it| it.total.messages);
    let are_drafts_fit = input.policies.draft(locale) != Policy::Fail;
    if are_drafts_fit {
        messages.translated += messages.draft;
    }
    // Nobody asked for more than that nothing is missing: that a text reads like its source is a warning.
    if !is_asked {
        messages.translated += messages.untranslated;
    }
    let Messages {
        translated, total, ..
    } = messages;
    let below = messages.percent() < needed;
    let which = match errors {
        [] => String::new(),
        errors => format!(": {}", named(errors)),
    };
    match (below, errors.len()) {
        (false, 0) => None,
        (false, count) => {
            let verb = if count == 1 { "is" } else { "are" };
            let messages = counted(count, "message");
            Some(format!("{messages} {verb} not whole{which}"))
        }
        (true, _) => {
            let waiting = drafts(input, locale).filter(|_| !are_drafts_fit);
            let waiting = waiting.map_or_else(String::new, |it| format!("; {it}"));
            Some(format!(
                "{translated} of {total} messages are translated, {needed} % are needed{which}{waiting}"
            ))
        }
    }
}

fn gaps(input: &GateInput<'_>, locale: &Locale) -> Option<String> {
    let gaps = input.gaps.iter().filter(|gap| gap.locale == *locale);
    let what: BTreeSet<&str> = gaps.map(|gap| gap.what.as_str()).collect();
    let count = counted(what.len(), "passage");
    (!what.is_empty()).then(|| format!("{count} without usable text: {}", listed(what)))
}

/// Returns the ids that findings are about, each with the check where it says more than that something is missing.
fn named(findings: &[&Diagnostic]) -> String {
    let names = findings.iter().map(|finding| finding_name(finding));
    listed(names.collect())
}

fn finding_name(finding: &Diagnostic) -> String {
    let id = finding.subject.id.as_deref();
    match (id, &finding.place) {
        (Some(id), _) if finding.check == "missing-message" => format!("`{id}`"),
        (Some(id), _) => format!("`{id}` ({})", finding.check),
        (None, Place::Absent(path)) => format!("`{path}` ({})", finding.check),
        (None, _) => format!("{} ({})", finding.message, finding.check),
    }
}

fn listed<T: AsRef<str>>(names: BTreeSet<T>) -> String {
    let names: Vec<T> = names.into_iter().collect();
    first_names(&names, NAMED)
}
