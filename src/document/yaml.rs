//! Front matter in YAML: its scalars with their places.

use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::document::found::{FrontMatter, MAX_DEPTH};
use crate::document::model::{DocumentFault, Field, FieldForm};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Reads a mapping.
pub(super) fn read(source: &str, range: Range<usize>) -> FrontMatter<'_> {
    let text = source.slice(range.clone());
    let mut reader = YamlReader {
        text,
        start: range.start,
        offsets: Offsets::new(text),
        path: Vec::new(),
        flows: 0,
        found: FrontMatter::default(),
    };
    let mut parser = Parser::new_from_str(text);
    let mut root = true;
    while let Some(event) = parser.next_event() {
        match event {
            Ok((Event::StreamEnd | Event::DocumentEnd, _)) => break,
            Ok((Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _)) => {}
            Ok((event, span)) => {
                if root && !matches!(event, Event::MappingStart(..)) {
                    reader.no_mapping(&event);
                    break;
                }
                root = false;
                let span = reader.offsets.bytes(span.start.index(), span.end.index());
                reader.take(event, span);
            }
            Err(error) => {
                reader.fault(&error);
                break;
            }
        }
    }
    reader.found
}

/// Returns the keys of a mapping, whatever their values are.
pub(super) fn keys(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut depth = 0;
    let mut is_key = true;
    let mut parser = Parser::new_from_str(text);
    while let Some(Ok((event, _))) = parser.next_event() {
        let ends = match event {
            Event::Scalar(key, ..) if depth == 1 && is_key => {
                keys.push(key.into_owned());
                true
            }
            Event::Scalar(..) | Event::Alias(_) => true,
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                depth += 1;
                false
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth -= 1;
                true
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => false,
        };
        if ends && depth == 1 {
            is_key = !is_key;
        }
    }
    keys
}

/// A collection that is open, and how far it has been read.
enum YamlStep {
    /// A mapping that waits for a key, or for the value of one.
    Key,
    Value(String),
    /// A mapping or a list as a key, which no field has.
    Unnamed,
    Item(usize),
}

struct YamlReader<'s> {
    text: &'s str,
    start: usize,
    offsets: Offsets,
    path: Vec<YamlStep>,
    /// The number of open collections that are written with brackets.
    flows: usize,
    found: FrontMatter<'s>,
}

impl<'s> YamlReader<'s> {
    fn take(&mut self, event: Event<'s>, span: Range<usize>) {
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                if let Some(step @ YamlStep::Key) = self.path.last_mut() {
                    *step = YamlStep::Value(value.into_owned());
                    return;
                }
                let named = anchor > 0 || tag.is_some();
                self.field(value, style, named, span);
                self.advance();
            }
            Event::Alias(_) => self.advance(),
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                if let Some(step @ YamlStep::Key) = self.path.last_mut() {
                    *step = YamlStep::Unnamed;
                }
                self.flows += usize::from(self.flows > 0 || !span.is_empty());
                self.path.push(match event {
                    Event::MappingStart(..) => YamlStep::Key,
                    _ => YamlStep::Item(0),
                });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                self.path.pop();
                self.flows = self.flows.saturating_sub(1);
                self.advance();
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    /// A value has been read: on to the next key or item.
    fn advance(&mut self) {
        match self.path.last_mut() {
            Some(YamlStep::Item(index)) => *index += 1,
            Some(step @ YamlStep::Value(_)) => *step = YamlStep::Key,
            // A collection as a key has ended; its value follows, and then the next key.
            Some(YamlStep::Unnamed) => {
                if let Some(step) = self.path.last_mut() {
                    *step = YamlStep::Value("?".to_owned());
                }
            }
            Some(YamlStep::Key) | None => {}
        }
    }

