//! Texts as units and back, over every catalog of these tests, and of `PARIDAD_CORPORA` when it names a folder that has
//! some.

use std::path::{Path, PathBuf};

use crate::unit::material::folders;
use paridad::document::office::zip::Zip;
use paridad::exchange::atoms::comparable;
use paridad::exchange::codes::CodeProblem;
use paridad::exchange::compose::compose;
use paridad::exchange::glossary::{entries, merge};
use paridad::exchange::model::{
    Base, Exchange, ExchangeFile, ExchangeUnit, ReturnedFile, ReturnedUnit, UnitEvidence,
    UnitPiece, UnitState,
};
use paridad::exchange::shape::FormRequest;
use paridad::exchange::units::{PatternPair, PatternUnits, TargetPattern, UnitText};
use paridad::exchange::{ExchangeFormat, ReturnedContent, read, tbx, write};
use paridad::fluent::model::{Catalog, Entry, Pattern};
use paridad::fluent::parse::parse;
use paridad::locale::tag::Locale;
use paridad::text::slice::Slice;

fn catalogs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            catalogs(&path, found);
        } else if path.extension().is_some_and(|it| it == "ftl") {
            found.push(path);
        }
    }
}

/// A pattern as its own translation.
fn pair<'p>(
    catalog: &'p Catalog<'p>,
    entry: &'p Entry<'p>,
    attribute: Option<&'p str>,
    pattern: &'p Pattern<'p>,
    target: &'p Locale,
) -> PatternPair<'p> {
    PatternPair {
        catalog,
        entry,
        attribute,
        pattern,
        target: Some(TargetPattern {
            catalog,
            entry,
            pattern: Some(pattern),
        }),
        forms: FormRequest {
            target,
            all_plurals: false,
        },
        is_soft: false,
    }
}

/// What each unit says, by its id.
fn texts(units: &PatternUnits) -> Vec<(String, Option<String>)> {
    let texts = units.units.iter().map(|unit| {
        let present = unit.present.as_ref().map(|atoms| comparable(atoms));
        (unit.id.clone(), present)
    });
    texts.collect()
}

/// Every text of a catalog goes out and comes back as it was, and can be written again.
fn check(source: &str, path: &Path, target: &Locale) -> usize {
    let catalog = parse(source);
    let mut count = 0;
    let mut sent = Vec::new();
    for entry in &catalog.entries {
        for (attribute, pattern) in entry.patterns() {
            let pair = pair(&catalog, entry, attribute, pattern, target);
            let units = PatternUnits::new(&pair);
            count += units.units.len();
            for unit in &units.units {
                let place = || format!("{}: {}", path.display(), unit.id);
                let Some(present) = &unit.present else {
                    continue;
                };
                let back = units.decode(unit, &unit.target);
                assert_eq!(comparable(&back.atoms), comparable(present), "{}", place());
                // What has braces as text is told, and stays text.
                let is_told = |problem: &CodeProblem| matches!(problem, CodeProblem::Braces(_));
                assert!(back.problems.iter().all(is_told), "{}", place());
                let own = units.decode(unit, &unit.source);
                if unit.marker.is_none() {
                    assert_eq!(
                        comparable(&own.atoms),
                        comparable(&unit.source_atoms),
                        "{}",
                        place()
                    );
                }
                sent.push(exchanged(&units, unit));
            }
            composed(&units, entry, attribute, target, path);
        }
    }
    let formats = ExchangeFormat::ALL.into_iter();
    for format in formats.filter(|format| *format != ExchangeFormat::Tbx) {
        let files = through(format, sent.clone());
        let returned: Vec<_> = files.iter().flat_map(|file| &file.units).collect();
        assert_eq!(returned.len(), sent.len(), "{format:?}: {}", path.display());
        for (unit, sent) in returned.iter().zip(&sent) {
            let place = format!("{format:?}: {}: {}", path.display(), unit.id);
            assert_eq!(unit.id, sent.id);
            if matches!(format, ExchangeFormat::Xliff | ExchangeFormat::Xliff2) {
                assert_eq!(unit.source, sent.source, "{place}");
                assert_eq!(unit.target, sent.target, "{place}");
            }
        }
        same(&catalog, target, &returned, format, path);
    }
    count
}

