//! Weaving: the source's own texts give the source's bytes, and no text changes the structure of the blocks.

use std::collections::BTreeSet;

use paridad::document::clean_markup::clean;
use paridad::document::markup_syntax::MarkupSyntax;
use paridad::document::model::{Document, Format, Options};
use paridad::document::omission::omission;
use paridad::document::parse;
use paridad::document::weave::{
    PageLanguage, PassageMark, Replacement, weave, weave_with_places, weave_without,
};
use paridad::text::canonical::canonical;
use paridad::text::span::Span;
use proptest::prelude::*;

/// Puts one text after the other in the blocks, marked with a language where it is `en:…`.
#[track_caller]
fn becomes(format: Format, source: &str, texts: &[&str], expected: &str) {
    let document = parse(format, source, &Options::default());
    let page = PageLanguage {
        lang: "ar",
        dir: Some("rtl"),
    };
    let (woven, places) = weave_with_places(&document, Some(page), &mut |index, _| match texts
        .get(index)
        .map(|it| (it, it.strip_prefix("en:")))
    {
        None => Replacement::Keep,
        Some((_, Some(english))) => text(english, Some("en")),
        Some((given, None)) => text(given, None),
    });
    assert_eq!(woven, expected);
    assert_eq!(places.len(), document.blocks.len());
    for place in places {
        assert!(
            woven.get(place.range()).is_some(),
            "places are in the edition"
        );
    }
}

#[test]
fn markdown_editions() {
    let becomes = |source, texts: &[&str], expected| {
        becomes(Format::Markdown, source, texts, expected);
    };
    becomes(
        "---\ntitle: A  # c\n---\n# B {#b}\n\n> c\n> c\n\n- d\n",
        &["Uno: dos", "Be #", "tres\\\nmás", "- cuatro"],
        "---\ntitle: \"Uno: dos\"  # c\n---\n# Be \\# {#b}\n\n> tres\\\n> más\n\n- \\- cuatro\n",
    );
    becomes(
        "a\r\n\r\n1. b\r\n   b\r\n\r\n|c|\r\n|-|\r\n",
        &["en:# a", "en:b\\\nc\\", "en:x | y\\"],
        "<span lang=\"en\"># a</span>\r\n\r\n1. <span lang=\"en\">b\\\r\n   c\\\\</span>\r\n\r\n\
         |<span lang=\"en\">x \\| y\\ </span>|\r\n|-|\r\n",
    );
    becomes("a  \n b\n", &["a\\\nb"], "a  \n b\n");
    becomes(
        "a  \nb\n",
        &["uno\\\n# dos\\\n\\\ntres\\\\"],
        "uno  \n\\# dos  \n\\\ntres\\\\\n",
    );
    becomes("> a  \r\n> b\r\n", &["uno\\\ndos"], "> uno  \r\n> dos\r\n");
    becomes("a  \nb\n", &["<b>\\\ndos</b>"], "\\<b>  \ndos</b>\n");
    becomes("a  \nb\n", &["---\\\n1.\\\nx"], "\\---  \n1\\.  \nx\n");
    becomes("a\\\nb  \nc\n", &["uno\\\ndos"], "uno\\\ndos\n");
    becomes(
        "{{< a >}}\n\n{% include a.html title=\"b\" %}\n",
        &["uno \"dos\""],
        "{{< a >}}\n\n{% include a.html title=\"uno &quot;dos&quot;\" %}\n",
    );
    becomes(
        "> [!tip]- a\n> b\n",
        &["uno\\\ndos", "- tres"],
        "> [!tip]- uno<br>dos\n> \\- tres\n",
    );
    becomes("a\u{b}b\n", &["a\u{b}b"], "a\u{b}b\n");
    becomes(
        "---\ntitle: >\n  a\n  b\n---\n",
        &["en:a b"],
        "---\ntitle: >\n  a\n  b\n---\n",
    );
    becomes("\\- a\n", &["\\- b"], "\\- b\n");
    becomes("a\n\n# b\n", &["", ""], "&#8203;\n\n# &#8203;\n");
}