    fn field(&mut self, value: Cow<'s, str>, style: ScalarStyle, named: bool, span: Range<usize>) {
        if self.path.len() > MAX_DEPTH {
            return;
        }
        let form = match style {
            ScalarStyle::SingleQuoted => FieldForm::YamlSingle,
            ScalarStyle::DoubleQuoted => FieldForm::YamlDouble,
            ScalarStyle::Literal | ScalarStyle::Folded => FieldForm::YamlBlock,
            ScalarStyle::Plain if self.flows > 0 => FieldForm::YamlFlow,
            ScalarStyle::Plain => FieldForm::YamlPlain,
        };
        let mut written = self.text.slice(span.clone()).trim_ascii();
        while named && form != FieldForm::YamlBlock && written.starts_with(['&', '!']) {
            let name = written.find(|c: char| c.is_ascii_whitespace());
            written = written
                .slice(name.unwrap_or(written.len())..)
                .trim_ascii_start();
        }
        let written = written.slice(..quoted_end(written, form));
        let place = Span::of(self.text, written).shifted(self.start as u32);
        self.found.fields.push(Field {
            key: self.key(),
            value,
            span: place,
            form,
        });
    }

    fn key(&self) -> String {
        let mut key = String::new();
        for step in &self.path {
            if !key.is_empty() {
                key.push('.');
            }
            match step {
                YamlStep::Value(name) => key.push_str(name),
                YamlStep::Item(index) => key.push_str(&index.to_string()),
                YamlStep::Key | YamlStep::Unnamed => key.push('?'),
            }
        }
        key
    }

    fn no_mapping(&mut self, event: &Event<'s>) {
        if matches!(event, Event::Scalar(value, ..) if value.is_empty()) {
            return;
        }
        let written = self.text.trim_ascii();
        self.found.faults.push(DocumentFault {
            span: Span::of(self.text, written).shifted(self.start as u32),
            message: "the front matter has no fields".to_owned(),
            help: Some(
                "write each field as `key: value`; if the first line is a rule, put a blank line after it"
                    .to_owned(),
            ),
        });
    }

    /// Keeps what was understood before the line that is no YAML.
    fn fault(&mut self, error: &ScanError) {
        let index = error.marker().index();
        let at = self.offsets.bytes(index, index).start;
        let line_start = self.text.slice(..at).rfind('\n').map_or(0, |end| end + 1);
        let line_end = self
            .text
            .slice(at..)
            .find('\n')
            .map_or(self.text.len(), |end| at + end);
        while let Some(last) = self.found.fields.last() {
            if (last.span.end as usize) < self.start + line_start {
                break;
            }
            self.found.fields.pop();
        }
        let line = self.text.slice(line_start..line_end).trim_ascii_end();
        let span = Span::new(
            self.start + at.min(line_start + line.len()),
            self.start + line_start + line.len(),
        );
        let help = match error.info() {
            info if info.contains("mapping values") => {
                "put a value that holds `: ` in quotation marks"
            }
            info if info.contains("quoted scalar") => "close the quotation mark",
            info if info.contains("flow") => "close the bracket",
            info if info.contains("tab") => "indent with blanks, not with tabs",
            _ => "write each field as `key: value` on a line of its own",
        };
        self.found.faults.push(DocumentFault {
            span,
            message: format!("the front matter is no valid YAML: {}", error.info()),
            help: Some(help.to_owned()),
        });
    }
}

/// The parser counts what follows a quoted value, a comment too, as part of it.
fn quoted_end(written: &str, form: FieldForm) -> usize {
    let quote = match form {
        FieldForm::YamlDouble => b'"',
        FieldForm::YamlSingle => b'\'',
        _ => return written.len(),
    };
    let bytes = written.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 2,
            sign if sign != quote => at += 1,
            _ if quote == b'\'' && bytes.get(at + 1) == Some(&quote) => at += 2,
            _ => return at + 1,
        }
    }
    written.len()
}

/// From the parser's places, which count characters, to bytes.
struct Offsets {
    /// The byte of each character, when some are longer than one byte.
    bytes: Option<Vec<u32>>,
    len: usize,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let bytes =
            (!text.is_ascii()).then(|| text.char_indices().map(|(byte, _)| byte as u32).collect());
        Self {
            bytes,
            len: text.len(),
        }
    }

    fn bytes(&self, start: usize, end: usize) -> Range<usize> {
        let byte = |index: usize| match &self.bytes {
            None => index.min(self.len),
            Some(bytes) => bytes.get(index).map_or(self.len, |byte| *byte as usize),
        };
        let start = byte(start);
        start..byte(end).max(start)
    }
}
