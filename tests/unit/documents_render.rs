//! Documents as plain text and as HTML.

use std::num::NonZeroU16;

use paridad::document::body_events::ParsedDocument;
use paridad::document::model::{Format, Options};
use paridad::document::references::ReferenceEdit;
use paridad::document::render::{HtmlStyle, write_html, write_plain};
use paridad::document::text_style::TextStyle;
use paridad::text::slice::Slice;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// What goes into the `<body>` of a page.
pub fn html(format: Format, source: &str) -> String {
    let parsed = ParsedDocument::parse(format, source, &Options::default());
    match format {
        Format::Html => source.slice(parsed.document.body.range()).to_owned(),
        Format::Markdown | Format::Plain => write_html(&parsed.events(), &HtmlStyle::default()),
    }
}

pub fn plain(format: Format, source: &str, width: u16) -> String {
    let parsed = ParsedDocument::parse(format, source, &Options::default());
    let width = NonZeroU16::new(width);
    let style = TextStyle { width };
    let plain = write_plain(
        &parsed.document,
        (&parsed.events(), 0),
        style,
        &|_| None,
        &|_, _| ReferenceEdit::Keep,
    );
    let gap = if plain.notes.is_empty() { "" } else { "\n" };
    format!("{}{gap}{}", plain.body, plain.notes)
}

#[track_caller]
fn check(format: Format, source: &str, width: u16, expected: &str) {
    let found = plain(format, source, width);
    assert_eq!(found, expected, "found\n{found}");
}

#[test]
fn markdown_as_text() {
    check(
        Format::Markdown,
        "---\ntitle: T\n---\n# Título *uno* {#x}\n\nOne\ntwo\\\nthree [link](http://x.y) <http://a.b> \
         ![pic](i.png)[^1].\n\n- a\n- [x] b\n  1. c\n  2. d\n\nText\n\n> Quoted\n>\n> - item\n\n## Two\n\n\
         | a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n\n  more\n```\n\n***\n\n<!-- #id -->\n\
         <div>raw &amp;</div>\n\n[^1]: Note\n\n    more\n",
        0,
        "Título uno
==========

One two
three link [1] http://a.b [pic] [2].

• a
• [x] b
  1. c
  2. d

Text

> Quoted
>
> • item

Two
---

a  b
-  -
1  2

    code

      more

* * *

raw &

[1] http://x.y
[2] Note

    more
",
    );
}

#[test]
fn html_as_text() {
    check(
        Format::Html,
        "<title>T</title><h1>A &amp; B</h1><p>One <b>two</b></p><ul><li>a<li>b<ol><li>c</ol></ul>\
         <blockquote>q <a href='https://x.y/z'>link</a> <img alt=\"pic\" src=p></blockquote>\
         <table><tr><td>1<td>2<tr><td>3<td>4</table><p>a<br>b</p>",
        0,
        "A & B
=====

One two

• a

• b

  1. c

> q link [1] [pic]

1  2
-  -
3  4

a
b

[1] https://x.y/z
",
    );
}

#[test]
fn preformatted_html_as_text() {
    check(
        Format::Html,
        "<p>One</p><pre>\n  a &amp; <b>b</b><br>c\n\n d\n</pre><ol><li>two<PRE>e</PRE><li>three</ol>\
         <table><tr><td>1<pre>f</pre><td>2</table><pre></pre><pre>g</pre>",
        0,
        "One

      a & b
    c

     d

1. two

       e

2. three

1  2
-  -

    g
",
    );
}

#[test]
fn lines_are_broken_within_their_containers() {
    check(
        Format::Markdown,
        "# A headline that is longer than a line\n\nWe [call](https://example.org/a/rather/long/address) on all \
         States to ratify the [Convention](https://example.org/c) and the <a href=\"https://example.org/c\">\
         Protocol</a>[^who].\n\n10. One item that is longer than a line, with\n\n    a second paragraph.\n11. Two.\n\n\
         > A quoted paragraph that is longer than a line.\n>\n> - And an item in it, longer too.\n\n\
         人権は、すべての人に平等に保障されなければならない。\n\n[^who]: The States that have not done so by the end of the year.\n",
        32,
        "A headline that is longer than a
line
================================

We call [1] on all States to
ratify the Convention [2] and
the Protocol [2] [3].

10. One item that is longer than
    a line, with

    a second paragraph.

11. Two.

> A quoted paragraph that is
> longer than a line.
>
> • And an item in it, longer
>   too.

人権は、すべての人に平等に保障さ
れなければならない。

[1] https://example.org/a/rather/long/address
[2] https://example.org/c
[3] The States that have not
    done so by the end of the
    year.
",
    );
}

