//! Relative links to files of the project, for the check `anchors`: a file that is not there is found only by whoever
//! can read files.

use camino::Utf8Path;
use memchr::{memchr, memchr2};

use crate::checks::document_view::DocumentView;
use crate::checks::run::Run;
use crate::checks::statements::anchors::Anchors;
use crate::diagnostic::{Diagnostic, Place, Severity, Subject};
use crate::document::inline::InlineKind;
use crate::document::inlines::inlines;
use crate::document::model::{Document, Format};
use crate::pipeline::workspace::Workspace;
use crate::project::links::reference::resolved;
use crate::project::passage::passages;
use crate::project::set::Set;
use crate::text::percent::decode;
use crate::text::slice::Slice;
use crate::text::source::FileId;

/// Other files than statements that links lead to.
const OTHERS: [&str; 14] = [
    "csv", "doc", "docx", "epub", "gif", "jpeg", "jpg", "mp3", "mp4", "odt", "pdf", "png", "svg",
    "webp",
];

/// A link of a block to a file.
struct CheckedLink {
    block: usize,
    target: String,
    is_there: bool,
}

/// Returns whether a run looks for them.
fn is_wanted(run: &Run<'_>) -> bool {
    run.checks.has(Anchors::INFO.id)
}

/// Returns the dead links of a statement and of its editions: of these only where those of the statement lead
/// somewhere.
pub(super) fn of_set(run: &Run<'_>, workspace: &Workspace<'_>, set: &Set<'_>) -> Vec<Diagnostic> {
    let Some(statement) = set.statement.as_ref().filter(|_| is_wanted(run)) else {
        return Vec::new();
    };
    let (file, document) = (statement.file, statement.document);
    let format = document.format;
    let texts = document.blocks.iter().map(|block| Some(&*block.text));
    let own = to_texts(links(workspace, file, format, texts));
    if own.is_empty() || own.iter().any(|link| !link.is_there) {
        return of_source(&own, file, document);
    }
    let mut found = Vec::new();
    for target in &set.targets {
        let Some(read) = target.read() else { continue };
        let passages = passages(set.source, statement, *target);
        let texts = passages.iter().map(|passage| passage.text.as_deref());
        for link in to_texts(links(workspace, file, format, texts)) {
            let entry = passages[link.block].target.filter(|_| !link.is_there);
            let Some((entry, value)) = entry.and_then(|it| Some((it, it.value.as_ref()?))) else {
                continue;
            };
            let place = Place::Span(read.file, read.catalog.pattern_span(value));
            let mut finding = told(place, &link.target);
            finding.subject = Subject {
                locale: Some(target.locale.clone()),
                id: Some(entry.name().into()),
                attribute: None,
            };
            finding.source = Some(Place::Span(file, document.blocks[link.block].span));
            found.push(finding);
        }
    }
    found
}

