//! Titles that stand before the names of people, and have a word of their own in every language.

/// Whether a word, in lower case, is a title in a language.
pub fn is_title(word: &str, language: &str) -> bool {
    let row = TITLES.iter().find(|(tag, _)| *tag == language);
    row.is_some_and(|(_, words)| words.contains(&word))
}

static TITLES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "ambassador", "attorney", "bishop", "cardinal", "chancellor", "commissioner", "counselor",
            "dean", "deputy", "director", "doctor", "father", "general", "governor", "inspector",
            "judge", "justice", "lawyer", "magistrate", "minister", "monsignor", "pastor", "poet",
            "pope", "president", "prince", "princess", "professor", "prosecutor", "rapporteur",
            "rector", "representative", "saint", "secretary", "senator", "sister",
        ],
    ),
    (
        "es",
        &[
            "doctor", "doctora", "embajador", "embajadora", "ministra", "ministro", "presidenta",
            "presidente", "profesor", "profesora", "senador", "senadora",
        ],
    ),
    (
        "pt",
        &[
            "doutor", "doutora", "embaixador", "embaixadora", "ministra", "ministro", "presidenta",
            "presidente", "professor", "professora", "senador", "senadora",
        ],
    ),
];
