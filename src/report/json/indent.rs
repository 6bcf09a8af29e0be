//! JSON indented by two blanks, as `serde_json` does it, with few writes for each line: a report has a line for every
//! field.

use std::io::{BufWriter, Result, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// An object as text, with a line end.
pub(in crate::report) fn to_text(wire: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    write(wire, &mut bytes).expect("there is room in memory");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

/// Writes an object while it is made, with a line end.
pub(super) fn write(wire: &impl Serialize, out: &mut dyn Write) -> Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    wire.serialize(&mut Serializer::with_formatter(&mut out, Indent::default()))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// So many bytes are written at once.
const BUFFER: usize = 64 * 1024;

/// How deep the writer stands, and whether what it stands in has anything yet.
#[derive(Default)]
struct Indent {
    depth: usize,
    has_value: bool,
    /// The string to come is a key.
    in_key: bool,
}

/// A comma, a line end, and as many blanks as the deepest lines begin with.
const START: [u8; 34] = *b",\n                                ";

impl Indent {
    fn open<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> Result<()> {
        self.depth += 1;
        self.has_value = false;
        out.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> Result<()> {
        self.depth -= 1;
        if self.has_value {
            self.line(out, true)?;
        }
        self.has_value = true;
        out.write_all(bracket)
    }

    /// Begins a line, after a comma unless it is the `first` of what it stands in.
    fn line<W: ?Sized + Write>(&self, out: &mut W, first: bool) -> Result<()> {
        out.write_all(&START[usize::from(first)..self.start()])
    }

    /// How much of [`START`] a line begins with.
    fn start(&self) -> usize {
        (START.len() - 1).min(2 + 2 * self.depth)
    }
}

impl Formatter for Indent {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        self.line(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        let (mut line, end) = (START, self.start());
        line[end] = b'"';
        self.in_key = true;
        out.write_all(&line[usize::from(first)..=end])
    }

    fn begin_string<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        match self.in_key {
            true => Ok(()),
            false => out.write_all(b"\""),
        }
    }

    fn end_string<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        out.write_all(if self.in_key { b"\": " } else { b"\"" })
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.in_key = false;
        Ok(())
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.has_value = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::to_text;

    #[test]
    fn as_serde_json_writes_it() {
        let wire = json!({"a": [], "b": {}, "c": [1, [2, {"d": null}], "é\n"], "e": {"f": [[]]}});
        let expected = serde_json::to_string_pretty(&wire).expect("it serialises");
        assert_eq!(to_text(&wire), expected + "\n");
    }
}
