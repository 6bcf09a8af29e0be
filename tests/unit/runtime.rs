//! The messages of `tests/runtime/options.ftl` as they are formatted: every option of `NUMBER` and `DATETIME`.
//! `UPDATE=1 cargo test --lib unit::runtime::` writes what comes out. `tests/runtime/compare.sh` compares it with fluent.js.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use paridad::fluent::model::EntryKind;
use paridad::fluent::parse::parse;
use paridad::locale::tag::Locale;
use paridad::runtime::bundle::Unformatted;
use paridad::runtime::formatter::{Formatter, Shared};
use paridad::runtime::value::Value;

const NUMBERS: &[&str] = &["0", "1", "1.5", "-1000", "1234567.891", "1000000"];
const DATES: &[&str] = &["2022-04-19T15:04:05Z", "2026-01-01"];

#[test]
fn every_option() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/runtime");
    let text = fs::read_to_string(folder.join("options.ftl")).unwrap();
    for tag in ["en", "es", "es-MX", "pt-BR", "pt-PT", "ar", "sr-Latn"] {
        let found = formatted(&text, tag);
        let file = folder.join(format!("options.{tag}.txt"));
        match env::var_os("UPDATE") {
            Some(_) => fs::write(file, found).unwrap(),
            None => {
                let expected = fs::read_to_string(file).unwrap();
                for (found, expected) in found.lines().zip(expected.lines()) {
                    assert_eq!(found, expected, "{tag}");
                }
                assert_eq!(found.lines().count(), expected.lines().count(), "{tag}");
            }
        }
    }
}

/// One line a message: its texts for all numbers, or for all dates, as far as they differ from the one before.
fn formatted(text: &str, tag: &str) -> String {
    let catalog = parse(text);
    assert!(catalog.faults.is_empty());
    let locale = Locale::parse(tag).unwrap();
    let shared = Shared::new(vec![&catalog]);
    let given = |number: &str, date: &str| {
        let mut formatter = Formatter::new(&locale, &shared, Vec::new());
        formatter.set("n", Value::plain(number));
        formatter.set("d", Value::plain(date));
        formatter
    };
    let numbers: Vec<Formatter<'_>> = NUMBERS.iter().map(|it| given(it, DATES[0])).collect();
    let dates: Vec<Formatter<'_>> = DATES.iter().map(|it| given(NUMBERS[0], it)).collect();
    let mut lines = String::new();
    let messages = catalog.entries.iter();
    for message in messages.filter(|entry| entry.kind == EntryKind::Message) {
        let is_dated = catalog.text(message).contains("$d");
        let formatters = if is_dated { &dates } else { &numbers };
        write!(lines, "{}", message.id).unwrap();
        let mut last = String::new();
        for formatter in formatters {
            let text = match formatter.format(message, None) {
                Ok(text) => text.into_owned(),
                Err(Unformatted { reasons, .. }) => format!("⚠ {}", reasons.join("; ")),
            };
            if text != last {
                write!(lines, " | {text}").unwrap();
            }
            last = text;
        }
        lines.push('\n');
    }
    lines
}

/// Numbers and options from the edges: nothing panics, nothing grows without bound.
#[test]
fn edges() {
    let nines = "9".repeat(400);
    let fraction = format!("1.{}", "0".repeat(5000));
    let options = [
        "",
        ", minimumFractionDigits: 40",
        ", maximumSignificantDigits: 21",
        ", minimumIntegerDigits: 21",
        ", minimumIntegerDigits: 99",
        ", style: \"percent\", maximumSignificantDigits: 1",
        ", style: \"currency\", currency: \"XXX\"",
        ", style: \"currency\", currency: \"\"",
        ", maximumFractionDigits: 100, type: \"ordinal\"",
    ];
    let mut text = String::new();
    for (number, value) in ["$n", &nines, &fraction, "-0", "0.0000001"]
        .iter()
        .enumerate()
    {
        for (at, option) in options.iter().enumerate() {
            let call = format!("NUMBER({value}{option})");
            writeln!(text, "t{number}-{at} = {{ {call} }}").unwrap();
            writeln!(text, "s{number}-{at} = {{ {call} ->\n    [0] no\n    [one] one\n    [many] many\n   *[other] other\n}}").unwrap();
        }
    }
    let catalog = parse(&text);
    assert!(catalog.faults.is_empty(), "{:?}", catalog.faults);
    let shared = Shared::new(vec![&catalog]);
    for tag in [
        "en",
        "es",
        "ar",
        "fa",
        "th",
        "hi",
        "sr-Latn",
        "ja-u-ca-japanese",
        "tlh",
    ] {
        let locale = Locale::parse(tag).unwrap();
        for value in ["5", "-0.5", &nines, "2022-04-19", "text", "[a, b]"] {
            let mut formatter = Formatter::new(&locale, &shared, Vec::new());
            formatter.set("n", Value::typed(value));
            for entry in &catalog.entries {
                let text = match formatter.format(entry, None) {
                    Ok(text) => text.into_owned(),
                    Err(unformatted) => unformatted.text,
                };
                assert!(text.len() < 3000, "{tag} {} {}", entry.id, text.len());
            }
        }
    }
}
