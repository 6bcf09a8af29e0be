//! What a translation may bring into an edition, seen by the parser of a browser: whatever the text is, no element, no
//! attribute and no scheme gets in that is neither on the list nor of the source.

use crate::unit::building;
use crate::unit::documents_render::html;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write;

use building::Project;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use paridad::checks;
use paridad::document::clean_markup::clean;
use paridad::document::markup_syntax::MarkupSyntax;
use paridad::document::model::{Format, Options};
use paridad::document::parse;
use paridad::document::weave::{PassageMark, Replacement, weave, weave_with_places};
use proptest::prelude::*;

/// Each element of a page with each of its attributes, as a browser sees them.
fn elements(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut found = Vec::new();
    let mut waiting: Vec<Handle> = vec![dom.document.clone()];
    // A node that goes takes all below it along.
    let mut kept: Vec<Handle> = Vec::new();
    while let Some(node) = waiting.pop() {
        if let NodeData::Element {
            name,
            attrs,
            template_contents,
            ..
        } = &node.data
        {
            let attributes = attrs.borrow();
            let attributes = attributes
                .iter()
                .map(|it| (it.name.local.to_string(), it.value.to_string()));
            found.push((name.local.to_string(), attributes.collect()));
            waiting.extend(template_contents.borrow().clone());
        }
        waiting.extend(RefCell::borrow(&node.children).iter().cloned());
        kept.push(node);
    }
    found
}

/// Written down once more, so that a slip in the list of the program is seen here.
const INLINE: &str = "a abbr acronym b bdi bdo big br cite code data del dfn em i ins kbd mark nobr q rb rp rt rtc ruby s \
                      samp small span strike strong sub sup time tt u var wbr";

/// What of a page is neither of its source nor harmless.
fn foreign(html: &str, source: &str) -> Vec<String> {
    let own = elements(source);
    let count = |all: &[(String, Vec<(String, String)>)], name: &str| {
        all.iter().filter(|it| it.0 == name).count()
    };
    let is_own_attribute = |name: &str, attribute: &str| {
        let mut own = own.iter().filter(|it| it.0 == name).flat_map(|it| &it.1);
        own.any(|it| it.0 == attribute)
    };
    let found = elements(html);
    let mut foreign = BTreeSet::new();
    for (name, attributes) in &found {
        if !INLINE.split_whitespace().any(|it| it == name)
            && count(&found, name) > count(&own, name)
        {
            foreign.insert(format!("<{name}>"));
        }
        for (attribute, value) in attributes {
            let harmless = [
                "lang",
                "dir",
                "title",
                "translate",
                "hreflang",
                "datetime",
                "value",
                "cite",
                "href",
            ];
            if !harmless.contains(&&**attribute) && !is_own_attribute(name, attribute) {
                foreign.insert(format!("{name} {attribute}"));
            }
            // As browsers read schemes: controls and blanks go.
            let address: String = value
                .chars()
                .filter(|c| !c.is_ascii_control() && *c != ' ')
                .collect();
            let address = address.to_ascii_lowercase();
            let leads = ["href", "src", "cite", "action"].contains(&&**attribute);
            let scheme = address
                .split(['/', '?', '#'])
                .next()
                .unwrap_or_default()
                .split_once(':');
            if let Some((scheme, _)) = scheme.filter(|_| leads)
                && !["https", "http", "mailto", "tel"].contains(&scheme)
                && scheme
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
                && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            {
                foreign.insert(format!("{name} {attribute}={value}"));
            }
        }
    }
    foreign.into_iter().collect()
}

const MARKDOWN: &str = "---\ntitle: T\n---\n# One\n\nTwo *three*.\n\n> four\n\n- five\n- six\n\n  seven\n\n\
                        | a | b |\n|---|---|\n| c | d |\n\nEight\n===\n\n[x]: https://un.org \"nine\"\n\n\
                        <h2 title='ten'>eleven</h2>\n\n<table><tr><td>twelve</table>\n\n<div>\n\nthirteen\n\n\
                        fourteen <b>x</b></div>\n\n> <dl><dt>fifteen\n> <dd>sixteen</dl>\n> <svg><text>seventeen</text></svg>\n\n\
                        <img src=a.png alt=eighteen>\n";
const HTML: &str = "<!doctype html><html><head><title>One</title><meta name=description content='two'></head><body>\
                    <h1>three</h1><p title=\"four\">five <em>six</em></p><ul><li>seven<li>eight</ul><table><tr><th>a<td>b\
                    </table><svg><title>x</title><text>y <tspan>z</tspan></text></svg><img src=a.png alt=nine><blockquote>ten<p>eleven</blockquote></body></html>";