/// A pattern made anew of its units says the same in each case.
fn composed(
    units: &PatternUnits,
    entry: &Entry<'_>,
    attribute: Option<&str>,
    target: &Locale,
    path: &Path,
) {
    let Some(shape) = &units.shape else {
        return;
    };
    let cases = units.units.iter().filter_map(|unit| {
        let present = unit.present.as_ref()?;
        Some((unit.case.clone(), units.fluent(present)))
    });
    let cases: Vec<_> = cases.collect();
    let place = || format!("{}: {}", path.display(), units.name);
    let value = compose(shape, &cases, 4).unwrap_or_else(|| panic!("{}", place()));
    let mark = if entry.name().starts_with('-') {
        "-"
    } else {
        ""
    };
    let written = match attribute {
        None => format!("{mark}{} = {value}\n", entry.id),
        Some(attribute) => format!("{mark}{} = x\n    .{attribute} = {value}\n", entry.id),
    };
    let catalog = parse(&written);
    assert_eq!(catalog.faults, [], "{}\n{written}", place());
    let again = &catalog.entries[0];
    let pattern = again.pattern(attribute).unwrap();
    let pair = pair(&catalog, again, attribute, pattern, target);
    let again = texts(&PatternUnits::new(&pair));
    for (id, text) in texts(units) {
        // A form that says what the one for all others says is not written.
        let found = again.iter().find(|(it, _)| *it == id);
        if let Some((_, Some(found))) = found {
            assert_eq!(Some(found), text.as_ref(), "{}\n{written}", place());
        }
    }
}

fn texts_of(units: &PatternUnits, unit: &UnitText, pieces: &[UnitPiece]) -> String {
    comparable(&units.decode(unit, pieces).atoms)
}

fn exchanged(units: &PatternUnits, unit: &UnitText) -> ExchangeUnit {
    let present = unit.present.as_deref().unwrap_or_default();
    ExchangeUnit {
        id: unit.id.clone(),
        name: unit.name.clone(),
        message: unit.id.split([':', '.']).next().unwrap().to_owned(),
        source: unit.source.clone(),
        codes: unit.inline_codes(),
        target: unit.target.clone(),
        source_text: units.typed_source(unit),
        target_text: units.typed(present),
        state: UnitState::Translated,
        is_translatable: true,
        previous: None,
        note: "A note\n\nin lines".to_owned(),
        base: Base::default(),
        evidence: UnitEvidence::default(),
    }
}

/// What came back says in each format what was sent.
fn same(
    catalog: &Catalog<'_>,
    target: &Locale,
    returned: &[&ReturnedUnit],
    format: ExchangeFormat,
    path: &Path,
) {
    let mut returned = returned.iter();
    for entry in &catalog.entries {
        for (attribute, pattern) in entry.patterns() {
            let pair = pair(catalog, entry, attribute, pattern, target);
            let units = PatternUnits::new(&pair);
            for unit in units.units.iter().filter(|unit| unit.present.is_some()) {
                let back = returned.next().unwrap();
                let found = texts_of(&units, unit, &back.target);
                let present = comparable(unit.present.as_ref().unwrap());
                assert_eq!(
                    found,
                    present,
                    "{format:?}: {}: {}",
                    path.display(),
                    unit.id
                );
            }
        }
    }
}

fn through(format: ExchangeFormat, units: Vec<ExchangeUnit>) -> Vec<ReturnedFile> {
    let exchange = Exchange {
        source: Locale::parse("en").unwrap(),
        target: Locale::parse("es").unwrap(),
        files: vec![ExchangeFile {
            original: "locales/en/a.ftl".to_owned(),
            note: String::new(),
            units,
        }],
        glossary: Vec::new(),
        is_rich: false,
    };
    let bytes = write(format, &exchange).unwrap();
    let read = read(bytes).unwrap_or_else(|fault| panic!("{fault:?}"));
    let content = read.unwrap();
    assert_eq!(content.format, format);
    content.files
}

