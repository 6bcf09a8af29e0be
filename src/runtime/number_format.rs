//! Numbers in the manner of a locale (CLDR, through ICU4X).

use std::str::FromStr;

use fixed_decimal::Decimal;
use fluent_bundle::memoizer::MemoizerKind;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::percent::formatter::PercentFormatter;
use icu_locale::Locale;
use icu_locale::preferences::extensions::unicode::keywords::CurrencyType;
use icu_provider::DataError;
use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

use crate::runtime::number::{CurrencyDisplay, Grouping, NumberValue, Style};

/// Returns a number, written. Formatters are kept in the memoizer of a bundle, which knows the language.
pub(super) fn text<M: MemoizerKind>(number: &NumberValue, memoizer: &M) -> String {
    let options = &number.options;
    let grouping = options.grouping();
    let written = match options.style() {
        Style::Decimal => number.digits((0, 3)).and_then(|digits| {
            let write = |it: &Plain| it.0.format(&digits).to_string();
            memoizer.with_try_get_threadsafe((grouping,), write).ok()
        }),
        Style::Percent => hundredfold(number).and_then(|mut digits| {
            options.round(&mut digits, (0, 0));
            let write = |it: &Percent| it.0.format(&digits).to_string();
            memoizer.with_try_get_threadsafe((grouping,), write).ok()
        }),
        Style::Currency(currency, display) => {
            let write = |it: &Money| it.text(number);
            let arguments = (currency, display, grouping);
            memoizer
                .with_try_get_threadsafe(arguments, write)
                .ok()
                .flatten()
        }
    };
    written.unwrap_or_else(|| not_finite(number.value))
}

fn hundredfold(number: &NumberValue) -> Option<Decimal> {
    let mut decimal = super::number::decimal(number.value)?;
    decimal.absolute.multiply_pow10(2);
    Some(decimal)
}

fn not_finite(value: f64) -> String {
    match value {
        f64::INFINITY => "∞".to_owned(),
        f64::NEG_INFINITY => "-∞".to_owned(),
        value => value.to_string(),
    }
}

fn locale(language: &LanguageIdentifier) -> Locale {
    Locale::from_str(&language.to_string()).unwrap_or(Locale::UNKNOWN)
}

fn decimals(
    language: &LanguageIdentifier,
    grouping: Grouping,
) -> Result<DecimalFormatter, DataError> {
    let strategy = match grouping {
        Grouping::Auto => GroupingStrategy::Auto,
        Grouping::Never => GroupingStrategy::Never,
        Grouping::Min2 => GroupingStrategy::Min2,
    };
    let options = DecimalFormatterOptions::from(strategy);
    DecimalFormatter::try_new(locale(language).into(), options)
}

struct Plain(DecimalFormatter);

impl Memoizable for Plain {
    type Args = (Grouping,);
    type Error = DataError;

    fn construct(language: LanguageIdentifier, (grouping,): Self::Args) -> Result<Self, DataError> {
        decimals(&language, grouping).map(Self)
    }
}

struct Percent(PercentFormatter<DecimalFormatter>);

impl Memoizable for Percent {
    type Args = (Grouping,);
    type Error = DataError;

    fn construct(language: LanguageIdentifier, (grouping,): Self::Args) -> Result<Self, DataError> {
        let decimals = decimals(&language, grouping)?;
        let preferences = locale(&language).into();
        PercentFormatter::try_new_with_decimal_formatter(preferences, decimals, Default::default())
            .map(Self)
    }
}

/// One currency. ICU4X always writes it with the digits of the currency and the grouping of the locale; where a call
/// wants others, the number within is exchanged.
struct Money {
    currency: CurrencyFormatter<DecimalFormatter>,
    /// As the currency writes numbers.
    inner: DecimalFormatter,
    /// As the call wants them.
    wanted: DecimalFormatter,
    digits: u8,
}

impl Memoizable for Money {
    type Args = (CurrencyType, CurrencyDisplay, Grouping);
    type Error = DataError;

    fn construct(
        language: LanguageIdentifier,
        (currency, display, grouping): Self::Args,
    ) -> Result<Self, DataError> {
        let preferences = locale(&language).into();
        let options = Default::default();
        let currency = match display {
            CurrencyDisplay::Symbol => {
                CurrencyFormatter::try_new_symbol(preferences, currency, options)
            }
            CurrencyDisplay::NarrowSymbol => {
                CurrencyFormatter::try_new_symbol_narrow(preferences, currency, options)
            }
            CurrencyDisplay::Code => {
                CurrencyFormatter::try_new_code(preferences, currency, options)
            }
            CurrencyDisplay::Name => CurrencyFormatter::try_new_name(preferences, currency),
        }?;
        let mut money = Self {
            currency,
            inner: decimals(&language, Grouping::Auto)?,
            wanted: decimals(&language, grouping)?,
            digits: 0,
        };
        // ICU4X keeps the number of digits to itself, but shows them.
        let one = money.written(&Decimal::from(1));
        let shows = |digits: &u8| {
            let padded = Decimal::from(1).absolute.padded_end(-i16::from(*digits));
            one.contains(
                &money
                    .inner
                    .format(&Decimal::new(Default::default(), padded))
                    .to_string(),
            )
        };
        money.digits = (0..=4).rev().find(shows).unwrap_or(2);
        Ok(money)
    }
}

impl Money {
    fn written(&self, decimal: &Decimal) -> String {
        self.currency.format_fixed_decimal(decimal).to_string()
    }

    fn text(&self, number: &NumberValue) -> Option<String> {
        let wanted = number.digits((self.digits, self.digits))?;
        let mut exact = wanted.clone();
        exact.absolute.round(-i16::from(self.digits));
        exact.absolute.pad_end(-i16::from(self.digits));
        let whole = self.written(&wanted);
        let inner = self.inner.format(&unsigned(&exact)).to_string();
        let outer = self.wanted.format(&unsigned(&wanted)).to_string();
        Some(if inner == outer {
            whole
        } else {
            whole.replacen(&inner, &outer, 1)
        })
    }
}

fn unsigned(decimal: &Decimal) -> Decimal {
    Decimal::new(Default::default(), decimal.absolute.clone())
}
