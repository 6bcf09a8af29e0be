//! Sets of bytes as tables.

/// A set of bytes.
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

    /// Returns where the bytes of the set stand.
    pub fn positions(&self, bytes: &[u8]) -> impl Iterator<Item = usize> {
        let bytes = bytes.iter().enumerate();
        bytes.filter_map(|(at, byte)| self.contains(*byte).then_some(at))
    }

    /// The first byte at or behind `from` that is in the set.
    pub fn find(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let rest = bytes.get(from..)?;
        let found = rest.iter().position(|byte| self.contains(*byte))?;
        Some(from + found)
    }
}

#[cfg(test)]
mod tests {
    use super::ByteSet;

    #[test]
    fn positions() {
        const MARKS: ByteSet = ByteSet::new(b".,");
        let text = "one, two ( three . four.  five\u{e9}six seven,".as_bytes();
        let is_mark = |at: &usize| matches!(text[*at], b'.' | b',');
        let marks: Vec<usize> = (0..text.len()).filter(is_mark).collect();
        assert_eq!(MARKS.positions(text).collect::<Vec<_>>(), marks);
        assert_eq!(MARKS.find(text, 4), marks.get(1).copied());
        assert_eq!(MARKS.positions(b"").count(), 0);
    }
}
