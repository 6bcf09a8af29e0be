//! What a workbook says of itself: its sheets, its calendar and the formats of its numbers.

use crate::exchange::model::ReadFault;
use crate::exchange::xlsx::shown::built_in;
use crate::exchange::xml::{XmlEvent, XmlReader};

/// What a workbook says of its sheets.
#[derive(Default)]
pub(super) struct WorkbookOutline {
    /// The ids of their relationships.
    pub sheets: Vec<String>,
    pub is_1904: bool,
}

impl WorkbookOutline {
    pub fn read(part: &str) -> Result<Self, ReadFault> {
        let mut reader = XmlReader::new(part);
        let mut outline = Self::default();
        while let Some(event) = reader.next().map_err(|it| within("workbook.xml", &it))? {
            let XmlEvent::Start(element) = event else {
                continue;
            };
            match element.name.as_str() {
                // Its own number is `sheetId`.
                "sheet" => outline.sheets.push(element.text("id")),
                "workbookPr" => {
                    let is_on = |value: &str| matches!(value, "1" | "true");
                    outline.is_1904 = element.attribute("date1904").is_some_and(is_on);
                }
                _ => {}
            }
        }
        Ok(outline)
    }
}

/// Returns the code of the number format of each style of cells.
pub(super) fn formats(part: &str) -> Result<Vec<String>, ReadFault> {
    let mut reader = XmlReader::new(part);
    let mut codes: Vec<(String, String)> = Vec::new();
    let mut styles = Vec::new();
    let mut is_cells = false;
    while let Some(event) = reader.next()? {
        match event {
            XmlEvent::Start(element) => match element.name.as_str() {
                "numFmt" => codes.push((element.text("numFmtId"), element.text("formatCode"))),
                "cellXfs" => is_cells = true,
                "xf" if is_cells => {
                    let id = element.text("numFmtId");
                    let own = codes.iter().find(|(it, _)| *it == id);
                    let built_in = || built_in(id.parse().unwrap_or(0)).to_owned();
                    styles.push(own.map_or_else(built_in, |(_, code)| code.clone()));
                }
                _ => {}
            },
            XmlEvent::End(name) if name == "cellXfs" => is_cells = false,
            XmlEvent::End(_) | XmlEvent::Text(_) => {}
        }
    }
    Ok(styles)
}

/// Returns a fault of a part of the archive.
pub(super) fn within(part: &str, fault: &ReadFault) -> ReadFault {
    whole(format!("its part `{part}`: {}", fault.message))
}

/// Returns a fault of the workbook as a whole.
pub(super) fn whole(message: String) -> ReadFault {
    ReadFault {
        line: 1,
        unit: None,
        message,
    }
}
