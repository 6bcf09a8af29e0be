//! Numbers, compared by value. How they are read is in `locale::numbers`.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::{Check, Unit};
use crate::checks::say::Say;
use crate::checks::text_pair::{Text, TextPair};
use crate::checks::texts::number_pairs::{in_parts, unmatched};
use crate::checks::texts::number_wording::{Wording, wordings};
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::numbers::digits::has_digit;
use crate::locale::numbers::number::{Clock, Number, Weight};
use crate::locale::numbers::value::{Decimal, Reading};
use crate::text::signs::Signs;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

check! {
    /// # What it finds
    /// A number of the source that the translation lacks, changes or makes up. Numbers are compared by value and read with
    /// the rules of each language: `1,200` in English is `1200`, `1 200` or `1.200` in Spanish, and `1,200` in Mexico;
    /// *3.5 billion* is *3500 millones* or *3,5 mil millones*; *the 21st century* is *el siglo XXI*; *4:00 pm* is *16:00*.
    /// Symbols of documents (`A/RES/73/195`) and versions (`2.0.1`) are compared as they stand.
    ///
    /// # Why it matters
    /// A wrong figure is the fault that readers quote, and it survives every reading for style. *Billion* and *billón* are a
    /// thousandfold apart.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// call = We call on more than 20 governments to share US$ 3.5 billion.
    /// date = Adopted on the 3rd of May in A/RES/73/195.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// call = Pedimos a más de 25 Gobiernos que compartan 3,5 billones de dólares.
    /// date = Aprobada el tres de mayo en A/RES/73/195.
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// call = Pedimos a mais de vinte governos que compartilhem US$ 3,5 bilhões.
    /// date = Adotada em 3 de maio na A/RES/73/159.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:25: error[numbers] `20` of the source is missing here; this text has `25`
    /// locales/es/main.ftl:1:52: error[numbers] `3.5 billion` of the source is missing here; this text has `3,5 billones`
    /// locales/pt/main.ftl:2:32: error[numbers] `A/RES/73/195` of the source is missing here; this text has `A/RES/73/159`
    /// ```
    ///
    /// A number in words accounts for one in digits; a number in words alone is not looked at. Digits in addresses, code,
    /// tags and footnote marks are left out. With selectors, a variant may drop or spell out the number that it stands for.
    ///
    /// # When to silence it
    /// Where the figure differs on purpose: a unit that was converted, an explanation for readers of this language.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese, all findings read by hand: the website of Rust 3 of 3 right, the
    /// Universal Declaration of Human Rights none, the Contributor Covenant none, Open Source Guides 3 of 3, the website of
    /// Mozilla (six locales) 13 of 14, Comprehensive Rust 4 of 5: 23 of 25 together, in 26 000 pairs of texts. The wrong
    /// ones are paraphrases: *100% perfection*, *hacerlo perfecto*; *steps 1-3*, *etapas anteriores*. Of 296 figures that
    /// were then changed in these texts, it found all.
    pub Numbers = "numbers", Error
}

impl Check for Numbers {
    fn units(&self) -> &'static [Unit] {
        &[Unit::Text]
    }

    fn text(&self, pair: &TextPair<'_, '_>, say: &mut Say<'_>) {
        // Of the digits that are not ASCII, the first byte is one of these.
        const DIGITS: Signs = Signs::new(b"0123456789\xd9\xdb\xe0\xef");
        let may_have = |prose: &Prose<'_>| prose.signs().meets(&DIGITS) && has_digit(&prose.text);
        let has_digits = |text: &Text<'_, '_>| text.prose().iter().any(may_have);
        // Sizes in `style` follow the length of the words, not the source.
        let is_size = pair.attribute == Some("style");
        if is_size || (!has_digits(pair.source) && !has_digits(&pair.target)) {
            return;
        }
        let (sources, targets) = (wordings(pair.source), wordings(&pair.target));
        let mut told = BTreeSet::new();
        for target in &targets {
            let nearest = sources
                .iter()
                .map(|source| (source, difference(source, target)));
            // Of two variants, the one with as many variables stands for the same case.
            let nearest = nearest.min_by_key(|(source, difference)| {
                let is_other_case = source.placeholders != target.placeholders;
                (difference.len() > 0, is_other_case, difference.len())
            });
            if let Some((source, difference)) = nearest {
                difference.report(source, target, pair, &mut told, say);
            }
        }
        for source in sources.iter().filter(|_| sources.len() > 1) {
            let nearest = targets
                .iter()
                .map(|target| (target, difference(source, target)));
            let nearest = nearest.min_by_key(|(_, difference)| difference.missing.len());
            if let Some((target, mut difference)) = nearest {
                difference.invented.clear();
                difference.report(source, target, pair, &mut told, say);
            }
        }
    }
}

