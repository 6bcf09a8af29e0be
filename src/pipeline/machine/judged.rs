//! What checks say of translations before anybody has taken them. Nothing is written.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::exchange::model::UnitFinding;
use crate::pipeline::import::import;
use crate::pipeline::import::model::{
    ImportOutcome, ImportPolicy, ImportRefusal, ImportRequest, ImportRow, PreferredSide,
};
use crate::pipeline::machine::asked::{AskedText, returned};
use crate::pipeline::plan_again::plan_again;
use crate::pipeline::selection::Selection;
use crate::pipeline::session::Session;
use crate::pipeline::text_change::TextChange;
use crate::project::layout::Layout;
use crate::text::file_source::{FileSource, Overlay};

/// The checks that tell the state of a translation, and nothing about its text.
const OF_STATE: [&str; 4] = ["draft", "stale", "stale-minor", "unconfirmed"];

/// Translations into one language, merged into the files in memory.
#[derive(Debug, Default)]
pub struct JudgedTranslations {
    /// Catalogs and state files, by path.
    pub changes: BTreeMap<Utf8PathBuf, TextChange>,
    /// What is found in each message, by the catalog of the translation and its name.
    pub findings: BTreeMap<(Utf8PathBuf, String), Vec<UnitFinding>>,
}

impl JudgedTranslations {
    pub fn of(&self, asked: &AskedText) -> &[UnitFinding] {
        let place = (asked.translation.clone(), asked.message.clone());
        self.findings.get(&place).map_or(&[], |found| found)
    }
}

/// Merges translations into the files of a language (`target`: its place in the layout) and looks at them.
pub fn judge(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    target: usize,
    translations: &[(&AskedText, &str)],
) -> JudgedTranslations {
    let returned = returned(translations);
    let request = ImportRequest {
        target,
        files: &returned,
        policy: ImportPolicy {
            prefer: Some(PreferredSide::File),
            keeps_notes: true,
            ..ImportPolicy::default()
        },
    };
    let imported = import(layout, config, files, &request);
    let mut found = JudgedTranslations::default();
    for row in &imported.rows {
        let asked = row.line.checked_sub(1).and_then(|at| translations.get(at));
        if let (Some((asked, _)), Some(refused)) = (asked, refused(row)) {
            let place = (asked.translation.clone(), asked.message.clone());
            found.findings.entry(place).or_default().push(refused);
        }
    }
    let mut typed = Overlay::new(files);
    for (path, change) in &imported.changes {
        typed.put(path.clone(), change.after.clone().into_bytes());
    }
    found.changes = imported.changes;
    let paths: BTreeSet<Utf8PathBuf> = translations
        .iter()
        .map(|(asked, _)| asked.translation.clone())
        .collect();
    let mut all = layout.files.clone();
    all.extend(paths.iter().cloned());
    all.sort_unstable();
    all.dedup();
    let planned = plan_again(layout, config, &all);
    let mut selection = Selection::everything();
    selection.locales = Some(vec![layout.targets[target].clone()]);
    selection.name_paths(&planned, paths.into_iter().collect());
    let analysis = Session::new(&planned, config, &typed, selection).into_analysis();
    let asked: HashSet<(&Utf8Path, &str)> = translations
        .iter()
        .map(|(asked, _)| (asked.translation.as_path(), asked.message.as_str()))
        .collect();
    for finding in &analysis.findings {
        let path = finding.place.path(&analysis.sources);
        let id = finding.subject.id.as_deref().unwrap_or_default();
        if asked.contains(&(path, id)) && !OF_STATE.contains(&finding.check) {
            let place = (path.to_owned(), id.to_owned());
            found.findings.entry(place).or_default().push(view(finding));
        }
    }
    found
}

fn view(finding: &Diagnostic) -> UnitFinding {
    UnitFinding {
        check: finding.check,
        severity: finding.severity,
        message: finding.message.clone(),
    }
}

/// Returns why a translation has no place in its catalog.
fn refused(row: &ImportRow) -> Option<UnitFinding> {
    let message = match &row.outcome {
        ImportOutcome::Refused(ImportRefusal::NoDefault) => {
            "the form for all numbers without one of their own is missing".to_owned()
        }
        ImportOutcome::Refused(ImportRefusal::Broken) => {
            "the translation that is there does not parse".to_owned()
        }
        ImportOutcome::Refused(ImportRefusal::Codes(_)) => {
            "its codes are not those of the source".to_owned()
        }
        ImportOutcome::Refused(ImportRefusal::Unwritable(reason)) => (*reason).to_owned(),
        ImportOutcome::Orphan | ImportOutcome::Unplaced(_) => {
            "there is no such text any more".to_owned()
        }
        ImportOutcome::New
        | ImportOutcome::Changed
        | ImportOutcome::Confirmed
        | ImportOutcome::Unchanged
        | ImportOutcome::StaleUnchanged
        | ImportOutcome::Draft(_)
        | ImportOutcome::Conflict
        | ImportOutcome::Kept => return None,
    };
    Some(UnitFinding {
        check: "import",
        severity: Severity::Error,
        message,
    })
}
