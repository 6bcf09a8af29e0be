//! Months and days of the week, compared as values. Figures are left to `numbers`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::checks::declare::check;
use crate::checks::model::{Check, Say, TextPair};
use crate::checks::texts::mentions::{Mention, changes};
use crate::locale::calendar::{CALENDARS, Calendar, calendar, weekday};
use crate::locale::profile::{Profile, profile};
use crate::locale::tag::Locale;
use crate::text::opaque::opaque;
use crate::text::tokens::runs;

check! {
    /// # What it finds
    /// A month or a day of the week that became another one, and a day of the week that the date after it does not fall on.
    ///
    /// # Why it matters
    /// *4 de mayo* in place of *April 4* looks right in every other way, and people come on the wrong day.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// adopted = The statement was adopted on April 12, 2024.
    /// march = Join us on Sunday, March 1, 2026.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// adopted = La declaración se aprobó el 12 de mayo de 2024.
    /// march = Acompáñanos el domingo 1 de marzo de 2026.
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// adopted = A declaração foi adotada em 12 de abril de 2024.
    /// march = Junte-se a nós na segunda-feira, 1.º de março de 2026.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:45: error[dates] `April` of the source is `mayo` here
    /// locales/pt/main.ftl:2:27: error[dates] `Sunday` of the source is `segunda-feira` here
    /// ```
    ///
    /// A month in figures, or one left out, is no finding. Words that are something else as well, such as *may*, *march* or
    /// *segunda*, count only where a date stands around them.
    ///
    /// # When to silence it
    /// Where a date was converted: another time zone, another calendar.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese (the website of Rust, the Universal Declaration of Human Rights, the
    /// Contributor Covenant, Open Source Guides, the website of Mozilla, Comprehensive Rust; 26 000 pairs of texts) it finds
    /// nothing, and there was nothing to be found. Of 14 months that were then exchanged for the next, it
    /// named all.
    pub Dates = "dates", Error
}

/// A month, 1 to 12, or a day of the week, Monday first.
#[derive(Clone, Copy, PartialEq)]
enum Name {
    Month(u32),
    Weekday(usize),
}

impl Check for Dates {
    fn text(&self, pair: &TextPair<'_, '_>, say: &mut Say<'_>) {
        let side = |locale: &Locale| calendar(locale.language()).map(|it| (profile(locale), it));
        let (Some(from), Some(to)) = (side(pair.source.locale), side(pair.target.locale)) else {
            return;
        };
        let mut told = false;
        let names = (
            |text: &str| names(text, from.0, from.1),
            |text: &str| names(text, to.0, to.1),
        );
        for of_month in [true, false] {
            let only = |found: Vec<Mention<Name>>| -> Vec<Mention<Name>> {
                let is_wanted = |it: &Mention<Name>| matches!(it.kind, Name::Month(_)) == of_month;
                found.into_iter().filter(is_wanted).collect()
            };
            let mentions = (
                |text: &str| only(names.0(text)),
                |text: &str| only(names.1(text)),
            );
            for change in changes((&pair.source, &pair.target), mentions) {
                told = true;
                let (was, now) = (change.was.1, change.now.1);
                say.at(
                    pair.target.prose()[change.at].span(change.range),
                    format!("`{was}` of the source is `{now}` here"),
                )
                .help("write the date of the source");
            }
        }
        if told {
            return;
        }
        for prose in pair.target.prose() {
            let Some((range, date)) = contradiction(&prose.text, to) else {
                continue;
            };
            let mut sources = pair.source.prose().iter();
            if sources.any(|source| contradiction(&source.text, from).is_some()) {
                continue;
            }
            let named = &prose.text[range.clone()];
            let message = format!("{date} does not fall on `{named}`");
            say.at(prose.span(range), message)
                .help("write the day of the week that the date falls on, or mend the date");
            return;
        }
    }
}

/// The months and days of the week that a text names.
fn names(text: &str, profile: &Profile, calendar: &Calendar) -> Vec<Mention<Name>> {
    let mut found = Vec::new();
    if !may_name(text, profile, calendar) {
        return found;
    }
    let left_out = opaque(text);
    let tokens: Vec<Range<usize>> = runs(text, &left_out).collect();
    for (at, range) in tokens.iter().enumerate() {
        let written = &text[range.clone()];
        let Some((kind, is_full)) = name_of(written, profile, calendar) else {
            continue;
        };
        let lower = written.to_lowercase();
        let around = at.saturating_sub(2)..(at + 3).min(tokens.len());
        let is_dated = tokens[around]
            .iter()
            .any(|near| text[near.clone()].starts_with(|c: char| c.is_ascii_digit()));
        let is_capital = written.starts_with(char::is_uppercase);
        let is_sure = match kind {
            Name::Month(_) if !is_full => is_dated && is_capital,
            Name::Month(_) | Name::Weekday(_) => {
                let is_doubtful = calendar.doubtful.contains(&&*lower);
                let is_month = matches!(kind, Name::Month(_));
                !is_doubtful || (is_dated && is_month && is_capital == calendar.capital_months)
            }
        };
        found.push(Mention {
            kind,
            range: range.clone(),
            is_sure,
        });
    }
    found
}

