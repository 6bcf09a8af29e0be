//! Any text at all as the translation of harmless statements: no edition may have more than they have, and plain inline
//! markup.
//!
//! Options: how the text gets into the catalog; what the checks are told; where it stands (`0`: everywhere); the
//! configuration.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::sync::OnceLock;

use crate::finding::Finding;
use crate::input::Input;
use crate::oracles::editions;
use crate::oracles::rules::Allowed;
use crate::targets::commands::{EDITIONS, report};
use crate::{program, scratch};

const STATEMENTS: &[(&str, &str)] = &[
    ("a", include_str!("../../statements/call.md")),
    ("b", include_str!("../../statements/call.html")),
    ("c", include_str!("../../statements/call.txt")),
];

const EXTENSIONS: &[&str] = &["md", "html", "txt"];

/// Words of the page that a project may say in another way.
const WORDS: &[&str] = &[
    "original",
    "translation",
    "signatories",
    "notes",
    "site-title",
    "original-prevails",
    "published-on",
    "read-online",
];

/// Configurations: what they have beside the levels.
const CONFIGURATIONS: &[&str] = &[
    "",
    "[site]\nurl = \"https://example.org/statements\"\nname = { en = \"Fair Borders\", es = \"Fronteras Justas\" }\n",
    "[markdown]\nlayout = \"hugo\"\n",
    "[markdown]\nlayout = \"docusaurus\"\n[site]\nurl = \"https://example.org\"\n",
];

pub fn run(bytes: &[u8]) -> Result<(), Finding> {
    let input = Input::read(bytes);
    let text = String::from_utf8_lossy(input.text);
    let configuration = usize::from(input.option(3, CONFIGURATIONS.len() as u8));
    let allowed = allowed(configuration)?;
    let place = usize::from(input.option(2, 64));
    let levels = input.option(1, 6);
    set_up(configuration, !matches!(levels, 1 | 3), levels == 2);
    let mut at = 0;
    for (name, catalog) in catalogs() {
        let mut translated = String::new();
        for entry in entries(catalog) {
            at += 1;
            let is_here = place == 0 || place == at;
            if is_here && matches!(levels, 1 | 4) {
                let _ = writeln!(
                    translated,
                    "# paridad: allow({}) said by the translator",
                    checks().join(", ")
                );
            }
            match is_here {
                true => translated.push_str(&written(entry.id, &text, input.option(0, 6))),
                false => translated.push_str(entry.text),
            }
        }
        write(&format!("locales/es/{name}.ftl"), &translated);
    }
    let mut terms = String::from("-none = nada\n");
    terms.push_str(&value("-term", &text, false));
    write("locales/es/terms.ftl", &terms);
    if place == 0 || place > at {
        let words: String = WORDS
            .iter()
            .map(|it| value(it, &text, input.option(0, 2) == 1))
            .collect();
        write("templates/es.ftl", &words);
    }
    judge(allowed)?;
    if input.option(1, 6) == 3 {
        let ran = program::run(&["check", "--format", "html"])?;
        report("check html", &ran.out)?;
    }
    Ok(())
}

fn build() -> Result<(), Finding> {
    let (stale, missing) = (
        ["--stale", "last", "--draft", "last"],
        ["--missing", "source", "--min-coverage", "es=0"],
    );
    let mut arguments = vec!["--quiet", "build", "--locale", "es", "--edition", EDITIONS];
    arguments.extend(stale);
    arguments.extend(missing);
    program::run(&arguments).map(drop)
}

/// Builds, and compares each page with what it may have.
fn judge(allowed: &BTreeMap<String, Allowed>) -> Result<(), Finding> {
    build()?;
    let folder = scratch::project().join("dist");
    for edition in editions::read(&folder, &scratch::made(&folder, &[]))? {
        // A page whose address was translated is one of its kind.
        let kind = kind(&edition.kind);
        let (Some(all), one) = (allowed.get(&kind), allowed.get(&edition.kind)) else {
            return Err(Finding::new("a file that nobody asked for", edition.kind));
        };
        for page in &edition.pages {
            all.judge_parts(&kind, page)?;
            one.unwrap_or(all).judge_structure(&kind, page)?;
        }
    }
    Ok(())
}

/// What pages are called together: the folder and the ending.
fn kind(path: &str) -> String {
    let folder = path.split('/').next().unwrap_or_default();
    let ending = path.rsplit('.').next().unwrap_or_default();
    format!("{folder} {ending}")
}

/// What pages have that the translation has no hand in.
fn allowed(configuration: usize) -> Result<&'static BTreeMap<String, Allowed>, Finding> {
    type Kinds = BTreeMap<String, Allowed>;
    static KNOWN: [OnceLock<Kinds>; 4] = [const { OnceLock::new() }; 4];
    if let Some(known) = KNOWN[configuration].get() {
        return Ok(known);
    }
    let mut kinds = Kinds::new();
    // Not at all; as in the source; each text the same, as where the input stands everywhere; each long, and another.
    let long = "La declaración ".repeat(40);
    let texts = [
        None,
        Some(("", "")),
        Some(("La declaración", "")),
        Some((&*long, "")),
        Some((&*long, " de ")),
    ];
    for variant in texts {
        set_up(configuration, true, false);
        for (name, catalog) in catalogs().filter(|_| variant.is_some()) {
            let (text, end) = variant.unwrap_or_default();
            let others = entries(catalog).map(|it| {
                let own = if end.is_empty() { "" } else { it.id };
                format!("{} = {text}{end}{own}\n", it.id)
            });
            let others: String = others.collect();
            let catalog = if text.is_empty() { catalog } else { &others };
            write(&format!("locales/es/{name}.ftl"), catalog);
        }
        build()?;
        let folder = scratch::project().join("dist");
        for edition in editions::read(&folder, &scratch::made(&folder, &[]))? {
            for page in &edition.pages {
                kinds.entry(kind(&edition.kind)).or_default().add(page);
                kinds.entry(edition.kind.clone()).or_default().add(page);
            }
        }
    }
    Ok(KNOWN[configuration].get_or_init(|| kinds))
}

