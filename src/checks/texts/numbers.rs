//! Numbers, compared by value. How they are read is in `locale::numbers`.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantFacts, VariantPair, compare,
};
use crate::checks::texts::converted::in_other_unit;
use crate::checks::texts::number_context::NumberContext;
use crate::checks::texts::number_order::compare_order;
use crate::checks::texts::number_pairs::{
    by_likeness, has_digits, has_same_digits, in_parts, stay, unmatched,
};
use crate::checks::texts::numbers_in_words::compare_words;
use crate::checks::texts::reference_letters::compare_signs;
use crate::checks::texts::rough_amounts::compare_amounts;
use crate::checks::texts::time_zones::in_other_zone;
use crate::checks::texts::unknown_number_words::{may_be_a_word, may_count, without_magnitudes};
use crate::checks::texts::whole_dates::{changed_dates, dates_told_once};
use crate::diagnostic::Severity;
use crate::locale::languages::profile;
use crate::locale::numbers::number::{Clock, Number, Weight};
use crate::locale::numbers::value::{Decimal, Reading};
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A number of the source that the translation lacks, changes or makes up. Numbers are compared by value and read with
    /// the rules of each language: `1,200` in English is `1200`, `1 200` or `1.200` in Spanish, and `1,200` in Mexico;
    /// *3.5 billion* is *3500 millones* or *3,5 mil millones*; *the 21st century* is *el siglo XXI*; *4:00 pm* is *16:00*, and so
    /// is *a quarter to nine* `8:45`, *four in ten* `40 %`, *36 hours* a day and a half.
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
    /// A number in words accounts for one in digits. A number that is words on both sides, or a Roman numeral, and became
    /// another one, and numbers that changed places (*from 12 to 8*, *1:3*) are warnings; *5 p.m.* is no *5 de la mañana*, and
    /// an hour may be given in another time zone. Rough amounts (*dozens*, *two-thirds*), *first* and *second* before a noun, the letter of
    /// an article and the sign of degrees are compared among themselves, and are warnings as well. A date that changed in several parts is told once. Digits in addresses, code, tags and footnote marks are left out. With selectors, a variant may drop or spell out the number that it stands for.
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
    pub Numbers = "numbers", Error, [Text]
}

impl Check for Numbers {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        // Sizes in `style` follow the length of the words, not the source.
        let is_size = pair.attribute == Some("style");
        if is_size || pair.is_key() {
            return;
        }
        let before = reporter.count();
        if has_digits(pair.source) || has_digits(&pair.target) {
            if !has_same_digits(pair) {
                compare(self, pair, reporter);
            }
            if reporter.count() == before {
                compare_order(pair, reporter);
            }
        }
        // One stale figure is one finding.
        if reporter.count() == before {
            compare_words(pair, reporter);
        }
        if reporter.count() == before {
            compare_amounts(pair, reporter);
        }
        if reporter.count() == before {
            compare_signs(pair, reporter);
        }
    }
}

type NumberVariant<'t> = VariantFacts<'t, Number>;

impl<'t> Comparison<'t> for Numbers {
    type Fact = Number;

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<Number> {
        text.prose()[at].digits().to_vec()
    }

