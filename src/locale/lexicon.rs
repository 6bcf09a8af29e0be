//! Lists of words behind a sieve that lets almost no other word through: most words of a text are in no list.

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// Words, with what is known of each; capitals make no difference.
pub struct Lexicon<T> {
    /// The lengths in bytes of the words that begin with these three letters, one bit each.
    sieve: Box<[u32]>,
    words: HashMap<Key, T, FixedState>,
}

/// No word of a list is longer, in bytes.
const LONGEST: usize = 31;

/// The bytes of a word without its capitals, and how many they are: two numbers are quicker to compare than a text.
#[derive(PartialEq, Eq, Hash)]
struct Key(u128, u128);

impl Key {
    /// Capitals outside of ASCII stay. `None` for a word that is too long.
    fn of(word: &str) -> Option<Self> {
        if word.len() > LONGEST {
            return None;
        }
        let mut bytes = [0; LONGEST + 1];
        bytes[..word.len()].copy_from_slice(word.as_bytes());
        bytes.make_ascii_lowercase();
        bytes[LONGEST] = word.len() as u8;
        let (start, end) = (*bytes.first_chunk()?, *bytes.last_chunk()?);
        Some(Self(u128::from_le_bytes(start), u128::from_le_bytes(end)))
    }
}

impl<T: Copy> Lexicon<T> {
    /// The lexicon of these words; of what is said of one word, `join` makes one.
    pub fn new(
        words: impl IntoIterator<Item = (&'static str, T)>,
        join: impl Fn(T, T) -> T,
    ) -> Self {
        let mut lexicon = Self {
            sieve: vec![0; 1 << 13].into_boxed_slice(),
            words: HashMap::default(),
        };
        for (word, value) in words {
            lexicon.sieve[start(word.as_bytes())] |= 1 << word.len().min(LONGEST);
            let key = Key::of(&word.to_lowercase()).expect("no word of a list is longer");
            let known = lexicon.words.entry(key).or_insert(value);
            *known = join(*known, value);
        }
        lexicon
    }

    /// What is known of a word, whatever its capitals.
    #[inline]
    pub fn get(&self, word: &str) -> Option<T> {
        let bit = 1 << word.len().min(LONGEST);
        // Small letters and capitals have the same low bits, in ASCII and among the letters of Western Europe.
        match self.sieve[start(word.as_bytes())] & bit {
            0 => None,
            _ => self.find(word),
        }
    }

    fn find(&self, word: &str) -> Option<T> {
        let found = self.words.get(&Key::of(word)?);
        match found {
            None if !word.is_ascii() => self.words.get(&Key::of(&word.to_lowercase())?),
            found => found,
        }
        .copied()
    }
}

/// A number below 2^13 for the first three bytes, the same for capitals and small letters.
#[inline]
fn start(word: &[u8]) -> usize {
    let (one, two, three) = match word {
        [one, two, three, ..] => (*one, *two, *three),
        [one, two] => (*one, *two, 0),
        [one] => (*one, 0, 0),
        [] => (0, 0, 0),
    };
    let five_bits = |byte: u8| usize::from(byte & 31);
    five_bits(one) << 8 ^ five_bits(two) << 4 ^ five_bits(three)
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn words_in_any_case() {
        let lexicon = Lexicon::new([("não", 1), ("a", 2), ("a", 4)], |one, other| one | other);
        assert_eq!(lexicon.get("NÃO"), Some(1));
        assert_eq!(lexicon.get("a"), Some(6));
        assert_eq!(lexicon.get("nao"), None);
        assert_eq!(lexicon.get(""), None);
    }
}
