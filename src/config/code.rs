//! The program that uses the messages of a project.

use std::ops::Range;

use regex::Regex;

use crate::config::reader::{ConfigReader, TomlValue};
use crate::fluent::model::is_id;

/// The files of a program, and how they name messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeFiles {
    /// Paths or patterns, relative to the project.
    pub files: Vec<String>,
    /// Regular expressions of the project, whose group `id`, or else the first, is the id of a message. They count beside
    /// those that are known: see `project::code`.
    pub patterns: Vec<String>,
    /// Ids that the program puts together as it runs; `*` stands for any text.
    pub runtime_ids: Vec<String>,
}

const KEYS: [&str; 3] = ["files", "patterns", "runtime-ids"];

pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> CodeFiles {
    let mut code = CodeFiles::default();
    for (key, value) in reader.table(value).into_iter().flatten() {
        match key.get_ref().as_ref() {
            "files" => code.files = strings(reader, value, is_pattern),
            "patterns" => code.patterns = strings(reader, value, is_expression),
            "runtime-ids" => code.runtime_ids = strings(reader, value, is_id_pattern),
            _ => reader.unknown_key(key, &KEYS),
        }
    }
    code
}

fn strings(
    reader: &mut ConfigReader,
    value: &TomlValue,
    is_sound: fn(&mut ConfigReader, &str, Range<usize>) -> bool,
) -> Vec<String> {
    let strings = reader.strings(value).into_iter();
    let sound = strings.filter(|(text, at)| is_sound(reader, text, at.clone()));
    sound.map(|(text, _)| text.to_owned()).collect()
}

fn is_pattern(reader: &mut ConfigReader, text: &str, at: Range<usize>) -> bool {
    reader.pattern(text, at).is_some()
}

fn is_expression(reader: &mut ConfigReader, text: &str, at: Range<usize>) -> bool {
    let message = match Regex::new(text) {
        Ok(expression) if expression.captures_len() > 1 => return true,
        Ok(_) => format!("`{text}` has no group that is the id"),
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.lines().last().unwrap_or_default();
            format!(
                "this is no regular expression: {}",
                reason.trim_start_matches("error: ")
            )
        }
    };
    let help =
        "write one as the `regex` crate reads it, with the id in brackets: 'tr\\(\"([^\"]+)\"'";
    reader.error(at, message, Some(help.to_owned()));
    false
}

fn is_id_pattern(reader: &mut ConfigReader, text: &str, at: Range<usize>) -> bool {
    let sound = text.contains('*') && is_id(&text.replace('*', "a"));
    if !sound {
        let help = "write the part that stands fast, and `*` for the others: `error-*`".to_owned();
        reader.error(at, format!("`{text}` names no ids"), Some(help));
    }
    sound
}
