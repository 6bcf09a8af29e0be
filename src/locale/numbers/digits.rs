//! Finds the numbers that a text writes in digits, each with every way to understand it: `3.5 billion`, `4 pm`,
//! `1990s`, `3.º`, `A/RES/73/195`. Digits in addresses, code and tags are left out.

use std::ops::Range;

use crate::locale::numbers::chunk::{Chunk, digits_end};
use crate::locale::numbers::value::{Decimal, Reading, digit};
use crate::locale::profile::Profile;

/// A number in digits.
#[derive(Clone, Debug)]
pub struct Number {
    /// In the text, the words that multiply it included.
    pub range: Range<usize>,
    pub readings: Vec<Reading>,
    /// The numbers it falls into if it is not one.
    pub parts: Vec<Number>,
    pub weight: Weight,
    /// The power of ten of the words that multiply it.
    power: u8,
}

/// How much is lost with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Firm,
    /// A list marker, or digits in a name (`H1N1`, `COVID-19`): may come and go, but not become another.
    Weak,
}

/// Whether a text has a digit at all.
pub fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || (!text.is_ascii() && text.chars().any(|c| digit(c).is_some()))
}

/// The numbers of a text in order; `opaque` are the ranges to leave out, in order.
pub fn numbers(text: &str, opaque: &[Range<usize>], profile: &Profile) -> Vec<Number> {
    let mut scan = Scan {
        text,
        profile,
        found: Vec::new(),
    };
    let mut at = 0;
    for range in opaque.iter().cloned().chain([text.len()..text.len()]) {
        while at < range.start {
            at = scan.step(at, range.start);
        }
        at = at.max(range.end);
    }
    scan.share_multipliers();
    scan.found
}

struct Scan<'t> {
    text: &'t str,
    profile: &'t Profile,
    found: Vec<Number>,
}

