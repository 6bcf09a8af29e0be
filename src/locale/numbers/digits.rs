//! Finds the numbers that a text writes in digits, each with every way to understand it: `3.5 billion`, `4 pm`,
//! `1990s`, `3.º`, `A/RES/73/195`. Digits in addresses, code and tags are left out.

use std::ops::Range;

use crate::locale::numbers::chunk::{Chunk, digits_end};
use crate::locale::numbers::clock::{clock, share_half};
use crate::locale::numbers::east_asian;
use crate::locale::numbers::hours::spoken_hour;
use crate::locale::numbers::joined::{fraction, paragraph};
use crate::locale::numbers::number::{Number, Weight};
use crate::locale::numbers::shares::{add_percent, join_shares};
use crate::locale::numbers::suffix::{multiply, suffix};
use crate::locale::numbers::symbol::symbol;
use crate::locale::numbers::value::{Decimal, Reading, digit};
use crate::locale::profile::Profile;
use crate::text::slice::Slice;

/// Returns whether a text has a digit at all.
pub fn has_digit(text: &str) -> bool {
    next_digit(text, 0).is_some()
}

/// Returns the first digit from `at` on. Most texts have none: this is quick to say so.
fn next_digit(text: &str, at: usize) -> Option<usize> {
    // Of the digits that are not ASCII, the first byte is one of these.
    let may_be_digit =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, 0xd9 | 0xdb | 0xe0 | 0xe1 | 0xef);
    let bytes = text.as_bytes();
    let mut from = at;
    loop {
        // Whole chunks at a time, which the compiler makes into vector instructions.
        let mut chunks = bytes[from..].chunks(CHUNK);
        let chunk = chunks.position(|chunk| {
            chunk
                .iter()
                .fold(false, |any, byte| any | may_be_digit(*byte))
        })?;
        from += chunk * CHUNK;
        let found = from + bytes[from..].iter().position(|byte| may_be_digit(*byte))?;
        let c = text.slice(found..).chars().next()?;
        if digit(c).is_some() {
            return Some(found);
        }
        from = found + c.len_utf8();
    }
}

/// So many bytes are looked at together.
const CHUNK: usize = 32;

/// Returns the numbers of a text in order; `protected` are the ranges to leave out, in order.
pub fn numbers(text: &str, protected: &[Range<usize>], profile: &Profile) -> Vec<Number> {
    let mut scan = Scan {
        text,
        profile,
        found: Vec::new(),
    };
    let mut at = 0;
    for range in protected
        .iter()
        .cloned()
        .chain(std::iter::once(text.len()..text.len()))
    {
        while let Some(word) = scan.next_word_with_digit(at, range.start) {
            at = word.start;
            while at <= word.end && at < range.start {
                at = scan.step(at, range.start);
            }
        }
        at = at.max(range.end);
    }
    scan.relate();
    join_shares(text, scan.found, profile)
}

struct Scan<'t> {
    text: &'t str,
    profile: &'t Profile,
    found: Vec<Number>,
}