fn check_all(folders: &[PathBuf]) {
    let mut paths = Vec::new();
    for folder in folders {
        catalogs(folder, &mut paths);
    }
    paths.sort();
    let targets = ["es", "pl", "ar", "ja"].map(|tag| Locale::parse(tag).unwrap());
    let mut count = 0;
    for (at, path) in paths.iter().enumerate() {
        if let Ok(source) = std::fs::read_to_string(path) {
            count += check(&source, path, &targets[at % targets.len()]);
        }
    }
    println!("{count} texts of {} catalogs", paths.len());
    assert!(count > 0);
}

#[test]
fn every_text_comes_back() {
    check_all(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")]);
}

#[test]
#[ignore = "needs PARIDAD_CORPORA"]
fn every_text_of_real_catalogs_comes_back() {
    check_all(&folders("PARIDAD_CORPORA"));
}

/// Files that are no files of translators, each with what is said of it.
#[test]
fn hostile_files_are_refused() {
    let cases = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/hostile.md"),
    );
    let mut count = 0;
    for case in cases.unwrap().split("\n## ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let file = rest
            .split("```")
            .nth(1)
            .unwrap()
            .split_once('\n')
            .unwrap()
            .1;
        let expected = rest
            .split("```")
            .nth(3)
            .unwrap()
            .split_once('\n')
            .unwrap()
            .1;
        let fault = read(file.as_bytes().to_vec()).expect_err(name);
        let unit = fault
            .unit
            .map_or(String::new(), |unit| format!(" `{unit}`"));
        let told = format!("line {}{unit}: {}\n", fault.line, fault.message);
        assert_eq!(told, expected, "{name}");
        count += 1;
    }
    assert!(count > 0);
}

/// A glossary says the same after it went out and came back, whatever signs are in its forms.
#[test]
fn a_glossary_comes_back() {
    const GLOSSARY: &str = "keep = [\"CEJIL\"]\n\n[[term]]\nsource = [\"asylum seeker*\", \"asylum-seeker*\"]\nes = { approved = \"solicitante* de asilo\", allowed = [\"peticionari* de asilo\"], forbidden = \"refugiad*\" }\npt = \"requerente* de asilo\"\n\n[[term]]\nsource = \"R&D <pilot>\"\n\n[[term]]\nsource = \"court\"\nes = [\"tribunal\", \"juzgado\"]\n";
    let [en, es] = ["en", "es"].map(|tag| Locale::parse(tag).unwrap());
    for tag in ["es", "es-MX", "pt", "fr"] {
        let target = Locale::parse(tag).unwrap();
        let sent = entries(GLOSSARY, &en, &target).unwrap();
        assert_eq!(sent.len(), 3);
        let exchange = Exchange {
            source: en.clone(),
            target: target.clone(),
            files: Vec::new(),
            glossary: sent.clone(),
            is_rich: false,
        };
        let bytes = write(ExchangeFormat::Tbx, &exchange).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(tbx::read(&text).unwrap(), sent, "{text}");
        let fault = read(bytes).unwrap_err();
        assert!(fault.message.contains("glossary import"));
        // Into a glossary of its own, and out again: what is translated is there.
        let merged = merge("", &sent, &en).unwrap();
        let again = entries(&merged.text, &en, &target).unwrap();
        let translated = sent.iter().filter(|entry| entry.forms.len() > 1);
        assert!(again.iter().eq(translated), "{}", merged.text);
        assert!(tag != "es-MX" || sent[0].forms[1].0 == es);
    }
}

/// The other parts of a workbook with one sheet.
const WORKBOOK: [(&str, &str); 4] = [
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook><sheets><sheet name="es" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>"#,
    ),
    ("xl/styles.xml", "<styleSheet/>"),
];

fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = Zip::default();
    let texts = [("xl/sharedStrings.xml", "<sst/>")];
    let others = WORKBOOK.iter().chain(&texts);
    let others = others.filter(|(name, _)| parts.iter().all(|(it, _)| it != name));
    for (name, part) in others.chain(parts) {
        zip.deflate(name, part.as_bytes());
    }
    zip.finish()
}

fn told_of(bytes: Vec<u8>) -> String {
    match read(bytes) {
        Ok(content) => told(&content.unwrap()),
        Err(fault) => {
            let unit = fault.unit.map_or(String::new(), |it| format!(" `{it}`"));
            format!("line {}{unit}: {}\n", fault.line, fault.message)
        }
    }
}