/// The page that an edition makes whose blocks all have this text.
fn page(format: Format, source: &str, text: Option<&str>, language: Option<&str>) -> String {
    let document = parse(format, source, &Options::default());
    let mark = PassageMark {
        language,
        state: None,
    };
    let edition = weave(&document, None, &mut |_, _| match text {
        Some(text) => Replacement::Text {
            text: text.into(),
            mark,
        },
        None => Replacement::Keep,
    });
    html(format, &edition)
}

#[track_caller]
fn is_harmless(text: &str) {
    for (format, source) in [
        (Format::Markdown, MARKDOWN),
        (Format::Html, HTML),
        (Format::Plain, "One\n\n- two\n"),
    ] {
        for language in [None, Some("en")] {
            let own = page(format, source, None, None);
            let page = page(format, source, Some(text), language);
            let none: Vec<String> = Vec::new();
            assert_eq!(
                foreign(&page, &own),
                none,
                "{text:?} in {format:?}:\n{page}"
            );
        }
    }
    for before in ["title: ", "title: '", "title: >\n  "] {
        let after = if before.ends_with('\'') { "'" } else { "" };
        let source = format!("---\n{before}One{after}\n---\n");
        let document = parse(Format::Markdown, &source, &Options::default());
        let put = |text: &str| Replacement::Text {
            text: text.to_owned().into(),
            mark: PassageMark::default(),
        };
        let edition = weave(&document, None, &mut |_, _| put(text));
        let edition = parse(Format::Markdown, &edition, &Options::default());
        // As a template writes a title that does not escape it.
        let page = format!("<h1>{}</h1>", edition.fields[0].value);
        assert_eq!(
            foreign(&page, "<h1>One</h1>"),
            Vec::<String>::new(),
            "{text:?} in {source}"
        );
    }
    for reading in [
        MarkupSyntax::Markdown,
        MarkupSyntax::Html,
        MarkupSyntax::Either,
        MarkupSyntax::Field,
    ] {
        let once = clean("one", text, reading);
        assert_eq!(clean("one", &once, reading), once, "clean is clean");
    }
}

/// One a line, each with the way that it goes.
const ATTACKS: &str = include_str!("../allowed_markup/attacks.txt");

fn attacks() -> impl Iterator<Item = String> {
    let lines = ATTACKS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "));
    lines.map(|line| {
        line.replace("⏎", "\\\n")
            .replace("␀", "\0")
            .replace("␌", "\u{c}")
            .replace("␉", "\t")
    })
}

#[test]
fn attacks_do_nothing() {
    for text in attacks() {
        is_harmless(&text);
    }
}

/// The eyes of this test are open: woven as they are, for checks alone, attacks are seen.
#[test]
fn attacks_would_be_seen() {
    let document = parse(Format::Html, HTML, &Options::default());
    let is_seen = |text: &String| {
        let put = |text: &str| Replacement::Text {
            text: text.to_owned().into(),
            mark: PassageMark::default(),
        };
        let (page, _) = weave_with_places(&document, None, &mut |_, _| put(text));
        !foreign(&page, HTML).is_empty()
    };
    let seen = attacks().filter(is_seen).count();
    assert!(
        seen > 100,
        "{seen} of {} attacks are seen",
        attacks().count()
    );
}

#[test]
fn pairs_of_attacks_do_nothing() {
    let attacks: Vec<String> = attacks().collect();
    for (at, one) in attacks.iter().enumerate() {
        let other = &attacks[(at * 7 + 3) % attacks.len()];
        is_harmless(&format!("{one} {other}"));
    }
}

