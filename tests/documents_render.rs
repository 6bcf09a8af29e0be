//! Documents as plain text and as HTML.

use paridad::document::model::{Format, Options};
use paridad::document::parse;
use paridad::document::render::{to_html, to_plain};

#[track_caller]
fn plain(format: Format, source: &str, expected: &str) {
    let document = parse(format, source, &Options::default());
    assert_eq!(to_plain(&document), expected);
}

#[test]
fn markdown_as_text() {
    plain(
        Format::Markdown,
        "---\ntitle: T\n---\n# Título *uno* {#x}\n\nOne\ntwo\\\nthree [link](http://x.y) <http://a.b> \
         ![pic](i.png)[^1].\n\n- a\n- [x] b\n  1. c\n  2. d\n\nText\n\n> Quoted\n>\n> - item\n\n## Two\n\n\
         | a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n\n  more\n```\n\n***\n\n<!-- #id -->\n\
         <div>raw &amp;</div>\n\n[^1]: Note\n\n    more\n",
        "Título uno\n==========\n\nOne two\nthree link <http://x.y> http://a.b [pic][1].\n\n• a\n• [x] b\n  \
         1. c\n  2. d\n\nText\n\n    Quoted\n\n    • item\n\nTwo\n---\n\na | b\n1 | 2\n\n    code\n\n      \
         more\n\n* * *\n\nraw &\n\n[1] Note\n\n    more\n",
    );
}

#[test]
fn html_as_text() {
    plain(
        Format::Html,
        "<title>T</title><h1>A &amp; B</h1><p>One <b>two</b></p><ul><li>a<li>b<ol><li>c</ol></ul>\
         <blockquote>q</blockquote><table><tr><td>1<td>2<tr><td>3<td>4</table>",
        "A & B\n=====\n\nOne two\n\n• a\n\n• b\n\n  1. c\n\n    q\n\n1 | 2\n\n3 | 4\n",
    );
}

#[test]
fn as_html() {
    let html = |format, source: &str| to_html(&parse(format, source, &Options::default()));
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
}
