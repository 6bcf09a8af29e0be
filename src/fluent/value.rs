//! Texts as the values of messages: what Fluent would misread in them is written as a literal.

use std::borrow::Cow;

use crate::text::slice::Slice;

/// A piece of an adopted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdoptedPiece<'t> {
    Text(&'t str),
    Reference(&'t str),
}

/// Returns a text with references as the value of a message.
pub fn value(pieces: &[AdoptedPiece<'_>]) -> String {
    let is_broken =
        |piece: &AdoptedPiece<'_>| matches!(piece, AdoptedPiece::Text(text) if text.contains('\n'));
    let indent = pieces.iter().any(is_broken);
    let mut value = String::new();
    if indent {
        value.push_str("\n    ");
    }
    // A blank at either end of a line is lost. A mark at the start of one is misread, but not on the line of the id.
    let mut line_begins = true;
    let mut is_id_line = !indent;
    // The first line sets the margin: what is further in on later ones is kept as it is.
    let mut is_first_line = true;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            AdoptedPiece::Reference(reference) => {
                value.push_str(reference);
                line_begins = false;
                is_id_line = false;
            }
            AdoptedPiece::Text(text) => {
                let mut chars = text.chars().peekable();
                while let Some(c) = chars.next() {
                    let is_last = || at + 1 == pieces.len();
                    let line_ends = chars.peek().map_or_else(is_last, |next| *next == '\n');
                    let needs_quotes = match c {
                        '{' | '}' => true,
                        c if opens_syntax(c) => line_begins && !is_id_line,
                        ' ' => (line_begins && is_first_line) || line_ends,
                        _ => false,
                    };
                    match c {
                        // A line without text needs no margin.
                        '\n' if chars.peek() == Some(&'\n') => value.push('\n'),
                        '\n' => value.push_str("\n    "),
                        c if needs_quotes => value.push_str(&format!("{{ \"{c}\" }}")),
                        c => value.push(c),
                    }
                    let is_margin = c == ' ' && line_begins && !needs_quotes;
                    line_begins = c == '\n' || is_margin;
                    is_first_line &= c != '\n';
                    is_id_line = false;
                }
            }
        }
    }
    value
}

/// Returns whether a mark at the start of an indented line is the beginning of a variant or an attribute.
/// <https://github.com/projectfluent/fluent/blob/main/spec/fluent.ebnf> (`indented_char`)
fn opens_syntax(mark: char) -> bool {
    matches!(mark, '[' | '*' | '.')
}

/// Returns a value for the place of one that begins on a line of its own below its id.
pub fn below_id(value: &str) -> Cow<'_, str> {
    match value.chars().next().filter(|first| opens_syntax(*first)) {
        Some(first) => {
            let rest = value.slice(first.len_utf8()..);
            Cow::Owned(format!("{{ \"{first}\" }}{rest}"))
        }
        None => Cow::Borrowed(value),
    }
}

/// Returns a plain text as the value of a message.
pub fn of_text(text: &str) -> String {
    if text.is_empty() {
        "{ \"\" }".to_owned()
    } else {
        value(&[AdoptedPiece::Text(text)])
    }
}

#[cfg(test)]
mod tests {
    use super::{below_id, of_text};
    use crate::fluent::alternatives::alternatives;
    use crate::fluent::parse::parse;
    use crate::fluent::prose::{Prose, unresolved};

    #[test]
    fn what_is_written_is_read_again() {
        let marks = [
            "a", " ", "{", "}", "[", "*", ".", "\\", "\"", "#", "é", "\n", "-", "=",
        ];
        // Every text of up to three of these marks, and a few longer ones.
        let mut texts: Vec<String> = vec![String::new()];
        for _ in 0..3 {
            let longer = texts
                .iter()
                .flat_map(|text| marks.iter().map(move |mark| format!("{text}{mark}")));
            texts.extend(longer.collect::<Vec<_>>());
        }
        texts.push("- one\n- [two](x)\n. three { $n }".to_owned());
        for text in texts
            .iter()
            .filter(|text| !text.contains('\n') || text.lines().all(|it| !it.trim().is_empty()))
        {
            if text.ends_with('\n') {
                continue;
            }
            let source = format!("a = {}\nb = B\n", of_text(text));
            let catalog = parse(&source);
            assert!(
                catalog.faults.is_empty() && catalog.entries.len() == 2,
                "{source:?}"
            );
            let value = catalog.entries[0].value.as_ref().expect("a value");
            let ways = alternatives(value);
            let prose = Prose::new(&source, &ways[0], &unresolved);
            assert_eq!(prose.text, text.as_str(), "{source:?}");
            let below = format!("a =\n    {}\nb = B\n", below_id(&of_text(text)));
            let below_catalog = parse(&below);
            assert!(below_catalog.faults.is_empty(), "{below:?}");
            let value = below_catalog.entries[0].value.as_ref().expect("a value");
            let ways = alternatives(value);
            let prose = Prose::new(&below, &ways[0], &unresolved);
            assert_eq!(prose.text, text.as_str(), "{below:?}");
        }
    }

    #[test]
    fn marks_are_escaped_where_fluent_misreads_them_alone() {
        for (text, expected) in [
            ("**free** them", "**free** them"),
            ("[The committee](x) met", "[The committee](x) met"),
            (".5 percent", ".5 percent"),
            ("one\n*two", "\n    one\n    {{ \"*\" }}two"),
            ("*one\ntwo", "\n    {{ \"*\" }}one\n    two"),
            ("a { b", "a {{ \"{\" }} b"),
        ] {
            assert_eq!(
                of_text(text),
                expected.replace("{{ ", "{ ").replace(" }}", " }")
            );
        }
    }
}
