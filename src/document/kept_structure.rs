//! Texts that leave the structure of a document as it is, told by their bytes alone: most translations need not be woven
//! and read again to know.

use crate::document::generator_admonitions::is_before_title;
use crate::document::generator_lines::begins_with_syntax;
use crate::document::model::{Block, BlockKind, Document, Format};
use crate::text::byte_set::ByteSet;
use crate::text::slice::Slice;

/// Returns whether an edition with this text in place of a block has the outline of its source. False where that is not
/// sure: then the edition tells.
pub fn keeps_structure(document: &Document<'_>, block: &Block<'_>, text: &str) -> bool {
    let is_markdown = document.format == Format::Markdown && block.format == Format::Markdown;
    let is_plain_place = !matches!(block.kind, BlockKind::Other(_)) && !block.keeps_lines;
    is_markdown
        && is_plain_place
        && is_inert(&block.text)
        && is_inert(text)
        && stands_alone(document, block)
        && !is_title_of_syntax(document, block)
}

/// Returns whether a text is one line that begins with a letter, and has no sign by which Markdown or a generator of sites
/// would open or close more than a part of the line.
fn is_inert(text: &str) -> bool {
    const SIGNS: ByteSet = ByteSet::new(b"<>{}|#\\\t\n\r\0");
    text.starts_with(char::is_alphabetic)
        && SIGNS.find(text.as_bytes(), 0).is_none()
        && !begins_with_syntax(text)
}

/// Returns whether a block has one line, or nothing below it that might belong to its last one: `---`, `: `.
fn stands_alone(document: &Document<'_>, block: &Block<'_>) -> bool {
    let span = block.span.range();
    let below = document.source.slice(span.end..);
    let has_one_line = || memchr::memchr(b'\n', document.source.slice(span).as_bytes()).is_none();
    below.is_empty() || below.starts_with("\n\n") || has_one_line()
}

/// Returns whether a block is the title on a line of syntax, which is read otherwise than a text.
fn is_title_of_syntax(document: &Document<'_>, block: &Block<'_>) -> bool {
    let before = document.source.slice(..block.span.start as usize);
    let line = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
    is_before_title(before.slice(line..))
}

#[cfg(test)]
mod tests {
    use super::keeps_structure;
    use crate::document::model::{Block, Document, Format, Options};
    use crate::document::outline::outline_difference;
    use crate::document::parse;
    use crate::document::weave::{PassageMark, Replacement, weave_with_places};

    const STATEMENTS: [&str; 10] = [
        "One.\n\nTwo\nlines.\n",
        "# A heading #\n\nUnderlined\n---\n\nText\n===\n",
        "Term\n: its definition\n\nTerm\nof two lines\n: its definition\n",
        "- one\n- two\n  - three\n\n  more\n1. four\n",
        "> quoted\n> text\nlazily\n>\n> - item\n",
        "| a | b |\n|---|---|\n| c | d |\n\ne | f\n---|---\n",
        "---\ntitle: The call\nsummary: 'In short'\n---\n\nText.\n",
        "Text[^1] with [a link][l] and `code`.\n\n[^1]: A note.\n\n[l]: /x \"A title\"\n",
        "::: note Title\nText.\n:::\n\n!!! note\n    Text.\n",
        "<div>\n\nText.\n\n<p>Text</p>\n</div>\n",
    ];

    const TEXTS: [&str; 20] = [
        "Palabra",
        "Una línea: con “signos”, *énfasis*, `código` [y](enlace.md), ¿no?",
        "Mira [^1] y [a]: b | c",
        "yes",
        "a. b",
        "Nota ~~tachada~~ a @b $c$ 1. 2) - + =",
        "import a from 'b'",
        "export const a = 1",
        "1. uno",
        "- uno",
        "# uno",
        "> uno",
        "uno\\\ndos",
        "<p>uno</p>",
        "uno <!-- dos",
        "uno {#dos}",
        "{{< tres >}}",
        "::: note",
        "",
        "    uno",
    ];

    #[test]
    fn what_is_said_to_keep_the_structure_does() {
        let options = Options::default();
        let (mut kept, mut unsure) = (0, 0);
        for statement in STATEMENTS {
            let source: Document<'_> = parse(Format::Markdown, statement, &options);
            for at in 0..source.blocks.len() {
                for text in TEXTS {
                    if !keeps_structure(&source, &source.blocks[at], text) {
                        unsure += 1;
                        continue;
                    }
                    kept += 1;
                    let mut replace = |block: usize, _: &Block<'_>| match block == at {
                        true => Replacement::Text {
                            text: text.into(),
                            mark: PassageMark::default(),
                        },
                        false => Replacement::Keep,
                    };
                    let (woven, places) = weave_with_places(&source, None, &mut replace);
                    let edition = parse(Format::Markdown, &woven, &options);
                    let differences = outline_difference(&source, &edition, Some(&places));
                    assert_eq!(differences, [], "{statement:?} with {text:?}");
                }
            }
        }
        assert!(kept > 50 && unsure > 50, "{kept} and {unsure}");
    }

    #[test]
    fn what_may_open_a_block_is_not_sure() {
        let check = |statement: &str, text: &str, expected: bool| {
            let source = parse(Format::Markdown, statement, &Options::default());
            let keeps = keeps_structure(&source, &source.blocks[0], text);
            assert_eq!(keeps, expected, "{statement:?} with {text:?}");
        };
        check("Text.\n", "Texto.", true);
        check("Two\nlines.\n\nMore\n", "Dos líneas.", true);
        check("Two\nlines\n: of a term\n", "Dos líneas", false);
        check("Text.\n", "- Texto.", false);
        check("Text.\n", "1. Texto.", false);
        check("Text.\n", "<p>Texto.</p>", false);
        check("Text.\n", "import Texto from 'texto'", false);
        check("Text <b>here</b>.\n", "Texto.", false);
        check("See [it](#there).\n", "Texto.", false);
        check("::: note Title\nText.\n:::\n", "Texto", false);
    }
}
