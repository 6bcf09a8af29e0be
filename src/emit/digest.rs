//! SHA-256, by which a manifest tells files.

use sha2::{Digest, Sha256};

/// The SHA-256 of a file, as far as its bytes were seen.
#[derive(Clone, Default)]
pub struct Digest256(Sha256);

impl Digest256 {
    pub fn of(bytes: &[u8]) -> Self {
        let mut digest = Self::default();
        digest.add(bytes);
        digest
    }

    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub fn hex(self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digest = self.0.finalize();
        let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits
            .map(|digit| DIGITS[usize::from(digit)] as char)
            .collect()
    }
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
