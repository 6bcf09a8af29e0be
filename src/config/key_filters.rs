//! Filters that say of single messages that nobody has to translate them, as compare-locales reads them.

use regex::Regex;

use crate::config::pattern::PathPattern;

/// A filter by key, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFilter {
    /// A pattern of the catalogs of the translations.
    pub path: String,
    /// An id, or `re:` and a regular expression that its beginning matches.
    pub key: String,
    pub is_ignored: bool,
}

impl KeyFilter {
    /// Returns the expression for a key; an error in the words of its author where it is none.
    pub fn expression(key: &str) -> Result<Regex, regex::Error> {
        match key.strip_prefix("re:") {
            Some(expression) => Regex::new(&format!("^(?:{expression})")),
            None => Regex::new(&format!("^{}$", regex::escape(key))),
        }
    }
}

/// The filters of a project, ready to be asked.
#[derive(Debug, Default)]
pub struct KeyFilters {
    rules: Vec<(PathPattern, Regex, bool)>,
}

impl KeyFilters {
    /// Reads filters; what is no pattern was told when the configuration was read.
    pub fn new(filters: &[KeyFilter]) -> Self {
        let rule = |filter: &KeyFilter| {
            let path = PathPattern::parse(&filter.path).ok()?;
            let key = KeyFilter::expression(&filter.key).ok()?;
            Some((path, key, filter.is_ignored))
        };
        Self {
            rules: filters.iter().filter_map(rule).collect(),
        }
    }

    /// Returns whether an entry of a catalog need not be translated: of the filters that fit, the last one counts.
    pub fn ignores(&self, catalog: &str, key: &str) -> bool {
        let mut rules = self.rules.iter().rev();
        let rule =
            rules.find(|(path, expression, _)| expression.is_match(key) && path.matches(catalog));
        rule.is_some_and(|(_, _, is_ignored)| *is_ignored)
    }

    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }
}
