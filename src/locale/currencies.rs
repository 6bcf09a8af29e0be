//! Currencies, as signs, codes and words.

/// One currency, or several of one name: dollars are not told apart.
#[derive(Debug)]
pub struct Currency {
    /// Written as they are, with nothing between them and the letters around.
    pub signs: &'static [&'static str],
    /// Codes, in capitals.
    pub codes: &'static [&'static str],
    /// Words of all languages, in lower case.
    pub words: &'static [&'static str],
}

/// The currency that a word or a code names, as its place in [`CURRENCIES`].
pub fn currency(word: &str) -> Option<usize> {
    let lower = word.to_lowercase();
    let is_named = |it: &Currency| it.codes.contains(&word) || it.words.contains(&&*lower);
    CURRENCIES.iter().position(is_named)
}

/// `$` is the sign of dollars and of pesos, and so tells of both.
pub static CURRENCIES: &[Currency] = &[
    Currency {
        signs: &["$"],
        codes: &["USD", "CAD", "AUD"],
        words: &["dollar", "dollars", "dólar", "dólares"],
    },
    Currency {
        signs: &["$"],
        codes: &["MXN", "ARS", "COP", "CLP", "UYU", "DOP", "PHP"],
        words: &["peso", "pesos"],
    },
    Currency {
        signs: &["€"],
        codes: &["EUR"],
        words: &["euro", "euros"],
    },
    Currency {
        signs: &["£"],
        codes: &["GBP"],
        words: &[
            "pound",
            "pounds",
            "libra",
            "libras",
            "sterling",
            "esterlinas",
        ],
    },
    Currency {
        signs: &["R$"],
        codes: &["BRL"],
        words: &["reais", "real", "reales"],
    },
    Currency {
        signs: &["¥"],
        codes: &["JPY"],
        words: &["yen", "yenes", "iene", "ienes"],
    },
    Currency {
        signs: &["S/"],
        codes: &["PEN"],
        words: &["soles"],
    },
    Currency {
        signs: &[],
        codes: &["CHF"],
        words: &["franc", "francs", "franco", "francos"],
    },
    Currency {
        signs: &[],
        codes: &["GTQ"],
        words: &["quetzal", "quetzals", "quetzales"],
    },
    Currency {
        signs: &[],
        codes: &["HNL"],
        words: &["lempira", "lempiras"],
    },
];
