//! Proposals for a translation: for a terminal, and as an object.

use serde::Serialize;

use crate::report::json::object::to_text;
use crate::report::model::Look;
use crate::report::paint::{BOLD, DIM, GOOD, paint};
use crate::text::escape_control::{escape_control_chars, escape_name, on_one_line};
use crate::text::words;

/// A text, and what the memory proposes for it.
#[derive(Debug, Serialize)]
pub struct SuggestionReport {
    pub version: u32,
    pub locale: String,
    pub id: String,
    /// The catalog of the source, or that which the proposal is for.
    pub catalog: String,
    pub source: String,
    pub proposals: Vec<Proposed>,
    /// What a program of the user proposes, one for each form of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub machine: Vec<MachineProposed>,
}

/// A proposal of a program.
#[derive(Debug, Serialize)]
pub struct MachineProposed {
    /// The form that it is for: `signed:one`.
    pub id: String,
    /// `None`: there is none.
    pub text: Option<String>,
    /// What checks say of it, or why there is none.
    pub findings: Vec<MachineFinding>,
}

/// What is said of a proposal of a program.
#[derive(Debug, Serialize)]
pub struct MachineFinding {
    /// `None`: the program itself says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<&'static str>,
    pub severity: &'static str,
    pub message: String,
}

/// One proposal, the best first.
#[derive(Debug, Serialize)]
pub struct Proposed {
    pub percent: u8,
    /// The catalog that the suggestion comes from.
    pub catalog: String,
    pub id: String,
    /// The source text that it translates.
    pub source: String,
    /// With the numbers of the new text.
    pub text: String,
    /// Numbers that were replaced: as they were, and as they are.
    pub adapted: Vec<(String, String)>,
    /// Numbers of the old source that differ and were not replaced.
    pub left: Vec<String>,
}

/// The formats in which `suggest` shows its proposals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionFormat {
    Human,
    /// One object.
    Json,
}

/// Returns the report of `suggest`.
pub fn render(format: SuggestionFormat, suggestion: &SuggestionReport, look: &Look) -> String {
    match format {
        SuggestionFormat::Human => human(suggestion, look),
        SuggestionFormat::Json => to_text(suggestion),
    }
}

/// Returns the report of `suggest` for many texts.
pub fn render_all(
    format: SuggestionFormat,
    suggestions: &[SuggestionReport],
    look: &Look,
) -> String {
    match format {
        SuggestionFormat::Human => {
            let texts = suggestions.iter().map(|suggestion| human(suggestion, look));
            texts.collect::<Vec<_>>().join("\n")
        }
        SuggestionFormat::Json => to_text(&suggestions),
    }
}

fn human(suggestion: &SuggestionReport, look: &Look) -> String {
    let SuggestionReport {
        id,
        catalog,
        source,
        ..
    } = suggestion;
    let mut out = format!(
        "{} {}\n       {}\n",
        paint(look.color, BOLD, &escape_name(id)),
        paint(look.color, DIM, &escape_name(catalog)),
        on_one_line(source),
    );
    if suggestion.proposals.is_empty() && suggestion.machine.is_empty() {
        out.push_str("\nnothing like it is translated yet\n");
    }
    for proposed in &suggestion.proposals {
        let percent = format!("{:>3} %", proposed.percent);
        let origin = format!("{}: {}", proposed.catalog, proposed.id);
        out.push_str(&format!(
            "\n{}  {}\n",
            paint(look.color, GOOD, &percent),
            escape_control_chars(&proposed.text).replace('\n', "\n       "),
        ));
        out.push_str(&format!(
            "       {}\n",
            paint(look.color, DIM, &escape_name(&origin))
        ));
        if proposed.source != *source {
            let diff = words::diff(&proposed.source, source);
            out.push_str(&format!("       {}\n", on_one_line(&diff)));
        }
        let numbers = proposed.adapted.iter();
        let numbers: Vec<String> = numbers.map(|(was, is)| format!("{was} → {is}")).collect();
        if !numbers.is_empty() {
            out.push_str(&format!(
                "       numbers: {}\n",
                escape_name(&numbers.join(", "))
            ));
        }
        if !proposed.left.is_empty() {
            let left = proposed.left.join(", ");
            let left = escape_name(&left);
            out.push_str(&format!("       numbers to put right: {left}\n"));
        }
    }
    for proposed in &suggestion.machine {
        out.push_str(&by_machine(proposed, look));
    }
    out
}

fn by_machine(proposed: &MachineProposed, look: &Look) -> String {
    let text = proposed.text.as_deref().unwrap_or("no translation");
    let mut out = format!(
        "\n{}  {}\n       {}\n",
        paint(look.color, GOOD, "   MT"),
        escape_control_chars(text).replace('\n', "\n       "),
        paint(look.color, DIM, &escape_name(&proposed.id)),
    );
    for finding in &proposed.findings {
        let check = finding.check.map(|check| format!("[{check}]"));
        let check = check.unwrap_or_default();
        let message = on_one_line(&finding.message);
        out.push_str(&format!("       {}{check}: {message}\n", finding.severity));
    }
    out
}