impl Scan<'_> {
    /// Reads what stands at `at`, not beyond `limit`, and says where to go on.
    fn step(&mut self, at: usize, limit: usize) -> usize {
        let Some(c) = self.text[at..limit].chars().next() else {
            return limit;
        };
        if digit(c).is_some() {
            return self.number(at).min(limit.max(at + 1));
        }
        if c.is_alphabetic() && !self.before(at).is_some_and(char::is_alphanumeric) {
            return self.word(at, limit);
        }
        at + c.len_utf8()
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// A word that begins with a letter: a document symbol, a version, a name with digits, or nothing.
    fn word(&mut self, at: usize, limit: usize) -> usize {
        let rest = &self.text[at..limit];
        let length = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        let word = &rest[..length];
        if let Some(symbol) = symbol(rest) {
            self.push(
                at..at + symbol.len(),
                vec![Reading::Token(symbol.to_owned())],
                Weight::Firm,
            );
            return at + symbol.len();
        }
        match word.find(|c| digit(c).is_some()) {
            Some(start @ 1) if word.starts_with(['v', 'V']) => self.number(at + start),
            Some(start) => self.name(at, start, length),
            None if word.chars().all(|c| c.is_ascii_uppercase()) => {
                self.hyphenated(at, length, limit)
            }
            None => at + length,
        }
    }

    /// `COVID-19`, or a word in capitals alone.
    fn hyphenated(&mut self, at: usize, length: usize, limit: usize) -> usize {
        let start = at + length + 1;
        let is_joined = start < limit
            && self.text[at + length..].starts_with(['-', '‑'])
            && self.text.is_char_boundary(start);
        let end = if is_joined {
            digits_end(self.text, start)
        } else {
            start
        };
        match end > start {
            true => self.name(at, length + 1, end - at),
            false => at + length,
        }
    }

    /// A name whose digits begin at `digits`.
    fn name(&mut self, at: usize, digits: usize, length: usize) -> usize {
        let name = &self.text[at..at + length];
        let token = name.replace('-', "").to_lowercase();
        let value = name[digits..].trim_end_matches(|c| digit(c).is_none());
        let value = Decimal::parse(value, "").map(Reading::Value);
        let readings = std::iter::once(Reading::Token(token))
            .chain(value)
            .collect();
        self.push(at..at + length, readings, Weight::Weak);
        at + length
    }

    fn push(&mut self, range: Range<usize>, readings: Vec<Reading>, weight: Weight) {
        self.found.push(Number {
            range,
            readings,
            parts: Vec::new(),
            weight,
            power: 0,
        });
    }

    /// A number that begins with a digit; says where it ends, suffixes included.
    fn number(&mut self, start: usize) -> usize {
        let chunk = Chunk::at(self.text, start);
        let raw = &self.text[chunk.range()];
        if let Some(end) = self.clock(&chunk).or_else(|| self.fraction(&chunk)) {
            return end;
        }
        let mut readings = chunk.readings(self.profile.separators);
        if readings.is_empty() && (chunk.is_dotted() || raw.len() > 36) {
            readings.push(Reading::Token(raw.to_owned()));
        }
        if readings.is_empty() {
            self.separate(&chunk);
            return chunk.end();
        }
        let mut number = Number {
            range: chunk.range(),
            readings,
            parts: Vec::new(),
            weight: Weight::Firm,
            power: 0,
        };
        if chunk.has_blank() || chunk.is_date() || !chunk.is_regular(self.profile.separators) {
            number.parts = self.parts(&chunk);
        }
        number.readings.extend(chunk.hour());
        if chunk.is_plain() && self.is_list_marker(&number.range) {
            number.weight = Weight::Weak;
        }
        let end = self.suffix(&mut number, chunk.is_plain());
        self.multiply(&mut number, end);
        let end = end.max(number.range.end);
        self.found.push(number);
        end
    }

    fn parts(&self, chunk: &Chunk<'_>) -> Vec<Number> {
        let part = |group: &Range<usize>| Number {
            range: group.clone(),
            readings: Decimal::parse(&self.text[group.clone()], "")
                .map(Reading::Value)
                .into_iter()
                .collect(),
            parts: Vec::new(),
            weight: Weight::Firm,
            power: 0,
        };
        chunk.groups.iter().map(part).collect()
    }

    fn separate(&mut self, chunk: &Chunk<'_>) {
        let parts = self.parts(chunk);
        self.found.extend(parts);
    }

    /// `9:30`, `09:30:15`, `9h30`: the hour with its minutes.
    fn clock(&mut self, chunk: &Chunk<'_>) -> Option<usize> {
        let rest = &self.text[chunk.end()..];
        let mark = rest.chars().next()?;
        if !chunk.is_plain() || !matches!(mark, ':' | 'h') {
            return None;
        }
        let minutes = chunk.end() + 1..digits_end(self.text, chunk.end() + 1);
        let hour: u8 = self.text[chunk.range()]
            .parse()
            .ok()
            .filter(|hour| *hour <= 24)?;
        let minute: u8 = self.text[minutes.clone()]
            .parse()
            .ok()
            .filter(|minute| *minute < 60)?;
        if minutes.len() != 2 {
            return None;
        }
        let mut end = minutes.end;
        if self.text[end..].starts_with(':') && digits_end(self.text, end + 1) == end + 3 {
            end += 3;
        }
        let mut number = Number {
            range: chunk.start()..end,
            readings: times(hour, minute),
            parts: Vec::new(),
            weight: Weight::Firm,
            power: 0,
        };
        let end = self
            .half_of_day(&mut number, end, hour, minute)
            .unwrap_or(end);
        self.found.push(number);
        Some(end)
    }

    /// `1/3`: a part of a whole, or a day and a month.
    fn fraction(&mut self, chunk: &Chunk<'_>) -> Option<usize> {
        let slash = chunk.end();
        if !chunk.is_plain()
            || !self.text[slash..].starts_with('/')
            || self.before(chunk.start()) == Some('/')
        {
            return None;
        }
        let below = slash + 1..digits_end(self.text, slash + 1);
        if self.text[below.end..].starts_with('/') || below.len() > 3 {
            return None;
        }
        let above: u32 = self.text[chunk.range()].parse().ok()?;
        let whole: u32 = self.text[below.clone()]
            .parse()
            .ok()
            .filter(|whole| above < *whole)?;
        let part = |range: Range<usize>, value: u32| Number {
            range,
            readings: vec![Reading::Value(u128::from(value).into())],
            parts: Vec::new(),
            weight: Weight::Firm,
            power: 0,
        };
        self.found.push(Number {
            range: chunk.start()..below.end,
            readings: vec![Reading::Token(format!("{above}/{whole}"))],
            parts: vec![part(chunk.range(), above), part(below.clone(), whole)],
            weight: Weight::Firm,
            power: 0,
        });
        Some(below.end)
    }

    /// `1. ` or `2) ` at the start of a line.
    fn is_list_marker(&self, range: &Range<usize>) -> bool {
        let line = &self.text[..range.start];
        let line = &line[line.rfind('\n').map_or(0, |end| end + 1)..];
        let rest = self.text[range.end..].trim_start_matches('\\');
        line.chars()
            .all(|c| matches!(c, ' ' | '>' | '*' | '_' | '#' | '-' | '('))
            && rest.starts_with(['.', ')'])
            && rest[1..]
                .chars()
                .next()
                .is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_'))
    }

    /// Reads what is written onto the digits (`3rd`, `3.º`, `90s`, `10k`, `4 pm`) and says where it ends.
    fn suffix(&self, number: &mut Number, is_plain: bool) -> usize {
        let end = number.range.end;
        let rest = &self.text[end..];
        let Some(Reading::Value(value)) = number.readings.first().cloned() else {
            return end;
        };
        if let Some(hour) = value
            .whole()
            .and_then(|hour| u8::try_from(hour).ok())
            .filter(|hour| *hour <= 24)
            && is_plain
            && let Some(end) = self.half_of_day(number, end, hour, 0)
        {
            return end;
        }
        let dotted = rest
            .strip_prefix('.')
            .filter(|rest| rest.starts_with(['º', 'ª']));
        let letters = dotted.unwrap_or(rest);
        let letters = &letters[..letters
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(letters.len())];
        let word = letters.to_lowercase();
        let multiplied = self
            .profile
            .words
            .suffixes
            .iter()
            .find(|(suffix, _)| *suffix == word);
        if let Some((_, power)) = multiplied {
            let more: Vec<Reading> = scaled(&number.readings, *power);
            number.readings.extend(more);
        }
        let is_decade = word == "s"
            || (word.is_empty() && rest.starts_with(['\'', '’']) && rest[1..].contains('s'));
        if is_decade && let Some(year) = value.whole().filter(|year| year % 10 == 0) {
            let other = if year >= 1000 {
                year % 100
            } else {
                1900 + year
            };
            number.readings.push(Reading::Value(other.into()));
        }
        end + usize::from(dotted.is_some()) + letters.len()
    }

    /// `am` or `pm` after an hour; says where it ends.
    fn half_of_day(&self, number: &mut Number, end: usize, hour: u8, minute: u8) -> Option<usize> {
        let rest = &self.text[end..];
        let mut word = String::new();
        let mut length = 0;
        for c in rest.chars().take(6) {
            if c.is_alphabetic() {
                word.extend(c.to_lowercase());
            } else if !matches!(c, '.' | ' ' | '\u{a0}' | '\u{202f}') || word.len() > 1 {
                break;
            }
            length += c.len_utf8();
        }
        let words = self.profile.words;
        let hour = if words.afternoon.contains(&word.as_str()) {
            if hour < 12 { hour + 12 } else { hour }
        } else if words.forenoon.contains(&word.as_str()) {
            if hour == 12 { 0 } else { hour }
        } else {
            return None;
        };
        number.readings.extend(times(hour, minute));
        Some(end + length)
    }

    /// Takes in the multipliers after a number: `billion`, `mil millones`, `mil 500 millones`.
    fn multiply(&self, number: &mut Number, from: usize) {
        let mut end = from;
        while let Some((power, word_end)) = self.multiplier(end) {
            number.readings = scaled(&number.readings, power);
            number.power += power;
            end = word_end;
            if power == 3
                && let Some((rest, rest_end)) = self.hundreds_of_millions(end)
            {
                let values = number.readings.iter().filter_map(|reading| match reading {
                    Reading::Value(value) => value.whole().map(|whole| (whole + rest).into()),
                    Reading::Time(..) | Reading::Token(_) => None,
                });
                number.readings = values.map(Reading::Value).collect();
                end = rest_end;
            }
        }
        if end > from {
            number.range.end = end;
            number.parts.clear();
        }
    }

    fn multiplier(&self, end: usize) -> Option<(u8, usize)> {
        let rest = &self.text[end..];
        let blank = rest
            .chars()
            .next()
            .filter(|c| c.is_whitespace() || *c == '-')?;
        let start = end + blank.len_utf8();
        let rest = &self.text[start..];
        let word = &rest[..rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len())];
        let word_end = start + word.len();
        let lower = word.to_lowercase();
        let found = self
            .profile
            .multipliers
            .iter()
            .find(|(name, _)| *name == lower);
        found.map(|(_, power)| (*power, word_end))
    }

    /// `500` of `2 mil 500 millones`, and where it ends.
    fn hundreds_of_millions(&self, end: usize) -> Option<(u128, usize)> {
        let start = end + usize::from(self.text[end..].starts_with(' '));
        let digits_end = digits_end(self.text, start);
        let (power, _) = self
            .multiplier(digits_end)
            .filter(|(power, _)| *power >= 6)?;
        let rest: u128 = self.text[start..digits_end]
            .parse()
            .ok()
            .filter(|rest| *rest < 1000)?;
        (power >= 6).then_some((rest, digits_end))
    }

    /// In `5 to 10 million` the 5 may be millions as well; in `2014–15` and `7/10/15` the 15 may be 2015.
    fn share_multipliers(&mut self) {
        for at in (1..self.found.len()).rev() {
            if let Some(year) = self.year_of_date(at) {
                self.found[at]
                    .readings
                    .extend([1900 + year, 2000 + year].map(|year| Reading::Value(year.into())));
            }
            let (before, after) = self.found.split_at_mut(at);
            let (Some(one), Some(other)) = (before.last_mut(), after.first_mut()) else {
                continue;
            };
            let between = self
                .text
                .get(one.range.end..other.range.start)
                .unwrap_or("?");
            let between =
                between.trim_matches(|c: char| c.is_whitespace() || matches!(c, '$' | '€' | '£'));
            let is_dash = matches!(between, "-" | "–" | "—" | "/");
            if !is_dash && between != "," && !self.profile.words.range_words.contains(&between) {
                continue;
            }
            if one.power == 0 && other.power > 0 {
                let more = scaled(&one.readings, other.power);
                one.readings.extend(more);
                one.power = other.power;
            }
            if is_dash && let Some(year) = short_year(one, other) {
                other.readings.push(Reading::Value(year.into()));
            }
        }
    }
}

