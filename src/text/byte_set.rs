//! Sets of bytes as tables: the quickest way to pass over what announces nothing.

/// Which bytes are in a set.
pub struct ByteSet([bool; 256]);

impl ByteSet {
    pub const fn new(bytes: &[u8]) -> Self {
        let mut table = [false; 256];
        let mut at = 0;
        while at < bytes.len() {
            table[bytes[at] as usize] = true;
            at += 1;
        }
        Self(table)
    }

    pub fn contains(&self, byte: u8) -> bool {
        self.0[usize::from(byte)]
    }

    /// The first byte at or behind `from` that is in the set. Eight bytes are asked at once: most have nothing.
    pub fn find(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let rest = bytes.get(from..)?;
        let (eights, _) = rest.as_chunks::<8>();
        let has_none = |eight: &&[u8; 8]| {
            !eight
                .iter()
                .fold(false, |any, byte| any | self.contains(*byte))
        };
        let passed = eights.iter().take_while(has_none).count() * 8;
        let left = rest[passed..]
            .iter()
            .position(|byte| self.contains(*byte))?;
        Some(from + passed + left)
    }
}
