//! Weaving: the source's own texts give the source's bytes, and no text changes the structure of the blocks.

use paridad::document::model::{Document, Format, Options};
use paridad::document::parse;
use paridad::document::weave::{Replacement, weave};
use proptest::prelude::*;

/// Keeping every block, and putting its own text in every block, both give the source.
#[track_caller]
fn gives_the_source(format: Format, source: &str) {
    let document = parse(format, source, &Options::default());
    let kept = weave(&document, None, &mut |_, _| Replacement::Keep);
    assert_eq!(kept, source, "kept");
    let own: Vec<String> = document
        .blocks
        .iter()
        .map(|block| block.text.to_string())
        .collect();
    let woven = weave(&document, None, &mut |index, _| text(&own[index], None));
    assert_eq!(woven, source, "woven with its own texts");
}

/// Whatever is put in the blocks, the edition has the outline of the source.
#[track_caller]
fn keeps_the_outline(format: Format, source: &str, texts: &[String], language: Option<&str>) {
    let document = parse(format, source, &Options::default());
    if texts.is_empty() {
        return;
    }
    let woven = weave(&document, None, &mut |index, _| {
        text(&texts[index % texts.len()], language)
    });
    let edition = parse(format, &woven, &Options::default());
    assert_eq!(
        outline(&edition),
        outline(&document),
        "\n{source}\nbecame\n{woven}"
    );
}

fn text<'t>(text: &'t str, language: Option<&'t str>) -> Replacement<'t> {
    Replacement::Text {
        text: text.into(),
        language,
    }
}

fn outline(document: &Document<'_>) -> String {
    let line = |node: &paridad::document::model::OutlineNode| {
        format!("{}{}\n", "  ".repeat(node.depth as usize), node.kind)
    };
    document.outline.iter().map(line).collect()
}

const MARKDOWN: &[&str] = &[
    "# Title",
    "## Two {#two}",
    "### C ##",
    "Set\n===",
    "Set two\n---",
    "A line",
    "a second line ",
    "hard  ",
    "hard\\",
    "\\- escaped",
    "> quote",
    "> > deeper",
    ">",
    "- item",
    "  - nested",
    "* star",
    "+ plus",
    "1. one",
    "2) two",
    "   indented",
    "    code",
    "\ttab",
    "-\ttab item",
    "- [ ] task",
    "- [x] done",
    "```",
    "~~~ rust",
    "<div>",
    "</div>",
    "<!-- #id -->",
    "<!-- paridad: skip -->",
    "<!-- a note -->",
    "***",
    "---",
    "| a | b |",
    "|---|---|",
    "| 1 | 2 |",
    "x | y",
    "--|--",
    "[ref]: https://example.org 'x'",
    "[^1]: note",
    "    more note",
    "text[^1] [ref] [l](u)",
    "`code` **bold** _em_",
    "![i](x.png)",
    "<b>raw</b> & &amp;",
    "\u{a0}nbsp",
    "año 日本語 עברית",
    "",
    "",
    "",
    "> - item in quote",
    "- > quote in item",
    "> [!NOTE]",
    "> text",
    "# ",
    "-",
    "  text under item",
];

const PLAIN: &[&str] = &[
    "A line",
    "a second line ",
    "Title\n===",
    "Two\n---",
    "- item",
    "  • bullet",
    "\t– dash",
    "1. one",
    "2) two",
    "b) letter",
    "* star",
    "    deep",
    "  more text",
    "* * *",
    "---",
    "===",
    "",
    "",
    "",
    "–",
    "-",
    "• \u{a0}",
    "\u{a0}text\u{a0} ",
    "12) twelve",
    "    - nested",
    "# no heading",
    "back\\",
];

const HTML: &[&str] = &[
    "<p>",
    "</p>",
    "text",
    " more ",
    "<div>",
    "</div>",
    "<ul>",
    "</ul>",
    "<ol start=3>",
    "</ol>",
    "<li>",
    "</li>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th>",
    "</td>",
    "</tr>",
    "<tbody>",
    "<caption>",
    "<b>",
    "</b>",
    "<a href='x' title=\"t t\">",
    "</a>",
    "<img alt=word>",
    "<img alt='two words'>",
    "<br>",
    "<hr>",
    "<h1>",
    "</h1>",
    "<h2 id=two>",
    "</h2>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<!-- a note -->",
    "<!-- #id -->",
    "<!-- paridad: skip -->",
    "<!--",
    "-->",
    "<button>",
    "</button>",
    "<label>",
    "<input placeholder='p p'>",
    "<select>",
    "<option>",
    "</select>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<p translate=no>",
    "<span class=notranslate>",
    "</span>",
    "<title>",
    "</title>",
    "<html lang=en>",
    "<body>",
    "<meta name=description content='d d'>",
    "&nbsp;",
    "&amp;",
    "<",
    "\n",
    "año",
    "\u{a0}",
    "<p title=unquoted>",
    "<details>",
    "<summary>",
    "</details>",
    "<textarea>",
    "</textarea>",
    "…",
];

