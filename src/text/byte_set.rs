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
}
