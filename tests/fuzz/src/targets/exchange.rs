//! What comes from agencies and from other runs: tables and bases of terms, baselines, records.

use crate::finding::Finding;
use crate::input::{File, Holds, Input};
use crate::scratch;
use crate::targets::commands::{in_formats, told, twice};

const CATALOGS: &[(&str, &[u8])] = &[
    ("locales/en/main.ftl", b"lead = The asylum seekers of Panama signed 20 letters.\ntwo = The court sat.\n    .title = Court\n"),
    ("locales/es/main.ftl", b"lead = Los solicitantes de asilo firmaron 25 cartas\ntwo = El tribunal\n    .title = Corte\n"),
];

/// Options: what the text before the first file is.
pub fn run(bytes: &[u8]) -> Result<(), Finding> {
    let input = Input::read(bytes);
    scratch::reset();
    let catalogs = CATALOGS.iter().map(|(path, bytes)| File {
        path: (*path).to_owned(),
        holds: Holds::Bytes(bytes),
    });
    scratch::write(&catalogs.collect::<Vec<_>>());
    let path = match input.option(0, 6) {
        0 => "terms.csv",
        1 => "terms.tbx",
        2 => "debts.json",
        3 => "locales/es/main.state.toml",
        4 => "locales/glossary.toml",
        _ => "terms.tsv",
    };
    let file = File {
        path: path.to_owned(),
        holds: Holds::Bytes(input.text),
    };
    scratch::write(&[file]);
    scratch::write(&input.files);
    let outside = scratch::outside();
    if path.starts_with("terms") {
        told(&["glossary", "import", path, "--dry-run"])?;
        twice(&["glossary", "import", path])?;
    }
    in_formats(&["check"], &["human", "json"])?;
    if path == "debts.json" {
        told(&["check", "--baseline", path])?;
        twice(&["check", "--baseline", path, "--write-baseline"])?;
    }
    twice(&["accept", "--all"])?;
    told(&["status"])?;
    in_formats(&["check"], &["concise"])?;
    scratch::unchanged("a file outside", &outside, &scratch::outside())
}
