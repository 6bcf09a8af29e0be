//! Names that were mistyped: which one was meant.

/// Returns the known name most like a mistyped one, whatever the case of its letters, if it is at least so like it:
/// `likeness` is the part of the letters that both have in the same order, between 0 and 1.
pub fn nearest<'n>(name: &str, known: &[&'n str], likeness: f32) -> Option<&'n str> {
    let lowercase: Vec<String> = known.iter().map(|known| known.to_lowercase()).collect();
    let candidates: Vec<&str> = lowercase.iter().map(String::as_str).collect();
    let near = similar::get_close_matches(&*name.to_lowercase(), &candidates, 1, likeness);
    let at = candidates
        .iter()
        .position(|known| near.first() == Some(known))?;
    Some(known[at])
}

/// Returns the known key or value of a configuration that was meant. Short words are like each other by chance.
pub fn meant_key<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    nearest(name, known, 0.78)
}

/// Returns the known name that an option or an argument was meant to be.
pub fn meant<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    // One letter of two is half of a tag of a language.
    nearest(name, known, if name.len() <= 2 { 0.5 } else { 0.6 })
}

#[cfg(test)]
mod tests {
    use super::{meant, meant_key};

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
            assert_eq!(meant(typed, &names), expected, "{typed}");
        }
        let keys = ["source", "content", "catalogs", "min-coverage", "name"];
        for (typed, expected) in [
            ("contents", Some("content")),
            ("min_coverage", Some("min-coverage")),
            ("catalgos", Some("catalogs")),
            ("colour", None),
            ("sauce", None),
            ("nmae", None),
            ("", None),
        ] {
            assert_eq!(meant_key(typed, &keys), expected, "{typed}");
        }
    }
}
