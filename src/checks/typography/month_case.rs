//! Months and days with a capital, in languages that write them small.

use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::typography::reading::{TypographyText, readings};
use crate::fluent::prose::Prose;
use crate::locale::word_info::{WordClasses, WordInfo};
use crate::text::slice::Slice;
use crate::text::tokens::Token;

check! {
    /// # What it finds
    /// The name of a month or a day with a capital within a sentence, in Spanish, French and Portuguese, where the source
    /// names the same month or day.
    ///
    /// # Why it matters
    /// English writes *May* and *Monday*, Spanish *mayo* and *lunes*, Portuguese *maio* and *segunda-feira*. The capital is
    /// the commonest trace of the original.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// date = Adopted on 3 May 2024, a Friday.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// date = Aprobada el 3 de Mayo de 2024, un viernes.
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// date = Adotada em 3 de maio de 2024, uma Sexta-feira.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:25: warning[month-case] `Mayo` is written `mayo` within a sentence
    /// locales/pt/main.ftl:1:42: warning[month-case] `Sexta-feira` is written `sexta-feira` within a sentence
    /// ```
    ///
    /// Feasts and names (*Viernes Santo*, *plaza 25 de Mayo*) keep their capital: a word with a capital stands beside them.
    ///
    /// # When to silence it
    /// In the name of a street, a movement, a newspaper.
    ///
    /// # Precision
    /// No finding in the websites of Rust and Mozilla (six locales), Open Source Guides, the Universal Declaration of Human
    /// Rights, the Contributor Covenant and Comprehensive Rust. Of 12 capitals that were planted, it found all. A person
    /// called *Abril* is taken for the month where the source has *April*.
    pub MonthCase = "month-case", Warning, [Text], fixable
}

impl Check for MonthCase {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let profile = pair.target.profile;
        let calendar = &profile.calendar;
        if !profile.is_known() || calendar.capitals || !pair.target.prose().iter().any(may_name) {
            return;
        }
        let mut named = None;
        let mut reported = BTreeSet::new();
        for reading in readings(&pair.target) {
            for (start, end) in capitals(&reading) {
                let word = reading.text.slice(start..end);
                let small = word.to_lowercase();
                let month = calendar.full_month(&small);
                let day = calendar.full_day(&small);
                if month.is_none() && day.is_none() {
                    continue;
                }
                let (months, days) = named.get_or_insert_with(|| named_in(pair));
                let is_named = month.is_some_and(|number| months.contains(&number))
                    || day.is_some_and(|number| days.contains(&number));
                let Some(place) = reading.place(start..end) else {
                    continue;
                };
                if !is_named
                    || !is_within_sentence(&reading, start)
                    || is_name(reading.text, start, end)
                    || !reported.insert(place)
                {
                    continue;
                }
                reporter
                    .report(
                        place,
                        format!("`{word}` is written `{small}` within a sentence"),
                    )
                    .help("write it with a small letter")
                    .fix("write it with a small letter", [(place, small)]);
            }
        }
    }
}

fn may_name(prose: &Prose<'_>) -> bool {
    prose
        .word_classes()
        .has(WordClasses::MONTH.and(WordClasses::DAY))
}

/// Returns the months and days that begin with a capital.
fn capitals(reading: &TypographyText<'_>) -> Vec<(usize, usize)> {
    let text = reading.text;
    let is_joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '@' | '#' | '_' | '.' | '/');
    let is_one = |(token, known): &(&Token, &WordInfo)| {
        let mut letters = token.of(text).chars();
        token.capitals > 0
            && known.classes.has(WordClasses::MONTH.and(WordClasses::DAY))
            && letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
            && !text.slice(..token.range().start).ends_with(is_joined)
    };
    let (tokens, known) = (reading.prose.tokens(), reading.prose.word_infos());
    let tokens = tokens.iter().zip(known).filter(is_one);
    tokens
        .map(|(token, _)| (token.range().start, token.range().end))
        .collect()
}

/// Returns the months and days that the source names.
fn named_in(pair: &TextPair<'_, '_>) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let calendar = &pair.source.profile.calendar;
    let (mut months, mut days) = (BTreeSet::new(), BTreeSet::new());
    for prose in pair.source.prose() {
        for word in prose
            .text
            .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        {
            let word = word.to_lowercase();
            months.extend(calendar.month(&word).map(|month| month as usize - 1));
            days.extend(calendar.full_day(&word));
        }
    }
    (months, days)
}

/// Returns whether a word stands between others of its sentence: after a letter, a digit or a comma on its line.
fn is_within_sentence(reading: &TypographyText<'_>, start: usize) -> bool {
    let is_passed = |c: char| c.is_whitespace() || matches!(c, '*' | '_');
    let before = reading.text.slice(..start).trim_end_matches(is_passed);
    let gap = reading.text.slice(before.len()..start);
    if gap.contains("\n\n") || gap.contains("\n*") || !gap.contains(char::is_whitespace) {
        return false;
    }
    let last = reading.before(before.len());
    last.is_some_and(|(_, c)| c.is_alphanumeric() || c == ',')
}

/// Returns whether a word with a capital stands beside it, a number and *de* passed over: *Plaza 25 de Mayo*, *Viernes
/// Santo*.
fn is_name(text: &str, start: usize, end: usize) -> bool {
    let next = text
        .slice(end..)
        .strip_prefix([' ', '\u{a0}'])
        .unwrap_or_default();
    if next.starts_with(char::is_uppercase) {
        return true;
    }
    let mut before = text.slice(..start).split_whitespace().rev().peekable();
    before.next_if(|word| word.len() == 2 && word.chars().all(char::is_lowercase));
    before.next_if(|word| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()));
    let sentence = text.slice(..start).trim_end_matches(char::is_whitespace);
    let word = before.next().unwrap_or_default();
    // The first word of a sentence has its capital for that.
    let is_first = before
        .next()
        .is_none_or(|previous| previous.ends_with(['.', '?', '!', ':']));
    !sentence.ends_with(',')
        && !is_first
        && word.starts_with(char::is_uppercase)
        && !word.ends_with([',', '.', ';', ')'])
}