/// What one alternative has and the other has not.
struct Difference {
    missing: Vec<Number>,
    invented: Vec<Number>,
}

fn difference(source: &Wording<'_>, target: &Wording<'_>) -> Difference {
    let alike = |(one, other): (&Number, &Number)| one.readings == other.readings;
    let (one, other) = (&source.numbers, &target.numbers);
    if one.len() == other.len() && one.iter().zip(other).all(alike) {
        return Difference {
            missing: Vec::new(),
            invented: Vec::new(),
        };
    }
    let says_later = target.says_later_half();
    // `5h` is no *5 p.m.*, unless the text says that it is the afternoon.
    let contradict = |one: &Number, other: &Number| {
        one.clock == Clock::Afternoon && other.clock == Clock::Dial && says_later == Some(false)
    };
    let (one, other) = (source.numbers.clone(), target.numbers.clone());
    let (missing, invented) = unmatched(one, other, &contradict);
    let (missing, invented) = match missing.is_empty() && invented.is_empty() {
        true => (missing, invented),
        false => unmatched(in_parts(missing), in_parts(invented), &contradict),
    };
    // A name with digits may be left out or put in, but `QFP-20` does not become `QFP-16`.
    let is_weak = |number: &Number| number.weight == Weight::Weak;
    let both_weak = missing.iter().any(is_weak) && invented.iter().any(is_weak);
    let counts = |number: &Number, here: &Wording<'_>, there: &Wording<'_>| {
        (both_weak || !is_weak(number))
            && is_fault(number, here, there)
            && !is_left_as_it_is(number, here, there)
    };
    let missing: Vec<Number> = missing
        .into_iter()
        .filter(|number| counts(number, source, target))
        .collect();
    // What is said again changes nothing, as long as nothing is lost.
    let is_said = |number: &Number| {
        let same = |it: &Number| it.readings.iter().any(|one| number.readings.contains(one));
        missing.is_empty() && source.numbers.iter().any(same)
    };
    Difference {
        invented: invented
            .into_iter()
            .filter(|number| counts(number, target, source) && !is_said(number))
            .collect(),
        missing,
    }
}

/// Whether the lack of `number`, which stands in `here`, is a fault `there`.
fn is_fault(number: &Number, here: &Wording<'_>, there: &Wording<'_>) -> bool {
    if there.accounts_for(number) {
        return false;
    }
    if !here.is_variant && !there.is_variant {
        return true;
    }
    // `[one] 1 file` may be `[one] a file` or `{ $n } files` on the other side.
    let is_small = |value: &Decimal| value.whole().is_some_and(|whole| whole <= 2);
    let is_key = number.readings.iter().any(|reading| {
        here.keys.contains(reading)
            || there.keys.contains(reading)
            || matches!(reading, Reading::Value(value) if is_small(value))
    });
    !is_key && there.placeholders <= here.placeholders
}

/// Whether the words beside a number stand on the other side as well, letter by letter: a sentence that was left
/// untranslated, or a title in its language. Its numbers are written as they are there.
fn is_left_as_it_is(number: &Number, here: &Wording<'_>, there: &Wording<'_>) -> bool {
    /// So many bytes tell that it is no chance.
    const BESIDE: usize = 24;
    const LETTERS: usize = 10;
    /// A longer row of numbers is no sentence, and would be read anew for each of them.
    const ROW: usize = 64;
    let text = &*here.prose.text;
    let Range { start, end } = number.range.clone();
    // Of a row of numbers each has but others beside it.
    let is_row = |c: char| c.is_ascii_digit() || ",.:;-~".contains(c);
    let (row_before, row_after) = (
        text.slice(..start).slice(start.saturating_sub(ROW)..),
        text.slice(end..).slice(..ROW),
    );
    let start = start - (row_before.len() - row_before.trim_end_matches(is_row).len());
    let end = end + (row_after.len() - row_after.trim_start_matches(is_row).len());
    let whole = |at: usize| (0..=at).rfind(|it| text.is_char_boundary(*it));
    let before = whole(start.saturating_sub(BESIDE)).unwrap_or(start);
    let after = whole((end + BESIDE).min(text.len())).unwrap_or(end);
    [text.slice(before..end), text.slice(start..after)]
        .iter()
        .any(|words| {
            let letters = words.chars().filter(|c| c.is_alphabetic()).count();
            letters >= LETTERS && there.text.contains(words)
        })
}

