//! Months and days of the week, compared as values. Figures are left to `numbers`.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::mentions::{Mention, Mentions, compare_mentions};
use crate::checks::texts::whole_dates::{ChangedDate, changed_dates};
use crate::fluent::prose::Prose;
use crate::locale::calendar::weekday;
use crate::locale::languages::profile;
use crate::locale::profile::Profile;
use crate::locale::tag::Locale;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;

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
    pub Dates = "dates", Error, [Text]
}

/// A month, 1 to 12, or a day of the week, Monday first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum DateName {
    Month(u32),
    Weekday(usize),
}

/// The words that this check is about.
const NAMES: WordClasses = WordClasses::MONTH.and(WordClasses::DAY);

impl Check for Dates {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        // What the translation does not name was left out at most.
        let mut targets = pair.target.prose().iter();
        if !targets.any(|prose| prose.word_classes().has(NAMES)) {
            return;
        }
        let (from, to) = (pair.source.profile, pair.target.profile);
        if !from.is_known() || !to.is_known() {
            return;
        }
        let before = reporter.count();
        let told = told_as_figures(pair);
        let months = DateNames {
            are_months: true,
            told: &told,
        };
        compare_mentions(&months, pair, reporter);
        let days = DateNames {
            are_months: false,
            told: &[],
        };
        compare_mentions(&days, pair, reporter);
        if reporter.count() > before {
            return;
        }
        for prose in pair.target.prose() {
            let Some((range, date)) = contradiction(prose, to) else {
                continue;
            };
            let mut sources = pair.source.prose().iter();
            if sources.any(|source| contradiction(source, from).is_some()) {
                return;
            }
            let named = prose.text.slice(range.clone());
            let message = format!("{date} does not fall on `{named}`");
            reporter
                .report(prose.span(range), message)
                .help("write the day of the week that the date falls on, or mend the date");
            return;
        }
    }
}

/// The months, or the days of the week.
struct DateNames<'t> {
    are_months: bool,
    /// Places in texts that are left out.
    told: &'t [(String, Range<usize>)],
}

/// Returns the dates of which `numbers` tells a figure and the month together, each with the text that it stands in.
fn told_as_figures(pair: &TextPair<'_, '_>) -> Vec<(String, Range<usize>)> {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return Vec::new();
    };
    // A figure that stands elsewhere on the other side is not missed.
    let is_missed = |date: &ChangedDate| {
        is_figure_missed(source.text.slice(date.source.clone()), &target.text)
            || is_figure_missed(target.text.slice(date.target.clone()), &source.text)
    };
    let dates = changed_dates([source, target])
        .into_iter()
        .filter(is_missed);
    let places = dates.flat_map(|date| {
        [
            (source.text.to_string(), date.source),
            (target.text.to_string(), date.target),
        ]
    });
    places.collect()
}

/// Returns whether a date has a figure that the other text has nowhere.
fn is_figure_missed(date: &str, other: &str) -> bool {
    let mut missed = figures(date);
    missed.any(|figure| figures(other).all(|there| there != figure))
}

fn figures(text: &str) -> impl Iterator<Item = &str> {
    let digits = text.split(|c: char| !c.is_ascii_digit());
    let figures = digits.filter(|digits| !digits.is_empty());
    figures.map(|digits| digits.trim_start_matches('0'))
}

impl Mentions for DateNames<'_> {
    type Kind = DateName;

    const HELP: &'static str = "write the date of the source";

    fn find(&self, prose: &Prose<'_>, locale: &Locale) -> Vec<Mention<DateName>> {
        let mut found = names(prose, profile(locale));
        found.retain(|name| matches!(name.kind, DateName::Month(_)) == self.are_months);
        let is_told = |name: &Mention<DateName>| {
            let mut told = self.told.iter();
            told.any(|(text, date)| *text == prose.text && date.contains(&name.range.start))
        };
        found.retain(|name| !is_told(name));
        found
    }
}

