//! One text of i18next: a pattern of Fluent in one case, variables in its notation.

use std::collections::BTreeMap;

use crate::emit::bundles::arguments::Uses;
use crate::emit::bundles::i18next::numbers::{NumberCase, variable_of};
use crate::emit::bundles::view::View;
use crate::fluent::escapes::unescape;
use crate::fluent::model::{
    Arguments, Entry, EntryKind, Part, Pattern, Select, Variant, VariantKey,
};
use crate::locale::plurals::Category;

/// References of references are followed so far.
pub(super) const DEEPEST: usize = 20;

/// A text longer than this is not written out: references to references can multiply without end.
const LONGEST: usize = 100_000;

/// The options that a message may set, for all implementations of Fluent alike; others are for programs.
/// <https://github.com/projectfluent/fluent.js/blob/main/fluent-bundle/src/builtins.ts>
const NUMBER_OPTIONS: [&str; 6] = [
    "maximumFractionDigits",
    "maximumSignificantDigits",
    "minimumFractionDigits",
    "minimumIntegerDigits",
    "minimumSignificantDigits",
    "useGrouping",
];

/// As above.
const DATETIME_OPTIONS: [&str; 14] = [
    "dateStyle",
    "day",
    "dayPeriod",
    "era",
    "fractionalSecondDigits",
    "hour",
    "hour12",
    "minute",
    "month",
    "second",
    "timeStyle",
    "timeZoneName",
    "weekday",
    "year",
];

/// A case of the choices of a text.
pub(super) struct Case<'c> {
    /// The variable that is chosen by as a number.
    pub count: Option<&'c str>,
    pub number: Option<&'c NumberCase>,
    /// `None`: none of the names.
    pub name: Option<&'c str>,
    /// The arguments of the text, here and in the source.
    pub taken: &'c BTreeMap<&'c str, Uses>,
}

/// Returns a text without variables.
pub(super) fn plain(text: &str) -> Result<String, String> {
    match ["{{", "$t("].iter().find(|mark| text.contains(**mark)) {
        Some(mark) => Err(format!("i18next would read `{mark}` as its own")),
        None => Ok(text.to_owned()),
    }
}

/// Returns a pattern in one case.
pub(super) fn text<'v>(
    view: &View<'v>,
    pattern: &'v Pattern<'v>,
    case: &Case<'_>,
) -> Result<String, String> {
    let mut writer = Writer {
        view,
        case,
        text: String::new(),
        literal: String::new(),
    };
    writer.pattern(pattern, &I18nextScope::Message, 0)?;
    writer.close_literal()?;
    Ok(writer.text)
}

struct Writer<'w, 'v> {
    view: &'w View<'v>,
    case: &'w Case<'w>,
    text: String,
    /// Text of the catalogs since the last variable.
    literal: String,
}

/// Whose variables a pattern sees.
enum I18nextScope<'s> {
    Message,
    /// A term sees what it is given.
    Term(Option<&'s Arguments<'s>>),
}

/// Returns the value of an attribute or an entry.
pub(super) fn message<'v>(
    view: &View<'v>,
    id: &str,
    attribute: Option<&str>,
) -> Option<&'v Pattern<'v>> {
    let entry = view.find(EntryKind::Message, id)?;
    entry.pattern(attribute)
}

