//! Completion: ids that the translation lacks, in the order of the source; in a placeable the variables of the source,
//! terms, messages and functions with their options; in a variant the plural categories of the language; in a text what
//! the glossary and the memory say.
//!
//! A text in which somebody types is often broken: only the line up to the cursor is looked at.

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, CompletionParams,
    CompletionResponse, Position, Range, TextEdit,
};

use crate::fluent::model::{Entry, EntryKind, kind_and_id};
use crate::fluent::reference::variables;
use crate::locale::plurals::{Counting, Plurals};
use crate::lsp::editor_project::EditorProject;
use crate::lsp::function_options::{ArgumentSite, argument_site, arguments};
use crate::lsp::mention::side;
use crate::lsp::text_completion::texts;
use crate::project::definition::Definition;
use crate::project::set::{Set, Side};
use crate::project::translation_state::TranslationState;
use crate::text::slice::Slice;
use crate::text::words;

/// What can stand where somebody types.
enum CompletionSite<'t> {
    /// The id of an entry, at the start of a line.
    Id,
    /// A variable of the message with this id.
    Variable(&'t str),
    Term,
    /// A message or a function.
    Reference,
    PluralCategory(Counting),
    /// An option of a function, or its value; `is_quoted`: behind a quotation mark.
    Argument(ArgumentSite<'t>, bool),
    /// The text of a message, by its id and attribute; `is_begun`: some of it stands there already.
    Text {
        name: &'t str,
        attribute: Option<&'t str>,
        is_begun: bool,
    },
}

pub(super) fn completion(
    project: &mut EditorProject<'_>,
    params: CompletionParams,
) -> anyhow::Result<Option<CompletionResponse>> {
    Ok(items(project, &params).map(CompletionResponse::CompletionItemList))
}

fn items(
    project: &mut EditorProject<'_>,
    params: &CompletionParams,
) -> Option<Vec<CompletionItem>> {
    let at = &params.text_document_position_params;
    let (path, text, offset) = project.catalog_place(at)?;
    let before = text.text.slice(..offset as usize);
    let (wanted, typed) = wanted(before)?;
    let start = text.positions().position(offset - typed.len() as u32);
    let found = match wanted {
        CompletionSite::Text {
            name,
            attribute,
            is_begun,
        } => texts(project, &path, (name, attribute), is_begun)?,
        CompletionSite::Argument(site, is_quoted) => arguments(&site, is_quoted),
        wanted => project.with_set(&path, |_, set, locale| {
            Some(in_set(&wanted, set, side(set, locale)?))
        })??,
    };
    let item = |(place, item)| placed(item, place, (start, at.position));
    Some(found.into_iter().enumerate().map(item).collect())
}

/// Returns what a set has for a place.
fn in_set(wanted: &CompletionSite<'_>, set: &Set<'_>, side: &Side<'_>) -> Vec<CompletionItem> {
    match wanted {
        CompletionSite::Id => ids(set, side),
        CompletionSite::Variable(id) => variables_of(set, id),
        CompletionSite::Term => names(side, EntryKind::Term),
        CompletionSite::Reference => functions().chain(names(side, EntryKind::Message)).collect(),
        CompletionSite::PluralCategory(counting) => categories(side, *counting),
        CompletionSite::Argument(..) | CompletionSite::Text { .. } => Vec::new(),
    }
}

/// Returns an item in its place in the list, which replaces what was typed of it.
fn placed(
    item: CompletionItem,
    place: usize,
    (start, end): (Position, Position),
) -> CompletionItem {
    let new_text = item.insert_text.clone().unwrap_or(item.label.clone());
    let range = Range { start, end };
    CompletionItem {
        sort_text: Some(format!("{place:06}")),
        filter_text: Some(item.label.clone()),
        insert_text: None,
        text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit {
            range,
            new_text,
        })),
        ..item
    }
}

/// Returns what can stand at the end of a text, and what was typed of it.
fn wanted(before: &str) -> Option<(CompletionSite<'_>, &str)> {
    let line = before.slice(before.rfind('\n').map_or(0, |end| end + 1)..);
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    let head = line.trim_end_matches(is_sign);
    let typed = line.slice(head.len()..);
    if head.is_empty() {
        return Some((CompletionSite::Id, typed));
    }
    if head.trim_start().trim_start_matches('*') == "[" {
        return Some((CompletionSite::PluralCategory(counting(before)), typed));
    }
    let placeable = head.rfind('{').map(|open| head.slice(open + 1..));
    let Some(placeable) = placeable.filter(|placeable| !placeable.contains('}')) else {
        return text_site(before);
    };
    if let Some(site) = argument_site(placeable) {
        return Some((
            CompletionSite::Argument(site, placeable.ends_with('"')),
            typed,
        ));
    }
    if head.ends_with('$') {
        let (head, _) = line.halves(head.len() - 1);
        let typed = line.slice(head.len()..);
        return Some((CompletionSite::Variable(last_id(before)?), typed));
    }
    if typed.starts_with('-') {
        Some((CompletionSite::Term, typed))
    } else {
        Some((CompletionSite::Reference, typed))
    }
}

