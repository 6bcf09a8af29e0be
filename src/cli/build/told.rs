//! The summary of a build.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::Severity;
use crate::disk::output::WriteCounts;
use crate::locale::tag::Locale;
use crate::pipeline::build::Built;
use crate::report;
use crate::report::model::Detail;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

/// The summary of a build.
pub(super) struct BuildSummary<'b> {
    pub(super) built: &'b Built<WriteCounts>,
    /// The number of files in the output folder, where not all of them were made anew.
    pub(super) files: Option<usize>,
    pub(super) removed: usize,
    pub(super) folder: &'b Utf8Path,
    pub(super) detail: Detail,
    pub(super) color: bool,
}

impl BuildSummary<'_> {
    pub(super) fn summary(&self) -> String {
        let written = &self.built.written;
        if self.detail == Detail::Quiet || written.is_empty() {
            return String::new();
        }
        let drafts = self.built.drafts.iter();
        let drafts: String = drafts
            .map(|key| {
                let key = escape_name(key);
                format!("`{key}` is a draft by its front matter: not published\n")
            })
            .collect();
        let changed: Vec<&Utf8PathBuf> = written.iter().flat_map(|it| &it.changed).collect();
        let unchanged: usize = written.iter().map(|it| it.unchanged).sum();
        let locales: Vec<&str> = self.built.locales.iter().map(Locale::as_str).collect();
        let unlisted: usize = written.iter().map(|it| it.unlisted).sum();
        let changed_in_all = changed.len() + unlisted;
        let unchanged = match self.files {
            Some(files) => files.saturating_sub(changed_in_all),
            None => unchanged,
        };
        let counts = (changed_in_all, unchanged);
        let built = summary(&locales.join(", "), self.folder, counts, self.removed);
        let mut summary = format!("{drafts}{built}");
        if self.detail == Detail::Verbose {
            for path in changed {
                let path = self.folder.join(path);
                summary.push_str(&format!("  {}\n", escape_name(path.as_str())));
            }
        }
        summary
    }

    pub(super) fn refusals(&self) -> String {
        let mut text = String::new();
        let refusals = &self.built.refusals;
        for (number, refusal) in refusals.iter().enumerate() {
            let locale = &refusal.locale;
            let head = format!("`{locale}` was not built");
            text.push_str(&report::labelled(self.color, Severity::Error, &head));
            let in_source = match &refusal.in_source {
                Some(_) if number > 0 => Some("the errors in the source, as above"),
                in_source => in_source.as_deref(),
            };
            for reason in in_source
                .into_iter()
                .chain(refusal.reasons.iter().map(String::as_str))
            {
                text.push_str(&format!("  {}\n", escape_name(reason)));
            }
        }
        if !refusals.is_empty() {
            let locales: Vec<&str> = refusals.iter().map(|it| it.locale.as_str()).collect();
            let all = format!("`paridad check --locale {}` shows all", locales.join(","));
            text.push_str(&report::hint(self.color, &all));
        }
        text
    }
}

impl BuildSummary<'_> {
    /// Returns what is to be said of links and files: once for each locale, and for each file.
    pub(super) fn references(&self) -> String {
        let mut text = String::new();
        if self.detail == Detail::Quiet {
            return text;
        }
        let mut by_locale: BTreeMap<&Locale, Vec<String>> = BTreeMap::new();
        for link in &self.built.foreign {
            let name = format!("`{}`", escape_name(&link.document));
            by_locale.entry(&link.locale).or_default().push(name);
        }
        for (locale, names) in by_locale {
            let head = format!(
                "in `{locale}`, links to {} lead to another language: there is no edition in this one",
                names.join(", ")
            );
            text.push_str(&report::labelled(self.color, Severity::Warning, &head));
        }
        text.push_str(&self.unshown());
        text.push_str(&self.untaken());
        for path in &self.built.unread {
            let path = escape_name(path.as_str());
            let head = format!("`{path}` cannot be read, and is left out of the editions");
            text.push_str(&report::labelled(self.color, Severity::Warning, &head));
        }
        text
    }
}

impl BuildSummary<'_> {
    /// Returns what editions do not show of statements that are written for a site generator.
    fn unshown(&self) -> String {
        let mut text = String::new();
        let many = match self.detail {
            Detail::Verbose => usize::MAX,
            Detail::Quiet | Detail::Normal => FEW,
        };
        let unshown = &self.built.unshown;
        for statement in unshown.iter().take(many) {
            let tags = statement.tags.iter().take(many);
            let mut tags: Vec<String> = tags.map(|tag| format!("`{}`", escape_name(tag))).collect();
            let more = statement.tags.len() - tags.len();
            if more > 0 {
                tags.push(format!("{more} more"));
            }
            let head = format!(
                "`{}`: only Markdown has its syntax of a site generator; the other editions leave out {}",
                escape_name(statement.path.as_str()),
                tags.join(", ")
            );
            text.push_str(&report::labelled(self.color, Severity::Warning, &head));
        }
        if let Some(more) = unshown.len().checked_sub(many).filter(|more| *more > 0) {
            let head = format!(
                "{} more with such syntax: `paridad build --force --verbose` names all",
                counted(more, "statement")
            );
            text.push_str(&report::hint(self.color, &head));
        }
        text
    }
}

impl BuildSummary<'_> {
    /// Returns which pictures formats cannot show: once for the formats of each.
    fn untaken(&self) -> String {
        let mut by_path: BTreeMap<&Utf8PathBuf, Vec<&str>> = BTreeMap::new();
        for picture in &self.built.untaken {
            by_path
                .entry(&picture.path)
                .or_default()
                .push(picture.format);
        }
        let mut text = String::new();
        for (path, formats) in by_path {
            let beside = path.with_extension("png");
            let head = format!(
                "`{}` is no picture that {} can show: its alternative text stands in its place; a picture `{}` beside it would be shown",
                escape_name(path.as_str()),
                formats.join(" and "),
                escape_name(beside.as_str())
            );
            text.push_str(&report::labelled(self.color, Severity::Warning, &head));
        }
        text
    }
}

/// The statements, and the tags of each, that are named unasked.
const FEW: usize = 4;

/// One line; of files: how many were written and how many were as they should be.
pub(super) fn summary(
    locales: &str,
    folder: &Utf8Path,
    (changed, unchanged): (usize, usize),
    removed: usize,
) -> String {
    format!(
        "built {locales} in `{}`: {}, {}{}\n",
        escape_name(folder.as_str()),
        counted(changed + unchanged, "file"),
        match changed {
            0 => "none changed".to_owned(),
            _ if unchanged == 0 => "all written".to_owned(),
            changed => format!("{changed} written, {unchanged} unchanged"),
        },
        match removed {
            0 => String::new(),
            removed => format!(", {} of an earlier build removed", counted(removed, "file")),
        }
    )
}
