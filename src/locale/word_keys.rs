//! The keys under which words are kept that somebody asks for, by what they begin with: most words of a text have none of
//! them.

/// An entry under the key of a form of its first word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SensePlace {
    pub entry: u16,
    /// The bytes of the word behind those of the key.
    pub behind: [u8; 2],
    /// What the word that follows begins with, as [`first_byte`] tells it.
    pub next: u8,
}

/// Stands for any byte or the end of a word: no text has this byte.
pub(super) const ANY: u8 = u8::MAX;

/// So many bytes make a key, and so many keys there are.
pub(super) const KEY_BYTES: usize = 4;
pub(super) const KEYS: usize = 1 << KEY_BITS;
const KEY_BITS: u32 = 13;

/// The bits of an ASCII byte that are the same for small letters and capitals; of others, no bit counts.
pub(super) const LEVEL: u8 = 31;

/// Returns a number below `KEYS` for the first bytes of a word, the same for small letters and capitals.
#[inline]
pub(super) fn key(word: &[u8]) -> usize {
    match word.first_chunk() {
        Some(first) => key_of(*first),
        None => usize::from(key_of_parts([word, b""])),
    }
}

/// Returns the key of a word that is cut in two.
pub(super) fn key_of_parts([one, other]: [&[u8]; 2]) -> u16 {
    let mut first = [0; KEY_BYTES];
    for (to, byte) in first.iter_mut().zip(one.iter().chain(other)) {
        *to = *byte;
    }
    key_of(first) as u16
}

#[inline]
fn key_of(first: [u8; KEY_BYTES]) -> usize {
    /// 2^32 divided by the golden ratio, after Knuth.
    const FACTOR: u32 = 0x9e37_79b1;
    /// The lowest bit of each byte.
    const EACH: u32 = 0x0101_0101;
    const LEVELS: u32 = EACH * LEVEL as u32;
    let bytes = u32::from_le_bytes(first);
    // All bits of the bytes that are not ASCII.
    let others = ((bytes >> 7) & EACH) * u32::from(u8::MAX);
    let levelled = bytes & LEVELS & !others;
    (levelled.wrapping_mul(FACTOR) >> (u32::BITS - KEY_BITS)) as usize
}

/// Returns the two bytes of a word behind those of its key, or what stands for its end.
pub(super) fn bytes_behind_key(word: &[u8], end: u8) -> [u8; 2] {
    let byte = |at: usize| word.get(at).copied().unwrap_or(end);
    [byte(KEY_BYTES), byte(KEY_BYTES + 1)]
}

/// Returns the first byte of a word as a small letter, 0 of no word; [`ANY`] where the small letter may begin with another
/// byte.
pub(super) fn first_byte(word: &str) -> u8 {
    word.as_bytes().first().map_or(0, |byte| small_byte(*byte))
}

/// Returns a byte that begins a letter as it begins the small one; [`ANY`] where that is not the same for all letters.
pub(super) fn small_byte(byte: u8) -> u8 {
    if byte.is_ascii() {
        byte.to_ascii_lowercase()
    } else {
        ANY
    }
}

/// Returns the places in the order of their keys, and for each key where its places begin; they end where those of the
/// next one begin.
pub(super) fn in_order_of_keys(keyed: &[(u16, SensePlace)]) -> (Box<[u16]>, Vec<SensePlace>) {
    let mut starts = vec![0u16; KEYS + 1].into_boxed_slice();
    for (key, _) in keyed {
        starts[usize::from(*key) + 1] += 1;
    }
    let mut sum = 0;
    for start in starts.iter_mut() {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut places = vec![SensePlace::default(); keyed.len()];
    for (key, place) in keyed {
        let next = &mut next[usize::from(*key)];
        places[usize::from(*next)] = *place;
        *next += 1;
    }
    (starts, places)
}
