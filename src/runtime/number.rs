//! Numbers with the options of `NUMBER`: those of `Intl.NumberFormat` that catalogs may set (ECMA-402).

use std::str::FromStr;

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu_locale::preferences::extensions::unicode::keywords::CurrencyType;

use crate::locale::plurals::Counting;
use crate::runtime::setting::{Refused, Setting};

/// A number, and how it is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberValue {
    pub value: f64,
    pub options: NumberOptions,
}

/// Options that were set; the locale decides the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberOptions {
    style: Option<StyleName>,
    currency: Option<CurrencyType>,
    currency_display: Option<CurrencyDisplay>,
    grouping: Option<Grouping>,
    counting: Option<Counting>,
    minimum_integer: Option<u8>,
    minimum_fraction: Option<u8>,
    maximum_fraction: Option<u8>,
    minimum_significant: Option<u8>,
    maximum_significant: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StyleName {
    Decimal,
    Percent,
    Currency,
}

/// The quantity that a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Decimal,
    Percent,
    Currency(CurrencyType, CurrencyDisplay),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CurrencyDisplay {
    Symbol,
    NarrowSymbol,
    Code,
    Name,
}

/// When digits are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Grouping {
    #[default]
    Auto,
    Never,
    Min2,
}

/// Options of ECMA-402 that ICU4X, or a catalog, has no use for.
const BEYOND: &[&str] = &[
    "compactDisplay",
    "currencySign",
    "notation",
    "numberingSystem",
    "roundingIncrement",
    "roundingMode",
    "roundingPriority",
    "signDisplay",
    "trailingZeroDisplay",
    "unit",
    "unitDisplay",
];

impl NumberValue {
    pub fn new(value: f64) -> Self {
        let options = NumberOptions::default();
        Self { value, options }
    }

    /// A number as a catalog writes it: `1.50` keeps its digits.
    pub(super) fn with_fraction(value: f64, digits: Option<usize>) -> Self {
        let digits = digits.map(|digits| u8::try_from(digits).unwrap_or(100).min(100));
        let options = NumberOptions {
            minimum_fraction: digits,
            ..NumberOptions::default()
        };
        Self { value, options }
    }

    /// Returns the digits to show, before they are grouped. `None` of what is no finite number.
    pub(super) fn digits(&self, default_fraction: (u8, u8)) -> Option<Decimal> {
        let mut decimal = decimal(self.value)?;
        self.options.round(&mut decimal, default_fraction);
        Some(decimal)
    }

    /// Returns the digits that the plural rules look at. Like `Intl.PluralRules`, they do not care for the style.
    pub(super) fn counted(&self) -> Option<Decimal> {
        self.digits((0, 3))
    }
}

/// Returns the shortest digits that give this number.
pub(super) fn decimal(value: f64) -> Option<Decimal> {
    let text = value.is_finite().then(|| value.to_string())?;
    Decimal::from_str(&text).ok()
}

