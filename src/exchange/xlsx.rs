//! Workbooks (ECMA-376, part 1, chapter 18): a sheet of texts in which the translation and its state can be written, and
//! nothing else.

mod outline;
mod read;
mod shown;
mod strings;

use unicode_width::UnicodeWidthStr;

use crate::document::office::zip::Zip;
use crate::exchange::model::{Exchange, ReadFault, ReturnedFile, WriteFault};
use crate::exchange::rows::{STATES, TableColumn, heads, is_formula, row, units};
use crate::exchange::xlsx::strings::SharedStrings;
use crate::exchange::xml::push_attribute;
use crate::text::slice::Slice;

/// Rows of a sheet.
const MAX_ROWS: usize = 1 << 20;

/// Characters of a cell, in units of UTF-16.
const MAX_CELL: usize = 32_767;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>
"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
"#;

const WORKBOOK_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>
"#;

/// All cells are text. Styles by number: 1 what is to be read, 2 what can be written, 3 the head.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFBE6"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FFC8CED4"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top" wrapText="1"/><protection locked="0"/></xf><xf numFmtId="49" fontId="1" fillId="3" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
"#;

/// Writes a workbook.
///
/// # Errors
/// More units than a sheet has rows, and a text that no cell can hold.
pub fn write(exchange: &Exchange) -> Result<Vec<u8>, WriteFault> {
    let count: usize = exchange.files.iter().map(|file| units(file).count()).sum();
    if count >= MAX_ROWS {
        return Err(WriteFault {
            unit: None,
            message: format!("{count} texts are more than a sheet has rows"),
        });
    }
    let texts = exchange.files.iter().flat_map(units);
    for unit in texts {
        let mut texts = [&unit.source_text, &unit.target_text].into_iter();
        if texts.any(|text| utf16_length(text) > MAX_CELL) {
            return Err(WriteFault {
                unit: Some(unit.id.clone()),
                message: format!("a cell holds {MAX_CELL} characters, and the text has more"),
            });
        }
    }
    let mut strings = SharedStrings::default();
    let sheet = sheet(exchange, count + 1, &mut strings);
    let mut zip = Zip::default();
    zip.deflate("[Content_Types].xml", TYPES.as_bytes());
    zip.deflate("_rels/.rels", RELATIONS.as_bytes());
    zip.deflate("xl/workbook.xml", workbook(exchange).as_bytes());
    zip.deflate("xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS.as_bytes());
    zip.deflate("xl/styles.xml", STYLES.as_bytes());
    zip.deflate_fast("xl/worksheets/sheet1.xml", sheet.as_bytes());
    drop(sheet);
    zip.deflate_fast("xl/sharedStrings.xml", strings.into_part().as_bytes());
    Ok(zip.finish())
}

fn workbook(exchange: &Exchange) -> String {
    // A name of a sheet has 31 characters at most.
    let name: String = exchange.target.as_str().chars().take(31).collect();
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet",
    );
    push_attribute("name", &name, &mut out);
    out.push_str(" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'");
    out.push_str(&name);
    out.push_str("'!$1:$1</definedName></definedNames></workbook>\n");
    out
}

