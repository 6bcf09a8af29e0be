//! The words that turn a sentence into its opposite.

use crate::locale::word_info::WordClasses;

/// The negations of one language.
#[derive(Debug)]
pub struct Negations {
    language: &'static str,
    /// In lower case.
    words: &'static [&'static str],
    /// What a word that is negated ends in.
    endings: &'static [&'static str],
    /// Verbs of duty, which a negation beside them makes a prohibition.
    duties: &'static [&'static str],
    /// A duty and its negation in one word.
    prohibitions: &'static [&'static str],
    /// Beginnings that turn the rest of a word into its opposite.
    prefixes: &'static [&'static str],
    /// Beginnings of words that deny by what they mean.
    denials: &'static [&'static str],
    /// Whole words that do so.
    denying: &'static [&'static str],
}

impl Negations {
    /// Whether a word, in lower case, negates.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(&word) || self.endings.iter().any(|it| word.ends_with(it))
    }

    /// Whether a word, in lower case, demands something.
    pub fn is_duty(&self, word: &str) -> bool {
        self.duties.contains(&word)
    }

    /// Whether a word, in lower case, forbids something on its own.
    pub fn is_prohibition(&self, word: &str) -> bool {
        self.prohibitions.contains(&word)
    }

    /// Whether a word, in lower case, may say without a negation what another language says with one.
    pub fn may_deny(&self, word: &str) -> bool {
        let rest = |prefix: &str| word.strip_prefix(prefix).map_or(0, str::len);
        self.denying.contains(&word)
            || self.denials.iter().any(|it| word.starts_with(it))
            || self.prefixes.iter().any(|it| rest(it) >= LEAST_REST)
    }
}

/// Every word that negates, demands, or forbids on its own, in any language.
pub(super) fn all() -> impl Iterator<Item = (&'static str, WordClasses)> {
    let lists = NEGATIONS.iter().flat_map(|row| {
        [
            (row.words, WordClasses::NEGATION),
            (row.duties, WordClasses::DUTY),
            (
                row.prohibitions,
                WordClasses::NEGATION.and(WordClasses::DUTY),
            ),
        ]
    });
    lists.flat_map(|(words, classes)| words.iter().map(move |word| (*word, classes)))
}

/// A prefix stands before at least so many bytes.
const LEAST_REST: usize = 4;

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
        duties: &["must", "shall", "should"],
        prohibitions: &[
            "cannot",
            "can't",
            "can’t",
            "mustn't",
            "mustn’t",
            "shouldn't",
            "shouldn’t",
            "shan't",
            "shan’t",
        ],
        prefixes: &["un", "in", "im", "dis", "non", "anti", "ir", "il"],
        denials: &[
            "avoid",
            "lack",
            "deny",
            "deni",
            "refus",
            "refrain",
            "reject",
            "prevent",
            "prohibit",
            "forb",
            "absen",
            "except",
            "hardly",
            "rarely",
            "less",
            "few",
            "difficult",
            "fail",
            "illegal",
        ],
        denying: &[
            "little", "only", "hard", "instead", "rather", "far", "out", "against", "any", "but",
            "yet", "stop", "free",
        ],
    },
    Negations {
        language: "es",
        words: &[
            "no", "nunca", "jamás", "sin", "ni", "tampoco", "nadie", "nada", "ningún", "ninguno",
            "ninguna",
        ],
        endings: &[],
        duties: &[
            "debe",
            "deben",
            "deberá",
            "deberán",
            "debería",
            "deberían",
            "debemos",
            "debes",
            "deberías",
            "debés",
            "podrá",
            "podrán",
            "podemos",
            "será",
            "serán",
        ],
        prohibitions: &[],
        prefixes: &["in", "im", "des", "anti", "ir", "il"],
        denials: &[
            "abst",
            "absten",
            "evit",
            "carec",
            "carez",
            "falt",
            "negar",
            "nega",
            "nieg",
            "rechaz",
            "impid",
            "impedi",
            "prohib",
            "ausen",
            "except",
            "salvo",
            "apenas",
            "menos",
            "difícil",
            "olvid",
            "únic",
            "ilegal",
            "lejos",
            "fuera",
            "cualquier",
            "contra",
            "además",
            "sino",
            "antes",
            "todav",
            "aún",
            "dej",
        ],
        denying: &["poco", "poca", "pocos", "pocas", "solo", "sólo"],
    },
    Negations {
        language: "pt",
        words: &[
            "não", "nunca", "jamais", "sem", "nem", "tampouco", "ninguém", "nada", "nenhum",
            "nenhuma",
        ],
        endings: &[],
        duties: &[
            "deve", "devem", "deverá", "deverão", "deveria", "deveriam", "devemos", "poderá",
            "poderão", "podemos", "será", "serão",
        ],
        prohibitions: &[],
        prefixes: &["in", "im", "des", "anti", "ir", "il"],
        denials: &[
            "abst", "absten", "evit", "carec", "falt", "negar", "nega", "rejeit", "imped", "proib",
            "proíb", "ausên", "except", "exceto", "salvo", "apenas", "menos", "difícil", "esque",
            "únic", "ilegal", "longe", "fora", "qualquer", "contra", "além", "mas", "antes",
            "ainda", "deix",
        ],
        denying: &["pouco", "pouca", "poucos", "poucas", "só", "somente"],
    },
];
