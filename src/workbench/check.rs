//! What checks would say of texts that are typed and not saved. Nothing is written.

use std::borrow::Cow;

use serde::Serialize;

use crate::pipeline::import::import;
use crate::pipeline::import::model::{ImportPolicy, ImportRequest, Imported, PreferredSide};
use crate::pipeline::set_texts::PlannedTexts;
use crate::project::layout::Layout;
use crate::text::file_source::{FileSource, Overlay};
use crate::workbench::document_page::open_set;
use crate::workbench::findings::FoundInSet;
use crate::workbench::groups::group;
use crate::workbench::returned::SentMessage;
use crate::workbench::state::{Asked, Workbench};
use crate::workbench::view::GroupView;

/// The answer to texts that are looked at.
#[derive(Serialize)]
pub(super) struct CheckAnswer {
    pub html: String,
}

/// What became of texts that were merged, in memory.
pub(super) struct MergedTexts {
    pub imported: Imported,
    /// The source catalog or document is not there.
    pub is_unknown: bool,
}

/// Merges texts into the files as they are; `policy`: who is right where both were changed.
pub(super) fn merge(
    workbench: &Workbench,
    files: &dyn FileSource,
    (sent, target): (&SentMessage, usize),
    policy: ImportPolicy,
) -> MergedTexts {
    let planning = &workbench.planning;
    let original = original(&planning.layout, &sent.key);
    let Some((layout, original)) = planning.layout.narrowed(&sent.key).zip(original) else {
        return MergedTexts {
            imported: Imported::default(),
            is_unknown: true,
        };
    };
    let returned = [sent.returned(&original)];
    let request = ImportRequest {
        target,
        files: &returned,
        policy,
    };
    MergedTexts {
        imported: import(&layout, &planning.config, files, &request),
        is_unknown: false,
    }
}

/// Returns the source catalog or document of a key.
pub(super) fn original(layout: &Layout, key: &str) -> Option<String> {
    let source = match PlannedTexts::find(layout, key)? {
        PlannedTexts::Catalogs(plan) => &plan.source,
        PlannedTexts::Document(plan) => &plan.source,
    };
    Some(layout.catalog_path(source)?.to_string())
}

/// A project with texts over its files that nobody has saved.
pub(super) struct TypedProject<'w> {
    pub layout: Cow<'w, Layout>,
    pub files: Overlay<'w>,
}

/// Lays texts over the files, whatever was changed elsewhere meanwhile; `None` where there is no such document.
pub(super) fn with_typed<'w>(
    workbench: &'w Workbench,
    (sent, target): (&SentMessage, usize),
) -> Option<TypedProject<'w>> {
    let policy = ImportPolicy {
        prefer: Some(PreferredSide::File),
        heeds_blanks: true,
        ..ImportPolicy::default()
    };
    let merged = merge(workbench, workbench.files(), (sent, target), policy);
    if merged.is_unknown {
        return None;
    }
    let planning = &workbench.planning;
    let changes = merged.imported.changes;
    let layout = planning.layout.with_new_files(&sent.key, changes.keys());
    let mut files = Overlay::new(workbench.files());
    for (path, change) in changes {
        files.put(path, change.after.into_bytes());
    }
    Some(TypedProject { layout, files })
}

/// Returns a message as it would be with these texts, with what is found in it then.
pub(super) fn typed_group(
    workbench: &Workbench,
    (sent, target): (&SentMessage, usize),
    asked: Asked<'_>,
) -> Option<GroupView> {
    let typed = with_typed(workbench, (sent, target))?;
    let place = (sent.key.as_str(), target);
    let open = open_set(workbench, (&typed.layout, &typed.files), place)?;
    let mut messages = open.texts.messages.iter();
    let message = messages.find(|message| message.name == sent.message)?;
    let found = FoundInSet {
        layout: &typed.layout,
        files: &typed.files,
        ..FoundInSet::on_disk(workbench, place, &open.look)
    };
    let found = found.with_fixes_of(message, &open.texts);
    Some(group(message, found.of_message(message), asked.words))
}