impl Difference {
    fn len(&self) -> usize {
        self.missing.len() + self.invented.len()
    }

    fn report(
        &self,
        source: &Wording<'_>,
        target: &Wording<'_>,
        pair: &TextPair<'_, '_>,
        told: &mut BTreeSet<String>,
        say: &mut Say<'_>,
    ) {
        let span = |number: &Number| target.prose.span(number.range.clone());
        let pairs = self.missing.len().min(self.invented.len());
        for (missing, invented) in self.missing.iter().zip(&self.invented) {
            let (here, there) = (source.written(missing), target.written(invented));
            if told.contains(&here) || told.contains(&there) {
                continue;
            }
            told.extend([here.clone(), there.clone()]);
            let (one, other) = (missing.value(), invented.value());
            let magnitudes = one
                .zip(other)
                .filter(|(one, other)| one.has_digits_of(*other));
            let locale = pair.target.locale;
            let message = match magnitudes {
                Some((one, other)) if here == there => {
                    format!("{here} reads as {other} in {locale}; the source means {one}")
                }
                _ => format!("{here} of the source is missing here; this text has {there}"),
            };
            let finding = say.at(span(invented), message).help(HELP);
            if let Some((one, other)) = magnitudes {
                let source = pair.source.locale;
                finding.note(format!(
                    "{here} is {one} in {source}, {there} is {other} in {locale}"
                ));
            }
        }
        let added = self.invented.get(pairs..).unwrap_or_default();
        let is_year = |number: &Number| is_year_of_date(number, source, target);
        let (years, others): (Vec<Number>, Vec<Number>) = added.iter().cloned().partition(is_year);
        for year in &years {
            let written = target.written(year);
            if told.insert(written.clone()) {
                say.at(span(year), format!("{written} is not in the source"))
                    .severity(Severity::Warning)
                    .help(HELP);
            }
        }
        let mut fresh = |numbers: &[Number], side: &Wording<'_>| -> Vec<String> {
            let written = numbers.iter().map(|number| side.written(number));
            written
                .filter(|written| told.insert(written.clone()))
                .collect()
        };
        let invented = fresh(&others, target);
        if let Some((names, is)) = listed(&invented) {
            let first = self
                .invented
                .iter()
                .find(|number| target.written(number) == invented[0]);
            let place = first.map_or(pair.target.span(), span);
            say.at(place, format!("{names} {is} not in the source"))
                .help(HELP);
        }
        let missing = self.missing.get(pairs..).unwrap_or_default();
        if let Some((names, is)) = listed(&fresh(missing, source)) {
            say.at(
                pair.target.span(),
                format!("{names} of the source {is} missing here"),
            )
            .help(HELP);
        }
    }
}

/// Whether a number is the year of a date that has none in the source: what was *April 10* is *10 de abril de 2019*.
fn is_year_of_date(number: &Number, source: &Wording<'_>, target: &Wording<'_>) -> bool {
    let is_month = |wording: &Wording<'_>, token: &Token| {
        let word = token.of(&wording.prose.text).to_lowercase();
        wording.profile.calendar.month(&word).is_some()
    };
    let tokens = target.prose.tokens();
    let at = tokens.partition_point(|token| token.range().start < number.range.start);
    let before = &tokens[at.saturating_sub(3)..at];
    number
        .value()
        .and_then(|it| it.whole())
        .is_some_and(|year| (1900..2100).contains(&year))
        && number.range.len() == 4
        && before.iter().any(|token| is_month(target, token))
        && source
            .prose
            .tokens()
            .iter()
            .any(|token| is_month(source, token))
}

/// Names with their verb: `1` *is*, `1`, `2` and `3` *are*; `None` of nothing.
fn listed(numbers: &[String]) -> Option<(String, &'static str)> {
    let (last, others) = numbers.split_last()?;
    Some(match others {
        [] => (last.clone(), "is"),
        _ => (format!("{} and {last}", others.join(", ")), "are"),
    })
}

const HELP: &str =
    "write the number of the source, or say why it differs: `paridad: allow(numbers) …`";
