//! Hover: of a translation its source, with what was changed in it since; of a source text, and of the block of a
//! statement that it holds, its translations; of a reference what it stands for.

use gen_lsp_types::{Contents, Hover, HoverParams, MarkupContent, MarkupKind, Range};

use crate::fluent::model::{Catalog, Entry};
use crate::fluent::parse::parse;
use crate::lsp::definition::block_at;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::mention::{entry_at, mention_at, side};
use crate::project::pairing::BlockMatch;
use crate::project::set::{Set, Side};
use crate::project::staleness::Staleness;
use crate::text::words;

pub(super) fn hover(
    project: &mut EditorProject<'_>,
    params: HoverParams,
) -> anyhow::Result<Option<Hover>> {
    Ok(shown(project, &params))
}

fn shown(project: &EditorProject<'_>, params: &HoverParams) -> Option<Hover> {
    let (path, text, offset) = project.place(&params.text_document_position_params)?;
    if path.extension() != Some("ftl") {
        let shown = project.with_set(&path, |_, set, _| block(set, offset));
        return Some(markdown(shown??, None));
    }
    let catalog = parse(&text.text);
    let entry = entry_at(&catalog, offset)?;
    let mention = mention_at(&catalog, offset);
    let reference = mention.filter(|mention| !mention.is_definition);
    let (span, value) = match reference {
        Some(reference) => {
            let value = project.with_set(&path, |_, set, at| {
                let scope = side(set, at)?.scope;
                let found = scope.find(reference.kind, reference.id)?;
                Some(quoted(found.catalog, found.entry))
            });
            (reference.span, value??)
        }
        None => {
            let value = project.with_set(&path, |_, set, at| match at {
                0 => translations(set, entry),
                _ => source(set, &set.targets[at - 1], entry),
            });
            (entry.span, value??)
        }
    };
    Some(markdown(value, Some(text.positions().range(span))))
}

/// Returns the message of the block of a statement at a place, and its translations.
fn block(set: &Set<'_>, offset: u32) -> Option<String> {
    let (block, message) = block_at(set, offset)?;
    let Some(message) = message else {
        return Some("no message yet: `paridad sync` gives this block one".to_owned());
    };
    let mut shown = format!("`{}`", message.name());
    if matches!(block, BlockMatch::Drifted(_)) {
        let catalog = set.source.read()?.catalog;
        let text = fenced("ftl", catalog.text(message));
        shown.push_str(&format!(
            ": drifted, `paridad sync` brings the catalog in line\n\n{text}"
        ));
    }
    shown.push_str(&format!("\n\n{}", translations(set, message)?));
    Some(shown)
}

fn markdown(value: String, range: Option<Range>) -> Hover {
    let kind = MarkupKind::Markdown;
    Hover {
        contents: Contents::MarkupContent(MarkupContent { kind, value }),
        range,
    }
}

/// Returns the source of a translation, and its state.
fn source(set: &Set<'_>, target: &Side<'_>, entry: &Entry<'_>) -> Option<String> {
    let source = set.source.entry(entry.kind, entry.id)?;
    let mut shown = quoted(set.source.read()?.catalog, source);
    if let Some(status) = target.translation(source, set.source) {
        let (locale, state) = (target.locale, status.state.as_str());
        shown.push_str(&format!("\n\n`{locale}`: {state}"));
        for place in 0..source.patterns().count() {
            if let Some(Staleness::Stale(stale)) = status.text(place) {
                let diff = words::diff(&stale.was, &stale.now);
                shown.push_str(&format!(
                    "; in the source since:\n{}",
                    fenced("text", &diff)
                ));
            }
        }
    }
    Some(shown)
}

/// Returns the translations of a source text, each with its state.
fn translations(set: &Set<'_>, entry: &Entry<'_>) -> Option<String> {
    let source = set.source.entry(entry.kind, entry.id)?;
    let of_target = |target: &Side<'_>| {
        let state = target.translation(source, set.source)?.state.as_str();
        let head = format!("`{}`: {state}", target.locale);
        let translation = target.entry(source.kind, source.id);
        Some(match translation.zip(target.read()) {
            Some((translation, file)) => {
                format!("{head}\n{}", fenced("ftl", file.catalog.text(translation)))
            }
            None => head,
        })
    };
    let shown: Vec<String> = set.targets.iter().filter_map(of_target).collect();
    (!shown.is_empty()).then(|| shown.join("\n\n"))
}

/// Returns an entry as it is written, under its comment.
fn quoted(catalog: &Catalog<'_>, entry: &Entry<'_>) -> String {
    let text = fenced("ftl", catalog.text(entry));
    match &entry.comment {
        Some(comment) => format!("{}\n\n{text}", comment.lines.join("\n")),
        None => text,
    }
}

/// Returns a block of code whose fence is longer than any in the text.
fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|sign| sign != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}")
}
