//! Applies the fixes of findings to the bytes of files, in memory, until none is left.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::fluent::parse::parse;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::selection::Selection;
use crate::pipeline::session::{FileChange, Session};
use crate::pipeline::text_change::TextChange;
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;
use crate::text::slice::Slice;
use crate::text::source::{FileId, Sources};

/// A fix can uncover another one; more rounds than this are not tried.
const ROUNDS: usize = 8;

/// A project with its fixes applied.
#[derive(Debug)]
pub struct FixOutcome {
    /// The findings that are left.
    pub analysis: Analysis,
    /// The files that change, by path.
    pub changes: BTreeMap<Utf8PathBuf, TextChange>,
    /// The number of findings that were fixed.
    pub fixed: usize,
}

/// Looks at a project, and applies what can be fixed. Nothing is written.
pub fn fix(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    selection: &Selection,
) -> FixOutcome {
    let mut session = Session::new(layout, config, files, selection.clone());
    let mut changes: BTreeMap<Utf8PathBuf, TextChange> = BTreeMap::new();
    let mut fixed = 0;
    let mut analysis = session.analysis();
    for _ in 0..ROUNDS {
        let (edits, count) = chosen(&analysis.findings, &analysis.sources);
        let mut changed = false;
        for (file, edits) in edits {
            let change = change(session.files(), &analysis.sources, file, &edits);
            let Some(change) = change else { continue };
            changed = true;
            let path = analysis.sources.path(file).to_owned();
            session.apply([FileChange {
                path: path.clone(),
                bytes: Some(change.after.clone().into_bytes()),
            }]);
            let after = change.after.clone();
            changes.entry(path).or_insert(change).after = after;
        }
        if !changed {
            break;
        }
        fixed += count;
        analysis = session.analysis();
    }
    FixOutcome {
        analysis,
        changes,
        fixed,
    }
}

/// Returns the edits of these findings that can be made together, by file; nothing is looked at again.
pub fn edits_together(
    files: &dyn FileSource,
    findings: &[Diagnostic],
    sources: &Sources,
) -> BTreeMap<FileId, Vec<Edit>> {
    let (mut edits, _) = chosen(findings, sources);
    edits.retain(|file, edits| change(files, sources, *file, edits).is_some());
    edits
}

/// Edits the text of a file; `None` for one whose bytes are not its text, because it was converted, and for one that
/// would not be read as well as before.
fn change(
    files: &dyn FileSource,
    sources: &Sources,
    file: FileId,
    edits: &[Edit],
) -> Option<TextChange> {
    let path = sources.path(file);
    let source = sources.text(file)?;
    let bytes = files.read(path).ok()?;
    let after = edited(&source.text, edits);
    let is_better = bytes == source.text.as_bytes()
        && after != *source.text
        && !is_broken_by(path, &source.text, &after);
    is_better.then(|| TextChange {
        before: source.text.to_string(),
        after,
    })
}

/// Returns whether a catalog would not be read as well as before: no remedy may cost a message.
fn is_broken_by(path: &Utf8Path, before: &str, after: &str) -> bool {
    let count = |text: &str| {
        let catalog = parse(text);
        (catalog.faults.len(), catalog.entries.len())
    };
    path.extension() == Some("ftl") && count(before) != count(after)
}

/// Returns the edits that can be made together, in the order of their places, and how many findings they fix. A fix is
/// applied whole or not at all; of two that touch each other the first one is.
fn chosen(findings: &[Diagnostic], sources: &Sources) -> (BTreeMap<FileId, Vec<Edit>>, usize) {
    // By file and start; they do not overlap, so their ends are sorted too.
    let mut taken: BTreeMap<(FileId, u32), &Edit> = BTreeMap::new();
    let mut fixed = 0;
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        if !is_sound(fix, sources) {
            continue;
        }
        let is_taken = |edit: &Edit| taken.get(&(edit.file, edit.span.start)) == Some(&edit);
        let is_free = |edit: &Edit| {
            let place = (edit.file, edit.span.end);
            let before = taken.range(..=place).next_back();
            before.is_none_or(|(_, it)| it.file != edit.file || it.span.end < edit.span.start)
        };
        if !fix.edits.iter().all(|edit| is_taken(edit) || is_free(edit)) {
            continue;
        }
        fixed += 1;
        let edits = fix.edits.iter();
        taken.extend(edits.map(|edit| ((edit.file, edit.span.start), edit)));
    }
    let mut by_file: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for ((file, _), edit) in taken {
        by_file.entry(file).or_default().push(edit.clone());
    }
    (by_file, fixed)
}

/// Returns whether a fix keeps to the texts, and its edits keep apart.
fn is_sound(fix: &Fix, sources: &Sources) -> bool {
    let in_text = |edit: &Edit| {
        let text = sources.text(edit.file);
        text.is_some_and(|it| it.text.get(edit.span.range()).is_some())
    };
    let mut places: Vec<_> = fix.edits.iter().map(|it| (it.file, it.span)).collect();
    places.sort_unstable();
    let apart = places.windows(2).all(|two| {
        let ((file, span), (next_file, next)) = (two[0], two[1]);
        // Neighbours are apart, but for insertions, whose order would be a guess.
        let is_neighbour = span.end == next.start && !span.is_empty() && !next.is_empty();
        file != next_file || span.end < next.start || is_neighbour
    });
    !fix.edits.is_empty() && apart && fix.edits.iter().all(in_text)
}

/// Returns the text with its edits, which are sorted.
fn edited(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(text.slice(from..range.start));
        out.push_str(&edit.text);
        from = range.end;
    }
    out.push_str(text.slice(from..));
    out
}
