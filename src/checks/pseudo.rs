//! Checks of what a language says: texts of a pseudo-locale have none, and are in order all the same.

/// Their names, in the order of the manual.
const OF_LANGUAGE: &[&str] = &[
    "plural-missing",
    "plural-unreachable",
    "plural-hides-number",
    "emphasis",
    "numbers",
    "units",
    "glossary",
    "term-literal",
    "identical",
    "inverted-marks",
    "quotes",
    "brackets",
    "final-punctuation",
    "spacing",
    "month-case",
    "number-format",
    "ellipsis",
    "invisible-characters",
    "mojibake",
    "homoglyphs",
    "normalization",
    "large-numbers",
    "money",
    "dates",
    "contacts",
    "acronyms",
    "names",
    "negation",
    "opposites",
    "wrong-language",
    "half-translated",
    "repeated-word",
    "truncated",
    "length-ratio",
    "omission",
    "sentence-count",
    "mixed-variants",
    "consistency",
    "list-parallelism",
];

/// Returns whether a check looks at something else than language.
pub(super) fn holds_without_language(id: &str) -> bool {
    !OF_LANGUAGE.contains(&id)
}

#[cfg(test)]
mod tests {
    use super::OF_LANGUAGE;

    #[test]
    fn each_is_a_check() {
        for id in OF_LANGUAGE {
            assert!(crate::checks::find(id).is_some(), "{id}");
        }
    }
}
