//! Amounts in words that are compared among themselves only: magnitudes (*dozens*, *hundreds*), parts (*two-thirds*) and
//! places in a row before a noun (*the first hearing*).

use std::mem::discriminant;
use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::fluent::prose::Prose;
use crate::locale::number_words::{NumberPart, NumberRole, NumberWords};
use crate::locale::numbers::said::ordinal;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;

/// Reports the one amount of a sentence that is another one of its kind in the translation.
pub(super) fn compare_amounts(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    let is_same_language = pair.source.locale.language() == pair.target.locale.language();
    let may_have = |prose: &Prose<'_>| prose.word_classes().has(CLASSES);
    if is_same_language || !may_have(source) || !may_have(target) {
        return;
    }
    let there = amounts(source, target);
    if there.is_empty() {
        return;
    }
    let here = amounts(target, source);
    for sentences in pair.sentences() {
        let one = within(&there, &sentences.source);
        let Some((was, now)) = changed(&one, &within(&here, &sentences.target)) else {
            continue;
        };
        if is_counted(&was, target) || is_counted(&now, source) {
            continue;
        }
        let written = source.text.slice(was.range.clone());
        let is = target.text.slice(now.range.clone());
        let span = target.span(now.range.clone());
        reporter
            .report(span, format!("`{written}` of the source is `{is}` here"))
            .severity(sentences.severity())
            .help("write the amount of the source");
    }
}

const CLASSES: WordClasses = WordClasses::AMOUNT.and(WordClasses::NUMBER);

#[derive(Clone, Debug)]
struct Amount {
    value: RoughValue,
    /// In the text.
    range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum RoughValue {
    /// A power of ten: *hundreds of thousands* are 5.
    Magnitude(u8),
    /// So many parts of so many.
    Part(u32, u32),
    /// The place in a row.
    Place(u32),
}

/// Returns whether another text says the number of a place: *the first and second cells*, *as duas primeiras celas*.
fn is_counted(amount: &Amount, other: &Prose<'_>) -> bool {
    let RoughValue::Place(place) = amount.value else {
        return false;
    };
    let numbers = &other.profile().numbers;
    let mut tokens = other.tokens().iter();
    tokens.any(|token| {
        let word = token.of(&other.text).to_lowercase();
        let role = numbers.role(&word);
        // *a* is no number.
        let is_number = role == Some(NumberRole::Part(NumberPart::Small(place)));
        is_number && (place > 1 || ordinal(numbers, &word).is_some())
    })
}

fn within(amounts: &[Amount], sentence: &Range<usize>) -> Vec<Amount> {
    let amounts = amounts.iter();
    let inside = amounts.filter(|amount| sentence.contains(&amount.range.start));
    inside.cloned().collect()
}

/// Returns the amount that each side has alone, where they are of one kind and it is the only one.
fn changed(source: &[Amount], target: &[Amount]) -> Option<(Amount, Amount)> {
    source.iter().find_map(|amount| {
        let alone = |side: &[Amount], other: &[Amount]| -> Option<Amount> {
            let is_alone = |one: &&Amount| {
                discriminant(&one.value) == discriminant(&amount.value)
                    && other.iter().all(|it| it.value != one.value)
            };
            let mut found = side.iter().filter(is_alone);
            let first = found.next()?;
            found
                .all(|it| it.value == first.value)
                .then(|| first.clone())
        };
        Some((alone(source, target)?, alone(target, source)?))
    })
}

/// Returns the amounts of a text; the other one tells whether *segunda* is a day.
fn amounts(prose: &Prose<'_>, other: &Prose<'_>) -> Vec<Amount> {
    let reader = AmountReader {
        prose,
        numbers: &prose.profile().numbers,
    };
    let (tokens, infos) = (prose.tokens(), prose.word_infos());
    let has_days = other.word_classes().has(WordClasses::DAY);
    let is_day = |at: usize| has_days && infos[at].classes.has(WordClasses::DAY);
    // *1.º* is an ordinal as well.
    let has_places = !tokens.iter().any(|token| token.has_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut last = at;
        if infos[at].classes.has(CLASSES) {
            let amount = reader.magnitude(at).or_else(|| reader.part(at));
            let amount =
                amount.or_else(|| (has_places && !is_day(at)).then(|| reader.place(at))?);
            if let Some((value, end)) = amount {
                let range = tokens[at].range().start..tokens[end].range().end;
                found.extend(value.map(|value| Amount { value, range }));
                last = end;
            }
        }
        at = last + 1;
    }
    found
}

/// What begins at a word: its value, where it tells anything, and its last word.
type ReadAmount = Option<(Option<RoughValue>, usize)>;

struct AmountReader<'r> {
    prose: &'r Prose<'r>,
    numbers: &'r NumberWords,
}

