//! The keys under which words are kept that somebody asks for, by what they begin with: most words of a text have none of
//! them.

/// An entry under the key of a form of its first word.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyedPlace {
    pub entry: u16,
    /// The next one under the same key.
    next: u16,
    beginning: Beginning,
}

/// The three bytes of a word behind those of its key, and the first one of the word that follows; [`ANY`] for what is left
/// open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning {
    bytes: u32,
    /// All bits of the bytes that are not left open.
    told: u32,
}

impl Beginning {
    /// Makes the beginning of a word and the one that follows; `end` stands for what is behind the word.
    #[inline]
    pub fn new(word: &[u8], end: u8, next: u8) -> Self {
        let byte = |at: usize| word.get(at).copied().unwrap_or(end);
        let bytes = [
            byte(KEY_BYTES),
            byte(KEY_BYTES + 1),
            byte(KEY_BYTES + 2),
            next,
        ];
        let told = |at: usize| u32::from(bytes[at] != ANY) * (0xff << (8 * at));
        Self {
            bytes: u32::from_le_bytes(bytes),
            told: told(0) | told(1) | told(2) | told(3),
        }
    }

    /// Returns whether nothing that both tell differs.
    #[inline]
    fn may_be(self, other: Self) -> bool {
        (self.bytes ^ other.bytes) & self.told & other.told == 0
    }
}

/// The places of entries by their keys.
#[derive(Debug)]
pub(super) struct KeyedPlaces {
    /// For each key, the first of its places.
    first: Box<[u16]>,
    places: Vec<KeyedPlace>,
}

impl KeyedPlaces {
    /// Makes a table without places, with room for so many.
    pub fn with_capacity(count: usize) -> Self {
        Self {
            first: vec![NONE; KEYS].into_boxed_slice(),
            places: Vec::with_capacity(count),
        }
    }

    /// Adds an entry before those that its key has, unless it is the last one that was added there.
    pub fn add_before(&mut self, key: usize, entry: u16, beginning: Beginning) {
        let first = &mut self.first[key];
        let next = *first;
        if self
            .places
            .get(usize::from(next))
            .is_some_and(|place| place.entry == entry)
        {
            return;
        }
        let count = u16::try_from(self.places.len()).expect("no language has so many phrases");
        *first = count;
        self.places.push(KeyedPlace {
            entry,
            next,
            beginning,
        });
    }

    /// Returns the first place under the key of a word.
    #[inline]
    pub fn first(&self, word: &[u8]) -> Option<&KeyedPlace> {
        self.places.get(usize::from(self.first[key(word)]))
    }

    /// Returns the place, from this one on, whose word may begin like this.
    #[inline]
    pub fn find<'p>(
        &'p self,
        mut place: Option<&'p KeyedPlace>,
        beginning: Beginning,
    ) -> Option<&'p KeyedPlace> {
        while let Some(one) = place {
            if one.beginning.may_be(beginning) {
                return Some(one);
            }
            place = self.behind(one);
        }
        None
    }

    /// Returns the next place under the key of this one.
    #[inline]
    pub fn behind(&self, place: &KeyedPlace) -> Option<&KeyedPlace> {
        self.places.get(usize::from(place.next))
    }
}

/// Stands for no place.
const NONE: u16 = u16::MAX;

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
    key_of(match *word {
        [one, two, three, four, ..] => [one, two, three, four],
        [one, two, three] => [one, two, three, 0],
        [one, two] => [one, two, 0, 0],
        [one] => [one, 0, 0, 0],
        [] => [0; KEY_BYTES],
    })
}

/// Returns the key of a word that is cut in two.
#[inline]
pub(super) fn key_of_parts([one, other]: [&[u8]; 2]) -> usize {
    let mut first = [0; KEY_BYTES];
    for (to, byte) in first.iter_mut().zip(one.iter().chain(other)) {
        *to = *byte;
    }
    key_of(first)
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

/// Returns the first byte of a word as a small letter, 0 of no word; [`ANY`] where the small letter may begin with another
/// byte.
#[inline]
pub(super) fn first_byte(word: &str) -> u8 {
    word.as_bytes().first().map_or(0, |byte| small_byte(*byte))
}

/// Returns a byte that begins a letter as it begins the small one; [`ANY`] where that is not the same for all letters.
#[inline]
pub(super) fn small_byte(byte: u8) -> u8 {
    if byte.is_ascii() {
        byte.to_ascii_lowercase()
    } else {
        ANY
    }
}
