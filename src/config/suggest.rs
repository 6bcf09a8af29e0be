//! A program of the user that translates: which, and how long it may take. That it may be run is never said here, since a
//! configuration comes from strangers.

use crate::config::reader::{ConfigReader, TomlValue};
use crate::text::escape_control::escape_name;

/// `[suggest]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestService {
    /// The program and its arguments; none: there is no such program.
    pub command: Vec<String>,
    /// The longest time for one answer, in seconds.
    pub seconds: u16,
    /// The longest time for all answers of a run, in seconds.
    pub total_seconds: u16,
}

const KEYS: [&str; 3] = ["command", "seconds", "total-seconds"];

impl Default for SuggestService {
    fn default() -> Self {
        Self {
            command: Vec::new(),
            seconds: 30,
            total_seconds: 3600,
        }
    }
}

impl SuggestService {
    /// Returns what is to be said of a program that nobody has allowed.
    pub fn forbidden(&self) -> Option<String> {
        let name = self.command.first()?;
        Some(format!(
            "the program `{}`, which `[suggest]` names, was not run: `--allow-command` or PARIDAD_ALLOW_COMMAND=1 allows it",
            escape_name(name)
        ))
    }
}

pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> SuggestService {
    let mut service = SuggestService::default();
    for (key, value) in reader.table(value).into_iter().flatten() {
        match key.get_ref().as_ref() {
            "command" => service.command = command(reader, value),
            "seconds" => service.seconds = seconds(reader, value).unwrap_or(service.seconds),
            "total-seconds" => {
                service.total_seconds = seconds(reader, value).unwrap_or(service.total_seconds);
            }
            _ => reader.unknown_key(key, &KEYS),
        }
    }
    service
}

/// Reads a program and its arguments; no shell takes them apart.
fn command(reader: &mut ConfigReader, value: &TomlValue) -> Vec<String> {
    let words = reader.strings(value).into_iter();
    let words: Vec<String> = words.map(|(word, _)| word.to_owned()).collect();
    let is_named = words.first().is_none_or(|program| !program.is_empty());
    if is_named && !words.iter().any(|word| word.contains('\0')) {
        return words;
    }
    let help = "write the program and its arguments: [\"my-mt\", \"--fast\"]".to_owned();
    reader.error(value.span(), "this names no program", Some(help));
    Vec::new()
}

fn seconds(reader: &mut ConfigReader, value: &TomlValue) -> Option<u16> {
    let number = value.get_ref().as_integer();
    let number = number.and_then(|it| u16::from_str_radix(it.as_str(), it.radix()).ok());
    let seconds = number.filter(|seconds| *seconds > 0);
    if seconds.is_none() {
        let help = format!("write a whole number from 1 to {}", u16::MAX);
        reader.error(value.span(), "this is no number of seconds", Some(help));
    }
    seconds
}
