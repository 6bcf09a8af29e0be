//! The tokens of a text in HTML, by html5gum, whatever the text: the tokenizer calls itself for each attribute in double
//! quotes, and a tag of some thousands of them would overflow the stack. Its reader stops it now and then with an error
//! that is none; the tokenizer returns, and goes on where it was.

use std::fmt;

use html5gum::{Emitter, Readable, Reader, StringReader, Tokenizer};

/// Returns the tokens of a text as the emitter makes them.
pub fn tokens<E: Emitter>(text: &str, emitter: E) -> impl Iterator<Item = E::Token> {
    let reader = PausingReader {
        reader: text.to_reader(),
        quotes: 0,
    };
    let tokens = Tokenizer::new_with_emitter(reader, emitter);
    tokens.filter_map(Result::ok)
}

/// After so many quotation marks the tokenizer returns.
const QUOTES: u32 = 64;

struct PausingReader<'t> {
    reader: StringReader<'t>,
    /// The number of those read since the last pause.
    quotes: u32,
}

/// No error: nothing has been read, and the next call goes on.
#[derive(Debug)]
struct Pause;

impl fmt::Display for Pause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pause between attributes")
    }
}

impl std::error::Error for Pause {}

impl PausingReader<'_> {
    fn pause(&mut self) -> Result<(), Pause> {
        if self.quotes < QUOTES {
            return Ok(());
        }
        self.quotes = 0;
        Err(Pause)
    }
}

impl Reader for PausingReader<'_> {
    type Error = Pause;

    fn read_byte(&mut self) -> Result<Option<u8>, Pause> {
        self.pause()?;
        let Ok(byte) = self.reader.read_byte();
        self.quotes += u32::from(byte == Some(b'"'));
        Ok(byte)
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Pause> {
        let Ok(is_read) = self.reader.try_read_string(text, case_sensitive);
        Ok(is_read)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Pause> {
        self.pause()?;
        let Ok(text) = self.reader.read_until(needle, buffer);
        self.quotes += u32::from(text == Some(b"\""));
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use html5gum::{DefaultEmitter, Token};

    use super::*;

    #[test]
    fn no_tag_is_too_long() {
        for count in [1, 31, 32, 33, 64, 100_000] {
            let many: String = (0..count).map(|at| format!(" a{at}=\"v{at}\"")).collect();
            let text = format!("<p{many}>a</p{many}>\"b\"");
            let mut rest = String::new();
            for token in tokens(&text, DefaultEmitter::default()) {
                match token {
                    Token::StartTag(tag) => {
                        for at in 0..count {
                            let value = tag.attributes.get(format!("a{at}").as_bytes());
                            let value = value.map(|value| value.value.as_slice());
                            assert_eq!(value, Some(format!("v{at}").as_bytes()), "{count}");
                        }
                        assert_eq!(tag.attributes.len(), count);
                    }
                    Token::String(text) => rest.push_str(&String::from_utf8_lossy(&text.value)),
                    _ => {}
                }
            }
            assert_eq!(rest, "a\"b\"", "{count}");
        }
    }
}