/// Translations that only use what is allowed, in either format, come out as they are.
#[test]
fn what_is_allowed_stays() {
    for (source, text, reading) in [
        (
            "one",
            "uno <em>dos</em> <abbr title=\"x &gt; y\">t</abbr><br>",
            MarkupSyntax::Html,
        ),
        (
            "one",
            "a < b, 5 <3 y &lt;b&gt; <time datetime='2022'>x</time>",
            MarkupSyntax::Html,
        ),
        (
            "<a href=\"/en\" class=x>one</a>",
            "<a class=x href=\"/es\">uno</a>",
            MarkupSyntax::Html,
        ),
        (
            "<img src=a.png alt=one>",
            "<img src=a.es.png alt='uno dos'>",
            MarkupSyntax::Html,
        ),
        (
            "<img src=https://a.org/a.png>",
            "<img src=https://a.org/es.png>",
            MarkupSyntax::Html,
        ),
        (
            "one<script>x</script>",
            "uno<script>x</script>",
            MarkupSyntax::Html,
        ),
        (
            "one <svg a=b><g/></svg>",
            "<svg a=b><g/></svg> uno",
            MarkupSyntax::Html,
        ),
        (
            "<button onclick=go()>Go</button>",
            "<button onclick=go()>Ir</button>",
            MarkupSyntax::Html,
        ),
        ("one<!-- x -->", "uno<!-- x -->", MarkupSyntax::Html),
        ("one <b>two", "uno <b>dos", MarkupSyntax::Html),
        (
            "one",
            "[uno](https://a.org) <https://b.org> [x] `<b>` \\<script>",
            MarkupSyntax::Markdown,
        ),
        (
            "one",
            "[uno](mailto:a@b.org \"t\"), [dos](<a b.md>) y <a@b.org>",
            MarkupSyntax::Markdown,
        ),
        ("![a](a.png)", "![uno](a.es.png)", MarkupSyntax::Markdown),
        (
            "`a`",
            "el elemento `<button>`, `Vec<T>` y `adb <ruta local>`",
            MarkupSyntax::Markdown,
        ),
        (
            "`<script src=x>`",
            "`<script src=x>` aquí",
            MarkupSyntax::Markdown,
        ),
        (
            "[a](ftp://a.org)",
            "[uno](ftp://a.org)",
            MarkupSyntax::Markdown,
        ),
        ("<T> a", "<T> b", MarkupSyntax::Markdown),
    ] {
        assert_eq!(clean(source, text, reading), text, "of {source}");
    }
}

/// What is left of a translation: a case a line.
#[test]
fn what_is_not_allowed_goes() {
    for (source, text, reading, expected) in [
        (
            "one",
            "a <b style=x>b</b>",
            MarkupSyntax::Html,
            "a <b>b</b>",
        ),
        (
            "one",
            "<em title=\">\" onfocus=x>a</em>",
            MarkupSyntax::Html,
            "<em title=\"&gt;\">a</em>",
        ),
        (
            "one",
            "a <img src=x onerror=y z",
            MarkupSyntax::Html,
            "a &lt;img src=x onerror=y z",
        ),
        (
            "one",
            "a<script>x</script>",
            MarkupSyntax::Html,
            "a&lt;script>x&lt;/script>",
        ),
        (
            "one<script>x</script>",
            "a<script>y</script>",
            MarkupSyntax::Html,
            "a&lt;script>y&lt;/script>",
        ),
        (
            "one<script>x</script>",
            "a<script>x</script><script>x</script>",
            MarkupSyntax::Html,
            "a<script>x</script>&lt;script>x&lt;/script>",
        ),
        ("one", "a<!-- b -->c", MarkupSyntax::Html, "ac"),
        (
            "one",
            "<<!-- -->b onclick=x>",
            MarkupSyntax::Html,
            "&lt;b onclick=x>",
        ),
        ("one", "a</p>b", MarkupSyntax::Html, "a&lt;/p>b"),
        (
            "one",
            "a <a href=/x>b",
            MarkupSyntax::Html,
            "a &lt;a href=/x>b",
        ),
        (
            "<a href=/x>one</a>",
            "<a href=javascript:x>a</a>",
            MarkupSyntax::Html,
            "<a>a</a>",
        ),
        (
            "<img src=a.png>",
            "<img src=//b.org/x.png>",
            MarkupSyntax::Html,
            "<img>",
        ),
        ("one", "[a](javascript:x) b", MarkupSyntax::Markdown, "a b"),
        (
            "one",
            "[a [b](vbscript:x)](y)",
            MarkupSyntax::Markdown,
            "[a b](y)",
        ),
        (
            "one",
            "<javascript:x>",
            MarkupSyntax::Markdown,
            "\\<javascript:x>",
        ),
        (
            "one",
            "a ![b](https://c.org/d.png)",
            MarkupSyntax::Markdown,
            "a b",
        ),
        (
            "![a](b.png)",
            "![c](https://d.org/b.png)",
            MarkupSyntax::Markdown,
            "c",
        ),
        (
            "one",
            "`<script src=x>`",
            MarkupSyntax::Markdown,
            "`< script src=x>`",
        ),
        (
            "one",
            "a <nombre> b",
            MarkupSyntax::Markdown,
            "a \\<nombre> b",
        ),
    ] {
        assert_eq!(clean(source, text, reading), expected, "{text}");
    }
}

