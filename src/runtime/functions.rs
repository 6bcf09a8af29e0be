//! The functions that catalogs call, and the one that chooses among variants.

use std::cell::Cell;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};

use crate::locale::plurals::{Category, Counting, Plurals};
use crate::locale::tag::Locale;
use crate::runtime::date::DateValue;
use crate::runtime::moment::Moment;
use crate::runtime::number::NumberValue;
use crate::runtime::selectors::CHOOSE;
use crate::runtime::setting::Setting;
use crate::runtime::value::Typed;

/// An error of a function. fluent has no way for functions to report them.
#[derive(Clone, Copy)]
enum FunctionError {
    NoNumber = 1,
    NoDate = 2,
    NoTime = 4,
    Option = 8,
}

thread_local! {
    /// The errors since they were last taken: a message is formatted by one thread, a bundle is shared by many.
    static ERRORS: Cell<u8> = const { Cell::new(0) };
}

fn note(error: FunctionError) -> FluentValue<'static> {
    ERRORS.set(ERRORS.get() | error as u8);
    FluentValue::Error
}

/// Returns the errors of functions since the last call on this thread, in words.
pub(super) fn take_errors() -> Vec<String> {
    let noted = ERRORS.take();
    let words = [
        (
            FunctionError::NoNumber,
            "`NUMBER()` is given what is no number",
        ),
        (
            FunctionError::NoDate,
            "`DATETIME()` is given what is no date",
        ),
        (
            FunctionError::NoTime,
            "`DATETIME()` is asked for the time of a date without one",
        ),
        (
            FunctionError::Option,
            "an option of `NUMBER()` or `DATETIME()` cannot be followed",
        ),
    ];
    let of_noted = words.iter().filter(|(error, _)| noted & *error as u8 != 0);
    of_noted.map(|(_, words)| (*words).to_owned()).collect()
}

/// Gives a bundle its functions.
///
/// # Errors
/// When it has functions of these names.
pub(super) fn add(
    bundle: &mut FluentBundle<Arc<FluentResource>>,
    locale: &Locale,
) -> Result<(), FluentError> {
    bundle.add_function("NUMBER", number)?;
    bundle.add_function("DATETIME", datetime)?;
    let rules = LazyPluralRules::of(locale.clone());
    bundle.add_function(CHOOSE, move |values, _| choose(values, &rules))
}

fn number<'v>(values: &[FluentValue<'v>], options: &FluentArgs<'_>) -> FluentValue<'v> {
    let number = match values.first() {
        // A variable that is missing has been told already.
        Some(FluentValue::Error) => return FluentValue::Error,
        Some(value) => match Typed::of(value) {
            Some(Typed::Number(number)) => number,
            Some(Typed::Date(dated)) => NumberValue::new(dated.moment.milliseconds() as f64),
            Some(Typed::List(_)) | None => return note(FunctionError::NoNumber),
        },
        None => return note(FunctionError::NoNumber),
    };
    let NumberValue {
        value,
        options: own,
    } = number;
    match own.with(settings(options)) {
        Ok(options) => Typed::Number(NumberValue { value, options }).into(),
        Err(_) => note(FunctionError::Option),
    }
}

fn datetime<'v>(values: &[FluentValue<'v>], options: &FluentArgs<'_>) -> FluentValue<'v> {
    let dated = match values.first() {
        Some(FluentValue::Error) => return FluentValue::Error,
        Some(value) => match Typed::of(value) {
            Some(Typed::Date(dated)) => Some(dated),
            Some(Typed::Number(number)) => {
                Moment::of_milliseconds(number.value).map(DateValue::new)
            }
            Some(Typed::List(_)) | None => None,
        },
        None => None,
    };
    let Some(DateValue {
        moment,
        options: own,
    }) = dated
    else {
        return note(FunctionError::NoDate);
    };
    let Ok(options) = own.with(settings(options)) else {
        return note(FunctionError::Option);
    };
    let dated = DateValue { moment, options };
    if dated.lacks_time() {
        note(FunctionError::NoTime)
    } else {
        Typed::Date(dated).into()
    }
}

fn settings<'s>(options: &'s FluentArgs<'_>) -> impl Iterator<Item = (&'s str, Setting<'s>)> {
    options.iter().filter_map(|(option, value)| {
        let setting = match value {
            FluentValue::String(word) => Setting::Word(word),
            FluentValue::Number(number) => Setting::Number(number.value),
            FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => return None,
        };
        Some((option, setting))
    })
}

/// The plural rules of a locale, made when they are needed.
struct LazyPluralRules {
    locale: Locale,
    cardinal: OnceLock<Option<Plurals>>,
    ordinal: OnceLock<Option<Plurals>>,
}

impl LazyPluralRules {
    fn of(locale: Locale) -> Self {
        Self {
            locale,
            cardinal: OnceLock::new(),
            ordinal: OnceLock::new(),
        }
    }

    fn category(&self, number: &NumberValue) -> Category {
        let counting = number.options.counting();
        let rules = match counting {
            Counting::Cardinal => &self.cardinal,
            Counting::Ordinal => &self.ordinal,
        };
        let rules = rules.get_or_init(|| Plurals::of(&self.locale, counting));
        match (rules, number.counted()) {
            (Some(rules), Some(digits)) => rules.digits(&digits),
            _ => Category::Other,
        }
    }
}

/// Returns the key, of those that follow the selector, that is for its value; the selector itself when it is a text,
/// and nothing when no key is for it. As in fluent.js: in the order of the variants, a number by its value alone, a
/// word by its plural category.
fn choose<'v>(values: &[FluentValue<'v>], rules: &LazyPluralRules) -> FluentValue<'v> {
    let Some((selector, keys)) = values.split_first() else {
        return FluentValue::Error;
    };
    if let FluentValue::String(_) = selector {
        return selector.clone();
    }
    let Some(Typed::Number(number)) = Typed::of(selector) else {
        return FluentValue::Error;
    };
    let category = OnceLock::new();
    let category = || category.get_or_init(|| rules.category(&number).as_str());
    for key in keys {
        let FluentValue::String(key) = key else {
            continue;
        };
        match key.parse::<f64>() {
            Ok(exact) if exact == number.value => {
                // Read as fluent-bundle reads the key of the variant.
                let key = FluentNumber::from_str(key);
                return key.map_or(FluentValue::Error, FluentValue::Number);
            }
            Ok(_) => {}
            Err(_) if key == category() => return FluentValue::from(key.clone()),
            Err(_) => {}
        }
    }
    FluentValue::Error
}
