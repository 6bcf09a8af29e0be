//! Texts as the values of messages: what Fluent would misread in them is written as a literal.

/// A piece of an adopted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdoptedPiece<'t> {
    Text(&'t str),
    Reference(&'t str),
}

/// A text with references as the value of a message.
pub fn value(pieces: &[AdoptedPiece<'_>]) -> String {
    let is_broken =
        |piece: &AdoptedPiece<'_>| matches!(piece, AdoptedPiece::Text(text) if text.contains('\n'));
    let indent = pieces.iter().any(is_broken);
    let mut value = String::new();
    if indent {
        value.push_str("\n    ");
    }
    // A blank at either end of a line is lost, and a mark at the start of one is misread.
    let mut line_begins = true;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            AdoptedPiece::Reference(reference) => {
                value.push_str(reference);
                line_begins = false;
            }
            AdoptedPiece::Text(text) => {
                let mut chars = text.chars().peekable();
                while let Some(c) = chars.next() {
                    let is_last = || at + 1 == pieces.len();
                    let line_ends = chars.peek().map_or_else(is_last, |next| *next == '\n');
                    let needs_quotes = match c {
                        '{' | '}' => true,
                        '[' | '*' | '.' => line_begins,
                        ' ' => line_begins || line_ends,
                        _ => false,
                    };
                    match c {
                        '\n' => value.push_str("\n    "),
                        c if needs_quotes => value.push_str(&format!("{{ \"{c}\" }}")),
                        c => value.push(c),
                    }
                    line_begins = c == '\n';
                }
            }
        }
    }
    value
}

/// A plain text as the value of a message.
pub fn of_text(text: &str) -> String {
    if text.is_empty() {
        "{ \"\" }".to_owned()
    } else {
        value(&[AdoptedPiece::Text(text)])
    }
}

#[cfg(test)]
mod tests {
    use super::of_text;
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
        }
    }
}
