//! The cases of `layout.md`: paths and a configuration in, a layout as text out.

mod cases;

use std::fmt::Write;

use camino::Utf8PathBuf;
use paridad::config;
use paridad::diagnostic::{Diagnostic, Place};
use paridad::project::layout::{self, Layout, PlannedCatalog};
use paridad::text::source::FileId;

#[test]
fn layouts() {
    cases::check("tests/layout.md", "layout", |case| {
        let mut paths: Vec<Utf8PathBuf> =
            case.fence("paths").lines().map(Utf8PathBuf::from).collect();
        paths.sort();
        let (config, faults) = config::read("paridad.toml".into(), case.fence("toml"));
        assert_eq!(faults, [], "the configurations here are sound");
        let (layout, findings) = layout::plan(&config, &paths);
        show(&layout, &findings)
    });
}

fn show(layout: &Layout, findings: &[Diagnostic]) -> String {
    let mut shown = String::new();
    let path = |file: FileId| layout.files[file.0 as usize].to_string();
    let planned = |catalog: &PlannedCatalog| match catalog {
        PlannedCatalog::File(file) => path(*file),
        PlannedCatalog::Absent(path) => format!("({path})"),
        PlannedCatalog::Excluded => "excluded".to_owned(),
    };
    for assumption in &layout.assumptions {
        writeln!(shown, "assumed: {assumption}").unwrap();
    }
    for set in &layout.sets {
        writeln!(shown, "{} ({:?})", set.key, set.scope).unwrap();
        if let Some(statement) = set.statement {
            writeln!(shown, "    statement {}", path(statement)).unwrap();
        }
        writeln!(shown, "    {} {}", layout.source, planned(&set.source)).unwrap();
        for (locale, catalog) in layout.targets.iter().zip(&set.targets) {
            writeln!(shown, "    {locale} {}", planned(catalog)).unwrap();
        }
    }
    for file in &layout.common {
        writeln!(shown, "common {}", path(*file)).unwrap();
    }
    for finding in findings {
        let place = match &finding.place {
            Place::Project => "project".to_owned(),
            Place::Absent(path) => format!("({path})"),
            Place::File(file) | Place::Span(file, _) => path(*file),
        };
        let severity = finding.severity.as_str();
        writeln!(
            shown,
            "{place}: {severity}[{}] {}",
            finding.check, finding.message
        )
        .unwrap();
        for label in &finding.labels {
            let file = label.place.file().map(path).unwrap_or_default();
            writeln!(shown, "    {file}: {}", label.text).unwrap();
        }
        for note in &finding.notes {
            writeln!(shown, "    note: {note}").unwrap();
        }
        if let Some(help) = &finding.help {
            writeln!(shown, "    help: {help}").unwrap();
        }
    }
    shown
}
