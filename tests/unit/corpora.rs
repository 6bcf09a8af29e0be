//! Weaving and plain text over real documents, when `PARIDAD_CORPORA` names a folder (or several, with `:`) that has some.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::unit::documents_render;
use crate::unit::material::folders;
use paridad::document::model::{BlockKind, Document, Format, Options};
use paridad::document::parse;
use paridad::document::plain_text::plain_text;
use paridad::document::weave::{PassageMark, Replacement, weave};

#[test]
#[ignore = "needs PARIDAD_CORPORA"]
fn real_documents_survive_weaving() {
    let mut paths = Vec::new();
    for folder in folders("PARIDAD_CORPORA") {
        collect(&folder, &mut paths);
    }
    paths.sort();
    let (mut files, mut blocks) = (0, 0);
    for path in &paths {
        let extension = path.extension().and_then(|it| it.to_str()).unwrap_or("");
        let Some(format) = Format::of_extension(extension) else {
            continue;
        };
        let Ok(source) = std::fs::read_to_string(path) else {
            continue;
        };
        files += 1;
        blocks += survives(path, format, &source);
        loses_no_word_as_text(path, format, &source);
    }
    println!("{files} files with {blocks} blocks checked");
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => collect(&path, paths),
            false => paths.push(path),
        }
    }
}

fn survives(path: &Path, format: Format, source: &str) -> usize {
    let document = parse(format, source, &Options::default());
    let own: Vec<String> = document
        .blocks
        .iter()
        .map(|block| block.text.to_string())
        .collect();
    let kept = weave(&document, None, &mut |_, _| Replacement::Keep);
    assert!(kept == source, "{} kept", path.display());
    let woven = weave(&document, None, &mut |index, _| text(&own[index], None));
    assert!(woven == source, "{} woven", path.display());

    let others = [
        "- uno",
        "1. dos # {#x}",
        "a | b\\",
        "# tres",
        "Palabras.",
        "",
    ];
    for language in [None, Some("en")] {
        let woven = weave(&document, None, &mut |index, _| {
            text(others[index % others.len()], language)
        });
        let edition = parse(format, &woven, &Options::default());
        assert_eq!(outline(&edition), outline(&document), "{}", path.display());
    }
    let words: Vec<String> = (0..own.len())
        .map(|index| format!("Palabra {index}"))
        .collect();
    let woven = weave(&document, None, &mut |index, _| text(&words[index], None));
    let edition = parse(format, &woven, &Options::default());
    let read: Vec<&str> = edition.blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(read, words, "{}", path.display());
    document.blocks.len()
}

/// Every word of the body is in the text for mail.
fn loses_no_word_as_text(path: &Path, format: Format, source: &str) {
    let document = parse(format, source, &Options::default());
    let text = documents_render::plain(format, source, 72);
    let known: HashSet<&str> = words(&text).collect();
    for block in &document.blocks {
        if !matches!(block.kind, BlockKind::Field { .. } | BlockKind::Other(_)) {
            let plain = plain_text(&block.text, format);
            let lost = words(&plain).find(|word| !known.contains(word));
            assert!(
                lost.is_none(),
                "{}: {lost:?} of {}",
                path.display(),
                block.text
            );
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
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

fn outline(document: &Document<'_>) -> Vec<(u16, String)> {
    document
        .outline
        .iter()
        .map(|node| (node.depth, node.kind.to_string()))
        .collect()
}
