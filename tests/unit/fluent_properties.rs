//! Whatever is done to a sound catalog, each of its bytes is accounted for once, and faults stay few.

use std::ops::Range;

use paridad::fluent::form::in_form;
use paridad::fluent::model::{Catalog, Comment, Part, Pattern};
use paridad::fluent::parse::parse;
use paridad::text::slice::Slice;
use proptest::prelude::*;

const SOUND: &str = r#"### Terms and messages

-org = { $case ->
   *[nom] el Comité
    [gen] del Comité
}
    .gender = masculine

## Press release

# Says hello
hello-world = ¡Hola, { $name }!
plain = Una línea
lead =
    Hoy, la Conferencia
      reunió a { NUMBER($n, minimumFractionDigits: 2) } Estados

    y a { -org(case: "gen") } { "\u00A0}" }.
    .title = Título { hello-world }
    .label = { plain.title ->
       *[x] 1
    }

files = { $n ->
    [0] ningún archivo
    [one] { $g ->
        [m] un archivo
       *[f] una carpeta
    }
   *[other] { DATETIME($d) } archivos
} nuevos
last = fin
"#;

/// A sound catalog: attributes of messages select nothing.
fn sound() -> String {
    SOUND.replace("plain.title ->", "-org.gender ->")
}

#[derive(Clone, Debug)]
enum Edit {
    Insert(prop::sample::Index, &'static str),
    Delete(prop::sample::Index),
    Cut(prop::sample::Index, usize),
    DeleteLine(prop::sample::Index),
}

const PIECES: [&str; 40] = [
    "{",
    "}",
    "\"",
    "\\",
    "\\u00",
    "[",
    "]",
    "*",
    ".",
    "=",
    "-",
    "->",
    "(",
    ")",
    ",",
    ":",
    "$",
    "#",
    "# ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{feff}",
    " ",
    "é",
    "\u{a0}",
    "x",
    "x = ",
    "\nx = ",
    "1",
    "FOO(",
    "<<<<<<< x\n",
    "//",
    "\n- ",
    "    ",
    "{\"{\"}",
    "\n    .x = ",
];

fn edit() -> impl Strategy<Value = Edit> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        4 => (index(), prop::sample::select(&PIECES[..])).prop_map(|(at, it)| Edit::Insert(at, it)),
        2 => index().prop_map(Edit::Delete),
        1 => (index(), 1..80usize).prop_map(|(at, length)| Edit::Cut(at, length)),
        1 => index().prop_map(Edit::DeleteLine),
    ]
}

fn apply(text: &str, edit: &Edit) -> String {
    let chars: Vec<char> = text.chars().collect();
    let remove = |start: usize, length: usize| {
        let end = (start + length).min(chars.len());
        chars[..start].iter().chain(&chars[end..]).collect()
    };
    match edit {
        Edit::Insert(at, piece) => {
            let at = at.index(chars.len() + 1);
            let (before, after) = chars.split_at(at);
            before
                .iter()
                .copied()
                .chain(piece.chars())
                .chain(after.iter().copied())
                .collect()
        }
        Edit::Delete(at) if !chars.is_empty() => remove(at.index(chars.len()), 1),
        Edit::Cut(at, length) if !chars.is_empty() => remove(at.index(chars.len()), *length),
        Edit::Delete(_) | Edit::Cut(..) => text.to_owned(),
        Edit::DeleteLine(at) => {
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let at = at.index(lines.len().max(1));
            lines
                .iter()
                .enumerate()
                .filter(|(it, _)| *it != at)
                .map(|(_, line)| *line)
                .collect()
        }
    }
}

/// Entries, comments and faults cover all that is not blank, in order and without overlap.
fn check_cover(catalog: &Catalog<'_>) {
    let mut spans: Vec<_> = catalog.entries.iter().map(|entry| entry.span).collect();
    spans.extend(catalog.faults.iter().map(|fault| fault.entry));
    let attached = catalog
        .entries
        .iter()
        .filter_map(|entry| entry.comment.as_ref());
    let comments: Vec<&Comment<'_>> = catalog
        .comments
        .iter()
        .chain(attached)
        .chain(
            catalog
                .faults
                .iter()
                .filter_map(|fault| fault.comment.as_ref()),
        )
        .collect();
    spans.extend(comments.iter().map(|comment| catalog.comment_span(comment)));
    spans.sort();
    let mut at = 0;
    for span in spans {
        let between = catalog
            .source
            .get(at..span.start as usize)
            .expect("no overlap");
        let between = between.trim_start_matches('\u{feff}');
        assert!(between.trim().is_empty(), "nobody has {between:?}");
        at = span.end as usize;
    }
    assert!(
        catalog
            .source
            .slice(at..)
            .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
            .is_empty()
    );
    for comment in comments {
        let text = catalog.source.slice(catalog.comment_span(comment).range());
        assert!(
            text.starts_with(&"#".repeat(comment.level.into())),
            "{text:?}"
        );
    }
}

