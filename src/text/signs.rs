//! The set of bytes of a text, computed once, so that checks can skip texts that cannot concern them.

/// A set of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs([u64; 4]);

impl Signs {
    /// The set of these bytes.
    pub const fn new(bytes: &[u8]) -> Self {
        let mut set = [0; 4];
        let mut at = 0;
        while at < bytes.len() {
            set[(bytes[at] >> 6) as usize] |= 1 << (bytes[at] & 63);
            at += 1;
        }
        Self(set)
    }

    /// Returns the bytes that a text has.
    pub fn of(text: &str) -> Self {
        let mut seen = [0u8; 256];
        for byte in text.bytes() {
            seen[usize::from(byte)] = 1;
        }
        let mut set = [0; 4];
        for (at, eight) in seen.chunks_exact(8).enumerate() {
            let eight: [u8; 8] = eight.try_into().expect("chunks of eight");
            // The product moves the eight lowest bits side by side into the highest byte.
            let bits = u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            set[at / 8] |= bits << (at % 8 * 8);
        }
        Self(set)
    }

    /// Returns whether the two sets have a byte in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.0
            .iter()
            .zip(other.0)
            .any(|(one, other)| one & other != 0)
    }

    pub fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] & 1 << (byte & 63) != 0
    }

    pub fn has_digit(&self) -> bool {
        const DIGITS: Signs = Signs::new(b"0123456789");
        self.meets(&DIGITS)
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn sets() {
        let signs = Signs::of("¿Por qué? 7");
        assert!(signs.has(b'?') && signs.has(0xc2) && signs.has_digit() && !signs.has(b'!'));
        assert_eq!(signs, Signs::new("7? oPrqué¿".as_bytes()));
        assert!(signs.meets(&Signs::new(b"!?")) && !signs.meets(&Signs::new(b"![\x00\xff")));
        assert!(!Signs::of("").meets(&signs));
    }
}
