//! TermBase eXchange: TBX-Basic (ISO 30042:2008, `termEntry`) and TBX version 3 (ISO 30042:2019, `conceptEntry`).

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::exchange::glossary::{FormUse, GlossaryEntry, Problem};
use crate::exchange::model::Exchange;
use crate::exchange::xml::{push_attribute, push_content};
use crate::locale::tag::Locale;

/// Before a form with `*` in a note: programs look for terms as they stand.
const PATTERN: &str = "paridad: ";

/// Writes a glossary as TBX-Basic of 2008, the one that most programs read.
pub fn write(exchange: &Exchange) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<martif type=\"TBX-Basic\"");
    push_attribute("xml:lang", exchange.source.as_str(), &mut out);
    out.push_str(">\n  <martifHeader>\n    <fileDesc><sourceDesc><p>paridad</p></sourceDesc></fileDesc>\n    <encodingDesc><p type=\"XCSURI\">TBXBasicXCSV02.xcs</p></encodingDesc>\n  </martifHeader>\n  <text><body>\n");
    for (at, entry) in exchange.glossary.iter().enumerate() {
        out.push_str("    <termEntry");
        push_attribute("id", &format!("t{}", at + 1), &mut out);
        out.push_str(">\n");
        for (locale, forms) in &entry.forms {
            out.push_str("      <langSet");
            push_attribute("xml:lang", locale.as_str(), &mut out);
            out.push_str(">\n");
            for (kind, form) in forms {
                write_form(*kind, form, &mut out);
            }
            out.push_str("      </langSet>\n");
        }
        out.push_str("    </termEntry>\n");
    }
    out.push_str("  </body></text>\n</martif>\n");
    out
}

fn write_form(kind: FormUse, form: &str, out: &mut String) {
    out.push_str("        <tig><term>");
    push_content(&form.replace('*', ""), out);
    out.push_str("</term>");
    if let Some(status) = kind.status() {
        out.push_str("<termNote type=\"administrativeStatus\">");
        out.push_str(status);
        out.push_str("</termNote>");
    }
    if form.contains('*') {
        out.push_str("<note>");
        push_content(&format!("{PATTERN}{form}"), out);
        out.push_str("</note>");
    }
    out.push_str("</tig>\n");
}

/// The parts of one concept that have been read.
#[derive(Default)]
struct OpenConcept {
    entry: GlossaryEntry,
    locale: Option<Locale>,
    term: String,
    note: String,
    kind: Option<FormUse>,
    /// The element whose text is wanted.
    within: Within,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Within {
    #[default]
    Nothing,
    Term,
    Status,
    Note,
}

/// Reads the concepts of a termbase: their terms in each language, with the status of each.
pub fn read(text: &str) -> Result<Vec<GlossaryEntry>, Problem> {
    let mut reader = Reader::from_str(text);
    let mut entries = Vec::new();
    let mut open = OpenConcept::default();
    let mut concepts = 0;
    loop {
        let position = reader.buffer_position();
        let at = |message: String| Problem {
            line: 1 + text
                .get(..usize::try_from(position).unwrap_or(0))
                .unwrap_or_default()
                .matches('\n')
                .count(),
            message,
        };
        match reader.read_event().map_err(|error| at(error.to_string()))? {
            Event::Eof => break,
            Event::Start(tag) => match tag.local_name().as_ref() {
                "termEntry" | "conceptEntry" => {
                    concepts += 1;
                    open = OpenConcept::default();
                }
                "langSet" | "langSec" => open.locale = language(&tag),
                "tig" | "ntig" | "termSec" => open.open_term(),
                "term" => open.within = Within::Term,
                "note" => open.within = Within::Note,
                "administrativeStatus" => open.within = Within::Status,
                "termNote"
                    if attribute(&tag, "type").as_deref() == Some("administrativeStatus") =>
                {
                    open.within = Within::Status;
                }
                _ => {}
            },
            Event::Text(piece) => open.text(&piece),
            Event::GeneralRef(name) => {
                let shown = match &*name {
                    "amp" => "&".to_owned(),
                    "lt" => "<".to_owned(),
                    "gt" => ">".to_owned(),
                    "quot" => "\"".to_owned(),
                    "apos" => "'".to_owned(),
                    _ => name
                        .resolve_char_ref()
                        .ok()
                        .flatten()
                        .map(String::from)
                        .unwrap_or_default(),
                };
                open.text(&shown);
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "term" | "termNote" | "administrativeStatus" | "note" => {
                    open.within = Within::Nothing
                }
                "tig" | "ntig" | "termSec" => open.close_term(),
                "termEntry" | "conceptEntry" => entries.push(std::mem::take(&mut open).entry),
                _ => {}
            },
            _ => {}
        }
    }
    if concepts == 0 {
        return Err(Problem {
            line: 1,
            message: "there is no `termEntry` and no `conceptEntry` in it: it is no TBX".to_owned(),
        });
    }
    Ok(entries)
}

impl OpenConcept {
    fn text(&mut self, piece: &str) {
        match self.within {
            Within::Term => self.term.push_str(piece),
            Within::Note => self.note.push_str(piece),
            Within::Status => self.kind = FormUse::of_status(piece.trim()).or(self.kind),
            Within::Nothing => {}
        }
    }

    fn open_term(&mut self) {
        (self.term, self.note, self.kind) = (String::new(), String::new(), None);
    }

    fn close_term(&mut self) {
        let mut term = self.term.split_whitespace().collect::<Vec<_>>().join(" ");
        // The same term, with what may follow.
        if let Some(pattern) = self.note.trim().strip_prefix(PATTERN)
            && pattern.replace('*', "") == term
        {
            term = pattern.to_owned();
        }
        if let Some(locale) = self.locale.as_ref().filter(|_| !term.is_empty()) {
            self.entry
                .add(locale, self.kind.unwrap_or(FormUse::Unmarked), &term);
        }
    }
}

fn language(tag: &BytesStart<'_>) -> Option<Locale> {
    Locale::parse(&attribute(tag, "lang")?)
}

/// Returns the value of an attribute, whatever its prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes().flatten();
    let found = attributes.find(|it| it.key.local_name().as_ref() == name)?;
    Some(found.value.to_string())
}
