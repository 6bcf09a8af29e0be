//! Writing a number of one language in another, in the way a text there writes its numbers.

use crate::locale::number_words::Separators;
use crate::locale::numbers::value::Decimal;
use crate::locale::profile::Profile;

/// Returns a number as it `is` written in one language, for a text of another that wrote `like` for what it `was`.
///
/// Digits with the marks between them alone; `None` where the marks cannot be told apart.
pub fn rewritten(
    (was, is): (&str, &str),
    from: &Profile,
    like: &str,
    to: &Profile,
) -> Option<String> {
    let read = |written| {
        let mut rules = from.numbers.separators.iter();
        rules.find_map(|rules| Parts::read(written, rules))
    };
    let (before, parts) = (read(was), read(is)?);
    // A year tells nothing of how thousands are written, nor they of it.
    let is_other_kind = before.is_some_and(|before| {
        before.whole.len() > 3
            && parts.whole.len() > 3
            && before.group.is_some() != parts.group.is_some()
    });
    let (own, others) = to.numbers.separators.split_first()?;
    let (example, rules) = std::iter::once(own)
        .chain(others)
        .find_map(|rules| Some((Parts::read(like, rules)?, rules)))?;
    let group = match (example.group.filter(|_| !is_other_kind), parts.group) {
        (None, group) if is_other_kind => group.and(rules.groups.first().copied()),
        // As the text does it, and as the number is written in its own language.
        (Some(group), _) => Some(group),
        (None, Some(_)) if example.whole.len() < 4 => rules.groups.first().copied(),
        (None, _) => None,
    };
    let least = match (example.group, example.whole.len()) {
        _ if is_other_kind => 4,
        (Some(_), length) => length.min(5),
        (None, _) => 4,
    };
    let mut out = String::new();
    for (at, digit) in parts.whole.chars().enumerate() {
        let left = parts.whole.len() - at;
        if let Some(group) = group
            && at > 0
            && left.is_multiple_of(3)
            && parts.whole.len() >= least
        {
            out.push(group);
        }
        out.push(digit);
    }
    if let Some(fraction) = parts.fraction {
        out.push(rules.decimal);
        out.push_str(&fraction);
    }
    Some(out)
}

/// Returns a number as it is written in one language, for another of which no text is known.
pub fn carried_over(written: &str, from: &Profile, to: &Profile) -> Option<String> {
    rewritten(("1", written), from, "1", to)
}

/// Returns the value of digits with marks between them, in one language.
pub fn value(written: &str, profile: &Profile) -> Option<Decimal> {
    let mut rules = profile.numbers.separators.iter();
    let parts = rules.find_map(|rules| Parts::read(written, rules))?;
    Decimal::parse(&parts.whole, parts.fraction.as_deref().unwrap_or(""))
}

struct Parts {
    whole: String,
    fraction: Option<String>,
    /// The mark between its groups of three.
    group: Option<char>,
}

impl Parts {
    fn read(written: &str, rules: &Separators) -> Option<Self> {
        let (whole, fraction) = match written.rsplit_once(rules.decimal) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (written, None),
        };
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        if !fraction.is_none_or(is_digits) {
            return None;
        }
        let group = whole.chars().find(|c| !c.is_ascii_digit());
        if let Some(group) = group {
            let mut groups = whole.split(group);
            let first = groups.next()?;
            let are_groups = groups.all(|it| it.len() == 3 && is_digits(it));
            if !rules.groups.contains(&group) || first.len() > 3 || !is_digits(first) || !are_groups
            {
                return None;
            }
        } else if !is_digits(whole) {
            return None;
        }
        Some(Self {
            whole: whole.chars().filter(char::is_ascii_digit).collect(),
            fraction: fraction.map(str::to_owned),
            group,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::rewritten;
    use crate::locale::languages::profile;
    use crate::locale::tag::Locale;

    #[test]
    fn cases() {
        let of = |tag| profile(&Locale::parse(tag).unwrap());
        for (was, written, like, tag, expected) in [
            ("1,200", "1,350", "1.200", "pt", Some("1.350")),
            ("1,200", "1,350", "1200", "es", Some("1350")),
            ("1,200", "1,350", "1 200", "es-ES", Some("1 350")),
            ("900", "12,500", "900", "pt-BR", Some("12.500")),
            ("900", "12,500", "900", "es-MX", Some("12,500")),
            ("2022", "2026", "2022", "es", Some("2026")),
            ("20", "25", "20", "es", Some("25")),
            ("3.5", "4.5", "3,5", "es-ES", Some("4,5")),
            ("3", "4.5", "3", "pt", Some("4,5")),
            ("3", "1,350.5", "3", "pt", Some("1.350,5")),
            ("3", "12,34", "3", "pt", None),
            ("2021", "1,987", "2021", "pt", Some("1.987")),
            ("2,103", "2022", "2.103", "pt", Some("2022")),
            ("2021", "12,500", "2021", "es-MX", Some("12,500")),
        ] {
            let found = rewritten((was, written), of("en"), like, of(tag));
            assert_eq!(found.as_deref(), expected, "{written} like {like} in {tag}");
        }
    }
}