const TEXTS: &[&str] = &[
    "# no title",
    "## x",
    "> no quote",
    "- no item",
    "* no item",
    "+ x",
    "1. x",
    "12) x",
    "===",
    "---",
    "***",
    "___",
    "- - -",
    "```",
    "~~~ x",
    "| a | b |",
    "--- | ---",
    "[x]: y",
    "[^1]: y",
    ": x",
    "<div>",
    "</div>",
    "<b>",
    "<!-- x -->",
    "<?x",
    "<!DOCTYPE x>",
    "<script>",
    "a | b",
    "a \\| b",
    "end #",
    "end ##",
    "a {#b}",
    "{{ a }}",
    "\\",
    "a\\",
    "",
    "Palabras sencillas",
    "una línea\\\notra",
    "x\\\n# y",
    "x\\\n- y",
    "x\\\n1. y",
    "x\\\n===",
    "x\\\n---",
    "x\\\n--- | ---",
    "x\\\n> y",
    "x\\\n```",
    "x\\\n<div>",
    "[ ] x",
    "[x] y",
    "[!NOTE]",
    "**negrita** y _cursiva_",
    "`código",
    "<https://a.b>",
    "&nbsp;",
    "    x",
    "\t- x",
    "a: b",
    "'a'",
    "\"a\"",
    "a # b",
    "[a, b]",
    "{a: b}",
    "yes",
    "12",
    "2022-01-01",
    "@x",
    "%x",
    "+++",
    "x\\\n[a]: b",
    "1986\\. x",
    "\u{b}- x",
    "•",
    "• x",
    "– x",
    "a) x",
    "....",
    "x\\\n• y",
    "== x",
    "\u{feff}x",
];

fn lines(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let line = prop::sample::select(pieces);
    (
        prop::collection::vec(line, 0..14),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(lines, crlf, bom)| {
            let end = if crlf { "\r\n" } else { "\n" };
            let text = lines.join("\n").replace('\n', end);
            format!("{}{text}", if bom { "\u{feff}" } else { "" })
        })
}

/// Markup in HTML is the translator's: these texts have none.
fn texts_without_tags() -> impl Strategy<Value = Vec<String>> {
    texts().prop_map(|texts| {
        texts
            .into_iter()
            .map(|text| text.replace('<', "").replace("-->", ""))
            .collect()
    })
}

fn markup() -> impl Strategy<Value = String> {
    (
        prop::collection::vec(prop::sample::select(HTML), 0..24),
        any::<bool>(),
    )
        .prop_map(|(pieces, bom)| {
            format!("{}{}", if bom { "\u{feff}" } else { "" }, pieces.concat())
        })
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let ready = prop::sample::select(TEXTS).prop_map(String::from);
    prop::collection::vec(
        prop_oneof![ready, "[-#>*+|=`~<>\\[\\]:.)0-9a-z ñ]{0,12}"],
        1..6,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_gives_the_source(source in lines(MARKDOWN)) {
        gives_the_source(Format::Markdown, &source);
    }

    #[test]
    fn any_markdown_gives_the_source(source in "[-#>*+|=`~<>\\[\\]:.)0-9a-z\\\\ \n\t\r\u{0}ñ]{0,60}") {
        gives_the_source(Format::Markdown, &source);
    }

    #[test]
    fn plain_gives_the_source(source in lines(PLAIN)) {
        gives_the_source(Format::Plain, &source);
    }

    #[test]
    fn plain_keeps_the_outline(source in lines(PLAIN), texts in texts(), marked in any::<bool>()) {
        keeps_the_outline(Format::Plain, &source, &texts, marked.then_some("en"));
    }

    #[test]
    fn html_gives_the_source(source in markup()) {
        gives_the_source(Format::Html, &source);
    }

    #[test]
    fn any_html_gives_the_source(source in "[<>/!\\-a-p='\" \n&;\u{0}ñ]{0,60}") {
        gives_the_source(Format::Html, &source);
    }

    #[test]
    fn html_keeps_the_outline(source in markup(), texts in texts_without_tags(), marked in any::<bool>()) {
        keeps_the_outline(Format::Html, &source, &texts, marked.then_some("en"));
    }

    #[test]
    fn markdown_keeps_the_outline(source in lines(MARKDOWN), texts in texts(), marked in any::<bool>()) {
        keeps_the_outline(Format::Markdown, &source, &texts, marked.then_some("en"));
    }
}
