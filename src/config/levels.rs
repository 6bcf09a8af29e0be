//! `[[levels]]`: levels for a part of a project, by check, locale and `path:id`.

use std::collections::{BTreeSet, HashMap};

use camino::Utf8Path;

use crate::config::model::{LEVELS, Level, LevelRule, RulePlaces};
use crate::config::pattern::PathPattern;
use crate::config::reader::{ConfigReader, TomlValue};
use crate::diagnostic::Diagnostic;
use crate::text::slice::Slice;
use crate::text::span::Span;

pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> Vec<LevelRule> {
    let Some(list) = value.get_ref().as_array() else {
        reader.wrong_type(value, "a list of tables (`[[levels]]`)");
        return Vec::new();
    };
    list.iter().filter_map(|it| rule(reader, it)).collect()
}

fn rule(reader: &mut ConfigReader, value: &TomlValue) -> Option<LevelRule> {
    let known = ["check", "locale", "on", "level", "reason"];
    let (mut level, mut named, mut narrow) = (None, false, false);
    let mut rule = LevelRule {
        check: None,
        locale: None,
        on: None,
        level: Level::Off,
        reason: None,
        places: places(reader, value),
    };
    for (key, value) in reader.table(value)?.iter() {
        narrow |= ["check", "locale", "on"].contains(&key.get_ref().as_ref());
        let text = || value.get_ref().as_str().map(str::to_owned);
        let place = Span::new(value.span().start, value.span().end);
        match key.get_ref().as_ref() {
            "check" => {
                reader.string(value);
                rule.check = text();
                rule.places.check = place;
            }
            "locale" => {
                let tag = reader.string(value);
                rule.locale = tag.and_then(|tag| reader.locale(tag, value.span()));
                rule.places.locale = place;
            }
            "on" => {
                let on = reader.string(value)?;
                reader.pattern(split(on).0, value.span())?;
                rule.on = text();
                rule.places.on = place;
            }
            "level" => {
                named = true;
                level = reader.choice(value, &LEVELS);
            }
            "reason" => {
                reader.string(value);
                rule.reason = text().filter(|reason| !reason.trim().is_empty());
            }
            _ => reader.unknown_key(key, &known),
        }
    }
    if !named {
        reader.error(value.span(), "`level` is missing", None);
    }
    rule.level = level?;
    if !narrow {
        let help =
            "say what it is for: `check`, `locale` or `on`; levels of checks stand in `[checks]`";
        reader.error(
            value.span(),
            "this is for every finding",
            Some(help.to_owned()),
        );
        return None;
    }
    // A condition with a fault of its own is no condition.
    if rule.check.is_none() && rule.locale.is_none() && rule.on.is_none() {
        return None;
    }
    if rule.level == Level::Off && rule.reason.is_none() {
        let help = "say why: `reason = \"…\"`".to_owned();
        reader.error(value.span(), "`reason` is missing", Some(help));
        return None;
    }
    Some(rule)
}

fn places(reader: &ConfigReader, value: &TomlValue) -> RulePlaces {
    let (origin, text) = reader.file();
    let whole = Span::new(value.span().start, value.span().end);
    RulePlaces {
        origin,
        text,
        check: whole,
        locale: whole,
        on: whole,
    }
}

/// Returns the path of an `on`, and its id.
fn split(on: &str) -> (&str, Option<&str>) {
    match on.rsplit_once(':') {
        Some((path, id)) => (path, Some(id)),
        None => (on, None),
    }
}

/// The rules of a configuration, ready to be asked.
pub struct LevelRules<'c> {
    rules: Vec<Ready<'c>>,
    /// The places of the rules for one file, by its path: a finding asks no rules for other files.
    of_one: HashMap<String, OfFile>,
    /// The places of all others.
    of_many: Vec<usize>,
}

/// The places of the rules for one file: those of one id, by the id, and those of any or many.
#[derive(Default)]
struct OfFile {
    of_one_id: HashMap<String, Vec<usize>>,
    of_many_ids: Vec<usize>,
}

/// A rule, with the path of its condition and the id.
type Ready<'c> = (&'c LevelRule, Option<PathPattern>, Option<&'c str>);

