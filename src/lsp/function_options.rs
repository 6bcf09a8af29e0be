//! Completion within the brackets of a function: the options that it has, and the values of an option, from the table that
//! the checks read.

use gen_lsp_types::{CompletionItem, CompletionItemKind};

use crate::checks::calls::options::{Values, options};
use crate::text::slice::Slice;

/// A place among the arguments of a function.
pub(super) enum ArgumentSite<'t> {
    /// The name of an option; the names that are there already.
    Name { function: &'t str, others: &'t str },
    /// The value of an option; without the quotation mark where there is one.
    Value { function: &'t str, name: &'t str },
}

/// Returns the place that a placeable ends in (`head`: all of it up to what was typed of a word); `None` where it is
/// among the options of no function.
pub(super) fn argument_site(head: &str) -> Option<ArgumentSite<'_>> {
    let open = head.rfind('(')?;
    let (before, arguments) = (head.slice(..open), head.slice(open + 1..));
    if arguments.contains(')') {
        return None;
    }
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    let name = before.trim_end();
    let function = name.slice(name.trim_end_matches(is_sign).len()..);
    // The first argument is what the function is about.
    let (others, last) = arguments.halves(arguments.rfind(',')? + 1);
    let Some((name, value)) = last.split_once(':') else {
        let is_blank = last.trim().is_empty();
        return is_blank.then_some(ArgumentSite::Name { function, others });
    };
    let name = name.trim();
    matches!(value.trim(), "" | "\"").then_some(ArgumentSite::Value { function, name })
}

/// Returns what can stand at a place; `is_quoted`: a quotation mark stands there already.
pub(super) fn arguments(site: &ArgumentSite<'_>, is_quoted: bool) -> Vec<CompletionItem> {
    match site {
        ArgumentSite::Name { function, others } => {
            let is_there = |name: &str| {
                let mut others = others.split(',').filter_map(|it| it.split_once(':'));
                others.any(|(other, _)| other.trim() == name)
            };
            let all = options(function).unwrap_or_default().iter();
            let free = all.filter(|(name, _)| !is_there(name));
            free.map(|(name, values)| option(name, values)).collect()
        }
        ArgumentSite::Value { function, name } => {
            let mut all = options(function).unwrap_or_default().iter();
            let found = all.find(|(known, _)| known == name);
            let words = found.map_or_else(Vec::new, |(_, values)| written(values));
            words.into_iter().map(|word| value(&word, is_quoted)).collect()
        }
    }
}

fn option(name: &str, values: &Values) -> CompletionItem {
    CompletionItem {
        label: name.to_owned(),
        kind: Some(CompletionItemKind::Property),
        detail: Some(match values {
            Values::Digits(least, most) => format!("{least}–{most}"),
            Values::Any => "a text".to_owned(),
            Values::Words(_) | Values::Flag | Values::Grouping => written(values).join(" | "),
        }),
        insert_text: Some(format!("{name}: ")),
        ..CompletionItem::default()
    }
}

/// Returns the values of an option as they are written; none where they are too many to list.
fn written(values: &Values) -> Vec<String> {
    let quoted = |words: &[&str]| words.iter().map(|word| format!("\"{word}\"")).collect();
    match values {
        Values::Words(words) => quoted(words),
        Values::Flag => vec!["0".to_owned(), "1".to_owned()],
        Values::Grouping => {
            let mut all: Vec<String> = quoted(&["auto", "always", "min2"]);
            all.insert(0, "0".to_owned());
            all
        }
        Values::Digits(..) | Values::Any => Vec::new(),
    }
}

fn value(word: &str, is_quoted: bool) -> CompletionItem {
    let text = if is_quoted {
        word.trim_start_matches('"')
    } else {
        word
    };
    CompletionItem {
        label: word.trim_matches('"').to_owned(),
        kind: Some(CompletionItemKind::EnumMember),
        insert_text: Some(text.to_owned()),
        ..CompletionItem::default()
    }
}
