//! What the templates are given. Each string is escaped by the templates; nothing here is markup but what its name says.

use serde::Serialize;

/// What every page has.
#[derive(Clone, Debug, Serialize)]
pub(super) struct WorkbenchPage {
    pub lang: String,
    pub dir: &'static str,
    pub token: String,
    pub read_only: bool,
    /// In the language that is worked in.
    pub last_save: Option<LastSaveView>,
    pub project: String,
    /// The target locales of the project.
    pub locales: Vec<LocaleView>,
    /// The languages of the page itself.
    pub languages: Vec<LocaleView>,
    /// What is to be said of the project as a whole, such as a configuration that cannot be read.
    pub remarks: Vec<String>,
}

/// The message that was saved last, which can be taken back.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LastSaveView {
    pub key: String,
    pub message: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct LocaleView {
    pub tag: String,
    pub name: String,
    pub dir: &'static str,
    pub is_current: bool,
    pub percent: u8,
    pub href: String,
}

/// The work in one document or in many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct WorkCounts {
    pub total: usize,
    pub translated: usize,
    pub percent: u8,
    pub missing: usize,
    pub stale: usize,
    pub unconfirmed: usize,
    pub draft: usize,
    pub errors: usize,
    pub warnings: usize,
    pub words_left: usize,
}

