//! Numbers whose unit became another one, and numbers in words that changed before their unit.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::units_of_variables::compare_units_of_variables;
use crate::fluent::prose::Prose;
use crate::locale::number_words::{NumberPart, NumberRole};
use crate::locale::numbers::number::Number;
use crate::locale::numbers::quantities::{Quantity, quantities};
use crate::locale::numbers::value::Decimal;
use crate::locale::profile::Profile;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

check! {
    /// # What it finds
    /// A number that stayed while its unit changed, in digits or in words: *400 meters* and *400 kilómetros*, *18 months* and
    /// *18 anos*. And a number in words that changed before its unit: *one week* and *dos semanas*.
    ///
    /// # Why it matters
    /// A deadline in months is not one in years, and the figure beside it looks right.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// soldiers = The soldiers stood within 400 meters of the school.
    /// order = The order is valid for at least one week.
    /// visa = A 6-month visa costs US$40.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// soldiers = Los soldados estaban a menos de 400 kilómetros de la escuela.
    /// order = La orden vale por lo menos dos semanas.
    /// visa = La visa de medio año cuesta 40 dólares.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:44: warning[units] `400 meters` of the source is `400 kilómetros` here
    /// locales/es/main.ftl:2:36: warning[units] `one week` of the source is `dos semanas` here
    /// ```
    ///
    /// Behind a variable a unit is compared as well: `{ $days } days` is no `{ $days } horas`.
    ///
    /// The same amount in another unit is right: *seven days* for *a week*, *16 km* for *10 miles*. Numbers in digits are
    /// compared by `numbers`.
    ///
    /// # When to silence it
    /// Where the source names another unit on purpose.
    ///
    /// # Precision
    /// See `tests/precision.md`.
    pub UnitsCheck = "units", Warning, [Text]
}

impl Check for UnitsCheck {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        compare_units_of_variables(pair, reporter);
        let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
            return;
        };
        let is_same_language = pair.source.locale.language() == pair.target.locale.language();
        if is_same_language || !has_units(source) || !has_units(target) {
            return;
        }
        let [there, here] = [source, target].map(all_numbers);
        if there.is_empty() || here.is_empty() {
            return;
        }
        let there = quantities(&source.text, there, pair.source.profile);
        let here = quantities(&target.text, here, pair.target.profile);
        if are_same(&there, &here) {
            return;
        }
        let is_lost = |one: &&Quantity<'_>| !here.iter().any(|other| one.is_same(other));
        let is_new = |one: &&Quantity<'_>| !there.iter().any(|other| one.is_same(other));
        let mut added: Vec<&Quantity<'_>> = here.iter().filter(is_new).collect();
        for was in there.iter().filter(is_lost) {
            let is_digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
            let written = source.text.slice(was.range.clone());
            let changed = |now: &&&Quantity<'_>| {
                let other = target.text.slice(now.range.clone());
                let is_same_unit = was.unit.name == now.unit.name;
                // All but *one* and *a* is the affair of `numbers`.
                let is_article = is_lone_one(was, &source.text, pair.source.profile)
                    || is_lone_one(now, &target.text, pair.target.profile);
                let may_differ = !is_digits(written) && !is_digits(other) && is_article;
                was.has_same_number(now) && !is_same_unit || is_same_unit && may_differ
            };
            let Some(now) = added.iter().find(changed).copied() else {
                continue;
            };
            added.retain(|other| other.range != now.range);
            let shown = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let is = shown(target.text.slice(now.range.clone()));
            let message = format!("`{}` of the source is `{is}` here", shown(written));
            let span = target.span(now.range.clone());
            reporter
                .report(span, message)
                .help("write the number and the unit of the source");
        }
    }
}

/// Returns whether both texts have the same quantities in the same order, as most have.
fn are_same(there: &[Quantity<'_>], here: &[Quantity<'_>]) -> bool {
    let is_same = |(one, other): (&Quantity<'_>, &Quantity<'_>)| {
        one.number.value().is_some()
            && one.unit.name == other.unit.name
            && one.has_half == other.has_half
            && one.number.readings == other.number.readings
    };
    there.len() == here.len() && there.iter().zip(here).all(is_same)
}

/// Returns whether a quantity is *one week* or *a week*, and not *half an hour*, *a week or two*, *a single long day*.
fn is_lone_one(quantity: &Quantity<'_>, text: &str, profile: &Profile) -> bool {
    let number = quantity.number;
    let is_one = number.value().and_then(Decimal::whole) == Some(1);
    let words = text
        .slice(quantity.range.clone())
        .split_whitespace()
        .count();
    let before = text
        .slice(..quantity.range.start)
        .split_whitespace()
        .next_back();
    let before = before.unwrap_or_default().to_lowercase();
    let mut after = text.slice(quantity.range.end..).split_whitespace();
    // *a day or two*, and not *one day to pack*
    let joins = |word: &str| profile.numbers.range_words.contains(&word);
    let is_range =
        after.next().is_some_and(joins) && after.next().is_some_and(|it| is_number(it, profile));
    let mut others = profile.numbers.others.iter();
    is_one && words == 2 && !others.any(|(word, _)| *word == before) && !is_range
}

/// Returns whether a word says a number of more than one.
fn is_number(word: &str, profile: &Profile) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_digits = word.starts_with(|c: char| c.is_ascii_digit());
    let role = profile.numbers.role(word);
    is_digits || matches!(role, Some(NumberRole::Part(NumberPart::Small(2..))))
}

/// Returns whether a text may have a unit: a word, letters behind digits, or a sign of degrees.
pub(super) fn has_units(prose: &Prose<'_>) -> bool {
    let is_written_on = |token: &Token| {
        token.has_digit && token.of(&prose.text).ends_with(|c: char| c.is_alphabetic())
    };
    prose.word_classes().has(WordClasses::UNIT)
        || prose.tokens().iter().any(is_written_on)
        || prose.signs().has(0xc2) && prose.text.contains(['°', 'º'])
}

/// Returns the numbers of a text in digits and in words, in order.
pub(super) fn all_numbers<'p>(prose: &'p Prose<'_>) -> Vec<&'p Number> {
    let mut found: Vec<&Number> = prose.worded().iter().collect();
    if prose.signs().has_digit() {
        found.extend(prose.digits());
        found.sort_by_key(|number| number.range.start);
    }
    found
}
