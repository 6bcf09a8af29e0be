//! Plural categories: which ones a language has, and which numbers take them.
//!
//! The rules are those of CLDR as ICU4X has them; where it knows nothing of a language, those of `intl_pluralrules`.

use fixed_decimal::Decimal;
use icu_plurals::{PluralCategory, PluralOperands, PluralRuleType, PluralRules};
use intl_pluralrules as intl;

use crate::locale::tag::Locale;

/// The two ways of counting: *two files*, and *the second file*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    Cardinal,
    Ordinal,
}

/// One of the six categories of CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// Integers up to this one are everyday numbers. What a language needs for exact millions alone is beyond them.
pub const EVERYDAY: u32 = 200;

/// The plural rules of one language.
pub struct Plurals {
    rules: Rules,
    categories: Vec<Category>,
}

enum Rules {
    Icu(PluralRules),
    Intl(intl::PluralRules),
}

impl Plurals {
    /// Returns the rules of a locale; `None` when nothing is known of its language.
    pub fn of(locale: &Locale, counting: Counting) -> Option<Self> {
        // The data have no rows for languages with a script: `sr-Latn` counts as `sr` does.
        let mut identifier = locale.identifier();
        identifier.script = None;
        let icu: icu_locale::Locale = identifier.to_string().parse().ok()?;
        let kind = match counting {
            Counting::Cardinal => PluralRuleType::Cardinal,
            Counting::Ordinal => PluralRuleType::Ordinal,
        };
        if let Ok(rules) = PluralRules::try_new(icu.into(), kind.into()) {
            let mut categories: Vec<_> = rules.categories().map(category_of_icu).collect();
            if categories.len() > 1 {
                categories.sort_unstable();
                let rules = Rules::Icu(rules);
                return Some(Self { rules, categories });
            }
        }
        let kind = match counting {
            Counting::Cardinal => intl::PluralRuleType::CARDINAL,
            Counting::Ordinal => intl::PluralRuleType::ORDINAL,
        };
        identifier.clear_variants();
        let rules = intl::PluralRules::create(identifier.clone(), kind).or_else(|_| {
            identifier.region = None;
            intl::PluralRules::create(identifier, kind)
        });
        let rules = Rules::Intl(rules.ok()?);
        let mut categories: Vec<_> = SAMPLES
            .iter()
            .map(|number| category(&rules, number))
            .chain((0..=EVERYDAY).map(|number| category(&rules, &number.to_string())))
            .collect();
        categories.sort_unstable();
        categories.dedup();
        Some(Self { rules, categories })
    }

    /// Every category that some number takes, in the order of CLDR.
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// Returns the category of a number as it is written in a catalog: `1`, `1.0`, `-3`.
    pub fn category(&self, number: &str) -> Category {
        category(&self.rules, number)
    }

    /// Returns the category of a number as it is shown, digit by digit.
    pub fn digits(&self, decimal: &Decimal) -> Category {
        match &self.rules {
            Rules::Icu(rules) => category_of_icu(rules.category_for(PluralOperands::from(decimal))),
            Rules::Intl(_) => self.category(&decimal.to_string()),
        }
    }

    /// Returns the category of an integer.
    pub fn integer(&self, number: u32) -> Category {
        match &self.rules {
            Rules::Icu(rules) => category_of_icu(rules.category_for(number)),
            Rules::Intl(rules) => category_of_intl(rules.select(number)),
        }
    }
}

/// Numbers beyond the everyday ones, for categories that only fractions and large numbers take.
const SAMPLES: &[&str] = &["0.0", "0.5", "1.0", "1.5", "2.5", "11.1", "1000", "1000000"];

fn category(rules: &Rules, number: &str) -> Category {
    let number = number.trim_start_matches('-');
    match rules {
        Rules::Icu(rules) => match number.parse::<Decimal>() {
            Ok(decimal) => category_of_icu(rules.category_for(PluralOperands::from(&decimal))),
            Err(_) => Category::Other,
        },
        Rules::Intl(rules) => category_of_intl(rules.select(number)),
    }
}

