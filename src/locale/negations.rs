//! The words that turn a sentence into its opposite.

/// The negations of one language.
#[derive(Debug)]
pub struct Negations {
    language: &'static str,
    /// In lower case.
    words: &'static [&'static str],
    /// What a word that is negated ends in.
    endings: &'static [&'static str],
}

impl Negations {
    /// Whether a word, in lower case, negates.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(&word) || self.endings.iter().any(|it| word.ends_with(it))
    }
}

/// What is known of a language.
pub fn negations(language: &str) -> Option<&'static Negations> {
    NEGATIONS.iter().find(|row| row.language == language)
}

static NEGATIONS: &[Negations] = &[
    Negations {
        language: "en",
        words: &[
            "not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "nowhere",
            "without", "cannot", "unless",
        ],
        endings: &["n't", "n’t"],
    },
    Negations {
        language: "es",
        words: &[
            "no", "nunca", "jamás", "sin", "ni", "tampoco", "nadie", "nada", "ningún", "ninguno",
            "ninguna",
        ],
        endings: &[],
    },
    Negations {
        language: "pt",
        words: &[
            "não", "nunca", "jamais", "sem", "nem", "tampouco", "ninguém", "nada", "nenhum",
            "nenhuma",
        ],
        endings: &[],
    },
];
