//! Catalogs of pseudo-locales: cases, and over every project of these tests, and of `PARIDAD_CORPORA` when it names a folder
//! that has some, that nothing is found in them that is not found in a copy of the source.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use camino::Utf8PathBuf;
use paridad::checks;
use paridad::document::model::Format;
use paridad::locale::pseudo::PseudoLocale;
use paridad::locale::tag::Locale;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::plan_again::plan_again;
use paridad::pipeline::pseudo::pseudo_catalogs;
use paridad::pipeline::selection::Selection;
use paridad::project::layout::Layout;
use paridad::sync::pseudo::pseudo;
use paridad::text::file_source::Overlay;

use crate::unit::cases::{self, Case};
use crate::unit::exchange_trips::{TestProject, projects};
use crate::unit::material::folders;

#[test]
fn words_change_and_the_rest_stays() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pseudo.md");
    cases::check(path, "pseudo", case);
}

fn case(case: &Case) -> String {
    let format = match case.fence("html") {
        "" => Format::Markdown,
        _ => Format::Html,
    };
    let source = format!("{}{}", case.fence("ftl"), case.fence("html"));
    let kinds = [PseudoLocale::Accented, PseudoLocale::Bidirectional];
    let made = kinds.map(|kind| {
        let made = pseudo(&source, "locales/en/main.ftl", format, kind);
        let (_, entries) = made.split_once("\n\n").unwrap_or_default();
        // Marks of direction cannot be seen.
        let marks = [("\u{200f}\u{202e}", "‹"), ("\u{202c}\u{200f}", "›")];
        let shown = marks.iter().fold(entries.to_owned(), |text, (mark, sign)| {
            text.replace(mark, sign)
        });
        shown.trim_end().to_owned()
    });
    made.join("\n\n")
}

/// Findings by check, id and attribute, in catalogs of the pseudo-locales.
type Found = BTreeSet<(&'static str, String)>;

/// Finds what is wrong in the pseudo-locales when they have these catalogs.
fn findings(
    project: &TestProject,
    layout: &Layout,
    catalogs: BTreeMap<Utf8PathBuf, Vec<u8>>,
) -> Found {
    let mut files = Overlay::new(&project.files);
    let paths = layout.files.iter().chain(catalogs.keys()).cloned();
    let paths: BTreeSet<Utf8PathBuf> = paths.collect();
    let paths: Vec<Utf8PathBuf> = paths.into_iter().collect();
    for (path, bytes) in catalogs {
        files.put(path, bytes);
    }
    let layout = plan_again(layout, &project.config, &paths);
    let selection = Selection {
        checks: checks::ALL.to_vec(),
        locales: None,
        paths: Vec::new(),
    };
    let analysis = analyze(&layout, &project.config, &files, &selection);
    let of_pseudo = analysis.findings.into_iter().filter_map(|finding| {
        let locale = finding.subject.locale?;
        PseudoLocale::of(&locale)?;
        // Words between literal braces are taken for a tag of a site generator on one side alone.
        if finding.check == "generator-syntax" {
            return None;
        }
        let name = (finding.subject.id, finding.subject.attribute);
        let name = format!("{locale} {name:?}");
        Some((finding.check, name))
    });
    of_pseudo.collect()
}

fn check(folder: &Path) -> usize {
    let project = TestProject::open(folder);
    let locales = ["ar-XB", "en-XA"].map(|tag| Locale::parse(tag).unwrap());
    let layout = Layout {
        targets: locales.to_vec(),
        ..project.layout.clone()
    };
    let paths: Vec<Utf8PathBuf> = project.layout.files.iter().cloned().collect();
    let layout = plan_again(&layout, &project.config, &paths);
    let made = pseudo_catalogs(&layout, &project.files, &project.files, &[0, 1]);
    let made: BTreeMap<_, _> = made
        .changes
        .into_iter()
        .map(|(path, it)| (path, it.after.into_bytes()))
        .collect();
    let copies = layout.sets.iter().flat_map(|plan| {
        let source = layout.catalog_path(&plan.source);
        let bytes = source.and_then(|path| project.files.read(path).ok());
        let targets = plan.targets.iter().filter_map(|it| layout.catalog_path(it));
        targets.filter_map(move |path| Some((path.to_owned(), bytes.clone()?)))
    });
    let copies: BTreeMap<_, _> = copies.collect();
    let count = made.len();
    let (of_made, of_copies) = (
        findings(&project, &layout, made),
        findings(&project, &layout, copies),
    );
    let own: Vec<_> = of_made.difference(&of_copies).collect();
    assert!(own.is_empty(), "{}: {own:#?}", folder.display());
    count
}

fn check_all(roots: &[std::path::PathBuf]) {
    let mut found = Vec::new();
    for root in roots {
        projects(root, &mut found);
    }
    let count: usize = found.iter().map(|folder| check(folder)).sum();
    println!("{count} catalogs of {} projects", found.len());
    assert!(count > 0);
}

#[test]
fn nothing_is_found_that_the_source_has_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    check_all(&[root.to_owned(), root.join("tests")]);
}

#[test]
#[ignore = "needs PARIDAD_CORPORA"]
fn nothing_is_found_in_real_catalogs_that_the_source_has_not() {
    check_all(&folders("PARIDAD_CORPORA"));
}
