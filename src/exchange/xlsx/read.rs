//! Workbooks as spreadsheet programs write them, read within limits: cells that no column asks for are passed over, and
//! nothing is stored for rows and columns that are not there.

use crate::document::office::package::{OfficeKind, OfficePackage, resolved};
use crate::exchange::model::{ReadFault, ReturnedFile, ReturnedState};
use crate::exchange::rows::{ReturnedTable, TableColumn};
use crate::exchange::xlsx::outline::{WorkbookOutline, formats, whole, within};
use crate::exchange::xlsx::shown::{NumberPractice, column_of, shown};
use crate::exchange::xlsx::strings::{ItemText, StringTable, unescaped};
use crate::exchange::xml::{Element, XmlEvent, XmlReader};
use crate::locale::languages::profile;
use crate::locale::tag::Locale;

/// Rows of a sheet.
const MAX_ROW: usize = 1 << 20;

/// Bytes of a text.
const MAX_TEXT: usize = 1 << 20;

/// Bytes of all texts of a workbook: one string may stand in a million cells.
const MAX_TEXTS: usize = 256 << 20;

pub(super) fn read_workbook(bytes: &[u8]) -> Result<Vec<ReturnedFile>, ReadFault> {
    let package = OfficePackage::open(bytes, OfficeKind::Workbook).map_err(whole)?;
    if package.has_unsafe_name() {
        let reason = "its archive has names that lead out of it";
        return Err(whole(reason.to_owned()));
    }
    let main = package.main_part().map_err(whole)?;
    let relations = package.relations(&main).map_err(whole)?;
    let part = |kind: &str| {
        let found = relations
            .iter()
            .find(|it| it.kind == kind && !it.is_external);
        let name = found.map(|relation| resolved(&main, &relation.target));
        name.map_or(Ok(String::new()), |name| text_of(&package, &name))
    };
    let outline = WorkbookOutline::read(&text_of(&package, &main)?)?;
    let mut book = WorkbookReader {
        strings: StringTable::read(&part("sharedStrings")?)
            .map_err(|fault| within("sharedStrings.xml", &fault))?,
        formats: formats(&part("styles")?).map_err(|fault| within("styles.xml", &fault))?,
        is_1904: outline.is_1904,
        texts: 0,
    };
    let mut files = Vec::new();
    let mut is_table = false;
    for id in &outline.sheets {
        let relation = relations.iter().find(|it| it.id == *id && !it.is_external);
        let Some(relation) = relation.filter(|relation| relation.kind == "worksheet") else {
            continue;
        };
        let sheet = text_of(&package, &resolved(&main, &relation.target))?;
        if let Some(found) = book.sheet(&sheet)? {
            is_table = true;
            files.extend(found.into_files());
        }
    }
    if is_table {
        Ok(files)
    } else {
        let reason = "no sheet begins with a row that names `id`, `source` and `target`";
        Err(whole(reason.to_owned()))
    }
}

fn text_of(package: &OfficePackage<'_>, name: &str) -> Result<String, ReadFault> {
    let bytes = package.part(name).map_err(whole)?;
    let bytes = bytes.ok_or_else(|| whole(format!("it lacks its part `{name}`")))?;
    let text = String::from_utf8(bytes);
    text.map_err(|_| whole(format!("its part `{name}` is not UTF-8")))
}

/// What all sheets share.
struct WorkbookReader {
    strings: StringTable,
    formats: Vec<String>,
    is_1904: bool,
    /// Bytes of texts so far.
    texts: usize,
}

/// A cell under way.
#[derive(Default)]
struct OpenCell {
    place: usize,
    kind: String,
    style: usize,
    value: String,
    is_value: bool,
    is_formula: bool,
    inline: ItemText,
}

/// A row under way: the texts of its cells, by their column.
#[derive(Default)]
struct OpenRow {
    number: usize,
    /// Of a head, before the columns are known.
    heads: Vec<(usize, String)>,
    fields: [String; 9],
    /// What is to be said of the translation.
    remark: Option<String>,
    /// The place of the next cell that does not name its own.
    next: usize,
}

impl WorkbookReader {
    /// Reads a sheet; `None` where its first row is not the head of such a table.
    fn sheet(&mut self, part: &str) -> Result<Option<ReturnedTable>, ReadFault> {
        let mut reader = XmlReader::new(part);
        let mut table: Option<ReturnedTable> = None;
        let mut row = OpenRow::default();
        let mut cell: Option<OpenCell> = None;
        loop {
            let event = reader.next().map_err(|it| row.fault(it.message))?;
            match event {
                None => return Ok(table.filter(ReturnedTable::is_complete)),
                Some(XmlEvent::Start(element)) => match (element.name.as_str(), &mut cell) {
                    ("row", None) => row.begin(&element)?,
                    ("c", None) => cell = Some(row.cell(&element)),
                    (name, Some(cell)) => cell.start(name),
                    (_, None) => {}
                },
                Some(XmlEvent::Text(text)) => {
                    if let Some(cell) = &mut cell {
                        cell.push(&text);
                    }
                }
                Some(XmlEvent::End(name)) => match name.as_str() {
                    "c" => {
                        if let Some(cell) = cell.take() {
                            self.take_cell(cell, table.as_ref(), &mut row)?;
                        }
                    }
                    "row" => {
                        match &mut table {
                            Some(table) => row.end(table),
                            None => table = row.head(),
                        }
                        if table.as_ref().is_some_and(|table| !table.is_complete()) {
                            return Ok(None);
                        }
                    }
                    name => {
                        if let Some(cell) = &mut cell {
                            cell.end(name);
                        }
                    }
                },
            }
        }
    }

