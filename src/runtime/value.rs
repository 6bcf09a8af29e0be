//! The values of variables, typed: numbers, dates, lists and texts.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::types::{FluentNumber, FluentType};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::Locale;
use intl_memoizer::{IntlLangMemoizer, Memoizable};
use unic_langid::LanguageIdentifier;

use crate::runtime::date::DateValue;
use crate::runtime::moment::Moment;
use crate::runtime::number::NumberValue;
use crate::runtime::{date_format, number_format};

/// The value of a variable.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Date(Moment),
    /// Told as the locale tells lists: `a, b y c`.
    List(Vec<String>),
}

/// The type of a variable's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    Text,
    List,
    Number,
    /// A date without a time.
    Day,
    /// A date with its time.
    Instant,
}

impl Value {
    /// Returns what is written without quotation marks: a number, a date, or else a text.
    pub fn plain(text: &str) -> Self {
        if let Some(number) = number(text) {
            return Value::Number(number);
        }
        match Moment::parse(text) {
            Some(moment) => Value::Date(moment),
            None => Value::Text(text.to_owned()),
        }
    }

    /// Returns what is written on a command line: as [`Value::plain`], in quotation marks a text, in brackets a list.
    pub fn typed(text: &str) -> Self {
        let within = |open, close| text.strip_prefix(open)?.strip_suffix(close);
        if let Some(text) = within('"', '"') {
            return Value::Text(text.to_owned());
        }
        match within('[', ']') {
            Some(items) => Value::List(
                items
                    .split(',')
                    .map(|item| item.trim().to_owned())
                    .collect(),
            ),
            None => Value::plain(text),
        }
    }

    pub(super) fn fluent(self) -> FluentValue<'static> {
        match self {
            Value::Text(text) => FluentValue::from(text),
            Value::Number(value) => Typed::Number(NumberValue::new(value)).into(),
            Value::Date(moment) => Typed::Date(DateValue::new(moment)).into(),
            Value::List(items) => Typed::List(items).into(),
        }
    }
}

/// Returns a number as Fluent and JSON write them. `007` and `1e3` are none: they are rather marks than amounts.
fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let is_number = is_digits(whole) && is_digits(fraction);
    let is_marked = whole.len() > 1 && whole.starts_with('0');
    (is_number && !is_marked)
        .then(|| text.parse().ok())
        .flatten()
}

/// A value within fluent-bundle that is no plain text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Typed {
    Number(NumberValue),
    Date(DateValue),
    List(Vec<String>),
}

impl Typed {
    /// Returns what fluent-bundle hands to a function or a formatter.
    pub fn of(value: &FluentValue<'_>) -> Option<Self> {
        match value {
            FluentValue::Number(number) => Some(Typed::Number(of_literal(number))),
            FluentValue::Custom(value) => value.as_any().downcast_ref::<Typed>().cloned(),
            FluentValue::String(_) | FluentValue::None | FluentValue::Error => None,
        }
    }

    fn text<M: MemoizerKind>(&self, memoizer: &M) -> String {
        let locale = || {
            let locale = memoizer.with_try_get_threadsafe((), |it: &BundleLanguage| it.0.clone());
            locale.unwrap_or(Locale::UNKNOWN)
        };
        match self {
            Typed::Number(number) => number_format::text(number, memoizer),
            Typed::Date(dated) => date_format::text(dated, &locale()).unwrap_or_default(),
            Typed::List(items) => {
                let options = ListFormatterOptions::default();
                match ListFormatter::try_new_and(locale().into(), options) {
                    Ok(formatter) => formatter.format(items.iter()).to_string(),
                    Err(_) => items.join(", "),
                }
            }
        }
    }
}

fn of_literal(number: &FluentNumber) -> NumberValue {
    NumberValue::with_fraction(number.value, number.options.minimum_fraction_digits)
}

/// Returns how fluent-bundle writes values; numbers of catalogs reach it as they are.
pub(super) fn write<M: MemoizerKind>(value: &FluentValue<'_>, memoizer: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number_format::text(&of_literal(number), memoizer)),
        FluentValue::Custom(_)
        | FluentValue::String(_)
        | FluentValue::None
        | FluentValue::Error => None,
    }
}

/// Returns the kind of a value.
pub(super) fn given(value: &FluentValue<'_>) -> Given {
    match Typed::of(value) {
        None => Given::Text,
        Some(Typed::List(_)) => Given::List,
        Some(Typed::Number(_)) => Given::Number,
        Some(Typed::Date(dated)) => match dated.moment {
            Moment::Day(_) => Given::Day,
            Moment::Instant { .. } => Given::Instant,
        },
    }
}

/// Returns a value as a bundle of a language shows it.
pub(super) fn shown(value: &FluentValue<'_>, language: LanguageIdentifier) -> String {
    match (Typed::of(value), value) {
        (Some(typed), _) => typed.text(&IntlLangMemoizer::new(language)),
        (None, FluentValue::String(text)) => text.to_string(),
        (None, _) => String::new(),
    }
}

impl FluentType for Typed {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, memoizer: &IntlLangMemoizer) -> Cow<'static, str> {
        self.text(memoizer).into()
    }

    fn as_string_threadsafe(
        &self,
        memoizer: &intl_memoizer::concurrent::IntlLangMemoizer,
    ) -> Cow<'static, str> {
        self.text(memoizer).into()
    }
}

impl From<Typed> for FluentValue<'_> {
    fn from(value: Typed) -> Self {
        FluentValue::Custom(Box::new(value))
    }
}

/// The language of a bundle, which only its memoizer tells.
struct BundleLanguage(Locale);

impl Memoizable for BundleLanguage {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): Self::Args) -> Result<Self, ()> {
        language.to_string().parse().map(Self).map_err(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_what_is_written() {
        for (text, expected) in [
            ("3", Value::Number(3.0)),
            ("-1.50", Value::Number(-1.5)),
            ("007", Value::Text("007".to_owned())),
            ("1e3", Value::Text("1e3".to_owned())),
            ("1.", Value::Text("1.".to_owned())),
            ("\"3\"", Value::Text("3".to_owned())),
            (
                "[Ana, Luis]",
                Value::List(vec!["Ana".to_owned(), "Luis".to_owned()]),
            ),
            ("Panamá", Value::Text("Panamá".to_owned())),
        ] {
            assert_eq!(Value::typed(text), expected, "{text}");
        }
        assert!(matches!(Value::typed("2022-04-19"), Value::Date(_)));
    }
}
