//! `paridad adopt FILE.po`: the translations of a project that po4a or mdbook-i18n-helpers kept.

use camino::Utf8Path;

use crate::cli::Global;
use crate::cli::adopt::{Adopt, AdoptFormatName};
use crate::cli::failure::Failure;
use crate::cli::import::{CheckedImport, ImportFormatName, told, unreadable};
use crate::cli::output::Output;
use crate::cli::paths::absolute;
use crate::cli::source_locale::open_to_write;
use crate::cli::surroundings::Surroundings;
use crate::disk::lock::Access;
use crate::disk::plain::read_named_text;
use crate::disk::seen::NotedFiles;
use crate::exchange::po::read::{PoCatalog, read_catalog};
use crate::locale::tag::Locale;
use crate::pipeline::adopt_po::{PoAdoption, adopt_po};
use crate::pipeline::import::checked::check_imported;
use crate::text::decode::body;

/// Returns whether a file is a catalog of gettext, by its name.
pub(super) fn is_po(path: &Utf8Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case("po"))
}

pub(super) fn run(
    args: &Adopt,
    locale: &Locale,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let directory = surroundings.directory()?;
    let catalog = read(&absolute(&directory, &args.path), &args.path, locale)?;
    let sources: Vec<_> = args.source.iter().cloned().collect();
    let access = Access::of(!args.dry_run);
    let mut project = open_to_write(access, global, surroundings, &sources)?;
    let target = project.with_target(locale)?;
    let (files, seen) = NotedFiles::new(&project.root);
    let (layout, config) = (&project.layout, &project.config);
    let adoption = PoAdoption {
        target,
        documents: project.paths.clone(),
        file: &args.path,
        entries: &catalog.entries,
    };
    let imported = adopt_po(layout, config, &files, &adoption);
    let findings = check_imported(layout, config, &files, (&imported, locale));
    let mut whole = CheckedImport::default();
    whole.add(imported, findings, locale.clone());
    let page_path = args.report.as_ref();
    let page_path = page_path.map(|path| absolute(&directory, path));
    let report = whole.write(&project, &seen, page_path.as_deref())?;
    let format = match args.format {
        AdoptFormatName::Human => ImportFormatName::Human,
        AdoptFormatName::Json => ImportFormatName::Json,
    };
    let err = project.remarks.clone();
    Ok(told(format, &report, err, (global, surroundings)))
}

fn read(path: &Utf8Path, typed: &Utf8Path, locale: &Locale) -> anyhow::Result<PoCatalog> {
    let text = read_named_text(path)?;
    let catalog = read_catalog(body(&text)).map_err(|fault| unreadable(typed, &fault))?;
    // gettext writes `pt_BR`.
    let named = catalog.target.as_ref().map(|tag| tag.replace('_', "-"));
    let named = named.and_then(|tag| Locale::parse(&tag));
    match named.filter(|named| named.language() != locale.language()) {
        Some(named) => {
            let message = format!("`{typed}` is in `{named}`, and no catalog of `{locale}`");
            Err(Failure::new(message, "its header says so: `Language:`").into())
        }
        None => Ok(catalog),
    }
}
