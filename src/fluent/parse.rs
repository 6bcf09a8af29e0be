//! From text to the spanned model. Never fails: what is no Fluent becomes a fault.

use crate::fluent::guard::{self, GuardedPiece};
use crate::fluent::model::Catalog;
use crate::fluent::recover::Recovery;
use crate::text::decode;

/// Parses one catalog.
pub fn parse(source: &str) -> Catalog<'_> {
    let mut recovery = Recovery::new(source);
    guard::pieces(decode::body(source), &mut |piece| match piece {
        GuardedPiece::Safe(text) => recovery.read(text),
        GuardedPiece::Unsafe(text, danger) => recovery.refuse(text, danger),
    });
    recovery.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fluent::model::{Part, VariantKey};
    use crate::text::slice::Slice;

    #[test]
    fn comments() {
        let source = "### File\n\n# Alone\n\n## Group\n# Of a\n#\n# in two lines\na = x\n\n# Of b\r\n-b = y\n#";
        let catalog = parse(source);
        let shown = |comment| source.slice(catalog.comment_span(comment).range());
        let alone: Vec<_> = catalog.comments.iter().map(shown).collect();
        assert_eq!(alone, ["### File", "# Alone", "## Group", "#"]);
        let attached = catalog.entries.iter().map(|entry| entry.comment.as_ref());
        let attached: Vec<_> = attached.map(|comment| comment.map(shown)).collect();
        let expected = ["# Of a\n#\n# in two lines", "# Of b"];
        assert_eq!(attached, expected.map(Some));
        let texts: Vec<_> = catalog
            .entries
            .iter()
            .map(|entry| catalog.text(entry))
            .collect();
        assert_eq!(texts, ["a = x", "-b = y"]);
    }

    #[test]
    fn lines_end_alike() {
        let source =
            "\u{feff}a =\n    uno\n      # dos\n\n    tres { $x ->\n       *[1.0] y\n    }\n";
        let texts = |source: &str| {
            let catalog = parse(source);
            assert_eq!(catalog.faults, []);
            let mut texts = String::new();
            let value = catalog.entries[0].value.as_ref().unwrap();
            value.walk(&mut |part| match part {
                Part::Text(text) => texts.push_str(text),
                Part::Select(select) => {
                    assert_eq!(select.variants[0].key, VariantKey::Number("1.0"))
                }
                _ => {}
            });
            texts
        };
        assert_eq!(texts(source), "uno\n  # dos\n\ntres y");
        assert_eq!(texts(&source.replace('\n', "\r\n")), texts(source));
    }

    #[test]
    fn sizes() {
        let long = format!("a = {}\n", "palabra { $x } ".repeat(100_000));
        assert_eq!(parse(&long).entries.len(), 1);
        let many = "# c\nid = text\n".repeat(100_000);
        let catalog = parse(&many);
        assert_eq!(catalog.entries.len(), 100_000);
        assert!(catalog.entries.iter().all(|entry| entry.comment.is_some()));
        let broken = "id = te}xt\n".repeat(100_000);
        assert_eq!(parse(&broken).faults.len(), 100_000);
    }
}