impl Scan<'_> {
    /// Returns the next word that holds a digit, from its first byte to its first digit; from `at` on and before
    /// `limit`.
    fn next_word_with_digit(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        if at >= limit {
            return None;
        }
        let found = next_digit(self.text.slice(..limit), at)?;
        let before = self.text.slice(at..found);
        let begun = match before.ends_with(char::is_whitespace) {
            true => 0,
            false => before.split_whitespace().next_back().map_or(0, str::len),
        };
        Some(found - begun..found)
    }

    /// Reads what stands at `at`, not beyond `limit`, and says where to go on.
    fn step(&mut self, at: usize, limit: usize) -> usize {
        let Some(c) = self.text.slice(at..limit).chars().next() else {
            return limit;
        };
        if digit(c).is_some() {
            return self.number(at);
        }
        let before = self.text.slice(..at).chars().next_back();
        let goes_on = |before: char| before.is_alphanumeric() && is_of_script(before, c);
        if c.is_alphabetic() && !before.is_some_and(goes_on) {
            return self.word(at, limit);
        }
        at + c.len_utf8()
    }

    /// Reads a number that begins with a digit; says where it ends.
    fn number(&mut self, start: usize) -> usize {
        let chunk = Chunk::at(self.text, start);
        let before = self.text.slice(..start);
        // `:3` and `<3`
        if chunk.range().len() == 1 && before.ends_with([':', '<']) && self.is_emoticon(&chunk) {
            return chunk.end();
        }
        let found = clock(self.text, &chunk, self.profile)
            .or_else(|| fraction(self.text, &chunk))
            .or_else(|| paragraph(self.text, &chunk))
            .or_else(|| self.spoken_hour(&chunk))
            .or_else(|| self.quantity(&chunk));
        match found {
            Some(number) => {
                let end = number.range.end;
                self.found.push(number);
                end
            }
            None => {
                self.found.extend(self.parts(&chunk));
                chunk.end()
            }
        }
    }

    /// Reads an hour in digits and words: *half past 7*, *las 7 y media*.
    fn spoken_hour(&self, chunk: &Chunk<'_>) -> Option<Number> {
        let range = chunk.range();
        let is_hour = chunk.is_plain() && range.len() <= 2;
        let hour = self
            .text
            .slice(range.clone())
            .parse()
            .ok()
            .filter(|_| is_hour)?;
        let told = spoken_hour(self.text, &range, hour, self.profile);
        // *a las 9 diez personas*
        told.filter(|told| told.weight == Weight::Firm)
    }

    /// Returns whether a digit behind `:` or `<` makes a face or a heart.
    fn is_emoticon(&self, chunk: &Chunk<'_>) -> bool {
        let before = self.text.slice(..chunk.range().start - 1);
        let after = self.text.slice(chunk.end()..).chars().next();
        self.text.slice(chunk.range()) == "3"
            && before.ends_with(char::is_whitespace)
            && after.is_none_or(|c| !c.is_alphanumeric() && c != '.')
    }

    /// `3.5 billion`, `3rd`, `2.0.1`; `None` where the digits are several numbers.
    fn quantity(&self, chunk: &Chunk<'_>) -> Option<Number> {
        let raw = self.text.slice(chunk.range());
        let separators = &self.profile.numbers.separators;
        let mut readings = chunk.readings(separators);
        // `255.255.255.255` is an address where points part thousands, too.
        let is_address = chunk.is_dotted() && chunk.groups.len() == 4;
        if is_address || (readings.is_empty() && (chunk.is_dotted() || raw.len() > 36)) {
            readings.push(Reading::Token(raw.to_owned()));
        }
        if readings.is_empty() {
            return None;
        }
        readings.extend(chunk.hour());
        let mut number = Number::new(chunk.range(), readings);
        // Nothing counts to `000`: `1,000,000` is no list.
        let (before, rest) = (
            self.text.slice(..chunk.range().start),
            self.text.slice(chunk.range().end..),
        );
        // `sha{224,256}sum` names two programs.
        let is_braced = before.ends_with('{') && rest.starts_with('}');
        let may_be_list = raw.contains(',')
            && (is_braced || !raw.contains(",000") && !chunk.is_regular(separators));
        if chunk.has_blank() || chunk.is_date() || may_be_list {
            number.parts = self.parts(chunk);
        }
        // `+507` is the code of a country, which a translation may add.
        let is_code = before.ends_with('+');
        let is_named = is_code || east_asian::is_base(rest);
        if chunk.is_plain() && (is_named || self.is_list_marker(&number.range)) {
            number.weight = Weight::Weak;
        }
        if let Some(code) = number.parts.first_mut().filter(|_| is_code) {
            code.weight = Weight::Weak;
        }
        if !east_asian::add_myriads(self.text, &mut number) {
            suffix(self.text, &mut number, chunk.is_plain(), self.profile);
            multiply(self.text, &mut number, self.profile);
            add_percent(self.text, &mut number, self.profile);
        }
        Some(number)
    }

    fn parts(&self, chunk: &Chunk<'_>) -> Vec<Number> {
        let groups = chunk.groups.iter();
        groups
            .map(|group| Number::plain(self.text, group.clone()))
            .collect()
    }

    /// `1. ` or `2) ` at the start of a line.
    fn is_list_marker(&self, range: &Range<usize>) -> bool {
        let before = self.text.slice(..range.start).chars().rev();
        let mut before = before.take_while(|c| *c != '\n').take(16);
        let rest = self.text.slice(range.end..).trim_start_matches('\\');
        let mut after = rest.chars();
        before.all(|c| " >*_#-(".contains(c))
            && after.next().is_some_and(|c| matches!(c, '.' | ')'))
            && after
                .next()
                .is_none_or(|c| c.is_whitespace() || "*_".contains(c))
    }

    /// Reads a word that begins with a letter: a document symbol, a version, a name with digits, or nothing.
    fn word(&mut self, at: usize, limit: usize) -> usize {
        let rest = self.text.slice(at..limit);
        let first = rest.chars().next().unwrap_or(' ');
        let length = rest
            .find(|c: char| !c.is_alphanumeric() || !is_of_script(first, c))
            .unwrap_or(rest.len());
        let word = rest.slice(..length);
        if let Some(symbol) = symbol(rest) {
            let range = at..at + symbol.len();
            let token = Reading::Token(symbol.to_owned());
            self.found.push(Number::new(range.clone(), vec![token]));
            return range.end;
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
        if start >= limit || !self.text.slice(at + length..).starts_with('-') {
            return at + length;
        }
        let end = digits_end(self.text, start);
        match end > start {
            true => self.name(at, length + 1, end - at),
            false => at + length,
        }
    }

    /// Reads a name whose digits begin at `digits`.
    fn name(&mut self, at: usize, digits: usize, length: usize) -> usize {
        let name = self.text.slice(at..at + length);
        let token = Reading::Token(name.replace('-', "").to_lowercase());
        let value = name
            .slice(digits..)
            .trim_end_matches(|c| digit(c).is_none());
        let value = Decimal::parse(value, "").map(Reading::Value);
        let readings = std::iter::once(token).chain(value).collect();
        let mut number = Number::new(at..at + length, readings);
        number.weight = Weight::Weak;
        self.found.push(number);
        at + length
    }

    /// In `5 to 10 million` the 5 may be millions as well; in `2014–15` and `7/10/15` the 15 may be 2015.
    fn relate(&mut self) {
        for at in (1..self.found.len()).rev() {
            if let Some(year) = self.year_of_date(at) {
                self.found[at].or(1900 + year);
                self.found[at].or(2000 + year);
            }
            let (before, after) = self.found.split_at_mut(at);
            let (Some(one), Some(other)) = (before.last_mut(), after.first_mut()) else {
                continue;
            };
            let between = self.text.get(one.range.end..other.range.start);
            let is_sign = |c: char| c.is_whitespace() || "$€£".contains(c);
            let between = between.unwrap_or("?").trim_matches(is_sign);
            let is_dash = matches!(between, "-" | "–" | "—" | "/");
            let is_range = is_dash || between == ",";
            if !is_range && !self.profile.numbers.range_words.contains(&between) {
                continue;
            }
            if one.power == 0 && other.power > 0 {
                one.readings.extend(one.scaled(other.power));
                one.power = other.power;
            }
            if between != "," {
                share_half(one, other);
            }
            if let Some(year) = short_year(one, other).filter(|_| is_dash) {
                other.or(year);
            }
        }
    }

    /// Returns the 15 of `7/10/15`.
    fn year_of_date(&self, at: usize) -> Option<u128> {
        let [day, month, year] = &self.found[at.checked_sub(2)?..=at] else {
            return None;
        };
        let is_slash = |one: &Number, other: &Number| {
            self.text.get(one.range.end..other.range.start) == Some("/")
        };
        if !is_slash(day, month) || !is_slash(month, year) {
            return None;
        }
        year.whole().filter(|year| *year < 100)
    }
}