impl AmountReader<'_> {
    /// Reads *dozens*, *tens of thousands*; what is counted, *300 millions*, tells nothing.
    fn magnitude(&self, at: usize) -> ReadAmount {
        let mut power = self.power(at)?;
        let mut last = at;
        loop {
            let is_joint = self.is_joint(last + 1);
            let next = last + 1 + usize::from(is_joint);
            let Some(more) = self.power(next).filter(|_| last < at + MOST_POWERS) else {
                break;
            };
            power += more;
            last = next;
        }
        let is_counted = at.checked_sub(1).is_some_and(|before| {
            let word = self.word(before);
            let is_number = |role| role != NumberRole::Part(NumberPart::Small(1));
            self.prose.tokens()[before].has_digit
                || self.numbers.role(&word).is_some_and(is_number)
                    && !self.numbers.joiners.contains(&&*word)
        });
        let value = RoughValue::Magnitude(power);
        Some(((!is_counted).then_some(value), last))
    }

    /// Returns the power of ten of a word in the plural: *dozens*, *thousands*.
    fn power(&self, at: usize) -> Option<u8> {
        let word = self.word(at);
        let mut dozens = self.numbers.dozens.iter();
        let dozen = dozens.find(|(form, _)| *form == word);
        let plural = || self.numbers.power(&word).filter(|_| word.ends_with('s'));
        dozen.map(|(_, power)| *power).or_else(plural)
    }

    /// Reads *two-thirds*, *dos tercios*, *la tercera parte*.
    fn part(&self, at: usize) -> ReadAmount {
        let word = self.word(at);
        let (count, name, last) = match (word.split_once('-'), self.cardinal(&word)) {
            (Some((count, name)), _) => (self.cardinal(count)?, name.to_owned(), at),
            (None, Some(count)) => (count, self.word(at + 1), at + 1),
            (None, None) => (1, word.clone(), at),
        };
        let of = self.denominator(&name)?;
        let is_named = self.numbers.part_words.contains(&&*self.word(last + 1));
        let is_many = count > 1 && name.ends_with('s');
        // *un tercio de*
        let has_article = || at > 0 && self.cardinal(&self.word(at - 1)).is_some();
        let is_of = (last > at || has_article()) && self.is_joint(last + 1);
        let is_part = is_named || is_many || is_of || word.contains('-');
        let last = last + usize::from(is_named);
        (is_part && count < of).then_some((Some(RoughValue::Part(count, of)), last))
    }

    fn cardinal(&self, word: &str) -> Option<u32> {
        let mut cardinals = self.numbers.cardinals.iter();
        let (_, value) = cardinals.find(|(form, _)| *form == word)?;
        (1..10).contains(value).then_some(*value)
    }

    /// Returns how many parts of this name make a whole.
    fn denominator(&self, word: &str) -> Option<u32> {
        let mut others = self.numbers.others.iter();
        let named = others.find(|(form, _)| *form == word);
        let named = named.and_then(|(_, values)| {
            let mut parts = values.iter().filter_map(|value| value.split_once('/'));
            parts.find_map(|(_, of)| of.parse().ok())
        });
        let named = named.or_else(|| ordinal(self.numbers, word));
        named.filter(|of| *of > 2)
    }

    /// Reads an ordinal before a noun: *the twenty-first day*.
    fn place(&self, at: usize) -> ReadAmount {
        let word = self.word(at);
        let (tens, unit) = word.rsplit_once('-').unwrap_or(("", &word));
        let mut value = ordinal(self.numbers, unit)?;
        if !tens.is_empty() {
            value += self.tens(tens).filter(|_| value < 10)?;
        }
        let mut last = at;
        // *trigésimo segundo*
        if value >= 20
            && value.is_multiple_of(10)
            && let Some(unit) = ordinal(self.numbers, &self.word(at + 1)).filter(|it| *it < 10)
        {
            value += unit;
            last += 1;
        }
        let (tokens, infos) = (self.prose.tokens(), self.prose.word_infos());
        let noun = tokens.get(last + 1)?;
        let gap = tokens[last].range().end..noun.range().start;
        let is_noun = matches!(self.prose.text.slice(gap), " " | "\u{a0}")
            && !noun.is_capital
            && !infos[last + 1].classes.has(WordClasses::COMMON);
        // *seconds*
        let is_time = infos[last].classes.has(WordClasses::UNIT) && unit.ends_with('s');
        (is_noun && !is_time).then_some((Some(RoughValue::Place(value)), last))
    }

    fn tens(&self, word: &str) -> Option<u32> {
        match self.numbers.role(word)? {
            NumberRole::Part(NumberPart::Small(tens)) if tens >= 20 => Some(tens),
            NumberRole::Part(_) | NumberRole::Definite => None,
        }
    }

    /// Returns whether a word stands before what is parted or counted: *a third **of***.
    fn is_joint(&self, at: usize) -> bool {
        self.numbers.part_joints.contains(&&*self.word(at))
    }

    /// Returns a word in lower case; nothing behind the last one.
    fn word(&self, at: usize) -> String {
        let token = self.prose.tokens().get(at);
        token.map_or_else(String::new, |token| {
            token.of(&self.prose.text).to_lowercase()
        })
    }
}

/// *Hundreds of thousands of millions* are as many words as a magnitude has.
const MOST_POWERS: usize = 4;