fn category_of_icu(category: PluralCategory) -> Category {
    match category {
        PluralCategory::Zero => Category::Zero,
        PluralCategory::One => Category::One,
        PluralCategory::Two => Category::Two,
        PluralCategory::Few => Category::Few,
        PluralCategory::Many => Category::Many,
        PluralCategory::Other => Category::Other,
    }
}

fn category_of_intl(category: Result<intl::PluralCategory, &str>) -> Category {
    match category.unwrap_or(intl::PluralCategory::OTHER) {
        intl::PluralCategory::ZERO => Category::Zero,
        intl::PluralCategory::ONE => Category::One,
        intl::PluralCategory::TWO => Category::Two,
        intl::PluralCategory::FEW => Category::Few,
        intl::PluralCategory::MANY => Category::Many,
        intl::PluralCategory::OTHER => Category::Other,
    }
}

impl Category {
    /// Returns the category of this name in CLDR.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "zero" => Category::Zero,
            "one" => Category::One,
            "two" => Category::Two,
            "few" => Category::Few,
            "many" => Category::Many,
            "other" => Category::Other,
            _ => return None,
        })
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Category::Zero => "zero",
            Category::One => "one",
            Category::Two => "two",
            Category::Few => "few",
            Category::Many => "many",
            Category::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str, counting: Counting, expected: &str, samples: &[(&str, &str)]) {
        let plurals = Plurals::of(&Locale::parse(tag).unwrap(), counting);
        let Some(plurals) = plurals else {
            assert_eq!("unknown", expected, "{tag}");
            return;
        };
        let names: Vec<_> = plurals.categories().iter().map(|it| it.as_str()).collect();
        assert_eq!(names.join(" "), expected, "{tag}");
        for (number, category) in samples {
            let found = plurals.category(number).as_str();
            assert_eq!(found, *category, "{number} in {tag}");
        }
    }

    #[test]
    fn cardinals() {
        let check =
            |tag, expected, samples: &[_]| check(tag, Counting::Cardinal, expected, samples);
        check(
            "en",
            "one other",
            &[("1", "one"), ("0", "other"), ("1.0", "other")],
        );
        check(
            "es",
            "one many other",
            &[("0", "other"), ("1000000", "many"), ("1.0", "one")],
        );
        check("es-MX", "one many other", &[("1", "one")]);
        check(
            "pt",
            "one many other",
            &[("0", "one"), ("1", "one"), ("2", "other")],
        );
        check("pt-BR", "one many other", &[("0", "one")]);
        check("pt-PT", "one many other", &[("0", "other"), ("1", "one")]);
        check("pt-AO", "one many other", &[("0", "other")]);
        check("fr", "one many other", &[("0", "one")]);
        check(
            "ru",
            "one few many other",
            &[("21", "one"), ("1.5", "other")],
        );
        check(
            "ar",
            "zero one two few many other",
            &[("111", "many"), ("0", "zero")],
        );
        check("ja", "other", &[]);
    }

    #[test]
    fn where_the_data_have_holes() {
        let check =
            |tag, expected, samples: &[_]| check(tag, Counting::Cardinal, expected, samples);
        check("sr-Latn", "one few other", &[("21", "one"), ("3", "few")]);
        check("sr-Cyrl-RS", "one few other", &[]);
        check("se", "one two other", &[("2", "two")]);
        check("gv", "one two few many other", &[]);
        check("tlh", "unknown", &[]);
    }

    #[test]
    fn ordinals() {
        let check = |tag, expected, samples: &[_]| check(tag, Counting::Ordinal, expected, samples);
        check("en", "one two few other", &[("22", "two"), ("13", "other")]);
        check("es", "one other", &[("3", "one"), ("2", "other")]);
        check("pt", "other", &[]);
        check("it", "many other", &[("8", "many")]);
    }
}
