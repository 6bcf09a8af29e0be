//! Real paragraphs in English with their translations into Spanish and Portuguese, from the catalogs of a folder of
//! corpora, and statements of any number made of them. The same folder and count give the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use paridad::internals::{literal, parse_catalog};

pub const LOCALES: [&str; 3] = ["en", "es", "pt"];

/// A paragraph in each of the locales.
pub type Paragraph = [String; 3];

/// Blocks of a statement; the last ones are the items of a list.
const BLOCKS: usize = 12;
const ITEMS: usize = 4;

/// The paragraphs that all three locales have and that say the same in a catalog and in Markdown, in one line.
pub fn paragraphs(corpora: &Path) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for (project, portuguese) in [
        ("contributor-covenant", "pt-BR"),
        ("opensource-guide", "pt"),
        ("udhr", "pt-BR"),
    ] {
        let folder = corpora.join(project).join("locales");
        let mut names: Vec<PathBuf> = fs::read_dir(folder.join("en"))
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.expect("folders can be read").file_name().into())
            .collect();
        names.sort();
        for name in names {
            let [en, es, pt] =
                ["en", "es", portuguese].map(|locale| texts(&folder.join(locale).join(&name)));
            for (id, text) in en {
                let (Some(spanish), Some(portuguese)) = (es.get(&id), pt.get(&id)) else {
                    continue;
                };
                let paragraph = [text, spanish.clone(), portuguese.clone()];
                let words = |text: &String| text.split(' ').count();
                if paragraph.iter().all(|text| is_plain(text)) && words(&paragraph[0]) > 12 {
                    paragraphs.push(paragraph);
                }
            }
        }
    }
    paragraphs
}

/// The messages of a catalog that are text alone, by id.
fn texts(path: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let entries = parse_catalog(&text).entries;
    let entries = entries.iter();
    entries
        .filter_map(|entry| {
            let text = literal(entry.value.as_ref()?)?;
            Some((entry.id.to_owned(), text.into_owned()))
        })
        .collect()
}

fn is_plain(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && !text.contains(['{', '}', '<', '>', '|', '\\', '\n'])
}

/// Writes a project of `count` statements.
pub fn project(folder: &Path, paragraphs: &[Paragraph], count: usize) {
    for statement in 0..count {
        let name = name(statement);
        let mut markdown = format!("---\ntitle: Statement {statement}\n---\n\n");
        let titles = ["Statement", "Comunicado", "Comunicado"];
        let mut catalogs = titles.map(|title| format!("title = {title} {statement}\n"));
        for (block, paragraph) in blocks(paragraphs, statement).enumerate() {
            markdown.push_str(&block_text(block, &paragraph[0]));
            for (catalog, text) in catalogs.iter_mut().zip(paragraph) {
                writeln!(catalog, "block-{block} = {text}").expect("writing to a string");
            }
        }
        write(&folder.join(format!("content/{name}.md")), &markdown);
        for (locale, catalog) in LOCALES.iter().zip(&catalogs) {
            write(
                &folder.join(format!("locales/{locale}/{name}.ftl")),
                catalog,
            );
        }
    }
}

pub fn name(statement: usize) -> String {
    format!("{:03}/statement-{statement:06}", statement / 100)
}

/// The paragraphs of a statement; each statement has others, or the same ones in another order.
pub fn blocks(paragraphs: &[Paragraph], statement: usize) -> impl Iterator<Item = &Paragraph> {
    let step = 1 + statement / paragraphs.len();
    (0..BLOCKS).map(move |block| &paragraphs[(statement + block * step) % paragraphs.len()])
}

fn block_text(block: usize, text: &str) -> String {
    match block < BLOCKS - ITEMS {
        true => format!("{text}\n\n"),
        false => format!("- {text}\n"),
    }
}

pub fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("folders can be made");
    fs::write(path, text).expect("files can be written");
}