#[test]
fn html_editions() {
    let becomes = |source, texts: &[&str], expected| {
        becomes(Format::Html, source, texts, expected);
    };
    becomes(
        "<html class=x LANG=en>\n<title>T</title><p title='a b'>p</p><img alt=word>",
        &["en:t <", "it's \"so\"", "en:<b>p</b>", "dos palabras"],
        "<html dir=\"rtl\" class=x lang=\"ar\">\n<title>t <</title><p title='it&#39;s \"so\"'>\
         <span lang=\"en\"><b>p</b></span></p><img alt=\"dos palabras\">",
    );
    becomes(
        "<!doctype html><HTML><p>a",
        &["b"],
        "<!doctype html><HTML lang=\"ar\" dir=\"rtl\"><p>b",
    );
    // Text may stand before the page, between its parts, and in a tag of the page that comes late or twice.
    becomes(
        "a<html>\n<body>b<p>c</p>",
        &["x", "en:y", "z"],
        "x<html lang=\"ar\" dir=\"rtl\">\n<body><span lang=\"en\">y</span><p>z</p>",
    );
    becomes(
        "<p title=\"t\">a</p><html dir=ltr lang='en'><p>b",
        &["T", "x", "y"],
        "<p title=\"T\">x</p><html dir=\"rtl\" lang=\"ar\"><p>y",
    );
    becomes(
        "a<html><p>b</p><html lang=en>c",
        &["x", "y", "z"],
        "x<html lang=\"ar\" dir=\"rtl\"><p>y</p><html lang=en>z",
    );
    becomes("<p>a", &["b\\\nc"], "<p>b<br>c");
    becomes(
        "<html dir='rtl' lang=\"ar\">",
        &[],
        "<html dir='rtl' lang=\"ar\">",
    );
}

#[test]
fn plain_editions() {
    let becomes = |source, texts: &[&str], expected| {
        becomes(Format::Plain, source, texts, expected);
    };
    becomes(
        "a\n\n  - b\n    b\n",
        &["- uno", "dos\\\n- tres"],
        "\u{2060}- uno\n\n  - dos\n    \u{2060}- tres\n",
    );
    becomes("a\n\n- b\n", &["en:- a", "en:b"], "[en] - a\n\n- [en] b\n");
}

/// What is left of a document when the blocks with these texts are left out.
#[track_caller]
fn leaves(format: Format, source: &str, texts: &[&str], expected: &str) {
    let document = parse(format, source, &Options::default());
    let wanted = |block: usize| texts.contains(&&*document.blocks[block].text);
    let left_out = omission(&document, &wanted);
    let woven = weave_without(&document, None, &left_out, &mut |_, _| Replacement::Keep);
    assert_eq!(woven, expected, "{source}");
}