#[test]
fn links_that_show_their_address_have_no_note() {
    check(
        Format::Markdown,
        "[example.org](https://example.org/), [a@b.c](mailto:a@b.c), [up](#up), [mail](mailto:a@b.c), \
         [![logo](l.png)](https://example.org/)\n",
        0,
        "example.org, a@b.c, up, mail [1], [logo] [2]\n\n[1] mailto:a@b.c\n[2] https://example.org/\n",
    );
}

#[test]
fn tables_that_are_too_wide_are_groups_of_lines() {
    let table = "| State | Signed | Ratified |\n|---|--:|---|\n| Panama | 1986 | 1987 |\n| Guatemala | 5 | after long debate |\n";
    check(
        Format::Markdown,
        table,
        40,
        "State      Signed  Ratified
---------  ------  -----------------
Panama       1986  1987
Guatemala       5  after long debate
",
    );
    check(
        Format::Markdown,
        table,
        24,
        "State: Panama
Signed: 1986
Ratified: 1987

State: Guatemala
Signed: 5
Ratified: after long
debate
",
    );
}

/// Words that are no marks: each is there once, so that none can stand for another.
fn sentence() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        6 => "[a-zñé]{1,9}",
        1 => "[a-z]{20,50}",
        1 => "https://[a-z]{3,9}[.]org/[a-z/]{1,40}[a-z]",
    ];
    prop::collection::vec(word, 1..30)
}

fn block() -> impl Strategy<Value = (String, Vec<String>)> {
    (sentence(), 0..7_usize).prop_map(|(words, kind)| {
        let text = words.join(" ");
        let source = match kind {
            0 => format!("# {text}\n\n"),
            1 => format!("- {text}\n\n"),
            2 => format!("> {text}\n\n"),
            3 => format!("> 1. {text}\n\n"),
            4 => format!("[{text}](https://example.org/{})\n\n", words.len()),
            _ => format!("{text}\n\n"),
        };
        (source, words)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    /// No line is longer than the width but for one word with its marks and its note; no word is lost or moved.
    #[test]
    fn text_is_whole_and_narrow(blocks in prop::collection::vec(block(), 1..8), width in 20_u16..80) {
        let source: String = blocks.iter().map(|(source, _)| source.as_str()).collect();
        let text = plain(Format::Markdown, &source, width);
        for line in text.lines() {
            let is_word = |token: &&str| !["•", ">", "1."].contains(token) && !token.starts_with('[');
            let words = line.split(' ').filter(|token| !token.is_empty()).filter(is_word).count();
            prop_assert!(line.width() <= usize::from(width) || words <= 1, "{width}: {line}");
        }
        let mut found = text.split_whitespace();
        for word in blocks.iter().flat_map(|(_, words)| words) {
            prop_assert!(found.any(|it| it == word), "{word} is lost in\n{text}");
        }
    }
}

#[test]
fn as_html() {
    assert_eq!(
        html(
            Format::Markdown,
            "---\ntitle: T\n---\n# A {#x}\n\n<!-- #id -->\n<!-- note -->\nb & <b>c</b>\n"
        ),
        "<h1 id=\"x\">A</h1>\n<!-- note -->\n<p>b &amp; <b>c</b></p>\n"
    );
    assert_eq!(
        html(Format::Plain, "T\n===\n\na < b\n\n- one\n- two\n\nend"),
        "<h1>T</h1>\n<p>a &lt; b</p>\n<ul>\n<li>\n<p>one</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ul>\n<p>end</p>\n"
    );
    assert_eq!(html(Format::Html, "\u{feff}<p>a"), "<p>a");
    assert_eq!(
        html(
            Format::Plain,
            "Present\n\nName      Role\nAna Ruiz  Lawyer\nMara      Speaker\n"
        ),
        "<p>Present</p>\n<pre><code>Name      Role\nAna Ruiz  Lawyer\nMara      Speaker</code></pre>\n"
    );
}
