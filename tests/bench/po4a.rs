//! The same documents and translations for po4a, whose unit is a PO file for each document and language.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::paragraphs::{self, LOCALES, Paragraph, blocks, name};
use crate::process::{Figures, run};

pub fn is_there() -> bool {
    let version = Command::new("po4a").arg("--version").output();
    version.is_ok_and(|output| output.status.success())
}

/// Translates every document of a project that was built, and compares the words with those of its editions. What was
/// used, and how many documents are alike.
pub fn translate(project: &Path, paragraphs: &[Paragraph], count: usize) -> (Figures, usize) {
    let folder = project.join("po4a");
    let mut config = String::from(
        "[po4a_langs] es pt\n[po4a_paths] pot/$master.pot $lang:po/$lang/$master.po\n",
    );
    for statement in 0..count {
        let name = name(statement);
        let flat = name.replace('/', "-");
        writeln!(
            config,
            "[type: text] ../content/{name}.md es:out/es/{name}.md pt:out/pt/{name}.md \
             opt:\"--option markdown --option yfm_keys=title --keep 0 --master-charset UTF-8 \
             --wrap-po no\" master:file={flat}"
        )
        .expect("writing to a string");
        for (at, locale) in LOCALES.iter().enumerate().skip(1) {
            let po = catalog(paragraphs, statement, at);
            paragraphs::write(&folder.join(format!("po/{locale}/{flat}.po")), &po);
        }
    }
    paragraphs::write(&folder.join("po4a.cfg"), &config);
    let arguments = ["--no-update", "--quiet", "po4a.cfg"];
    let figures = run(Path::new("po4a"), &arguments, &folder);
    let is_alike = |locale: &str, statement: usize| {
        let name = name(statement);
        let ours = fs::read_to_string(project.join(format!("dist/{locale}/{name}.md")));
        let theirs = fs::read_to_string(folder.join(format!("out/{locale}/{name}.md")));
        let (Ok(ours), Ok(theirs)) = (ours, theirs) else {
            return false;
        };
        body(&ours).eq(body(&theirs))
    };
    let documents = (0..count).flat_map(|at| LOCALES[1..].iter().map(move |locale| (locale, at)));
    let alike = documents
        .filter(|(locale, at)| is_alike(locale, *at))
        .count();
    (figures, alike)
}

/// The words after the front matter, in which po4a and paridad quote differently.
fn body(text: &str) -> impl Iterator<Item = &str> {
    let (_, body) = text.rsplit_once("\n---\n").unwrap_or(("", text));
    body.split_whitespace()
}

fn catalog(paragraphs: &[Paragraph], statement: usize, locale: usize) -> String {
    let mut po = String::from(
        "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n",
    );
    let titles = ["Statement", "Comunicado", "Comunicado"];
    let [title, translated] = [titles[0], titles[locale]].map(|it| format!("{it} {statement}"));
    let texts = blocks(paragraphs, statement).map(|it| (it[0].as_str(), it[locale].as_str()));
    let mut seen = Vec::new();
    for (source, target) in std::iter::once((title.as_str(), translated.as_str())).chain(texts) {
        if !seen.contains(&source) {
            seen.push(source);
            write!(po, "\nmsgid \"{source}\"\nmsgstr \"{target}\"\n").expect("writing to a string");
        }
    }
    po
}
