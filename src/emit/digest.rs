//! SHA-256, by which a manifest tells files.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// The SHA-256 of a file, as far as its bytes were seen.
#[derive(Clone, Default)]
pub struct Digest256(Sha256);

/// A SHA-256 that is whole; written in hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileHash([u8; 32]);

impl Digest256 {
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub fn finish(self) -> FileHash {
        FileHash(self.0.finalize().into())
    }
}

impl FileHash {
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    fn parse(digits: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> = digits.chars().map(digit).collect();
        let bytes: Vec<u8> = digits?
            .chunks(2)
            .map(|two| two.iter().fold(0, |byte, digit| byte << 4 | digit))
            .collect();
        Some(Self(bytes.try_into().ok()?))
    }
}

/// Returns the value of a small hexadecimal digit.
fn digit(digit: char) -> Option<u8> {
    let value = digit.to_digit(16).filter(|_| !digit.is_uppercase());
    value.map(|value| value as u8)
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let digits: String = digits
            .map(|digit| char::from(DIGITS[usize::from(digit)]))
            .collect();
        f.write_str(&digits)
    }
}

impl Serialize for FileHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FileHash {
    /// Reads digits; of other texts, which no program of ours wrote, a hash that no file has.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        Ok(Self::parse(&digits).unwrap_or(Self([0; 32])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits() {
        let hash = FileHash::of(b"abc");
        let digits = hash.to_string();
        assert!(digits.starts_with("ba7816bf8f01cfea"), "{digits}");
        assert_eq!(FileHash::parse(&digits), Some(hash));
        for other in ["", "ba", &digits.to_uppercase(), &format!("{digits}0")] {
            assert_eq!(FileHash::parse(other), None, "{other}");
        }
    }
}
