//! When something was published, as the front matter says it. The clock is never asked.

use crate::runtime::moment;

/// A day, or a time of a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// As RFC 3339 writes it: `2024-05-02T00:00:00Z`.
    pub stamp: String,
}

impl Moment {
    /// Reads `2024-05-02`, `2024-05-02T10:30`, `2024-05-02 10:30:00 -05:00` and the like; a time without a zone is
    /// taken for one of UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, rest) = text.split_at_checked(10)?;
        if !matches!(moment::Moment::parse(day), Some(moment::Moment::Day(_))) {
            return None;
        }
        let stamp = match rest.strip_prefix(['T', 't', ' ']) {
            None if rest.is_empty() => format!("{day}T00:00:00Z"),
            None => return None,
            Some(rest) => {
                let end = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
                let (time, zone) = rest.split_at(end);
                format!("{day}T{}{}", clock(time)?, self::zone(zone.trim())?)
            }
        };
        Some(Self { stamp })
    }

    pub fn day(&self) -> &str {
        &self.stamp[..10]
    }
}

/// `10:30` or `10:30:05`, fractions left out.
fn clock(text: &str) -> Option<String> {
    let whole = text.split('.').next().unwrap_or_default();
    let parts: Vec<&str> = whole.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let below = |part: &str, limit: u8| two_digits(part).is_some_and(|it| it < limit);
    let sound = below(hour, 24) && below(minute, 60) && below(second, 60);
    sound.then(|| format!("{hour}:{minute}:{second}"))
}

/// `Z`, `+02:00` or `+0200`.
fn zone(text: &str) -> Option<String> {
    if text.is_empty() || text.eq_ignore_ascii_case("z") {
        return Some("Z".to_owned());
    }
    let (sign, rest) = text.split_at_checked(1)?;
    let digits = rest.replace(':', "");
    let (hour, minute) = digits.split_at_checked(2)?;
    let sound = two_digits(hour)? < 24 && two_digits(minute)? < 60 && matches!(sign, "+" | "-");
    sound.then(|| format!("{sign}{hour}:{minute}"))
}

fn two_digits(text: &str) -> Option<u8> {
    let is_sound = text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
    is_sound.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_write_it() {
        for (text, expected) in [
            ("2024-05-02", Some("2024-05-02T00:00:00Z")),
            ("2024-05-02T10:30", Some("2024-05-02T10:30:00Z")),
            ("2024-05-02 10:30:07.25", Some("2024-05-02T10:30:07Z")),
            ("2024-05-02T10:30:07Z", Some("2024-05-02T10:30:07Z")),
            (
                "2024-05-02 10:30:07 -0500",
                Some("2024-05-02T10:30:07-05:00"),
            ),
            (
                "2024-05-02T10:30:07+02:00",
                Some("2024-05-02T10:30:07+02:00"),
            ),
            ("2024-02-30", None),
            ("2024-05-02T25:00", None),
            ("2024-05-02, Quito", None),
            ("2024-05-02T10:30+2", None),
            ("May 2024", None),
            ("añañañañaña", None),
        ] {
            let moment = Moment::parse(text);
            assert_eq!(moment.as_ref().map(|it| &*it.stamp), expected, "{text}");
        }
    }
}
