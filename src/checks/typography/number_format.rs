//! Decimals with the mark of another region.

use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::typography::reading::{readings, written};
use crate::locale::profile::Profile;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A percentage, an amount of money or a number of millions whose decimals stand behind the mark of another region:
    /// *3.5 %* where the language or the region writes *3,5 %*, and *3,5 %* where it writes *3.5 %*.
    ///
    /// # Why it matters
    /// The value is clear, and the text looks like one for other readers.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// share = They host 3.5% of all refugees.
    /// ```
    /// ```ftl locales/es-ES/main.ftl
    /// share = Acogen al 3.5 % de las personas refugiadas.
    /// ```
    /// ```ftl locales/es-MX/main.ftl
    /// share = Acogen al 3.5 % de las personas refugiadas.
    /// ```
    /// ```report
    /// locales/es-ES/main.ftl:1:19: info[number-format] `3.5` is written `3,5` in es-ES
    /// ```
    ///
    /// Other numbers may be versions or sections and are left alone. Spanish without a region writes both. A group of three
    /// digits that reads as decimals (`12,500` in Spain) is an error of `numbers`.
    ///
    /// # When to silence it
    /// In a quotation, or where a publisher has one style for all regions.
    ///
    /// # Precision
    /// No finding in the websites of Rust and Mozilla (six locales), Open Source Guides, the Universal Declaration of Human
    /// Rights, the Contributor Covenant and Comprehensive Rust. Of 6 numbers that were planted, it found all.
    pub NumberFormat = "number-format", Info, [Text], fixable
}

impl Check for NumberFormat {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let profile = pair.target.profile;
        let [separators] = &*profile.numbers.separators else {
            return;
        };
        let (own, other) = match separators.decimal {
            ',' => (',', b'.'),
            '.' => ('.', b','),
            _ => return,
        };
        let target = written(&pair.target).as_bytes();
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let is_within =
            |at: usize| at > 0 && is_digit(target.get(at - 1)) && is_digit(target.get(at + 1));
        if !memchr::memchr_iter(other, target).any(is_within) {
            return;
        }
        let mut reported = BTreeSet::new();
        for reading in readings(&pair.target) {
            let text = reading.text;
            for mark in memchr::memchr_iter(other, text.as_bytes()) {
                let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
                let end = mark + 1 + digits(text.slice(mark + 1..));
                let before = text
                    .slice(..mark)
                    .bytes()
                    .rev()
                    .take_while(u8::is_ascii_digit);
                let start = mark - before.count();
                let decimals = end - mark - 1;
                let is_number = start < mark && matches!(decimals, 1 | 2);
                if !is_number
                    || !is_measure(text.slice(..start), text.slice(end..), profile)
                    || reading.is_protected(mark)
                {
                    continue;
                }
                let (Some(place), Some(point)) =
                    (reading.place(start..end), reading.place(mark..mark + 1))
                else {
                    continue;
                };
                if reported.insert(place) {
                    let number = text.slice(start..end);
                    let meant = number.replace(char::from(other), &own.to_string());
                    reporter
                        .report(
                            place,
                            format!("`{number}` is written `{meant}` in {}", pair.target.locale),
                        )
                        .help(format!("write the decimals behind `{own}`"))
                        .fix(format!("write `{meant}`"), [(point, own.to_string())]);
                }
            }
        }
    }
}

/// Returns whether a number between these texts is a share, an amount or a number of millions.
fn is_measure(before: &str, after: &str, profile: &Profile) -> bool {
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',')) {
        return false;
    }
    let after = after.strip_prefix(is_blank).unwrap_or(after);
    let word = after
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let word = word.to_lowercase();
    after.starts_with(['%', '‰', '€', '£'])
        || before.trim_end_matches(is_blank).ends_with(['$', '€', '£'])
        || profile
            .numbers
            .multipliers
            .iter()
            .any(|(multiplier, _)| *multiplier == word)
}