#[test]
fn workbooks_are_read() {
    cases_are_read("workbooks.md", |fences| told_of(workbook(fences)));
}

#[test]
fn dialects_are_read() {
    cases_are_read("dialects.md", |fences| {
        told_of(fences[0].1.as_bytes().to_vec())
    });
}

/// Each case of a page, by its fences: the words behind `xml`, and the text.
fn cases_are_read(page: &str, read: fn(&[(&str, &str)]) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/exchange")
        .join(page);
    let cases = std::fs::read_to_string(&path).unwrap();
    let mut pages = cases.split("\n## ");
    let mut page = pages.next().unwrap().trim_end().to_owned();
    for case in pages {
        let body = case.split("\n```text\n").next().unwrap().trim_end();
        let fences = body.split("```").filter_map(|fence| {
            let (words, text) = fence.strip_prefix("xml")?.split_once('\n')?;
            Some((words.trim(), text))
        });
        let shown = read(&fences.collect::<Vec<_>>());
        page.push_str(&format!("\n\n## {body}\n\n```text\n{shown}```"));
    }
    page.push('\n');
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
        return;
    }
    assert_eq!(page, cases, "UPDATE=1");
}

/// Small files that would fill the memory of who reads them.
#[test]
fn bombs_are_no_workbooks() {
    let blanks = " ".repeat(100 << 20);
    let sheet = format!("<worksheet><sheetData>{blanks}</sheetData></worksheet>");
    let bomb = workbook(&[("xl/worksheets/sheet1.xml", &sheet)]);
    assert_eq!(
        told_of(bomb),
        "line 1: its part `xl/worksheets/sheet1.xml` is packed more than 200 times, as no program does\n"
    );
    // One long text in many cells.
    let long: String = (0..200_000)
        .map(|at: u32| format!("{:x}", at.wrapping_mul(2_654_435_761)))
        .collect();
    let long = long.slice(..1 << 20);
    let texts = format!(
        "<sst><si><t>id</t></si><si><t>source</t></si><si><t>target</t></si><si><t>{long}</t></si></sst>"
    );
    let mut sheet = String::from(
        "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>",
    );
    for row in 0..400 {
        sheet.push_str(&format!(
            "<row><c><v>{row}</v></c><c/><c t=\"s\"><v>3</v></c></row>"
        ));
    }
    sheet.push_str("</sheetData></worksheet>");
    let bomb = workbook(&[
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &texts),
    ]);
    assert_eq!(
        told_of(bomb),
        "line 257 `255`: its texts are longer than 256 MB\n"
    );
    // What programs make of a password.
    assert_eq!(
        told_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()),
        "line 1: it is protected by a password, or a workbook of an old Excel: save it as .xlsx without a password\n"
    );
    assert_eq!(
        told_of(b"PK\x03\x04".to_vec()),
        "line 1: it is no workbook (.xlsx)\n"
    );
}

/// Files as programs gave them back, unit by unit.
#[test]
fn files_of_other_programs_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/returned");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|it| it != "txt"))
        .collect();
    paths.sort();
    for path in paths {
        let shown = told_of(std::fs::read(&path).unwrap());
        let beside = path.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&beside, &shown).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(shown, expected, "{}: UPDATE=1", path.display());
    }
}

fn told(content: &ReturnedContent) -> String {
    let mut shown = format!("{:?}\n", content.format);
    for file in &content.files {
        shown.push_str(&format!(
            "{} {:?} {:?}\n",
            file.original, file.source, file.target
        ));
        for unit in &file.units {
            let line = unit.line;
            shown.push_str(&format!("{line} {} {:?}\n", unit.id, unit.state));
            shown.push_str(&format!("  < {}\n", flat(&unit.source)));
            shown.push_str(&format!("  > {}\n", flat(&unit.target)));
            for note in &unit.notes {
                shown.push_str(&format!("  # {note}\n"));
            }
        }
    }
    shown
}

fn flat(pieces: &[UnitPiece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        UnitPiece::Text(text) => text.replace('\n', "⏎"),
        UnitPiece::Code(id) => format!("⟨{id}⟩"),
        UnitPiece::Open(id) => format!("⟨{id}|"),
        UnitPiece::Close(id) => format!("|{id}⟩"),
    });
    pieces.collect()
}
