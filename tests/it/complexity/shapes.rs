//! Reads the shapes: projects that grow with `n`, and the commands that read them. They stand in
//! `tests/complexity/shapes.txt`, whose head says how they are written; those of pieces in `pieces.rs`.

use std::fs;

use super::pieces::{MARKUP, PIECES, STATEMENT, TEXT};

/// A project whose size grows with `n`, and the command that reads it.
pub struct Shape {
    pub name: String,
    pub command: String,
    /// So large that what grows with the square shows, and no larger.
    pub n: usize,
    /// So many times the work may be done where twice as much is read.
    pub limit: String,
    /// The paths and texts of its files, as they are written.
    files: Vec<(String, String)>,
}

/// Returns all shapes, in the order in which they are counted.
pub fn shapes() -> Vec<Shape> {
    let table = fs::read_to_string("tests/complexity/shapes.txt").expect("the table");
    let mut all: Vec<Shape> = table.split("\n== ").skip(1).map(Shape::parse).collect();
    for piece in PIECES.iter().chain(MARKUP) {
        all.push(Shape::of_piece(TEXT, piece));
    }
    for piece in MARKUP {
        all.push(Shape::of_piece(STATEMENT, piece));
    }
    all
}

impl Shape {
    fn parse(text: &str) -> Self {
        let (head, files) = text.split_once('\n').expect("files");
        let mut head = head.split(" | ");
        let files = format!("\n{files}\n");
        let files = files.split("\n-- ").skip(1).map(|file| {
            let (path, text) = file.split_once('\n').expect("a text");
            (
                path.to_owned(),
                format!("{}\n", text.trim_end_matches('\n')),
            )
        });
        Self {
            name: head.next().expect("a name").to_owned(),
            command: head.next().expect("a command").to_owned(),
            n: head.next().expect("n").parse().expect("a number"),
            limit: head.next().unwrap_or("2.4").to_owned(),
            files: files.collect(),
        }
    }

    fn of_piece(shape: &str, piece: &str) -> Self {
        // A statement does not hold the placeables of its catalog.
        let written = if piece.starts_with('{') { "" } else { piece };
        let shape = shape
            .replace("STATED", written)
            .replace("CHECKS", &checks_off());
        let mut shape = Self::parse(&shape.replace("PIECE", piece));
        shape.name = format!("{} {piece:?}", shape.name);
        shape
    }

    /// Names the command and its files: shapes of one kind differ in their texts.
    pub fn kind(&self) -> String {
        let paths = self.files.iter().map(|(path, _)| path.as_str());
        let words: Vec<&str> = paths.chain([&*self.command]).collect();
        words.join(" ")
    }

    /// Writes the files for this `n`.
    pub fn files(&self, n: usize) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for (path, text) in &self.files {
            if path.contains('*') {
                for locale in ["en", "es"] {
                    files.push((path.replace('*', locale), expand(text, n, locale)));
                }
            } else if path.contains("№a") {
                for at in 0..n {
                    let text = numbered(text, at, n, locale_of(path));
                    files.push((path.replace("№a", &letters(at)), text));
                }
            } else {
                files.push((path.clone(), expand(text, n, locale_of(path))));
            }
        }
        files
    }
}

fn checks_off() -> String {
    let off = paridad::check_pages().map(|check| format!("{} = \"off\"\n", check.id));
    format!("[checks]\n{}", off.collect::<String>())
}

fn locale_of(path: &str) -> &str {
    if path.contains("/es/") { "es" } else { "en" }
}

/// Writes what is repeated `n` times.
fn expand(text: &str, n: usize, locale: &str) -> String {
    let mut out = String::new();
    for (place, part) in text.split(['⟪', '⟫']).enumerate() {
        if place % 2 == 0 {
            out.push_str(&numbered(part, n, n, locale));
        } else {
            out.extend((0..n).map(|at| numbered(part, at, n, locale)));
        }
    }
    out
}

fn numbered(text: &str, at: usize, n: usize, locale: &str) -> String {
    text.replace("№+", &(at + 1).to_string())
        .replace("№-", &(n - at).to_string())
        .replace("№a", &letters(at))
        .replace('№', &at.to_string())
        .replace("§0", &sentence(locale, 0))
        .replace('§', &sentence(locale, at))
}

/// Returns two letters, others for each number below 676.
fn letters(at: usize) -> String {
    let letter = |number: usize| char::from(b'a' + (number % 26) as u8);
    format!("{}{}", letter(at / 26), letter(at))
}

/// Returns a sentence that is another one for each number, of words that many share.
fn sentence(locale: &str, at: usize) -> String {
    const ENGLISH: &str = "rights states peoples borders asylum treaties courts families";
    const SPANISH: &str = "derechos estados pueblos fronteras asilo tratados tribunales familias";
    let words = if locale == "es" { SPANISH } else { ENGLISH };
    let word = |place: u32| words.split(' ').nth((at / 8usize.pow(place)) % 8);
    let [first, second, third] = [0, 1, 2].map(|place| word(place).expect("eight words"));
    if locale == "es" {
        format!("Los {first} y los {second} de {third} deben estar aquí.")
    } else {
        format!("The {first} and the {second} of {third} must be here.")
    }
}
