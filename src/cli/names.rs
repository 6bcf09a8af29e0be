//! Names that were mistyped: which one was meant.

/// The name most like `typed`, if one is like it at all.
pub(super) fn nearest<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let typed = typed.to_lowercase();
    let distance = |name: &&str| strsim::damerau_levenshtein(&typed, &name.to_lowercase());
    let near = |name: &&str| {
        let allowed = (name.chars().count() / 3).max(1);
        distance(name) <= allowed || (typed.len() >= 3 && name.contains(&typed))
    };
    names.filter(near).min_by_key(distance)
}

/// A hint: the nearest name, or else all of them.
pub(super) fn hint(typed: &str, names: &[&str], otherwise: &str) -> String {
    match nearest(typed, names.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let names = ["missing-message", "missing-value", "numbers", "es", "pt"];
        for (typed, expected) in [
            ("missing-mesage", Some("missing-message")),
            ("Numbers", Some("numbers")),
            ("number", Some("numbers")),
            ("message", Some("missing-message")),
            ("ep", Some("es")),
            ("zzz", None),
        ] {
            assert_eq!(nearest(typed, names.into_iter()), expected, "{typed}");
        }
    }
}
