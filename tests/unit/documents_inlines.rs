//! Inline markup, case by case: a text, and what is found in it with the bytes it covers.

use paridad::document::inline::{Inline, InlineKind};
use paridad::document::inlines::inlines;
use paridad::document::model::Format;
use paridad::text::slice::Slice;

#[track_caller]
fn check(format: Format, text: &str, expected: &[&str]) {
    let found: Vec<String> = inlines(text, format)
        .iter()
        .map(|inline| say(text, inline))
        .collect();
    assert_eq!(found, expected, "{text}");
}

fn say(text: &str, inline: &Inline) -> String {
    let raw = text.slice(inline.span.range());
    let what = match &inline.kind {
        InlineKind::Link { target, title } => format!("link {target} {title:?}"),
        InlineKind::Reference { label, shortcut } => format!("reference {label} {shortcut}"),
        InlineKind::Image { target, title, alt } => format!("image {target} {title:?} {alt:?}"),
        InlineKind::ImageReference { label, alt } => format!("image reference {label} {alt:?}"),
        InlineKind::Code { text } => format!("code {text}"),
        InlineKind::Tag(tag) => format!("{:?} {} {:?}", tag.side, tag.name, tag.attributes),
        InlineKind::Footnote { label } => format!("footnote {label}"),
        InlineKind::Autolink { target } => format!("autolink {target}"),
        InlineKind::Address { target } => format!("address {target}"),
        InlineKind::Emphasis => "emphasis".to_owned(),
        InlineKind::Strong => "strong".to_owned(),
        InlineKind::Strikethrough => "strikethrough".to_owned(),
    };
    format!("{what}: {raw}")
}

#[test]
fn markdown() {
    let check = |text, expected: &[&str]| check(Format::Markdown, text, expected);
    check("plain words, año", &[]);
    check(
        "A [*link*](http://x.y/a_(b) \"t\") here",
        &[
            "link http://x.y/a_(b) \"t\": [*link*](http://x.y/a_(b) \"t\")",
            "emphasis: *link*",
        ],
    );
    check(
        "[a][b] [c][] [sic]",
        &[
            "reference b false: [a][b]",
            "reference c false: [c][]",
            "reference sic true: [sic]",
        ],
    );
    check(
        "![An *alt*](i.png) ![x][y]",
        &[
            "image i.png \"\" \"An alt\": ![An *alt*](i.png)",
            "emphasis: *alt*",
            "image reference y \"x\": ![x][y]",
        ],
    );
    check("`a` ``b`c``", &["code a: `a`", "code b`c: ``b`c``"]);
    check(
        "- a <b class=\"x\">b</b><br/> ~~c~~",
        &[
            "Open b [(\"class\", \"x\")]: <b class=\"x\">",
            "Close b []: </b>",
            "Void br []: <br/>",
            "strikethrough: ~~c~~",
        ],
    );
    check("ñ[^1] **s**", &["footnote 1: [^1]", "strong: **s**"]);
    check(
        "<https://a.b> <a@b.c>",
        &[
            "autolink https://a.b: <https://a.b>",
            "autolink mailto:a@b.c: <a@b.c>",
        ],
    );
    check(
        "See https://a.b/c_d_e (or www.x.org). [https://in.link](x) `http://in.code`",
        &[
            "address https://a.b/c_d_e: https://a.b/c_d_e",
            "address www.x.org: www.x.org",
            "link x \"\": [https://in.link](x)",
            "code http://in.code: `http://in.code`",
        ],
    );
    check(
        "https://a.b/x_(y), http:// ://",
        &["address https://a.b/x_(y): https://a.b/x_(y)"],
    );
    check("1. *a*\\\n*b*", &["emphasis: *a*", "emphasis: *b*"]);
}

#[test]
fn html() {
    let check = |text, expected: &[&str]| check(Format::Html, text, expected);
    check(
        "A <a href='x?a&amp;b' title=t>l <em>e</em></a> <code>c &lt; d</code>",
        &[
            "link x?a&b \"t\": <a href='x?a&amp;b' title=t>l <em>e</em></a>",
            "Open a [(\"href\", \"x?a&b\"), (\"title\", \"t\")]: <a href='x?a&amp;b' title=t>",
            "emphasis: <em>e</em>",
            "Open em []: <em>",
            "Close em []: </em>",
            "Close a []: </a>",
            "code c < d: <code>c &lt; d</code>",
            "Open code []: <code>",
            "Close code []: </code>",
        ],
    );
    check(
        "<img src=i alt=\"A pic\"> <b>open",
        &[
            "image i \"\" \"A pic\": <img src=i alt=\"A pic\">",
            "Void img [(\"src\", \"i\"), (\"alt\", \"A pic\")]: <img src=i alt=\"A pic\">",
            "strong: <b>",
            "Open b []: <b>",
        ],
    );
}

#[test]
fn plain() {
    check(
        Format::Plain,
        "*no* https://a.b.",
        &["address https://a.b: https://a.b"],
    );
}
