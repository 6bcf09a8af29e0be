//! The remedies of the checks of typography: `tests/typography_fixes.md` has the catalogs, and what is left of
//! `locales/es/main.ftl` when every fix is made. A second run has nothing to mend. `UPDATE=1` writes the results.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use paridad::checks::{self, model::Check};
use paridad::config::model::Config;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::selection::Selection;
use paridad::project::layout;

use crate::unit::cases;

const CHECKS: &[&str] = &[
    "inverted-marks",
    "final-punctuation",
    "spacing",
    "month-case",
    "ellipsis",
    "invisible-characters",
    "mojibake",
    "homoglyphs",
    "normalization",
];

const TARGET: &str = "locales/es/main.ftl";

#[test]
fn a_fix_changes_its_own_bytes_and_a_second_run_finds_nothing() {
    cases::check("tests/typography_fixes.md", "fixed", |case| {
        let mut files = BTreeMap::new();
        for (name, text) in &case.fences {
            if let Some((_, path)) = name.split_once(' ') {
                // The same case with the line ends of Windows.
                let text = match case.name.contains("CRLF") {
                    true => text.replace('\n', "\r\n"),
                    false => text.clone(),
                };
                files.insert(Utf8PathBuf::from(path), text.into_bytes());
            }
        }
        mend(&mut files);
        let once = files[Utf8Path::new(TARGET)].clone();
        mend(&mut files);
        assert_eq!(once, files[Utf8Path::new(TARGET)], "{}", case.name);
        String::from_utf8(once).unwrap().replace('\r', "␍")
    });
}

/// Makes every fix in the target catalog, the last place first.
fn mend(files: &mut BTreeMap<Utf8PathBuf, Vec<u8>>) {
    let checks: Vec<&'static dyn Check> = CHECKS.iter().filter_map(|id| checks::find(id)).collect();
    let config = Config::default();
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    let (layout, _) = layout::plan(&config, &paths);
    let selection = Selection {
        checks,
        locales: None,
        paths: Vec::new(),
    };
    let analysis = analyze(&layout, &config, &*files, &selection);
    let fixes = analysis
        .findings
        .into_iter()
        .filter_map(|finding| finding.fix);
    let mut edits: Vec<_> = fixes.flat_map(|fix| fix.edits).collect();
    edits.retain(|edit| layout.path(edit.file) == TARGET);
    edits.sort_by_key(|edit| edit.span);
    let text = files.get_mut(Utf8Path::new(TARGET)).unwrap();
    for edit in edits.iter().rev() {
        text.splice(edit.span.range(), edit.text.bytes());
    }
}
