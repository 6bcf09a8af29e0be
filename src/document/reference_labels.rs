//! Labels of reference links in translations: a label that was translated leads nowhere, so the source's takes its place.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::document::inline::InlineKind;
use crate::document::inlines::inlines;
use crate::document::model::{Format, LinkDefinition};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A link by a label.
struct LabelledLink {
    label: String,
    span: Span,
    is_shortcut: bool,
}

/// Gives the links of a translation that no definition stands for the labels of those of the source that it lacks, in
/// order. A text with more or fewer of them than the source stays as it is.
pub(super) fn with_known_labels<'t>(
    source: &str,
    translation: &'t str,
    definitions: &[LinkDefinition<'_>],
) -> Cow<'t, str> {
    let has_labels = |text: &str| memchr::memchr(b'[', text.as_bytes()).is_some();
    if definitions.is_empty() || !has_labels(source) || !has_labels(translation) {
        return Cow::Borrowed(translation);
    }
    let known: BTreeSet<String> = definitions.iter().map(|it| folded(&it.label)).collect();
    let theirs = links(source);
    let own = links(translation);
    let have =
        |links: &[LabelledLink], label: &str| links.iter().any(|it| folded(&it.label) == label);
    let lacking: Vec<&LabelledLink> = theirs
        .iter()
        .filter(|it| known.contains(&folded(&it.label)) && !have(&own, &folded(&it.label)))
        .collect();
    let unknown: Vec<&LabelledLink> = own
        .iter()
        .filter(|it| !known.contains(&folded(&it.label)) && !have(&theirs, &folded(&it.label)))
        .collect();
    if lacking.is_empty() || lacking.len() != unknown.len() {
        return Cow::Borrowed(translation);
    }
    let mut out = String::with_capacity(translation.len() + 16);
    let mut copied = 0;
    for (link, theirs) in unknown.iter().zip(lacking) {
        let range = link.span.range();
        let written = translation.slice(range.clone());
        // The second pair of brackets, or behind the only one.
        let label_at = if link.is_shortcut {
            None
        } else {
            written.rfind('[')
        };
        out.push_str(translation.slice(copied..range.start + label_at.unwrap_or(written.len())));
        out.push('[');
        out.push_str(&theirs.label);
        out.push(']');
        copied = range.end;
    }
    out.push_str(translation.slice(copied..));
    Cow::Owned(out)
}

fn links(text: &str) -> Vec<LabelledLink> {
    let labelled = inlines(text, Format::Markdown)
        .into_iter()
        .filter_map(|inline| {
            let (label, is_shortcut) = match inline.kind {
                InlineKind::Reference { label, shortcut } => (label, shortcut),
                InlineKind::ImageReference { label, .. } => {
                    let written = text.slice(inline.span.range());
                    (label, !written.contains("]["))
                }
                _ => return None,
            };
            Some(LabelledLink {
                label,
                span: inline.span,
                is_shortcut,
            })
        });
    labelled.collect()
}

/// Returns a label as definitions are found by it: in any case, its blanks as one.
fn folded(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