#[test]
fn blocks_of_markdown_that_are_left_out() {
    let leaves = |source, texts: &[&str], expected| {
        leaves(Format::Markdown, source, texts, expected);
    };
    leaves("a\n\nx\n\nb\n", &["x"], "a\n\nb\n");
    leaves("a\n\nx\n", &["x"], "a\n");
    leaves("x\n\na\n", &["x"], "a\n");
    leaves("a\n\nx\n\nx\n\n[r]: u\n", &["x"], "a\n\n[r]: u\n");
    leaves("# x\na\n\nx\n===\n\n## b\n", &["x"], "a\n\n## b\n");
    leaves("- a\n- x\n- b\n", &["x"], "- a\n- b\n");
    leaves("- a\n\n- x\n\nb\n", &["x"], "- a\n\nb\n");
    leaves("a\n\n- x\n- x\n\nb\n", &["x"], "a\n\nb\n");
    leaves("1. x\n2. a\n3. b\n", &["x"], "1. a\n3. b\n");
    leaves("1. a\n2. x\n3. b\n", &["x"], "1. a\n3. b\n");
    leaves("1. x\n2. x\n3. b\n   c\n", &["x"], "1. b\n   c\n");
    leaves("- x\n  - a\n  - b\n- c\n", &["x"], "- - a\n  - b\n- c\n");
    leaves("- a\n  - x\n- c\n", &["x"], "- a\n- c\n");
    leaves("- x\n\n  a\n", &["x"], "- a\n");
    leaves("> x\n>\n> a\n", &["x"], "> a\n");
    leaves("> a\n>\n> x\n\nb\n", &["x"], "> a\n\nb\n");
    leaves("a\n\n> x\n> > x\n\nb\n", &["x"], "a\n\nb\n");
    leaves(
        "<!-- #i -->\n\nx\n\n<!-- n -->\n\na\n",
        &["x"],
        "<!-- n -->\n\na\n",
    );
    leaves("a\r\n\r\nx\r\n\r\nb", &["x"], "a\r\n\r\nb");
    // Two lists would be one, and a text would go on.
    leaves("- a\n\nx\n\n- b\n", &["x"], "- a\n\nx\n\n- b\n");
    leaves("a\n# x\nb\n", &["x"], "a\n# x\nb\n");
    // What footnotes say stays.
    leaves("a[^1]\n\n[^1]: x\n", &["x"], "a[^1]\n\n[^1]: x\n");
    // A row goes as a whole, and a table.
    leaves(
        "|h|i|\n|-|-|\n|x|y|\n|x|z|\n",
        &["x", "y"],
        "|h|i|\n|-|-|\n|x|z|\n",
    );
    leaves(
        "|x|y|\n|-|-|\n|a|b|\n",
        &["x", "y"],
        "|x|y|\n|-|-|\n|a|b|\n",
    );
    leaves("a\n\n|x|y|\n|-|-|\n|x|y|\n\nb\n", &["x", "y"], "a\n\nb\n");
    leaves(
        "---\ntitle: x\ndate: y\n---\n\na\n",
        &["x"],
        "---\ndate: y\n---\n\na\n",
    );
    leaves(
        "---\ntitle: >-\n  x\n  x # no\ndate: y\n---\na\n",
        &["x x # no"],
        "---\ndate: y\n---\na\n",
    );
    leaves(
        "---\n{title: x, date: y}\n---\na\n",
        &["x"],
        "---\n{title: x, date: y}\n---\na\n",
    );
    leaves(
        "+++\ntitle = \"x\" # c\ndate = \"y\"\n+++\na\n",
        &["x"],
        "+++\ndate = \"y\"\n+++\na\n",
    );
}

#[test]
fn blocks_of_html_that_are_left_out() {
    let leaves = |source, texts: &[&str], expected| {
        leaves(Format::Html, source, texts, expected);
    };
    leaves(
        "<p>a</p>\n<p>x</p>\n<p>b</p>\n",
        &["x"],
        "<p>a</p>\n<p>b</p>\n",
    );
    leaves("<p>a</p><p>x</p><p>b</p>", &["x"], "<p>a</p><p>b</p>");
    leaves(
        "<ul>\n  <li>a\n  <li>x\n  <li>b\n</ul>",
        &["x"],
        "<ul>\n  <li>a\n  <li>b\n</ul>",
    );
    leaves(
        "<h1>a</h1>\n<ul>\n<li>x</li>\n<li><p>x</p></li>\n</ul>\n",
        &["x"],
        "<h1>a</h1>\n",
    );
    leaves("<div><h2 id=i>x</h2> y</div>", &["x"], "<div> y</div>");
    leaves(
        "<table><tr><th>a</th></tr>\n<tr><td>x</td></tr>\n</table>",
        &["x"],
        "<table><tr><th>a</th></tr>\n</table>",
    );
    // A picture would go with it.
    leaves(
        "<ul><li>a</li><li>x <img src=i></li></ul>",
        &["x"],
        "<ul><li>a</li><li>x <img src=i></li></ul>",
    );
    leaves(
        "<title>x</title><p title='x x'>a</p>",
        &["x", "x x"],
        "<title>x</title><p title='x x'>a</p>",
    );
}

