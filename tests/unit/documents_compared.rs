//! Documents beside their translations: the statement and its editions, whole and with one block taken out.

use std::collections::BTreeMap;
use std::ops::Range;

use camino::Utf8PathBuf;
use paridad::checks;
use paridad::config;
use paridad::diagnostic::Severity;
use paridad::document::model::{Format, Options};
use paridad::document::parse;
use paridad::pipeline::analysis::Analysis;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::selection::Selection;
use paridad::project::layout;
use paridad::text::slice::Slice;

const EDITIONS: [(&str, &str); 3] = [
    (
        "en",
        include_str!("../editions/en/2022-panama-ministerial.md"),
    ),
    (
        "es",
        include_str!("../editions/es/2022-panama-ministerial.md"),
    ),
    (
        "pt",
        include_str!("../editions/pt/2022-panama-ministerial.md"),
    ),
];

#[test]
fn editions_lie_side_by_side() {
    for (locale, translation) in &EDITIONS[1..] {
        let analysis = compare(EDITIONS[0].1, translation, locale);
        let found = found(&analysis);
        assert!(found.is_empty(), "{locale}: {found:?}");
        let messages = analysis.coverage[0].total.messages;
        assert_eq!(messages.translated, messages.total);
    }
}

#[test]
fn a_block_that_is_taken_out_is_missed() {
    let source = EDITIONS[0].1;
    for (locale, translation) in &EDITIONS[1..] {
        for (shortened, words) in without_each(translation) {
            let analysis = compare(source, &shortened, locale);
            let found = found(&analysis);
            let [(check, severity, _)] = &found[..] else {
                panic!("{locale}, without `{words}`: {found:?}");
            };
            assert_eq!(
                *check, "missing-block",
                "{locale}, without `{words}`: {found:?}"
            );
            assert!(*severity >= Severity::Warning);
            assert_eq!(analysis.coverage[0].total.messages.missing, 1);
        }
    }
}

#[test]
fn a_block_that_the_source_lacks_is_too_much() {
    for (locale, translation) in &EDITIONS[1..] {
        for (shortened, words) in without_each(EDITIONS[0].1) {
            let analysis = compare(&shortened, translation, locale);
            let found = found(&analysis);
            let [(check, _, _)] = &found[..] else {
                panic!("{locale}, without `{words}`: {found:?}");
            };
            assert_eq!(
                *check, "extra-block",
                "{locale}, without `{words}`: {found:?}"
            );
            assert_eq!(analysis.coverage[0].total.messages.obsolete, 1);
        }
    }
}

#[test]
fn neighbours_that_change_places_are_no_error() {
    let source = EDITIONS[0].1;
    for (locale, translation) in &EDITIONS[1..] {
        for (changed, words) in exchanged(translation) {
            let analysis = compare(source, &changed, locale);
            let found = found(&analysis);
            let is_error = |it: &&(&str, Severity, String)| it.1 >= Severity::Error;
            let errors: Vec<_> = found.iter().filter(is_error).collect();
            assert!(errors.is_empty(), "{locale}, `{words}`: {errors:?}");
        }
    }
}

/// The document with each two neighbouring blocks of one kind exchanged in turn, and the words of the first.
fn exchanged(text: &str) -> Vec<(String, String)> {
    let document = parse(Format::Markdown, text, &Options::default());
    let pairs = document.blocks.windows(2);
    let is_kind = |two: &&[paridad::document::model::Block<'_>]| {
        let kinds = [&two[0], &two[1]].map(|it| (&it.kind, it.containers.len()));
        let is_field = matches!(
            two[0].kind,
            paridad::document::model::BlockKind::Field { .. }
        );
        kinds[0] == kinds[1] && !is_field
    };
    pairs
        .filter(is_kind)
        .map(|two| {
            let (one, other) = (two[0].span.range(), two[1].span.range());
            let changed = [
                text.slice(..one.start),
                text.slice(other.clone()),
                text.slice(one.end..other.start),
                text.slice(one.clone()),
                text.slice(other.end..),
            ];
            (changed.concat(), two[0].text.to_string())
        })
        .collect()
}

/// The document without each of its blocks in turn, and the words that were taken out.
fn without_each(text: &str) -> Vec<(String, String)> {
    let document = parse(Format::Markdown, text, &Options::default());
    let blocks = document.blocks.iter();
    let cut = |range: Range<usize>| {
        let start = text.slice(..range.start).rfind('\n').map_or(0, |at| at + 1);
        let end = text
            .slice(range.end..)
            .find('\n')
            .map_or(text.len(), |at| range.end + at + 1);
        format!("{}{}", text.slice(..start), text.slice(end..))
    };
    blocks
        .map(|block| (cut(block.span.range()), block.text.to_string()))
        .collect()
}

fn compare(source: &str, translation: &str, locale: &str) -> Analysis {
    let (config, _) = config::read("paridad.toml".into(), "content = 'docs/{locale}/*.md'");
    let path = |locale: &str| Utf8PathBuf::from(format!("docs/{locale}/a.md"));
    let files: BTreeMap<Utf8PathBuf, Vec<u8>> = BTreeMap::from([
        (path("en"), source.as_bytes().to_vec()),
        (path(locale), translation.as_bytes().to_vec()),
    ]);
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    let (layout, _) = layout::plan(&config, &paths);
    let selection = Selection {
        checks: checks::ALL.to_vec(),
        locales: None,
        paths: Vec::new(),
    };
    analyze(&layout, &config, &files, &selection)
}

/// What is found, information on single texts left out.
fn found(analysis: &Analysis) -> Vec<(&'static str, Severity, String)> {
    let of_blocks = ["missing-block", "extra-block", "unlike-block", "block-kind"];
    let findings = analysis.findings.iter();
    findings
        .filter(|it| it.severity >= Severity::Warning || of_blocks.contains(&it.check))
        .map(|it| (it.check, it.severity, it.message.clone()))
        .collect()
}
