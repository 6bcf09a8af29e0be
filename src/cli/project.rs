//! Opening the project that a command is about, and understanding the names that the user typed.

use camino::{Utf8Path, Utf8PathBuf};

use crate::checks::{self, model::Check};
use crate::cli::failure::{BadConfiguration, Failure};
use crate::cli::nothing_to_translate::nothing_to_translate;
use crate::cli::output::write_err;
use crate::cli::paths::{absolute, reader, relative};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, names};
use crate::config::fault::{self, ConfigFault};
use crate::config::model::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::journal;
use crate::disk::listing::{self, ProjectPlan};
use crate::disk::lock::{Access, Lock};
use crate::disk::project_folder::ProjectFolder;
use crate::disk::writer::ProjectWriter;
use crate::disk::{self, ProjectRoot};
use crate::emit::page_strings::PageStringCatalogs;
use crate::emit::templates::Templates;
use crate::locale::tag::Locale;
use crate::pipeline::leftovers::set_aside;
use crate::pipeline::source_evidence::named_source;
use crate::project::layout::Layout;
use crate::report::{self, model::Reader};

/// A project: its configuration and its files, not read yet.
pub(super) struct OpenedProject {
    /// Absolute.
    pub root: ProjectFolder,
    /// The current directory as seen from the project.
    pub reader: Reader,
    pub config: Config,
    pub layout: Layout,
    /// Findings about the list of files, known before any is read.
    pub findings: Vec<Diagnostic>,
    /// The paths that the user named, relative to the root.
    pub paths: Vec<Utf8PathBuf>,
    /// Rendered faults of the configuration, which are shown beside the findings.
    pub remarks: String,
    /// `None` for a command that writes nothing.
    pub writer: Option<ProjectWriter>,
    /// Nobody writes while this command reads.
    _reading: Option<Lock>,
}

impl OpenedProject {
    pub(super) fn has_statements(&self) -> bool {
        let mut sets = self.layout.sets.iter();
        sets.any(|set| set.statement.is_some())
    }

    /// Returns what it has of its own for pages, which its findings then tell of too.
    pub(super) fn templates(&mut self) -> anyhow::Result<Templates> {
        if !self.has_statements() {
            return Ok(Templates::default());
        }
        let (templates, faults) = disk::templates(&self.root, &self.config.templates)?;
        self.findings
            .extend(faults.into_iter().map(|fault| fault.diagnostic()));
        let strings = PageStringCatalogs::new(&templates);
        let found = strings.findings(&templates, &self.layout.source);
        self.findings.extend(found);
        Ok(templates)
    }

    /// Sorts the files once more, after the configuration was changed.
    pub(super) fn plan_again(&mut self) {
        let plan = listing::plan(&self.root, &self.config);
        (self.layout, self.findings) = (plan.layout, plan.findings);
        let aside = set_aside(&mut self.layout, &self.config, &self.root);
        self.findings.extend(aside);
    }

    /// The place of a target locale in the layout. Where the configuration leaves the locales open, it may be a new
    /// one, of which there is no file yet.
    pub(super) fn with_target(&mut self, locale: &Locale) -> anyhow::Result<usize> {
        if let Some(place) = place_of(&self.layout, locale) {
            return Ok(place);
        }
        if *locale == self.layout.source {
            let message = format!("`{locale}` is the source locale");
            return Err(Failure::new(message, "name the locale of the translation").into());
        }
        if self.config.targets.is_none() {
            let known = self.layout.targets.iter().cloned();
            self.config.targets = Some(known.chain([locale.clone()]).collect());
            self.plan_again();
        }
        place_of(&self.layout, locale).ok_or_else(|| {
            let unknown = find_locale(&self.layout, locale.as_str()).err();
            let hint = unknown.and_then(|failure| failure.hint).unwrap_or_default();
            Failure::new(format!("this project has no locale `{locale}`"), hint).into()
        })
    }
}