/// Returns how the selector counts whose variants a text ends in.
fn counting(before: &str) -> Counting {
    let selector = before.rfind("->").map_or("", |end| before.slice(..end));
    let selector = selector.slice(selector.rfind('{').unwrap_or(0)..);
    let is_ordinal = selector.contains("\"ordinal\"") && selector.contains("type");
    if is_ordinal {
        Counting::Ordinal
    } else {
        Counting::Cardinal
    }
}

/// Returns the text of a message that ends here, with the last word of it, or all of it where it is one word at most.
fn text_site(before: &str) -> Option<(CompletionSite<'_>, &str)> {
    let line = before.slice(before.rfind('\n').map_or(0, |end| end + 1)..);
    if line.trim_start().starts_with('#') {
        return None;
    }
    let word = line.slice(words::last_word_start(line)..);
    let name = last_id(before)?;
    let (head, value) = line.split_once('=').unwrap_or(("", line));
    let attribute = head.trim().strip_prefix('.');
    let is_of_line = attribute.is_some() || head.trim() == name;
    // A line that goes on says nothing of whose text it is where attributes stand above.
    if !is_of_line && before.slice(before.rfind(name)?..).contains("\n    .") {
        return None;
    }
    let site = CompletionSite::Text {
        name,
        attribute,
        is_begun: !is_of_line || value.trim() != word,
    };
    Some((site, word))
}

/// Returns the id of the entry that a text ends in.
fn last_id(before: &str) -> Option<&str> {
    let mut lines = before.lines().rev();
    let line = lines
        .find(|line| line.starts_with(|sign: char| sign == '-' || sign.is_ascii_alphabetic()))?;
    Some(line.split([' ', '=']).next().unwrap_or_default())
}

/// Returns the ids of the source, those that the translation lacks first.
fn ids(set: &Set<'_>, target: &Side<'_>) -> Vec<CompletionItem> {
    let is_missing = |entry: &&Entry<'_>| {
        let status = target.translation(entry, set.source);
        status.is_some_and(|it| it.state == TranslationState::Missing)
    };
    let source = set.source.read();
    let entries = set.source.entries().iter();
    let (missing, others): (Vec<&Entry<'_>>, Vec<_>) = entries.partition(is_missing);
    let item = |entry: &Entry<'_>| CompletionItem {
        insert_text: Some(format!("{} = ", entry.name())),
        detail: source.map(|file| file.catalog.text(entry).to_owned()),
        ..labelled(entry.name(), CompletionItemKind::Property)
    };
    missing.into_iter().chain(others).map(item).collect()
}

/// Returns the variables of a message in the source, in order.
fn variables_of(set: &Set<'_>, name: &str) -> Vec<CompletionItem> {
    let (kind, id) = kind_and_id(name);
    let mut found: Vec<&str> = Vec::new();
    let patterns = set
        .source
        .entry(kind, id)
        .into_iter()
        .flat_map(Entry::patterns);
    for (variable, _) in patterns.flat_map(|(_, pattern)| variables(pattern)) {
        if !found.contains(&variable) {
            found.push(variable);
        }
    }
    let items = found.into_iter();
    items
        .map(|name| labelled(format!("${name}"), CompletionItemKind::Variable))
        .collect()
}

/// Returns the messages or the terms that a catalog can see.
fn names(side: &Side<'_>, kind: EntryKind) -> Vec<CompletionItem> {
    let own = side.scope.own.into_iter();
    let seen = own
        .chain([side.scope.shared])
        .flat_map(|index| index.definitions());
    let seen = seen.filter(|definition| definition.entry.kind == kind);
    let item = |definition: Definition<'_>| CompletionItem {
        detail: Some(definition.catalog.text(definition.entry).to_owned()),
        ..labelled(definition.entry.name(), CompletionItemKind::Constant)
    };
    seen.map(item).collect()
}

fn functions() -> impl Iterator<Item = CompletionItem> {
    let functions = ["NUMBER", "DATETIME"].into_iter();
    functions.map(|name| CompletionItem {
        insert_text: Some(format!("{name}($")),
        ..labelled(name.to_owned(), CompletionItemKind::Function)
    })
}

/// Returns the plural categories of a language.
fn categories(side: &Side<'_>, counting: Counting) -> Vec<CompletionItem> {
    let plurals = Plurals::of(side.locale, counting);
    let categories = plurals.iter().flat_map(Plurals::categories);
    categories
        .map(|category| labelled(category.as_str().to_owned(), CompletionItemKind::EnumMember))
        .collect()
}

fn labelled(label: String, kind: CompletionItemKind) -> CompletionItem {
    CompletionItem {
        label,
        kind: Some(kind),
        ..CompletionItem::default()
    }
}