/// The pages, Markdown and mails that a build makes of translations that are allowed to do anything by themselves.
#[test]
fn editions_have_none_of_it() {
    let mut project = Project::default();
    let mut configuration =
        "editions = [\"markdown\", \"html\", \"mail\"]\nsource = \"en\"\n[checks]\n".to_owned();
    for check in checks::ALL {
        writeln!(configuration, "{} = \"off\"", check.info().id).unwrap();
    }
    // So that editions of the source have a foot as well.
    configuration.push_str("[site]\nchecksum = true\n");
    project.add("paridad.toml", &configuration);
    for (number, text) in attacks().enumerate() {
        let literal = text
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\u000A")
            .replace('\0', "\\u0000");
        let mut catalog = format!("-t = {{ \"{literal}\" }}\n");
        let mut english = "-t = word\n".to_owned();
        for (id, source) in [
            ("title", "Title"),
            ("one", "One"),
            ("two", "Two"),
            ("three", "Three"),
            ("four", "Four"),
        ] {
            writeln!(english, "{id} = {source}").unwrap();
            writeln!(
                catalog,
                "# paridad: allow(unsafe-html, markup) mine\n{id} = {{ -t }}"
            )
            .unwrap();
        }
        for (format, statement) in [
            (
                "md",
                "---\ntitle: Title\n---\n# One\n\nTwo\n\n- Three\n\n|Four|\n|-|\n",
            ),
            (
                "html",
                "<title>Title</title><h1>One</h1><p>Two</p><ul><li>Three</ul><img src=a.png alt=\"Four\">",
            ),
        ] {
            project.add(&format!("content/{format}{number}.{format}"), statement);
            project.add(&format!("locales/en/{format}{number}.ftl"), &english);
            project.add(&format!("locales/es/{format}{number}.ftl"), &catalog);
        }
    }
    let (outcome, files) = project.build();
    let mut seen = 0;
    for (path, bytes) in &files {
        let path = path.as_str();
        let Some(own) = path.strip_prefix("es/").map(|rest| format!("en/{rest}")) else {
            continue;
        };
        let read = |bytes: &[u8]| match path {
            _ if path.ends_with(".html") => String::from_utf8(bytes.to_vec()).unwrap(),
            _ if path.ends_with(".md") => {
                let text = String::from_utf8(bytes.to_vec()).unwrap();
                html(Format::Markdown, &text)
            }
            _ if path.ends_with(".eml") => {
                let mail = mail_parser::MessageParser::default().parse(bytes).unwrap();
                mail.body_html(0).unwrap().into_owned()
            }
            _ => String::new(),
        };
        let Some(own) = files.get(camino::Utf8Path::new(&own)) else {
            panic!("{path} has no edition of the source");
        };
        let (page, own) = (read(bytes), read(own));
        let mut found = foreign(&page, &own);
        // The frame of a translation says what the original is.
        let of_the_frame = [
            "<p>",
            "<link>",
            "p class",
            "<div>",
            "<aside>",
            "span data-state",
            "<hr>",
            "hr style",
            "h1 id",
            "h1 class",
        ];
        found.retain(|it| !of_the_frame.contains(&&**it));
        assert_eq!(found, Vec::<String>::new(), "{path}:\n{page}");
        seen += usize::from(!page.is_empty());
    }
    assert!(seen > 2 * attacks().count(), "{seen} files: {outcome}");
}

/// What once came to light by chance.
#[test]
fn cleaned_texts_are_clean() {
    for text in ["</<\n", "x </<\n \n<", "<!----><\n"] {
        is_harmless(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_harmless(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..14)) {
        is_harmless(&pieces.concat());
    }

    #[test]
    fn any_signs_are_harmless(text in "[<>/!?=\"'`\\\\ \n\t\u{0}\u{7}\\[\\]():#&;|a-c-]{0,24}") {
        is_harmless(&text);
    }
}

/// What hostile texts are made of.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "<", ">", "/", "</", "/>", "<b ", "<em title=", "<script>", "</script>", "<img src=", "<a href=", "javascript:x", "https://x.org",
    " onclick=x", "\"", "'", "=", "`", "``", "```", "\\", "\\\n", "[", "](", ")", "]", "![", "[x]", "]: ", "<!--", "-->", "--!>",
    "<!-->", "<![CDATA[", "]]>", "<?", "<!doctype x>", "&lt;", "&#106;avascript:x", "&colon;", "\u{0}", "\t", " ", " ", "style=x",
    "<svg>", "<math>", "<title>", "<textarea>", "<style>", "<template>", "<p>", "</p>", "</td>", "</li>", "</title>", "</em>", "</b>",
    "</a>", "<table>", "<select>", "<plaintext>", "<br>", " lang=es", "|", "# ", "- ", "> ", "~~~", "{", "}", "é", "data:text/html,x",
    "<iframe src=", "<a href=\"javascript:x\">", "*", "_", "1. ", "x",
];