/// Says that a command waits, before it does.
pub(super) fn tell(surroundings: &Surroundings) -> impl FnMut(&str) {
    let terminal = surroundings.err;
    move |text| {
        // Where nobody listens, the command waits all the same.
        let _ = write_err(&report::remark(terminal.color, text), terminal);
    }
}

/// Opens a project to read it, as [`open_for`] does.
pub(super) fn open(
    global: &Global,
    surroundings: &Surroundings,
    paths: &[Utf8PathBuf],
) -> anyhow::Result<OpenedProject> {
    open_for(Access::Read, global, surroundings, paths)
}

/// Finds the project, reads its configuration and lists its files. `paths` are what the user named.
///
/// # Errors
/// What keeps it from being read or written; other commands that are at work there and do not end.
pub(super) fn open_for(
    access: Access,
    global: &Global,
    surroundings: &Surroundings,
    paths: &[Utf8PathBuf],
) -> anyhow::Result<OpenedProject> {
    let directory = surroundings.directory()?;
    let named: Vec<Utf8PathBuf> = paths
        .iter()
        .map(|path| absolute(&directory, path))
        .collect();
    for (path, typed) in named.iter().zip(paths) {
        if !disk::exists(path) {
            return Err(Failure::new(
                format!("there is nothing at `{typed}`"),
                format!("paths are relative to the current directory, `{directory}`"),
            )
            .into());
        }
    }
    let found = find(global, &directory, &named)?;
    let root = &found.folder;
    let paths = named
        .iter()
        .zip(paths)
        .map(|(path, typed)| relative(root, path, typed))
        .collect::<Result<_, _>>()?;

    let (writer, reading) = match access {
        Access::Write => (
            Some(ProjectWriter::begin(root, &mut tell(surroundings))?),
            None,
        ),
        Access::Read => {
            let lock = Lock::take(root, access, &mut tell(surroundings))?;
            journal::ensure_none(root)?;
            (None, Some(lock))
        }
    };
    let (config, faults) = disk::configuration(&found)?;
    let faults = faults_text(&faults, surroundings)?;
    let mut config = config;
    let mut plan = listing::plan(root, &config);
    if let Some(locale) = named_source(&plan.layout, &config, root) {
        config.source = Some(locale);
        plan = listing::plan(root, &config);
    }
    let ProjectPlan {
        mut layout,
        mut findings,
        leftovers,
    } = plan;
    let mut remarks = faults;
    if let Some(writer) = &writer {
        writer.sweep(&leftovers);
        let remark = writer.remark.iter();
        remarks.extend(remark.map(|it| report::remark(surroundings.err.color, it)));
    }
    findings.extend(set_aside(&mut layout, &config, root));
    remarks.push_str(&names_text(&config, &layout, surroundings));
    if layout.sets.is_empty() && layout.documents.is_empty() {
        return Err(nothing_to_translate(root, &config).into());
    }
    Ok(OpenedProject {
        reader: reader(&directory, root),
        root: found.folder,
        config,
        layout,
        findings,
        paths,
        remarks,
        writer,
        _reading: reading,
    })
}

pub(super) fn find(
    global: &Global,
    directory: &Utf8Path,
    named: &[Utf8PathBuf],
) -> Result<ProjectRoot, Failure> {
    let mut found = match &global.project {
        None => disk::find_project(named.first().map_or(directory, |path| path.as_path())),
        Some(typed) => {
            let folder = absolute(directory, typed);
            if !disk::is_folder(&folder) {
                return Err(Failure::new(
                    format!("there is no folder `{typed}`"),
                    "`-C` takes the folder of a project",
                ));
            }
            disk::project_at(folder)
        }
    };
    if let Some(typed) = &global.config {
        let file = absolute(directory, typed);
        if !disk::exists(&file) {
            return Err(Failure::new(
                format!("there is no configuration `{typed}`"),
                "`--config` takes a file",
            ));
        }
        if global.project.is_none() && !file.starts_with(&*found.folder) {
            found.folder = ProjectFolder::open(file.parent().unwrap_or(directory));
        }
        let Ok(relative) = file.strip_prefix(&*found.folder) else {
            return Err(Failure::new(
                format!(
                    "the configuration `{typed}` is not in the project `{}`",
                    &*found.folder
                ),
                "put it into the project: its paths are relative to it",
            ));
        };
        found.configuration = Some(relative.to_owned());
    }
    Ok(found)
}

