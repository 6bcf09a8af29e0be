//! What the modules of XLIFF 2.1 say of a text: candidates, terms, rules of validation, and findings as issues of
//! localization quality (ITS 2.0). <https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html>

use crate::diagnostic::Severity;
use crate::exchange::model::{ExchangeUnit, UnitFinding};
use crate::exchange::xml::{push_attribute, push_content};

/// Of the modules.
pub(super) const NAMESPACES: &str = " xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\" xmlns:gls=\"urn:oasis:names:tc:xliff:glossary:2.0\" xmlns:val=\"urn:oasis:names:tc:xliff:validation:2.0\" xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\"";

/// The numbers that are unique in a document.
#[derive(Default)]
pub(super) struct RichNumbers {
    issues: usize,
}

/// Adds what stands before the metadata of a unit: candidates and terms.
pub(super) fn push_before(unit: &ExchangeUnit, margin: &str, out: &mut String) {
    let evidence = &unit.evidence;
    if !evidence.candidates.is_empty() {
        out.extend([margin, "  <mtc:matches>\n"]);
        for (at, candidate) in evidence.candidates.iter().enumerate() {
            out.extend([margin, "    <mtc:match"]);
            push_attribute("id", &format!("m{}", at + 1), out);
            out.push_str(" ref=\"#s1\" type=\"tm\"");
            if candidate.is_previous {
                out.push_str(" subType=\"paridad:previous\"");
            }
            push_attribute("similarity", &candidate.similarity.to_string(), out);
            push_attribute("origin", &candidate.origin, out);
            out.push_str("><source>");
            push_content(&candidate.source, out);
            out.push_str("</source><target>");
            push_content(&candidate.target, out);
            out.push_str("</target></mtc:match>\n");
        }
        out.extend([margin, "  </mtc:matches>\n"]);
    }
    if !evidence.terms.is_empty() {
        out.extend([margin, "  <gls:glossary>\n"]);
        for (at, term) in evidence.terms.iter().enumerate() {
            out.extend([margin, "    <gls:glossEntry"]);
            push_attribute("id", &format!("g{}", at + 1), out);
            out.push_str("><gls:term source=\"paridad\">");
            push_content(&term.source, out);
            out.push_str("</gls:term>");
            for form in &term.approved {
                out.push_str("<gls:translation source=\"paridad\">");
                push_content(form, out);
                out.push_str("</gls:translation>");
            }
            out.push_str("</gls:glossEntry>\n");
        }
        out.extend([margin, "  </gls:glossary>\n"]);
    }
}

/// Adds what stands behind the metadata: rules and issues. Returns the number of the issues that the translation has.
pub(super) fn push_after(
    unit: &ExchangeUnit,
    margin: &str,
    numbers: &mut RichNumbers,
    out: &mut String,
) -> Option<usize> {
    let evidence = &unit.evidence;
    let forbidden = evidence.terms.iter().flat_map(|term| &term.forbidden);
    let mut rules: Vec<(&str, &str)> = Vec::new();
    rules.extend(evidence.numbers.iter().map(|it| ("isPresent", it.as_str())));
    rules.extend(forbidden.map(|form| ("isNotPresent", form.as_str())));
    if !rules.is_empty() {
        out.extend([margin, "  <val:validation>"]);
        for (name, text) in rules {
            out.push_str("<val:rule");
            push_attribute(name, text, out);
            out.push_str("/>");
        }
        out.push_str("</val:validation>\n");
    }
    if evidence.findings.is_empty() || unit.target.is_empty() {
        return None;
    }
    numbers.issues += 1;
    out.extend([margin, "  <its:locQualityIssues"]);
    push_attribute("xml:id", &format!("lqi{}", numbers.issues), out);
    out.push('>');
    for finding in &evidence.findings {
        out.push_str("<its:locQualityIssue");
        push_attribute("locQualityIssueType", issue_type(finding.check), out);
        push_attribute("locQualityIssueComment", &told(finding), out);
        let severity = match finding.severity {
            Severity::Error => "100",
            Severity::Warning => "50",
            Severity::Info => "10",
        };
        push_attribute("locQualityIssueSeverity", severity, out);
        out.push_str("/>");
    }
    out.push_str("</its:locQualityIssues>\n");
    Some(numbers.issues)
}

/// Adds the findings as notes, which every program shows.
pub(super) fn push_notes(unit: &ExchangeUnit, out: &mut String) {
    for finding in &unit.evidence.findings {
        out.push_str("<note category=\"finding\"");
        let priority = match finding.severity {
            Severity::Error => "1",
            Severity::Warning => "3",
            Severity::Info => "5",
        };
        push_attribute("priority", priority, out);
        out.push_str(" appliesTo=\"target\">");
        push_content(&told(finding), out);
        out.push_str("</note>");
    }
}

/// Opens the mark around a translation that has issues.
pub(super) fn push_issue_mark(number: usize, out: &mut String) {
    out.push_str("<mrk id=\"q1\" type=\"its:generic\"");
    push_attribute("its:locQualityIssuesRef", &format!("#its=lqi{number}"), out);
    out.push('>');
}

fn told(finding: &UnitFinding) -> String {
    format!("{}: {}", finding.check, finding.message)
}

/// Returns the type of issue that a check finds. <https://www.w3.org/TR/its20/#lqissue-typevalues>
fn issue_type(check: &str) -> &'static str {
    match check {
        "numbers" | "money" | "dates" | "large-numbers" | "number-words" | "units" => "numbers",
        "names" | "acronyms" | "consistency" => "inconsistency",
        "glossary" | "term-literal" => "terminology",
        "markup" | "link-target" | "variable-mismatch" | "reference-mismatch" | "code"
        | "footnotes" | "tables" => "markup",
        "identical" | "wrong-language" | "half-translated" => "untranslated",
        "truncated" => "omission",
        "negation" => "mistranslation",
        "quotes" | "brackets" | "spacing" | "ellipsis" | "inverted-marks" => "typographical",
        "number-format" | "mixed-variants" | "month-case" => "locale-violation",
        "mojibake" | "homoglyphs" | "invisible-characters" => "characters",
        "repeated-word" => "duplication",
        "length-ratio" => "length",
        "stale" | "stale-minor" | "unconfirmed" => "non-conformance",
        check if check.starts_with("missing-") || check.ends_with("-missing") => "omission",
        _ => "other",
    }
}
