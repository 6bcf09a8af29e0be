//! Roots by which words of one origin are known in the languages written in Latin letters: *declaration*,
//! *declaración*, *declaração*. After Simard, Foster and Isabelle, "Using Cognates to Align Sentences in Bilingual
//! Corpora" (1992), who take the first four letters; here spelling is levelled first.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use crate::text::slice::Slice;

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
    let first = word.chars().next()?;
    let mut levelled = String::with_capacity(word.len());
    let mut push = |c: char| {
        if c.is_ascii_alphabetic() {
            levelled.push(c);
        }
    };
    for c in word.chars() {
        if c.is_ascii() {
            push(c);
        } else {
            decompose_canonical(c, &mut push);
        }
    }
    if !first.is_ascii_alphabetic() && !first.nfd().next()?.is_ascii_alphabetic() {
        return None;
    }
    // Most words have none of the letters that are in what is levelled.
    if levelled.bytes().any(|byte| b"hqkyw".contains(&byte)) {
        for (written, level) in LEVELLED {
            if levelled.contains(written) {
                levelled = levelled.replace(written, level);
            }
        }
    }
    let mut letters = &*levelled;
    // `special` and `especial`.
    if let Some(rest) = levelled.strip_prefix("es")
        && rest.starts_with(['p', 't', 'c'])
    {
        letters = levelled.slice(1..);
    }
    let mut root = String::with_capacity(LETTERS);
    for c in letters.chars() {
        if root.len() < LETTERS && !root.ends_with(c) {
            root.push(c);
        }
    }
    (root.len() >= LEAST).then_some(root)
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
