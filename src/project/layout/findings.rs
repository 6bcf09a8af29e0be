//! Findings about the files of a project, before they have ids.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::config::model::{CATALOG_FOLDERS, Config};
use crate::diagnostic::{Diagnostic, Label, Place, Severity};
use crate::locale::tag::Locale;
use crate::project::layout::choice::LocaleChoice;
use crate::project::layout::draft::{Clash, Draft};
use crate::project::layout::names::NamedLocale;
use crate::project::layout::rules::LayoutRules;
use crate::project::layout::sorting::Sorting;
use crate::text::counted::counted;
use crate::text::source::FileId;

#[derive(Default)]
pub(super) struct Findings {
    all: Vec<LayoutFinding>,
    /// Findings that stand for many files: the place in `all`, by subject.
    once: BTreeMap<String, usize>,
}

struct LayoutFinding {
    severity: Severity,
    at: FindingPlace,
    message: String,
    help: String,
    locale: Option<Locale>,
    /// The number of files that are left out for it.
    left_out: usize,
    /// The path that was taken in place of this one.
    taken: Option<usize>,
}

enum FindingPlace {
    Project,
    Absent(Utf8PathBuf),
    /// A place in the list of paths.
    Path(usize),
}

impl Findings {
    /// Folders in the way of each other, catalogs of no locale, patterns that name nothing.
    pub(super) fn add_places(&mut self, config: &Config, rules: &LayoutRules, sorting: &Sorting) {
        if let Some(input) = &rules.swallowed {
            let message = match input.as_str() {
                "." | "" => "the output folder is the project itself".to_owned(),
                input => format!(
                    "the output folder `{}` holds the input folder `{input}`",
                    config.output
                ),
            };
            let help = "set `output` to a folder of its own, such as `dist`";
            self.add(Severity::Error, FindingPlace::Project, message, help);
        }
        for (name, stray) in &sorting.strays {
            let message = format!("`{name}` is named by no language tag");
            let help = "name it by a BCP 47 tag, such as `es` or `pt-BR`, or list it under `shared` or `exclude`";
            self.add(
                Severity::Warning,
                FindingPlace::Path(stray.first),
                message,
                help,
            );
            self.last().left_out = stray.files;
        }
        for (pattern, used) in config.shared.iter().zip(&sorting.shared_used) {
            if !used {
                let message = format!("no catalog is `{pattern}`");
                let at = if pattern.contains(['*', '{']) {
                    FindingPlace::Project
                } else {
                    FindingPlace::Absent(pattern.into())
                };
                self.add(
                    Severity::Warning,
                    at,
                    message,
                    "correct the path under `shared`",
                );
            }
        }
    }

    /// A locale that is there twice; `name` says which spelling is taken.
    pub(super) fn add_spelling(&mut self, name: &NamedLocale, spelling: &str, path: usize) {
        self.add_once(format!("spelling {spelling}"), || LayoutFinding {
            severity: Severity::Warning,
            at: FindingPlace::Path(path),
            message: format!(
                "`{spelling}` and `{}` are the same locale `{}`",
                name.spelling(),
                name.locale
            ),
            help: format!("move its files to `{}`", name.spelling()),
            locale: Some(name.locale.clone()),
            left_out: 0,
            taken: None,
        });
    }

    /// A locale that the configuration does not list.
    pub(super) fn add_unlisted(&mut self, locale: &Locale, path: usize) {
        self.add_once(format!("unlisted {locale}"), || LayoutFinding {
            severity: Severity::Info,
            at: FindingPlace::Path(path),
            message: format!("`{locale}` is not among the target locales"),
            help: format!("add `{locale}` to `targets`, or remove its files"),
            locale: Some(locale.clone()),
            left_out: 0,
            taken: None,
        });
    }

    /// Two files for one place.
    pub(super) fn add_clash(&mut self, clash: &Clash, verb: &str) {
        let at = FindingPlace::Path(clash.left_out);
        let message = format!("two files {verb}, and one is left out");
        self.add(Severity::Error, at, message, "rename or remove one of them");
        self.last().taken = Some(clash.taken);
    }

    /// Reports what a project should have and lacks.
    pub(super) fn add_gaps(
        &mut self,
        config: &Config,
        choice: &LocaleChoice,
        drafts: &[Draft],
        documents: &[Draft],
    ) {
        let source = &choice.source;
        if drafts.is_empty() && documents.is_empty() {
            let folders = CATALOG_FOLDERS.map(|it| format!("`{it}/`")).join(", ");
            let places = match &config.catalogs {
                None => format!("one of {folders}"),
                Some(places) => {
                    let places: Vec<_> =
                        places.iter().map(|it| format!("`{}`", it.target)).collect();
                    places.join(", ")
                }
            };
            let message = "there is nothing to translate: no catalogs and no statements";
            let help = format!(
                "put catalogs into {places}, or statements into `{}/`",
                config.content
            );
            return self.add(Severity::Error, FindingPlace::Project, message, help);
        }
        let mut all = drafts.iter().chain(documents);
        if all.all(|draft| draft.source.is_none() && draft.statement.is_none()) {
            let message = format!("the source locale `{source}` has no files");
            let help = "set `source` to the locale that the others are translated from";
            self.add(Severity::Error, FindingPlace::Project, message, help);
        }
        if choice.targets.is_empty() {
            let message = format!("there are no translations: `{source}` is the only locale");
            let help = "`paridad sync --scaffold es` begins a translation into Spanish";
            self.add(Severity::Info, FindingPlace::Project, message, help);
        }
    }

    /// Returns the paths that are pointed at.
    pub(super) fn paths(&self) -> impl Iterator<Item = usize> {
        self.all.iter().filter_map(|finding| match finding.at {
            FindingPlace::Path(path) => Some(path),
            FindingPlace::Project | FindingPlace::Absent(_) => None,
        })
    }

    pub(super) fn diagnostics(
        self,
        check: &'static str,
        id: impl Fn(usize) -> FileId,
    ) -> Vec<Diagnostic> {
        let diagnostic = |finding: LayoutFinding| {
            let place = match finding.at {
                FindingPlace::Project => Place::Project,
                FindingPlace::Absent(path) => Place::Absent(path),
                FindingPlace::Path(path) => Place::File(id(path)),
            };
            let mut diagnostic = Diagnostic::new(check, finding.severity, place, finding.message);
            diagnostic.subject.locale = finding.locale;
            diagnostic.help = Some(finding.help);
            diagnostic.labels.extend(finding.taken.map(|taken| Label {
                place: Place::File(id(taken)),
                text: "this one is taken".to_owned(),
            }));
            if finding.left_out > 0 {
                let files = counted(finding.left_out, "file");
                diagnostic.notes.push(format!("{files} left out"));
            }
            diagnostic
        };
        self.all.into_iter().map(diagnostic).collect()
    }

    fn add(
        &mut self,
        severity: Severity,
        at: FindingPlace,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.all.push(LayoutFinding {
            severity,
            at,
            message: message.into(),
            help: help.into(),
            locale: None,
            left_out: 0,
            taken: None,
        });
    }

    /// Adds a finding the first time, and counts one more file for it every time.
    fn add_once(&mut self, about: String, finding: impl FnOnce() -> LayoutFinding) {
        let place = *self.once.entry(about).or_insert_with(|| {
            self.all.push(finding());
            self.all.len() - 1
        });
        self.all[place].left_out += 1;
    }

    fn last(&mut self) -> &mut LayoutFinding {
        self.all.last_mut().expect("one was just added")
    }
}
