//! The selectors of a message as the list of its cases: each combination of keys is a text of its own.

use crate::exchange::atoms::{Atom, push_part, soften};
use crate::fluent::model::{Catalog, EntryKind, Part, Pattern, Select};
use crate::fluent::written::selector;
use crate::locale::plurals::{Category, Counting, EVERYDAY, Plurals};
use crate::locale::tag::Locale;

/// With more cases than these a message is one text in Fluent syntax.
const MAX_CASES: usize = 24;

/// The selectors that the source of a text chooses by.
#[derive(Clone, Debug, Default)]
pub struct CaseShape {
    pub selectors: Vec<Selector>,
}

#[derive(Clone, Debug)]
pub struct Selector {
    /// In one form: `$count`.
    pub written: String,
    /// As it is for people: `count`.
    pub label: String,
    /// `None` where it does not choose by number.
    pub counting: Option<Counting>,
    pub keys: Vec<Key>,
    /// The key of the default variant.
    pub default: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub name: String,
    pub in_source: bool,
    in_target: bool,
}

/// The keys of one case, in the order of the selectors.
pub type Case = Vec<String>;

/// The languages and wishes that decide which forms are asked for.
#[derive(Clone, Copy, Debug)]
pub struct FormRequest<'r> {
    pub target: &'r Locale,
    /// Forms too that only fractions and exact millions take.
    pub all_plurals: bool,
}

impl CaseShape {
    /// Returns the selectors of a source pattern, with the keys that the translation needs or has; `None` where there
    /// are too many cases.
    pub fn new(
        kind: EntryKind,
        source: &Pattern<'_>,
        target: Option<&Pattern<'_>>,
        request: FormRequest<'_>,
    ) -> Option<Self> {
        let mut shape = CaseShape::default();
        shape.read(kind, source, true);
        if let Some(target) = target {
            shape.read(kind, target, false);
        }
        for selector in &mut shape.selectors {
            selector.complete(request);
        }
        let cases = shape.selectors.iter().map(|it| it.keys.len());
        let count = cases.fold(1_usize, usize::saturating_mul);
        (count <= MAX_CASES).then_some(shape)
    }

    fn read(&mut self, kind: EntryKind, pattern: &Pattern<'_>, is_source: bool) {
        pattern.walk(&mut |part| {
            let Part::Select(select) = part else {
                return;
            };
            let written = selector(select);
            let known = self.selectors.iter_mut().find(|it| it.written == written);
            match known {
                Some(known) => known.add(select, is_source),
                None if is_source => {
                    let mut new = Selector::new(kind, select, written);
                    new.add(select, true);
                    self.selectors.push(new);
                }
                None => {}
            }
        });
    }

    /// Returns every case that there is a text for in the source, the default ones last.
    pub fn cases(&self) -> Vec<Case> {
        let mut cases: Vec<Case> = vec![Vec::new()];
        for selector in &self.selectors {
            let longer = cases.iter().flat_map(|case| {
                let keys = selector.keys.iter();
                keys.map(move |key| [case.clone(), vec![key.name.clone()]].concat())
            });
            cases = longer.collect();
        }
        cases
    }

    /// Returns whether the source has a variant for each key of a case.
    pub fn is_in_source(&self, case: &Case) -> bool {
        let mut keys = self.selectors.iter().zip(case);
        keys.all(|(selector, name)| {
            let mut known = selector.keys.iter();
            known.any(|key| key.in_source && key.name == *name)
        })
    }

    /// Returns whether a case is the one that stands for all others.
    pub fn is_default(&self, case: &Case) -> bool {
        let mut keys = self.selectors.iter().zip(case);
        keys.all(|(selector, name)| selector.default == *name)
    }

    /// Returns the text of a case; `None` where the pattern has no variant for it. A source says its default instead.
    pub fn text(
        &self,
        catalog: &Catalog<'_>,
        pattern: &Pattern<'_>,
        case: &Case,
        side: CaseSide,
    ) -> Option<Vec<Atom>> {
        let mut flat = Flattening {
            shape: self,
            case,
            visited: vec![false; self.selectors.len()],
            is_missing: false,
            atoms: Vec::new(),
        };
        flat.read(catalog, pattern);
        let is_asked =
            |(at, visited): (usize, &bool)| *visited || self.selectors[at].default == case[at];
        let is_own = flat.visited.iter().enumerate().all(is_asked);
        let is_there = is_own && (side.is_source || !flat.is_missing);
        if side.is_soft {
            soften(&mut flat.atoms);
        }
        is_there.then_some(flat.atoms)
    }
}

/// Which text a case is looked up in.
#[derive(Clone, Copy, Debug)]
pub struct CaseSide {
    pub is_source: bool,
    /// Line breaks between words are blanks.
    pub is_soft: bool,
}

struct Flattening<'f> {
    shape: &'f CaseShape,
    case: &'f Case,
    visited: Vec<bool>,
    is_missing: bool,
    atoms: Vec<Atom>,
}