/// Returns the faults that leave the configuration usable, rendered; an error if one does not.
fn faults_text(faults: &[ConfigFault], surroundings: &Surroundings) -> anyhow::Result<String> {
    let color = surroundings.err.color;
    let shown: String = faults.iter().map(|it| fault::render(it, color)).collect();
    if faults.iter().any(|fault| fault.severity == Severity::Error) {
        Err(BadConfiguration(shown).into())
    } else {
        Ok(shown)
    }
}

/// Returns what is to be said of a configuration that was read elsewhere, rendered; an error if it is not usable.
pub(super) fn configuration_remarks(
    faults: &[ConfigFault],
    (config, layout): (&Config, &Layout),
    surroundings: &Surroundings,
) -> anyhow::Result<String> {
    let faults = faults_text(faults, surroundings)?;
    Ok(faults + &names_text(config, layout, surroundings))
}

/// Returns what is to be said of names that the configuration has and that are not there.
fn names_text(config: &Config, layout: &Layout, surroundings: &Surroundings) -> String {
    let color = surroundings.err.color;
    let unknown = unknown_names(config, layout).into_iter();
    unknown
        .map(|remark| report::labelled(color, Severity::Warning, &remark))
        .collect()
}

/// Checks and locales that the configuration names and that are not there; those of `[[levels]]` are findings.
fn unknown_names(config: &Config, layout: &Layout) -> Vec<String> {
    let origin = config.origin.as_deref().map_or("", Utf8Path::as_str);
    let checks = config.levels.keys();
    let checks = checks.filter_map(|name| find_check(name).err());
    let of_policies = config.policies.locales.keys();
    let locales = config.min_coverage.keys().chain(of_policies);
    let locales = locales.filter_map(|locale| find_locale(layout, locale.as_str()).err());
    checks
        .chain(locales)
        .map(|Failure { message, hint }| {
            format!("{origin}: {message}; {}", hint.unwrap_or_default())
        })
        .collect()
}

/// Returns the check of this name.
pub(super) fn find_check(name: &str) -> Result<&'static dyn Check, Failure> {
    checks::find(name).ok_or_else(|| {
        let known: Vec<&str> = checks::ALL.iter().map(|check| check.info().id).collect();
        let hint = names::hint(name, &known, "`paridad explain` lists the checks");
        Failure::new(format!("there is no check `{name}`"), hint)
    })
}

/// Returns the locales of these names; `None`, for all, when there are none.
pub(super) fn find_locales(
    layout: &Layout,
    names: &[String],
) -> Result<Option<Vec<Locale>>, Failure> {
    let found = names.iter().map(|name| find_locale(layout, name));
    let found = found.collect::<Result<Vec<_>, _>>()?;
    Ok((!found.is_empty()).then_some(found))
}

/// Returns the target locale of this name; the source locale too, which is always looked at.
pub(super) fn find_locale(layout: &Layout, name: &str) -> Result<Locale, Failure> {
    let known: Vec<&Locale> = std::iter::once(&layout.source)
        .chain(&layout.targets)
        .collect();
    let wanted = Locale::parse(name);
    let found = known.iter().find(|it| Some(**it) == wanted.as_ref());
    found.map(|it| (*it).clone()).ok_or_else(|| {
        let known: Vec<&str> = known.iter().map(|it| it.as_str()).collect();
        let all = match &known[..] {
            [one] => format!("there is only `{one}`"),
            many => format!("there are {}", many.join(", ")),
        };
        let hint = names::hint(name, &known, &all);
        Failure::new(format!("this project has no locale `{name}`"), hint)
    })
}

fn place_of(layout: &Layout, locale: &Locale) -> Option<usize> {
    layout.targets.iter().position(|target| target == locale)
}