/// The part of a long list that one page shows.
#[derive(Debug, Serialize)]
pub(super) struct ListPart {
    /// The number of its first row among all, from 1.
    pub first: usize,
    pub last: usize,
    pub total: usize,
    pub previous_href: Option<String>,
    pub next_href: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct OverviewView {
    pub page: WorkbenchPage,
    pub part: ListPart,
    pub documents: Vec<OverviewRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct OverviewRow {
    pub key: String,
    pub title: String,
    pub cells: Vec<OverviewCell>,
}

#[derive(Debug, Serialize)]
pub(super) struct OverviewCell {
    pub locale: String,
    /// The language is left out here.
    pub is_excluded: bool,
    pub href: String,
    #[serde(flatten)]
    pub counts: WorkCounts,
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentsView {
    pub page: WorkbenchPage,
    pub locale: String,
    pub totals: WorkCounts,
    pub part: ListPart,
    pub documents: Vec<DocumentRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentRow {
    pub key: String,
    pub title: String,
    pub href: String,
    #[serde(flatten)]
    pub counts: WorkCounts,
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentPageView {
    pub page: WorkbenchPage,
    pub locale: String,
    pub target_lang: String,
    pub target_dir: &'static str,
    pub target_name: String,
    pub source_lang: String,
    pub source_dir: &'static str,
    pub source_name: String,
    pub key: String,
    pub title: String,
    pub counts: WorkCounts,
    pub show: &'static str,
    pub query: String,
    pub filters: Vec<FilterView>,
    pub previous_href: Option<String>,
    pub next_href: Option<String>,
    pub groups: Vec<GroupView>,
    /// Findings that are about no message: of the file, or of a statement.
    pub findings: Vec<FindingView>,
    /// There is a statement, of which an edition can be shown.
    pub has_preview: bool,
    /// What became of the last form, for who has no script.
    pub notice: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct FilterView {
    pub name: &'static str,
    /// In the reader's language.
    pub label: String,
    pub count: usize,
    pub href: String,
    pub is_current: bool,
}

/// One message.
#[derive(Clone, Debug, Serialize)]
pub(super) struct GroupView {
    /// In the document, counted from 1.
    pub number: usize,
    pub message: String,
    pub anchor: String,
    pub state: &'static str,
    pub state_label: String,
    pub comment: Vec<String>,
    pub section: Option<String>,
    pub occurrences: Vec<OccurrenceView>,
    pub stale: Option<StaleView>,
    pub units: Vec<UnitView>,
    pub findings: Vec<FindingView>,
    pub can_accept: bool,
    /// There is a translation that can be taken out of its catalog.
    pub can_delete: bool,
    /// The language has a plural form that has no field here, for numbers that are seldom met.
    pub lacks_forms: bool,
    pub terms: Vec<TermView>,
    /// The filter lets it be seen; the others are its neighbours.
    pub is_shown: bool,
    pub is_waiting: bool,
    pub conflict: Option<ConflictView>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct OccurrenceView {
    pub label: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct StaleView {
    pub diff: Vec<DiffPiece>,
    pub previous: String,
}

/// A piece of two texts: `same`, `gone` or `new`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct DiffPiece {
    pub kind: &'static str,
    pub text: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct UnitView {
    pub id: String,
    pub field: String,
    pub label: String,
    pub kind: &'static str,
    pub category: Option<String>,
    pub examples: Vec<String>,
    pub base: String,
    pub source: Vec<PieceView>,
    pub source_text: String,
    pub text: String,
    pub rows: usize,
    pub codes: Vec<CodeView>,
    pub is_translatable: bool,
}

/// A piece of a source text: `text`, `code` or `term`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct PieceView {
    pub kind: &'static str,
    pub text: String,
    /// What a click inserts.
    pub insert: String,
    /// What readers of the source, and of the translation, see in its place.
    pub sample: Option<String>,
    pub sample_target: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct CodeView {
    /// What a click inserts; of a pair, what comes before the selected text.
    pub insert: String,
    /// What comes after it; empty where the code stands alone.
    pub closing: String,
    pub shown: String,
    pub kind: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct TermView {
    pub source: String,
    pub approved: Vec<String>,
    pub forbidden: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct ConflictView {
    /// `translation`: the file has another one by now; `source`: its source is another one by now.
    pub kind: &'static str,
    pub units: Vec<ConflictUnit>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct ConflictUnit {
    pub id: String,
    pub mine: String,
    pub theirs: String,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct FindingView {
    pub check: &'static str,
    pub severity: &'static str,
    pub message: String,
    pub help: Option<String>,
    /// The page of the manual.
    pub href: String,
    pub fixes: Vec<FixView>,
    /// The unit that it is about; empty where it is about none.
    pub unit: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct FixView {
    pub label: String,
    /// The whole text of the unit with the fix.
    pub text: String,
}

#[derive(Debug, Serialize)]
pub(super) struct SuggestionsView {
    pub page: WorkbenchPage,
    pub locale: String,
    pub key: String,
    pub message: String,
    pub suggestions: Vec<SuggestionView>,
    pub terms: Vec<TermView>,
    /// A program of the user can be asked.
    pub has_machine: bool,
}

/// A translation to take or to learn from.
#[derive(Clone, Debug, Serialize)]
pub(super) struct SuggestionView {
    /// The key that takes it, 1 to 9; `None` for what is only to be read.
    pub number: Option<usize>,
    /// `memory`, `previous`, `language` or `machine`.
    pub kind: &'static str,
    pub unit: String,
    pub percent: Option<u8>,
    pub source: String,
    pub text: String,
    /// Where it stands, or the language that it is in.
    pub origin: String,
    /// Leads there.
    pub href: Option<String>,
    pub lang: String,
    pub dir: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct MessageView {
    pub page: WorkbenchPage,
    pub title: String,
    pub message: String,
    /// Lines that stand as they are: a page of the manual.
    pub lines: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct SearchView {
    pub page: WorkbenchPage,
    pub locale: String,
    pub query: String,
    pub hits: Vec<SearchHit>,
    pub is_cut: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct SearchHit {
    pub key: String,
    pub message: String,
    pub source: String,
    pub text: String,
    pub href: String,
}

/// What becomes of a file that came home.
#[derive(Debug, Serialize)]
pub(super) struct ImportView {
    pub page: WorkbenchPage,
    pub locale: String,
    /// What tells the file apart that is still to be written.
    pub held: Option<String>,
    pub name: String,
    pub rows: Vec<ImportRowView>,
    /// The number of texts that are as they were.
    pub unchanged: usize,
    pub changing: usize,
    pub can_apply: bool,
    pub is_written: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct ImportRowView {
    /// `new`, `changed`, `confirmed`, `stale`, `draft`, `conflict`, `refused`, `orphan` or `kept`.
    pub outcome: &'static str,
    pub id: String,
    pub catalog: String,
    pub source: String,
    pub before: String,
    pub after: String,
}
