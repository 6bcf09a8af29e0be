//! The rows of a table of texts, which text files and workbooks share: a line for each unit.

use crate::exchange::model::{
    Base, Exchange, ExchangeFile, ExchangeUnit, ReturnedFile, ReturnedState, ReturnedUnit,
    UnitPiece, UnitState,
};

/// The columns, in their order.
const COLUMNS: [&str; 9] = [
    "file",
    "id",
    "part",
    "source",
    "target",
    "state",
    "comment",
    "previous source",
    "base",
];

/// The words of the column of states.
pub(super) const STATES: [&str; 5] = ["translated", "reviewed", "draft", "stale", "missing"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableColumn {
    File,
    Id,
    Part,
    Source,
    Target,
    State,
    Comment,
    Previous,
    Base,
}

impl TableColumn {
    pub const ALL: [TableColumn; 9] = [
        TableColumn::File,
        TableColumn::Id,
        TableColumn::Part,
        TableColumn::Source,
        TableColumn::Target,
        TableColumn::State,
        TableColumn::Comment,
        TableColumn::Previous,
        TableColumn::Base,
    ];

    fn name(self) -> &'static str {
        COLUMNS[self as usize]
    }
}

/// Returns the head of a table.
pub(super) fn heads(exchange: &Exchange) -> [String; 9] {
    TableColumn::ALL.map(|column| match column {
        TableColumn::Source => format!("{} ({})", column.name(), exchange.source),
        TableColumn::Target => format!("{} ({})", column.name(), exchange.target),
        column => column.name().to_owned(),
    })
}

/// Returns the units of a file that stand in a table.
pub(super) fn units(file: &ExchangeFile) -> impl Iterator<Item = &ExchangeUnit> {
    file.units.iter().filter(|unit| unit.is_translatable)
}

/// Calls `each` with every field of a unit's row.
pub(super) fn row(
    file: &ExchangeFile,
    unit: &ExchangeUnit,
    mut each: impl FnMut(TableColumn, &str),
) {
    let part = unit.id.strip_prefix(&unit.message).unwrap_or_default();
    let part = part.strip_prefix(':').unwrap_or(part);
    for column in TableColumn::ALL {
        match column {
            TableColumn::File => each(column, &file.original),
            TableColumn::Id => each(column, &unit.message),
            TableColumn::Part => each(column, part),
            TableColumn::Source => each(column, &unit.source_text),
            TableColumn::Target => each(column, &unit.target_text),
            TableColumn::State => each(column, state(unit.state)),
            TableColumn::Comment => each(column, &unit.note),
            TableColumn::Previous => each(column, unit.previous.as_deref().unwrap_or_default()),
            TableColumn::Base => each(column, &unit.base.text()),
        }
    }
}

fn state(state: UnitState) -> &'static str {
    match state {
        UnitState::Missing => "missing",
        UnitState::Machine | UnitState::Draft => "draft",
        UnitState::Stale => "stale",
        UnitState::Translated => "translated",
        UnitState::Reviewed => "reviewed",
    }
}

/// Returns whether a spreadsheet takes a field for a formula, an apostrophe before it or not.
pub(super) fn is_formula(field: &str) -> bool {
    let field = field.trim_start_matches('\'');
    field.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Returns a field without the apostrophe that kept it from being a formula.
fn unguarded(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        Some(_) | None => field,
    }
}

/// A table that came back.
pub(super) struct ReturnedTable {
    /// The place of each column.
    places: [Option<usize>; 9],
    source: Option<String>,
    target: Option<String>,
    files: Vec<ReturnedFile>,
}

impl ReturnedTable {
    /// Reads the head.
    pub fn new<'h>(heads: impl Iterator<Item = &'h str>) -> Self {
        let mut table = Self {
            places: [None; 9],
            source: None,
            target: None,
            files: Vec::new(),
        };
        for (at, head) in heads.enumerate() {
            let (name, language) = split_head(head);
            let Some(column) = COLUMNS.iter().position(|column| *column == name) else {
                continue;
            };
            match name {
                "source" => table.source = language,
                "target" => table.target = language,
                _ => {}
            }
            table.places[column].get_or_insert(at);
        }
        table
    }

    /// Returns whether the head is that of such a table.
    pub fn is_complete(&self) -> bool {
        let needed = [TableColumn::Id, TableColumn::Source, TableColumn::Target];
        let mut needed = needed.into_iter();
        needed.all(|column| self.places[column as usize].is_some())
    }

    /// Returns the column that stands at a place.
    pub fn column(&self, place: usize) -> Option<TableColumn> {
        let mut columns = TableColumn::ALL.into_iter();
        columns.find(|column| self.places[*column as usize] == Some(place))
    }

    /// Returns the place of each column.
    pub fn places(&self) -> [Option<usize>; 9] {
        self.places
    }

    /// Returns the language of the translations, as the head names it.
    pub fn target(&self) -> Option<&str> {
        self.target.as_deref()
    }

    /// Adds a row, by what stands in a column; `None` where it is no unit's.
    pub fn add<'f>(
        &mut self,
        line: usize,
        field: impl Fn(TableColumn) -> &'f str,
    ) -> Option<&mut ReturnedUnit> {
        let field = |column: TableColumn| unguarded(field(column));
        let (message, part) = (field(TableColumn::Id), field(TableColumn::Part));
        if message.is_empty() {
            return None;
        }
        let id = if part.is_empty() || part.starts_with('.') {
            format!("{message}{part}")
        } else {
            format!("{message}:{part}")
        };
        let unit = ReturnedUnit {
            id,
            line,
            source: pieces(field(TableColumn::Source)),
            target: pieces(field(TableColumn::Target)),
            state: returned_state(field(TableColumn::State)),
            base: Base::read(field(TableColumn::Base)),
            notes: notes(field(TableColumn::Comment)),
            ..ReturnedUnit::default()
        };
        let original = field(TableColumn::File).to_owned();
        let languages = [&self.source, &self.target];
        ReturnedFile::add(&mut self.files, original, languages, unit);
        self.files.last_mut()?.units.last_mut()
    }

    pub fn into_files(self) -> Vec<ReturnedFile> {
        self.files
    }
}

/// Returns the comment of a unit: the note that was sent, and what a translator added.
fn notes(comment: &str) -> Vec<String> {
    let lines = comment.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn pieces(text: &str) -> Vec<UnitPiece> {
    let text = (!text.is_empty()).then(|| UnitPiece::Text(text.to_owned()));
    text.into_iter().collect()
}

/// Returns what a coordinator or a translator wrote there; of a text that is as it was it means nothing.
fn returned_state(state: &str) -> ReturnedState {
    match state.trim().to_lowercase().as_str() {
        "draft" => ReturnedState::Unfinished,
        "reviewed" => ReturnedState::Reviewed,
        // `missing` and `stale` are what it was when it was sent.
        _ => ReturnedState::Translated,
    }
}

/// Splits `target (es)`: what a column holds, and in which language.
fn split_head(head: &str) -> (&str, Option<String>) {
    let head = head.trim().trim_start_matches('\u{feff}').trim_matches('"');
    match head.split_once(" (") {
        Some((name, language)) => (name, Some(language.trim_end_matches(')').to_owned())),
        None => (head, None),
    }
}