/// Finds the months and days of the week that a text names.
fn names(prose: &Prose<'_>, profile: &Profile) -> Vec<Mention<DateName>> {
    let mut found = Vec::new();
    if !prose.word_classes().has(NAMES) {
        return found;
    }
    let calendar = &profile.calendar;
    let (text, tokens) = (&*prose.text, prose.tokens());
    let named = tokens.iter().zip(prose.word_infos()).enumerate();
    for (at, (token, _)) in named.filter(|(_, (_, known))| known.classes.has(NAMES)) {
        let written = token.of(text);
        let Some((kind, is_full)) = name_of(written, profile) else {
            continue;
        };
        let lower = written.to_lowercase();
        let around = at.saturating_sub(2)..(at + 3).min(tokens.len());
        let is_dated = tokens[around]
            .iter()
            .any(|near| near.of(text).starts_with(|c: char| c.is_ascii_digit()));
        let is_capital = written.starts_with(char::is_uppercase);
        let is_sure = match kind {
            DateName::Month(_) if !is_full => is_dated && is_capital,
            DateName::Month(_) | DateName::Weekday(_) => {
                let is_doubtful = calendar.doubtful.contains(&&*lower);
                let is_month = matches!(kind, DateName::Month(_));
                let is_led = || {
                    let before = at
                        .checked_sub(1)
                        .map(|at| tokens[at].of(text).to_lowercase());
                    before.is_some_and(|word| calendar.leads.contains(&word.as_str()))
                };
                let is_as_written = is_month && is_capital == calendar.capitals;
                !is_doubtful || is_as_written && (is_dated || is_led())
            }
        };
        found.push(Mention {
            kind,
            range: token.range(),
            is_sure,
        });
    }
    found
}

/// Reads the month or day that a word names, and if in full.
fn name_of(written: &str, profile: &Profile) -> Option<(DateName, bool)> {
    if written.len() < 3 || written.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // `mid-May`
    let lower = written.to_lowercase();
    let lower = profile.vocabulary.without_elision(&lower);
    let calendar = &profile.calendar;
    let last = || calendar.month(lower.rsplit_once('-')?.1);
    let month = calendar.month(lower).or_else(last);
    if let Some(month) = month {
        let at = usize::try_from(month).ok()?.checked_sub(1)?;
        let is_full = calendar.months.get(at)?.first() == Some(&lower) || lower.len() > 4;
        return Some((DateName::Month(month), is_full));
    }
    let day = calendar.day(lower)?;
    Some((DateName::Weekday(day), true))
}

/// Finds a day of the week that the date behind it does not fall on, with that date.
fn contradiction(prose: &Prose<'_>, profile: &Profile) -> Option<(Range<usize>, String)> {
    if !prose.signs().has_digit() || !prose.word_classes().has(WordClasses::DAY) {
        return None;
    }
    let (text, tokens) = (&*prose.text, prose.tokens());
    for (at, token) in tokens.iter().enumerate() {
        let Some((DateName::Weekday(named), _)) = name_of(token.of(text), profile) else {
            continue;
        };
        let (mut day, mut month, mut year) = (None, None, None);
        let mut last = token.range().end;
        for next in tokens[at + 1..].iter().take(7) {
            // The date stands in the same breath.
            let between = text.slice(last..next.range().start);
            last = next.range().end;
            if between.contains(['!', '?', ';', '(', ')', '–', '—', '\n']) {
                break;
            }
            let written = next.of(text);
            let digits = written.bytes().take_while(u8::is_ascii_digit).count();
            match (digits, name_of(written, profile)) {
                (_, Some((DateName::Weekday(_), _))) => break,
                (_, Some((DateName::Month(number), _))) => month = month.or(Some(number)),
                (1 | 2, _) if day.is_none() => day = written.slice(..digits).parse().ok(),
                (1 | 2, _) => break,
                (4, _) => {
                    year = written.slice(..4).parse().ok();
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
            return Some((token.range(), format!("{year:04}-{month:02}-{day:02}")));
        }
    }
    None
}
