//! Fixes: only their bytes change, what overlaps waits for the next round, and a second run has nothing to do.

use std::collections::BTreeMap;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use paridad::checks::declare::{CheckScope, Described, Info};
use paridad::checks::model::{CatalogView, Check};
use paridad::checks::reporter::Reporter;
use paridad::config::model::Config;
use paridad::diagnostic::Severity;
use paridad::pipeline::fix::{FixOutcome, fix};
use paridad::pipeline::selection::Selection;
use paridad::project::layout;
use paridad::text::file_source::FileSource;
use paridad::text::span::Span;

/// Finds `  ` and offers one blank; and `aa`, with a fix that overlaps others.
struct Blanks;

const INFO: Info = Info::new("blanks", Severity::Warning, &[CheckScope::Catalog], "").fixable();

impl Described for Blanks {
    fn info(&self) -> &'static Info {
        &INFO
    }
}

impl Check for Blanks {
    fn catalog(&self, view: &CatalogView<'_>, reporter: &mut Reporter<'_>) {
        let text = view.file.catalog.source;
        for (wrong, right) in [("  ", " "), ("aa", "a"), ("...", "…")] {
            for (at, _) in text.match_indices(wrong) {
                let span = Span::new(at, at + wrong.len());
                reporter
                    .report(span, "wrong")
                    .fix("write it right", [(span, right.to_owned())]);
            }
        }
    }
}

static BLANKS: Blanks = Blanks;

struct Memory(BTreeMap<Utf8PathBuf, Vec<u8>>);

impl FileSource for Memory {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        self.0
            .get(path)
            .cloned()
            .ok_or(io::ErrorKind::NotFound.into())
    }
}

fn mended(spanish: &[u8]) -> FixOutcome {
    let files = [
        ("locales/en/a.ftl", &b"x = One\n"[..]),
        ("locales/es/a.ftl", spanish),
    ];
    let files: BTreeMap<Utf8PathBuf, Vec<u8>> = files
        .iter()
        .map(|(path, text)| ((*path).into(), text.to_vec()))
        .collect();
    let config = Config::default();
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    let (layout, _) = layout::plan(&config, &paths);
    let selection = Selection {
        checks: vec![&BLANKS],
        locales: None,
        paths: Vec::new(),
    };
    fix(&layout, &config, &Memory(files), &selection)
}

#[track_caller]
fn check(before: &str, after: &str) {
    let outcome = mended(before.as_bytes());
    let change = outcome.changes.get(Utf8Path::new("locales/es/a.ftl"));
    let found = change.map_or(before, |change| change.after.as_str());
    assert_eq!(found, after);
    assert_eq!(outcome.analysis.findings, [], "nothing is left");
    assert_eq!(change.is_some(), before != after);
    assert!(mended(after.as_bytes()).changes.is_empty());
}

#[test]
fn only_the_bytes_of_a_fix_change() {
    check("x = uno\n", "x = uno\n");
    check("x = uno  dos\n", "x = uno dos\n");
    check(
        "\u{feff}# é\r\nx = ñ  uno...\r\n\r\n",
        "\u{feff}# é\r\nx = ñ uno…\r\n\r\n",
    );
}

#[test]
fn fixes_that_touch_are_made_one_after_the_other() {
    check("x = u     u\n", "x = u u\n");
    check("x = aaaa  ...\n", "x = a …\n");
}

#[test]
fn a_converted_file_is_left_alone() {
    let utf16 = "\u{feff}x = uno  dos\n".encode_utf16();
    let bytes: Vec<u8> = utf16.flat_map(u16::to_le_bytes).collect();
    let outcome = mended(&bytes);
    assert!(outcome.changes.is_empty());
    assert_eq!((outcome.fixed, outcome.analysis.findings.len()), (0, 1));
    let latin1 = mended(b"x = a\xf1o  dos\n");
    assert!(latin1.changes.is_empty());
}