/// Every leaf is where its span says, between the bytes of its entry.
fn check_spans(catalog: &Catalog<'_>) {
    for entry in &catalog.entries {
        let text = catalog.text(entry);
        assert!(text.trim_start_matches('-').starts_with(entry.id));
        assert_eq!(
            catalog.source.slice(catalog.id_span(entry).range()),
            entry.name()
        );
        for (_, pattern) in entry.patterns() {
            check_pattern(catalog, pattern, entry.span.range());
        }
    }
    for fault in &catalog.faults {
        let entry = fault.entry.range();
        assert!(catalog.source.get(fault.span.range()).is_some());
        assert!(entry.start <= fault.span.start as usize && fault.span.end as usize <= entry.end);
        assert!(
            fault.span.range().len() <= 80,
            "{:?}",
            catalog.source.slice(fault.span.range())
        );
        assert!(fault.help.is_some());
    }
}

/// A catalog in form stays as it is.
fn check_form(source: &str) {
    if let Ok(form) = in_form(source, None) {
        assert_eq!(in_form(&form, None).as_ref(), Ok(&form), "{source:?}");
    }
}

fn check_pattern(catalog: &Catalog<'_>, pattern: &Pattern<'_>, bounds: Range<usize>) {
    let span = catalog.pattern_span(pattern).range();
    // A value may end with a carriage return, which Fluent and the spans leave out.
    let is_blank = |range: &Range<usize>| catalog.source.slice(range.clone()).trim().is_empty();
    assert!(is_blank(&span) || bounds.start <= span.start && span.end <= bounds.end);
    pattern.walk(&mut |part| {
        let leaf = catalog.span(part.leaf()).range();
        assert_eq!(catalog.source.slice(leaf.clone()), part.leaf());
        assert!(is_blank(&leaf) || span.start <= leaf.start && leaf.start <= span.end);
        if !matches!(part, Part::Text(_)) {
            let text = catalog.source.slice(catalog.part_span(part).range());
            assert!(text.starts_with('{') && text.ends_with('}'), "{text:?}");
        }
    });
}

#[test]
fn sound_catalog() {
    let source = sound();
    let catalog = parse(&source);
    assert_eq!(catalog.faults, []);
    assert_eq!(catalog.entries.len(), 6);
    assert!(in_form(&source, None).is_ok());
    check_cover(&catalog);
    check_spans(&catalog);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// An edit breaks the entry that it hits, and may part it in two.
    #[test]
    fn edited_catalogs(edits in prop::collection::vec(edit(), 1..6)) {
        let mut source = sound();
        for edit in &edits {
            source = apply(&source, edit);
        }
        let catalog = parse(&source);
        check_cover(&catalog);
        check_spans(&catalog);
        check_form(&source);
        prop_assert!(catalog.faults.len() <= 2 * edits.len(), "{source}\n{:#?}", catalog.faults);
    }

    #[test]
    fn soup(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        let source = pieces.concat();
        let catalog = parse(&source);
        check_cover(&catalog);
        check_spans(&catalog);
        check_form(&source);
    }

    /// Each broken message is one fault, and takes no other with it.
    #[test]
    fn one_fault_each(
        broken in prop::collection::vec(prop::option::of(prop::sample::select(&BROKEN[..])), 1..8),
        gap in prop::sample::select(&["\n", "\n\n", "\r\n\r\n"][..]),
    ) {
        let mut source = String::new();
        for (at, broken) in broken.iter().enumerate() {
            let value = broken.unwrap_or(" = sound");
            source.push_str(&format!("id{at}{value}{gap}"));
        }
        let catalog = parse(&source);
        let found: Vec<_> = catalog.faults.iter().map(|fault| fault.id.unwrap().1.to_owned()).collect();
        let ids = |is_broken: bool| {
            let chosen = broken.iter().enumerate().filter(move |(_, it)| it.is_some() == is_broken);
            chosen.map(|(at, _)| format!("id{at}")).collect::<Vec<_>>()
        };
        let sound: Vec<_> = catalog.entries.iter().map(|entry| entry.id.to_owned()).collect();
        prop_assert_eq!(found, ids(true), "{}", source);
        prop_assert_eq!(sound, ids(false), "{}", source);
        check_cover(&catalog);
        check_spans(&catalog);
    }
}

const BROKEN: [&str; 24] = [
    " = }",
    " = {",
    " = { $x",
    " = { \"x",
    " = { -t.x }",
    " = x\nno indent",
    " = x\n* no\n* indent",
    " = x\n    [y]\n    [z]",
    " = x\n\ty",
    " = x\n    .y = {\n    .z = 1",
    " =",
    ": x",
    " x",
    " = { $n ->\n    [x] y\n}",
    " = { $n ->\n   *[x] y\n",
    " = { $n ->\n   *[x] y\nz\n}",
    " = { NUMBER($n",
    " = { number($n) }",
    " = { NUMBER($n, minimumFractionDigits: 1000) }",
    " = { \"\\u00é\" }",
    " = { F(\n{ {",
    " = { $n\n   *[x] y\n}",
    " = {\n    x y\n}\n  z",
    " =\n    x\nhttps://x.org/?a=b\n    y\n}",
];