fn sheet(exchange: &Exchange, rows: usize, strings: &mut SharedStrings) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>",
    );
    out.push_str(&format!("<dimension ref=\"A1:I{rows}\"/>"));
    // The head stays in sight.
    out.push_str("<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"E2\" sqref=\"E2\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
    for column in TableColumn::ALL {
        let number = column as usize + 1;
        let width = width(column);
        let hidden = match column {
            TableColumn::Base => " hidden=\"1\"",
            _ => "",
        };
        out.push_str(&format!(
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\"{hidden} customWidth=\"1\"/>"
        ));
    }
    out.push_str("</cols><sheetData><row r=\"1\">");
    for (column, head) in TableColumn::ALL.into_iter().zip(&heads(exchange)) {
        push_cell(column, ("1", 3), strings.place(head), &mut out);
    }
    out.push_str("</row>");
    let mut number = 1;
    let mut cells = String::new();
    for file in &exchange.files {
        for unit in units(file) {
            number += 1;
            let number = number.to_string();
            let mut lines = 1;
            cells.clear();
            row(file, unit, |column, field| {
                let style = match column {
                    TableColumn::Target | TableColumn::State => 2,
                    _ => 1,
                };
                lines = lines.max(lines_of(column, field));
                push_field(column, (&number, style), field, strings, &mut cells);
            });
            let height = height(lines).to_string();
            out.extend([
                "<row r=\"",
                &number,
                "\" ht=\"",
                &height,
                "\">",
                &cells,
                "</row>",
            ]);
        }
    }
    out.push_str("</sheetData><sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\" autoFilter=\"0\"/>");
    out.push_str(&format!("<autoFilter ref=\"A1:I{rows}\"/>"));
    if rows > 1 {
        let states = STATES.join(",");
        out.push_str(&format!("<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\"F2:F{rows}\"><formula1>\"{states}\"</formula1></dataValidation></dataValidations>"));
    }
    out.push_str("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>\n");
    out
}

/// Returns the width of a column in characters.
fn width(column: TableColumn) -> usize {
    match column {
        TableColumn::Part | TableColumn::State => 12,
        TableColumn::File | TableColumn::Id | TableColumn::Base => 22,
        TableColumn::Comment | TableColumn::Previous => 36,
        TableColumn::Source | TableColumn::Target => 50,
    }
}

/// Returns the number of lines that a field takes, about; the column of checksums is hidden.
fn lines_of(column: TableColumn, field: &str) -> usize {
    let needed = |line: &str| line.width().div_ceil(width(column)).max(1);
    match column {
        TableColumn::Base => 0,
        _ => field.lines().map(needed).sum(),
    }
}

/// Returns the height of a row in points, about: LibreOffice shows one line of a row that says nothing of it.
fn height(lines: usize) -> usize {
    const LINE: usize = 15;
    const MOST: usize = 409;
    (lines * LINE).min(MOST)
}

fn push_field(
    column: TableColumn,
    (row, style): (&str, u8),
    field: &str,
    strings: &mut SharedStrings,
    out: &mut String,
) {
    if field.is_empty() {
        push_cell_head(column, (row, style), out);
        out.push_str("/>");
        return;
    }
    let field = fitting(field);
    // An apostrophe that keeps a formula from being one in a text file would go when the table comes back.
    let place = if field.starts_with('\'') && is_formula(field) {
        strings.place(&format!("'{field}"))
    } else {
        strings.place(field)
    };
    push_cell(column, (row, style), place, out);
}

fn push_cell(column: TableColumn, at: (&str, u8), place: usize, out: &mut String) {
    push_cell_head(column, at, out);
    out.extend([" t=\"s\"><v>", &place.to_string(), "</v></c>"]);
}

/// Adds the start of a cell, its tag open.
fn push_cell_head(column: TableColumn, (row, style): (&str, u8), out: &mut String) {
    let letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];
    let letter = letters[column as usize];
    out.extend(["<c r=\"", letter, row, "\" s=\""]);
    out.push(char::from(b'0' + style));
    out.push('"');
}

/// Returns as much of a note as a cell holds.
fn fitting(field: &str) -> &str {
    if utf16_length(field) < MAX_CELL {
        return field;
    }
    let mut left = MAX_CELL - 1;
    let end = field.char_indices().find(|(_, c)| {
        let rest = left.checked_sub(c.len_utf16());
        left = rest.unwrap_or_default();
        rest.is_none()
    });
    field.slice(..end.map_or(field.len(), |(at, _)| at))
}

fn utf16_length(text: &str) -> usize {
    if text.len() <= MAX_CELL {
        text.len()
    } else {
        text.encode_utf16().count()
    }
}

/// Reads a workbook: every sheet whose head names an id, a source and a target.
///
/// # Errors
/// What is no workbook, or more of it than anybody needs; a formula where a text belongs.
pub fn read(bytes: &[u8]) -> Result<Vec<ReturnedFile>, ReadFault> {
    read::read_workbook(bytes)
}
