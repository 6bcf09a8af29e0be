//! What stays in the source language in a translated edition is what the program says is not covered: of each document in
//! `tests/awkward/`, all text that a message holds is replaced by marks, and no other word is left in any edition.

use std::collections::BTreeSet;
use std::path::Path;

use paridad::document::model::{Document, Format, Options};
use paridad::document::parse;
use paridad::document::uncovered::uncovered;
use paridad::fluent::value::of_text;
use paridad::text::protected_ranges::protected_ranges;

use crate::unit::building::Project;
use crate::unit::office::unzipped;

/// Stands for each word that a message holds.
const MARK: &str = "ñañ";

#[test]
fn nothing_else_stays_in_the_source_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/awkward");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    assert_eq!(names.len(), 20);
    let mut faults = Vec::new();
    for path in names {
        let name = path.file_name().unwrap().to_str().unwrap();
        let source = std::fs::read_to_string(&path).unwrap();
        let format = Format::of_extension(name.rsplit('.').next().unwrap()).unwrap();
        let document = parse(format, &source, &Options::default());
        assert_eq!(document.faults.len(), 0, "{name}");
        let told = told(&document);
        let kept = kept(&document);
        let all = words(&source);
        for (edition, text) in editions(name, &document) {
            let shown = words(&text);
            let left: BTreeSet<&String> = all.intersection(&shown).collect();
            for word in &left {
                if !told.contains(*word) && !kept.contains(*word) {
                    faults.push(format!(
                        "{name}: {edition}: `{word}` is left, and nobody is told"
                    ));
                }
            }
            if edition.ends_with("woven") {
                for word in told.iter().filter(|word| !left.contains(word)) {
                    faults.push(format!(
                        "{name}: {edition}: `{word}` is told, and is not left"
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The words that the program says are not covered.
fn told(document: &Document<'_>) -> BTreeSet<String> {
    let texts = uncovered(document);
    let written = texts.iter().map(|text| {
        let range = text.span.range();
        let rest = &document.source[range.end..];
        // Of an element of HTML the place is that of its start tag.
        match document.source[range.clone()].starts_with('<') {
            true => rest.split_once("</").unwrap().0,
            false => &document.source[range],
        }
    });
    written.flat_map(words).collect()
}

/// The words of code, of addresses and of syntax within messages, which a translator keeps, and those of names.
fn kept(document: &Document<'_>) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    for block in &document.blocks {
        for range in protected_ranges(&block.text) {
            kept.extend(words(&block.text[range]));
        }
    }
    for field in &document.fields {
        if ["author", "slug"].contains(&field.key.as_str()) {
            kept.extend(words(&field.value));
        }
    }
    for definition in &document.definitions {
        kept.extend(words(&definition.target));
        kept.extend(words(&definition.label));
    }
    kept
}

/// Words of three letters or more, in lower case.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 2 && *word != MARK)
        .map(str::to_lowercase)
        .collect()
}

/// The text with marks for its words.
fn marked(text: &str) -> String {
    let mut out = String::new();
    let mut kept = protected_ranges(text).into_iter().peekable();
    let mut word = false;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        while kept.next_if(|range| range.end <= at).is_some() {}
        let is_kept = at < end || kept.peek().is_some_and(|range| range.contains(&at));
        if let Some(range) = kept.peek().filter(|range| range.contains(&at)) {
            end = range.end;
        }
        if is_kept || !c.is_alphabetic() {
            word = false;
            out.push(c);
        } else if !word {
            word = true;
            out.push_str(MARK);
        }
    }
    out
}

/// The visible text of each edition in the other language.
fn editions(name: &str, document: &Document<'_>) -> Vec<(String, String)> {
    let key = name.rsplit_once('.').unwrap().0;
    let mut project = Project::default();
    let checks: Vec<String> = paridad::checks::ALL
        .iter()
        .map(|check| format!("{} = \"off\"\n", check.info().id))
        .collect();
    let config = format!(
        "source = \"en\"\ntargets = [\"es\"]\n[checks]\n{}",
        checks.concat()
    );
    project.add("paridad.toml", &config);
    project.add(&format!("content/{name}"), document.source);
    let mut catalogs = [String::new(), String::new()];
    for (at, block) in document.blocks.iter().enumerate() {
        let text = block.lined(document.source);
        catalogs[0].push_str(&format!("m{at} = {}\n", of_text(&text)));
        catalogs[1].push_str(&format!("m{at} = {}\n", of_text(&marked(&text))));
    }
    project.add(&format!("locales/en/{key}.ftl"), &catalogs[0]);
    project.add(&format!("locales/es/{key}.ftl"), &catalogs[1]);
    project.options(
        "--edition html\n--edition text\n--edition markdown\n--edition docx\n--edition epub",
    );
    let (outcome, files) = project.build();
    assert!(!outcome.contains("refused"), "{name}: {outcome}");
    let mut found = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("es")) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        match path.extension().unwrap() {
            "md" | "mdx" => found.push((
                format!("{path} woven"),
                body_of_markdown(document.format, &text),
            )),
            "txt" => found.push((path.to_string(), text)),
            "html" if document.format == Format::Html => {
                found.push((format!("{path} woven"), visible(&text)));
            }
            "html" => found.push((path.to_string(), visible(&text))),
            "docx" | "epub" => {
                let parts = unzipped(bytes).into_iter();
                let read =
                    parts.filter(|(part, _)| part.ends_with("html") || part.starts_with("word/"));
                for (part, bytes) in read {
                    let text = visible(&String::from_utf8_lossy(&bytes));
                    found.push((format!("{path} {part}"), text));
                }
            }
            _ => {}
        }
    }
    found
}

/// Of Markdown what is read, with the fields of the front matter: what a generator publishes.
fn body_of_markdown(format: Format, text: &str) -> String {
    let document = parse(format, text, &Options::default());
    let blocks = document.blocks.iter().map(|block| block.text.to_string());
    let told = uncovered(&document);
    let left = told
        .iter()
        .map(|text| document.source[text.span.range()].to_owned());
    blocks.chain(left).collect::<Vec<_>>().join("\n")
}

/// What readers of a page see or hear: its text, and the attributes that are text.
fn visible(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        out.push(' ');
        rest = &rest[at..];
        let hidden = ["style", "script"]
            .into_iter()
            .find(|name| rest[1..].starts_with(name));
        let end = match hidden {
            Some(name) => rest.find(&format!("</{name}>")).unwrap(),
            None => rest.find('>').map_or(rest.len(), |end| end + 1),
        };
        if hidden.is_none() && !rest[..end].contains("twitter:card") {
            for attribute in [
                "alt=\"",
                "title=\"",
                "content=\"",
                "aria-label=\"",
                "descr=\"",
            ] {
                if let Some((_, value)) = rest[..end].split_once(attribute) {
                    out.push_str(value.split('"').next().unwrap());
                    out.push(' ');
                }
            }
        }
        rest = &rest[end.max(1)..];
    }
    out + rest
}