/// A project with the statements, their source catalogs and nothing translated.
fn set_up(configuration: usize, is_off: bool, allowed_by_source: bool) {
    scratch::reset();
    let mut config = String::from("source = \"en\"\ntargets = [\"es\"]\n");
    let _ = writeln!(config, "editions = [\"html\", \"site\"]");
    if is_off {
        config.push_str("[checks]\n");
        for check in checks() {
            let _ = writeln!(config, "{check} = \"off\"");
        }
    }
    config.push_str(CONFIGURATIONS[configuration]);
    write("paridad.toml", &config);
    for ((name, text), extension) in STATEMENTS.iter().zip(EXTENSIONS) {
        write(&format!("content/{name}.{extension}"), text);
    }
    for (name, catalog) in SOURCES.get().into_iter().flatten() {
        let allow = format!(
            "# paridad: allow({}) said by the author\n",
            checks().join(", ")
        );
        let catalog = match allowed_by_source {
            true => entries(catalog)
                .map(|it| format!("{allow}{}", it.text))
                .collect(),
            false => catalog.clone(),
        };
        write(&format!("locales/en/{name}.ftl"), &catalog);
    }
    write("locales/en/terms.ftl", "-none = none\n-term = term\n");
    write("locales/es/terms.ftl", "-none = nada\n-term = palabra\n");
}

static SOURCES: OnceLock<Vec<(&'static str, String)>> = OnceLock::new();

/// The source catalogs, as `sync` writes them.
fn catalogs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let sources = SOURCES.get_or_init(|| {
        let there = scratch::snapshot(&scratch::project());
        set_up(0, true, false);
        let ran = program::run(&["sync"]);
        assert!(ran.is_ok_and(|it| it.code == 0), "sync does not do");
        let read = |name: &&'static str| {
            let path = scratch::project().join(format!("locales/en/{name}.ftl"));
            (*name, fs::read_to_string(path).unwrap_or_default())
        };
        let sources = ["a", "b", "c"].iter().map(read).collect();
        scratch::reset();
        for (path, bytes) in there {
            let _ = path.parent().map(fs::create_dir_all);
            let _ = fs::write(path, bytes);
        }
        sources
    });
    sources.iter().map(|(name, text)| (*name, &**text))
}

struct Entry<'c> {
    id: &'c str,
    text: &'c str,
}

/// The messages of a catalog that has nothing else.
fn entries(catalog: &str) -> impl Iterator<Item = Entry<'_>> {
    let starts = |at: &usize| catalog[*at..].starts_with(|it: char| it.is_ascii_alphabetic());
    let lines = [0]
        .into_iter()
        .chain(catalog.match_indices('\n').map(|(at, _)| at + 1));
    let starts: Vec<_> = lines.filter(starts).collect();
    let ends: Vec<_> = starts
        .iter()
        .skip(1)
        .copied()
        .chain([catalog.len()])
        .collect();
    let entries = starts.into_iter().zip(ends).map(|(start, end)| {
        let text = &catalog[start..end];
        let id = text.split('=').next().unwrap_or_default().trim();
        Entry { id, text }
    });
    entries
}

/// An entry whose text is the one given.
fn written(id: &str, text: &str, form: u8) -> String {
    match form {
        0 | 5 => value(id, text, false),
        1 => value(id, text, true),
        2 => format!("{id} = Una {{ -term }} palabra\n"),
        3 => {
            let (first, second) = halves(text);
            format!("{id} = {{ {} }}{{ {} }}\n", literal(first), literal(second))
        }
        _ => format!(
            "{id} = {{ 1 ->\n    [one] {}\n   *[other] {{ {} }}\n }}\n",
            text.replace('\n', " "),
            literal(text)
        ),
    }
}

fn halves(text: &str) -> (&str, &str) {
    let middle = (0..=text.len() / 2)
        .rev()
        .find(|at| text.is_char_boundary(*at));
    text.split_at(middle.unwrap_or(0))
}

fn value(id: &str, text: &str, is_literal: bool) -> String {
    match is_literal {
        true => format!("{id} = La declaración {{ {} }} fue.\n", literal(text)),
        false => {
            let lines: String = text.lines().map(|it| format!("    {it}\n")).collect();
            format!("{id} =\n{lines}")
        }
    }
}

/// A text as a string of Fluent.
fn literal(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    let text = text.replace('\n', "\\u000A").replace('\r', "\\u000D");
    format!("\"{text}\"")
}

fn checks() -> Vec<&'static str> {
    paridad::check_pages().map(|it| it.id).collect()
}

fn write(path: &str, text: &str) {
    let path = scratch::project().join(path);
    let _ = path.parent().map(fs::create_dir_all);
    let _ = fs::write(path, text);
}