    fn take_cell(
        &mut self,
        mut cell: OpenCell,
        table: Option<&ReturnedTable>,
        row: &mut OpenRow,
    ) -> Result<(), ReadFault> {
        let Some(table) = table else {
            let (text, _) = self.text(&mut cell, '.', row)?;
            if cell.place < MAX_HEADS {
                row.heads.push((cell.place, text));
            }
            return Ok(());
        };
        let Some(column) = table.column(cell.place) else {
            return Ok(());
        };
        // What is told to translators is not read back.
        if matches!(column, TableColumn::Comment | TableColumn::Previous) {
            return Ok(());
        }
        let (text, remark) = self.text(&mut cell, decimal_of(table), row)?;
        self.texts += text.len();
        if text.len() > MAX_TEXT {
            return Err(row.fault("a text is longer than 1 MB".to_owned()));
        }
        if self.texts > MAX_TEXTS {
            return Err(row.fault("its texts are longer than 256 MB".to_owned()));
        }
        if column == TableColumn::Target {
            row.remark = remark;
        }
        row.fields[column as usize] = text;
        Ok(())
    }

    /// Returns the text of a cell as it is shown, and what is to be said of one that is not text.
    fn text(
        &self,
        cell: &mut OpenCell,
        decimal: char,
        row: &OpenRow,
    ) -> Result<(String, Option<String>), ReadFault> {
        if cell.is_formula {
            let message = "a formula stands where a text belongs: replace it by what it shows";
            return Err(row.fault(message.to_owned()));
        }
        let text = match cell.kind.as_str() {
            "s" => {
                let place = cell.value.trim().parse().ok();
                let text = place.and_then(|place| self.strings.get(place));
                let fault = || row.fault("a cell refers to a text that is not there".to_owned());
                text.ok_or_else(fault)?.to_owned()
            }
            "inlineStr" => cell.inline.take(),
            "str" => unescaped(&cell.value),
            "e" => {
                let message = format!("a cell shows the error `{}`", cell.value);
                return Err(row.fault(message));
            }
            "b" | "d" => {
                let text = match (cell.kind.as_str(), cell.value.trim()) {
                    ("b", "1" | "true") => "TRUE",
                    ("b", _) => "FALSE",
                    (_, date) => date,
                };
                return Ok((text.to_owned(), Some(remark(text))));
            }
            _ if cell.value.is_empty() => String::new(),
            _ => {
                let practice = NumberPractice {
                    decimal,
                    is_1904: self.is_1904,
                };
                let code = self.formats.get(cell.style);
                let shown = shown(
                    &cell.value,
                    code.map_or("General", String::as_str),
                    practice,
                );
                let told = (!shown.is_certain).then(|| remark(&shown.text));
                return Ok((shown.text, told));
            }
        };
        Ok((text, None))
    }
}

/// Columns of a head.
const MAX_HEADS: usize = 256;

fn remark(text: &str) -> String {
    format!("The cell holds no text, but a number or a date, taken as `{text}`.")
}

/// Returns the decimal sign of the language of a table.
fn decimal_of(table: &ReturnedTable) -> char {
    let locale = table.target().and_then(Locale::parse);
    let separators = locale.map(|locale| &profile(&locale).numbers.separators);
    let first = separators.and_then(|all| all.first());
    first.map_or('.', |separators| separators.decimal)
}

impl OpenRow {
    fn fault(&self, message: String) -> ReadFault {
        let [_, id, ..] = &self.fields;
        ReadFault {
            line: self.number.max(1),
            unit: (!id.is_empty()).then(|| id.clone()),
            message,
        }
    }

    fn begin(&mut self, element: &Element) -> Result<(), ReadFault> {
        let named = element
            .attribute("r")
            .and_then(|number| number.parse().ok());
        let number = named.unwrap_or(self.number + 1);
        *self = Self {
            number,
            ..Self::default()
        };
        if number > MAX_ROW {
            return Err(self.fault(format!("a sheet has no row {number}")));
        }
        Ok(())
    }

    fn cell(&mut self, element: &Element) -> OpenCell {
        let place = element.attribute("r").and_then(column_of);
        let place = place.unwrap_or(self.next);
        self.next = place + 1;
        OpenCell {
            place,
            kind: element.text("t"),
            style: element.text("s").parse().unwrap_or(0),
            ..OpenCell::default()
        }
    }

    /// Returns the table that a head opens; `None` for a row in which nothing stands.
    fn head(&mut self) -> Option<ReturnedTable> {
        let last = self.heads.iter().map(|(place, _)| *place).max()?;
        let mut heads = vec![String::new(); last + 1];
        for (place, text) in std::mem::take(&mut self.heads) {
            heads[place] = text;
        }
        let is_empty = heads.iter().all(|head| head.trim().is_empty());
        (!is_empty).then(|| ReturnedTable::new(heads.iter().map(String::as_str)))
    }

    fn end(&mut self, table: &mut ReturnedTable) {
        let unit = table.add(self.number, |column| self.fields[column as usize].as_str());
        if let (Some(unit), Some(remark)) = (unit, self.remark.take()) {
            unit.state = ReturnedState::Unfinished;
            unit.notes.push(remark);
        }
    }
}

impl OpenCell {
    fn start(&mut self, name: &str) {
        match name {
            "v" => self.is_value = true,
            "f" => self.is_formula = true,
            name => self.inline.start(name),
        }
    }

    fn push(&mut self, text: &str) {
        if self.is_value {
            self.value.push_str(text);
        } else {
            self.inline.push(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "v" => self.is_value = false,
            name => self.inline.end(name),
        }
    }
}
