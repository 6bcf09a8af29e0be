//! The cases of `config.md`: a configuration in, what was read and the rendered faults out.

use crate::unit::cases;

use std::fmt::Write;
use std::io;

use camino::Utf8Path;
use paridad::config::fault;
use paridad::config::model::Config;
use paridad::config::{read, read_with};
use proptest::prelude::*;

#[test]
fn configurations() {
    cases::check("tests/config.md", "read", |case| {
        let (origin, text) = &case.fences[0];
        let mut include = |path: &Utf8Path| match path.as_str() {
            "toolkit/locales/l10n.toml" => Ok(case.fence("included").to_owned()),
            _ => Err(io::Error::new(io::ErrorKind::NotFound, "not found")),
        };
        let (config, faults) = read_with(origin.as_str().into(), text, &mut include);
        let mut shown = settings(&config);
        for fault in &faults {
            writeln!(shown, "\n{}", fault::render(fault, false).trim_end()).unwrap();
        }
        shown.trim().to_owned()
    });
}

/// The settings that differ from their defaults.
fn settings(config: &Config) -> String {
    let fields = |config: &Config| {
        let shown = format!("{config:#?}");
        let fields = shown.replace("Locale {\n", "{\n").replace("\n    ", "\n");
        let mut settings: Vec<String> = Vec::new();
        for line in fields.lines().skip(1) {
            match (line.starts_with([' ', ']', '}', ')']), settings.last_mut()) {
                (true, Some(setting)) => setting.push_str(line.trim()),
                _ => settings.push(line.to_owned()),
            }
        }
        settings
    };
    let default = fields(&Config {
        origin: config.origin.clone(),
        ..Config::default()
    });
    let changed = fields(config)
        .into_iter()
        .filter(|field| !default.contains(field));
    changed.map(|field| field + "\n").collect()
}

proptest! {
    /// Whatever the file holds, reading and rendering end well.
    #[test]
    fn never_panics(parts in prop::collection::vec(part(), 0..12), name in 0..3_usize) {
        let text = parts.concat();
        let origin = ["paridad.toml", "l10n.toml", "i18n.toml"][name];
        let (_, faults) = read(origin.into(), &text);
        for fault in faults {
            fault::render(&fault, true);
        }
    }
}

fn part() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "source",
        "targets",
        "catalogs",
        "min-coverage",
        "checks",
        "[[paths]]\n",
        "l10n",
        "reference",
        "[env]\n",
        "[fluent]\n",
        "assets_dir",
        " = ",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "{locale}",
        "**",
        "*",
        "..",
        "/",
        "es",
        ",",
        "\n",
        "\r\n",
        "\u{feff}",
        "ñ",
        "🙂",
        "\0",
        "1",
        "\\u00f1",
        "\"\"\"",
    ];
    prop_oneof![
        8 => prop::sample::select(WORDS).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// Nesting and length that would overflow a stack, or take minutes if each key were looked at twice.
#[test]
fn hostile_files_end_well() {
    for text in [
        "[".repeat(20_000),
        format!("a = {}", "[".repeat(20_000)),
        format!("a = {}", "{ a = ".repeat(20_000)),
        format!("{}a = 1", "a.".repeat(20_000)),
        format!("shared = [\"{}\"]", "*/".repeat(20_000)),
        format!("shared = [\"{}\"]", "{".repeat(20_000)),
        format!("targets = [{}]", "\"es\",".repeat(5_000)),
        (0..5_000).map(|key| format!("k{key} = 1\n")).collect(),
    ] {
        for origin in ["paridad.toml", "l10n.toml", "i18n.toml"] {
            let (_, faults) = read(origin.into(), &text);
            for fault in faults.iter().take(3) {
                fault::render(fault, false);
            }
        }
    }
}
