//! Percent-encoded addresses, read as the letters that they stand for.

use std::borrow::Cow;

/// Returns the text with its percent-encoded bytes decoded, or as it stands where they are no UTF-8.
///
/// <https://url.spec.whatwg.org/#percent-decode>
pub fn decode(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let Some(first) = memchr::memchr(b'%', bytes) else {
        return text.into();
    };
    let mut decoded = bytes[..first].to_vec();
    let mut at = first;
    while let Some(byte) = bytes.get(at) {
        let value = match (byte, bytes.get(at + 1), bytes.get(at + 2)) {
            (b'%', Some(high), Some(low)) => digit(*high).zip(digit(*low)),
            _ => None,
        };
        decoded.push(value.map_or(*byte, |(high, low)| high << 4 | low));
        at += if value.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).map_or(text.into(), Cow::Owned)
}

fn digit(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn decodes() {
        assert_eq!(decode("por-qu%C3%A9%20s%c3%ad"), "por-qué sí");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%4"), "%4");
        assert_eq!(decode("%zz%41"), "%zzA");
        assert_eq!(decode("caf%E9"), "caf%E9");
        assert_eq!(decode("plain"), "plain");
    }
}
