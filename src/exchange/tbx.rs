//! TermBase eXchange: TBX-Basic (ISO 30042:2008, `termEntry`) and TBX version 3 (ISO 30042:2019, `conceptEntry`).

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::exchange::glossary::{FormUse, GlossaryEntry, Problem};
use crate::locale::tag::Locale;

/// The parts of one concept that have been read.
#[derive(Default)]
struct OpenConcept {
    entry: GlossaryEntry,
    locale: Option<Locale>,
    term: String,
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
                "tig" | "ntig" | "termSec" => (open.term, open.kind) = (String::new(), None),
                "term" => open.within = Within::Term,
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
                "term" | "termNote" | "administrativeStatus" => open.within = Within::Nothing,
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
            Within::Status => self.kind = FormUse::of_status(piece.trim()).or(self.kind),
            Within::Nothing => {}
        }
    }

    fn close_term(&mut self) {
        let term = self.term.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(locale) = self.locale.as_ref().filter(|_| !term.is_empty()) {
            self.entry
                .add(locale, self.kind.unwrap_or(FormUse::Unmarked), &term);
        }
    }
}

fn language(tag: &BytesStart<'_>) -> Option<Locale> {
    Locale::parse(&attribute(tag, "lang")?)
}

/// The value of an attribute, whatever its prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes().flatten();
    let found = attributes.find(|it| it.key.local_name().as_ref() == name)?;
    Some(found.value.to_string())
}
