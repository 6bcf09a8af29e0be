//! Completion in the text of a translation: the forms that the glossary approves of the terms in its source, and the
//! translations of like texts.

use camino::Utf8Path;
use gen_lsp_types::{CompletionItem, CompletionItemKind};

use crate::fluent::model::kind_and_id;
use crate::lsp::editor_project::EditorProject;
use crate::memory::model::{Origin, Proposal};
use crate::pipeline::export::evidence::terms;
use crate::pipeline::memory::question;
use crate::pipeline::terminology;

/// Translations of like texts that are offered at once.
const MOST_PROPOSALS: usize = 5;

/// Returns what can stand in the text of a message (its id, as it is written); `is_begun`: some of it is written already.
pub(super) fn texts(
    project: &mut EditorProject<'_>,
    path: &Utf8Path,
    (name, attribute): (&str, Option<&str>),
    is_begun: bool,
) -> Option<Vec<CompletionItem>> {
    let target = project.locale_of(path)?.checked_sub(1)?;
    let (kind, id) = kind_and_id(name);
    let text = project.with_set(path, |_, set, _| {
        let catalog = set.source.read()?.catalog;
        let pattern = set.source.entry(kind, id)?.pattern(attribute)?;
        Some(question(catalog, pattern))
    })??;
    let source = project.session().layout().source.clone();
    let locale = project.session().layout().targets[target].clone();
    let mut items = Vec::new();
    if !is_begun {
        let own = Origin {
            catalog: path.to_owned(),
            id: match attribute {
                Some(attribute) => format!("{name}.{attribute}"),
                None => name.to_owned(),
            },
        };
        let memory = project.memory(target);
        let found = memory.search(&text, Some(&own), (&source, &locale), MOST_PROPOSALS);
        items.extend(found.iter().map(remembered));
    }
    let glossary = terminology::glossary(project.session().files());
    let glossary = glossary.map(|(_, glossary)| glossary).unwrap_or_default();
    for term in terms(&text, &glossary, &locale) {
        items.extend(term.approved.iter().map(|form| CompletionItem {
            label: form.clone(),
            kind: Some(CompletionItemKind::Text),
            detail: Some(format!("{} (glossary)", term.source)),
            ..CompletionItem::default()
        }));
    }
    Some(items)
}

fn remembered(proposal: &Proposal<'_>) -> CompletionItem {
    let origin = &proposal.unit.origin;
    CompletionItem {
        label: proposal.text.clone(),
        kind: Some(CompletionItemKind::Snippet),
        detail: Some(format!(
            "{} % like {}: {}",
            proposal.percent, origin.id, proposal.unit.source
        )),
        ..CompletionItem::default()
    }
}
