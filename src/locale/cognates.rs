//! Roots by which words of one origin are known in the languages written in Latin letters: *declaration*,
//! *declaración*, *declaração*. After Simard, Foster and Isabelle, "Using Cognates to Align Sentences in Bilingual
//! Corpora" (1992), who take the first four letters; here spelling is levelled first.

use unicode_normalization::UnicodeNormalization;

/// So many letters of a levelled word are its root.
const LETTERS: usize = 5;

/// Shorter words have too many chance relatives.
const LEAST: usize = 4;

/// Letters that are written in another way in another language.
const LEVELLED: &[(&str, &str)] = &[
    ("ph", "f"),
    ("th", "t"),
    ("ch", "c"),
    ("qu", "c"),
    ("k", "c"),
    ("y", "i"),
    ("w", "v"),
];

/// Returns the root of a word in lower case; `None` when it is too short or holds other letters than Latin ones.
pub fn root(word: &str) -> Option<String> {
    let mut levelled: String = word.nfd().filter(|c| c.is_ascii_alphabetic()).collect();
    if !word.chars().next()?.nfd().next()?.is_ascii_alphabetic() {
        return None;
    }
    for (written, level) in LEVELLED {
        if levelled.contains(written) {
            levelled = levelled.replace(written, level);
        }
    }
    // `special` and `especial`.
    if let Some(rest) = levelled.strip_prefix("es")
        && rest.starts_with(['p', 't', 'c'])
    {
        levelled = format!("s{rest}");
    }
    let mut letters: Vec<char> = levelled.chars().collect();
    letters.dedup();
    if letters.len() < LEAST {
        return None;
    }
    letters.truncate(LETTERS);
    Some(letters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn cases() {
        for (one, other) in [
            ("declaration", "declaración"),
            ("communities", "comunidades"),
            ("physical", "físico"),
            ("special", "especial"),
            ("quantity", "cantidad"),
            ("possession", "posse"),
        ] {
            let same = root(one).is_some_and(|it| Some(it) == root(other));
            assert_eq!(same, one != "possession", "{one} {other}");
        }
        assert_eq!(root("día"), None);
        assert_eq!(root("декларация"), None);
    }
}