impl<'v> Writer<'_, 'v> {
    fn pattern(
        &mut self,
        pattern: &'v Pattern<'v>,
        scope: &I18nextScope<'_>,
        depth: usize,
    ) -> Result<(), String> {
        if depth > DEEPEST || self.text.len() + self.literal.len() > LONGEST {
            return Err("its references go too deep".to_owned());
        }
        for part in &pattern.parts {
            self.part(part, scope, depth)?;
        }
        Ok(())
    }

    fn part(
        &mut self,
        part: &'v Part<'v>,
        scope: &I18nextScope<'_>,
        depth: usize,
    ) -> Result<(), String> {
        match part {
            Part::Text(text) => self.literal.push_str(text),
            Part::Literal(literal) => self.literal.push_str(&unescape(literal)),
            Part::Number(number) => self.number(number)?,
            Part::Variable(name) => match scope {
                I18nextScope::Message => self.variable(name, "")?,
                I18nextScope::Term(arguments) => match given(*arguments, name) {
                    Some(Part::Literal(literal)) => self.literal.push_str(&unescape(literal)),
                    Some(Part::Number(number)) => self.number(number)?,
                    _ => return Err(format!("a term lacks its argument `{name}`")),
                },
            },
            Part::Message { id, attribute } => {
                let pattern = message(self.view, id, *attribute)
                    .ok_or_else(|| format!("it refers to `{id}`, which has no text"))?;
                self.pattern(pattern, scope, depth + 1)?;
            }
            Part::Term {
                id,
                attribute,
                arguments,
            } => {
                let pattern = self
                    .term(id)
                    .and_then(|entry| entry.pattern(*attribute))
                    .ok_or_else(|| format!("it refers to `-{id}`, which has no text"))?;
                self.pattern(
                    pattern,
                    &I18nextScope::Term(arguments.as_deref()),
                    depth + 1,
                )?;
            }
            Part::Call {
                function,
                arguments,
            } => self.call(function, arguments, scope)?,
            Part::Select(select) => {
                let variant = self.chosen(select, scope)?;
                self.pattern(&variant.value, scope, depth)?;
            }
        }
        Ok(())
    }

    fn term(&self, id: &str) -> Option<&'v Entry<'v>> {
        self.view.find(EntryKind::Term, id)
    }

    /// Numbers are formatted by language: only those that all write alike are known.
    fn number(&mut self, number: &str) -> Result<(), String> {
        if number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit()) {
            self.literal.push_str(number)
        } else {
            return Err(format!("the number `{number}` is formatted at run time"));
        }
        Ok(())
    }

    fn variable(&mut self, name: &str, format: &str) -> Result<(), String> {
        let is_number = self.case.taken.get(name).is_some_and(|uses| uses.number);
        let format = match format {
            "" if is_number => ", number",
            format => format,
        };
        self.close_literal()?;
        // With `-`, a value is not escaped for HTML: a message is no markup.
        self.text.push_str(&format!("{{{{- {name}{format}}}}}"));
        Ok(())
    }

    fn call(
        &mut self,
        function: &str,
        arguments: &Arguments<'_>,
        scope: &I18nextScope<'_>,
    ) -> Result<(), String> {
        let (formatter, known) = match function {
            "NUMBER" => ("number", &NUMBER_OPTIONS[..]),
            "DATETIME" => ("datetime", &DATETIME_OPTIONS[..]),
            _ => return Err(format!("i18next has no function `{function}`")),
        };
        let name = match (scope, variable_of(arguments)) {
            (I18nextScope::Message, Some(name)) => name,
            (I18nextScope::Message | I18nextScope::Term(_), _) => {
                return Err(format!("`{function}` of something that is no argument"));
            }
        };
        let mut options = Vec::new();
        for (option, value) in &arguments.named {
            let value = match value {
                Part::Literal(value) | Part::Number(value) => value,
                _ => return Err(format!("an option of `{function}` that is no constant")),
            };
            let is_sound = |c: char| c.is_ascii_alphanumeric() || c == '-';
            if !known.contains(option) || !value.chars().all(is_sound) {
                return Err(format!("the option `{option}` of `{function}`"));
            }
            options.push(format!("{option}: {value}"));
        }
        let format = if options.is_empty() {
            format!(", {formatter}")
        } else {
            format!(", {formatter}({})", options.join("; "))
        };
        self.variable(name, &format)
    }

    fn chosen(
        &self,
        select: &'v Select<'v>,
        scope: &I18nextScope<'_>,
    ) -> Result<&'v Variant<'v>, String> {
        let found = match (&select.selector, scope) {
            (Part::Variable(name), I18nextScope::Message) => self.by_case(select, name),
            (Part::Call { arguments, .. }, I18nextScope::Message) => {
                let name = variable_of(arguments).ok_or("a choice by no argument")?;
                self.by_case(select, name)
            }
            (Part::Variable(name), I18nextScope::Term(arguments)) => {
                match given(*arguments, name) {
                    None => None,
                    Some(Part::Literal(literal)) => named(select, &unescape(literal)),
                    Some(_) => return Err("a term that is given a number".to_owned()),
                }
            }
            (
                Part::Term {
                    id,
                    attribute,
                    arguments: None,
                },
                _,
            ) => {
                let pattern = self.term(id).and_then(|entry| entry.pattern(*attribute));
                match pattern.map(|pattern| &pattern.parts[..]) {
                    Some([Part::Text(text)]) => named(select, text),
                    None => None,
                    Some(_) => return Err(format!("a choice by `-{id}`, which is no plain text")),
                }
            }
            _ => return Err("a choice in a choice".to_owned()),
        };
        found
            .or_else(|| select.variants.iter().find(|variant| variant.default))
            .ok_or_else(|| "a choice without a default".to_owned())
    }

    fn by_case(&self, select: &'v Select<'v>, name: &str) -> Option<&'v Variant<'v>> {
        let is_count = self.case.count == Some(name);
        let fits = |variant: &&Variant<'_>| match (self.case.number, variant.key) {
            (Some(case), VariantKey::Number(number)) if is_count => {
                case.exact.is_some_and(|it| number.parse() == Ok(it))
            }
            (Some(case), VariantKey::Name(name)) if is_count => {
                Category::parse(name) == Some(case.category)
            }
            (_, key) => self.case.name == Some(key.as_str()),
        };
        select.variants.iter().find(fits)
    }

    /// Returns the texts of several places meet in one, so that `{` and `{` could become `{{`.
    fn close_literal(&mut self) -> Result<(), String> {
        let literal = std::mem::take(&mut self.literal);
        // A brace beside a variable would be taken for one of its own.
        if literal.ends_with('{') || (literal.starts_with('}') && !self.text.is_empty()) {
            return Err("a brace beside a variable".to_owned());
        }
        self.text.push_str(&plain(&literal)?);
        Ok(())
    }
}

fn given<'a>(arguments: Option<&'a Arguments<'a>>, name: &str) -> Option<&'a Part<'a>> {
    let named = arguments.iter().flat_map(|arguments| &arguments.named);
    let mut named = named.filter(|(known, _)| *known == name);
    named.next().map(|(_, value)| value)
}

fn named<'s, 'v>(select: &'s Select<'v>, name: &str) -> Option<&'s Variant<'v>> {
    let mut variants = select.variants.iter();
    variants.find(|variant| variant.key == VariantKey::Name(name))
}