/// Returns whether two characters may stand in one word: `CVSSv3` ends before `の`.
fn is_of_script(one: char, other: char) -> bool {
    east_asian::is_letter(one) == east_asian::is_letter(other)
}

/// 2015 of `2014–15`.
fn short_year(one: &Number, other: &Number) -> Option<u128> {
    let year = one.whole().filter(|year| (1000..3000).contains(year))?;
    let short = other.whole().filter(|short| *short < 100)?;
    Some(year / 100 * 100 + short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::languages::profile;
    use crate::locale::tag::Locale;
    use crate::text::protected_ranges::protected_ranges;

    /// Checks the numbers found in a text, each by its first reading.
    #[track_caller]
    fn check(tag: &str, text: &str, expected: &[&str]) {
        let profile = profile(&Locale::parse(tag).unwrap());
        let found = numbers(text, &protected_ranges(text), profile);
        let shown: Vec<String> = found
            .iter()
            .map(|number| {
                let written = text.slice(number.range.clone());
                match &number.readings[0] {
                    Reading::Value(value) => format!("{written} = {value}"),
                    Reading::Time(hour, minute) => format!("{written} = {hour}:{minute:02}"),
                    Reading::Token(token) => format!("{written} = {token}"),
                }
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn quantities() {
        check("en", "US$3.5 billion", &["3.5 billion = 3 500 000 000"]);
        check(
            "es",
            "2 mil 500 millones",
            &["2 mil 500 millones = 2 500 000 000"],
        );
        check("es-MX", "1.200 y 1,200", &["1.200 = 1.2", "1,200 = 1200"]);
        check(
            "es",
            "12 500,50 y 300",
            &["12 500,50 = 12 500.5", "300 = 300"],
        );
        check("en", "1, 2,3 and 4", &["1 = 1", "2,3 = 2.3", "4 = 4"]);
    }

    #[test]
    fn tokens_and_times() {
        check(
            "en",
            "2.0.1 of A/RES/73/195.",
            &["2.0.1 = 2.0.1", "A/RES/73/195 = A/RES/73/195"],
        );
        check(
            "en",
            "4:30 p.m. on the 3rd",
            &["4:30 p.m. = 4:30", "3rd = 3"],
        );
        check(
            "es",
            "la 3.ª de 24/7 o 1/3",
            &["3.ª = 3", "24 = 24", "7 = 7", "1/3 = 1/3"],
        );
        check("en", "22(8), 3 (2)", &["22(8) = 22(8)", "3 = 3", "2 = 2"]);
        check(
            "en",
            "see `x1`, v2 and COVID-19",
            &["2 = 2", "COVID-19 = covid19"],
        );
    }
}
