//! Texts of a statement that no message holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::declare::check;
use crate::checks::document_view::DocumentView;
use crate::checks::model::{Check, StatementView};
use crate::checks::reporter::Reporter;
use crate::document::model::Document;
use crate::document::uncovered::{UncoveredKind, UncoveredText, uncovered};

check! {
    /// # What it finds
    /// Words of a statement that no block covers: fields of the front matter that hold prose and are not named as text,
    /// code, regions that the author asked to skip. Of documents that are translated as whole files, the fields.
    ///
    /// # Why it matters
    /// They stay as they are in every edition, and coverage does not count them: 100 % is said of the rest of the page.
    ///
    /// # Example
    /// ```md content/visit.md
    /// ---
    /// title: Visits
    /// overview: We visit prisons in the north.
    /// ---
    ///
    /// More to come.
    /// ```
    /// ```ftl locales/en/visit.ftl
    /// title = Visits
    ///
    /// lead = More to come.
    /// ```
    /// ```report
    /// content/visit.md:3:11: info[uncovered] 6 words are not covered: front matter `overview` 6
    /// ```
    ///
    /// # When to silence it
    /// Name the field in `paridad.toml`, and it becomes a message: `[front-matter] text = ["overview"]`. Where
    /// the words are for no reader, nothing is to be done: it is an info.
    ///
    /// # Precision
    /// It counts what is there, and finds nothing wrong with it.
    pub Uncovered = "uncovered", Info, [Statement, Document]
}

impl Check for Uncovered {
    fn statement(&self, view: &StatementView<'_, '_>, reporter: &mut Reporter<'_>) {
        report(&uncovered(view.statement.document), reporter);
    }

    fn document(&self, view: &DocumentView<'_>, reporter: &mut Reporter<'_>) {
        if let Some((_, document)) = view.target.read() {
            report(&fields(document), reporter);
        }
    }
}

/// Returns what is compared with nothing where whole documents are: their code is not to differ, and their readers see
/// what else they have.
fn fields<'d>(document: &'d Document<'_>) -> Vec<UncoveredText<'d>> {
    let mut found = uncovered(document);
    found.retain(|text| matches!(text.kind, UncoveredKind::Field(_)));
    found
}

/// Reports all of a document in one finding, at the first place.
fn report(found: &[UncoveredText<'_>], reporter: &mut Reporter<'_>) {
    let Some(first) = found.first() else { return };
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    let mut fields: BTreeSet<String> = BTreeSet::new();
    for text in found {
        if let UncoveredKind::Field(key) = text.kind {
            fields.insert(format!("\"{}\"", pattern(key)));
        }
        *words.entry(name(text.kind)).or_default() += text.words;
    }
    let total: usize = words.values().sum();
    let parts: Vec<String> = words
        .iter()
        .map(|(name, words)| format!("{name} {words}"))
        .collect();
    let are = if total == 1 { "word is" } else { "words are" };
    let message = format!("{total} {are} not covered: {}", parts.join(", "));
    let finding = reporter.report(first.span, message);
    if !fields.is_empty() {
        let named = Vec::from_iter(fields).join(", ");
        finding.help(format!(
            "to translate it, add {named} to `[front-matter] text` in paridad.toml"
        ));
    }
}

fn name(kind: UncoveredKind<'_>) -> String {
    match kind {
        UncoveredKind::Field(key) => format!("front matter `{}`", pattern(key)),
        UncoveredKind::Skipped => "left as it is".to_owned(),
        UncoveredKind::Code => "code".to_owned(),
        UncoveredKind::Parameter => "parameters without a name".to_owned(),
    }
}

/// Returns the pattern that covers a field: numbers stand for any entry of a list.
fn pattern(key: &str) -> String {
    let is_number = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
    let steps = key.split('.');
    let steps: Vec<&str> = steps
        .map(|step| if is_number(step) { "*" } else { step })
        .collect();
    steps.join(".")
}