/// Returns the dead links of a document that is translated as a whole file.
pub(super) fn of_original(
    run: &Run<'_>,
    workspace: &Workspace<'_>,
    (file, document): (FileId, &Document<'_>),
) -> Vec<Diagnostic> {
    if is_wanted(run) {
        of_source(&own_links(workspace, file, document), file, document)
    } else {
        Vec::new()
    }
}

/// Returns the dead links of such a translation, where those of its source lead somewhere.
pub(super) fn of_translation(
    run: &Run<'_>,
    workspace: &Workspace<'_>,
    view: &DocumentView<'_>,
) -> Vec<Diagnostic> {
    let (Some(source), Some((file, document)), Some(parallel), true) = (
        view.source.read(),
        view.target.read(),
        view.parallel,
        is_wanted(run),
    ) else {
        return Vec::new();
    };
    let there = own_links(workspace, source.0, source.1);
    if there.is_empty() || there.iter().any(|link| !link.is_there) {
        return Vec::new();
    }
    // What the source leads to is there, and only not translated: `missing-document` says so.
    let folder = workspace.layout.path(source.0).parent();
    let is_beside_source = |target: &str| {
        let path = resolved(
            folder.unwrap_or(Utf8Path::new("")),
            &decode(path_of(target)),
        );
        path.is_none_or(|path| workspace.files.has(&path))
    };
    let dead = own_links(workspace, file, document).into_iter();
    dead.filter(|link| !link.is_there && !is_beside_source(&link.target))
        .map(|link| {
            let after = parallel
                .beads
                .partition_point(|bead| bead.target.end <= link.block);
            let mut finding = told(
                Place::Span(file, document.blocks[link.block].span),
                &link.target,
            );
            let id = parallel
                .beads
                .get(after)
                .map(|_| parallel.label(after).into());
            finding.subject = Subject {
                locale: Some(view.locales.1.clone()),
                id,
                attribute: None,
            };
            finding
        })
        .collect()
}

fn own_links(workspace: &Workspace<'_>, file: FileId, document: &Document<'_>) -> Vec<CheckedLink> {
    let texts = document.blocks.iter().map(|block| Some(&*block.text));
    links(workspace, file, document.format, texts)
}

/// Returns the links to texts: of other files `missing_files` knows more.
fn to_texts(mut links: Vec<CheckedLink>) -> Vec<CheckedLink> {
    links.retain(is_to_text);
    links
}

fn is_to_text(link: &CheckedLink) -> bool {
    let extension = Utf8Path::new(path_of(&link.target)).extension();
    extension.and_then(Format::of_extension).is_some()
}

/// Of a source the links to statements alone: whatever else is put beside them may come later.
fn of_source(links: &[CheckedLink], file: FileId, document: &Document<'_>) -> Vec<Diagnostic> {
    let dead = links.iter().filter(|link| !link.is_there);
    dead.filter(|link| is_to_text(link))
        .map(|link| {
            let place = Place::Span(file, document.blocks[link.block].span);
            told(place, &link.target)
        })
        .collect()
}

fn told(place: Place, target: &str) -> Diagnostic {
    let message = format!("the link `{target}` leads to no file");
    let mut finding = Diagnostic::new(Anchors::INFO.id, Severity::Warning, place, message);
    finding.help = Some("lead to a file that is there, as the source does".to_owned());
    finding
}

/// Returns the links to files in the texts of blocks, seen from a file.
fn links<'t>(
    workspace: &Workspace<'_>,
    file: FileId,
    format: Format,
    texts: impl Iterator<Item = Option<&'t str>>,
) -> Vec<CheckedLink> {
    let folder = workspace
        .layout
        .path(file)
        .parent()
        .unwrap_or(Utf8Path::new(""));
    let mut found = Vec::new();
    for (block, text) in texts.enumerate() {
        let Some(text) = text.filter(|text| may_have_file(text)) else {
            continue;
        };
        for inline in inlines(text, format) {
            let targets: Vec<&str> = match &inline.kind {
                InlineKind::Link { target, .. } | InlineKind::Image { target, .. } => vec![target],
                InlineKind::Tag(tag) => ["href", "src"]
                    .iter()
                    .filter_map(|name| tag.attribute(name))
                    .collect(),
                _ => Vec::new(),
            };
            for target in targets.into_iter().filter(|target| is_file(target)) {
                let path = resolved(folder, &decode(path_of(target)));
                found.push(CheckedLink {
                    block,
                    target: target.to_owned(),
                    // What lies outside of the project is not known.
                    is_there: path.is_none_or(|path| workspace.files.has(&path)),
                });
            }
        }
    }
    found
}

/// Returns whether a text may have the link to a file: most have none, and are not read.
fn may_have_file(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr(b'.', bytes).is_some() && memchr2(b'(', b'<', bytes).is_some()
}

/// Returns a target without its query and fragment.
fn path_of(target: &str) -> &str {
    let end = target.find(['#', '?']);
    target.slice(..end.unwrap_or(target.len()))
}

/// Returns whether a target is clearly the relative path of a file.
fn is_file(target: &str) -> bool {
    let path = path_of(target);
    let is_plain = |c: char| !c.is_whitespace() && !":{}<>\\$*|\u{fffc}".contains(c);
    let extension = Utf8Path::new(path).extension().unwrap_or_default();
    let lower = extension.to_ascii_lowercase();
    let is_known = Format::of_extension(extension).is_some() || OTHERS.contains(&&*lower);
    is_known && !path.starts_with('/') && path.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets() {
        for (target, expected) in [
            ("other.md", true),
            ("../es/other.md#part", true),
            ("img/a.PNG", true),
            ("example.org", false),
            ("https://example.org/a.md", false),
            ("/a.md", false),
            ("{{ url }}.md", false),
            ("guide/", false),
            ("#part", false),
        ] {
            assert_eq!(is_file(target), expected, "{target}");
        }
    }
}
