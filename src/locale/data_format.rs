//! Reads the part of TOML that the data files are written in, straight into what it stands for: keys of one word, and
//! strings, numbers, truth values, arrays and inline tables. A test reads every file with the toml crate as well.

use std::borrow::Cow;

use serde::de::value::{BorrowedStrDeserializer, Error};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::text::slice::Slice;

/// The keys of a table and their values, without the header of the table.
pub(super) struct TableBody(pub(super) &'static str);

/// What is left to be read of a text.
struct DataText(&'static str);

/// The value at the beginning of a text.
struct DataValue<'r>(&'r mut DataText);

/// The values of an array or of a table, up to the mark that closes it or to the end of the text.
struct DataItems<'r> {
    rest: &'r mut DataText,
    close: Option<&'static str>,
    is_open: bool,
}

impl DataText {
    /// Takes a mark off the beginning; returns whether it stands there.
    fn take(&mut self, mark: &str) -> bool {
        let rest = self.0.strip_prefix(mark);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Takes what stands before a mark, and the mark; everything where there is no such mark.
    fn take_until(&mut self, mark: &str) -> &'static str {
        let (bytes, mark) = (self.0.as_bytes(), mark.as_bytes());
        let mut places = memchr::memchr_iter(mark[0], bytes);
        let end = places.find(|at| bytes[*at..].starts_with(mark));
        let end = end.unwrap_or(bytes.len());
        let taken = self.0.slice(..end);
        self.0 = self.0.slice((end + mark.len()).min(bytes.len())..);
        taken
    }

    /// Passes over blanks, commas and comments.
    fn skip_blanks(&mut self) {
        loop {
            let bytes = self.0.bytes();
            let blanks = bytes.take_while(|byte| matches!(byte, b' ' | b'\n' | b','));
            self.0 = self.0.slice(blanks.count()..);
            if !self.0.starts_with('#') {
                return;
            }
            self.take_until("\n");
        }
    }

    /// Takes a string whose first quotation mark is taken. Of the escapes, it knows `\u00a0`.
    fn take_string(&mut self) -> Result<Cow<'static, str>, Error> {
        let text = self.take_until("\"");
        if memchr::memchr(b'\\', text.as_bytes()).is_none() {
            return Ok(Cow::Borrowed(text));
        }
        let mut parts = text.split('\\');
        let mut string = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (code, rest) = part.halves("u00a0".len());
            let code = code.strip_prefix('u').map(|it| u32::from_str_radix(it, 16));
            let c = code.and_then(|it| char::from_u32(it.ok()?));
            string.push(c.ok_or_else(|| Error::custom(format!("`\\{part}` is no character")))?);
            string.push_str(rest);
        }
        Ok(Cow::Owned(string))
    }

    /// Takes a number or a truth value.
    fn take_word(&mut self) -> &'static str {
        let mut bytes = self.0.bytes();
        let end = bytes.position(|byte| matches!(byte, b' ' | b'\n' | b',' | b']' | b'}'));
        let (word, rest) = self.0.halves(end.unwrap_or(self.0.len()));
        self.0 = rest;
        word
    }
}

impl<'r> DataItems<'r> {
    fn new(rest: &'r mut DataText, close: Option<&'static str>) -> Self {
        let is_open = true;
        Self {
            rest,
            close,
            is_open,
        }
    }

    /// Returns whether nothing is left of them; then the mark that closes them is taken.
    fn end(&mut self) -> bool {
        if self.is_open {
            self.rest.skip_blanks();
            let is_closed = self.close.is_some_and(|close| self.rest.take(close));
            self.is_open = !is_closed && !self.rest.0.is_empty();
        }
        !self.is_open
    }
}

impl<'de: 'static> SeqAccess<'de> for DataItems<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if self.end() {
            return Ok(None);
        }
        seed.deserialize(DataValue(self.rest)).map(Some)
    }
}

impl<'de: 'static> MapAccess<'de> for DataItems<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        if self.end() {
            return Ok(None);
        }
        let key = self.rest.take_until(" = ");
        seed.deserialize(BorrowedStrDeserializer::new(key))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(DataValue(self.rest))
    }
}

impl<'de: 'static> Deserializer<'de> for DataValue<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        /// Opens and closes a string of several lines that has no escapes.
        const LITERAL: &str = "'''";
        let Self(rest) = self;
        if rest.take(LITERAL) {
            rest.take("\n");
            visitor.visit_borrowed_str(rest.take_until(LITERAL))
        } else if rest.take("\"") {
            match rest.take_string()? {
                Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                Cow::Owned(text) => visitor.visit_string(text),
            }
        } else if rest.take("[") {
            let mut items = DataItems::new(rest, Some("]"));
            let value = visitor.visit_seq(&mut items)?;
            // A pair is whole before its bracket is taken.
            if items.end() {
                Ok(value)
            } else {
                Err(Error::custom("an array is longer than expected"))
            }
        } else if rest.take("{") {
            visitor.visit_map(DataItems::new(rest, Some("}")))
        } else {
            visit_word(rest.take_word(), visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Hands over a number or a truth value.
fn visit_word<'de: 'static, V: Visitor<'de>>(word: &str, visitor: V) -> Result<V::Value, Error> {
    match (word, word.parse::<u64>(), word.parse::<f64>()) {
        ("true", ..) => visitor.visit_bool(true),
        ("false", ..) => visitor.visit_bool(false),
        (_, Ok(number), _) => visitor.visit_u64(number),
        (_, _, Ok(number)) => visitor.visit_f64(number),
        _ => Err(Error::custom(format!("`{word}` is no number"))),
    }
}

impl<'de: 'static> Deserializer<'de> for TableBody {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(DataItems::new(&mut DataText(self.0), None))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq
        tuple tuple_struct map struct enum identifier ignored_any option
    }
}

impl<'de: 'static> IntoDeserializer<'de, Error> for TableBody {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
