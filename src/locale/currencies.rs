//! Currencies, as signs and codes. Their names are in the vocabulary of each language.

use crate::locale::vocabulary::Vocabulary;

/// One currency, or several of one name: dollars are not told apart. Languages name it by its first code.
#[derive(Debug)]
pub struct Currency {
    /// Written as they are, with nothing between them and the letters around.
    pub signs: &'static [&'static str],
    /// Codes, in capitals.
    pub codes: &'static [&'static str],
}

/// Returns the currency that a word of a language or a code names, as its place in [`CURRENCIES`].
pub fn currency(word: &str, vocabulary: &Vocabulary) -> Option<usize> {
    let lower = word.to_lowercase();
    let name = vocabulary.without_elision(&lower);
    let mut names = vocabulary.currencies.iter();
    let named = names.find(|(_, words)| words.contains(&name));
    let code = named.map_or(word, |(code, _)| code);
    CURRENCIES.iter().position(|it| it.codes.contains(&code))
}

/// Returns whether a text ends with the sign or the code of a currency, a blank behind it left aside.
pub fn ends_with_currency(text: &str) -> bool {
    let text = text.trim_end();
    let mut names = CURRENCIES
        .iter()
        .flat_map(|it| it.signs.iter().chain(it.codes));
    names.any(|name| text.ends_with(name))
}

/// `$` is the sign of dollars and of pesos, and so tells of both.
pub static CURRENCIES: &[Currency] = &[
    Currency {
        signs: &["$"],
        codes: &["USD", "CAD", "AUD"],
    },
    Currency {
        signs: &["$"],
        codes: &["MXN", "ARS", "COP", "CLP", "UYU", "DOP", "PHP"],
    },
    Currency {
        signs: &["€"],
        codes: &["EUR"],
    },
    Currency {
        signs: &["£"],
        codes: &["GBP"],
    },
    Currency {
        signs: &["R$"],
        codes: &["BRL"],
    },
    Currency {
        signs: &["¥"],
        codes: &["JPY"],
    },
    Currency {
        signs: &["S/"],
        codes: &["PEN"],
    },
    Currency {
        signs: &[],
        codes: &["CHF"],
    },
    Currency {
        signs: &[],
        codes: &["GTQ"],
    },
    Currency {
        signs: &[],
        codes: &["HNL"],
    },
];
