//! Alignment: the statement and its editions with blocks taken out and merged, and, when `PARIDAD_CORPORA` names a
//! folder of them, real parallel documents (`docs/<locale>/…`).

pub mod disturb;
pub mod random;
pub mod score;

use crate::unit::material::folders;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use disturb::{disturb, parallel};
use paridad::align::align;
use paridad::align::bead::Bead;
use paridad::document::model::{Document, Format, Options};
use paridad::document::parse;
use paridad::locale::tag::Locale;
use random::Random;
use score::Score;

const ROUNDS: u64 = 20;

#[test]
fn the_statement_and_its_editions() {
    let source = fs::read_to_string("content/2022-panama-ministerial.md").unwrap();
    for tag in ["es", "pt"] {
        let path = format!("tests/editions/{tag}/2022-panama-ministerial.md");
        let target = fs::read_to_string(&path).unwrap();
        let score = rounds(&source, &target, Format::Markdown, tag);
        println!("{tag}: {score}");
        assert!(score.f1() >= 0.95, "{tag}: {score}");
        assert!(score.sure_precision() >= 0.99, "{tag}: {score}");
    }
}

/// Three thousand blocks with a hole of two hundred, then as many that tell nothing at all.
#[test]
fn long_documents() {
    for text in [
        |at: usize| {
            format!(
                "Paragraph {at} of this declaration, number {} in it.\n\n",
                at * 7
            )
        },
        |_| "Amen.\n\n".to_owned(),
    ] {
        let source: String = (0..3_000).map(text).collect();
        let target: String = (0..3_000)
            .filter(|at| !(1000..1200).contains(at))
            .map(text)
            .collect();
        let source = parse(Format::Plain, &source, &Options::default());
        let target = parse(Format::Plain, &target, &Options::default());
        let beads = aligned(&source, &target, "es");
        covers(&beads, 3_000, 2_800);
        let single = beads
            .iter()
            .filter(|it| it.source.len() == 1 && it.target.len() == 1);
        assert!(single.count() > 2_700);
    }
}

/// Nothing, much beside little, blocks of one kind alone: the beads cover all blocks, in order.
#[test]
fn odd_documents() {
    let paragraphs = |count: usize| "Words, 12 of them.\n\n".repeat(count);
    let headings = |count: usize| "# Heading\n\n".repeat(count);
    let fields = "---\ntitle: A title\nsummary: Words\n---\n".to_owned();
    let texts = [
        String::new(),
        fields.clone(),
        paragraphs(1),
        paragraphs(3),
        headings(40),
        fields + &paragraphs(2),
        paragraphs(400),
        "- \u{0}\n- `x`\n- <b>\n\n| a | b |\n|---|---|\n| 1 | |\n".to_owned(),
    ];
    for source in &texts {
        for target in &texts {
            let source = parse(Format::Markdown, source, &Options::default());
            let target = parse(Format::Markdown, target, &Options::default());
            for tag in ["es", "ja"] {
                let beads = aligned(&source, &target, tag);
                covers(&beads, source.blocks.len(), target.blocks.len());
                let again = aligned(&source, &target, tag);
                assert_eq!(beads, again, "the same each time");
            }
        }
    }
}

/// Three paragraphs of the preamble are one in the Portuguese of Portugal.
#[test]
#[ignore = "needs PARIDAD_CORPORA"]
fn the_preamble_of_the_universal_declaration() {
    let folders = folders("PARIDAD_CORPORA").into_iter();
    let folders = folders.map(|folder| folder.join("udhr/docs"));
    for docs in folders.filter(|docs| docs.exists()) {
        let source = fs::read_to_string(docs.join("en/udhr.md")).unwrap();
        let target = fs::read_to_string(docs.join("pt-PT/udhr.md")).unwrap();
        let source = parse(Format::Markdown, &source, &Options::default());
        let target = parse(Format::Markdown, &target, &Options::default());
        let beads = aligned(&source, &target, "pt-PT");
        let others = beads
            .iter()
            .filter(|it| (it.source.len(), it.target.len()) != (1, 1));
        let others: Vec<_> = others
            .map(|it| (it.source.clone(), it.target.clone()))
            .collect();
        assert_eq!(others, [(9..12, 9..10)]);
        assert_eq!(source.blocks[9].text, "Now, therefore,");
    }
}

#[test]
#[ignore = "needs PARIDAD_CORPORA"]
fn real_documents() {
    let folders = folders("PARIDAD_CORPORA");
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for path in folders.iter().flat_map(|folder| documents(folder)) {
        let (docs, tag, name) = place(&path);
        let original = docs.join("en").join(&name);
        if tag == "en" || !original.exists() {
            continue;
        }
        let extension = name.extension().and_then(|it| it.to_str()).unwrap_or("");
        let Some(format) = Format::of_extension(extension) else {
            continue;
        };
        let source = fs::read_to_string(&original).unwrap();
        let target = fs::read_to_string(&path).unwrap();
        let score = rounds(&source, &target, format, &tag);
        println!("{}: {score}", path.display());
        scores.entry(tag).or_default().add(&score);
        scores.entry("all".to_owned()).or_default().add(&score);
    }
    for (tag, score) in &scores {
        println!("{tag}: {score}");
    }
    let all = &scores["all"];
    assert!(all.f1() >= 0.95, "{all}");
    assert!(all.sure_precision() >= 0.99, "{all}");
}

/// Aligns two documents that are parallel where their kinds of blocks agree, disturbed anew in each round.
fn rounds(source: &str, target: &str, format: Format, tag: &str) -> Score {
    let source = parse(format, source, &Options::default());
    let target = parse(format, target, &Options::default());
    let mut score = Score::default();
    for round in 0..ROUNDS {
        let (mut ours, mut theirs) = parallel(&source, &target);
        let gold = disturb(&mut ours, &mut theirs, &mut Random::new(round * 31 + 7));
        let found = aligned(&ours, &theirs, tag);
        covers(&found, ours.blocks.len(), theirs.blocks.len());
        score.count(&gold, &found, &ours, &theirs);
    }
    score
}

fn aligned(source: &Document<'_>, target: &Document<'_>, tag: &str) -> Vec<Bead> {
    let locale = |tag| Locale::parse(tag).unwrap();
    align(source, target, &locale("en"), &locale(tag))
}

#[track_caller]
fn covers(beads: &[Bead], sources: usize, targets: usize) {
    let (mut source, mut target) = (0, 0);
    for bead in beads {
        assert_eq!((bead.source.start, bead.target.start), (source, target));
        assert!((0.0..=1.0).contains(&bead.confidence), "{bead:?}");
        (source, target) = (bead.source.end, bead.target.end);
    }
    assert_eq!((source, target), (sources, targets));
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        match path.is_dir() {
            true => found.extend(documents(&path)),
            false => found.push(path),
        }
    }
    found.retain(|path| path.components().any(|part| part.as_os_str() == "docs"));
    found
}

/// `…/docs`, `es` and `a/b.md` of `…/docs/es/a/b.md`.
fn place(path: &Path) -> (PathBuf, String, PathBuf) {
    let parts: Vec<_> = path.components().collect();
    let docs = parts
        .iter()
        .rposition(|it| it.as_os_str() == "docs")
        .unwrap();
    (
        parts[..=docs].iter().collect(),
        parts[docs + 1].as_os_str().to_str().unwrap().to_owned(),
        parts[docs + 2..].iter().collect(),
    )
}