/// What a word names, and whether in full.
fn name_of(written: &str, profile: &Profile, calendar: &Calendar) -> Option<(Name, bool)> {
    if !(3..=20).contains(&written.len()) || written.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let last = written.rsplit('-').next().unwrap_or_default();
    if !STARTS[start(written.as_bytes())] && !STARTS[start(last.as_bytes())] {
        return None;
    }
    let lower = written.to_lowercase();
    let month = profile.month(&lower);
    // `mid-May`
    let month = month.or_else(|| profile.month(lower.rsplit('-').next()?));
    if let Some(month) = month {
        let at = usize::try_from(month).ok()?.checked_sub(1)?;
        let is_full = profile.months.get(at)?.first() == Some(&&*lower) || lower.len() > 4;
        return Some((Name::Month(month), is_full));
    }
    let mut days = calendar.weekdays.iter();
    let day = days.position(|forms| forms.contains(&&*lower))?;
    Some((Name::Weekday(day), true))
}

/// The first three bytes of the names of all languages, by what [`start`] makes of them.
static STARTS: LazyLock<Box<[bool]>> = LazyLock::new(|| {
    let mut starts = vec![false; 1 << 15].into_boxed_slice();
    for row in CALENDARS {
        let locale = Locale::parse(row.language);
        let months = locale.as_ref().map_or(&[][..], |it| profile(it).months);
        for form in months.iter().chain(&row.weekdays).copied().flatten() {
            starts[start(form.as_bytes())] = true;
        }
    }
    starts[start(b"mid-May")] = true;
    starts
});

/// A number below 2^15 for the first three bytes of a word, the same for capitals and small letters.
fn start(word: &[u8]) -> usize {
    let five_bits = |at: usize| usize::from(word.get(at).map_or(0, |byte| byte & 31));
    five_bits(0) << 10 | five_bits(1) << 5 | five_bits(2)
}

/// Whether the beginning of a word is that of a name: quick to deny, for most words.
fn may_name(text: &str, profile: &Profile, calendar: &Calendar) -> bool {
    let mut is_start = true;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let is_letter = byte.is_ascii_alphabetic() || *byte >= 0x80;
        let begins = |at: usize| STARTS[start(&bytes[at..])];
        if is_letter && is_start && bytes.len() - at >= 3 && begins(at) {
            let belongs = |it: &u8| it.is_ascii_alphabetic() || *it >= 0x80 || *it == b'-';
            let length = bytes[at..].iter().position(|it| !belongs(it));
            let word = &text[at..length.map_or(text.len(), |length| at + length)];
            if name_of(word, profile, calendar).is_some() {
                return true;
            }
        }
        is_start = !is_letter;
    }
    false
}

/// A day of the week that the date behind it does not fall on, with that date.
fn contradiction(
    text: &str,
    (profile, calendar): (&Profile, &Calendar),
) -> Option<(Range<usize>, String)> {
    // A year, a day and a month: nothing to look at without four figures in a row.
    let is_year = |four: &[u8]| four.iter().all(u8::is_ascii_digit);
    if !text.as_bytes().windows(4).any(is_year) || !may_name(text, profile, calendar) {
        return None;
    }
    let left_out = opaque(text);
    let tokens: Vec<Range<usize>> = runs(text, &left_out).collect();
    for (at, range) in tokens.iter().enumerate() {
        let Some((Name::Weekday(named), _)) = name_of(&text[range.clone()], profile, calendar)
        else {
            continue;
        };
        let (mut day, mut month, mut year) = (None, None, None);
        let mut last = range.end;
        for token in tokens[at + 1..].iter().take(7) {
            // The date stands in the same breath.
            let between = &text[last..token.start];
            last = token.end;
            if between.contains(['!', '?', ';', '(', ')', '–', '—', '\n']) {
                break;
            }
            let written = &text[token.clone()];
            let digits = written.bytes().take_while(u8::is_ascii_digit).count();
            match (digits, name_of(written, profile, calendar)) {
                (_, Some((Name::Weekday(_), _))) => break,
                (_, Some((Name::Month(number), _))) => month = month.or(Some(number)),
                (1 | 2, _) if day.is_none() => day = written[..digits].parse().ok(),
                (1 | 2, _) => break,
                (4, _) => {
                    year = written[..4].parse().ok();
                    break;
                }
                _ => {}
            }
        }
        let (Some(day), Some(month), Some(year)) = (day, month, year) else {
            continue;
        };
        if let Some(falls_on) = weekday(year, month, day)
            && falls_on != named
        {
            return Some((range.clone(), format!("{year:04}-{month:02}-{day:02}")));
        }
    }
    None
}
