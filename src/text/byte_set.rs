//! Sets of bytes as tables: the quickest way to pass over what announces nothing.

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

    #[inline]
    pub fn contains(&self, byte: u8) -> bool {
        self.0[usize::from(byte)]
    }

    /// Returns where the bytes of the set stand.
    pub fn positions(&self, bytes: &[u8]) -> impl Iterator<Item = usize> {
        places(|from| self.find(bytes, from))
    }

    /// Returns the first byte at or behind `from` that is in the set. Eight bytes are asked at once: most have nothing.
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

/// A set of pairs of neighbouring bytes: of such a pair, the first and the second have a bit in common.
pub struct BytePairs {
    first: [u8; 256],
    second: [u8; 256],
}

impl BytePairs {
    /// Any of the first bytes before any of the second ones: up to eight such pairs of sets.
    pub const fn new(pairs: &[(&[u8], &[u8])]) -> Self {
        const fn mark(table: &mut [u8; 256], bytes: &[u8], bit: u8) {
            let mut at = 0;
            while at < bytes.len() {
                table[bytes[at] as usize] |= bit;
                at += 1;
            }
        }
        let (mut first, mut second) = ([0; 256], [0; 256]);
        let mut at = 0;
        while at < pairs.len() {
            mark(&mut first, pairs[at].0, 1 << at);
            mark(&mut second, pairs[at].1, 1 << at);
            at += 1;
        }
        Self { first, second }
    }

    /// Returns where the first bytes of the pairs stand.
    pub fn positions(&self, bytes: &[u8]) -> impl Iterator<Item = usize> {
        places(|from| self.find(bytes, from))
    }

    fn find(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let rest = &bytes[from..];
        let is_pair =
            |two: &[u8]| self.first[usize::from(two[0])] & self.second[usize::from(two[1])] != 0;
        let has_none = |nine: &&[u8]| !nine.windows(2).fold(false, |any, two| any | is_pair(two));
        let passed = rest.windows(9).step_by(8).take_while(has_none).count() * 8;
        let left = rest[passed..].windows(2).position(is_pair)?;
        Some(from + passed + left)
    }
}

/// Returns the places that `find` finds, one behind the other.
fn places(find: impl Fn(usize) -> Option<usize>) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let found = find(from)?;
        from = found + 1;
        Some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::{BytePairs, ByteSet};

    #[test]
    fn positions() {
        const MARKS: ByteSet = ByteSet::new(b".,");
        const PAIRS: BytePairs = BytePairs::new(&[(b" ", b" ."), (b"(", b" ")]);
        let text = "one, two ( three . four.  five\u{e9}six seven,".as_bytes();
        let slow = |is_one: &dyn Fn(usize) -> bool| -> Vec<usize> {
            (0..text.len()).filter(|at| is_one(*at)).collect()
        };
        let is_mark = |at: usize| matches!(text[at], b'.' | b',');
        assert_eq!(MARKS.positions(text).collect::<Vec<_>>(), slow(&is_mark));
        let is_pair = |at: usize| matches!(text.get(at..at + 2), Some(b"  " | b" ." | b"( "));
        assert_eq!(PAIRS.positions(text).collect::<Vec<_>>(), slow(&is_pair));
        assert_eq!(
            PAIRS.positions(b"").count() + MARKS.positions(b"").count(),
            0
        );
    }
}