impl NumberOptions {
    /// The options of a call, over those that the number had. What ECMA-402 does not know is passed over.
    ///
    /// # Errors
    /// An option that cannot be followed.
    pub fn with<'s>(
        mut self,
        settings: impl Iterator<Item = (&'s str, Setting<'s>)>,
    ) -> Result<Self, Refused> {
        for (option, setting) in settings {
            self.set(option, setting)?;
        }
        self.sound()
    }

    fn set(&mut self, option: &str, setting: Setting<'_>) -> Result<(), Refused> {
        match option {
            "style" if setting == Setting::Word("unit") => return Err(Refused::beyond(option)),
            "style" => self.style = Some(setting.word(option, STYLES)?),
            "currency" => {
                let code = setting.text(option)?;
                let is_code = code.len() == 3 && code.bytes().all(|it| it.is_ascii_alphabetic());
                let code = CurrencyType::try_from_str(&code.to_ascii_lowercase());
                let code = code.ok().filter(|_| is_code);
                self.currency = Some(code.ok_or(Refused::invalid(option))?);
            }
            "currencyDisplay" => self.currency_display = Some(setting.word(option, DISPLAYS)?),
            "type" => self.counting = Some(setting.word(option, COUNTINGS)?),
            "useGrouping" => {
                // ICU4X takes it for what the locale does on its own.
                if setting == Setting::Word("always") {
                    return Err(Refused::beyond(option));
                }
                self.grouping = Some(match setting {
                    _ if !setting.is_true() => Grouping::Never,
                    _ => setting.word(option, GROUPINGS)?,
                });
            }
            "minimumIntegerDigits" => self.minimum_integer = Some(setting.digits(option, 1, 21)?),
            "minimumFractionDigits" => {
                self.minimum_fraction = Some(setting.digits(option, 0, 100)?);
            }
            "maximumFractionDigits" => {
                self.maximum_fraction = Some(setting.digits(option, 0, 100)?);
            }
            "minimumSignificantDigits" => {
                self.minimum_significant = Some(setting.digits(option, 1, 21)?);
            }
            "maximumSignificantDigits" => {
                self.maximum_significant = Some(setting.digits(option, 1, 21)?);
            }
            _ if BEYOND.contains(&option) => return Err(Refused::beyond(option)),
            _ => {}
        }
        Ok(())
    }

    fn sound(self) -> Result<Self, Refused> {
        let exceeds = |least: Option<u8>, most: Option<u8>| matches!((least, most), (Some(least), Some(most)) if least > most);
        if exceeds(self.minimum_fraction, self.maximum_fraction) {
            return Err(Refused::invalid("minimumFractionDigits"));
        }
        if exceeds(self.minimum_significant, self.maximum_significant) {
            return Err(Refused::invalid("minimumSignificantDigits"));
        }
        if self.style == Some(StyleName::Currency) && self.currency.is_none() {
            return Err(Refused::invalid("style"));
        }
        // The word for the currency goes with the number that it stands beside: CLDR has no other digits for it.
        let own_digits = self.has_fraction() || self.has_significant();
        if matches!(self.style(), Style::Currency(_, CurrencyDisplay::Name)) && own_digits {
            return Err(Refused::beyond("currencyDisplay"));
        }
        Ok(self)
    }

    pub(super) fn style(&self) -> Style {
        match (self.style, self.currency) {
            (Some(StyleName::Percent), _) => Style::Percent,
            (Some(StyleName::Currency), Some(currency)) => {
                let display = self.currency_display.unwrap_or(CurrencyDisplay::Symbol);
                Style::Currency(currency, display)
            }
            (Some(StyleName::Decimal | StyleName::Currency) | None, _) => Style::Decimal,
        }
    }

    pub(super) fn grouping(&self) -> Grouping {
        self.grouping.unwrap_or_default()
    }

    pub(super) fn counting(&self) -> Counting {
        self.counting.unwrap_or(Counting::Cardinal)
    }

    fn has_fraction(&self) -> bool {
        self.minimum_fraction.is_some() || self.maximum_fraction.is_some()
    }

    fn has_significant(&self) -> bool {
        self.minimum_significant.is_some() || self.maximum_significant.is_some()
    }

    /// ECMA-402, `SetNumberFormatDigitOptions` and `FormatNumericToString`: halves are rounded away from zero.
    pub(super) fn round(&self, decimal: &mut Decimal, (least, most): (u8, u8)) {
        let half = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
        if self.has_significant() {
            let most = i16::from(self.maximum_significant.unwrap_or(21));
            let least = i16::from(self.minimum_significant.unwrap_or(1));
            let start = decimal.absolute.nonzero_magnitude_start();
            decimal.round_with_mode(start - most + 1, half);
            decimal.absolute.trim_end();
            let start = decimal.absolute.nonzero_magnitude_start();
            decimal.absolute.pad_end((start - least + 1).min(0));
        } else {
            let (least, most) = match (self.minimum_fraction, self.maximum_fraction) {
                (Some(least), Some(most)) => (least, most),
                (Some(least), None) => (least, most.max(least)),
                (None, Some(most)) => (least.min(most), most),
                (None, None) => (least, most),
            };
            decimal.round_with_mode(-i16::from(most), half);
            decimal.absolute.trim_end();
            decimal.absolute.pad_end(-i16::from(least));
        }
        decimal.absolute.trim_start();
        decimal
            .absolute
            .pad_start(i16::from(self.minimum_integer.unwrap_or(1)));
    }
}

static STYLES: &[(&str, StyleName)] = &[
    ("decimal", StyleName::Decimal),
    ("percent", StyleName::Percent),
    ("currency", StyleName::Currency),
];

static DISPLAYS: &[(&str, CurrencyDisplay)] = &[
    ("symbol", CurrencyDisplay::Symbol),
    ("narrowSymbol", CurrencyDisplay::NarrowSymbol),
    ("code", CurrencyDisplay::Code),
    ("name", CurrencyDisplay::Name),
];

static COUNTINGS: &[(&str, Counting)] = &[
    ("cardinal", Counting::Cardinal),
    ("ordinal", Counting::Ordinal),
];

/// To ECMA-402 the words `true` and `false` both mean what would be done without them.
static GROUPINGS: &[(&str, Grouping)] = &[
    ("auto", Grouping::Auto),
    ("true", Grouping::Auto),
    ("false", Grouping::Auto),
    ("min2", Grouping::Min2),
];
