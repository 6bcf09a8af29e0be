//! Words that may stand twice in a row.

/// The words of a language that may stand twice in a row, in lower case; `None` where nothing is known of it.
pub fn doublings(language: &str) -> Option<&'static [&'static str]> {
    let (_, words) = DOUBLINGS.iter().find(|(tag, _)| *tag == language)?;
    Some(words)
}

static DOUBLINGS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "had", "that", "is", "do", "her", "no", "very", "so", "many", "much", "long", "far",
            "ha", "bye", "blah", "now", "there", "really", "you", "in", "on",
        ],
    ),
    (
        "es",
        &[
            "nos", "que", "no", "sí", "muy", "ya", "casi", "más", "poco", "luego", "así", "bla",
            "ja", "tan", "mucho", "todo", "todos", "nunca", "siempre", "bueno", "os",
        ],
    ),
    (
        "pt",
        &[
            "nos", "que", "não", "sim", "muito", "já", "quase", "mais", "pouco", "logo", "bla",
            "tão", "tudo", "todos", "nunca", "sempre", "bem", "se", "como", "vós", "nós",
        ],
    ),
];
