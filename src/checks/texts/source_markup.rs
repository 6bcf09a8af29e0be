//! Markup that the source gets wrong: told once, where it stands, and not in each translation that keeps it.

use crate::checks::model::EntryView;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextSide;
use crate::checks::texts::broken_link::broken;
use crate::checks::texts::elements::{TagFault, TagFaultKind, elements, is_element};
use crate::diagnostic::Severity;
use crate::document::inline::{Inline, InlineKind};

/// Elements that may go on in another text: what a page wraps several paragraphs in, or HTML closes by itself.
const GOES_ON: &[&str] = &[
    "button", "details", "div", "dd", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "li",
    "ol", "option", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
];

/// Reports the faults in the markup of a text of the source.
pub(super) fn report_source(view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
    let (side, catalog) = (view.view.side, view.view.file.catalog);
    let signs = view.signs();
    if !side.is_source || !signs.has(b'<') && !signs.has(b']') {
        return;
    }
    for (attribute, pattern) in view.entry.patterns() {
        let text = TextSide::new(side.locale, catalog, side.scope, pattern);
        for (at, prose) in text.prose().iter().enumerate() {
            let before = reporter.count();
            if prose.signs().has(b'<') && has_elements_alone(&text.inlines()[at]) {
                let faults = elements(&text.inlines()[at]).faults;
                // One slip makes several faults.
                if let Some(fault) = faults.iter().find(|fault| !goes_on(fault)) {
                    reporter
                        .report(prose.span(fault.span.range()), told(fault))
                        .severity(Severity::Warning)
                        .attribute(attribute)
                        .help("mend it here; translations are not blamed for it");
                }
            }
            if reporter.count() == before
                && prose.signs().has(b']')
                && let Some((range, fault)) = broken(&prose.text)
                && fault.ends_with("its end")
            {
                reporter
                    .report(prose.span(range), format!("this link is broken: {fault}"))
                    .severity(Severity::Warning)
                    .attribute(attribute)
                    .help("write `[text](target)`; translations are not blamed for it");
            }
            if reporter.count() > before {
                return;
            }
        }
    }
}

/// Returns whether every tag is one of HTML: a text with words in angle brackets is no page.
fn has_elements_alone(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match &inline.kind {
        InlineKind::Tag(tag) => is_element(&tag.name),
        _ => true,
    })
}

fn goes_on(fault: &TagFault) -> bool {
    GOES_ON.contains(&fault.name.as_str())
}

fn told(fault: &TagFault) -> String {
    let name = &fault.name;
    match fault.kind {
        TagFaultKind::Unclosed => format!("`<{name}>` is never closed"),
        TagFaultKind::Unopened => format!("`</{name}>` closes nothing"),
        TagFaultKind::Crossed => {
            format!("`</{name}>` closes after the element that it stands in")
        }
    }
}