    fn key(&self, number: &Number, variant: &NumberVariant<'_>) -> String {
        written(number, variant)
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, Number>,
    ) -> FactDifference<'d, Number> {
        let readings = |number: &'d Number| &number.readings;
        let is_same = source
            .facts
            .iter()
            .map(readings)
            .eq(target.facts.iter().map(readings));
        if is_same {
            return FactDifference::none();
        }
        let (there, here) = (NumberContext::new(source), NumberContext::new(target));
        let (mut missing, mut added) = unpaired(source, target, [&there, &here]);
        let facts = [&source.facts[..], &target.facts[..]];
        let dates = dates_told_once(
            [source.prose, target.prose],
            facts,
            [&mut missing, &mut added],
        );
        // A name with digits may be left out or put in, but `QFP-20` does not become `QFP-16`.
        let is_weak = |number: &&Number| number.weight == Weight::Weak;
        let both_weak = missing.iter().any(is_weak) && added.iter().any(is_weak);
        let counts = |number: &Number, own: &NumberContext<'_>, other: &NumberContext<'_>| {
            (both_weak || !is_weak(&number))
                && is_fault(number, own, other)
                && !is_left_as_it_is(number, own.variant, other.variant)
        };
        missing.retain(|number| {
            counts(number, &there, &here) && !is_item_number(number, source, target)
        });
        // What is said again changes nothing, as long as nothing is lost.
        let is_said = |number: &Number| {
            // `sha{224,256}sum` says `sha224sum`, too.
            let parts = source.facts.iter().flat_map(|number| &number.parts);
            let all = source.facts.iter().chain(parts);
            let mut readings = all.flat_map(|number| &number.readings);
            missing.is_empty() && readings.any(|reading| number.readings.contains(reading))
        };
        added.retain(|number| {
            counts(number, &here, &there)
                && !is_said(number)
                && !is_item_number(number, target, source)
        });
        in_other_zone(
            [&source.prose.text, &target.prose.text],
            &mut missing,
            &mut added,
        );
        let sides = [source, target].map(|side| (side.prose, profile(side.locale)));
        in_other_unit(sides, &mut missing, &mut added);
        if !profile(target.locale).is_known() {
            without_magnitudes([source, target], &mut missing, &mut added);
        }
        by_likeness(&missing, &mut added);
        let mut difference = FactDifference::paired(missing, added);
        difference.replaced.extend(dates);
        difference
    }

    fn report(&self, change: FactChange<'_, Number>, site: &mut FactSite<'_, '_, Number>) {
        match change {
            FactChange::Replaced(was, now) | FactChange::Altered(was, now) => {
                report_replaced(was, now, site);
            }
            FactChange::Added(numbers) => {
                let (years, others): (Vec<_>, Vec<_>) = numbers
                    .iter()
                    .partition(|year| is_year_of_date(year, site.source, site.target));
                for year in years {
                    let message = format!("{} is not in the source", written(year, site.target));
                    site.report(year.range.clone(), message)
                        .severity(Severity::Warning)
                        .help(HELP);
                }
                if let [first, ..] = others[..] {
                    let (names, is) = list(&others, site.target);
                    let message = format!("{names} {is} not in the source");
                    let is_unsure = may_count(&others, site.target);
                    let finding = site.report(first.range.clone(), message).help(HELP);
                    if is_unsure {
                        finding.severity(Severity::Info);
                    }
                }
            }
            FactChange::Missing(numbers) => {
                let (names, are) = list(numbers, site.source);
                let is_unsure = may_be_a_word(numbers, site.source, site.target)
                    || stay(numbers, &site.target.facts);
                let finding = site
                    .report_whole(format!("{names} of the source {are} missing here"))
                    .help(HELP);
                if is_unsure {
                    finding.severity(Severity::Info);
                }
            }
        }
    }
}

/// Returns the numbers of each side without a partner.
fn unpaired<'d>(
    source: &'d NumberVariant<'_>,
    target: &'d NumberVariant<'_>,
    [there, here]: [&NumberContext<'_>; 2],
) -> (Vec<&'d Number>, Vec<&'d Number>) {
    let says_later = here.says_later_half();
    // `5h` is no *5 p.m.*, unless the text says that it is the afternoon.
    let contradict = |one: &Number, other: &Number| {
        one.clock.contradicts(other.clock)
            || one.clock == Clock::Afternoon
                && other.clock == Clock::Dial
                && says_later == Some(false)
    };
    let (sources, targets): (Vec<_>, Vec<_>) =
        (source.facts.iter().collect(), target.facts.iter().collect());
    let (mut missing, mut added) = unmatched(&sources, &targets, &contradict);
    // `500 000` is *half a million*, and no two numbers.
    missing.retain(|number| number.parts.is_empty() || !here.accounts_for(number));
    added.retain(|number| number.parts.is_empty() || !there.accounts_for(number));
    if missing.is_empty() && added.is_empty() {
        return (missing, added);
    }
    unmatched(&in_parts(missing), &in_parts(added), &contradict)
}

fn report_replaced(was: &Number, now: &Number, site: &mut FactSite<'_, '_, Number>) {
    let dates = changed_dates([site.source.prose, site.target.prose]);
    if let Some(date) = dates.iter().find(|date| date.holds(&was.range, &now.range)) {
        let there = words(site.source.prose.text.slice(date.source.clone()));
        let here = words(site.target.prose.text.slice(date.target.clone()));
        let parts = match date.parts[..] {
            [one, other] => format!("{one} and {other}"),
            _ => date.parts.join(", "),
        };
        let message = format!("`{there}` of the source is `{here}` here: another {parts}");
        site.report(date.target.clone(), message).help(HELP);
        return;
    }
    let (from, to) = (site.source.locale, site.target.locale);
    let (there, here) = (written(was, site.source), written(now, site.target));
    let magnitudes = was.value().zip(now.value());
    let magnitudes = magnitudes.filter(|(one, other)| one.has_digits_of(*other));
    let message = match magnitudes {
        Some((one, other)) if there == here => {
            format!("{there} reads as {other} in {to}; the source means {one}")
        }
        _ => format!("{there} of the source is missing here; this text has {here}"),
    };
    let finding = site.report(now.range.clone(), message).help(HELP);
    if let Some((one, other)) = magnitudes {
        let finding = if there == here {
            finding.cause("separators")
        } else {
            finding
        };
        finding.note(format!(
            "{there} is {one} in {from}, {here} is {other} in {to}"
        ));
    }
}