impl Flattening<'_> {
    fn read(&mut self, catalog: &Catalog<'_>, pattern: &Pattern<'_>) {
        for part in &pattern.parts {
            let Part::Select(select) = part else {
                push_part(catalog, part, &mut self.atoms);
                continue;
            };
            let written = selector(select);
            let mut selectors = self.shape.selectors.iter();
            let Some(at) = selectors.position(|it| it.written == written) else {
                push_part(catalog, part, &mut self.atoms);
                continue;
            };
            self.visited[at] = true;
            let key = &self.case[at];
            let mut variants = select.variants.iter();
            match variants.find(|variant| variant.key.as_str() == key) {
                Some(variant) => self.read(catalog, &variant.value),
                None => {
                    self.is_missing |= *key != self.shape.selectors[at].default;
                    self.read(catalog, select.default_value());
                }
            }
        }
    }
}

impl Selector {
    fn new(kind: EntryKind, select: &Select<'_>, written: String) -> Self {
        let default = select.variants.iter().find(|variant| variant.default);
        let default = default.or(select.variants.last());
        let label = written.trim_start_matches('$').to_owned();
        Self {
            label,
            counting: counting(kind, select),
            written,
            keys: Vec::new(),
            default: default.map_or_else(String::new, |it| it.key.as_str().to_owned()),
        }
    }

    fn add(&mut self, select: &Select<'_>, in_source: bool) {
        for variant in &select.variants {
            let name = variant.key.as_str();
            let known = self.keys.iter_mut().find(|key| key.name == name);
            match known {
                Some(key) if in_source => key.in_source = true,
                Some(key) => key.in_target = true,
                None => self.keys.push(Key {
                    name: name.to_owned(),
                    in_source,
                    in_target: !in_source,
                }),
            }
            if !in_source && variant.default {
                self.default = name.to_owned();
            }
        }
    }

    /// Adds the forms that the language needs, takes out those that it has not and nobody wrote, and sorts them: numbers
    /// first, then the categories in the order of CLDR.
    fn complete(&mut self, request: FormRequest<'_>) {
        let Some(rules) = self.counting.and_then(|it| Plurals::of(request.target, it)) else {
            return;
        };
        let numbers: Vec<u32> = self
            .keys
            .iter()
            .filter_map(|key| key.name.parse().ok())
            .collect();
        let everyday = |category: Category| {
            (0..=EVERYDAY).any(|number| {
                rules.integer(number) == category
                    && !numbers.contains(&number)
                    && (category != Category::One || number > 0)
            })
        };
        let all = [
            Category::Zero,
            Category::One,
            Category::Two,
            Category::Few,
            Category::Many,
            Category::Other,
        ];
        let mut keys: Vec<Key> = self
            .keys
            .iter()
            .filter(|key| Category::parse(&key.name).is_none())
            .cloned()
            .collect();
        for category in all {
            let known = self.keys.iter().find(|key| key.name == category.as_str());
            let has_language = rules.categories().contains(&category);
            let is_asked = everyday(category) || (request.all_plurals && has_language);
            let is_kept =
                known.is_some_and(|key| key.in_target || key.name == self.default || has_language);
            if is_asked || is_kept {
                keys.push(known.cloned().unwrap_or_else(|| Key {
                    name: category.as_str().to_owned(),
                    in_source: false,
                    in_target: false,
                }));
            }
        }
        self.keys = keys;
    }

    /// Numbers that a form is for, to be shown to translators: `2`, `1 000 000`; or the key itself.
    pub fn sample(&self, key: &str, target: &Locale) -> String {
        let samples = self.samples(key, target);
        samples.into_iter().next().unwrap_or_else(|| key.to_owned())
    }

    /// Returns a few numbers that take a form.
    pub fn samples(&self, key: &str, target: &Locale) -> Vec<String> {
        let rules = self.counting.and_then(|it| Plurals::of(target, it));
        let (Some(rules), Some(category)) = (rules, Category::parse(key)) else {
            return Vec::new();
        };
        let exact: Vec<u32> = self
            .keys
            .iter()
            .filter_map(|key| key.name.parse().ok())
            .collect();
        let everyday = (0..=EVERYDAY).filter(|number| !exact.contains(number));
        let first = everyday.filter(|number| rules.integer(*number) == category);
        let mut samples: Vec<String> = first.take(4).map(|number| number.to_string()).collect();
        if samples.is_empty() {
            let large = [1_000_000, 2_000_000];
            let large = large
                .into_iter()
                .filter(|number| rules.integer(*number) == category);
            samples.extend(large.map(|number| format!("{} 000 000", number / 1_000_000)));
        }
        samples
    }
}

/// Returns the way of counting of a selector whose keys are numbers and plural categories alone.
fn counting(kind: EntryKind, select: &Select<'_>) -> Option<Counting> {
    if kind == EntryKind::Term {
        return None;
    }
    let is_number = |key: &str| key.parse::<f64>().is_ok() || Category::parse(key).is_some();
    if !select
        .variants
        .iter()
        .all(|variant| is_number(variant.key.as_str()))
    {
        return None;
    }
    match &select.selector {
        Part::Variable(_) => Some(Counting::Cardinal),
        Part::Call {
            function: "NUMBER",
            arguments,
        } => {
            let mut named = arguments.named.iter();
            let is_ordinal = named
                .any(|(name, value)| *name == "type" && matches!(value, Part::Literal("ordinal")));
            Some(if is_ordinal {
                Counting::Ordinal
            } else {
                Counting::Cardinal
            })
        }
        Part::Text(_) | Part::Literal(_) | Part::Number(_) | Part::Message { .. } => None,
        Part::Term { .. } | Part::Call { .. } | Part::Select(_) => None,
    }
}