impl Scan<'_> {
    /// The 15 of `7/10/15`.
    fn year_of_date(&self, at: usize) -> Option<u128> {
        let [day, month, year] = &self.found[at.checked_sub(2)?..=at] else {
            return None;
        };
        let is_slash = |one: &Number, other: &Number| {
            self.text.get(one.range.end..other.range.start) == Some("/")
        };
        (is_slash(day, month) && is_slash(month, year)).then_some(())?;
        whole(year).filter(|year| *year < 100)
    }
}

/// The value of a whole number.
fn whole(number: &Number) -> Option<u128> {
    match number.readings.first() {
        Some(Reading::Value(value)) => value.whole(),
        Some(Reading::Time(..) | Reading::Token(_)) | None => None,
    }
}

fn short_year(one: &Number, other: &Number) -> Option<u128> {
    let year = whole(one).filter(|year| (1000..3000).contains(year))?;
    let short = whole(other).filter(|short| *short < 100)?;
    Some(year / 100 * 100 + short)
}

fn scaled(readings: &[Reading], power: u8) -> Vec<Reading> {
    let scale = |reading: &Reading| match reading {
        Reading::Value(value) => Reading::Value(value.times_ten(power)),
        other => other.clone(),
    };
    readings.iter().map(scale).collect()
}

/// What an hour may be written as elsewhere: on the dial of twelve hours, and without minutes when there are none.
fn times(hour: u8, minute: u8) -> Vec<Reading> {
    let mut readings = vec![Reading::Time(hour, minute)];
    if hour > 12 {
        readings.push(Reading::Time(hour - 12, minute));
    }
    if minute == 0 {
        let hours = [Some(hour), hour.checked_sub(12)].into_iter().flatten();
        readings.extend(hours.map(|hour| Reading::Value(u128::from(hour).into())));
    }
    readings
}

/// The symbol of a document at the start of `rest`: `A/RES/73/195`, `CEDAW/C/GC/32`, `S/RES/1325(2000)`.
fn symbol(rest: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '(' | ')');
    let word = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
    let word = word.trim_end_matches(['.', '-', '/']);
    let word = if word.contains('(') {
        word
    } else {
        word.trim_end_matches(')')
    };
    let (first, _) = word.split_once('/')?;
    let is_symbol = first.starts_with(|c: char| c.is_ascii_uppercase())
        && first
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '.')
        && word.contains(|c: char| c.is_ascii_digit());
    is_symbol.then_some(word)
}