impl<'c> LevelRules<'c> {
    pub fn new(rules: &'c [LevelRule]) -> Self {
        let ready = |rule: &'c LevelRule| {
            let Some(on) = &rule.on else {
                return Some((rule, None, None));
            };
            let (path, id) = split(on);
            Some((rule, Some(PathPattern::parse(path).ok()?), id))
        };
        let mut ready = Self {
            rules: rules.iter().filter_map(ready).collect(),
            of_one: HashMap::new(),
            of_many: Vec::new(),
        };
        for (at, (_, pattern, id)) in ready.rules.iter().enumerate() {
            let Some(path) = pattern.as_ref().and_then(PathPattern::literal) else {
                ready.of_many.push(at);
                continue;
            };
            let of_file = ready.of_one.entry(path.to_owned()).or_default();
            match id {
                Some(id) if !id.contains('*') => {
                    let of_id = of_file.of_one_id.entry((*id).to_owned());
                    of_id.or_default().push(at);
                }
                _ => of_file.of_many_ids.push(at),
            }
        }
        ready
    }

    /// Returns the rules (by their places) whose condition `on` can fit one of these files, and with an id one of these
    /// names. Files without names (`None`) may have any.
    pub fn fitting(&self, paths: &[&Utf8Path], names: Option<&BTreeSet<String>>) -> Vec<usize> {
        let fits = |(_, (_, pattern, id)): &(usize, &Ready<'_>)| {
            let Some(pattern) = pattern else {
                return false;
            };
            let has_name = match (id, names) {
                (None, _) | (Some(_), None) => true,
                (Some(id), Some(names)) => names.iter().any(|name| is_like(name, id)),
            };
            paths.iter().any(|path| pattern.matches(path.as_str())) && has_name
        };
        let rules = self.rules.iter().enumerate().filter(fits);
        rules.map(|(at, _)| at).collect()
    }

    /// Returns the rules that are about a part of the files, each with its place among all.
    pub fn conditions(&self) -> impl Iterator<Item = (usize, &'c LevelRule)> {
        let rules = self.rules.iter().enumerate();
        rules.filter_map(|(at, (rule, pattern, _))| pattern.as_ref().map(|_| (at, *rule)))
    }

    /// Returns the level of a finding at `path`, if a rule is for it.
    pub fn level<'f>(
        &self,
        finding: &Diagnostic,
        path: impl Fn() -> &'f Utf8Path,
    ) -> Option<Level> {
        let subject = &finding.subject;
        let fits = |(rule, pattern, id): &Ready<'_>| {
            let of_check = rule.check.as_ref().is_none_or(|it| it == finding.check);
            let of_locale = rule.locale.is_none() || rule.locale == subject.locale;
            if !of_check || !of_locale {
                return false;
            }
            let of_id = id.is_none_or(|id| {
                let name = subject.id.as_deref();
                name.is_some_and(|name| is_like(name, id))
            });
            of_id
                && pattern
                    .as_ref()
                    .is_none_or(|pattern| pattern.matches(path().as_str()))
        };
        let last = |places: &[usize]| {
            let fitting = |at: &&usize| self.rules.get(**at).is_some_and(fits);
            places.iter().rfind(fitting).copied()
        };
        let mut at = last(&self.of_many);
        if !self.of_one.is_empty()
            && let Some(of_file) = self.of_one.get(path().as_str())
        {
            let id = subject.id.as_deref();
            let of_id = id.and_then(|id| of_file.of_one_id.get(id));
            at = at.max(last(&of_file.of_many_ids));
            at = at.max(of_id.and_then(|places| last(places)));
        }
        at.and_then(|at| self.rules.get(at))
            .map(|(rule, ..)| rule.level)
    }
}

/// Returns whether a name is as the pattern says, `*` for any text.
pub fn is_like(name: &str, pattern: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let mut pieces: Vec<&str> = pieces.collect();
    let Some(last) = pieces.pop() else {
        return rest.is_empty();
    };
    for piece in pieces {
        match rest.find(piece) {
            Some(at) => rest = rest.slice(at + piece.len()..),
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn ids() {
        for (name, pattern, expected) in [
            ("title", "title", true),
            ("title-a", "title", false),
            ("title-a", "title-*", true),
            ("title-", "title-*", true),
            ("x-title", "*title", true),
            ("a-b-c", "a*b*c", true),
            ("a-c", "a*b*c", false),
            ("ab", "ab*b", false),
            ("-term", "-*", true),
            ("x", "*", true),
        ] {
            assert_eq!(is_like(name, pattern), expected, "{name} {pattern}");
        }
    }
}