/// Returns whether the lack of `number`, which stands in `here`, is a fault `there`.
fn is_fault(number: &Number, here: &NumberContext<'_>, there: &NumberContext<'_>) -> bool {
    if there.accounts_for(number) || here.is_all(number) && there.says_wholly() {
        return false;
    }
    if !here.is_selected() && !there.is_selected() {
        return true;
    }
    // `[one] 1 file` may be `[one] a file` or `{ $n } files` on the other side.
    let is_small = |value: &Decimal| value.whole().is_some_and(|whole| whole <= 2);
    let is_key = number.readings.iter().any(|reading| {
        here.is_key(reading)
            || there.is_key(reading)
            || matches!(reading, Reading::Value(value) if is_small(value))
    });
    !is_key && there.variant.placeholders() <= here.variant.placeholders()
}

/// Returns whether a number counts the lines of the other side: of a list that became one paragraph the items may be
/// numbered, `2. …`, `2) …`.
fn is_item_number(number: &Number, here: &NumberVariant<'_>, there: &NumberVariant<'_>) -> bool {
    let text = &*here.prose.text;
    let (before, after) = (
        text.slice(..number.range.start),
        text.slice(number.range.end..),
    );
    let mark = after.strip_prefix(['.', ')']);
    let is_mark = mark
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c.is_uppercase()))
        && (before.is_empty() || before.ends_with([' ', '\n', '\u{a0}', '(']));
    let lines = || there.prose.text.matches('\n').count() + 1;
    let value = number.value().and_then(|value| value.whole());
    is_mark && value.is_some_and(|value| (1..=lines() as u128).contains(&value)) && lines() > 1
}

/// Returns whether the words beside a number stand on the other side as well, letter by letter: a sentence that was
/// left untranslated, or a title in its language. Its numbers are written as they are there.
fn is_left_as_it_is(number: &Number, here: &NumberVariant<'_>, there: &NumberVariant<'_>) -> bool {
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
    let before = text.floor_char_boundary(start.saturating_sub(BESIDE));
    let after = text.floor_char_boundary(end + BESIDE);
    [text.slice(before..end), text.slice(start..after)]
        .iter()
        .any(|words| {
            let letters = words.chars().filter(|c| c.is_alphabetic()).count();
            letters >= LETTERS && there.search.contains(words)
        })
}

/// Returns whether a number is the year of a date that has none in the source: *April 10* that became *10 de abril de
/// 2019*.
fn is_year_of_date(
    number: &Number,
    source: &NumberVariant<'_>,
    target: &NumberVariant<'_>,
) -> bool {
    let (there, here) = (NumberContext::new(source), NumberContext::new(target));
    let tokens = target.prose.tokens();
    let at = tokens.partition_point(|token| token.range().start < number.range.start);
    let before = &tokens[at.saturating_sub(3)..at];
    let year = number.value().and_then(|value| value.whole());
    year.is_some_and(|year| (1900..2100).contains(&year))
        && number.range.len() == 4
        && before.iter().any(|token| here.is_month(token))
        && source
            .prose
            .tokens()
            .iter()
            .any(|token| there.is_month(token))
}

/// Returns a number as it is written, in backticks.
fn written(number: &Number, variant: &NumberVariant<'_>) -> String {
    let text = variant.prose.text.slice(number.range.clone());
    format!("`{}`", words(text))
}

/// Returns a text in one line.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns numbers with their verb: `1` *is*, `1`, `2` and `3` *are*.
fn list(numbers: &[&Number], variant: &NumberVariant<'_>) -> (String, &'static str) {
    let mut names: Vec<String> = numbers
        .iter()
        .map(|number| written(number, variant))
        .collect();
    match (names.pop(), &names[..]) {
        (Some(last), []) => (last, "is"),
        (last, others) => {
            let last = last.unwrap_or_default();
            (format!("{} and {last}", others.join(", ")), "are")
        }
    }
}

const HELP: &str =
    "write the number of the source, or say why it differs: `paridad: allow(numbers) …`";
