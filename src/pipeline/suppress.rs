//! Takes out the findings that directives in the catalogs allow, and reports directives that do not help.
//!
//! Whoever sends in a translation can write a directive above it as well: one in a file of translations does not
//! silence a check that guards readers against it.

use crate::checks;
use crate::checks::project::suppression::SuppressionCheck;
use crate::checks::run::Run;
use crate::diagnostic::{Diagnostic, Place, Subject};
use crate::fluent::model::display_name;
use crate::pipeline::selection::Selection;
use crate::project::set::{CatalogFile, Set, Side};
use crate::project::suppression::{Suppression, suppressions};

/// A directive, where it stands, and which of its checks it has silenced.
struct Directive<'p> {
    side: Side<'p>,
    file: CatalogFile<'p>,
    suppression: Suppression<'p>,
    used: Vec<bool>,
}

/// Applies the directives of all catalogs of a set to its findings.
pub fn suppress(
    run: &Run<'_>,
    set: &Set<'_>,
    selection: &Selection,
    findings: &mut Vec<Diagnostic>,
) {
    let sides = std::iter::once(&set.source).chain(&set.targets);
    let read = sides.filter_map(|side| Some((*side, side.read()?)));
    let mut directives: Vec<Directive<'_>> = read
        .flat_map(|(side, file)| {
            suppressions(file.catalog)
                .into_iter()
                .map(move |suppression| {
                    let used = vec![false; suppression.checks.len()];
                    Directive {
                        side,
                        file,
                        suppression,
                        used,
                    }
                })
        })
        .collect();
    if directives.is_empty() {
        return;
    }
    findings.retain(|finding| {
        !directives
            .iter_mut()
            .any(|directive| directive.allows(finding))
    });
    if run.checks.has(SuppressionCheck::INFO.id) {
        let judged = |directive| judge(run, selection, directive);
        findings.extend(directives.iter().flat_map(judged));
    }
}

impl Directive<'_> {
    /// Whether only those who publish can allow what a check finds.
    fn is_beyond_it(&self, check: &str) -> bool {
        !self.side.is_source && checks::find(check).is_some_and(|it| it.info().is_safety)
    }

    fn allows(&mut self, finding: &Diagnostic) -> bool {
        let suppression = &self.suppression;
        let Some((kind, id)) = suppression.entry else {
            return false;
        };
        let of_locale =
            self.side.is_source || finding.subject.locale.as_ref() == Some(self.side.locale);
        let of_entry = finding
            .subject
            .id
            .as_deref()
            .is_some_and(|it| it == display_name(kind, id));
        if suppression.reason.is_empty() || !of_locale || !of_entry {
            return false;
        }
        let mut named = suppression.checks.iter();
        let Some(at) = named.position(|check| *check == finding.check) else {
            return false;
        };
        self.used[at] = true;
        !self.is_beyond_it(finding.check)
    }
}

fn judge(run: &Run<'_>, selection: &Selection, directive: &Directive<'_>) -> Vec<Diagnostic> {
    let suppression = &directive.suppression;
    let info = SuppressionCheck::INFO;
    let say = |message: String, help: &str| {
        let place = Place::Span(directive.file.file, suppression.span);
        let mut finding = Diagnostic::new(info.id, info.severity, place, message);
        finding.help = Some(help.to_owned());
        finding.subject = Subject {
            locale: Some(directive.side.locale.clone()),
            id: suppression
                .entry
                .map(|(kind, id)| display_name(kind, id).into()),
            attribute: None,
        };
        finding
    };
    if !suppression.well_formed || suppression.checks.is_empty() {
        return vec![say(
            "this directive is not understood".into(),
            "write `paridad: allow(check) reason`",
        )];
    }
    if suppression.entry.is_none() {
        let message = "this directive belongs to no message".into();
        return vec![say(
            message,
            "put it directly above the message, with one `#` and no blank line between",
        )];
    }
    if suppression.reason.is_empty() {
        return vec![say(
            "this directive gives no reason".into(),
            "say why after the bracket: `allow(check) reason`",
        )];
    }
    let mut findings = Vec::new();
    for (check, used) in suppression.checks.iter().zip(&directive.used) {
        if checks::find(check).is_none() {
            findings.push(say(
                format!("there is no check `{check}`"),
                "`paridad explain` lists the checks",
            ));
        } else if directive.is_beyond_it(check) {
            findings.push(say(
                format!("`allow({check})` has no effect in a translation"),
                "only the source file, or a rule of `[[levels]]` in paridad.toml, can allow this",
            ));
        } else if !used && is_judgeable(run, selection, check) {
            findings.push(say(
                format!("nothing here needs `allow({check})`"),
                "remove it",
            ));
        }
    }
    findings
}

/// Whether a run could have found what a directive allows: a narrowed one cannot tell.
fn is_judgeable(run: &Run<'_>, selection: &Selection, check: &str) -> bool {
    selection.locales.is_none() && run.checks.has(check)
}
