//! Endings of words that tell a language: *-ción*, *-ção*.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::locale::languages::LANGUAGES;
use crate::locale::recognition::LanguageSet;

/// Returns the languages that the ending of a longer word tells.
pub(super) fn languages_of_ending(word: &str) -> LanguageSet {
    static ENDINGS: OnceLock<Endings> = OnceLock::new();
    ENDINGS.get_or_init(Endings::new).languages_of(word)
}

/// The telling endings of all languages. Most words have none of them: their last three bytes say so.
struct Endings {
    endings: Vec<(&'static str, LanguageSet)>,
    /// For three last bytes, the first ending that has them.
    first: Box<[u8]>,
}

impl Endings {
    /// Stands for no ending.
    const NONE: u8 = u8::MAX;

    /// Shorter words tell nothing.
    const LEAST: usize = 6;

    fn new() -> Self {
        let languages = LANGUAGES.iter().enumerate();
        let endings = languages.flat_map(|(at, language)| {
            let endings = language.profile().recognition.endings.iter();
            endings.map(move |ending| (*ending, LanguageSet::at(at)))
        });
        let endings: Vec<_> = endings.collect();
        let mut first = vec![Self::NONE; 1 << 15].into_boxed_slice();
        for (at, (ending, _)) in (0..Self::NONE).zip(&endings).rev() {
            first[last_three(ending.as_bytes())] = at;
        }
        Self { endings, first }
    }

    fn languages_of(&self, word: &str) -> LanguageSet {
        let first = self.first[last_three(word.as_bytes())];
        if first == Self::NONE || word.len() < Self::LEAST {
            return LanguageSet::default();
        }
        let has_capital = word.bytes().any(|byte| byte.is_ascii_uppercase());
        let word: Cow<'_, str> = if has_capital {
            word.to_lowercase().into()
        } else {
            word.into()
        };
        let mut endings = self.endings[usize::from(first)..].iter();
        let found = endings.find(|(ending, _)| word.ends_with(ending));
        found.map_or(LanguageSet::default(), |(_, languages)| *languages)
    }
}

/// Returns five bits of each of the last three bytes, the same for small letters and capitals.
fn last_three(word: &[u8]) -> usize {
    match word {
        [.., one, two, three] => {
            let five_bits = |byte: &u8| usize::from(byte & 31);
            five_bits(one) << 10 | five_bits(two) << 5 | five_bits(three)
        }
        _ => 0,
    }
}