#[test]
fn blocks_of_plain_text_that_are_left_out() {
    let leaves = |source, texts: &[&str], expected| {
        leaves(Format::Plain, source, texts, expected);
    };
    leaves("x\n===\n\na\n", &["x"], "a\n");
    leaves("a\n\n- x\n- b\n", &["x"], "a\n\n- b\n");
    leaves("1. x\n2. a\n", &["x"], "1. a\n");
    leaves("a\n\n- x\n- x\n", &["x"], "a\n");
}

/// Whatever is left out, the outline is that of the source without it, and every other block is as it was.
#[track_caller]
fn keeps_the_rest(format: Format, source: &str, chosen: u64, texts: &[String]) {
    let document = parse(format, source, &Options::default());
    let left_out = omission(&document, &|block| (chosen >> (block % 64)) & 1 == 1);
    let woven = weave_without(&document, None, &left_out, &mut |_, _| Replacement::Keep);
    let edition = parse(format, &woven, &Options::default());
    assert_eq!(
        outline(&edition),
        outline_without(&document, &left_out.blocks),
        "\n{source}\nbecame\n{woven}"
    );
    let texts_of = |document: &Document<'_>, gone: &BTreeSet<usize>| -> Vec<String> {
        let blocks = document.blocks.iter().enumerate();
        blocks
            .filter(|(at, _)| !gone.contains(at))
            .map(|(_, block)| block.text.to_string())
            .collect()
    };
    let rest = texts_of(&document, &left_out.blocks);
    assert_eq!(
        texts_of(&edition, &BTreeSet::new()),
        rest,
        "\n{source}\nbecame\n{woven}"
    );
    if texts.is_empty() {
        return;
    }
    let woven = weave_without(&document, None, &left_out, &mut |index, _| {
        text(&texts[index % texts.len()], None)
    });
    let edition = parse(format, &woven, &Options::default());
    assert_eq!(
        outline(&edition),
        outline_without(&document, &left_out.blocks),
        "\n{source}\nbecame\n{woven}"
    );
}

fn outline_without(document: &Document<'_>, gone: &BTreeSet<usize>) -> String {
    let nodes = &document.outline;
    let mut is_gone = vec![false; nodes.len()];
    for at in (0..nodes.len()).rev() {
        let below = nodes[at + 1..]
            .iter()
            .take_while(|it| it.depth > nodes[at].depth)
            .count();
        let next = nodes
            .get(at + 1 + below)
            .map_or(u32::MAX, |it| it.span.start);
        let children = at + 1..at + 1 + below;
        let first = nodes.get(at + 1).map_or(u32::MAX, |it| it.span.start);
        let inside = |span: Span| span.start >= nodes[at].span.start && span.start < next;
        let mut own = (0..document.blocks.len()).filter(|block| {
            let span = document.blocks[*block].span;
            inside(span) && (below == 0 || span.start < first)
        });
        let has_own = own.clone().next().is_some();
        is_gone[at] = (has_own || below > 0)
            && own.all(|block| gone.contains(&block))
            && children.into_iter().all(|child| is_gone[child]);
    }
    let stays = nodes.iter().zip(is_gone).filter(|(_, gone)| !gone);
    stays
        .map(|(node, _)| format!("{}{}\n", "  ".repeat(node.depth as usize), node.kind))
        .collect()
}

