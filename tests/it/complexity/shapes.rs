//! The shapes: what is repeated, and where it stands. A row each.

mod catalogs;
mod commands;
mod documents;
mod glossaries;
mod pieces;
mod sync;

use catalogs::CATALOGS;
use commands::COMMANDS;
use documents::DOCUMENTS;
use glossaries::GLOSSARIES;
use pieces::{MARKUP, PIECES, statements, texts};
use sync::SYNC;

/// A project whose size grows with `n`, and the command that reads it.
pub struct Shape {
    pub name: String,
    pub command: &'static str,
    /// So large that what grows with the square shows, and no larger.
    pub n: usize,
    pub files: Box<dyn Fn(usize) -> Vec<(&'static str, String)>>,
}

/// Paths and texts.
type Files = Vec<(&'static str, String)>;

/// All shapes, in the order in which they are counted.
pub fn shapes() -> Vec<Shape> {
    let mut all = Vec::new();
    for piece in PIECES.iter().chain(MARKUP) {
        let name = format!("check, a text of {piece:?}");
        all.push(shape(name, "check --format json", 200, |n| texts(piece, n)));
    }
    for piece in MARKUP {
        let name = format!("build, statements of {piece:?}");
        all.push(shape(name, "build", 100, |n| statements(piece, n)));
    }
    let rows = [CATALOGS, GLOSSARIES, SYNC, DOCUMENTS, COMMANDS];
    for (name, command, n, files) in rows.into_iter().flatten() {
        all.push(shape((*name).to_owned(), command, *n, *files));
    }
    all
}

fn shape(
    name: String,
    command: &'static str,
    n: usize,
    files: impl Fn(usize) -> Files + 'static,
) -> Shape {
    Shape {
        name,
        command,
        n,
        files: Box::new(files),
    }
}

const OWN: &str = "Governments must act now.";

/// The name, the command, n, and the files.
type Row = (&'static str, &'static str, usize, fn(usize) -> Files);

fn each(n: usize, text: impl Fn(usize) -> String) -> String {
    (0..n).map(text).collect()
}

fn both(text: impl Fn(&str) -> String) -> Files {
    vec![
        ("locales/en/a.ftl", text("en")),
        ("locales/es/a.ftl", text("es")),
    ]
}

/// A sentence that is another one for each number, of words that many share.
fn said(locale: &str, at: usize) -> String {
    const WORDS: [[&str; 8]; 2] = [
        [
            "rights", "states", "peoples", "borders", "asylum", "treaties", "courts", "families",
        ],
        [
            "derechos",
            "estados",
            "pueblos",
            "fronteras",
            "asilo",
            "tratados",
            "tribunales",
            "familias",
        ],
    ];
    let words = WORDS[usize::from(locale == "es")];
    let word = |place: u32| words[(at / 8usize.pow(place)) % 8];
    let (first, second, third) = (word(0), word(1), word(2));
    if locale == "es" {
        format!("Los {first} y los {second} de {third} deben estar aquí.")
    } else {
        format!("The {first} and the {second} of {third} must be here.")
    }
}