/// Fields are read back as they were written, and nothing around them changes.
#[track_caller]
fn field_is_read_back(before: &str, value: &str, after: &str, put: &str) {
    let source = format!("{before}{value}{after}");
    let document = parse(Format::Markdown, &source, &Options::default());
    assert_eq!(document.blocks.len(), 1, "{source}");
    let woven = weave(&document, None, &mut |_, _| text(put, None));
    let edition = parse(Format::Markdown, &woven, &Options::default());
    assert!(edition.faults.is_empty(), "{woven}: {:?}", edition.faults);
    let mut expected = canonical(&put.replace('\u{b}', " ")).replace("\\\n", " ");
    expected = expected.trim_matches(' ').to_owned();
    if before.contains(['|', '>']) {
        // A block scalar knows no escapes.
        expected.retain(|c| !c.is_control() && c != '\u{feff}');
        expected = expected.trim_matches(' ').to_owned();
    }
    // Pages take titles as HTML: `<div>` is none.
    let expected = clean(&document.blocks[0].text, &expected, MarkupSyntax::Field);
    let read = edition
        .fields
        .iter()
        .find(|field| field.key.ends_with("title"));
    let read = canonical(&read.unwrap().value).into_owned();
    assert_eq!(
        read.trim_matches('\u{200b}'),
        canonical(&expected),
        "{woven}"
    );
    assert!(
        woven.starts_with(before) && woven.ends_with(after),
        "{woven}"
    );
}

const FIELDS: &[(&str, &str, &str)] = &[
    ("---\ntitle: ", "Plain text", "\nx: y\n---\n"),
    ("---\ntitle: ", "Plain text", " # note\nx: y\n---\n"),
    ("---\ntitle: ", "over\n  two lines", "\nx: y\n---\n"),
    ("---\ntitle: ", "'it''s'", " # note\n---\n"),
    ("---\ntitle: ", "\"a \\\" ñ\"", "   # note\n---\n"),
    ("---\ntitle: |\n  ", "one\n  two", "\nx: y\n---\n"),
    (
        "---\ntitle: >-\n   ",
        "one\n\n   two",
        "\n\n# note\nx: y\n---\n",
    ),
    ("---\r\ntitle: ", "Plain", "\r\nx: y\r\n---\r\n"),
    ("---\n{title: ", "Plain", ", x: y}\n---\n"),
    ("---\ntitle: &a ", "Plain", "\nx: *a\n---\n"),
    ("+++\ntitle = ", "\"Basic\"", " # note\nx = 1\n+++\n"),
    ("+++\ntitle = ", "'Literal'", "\nx = 1\n+++\n"),
    (
        "+++\ntitle = ",
        "\"\"\"\nMany\nlines\"\"\"",
        "\nx = 1\n+++\n",
    ),
    ("+++\ntitle = ", "'''Many\nlines'''", "\nx = 1\n+++\n"),
    ("\u{feff}+++\nx = { y = 1 }\ntitle = ", "\"a\"", "\n+++\n"),
];

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
        mark: PassageMark {
            language,
            state: None,
        },
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

#[test]
fn fields_are_read_back() {
    for (before, value, after) in FIELDS {
        for put in TEXTS {
            field_is_read_back(before, value, after, put);
        }
    }
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
    fn any_field_is_read_back(place in prop::sample::select(FIELDS), put in "[-#>*+|=`~<>\\[\\]{}&!%@\"':.,?0-9a-z\\\\ \n\u{7}\u{85}ñ]{0,14}") {
        field_is_read_back(place.0, place.1, place.2, &put);
    }

    #[test]
    fn markdown_keeps_the_rest(source in lines(MARKDOWN), chosen in any::<u64>(), texts in texts()) {
        keeps_the_rest(Format::Markdown, &source, chosen, &texts);
    }

    #[test]
    fn plain_keeps_the_rest(source in lines(PLAIN), chosen in any::<u64>(), texts in texts()) {
        keeps_the_rest(Format::Plain, &source, chosen, &texts);
    }

    #[test]
    fn html_keeps_the_rest(source in markup(), chosen in any::<u64>(), texts in texts_without_tags()) {
        keeps_the_rest(Format::Html, &source, chosen, &texts);
    }

    #[test]
    fn markdown_keeps_the_outline(source in lines(MARKDOWN), texts in texts(), marked in any::<bool>()) {
        keeps_the_outline(Format::Markdown, &source, &texts, marked.then_some("en"));
    }
}
