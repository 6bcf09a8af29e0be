//! Catalogs and statements with the same key, put together. Paths are places in the list of paths.

use std::collections::HashMap;

use crate::project::layout::choice::Choice;
use crate::project::layout::findings::Findings;
use crate::project::layout::rules::{Rules, Side};
use crate::project::layout::sorting::{FoundCatalog, Sorting, Statement};

/// Puts catalogs and statements together by their keys. Takes the catalogs out of `sorting`.
pub(super) fn put_together(
    rules: &Rules,
    sorting: &mut Sorting,
    choice: &Choice,
    findings: &mut Findings,
) -> Vec<Draft> {
    let mut drafts = Drafts::default();
    let catalogs = std::mem::take(&mut sorting.catalogs);
    let names = &sorting.names;
    let targets: Vec<Option<usize>> = names
        .found
        .iter()
        .map(|name| choice.targets.binary_search(&name.locale).ok())
        .collect();
    for catalog in catalogs {
        let target = match catalog.locale {
            None => None,
            Some((place, spelling)) => {
                let name = &names.found[place];
                let is_source = name.locale == choice.source;
                if spelling != name.spelling() {
                    findings.add_spelling(name, spelling, catalog.path);
                    continue;
                }
                // With two patterns, source catalogs are where the first one says, and only there.
                if catalog.side
                    == (if is_source {
                        Side::Target
                    } else {
                        Side::Source
                    })
                {
                    continue;
                }
                if !is_source && targets[place].is_none() {
                    findings.add_unlisted(&name.locale, catalog.path);
                    continue;
                }
                if !is_source && !rules.catalogs[catalog.rule].wants(&name.locale) {
                    continue;
                }
                targets[place].filter(|_| !is_source)
            }
        };
        if let Err(clash) = drafts.add_catalog(catalog, target) {
            findings.add_clash(&clash, "translate the same set");
        }
    }
    for statement in &sorting.statements {
        if let Err(clash) = drafts.add_statement(rules, statement) {
            findings.add_clash(&clash, "would share one catalog");
        }
    }
    drafts.sorted()
}

/// Drafts by key.
#[derive(Default)]
struct Drafts {
    by_key: HashMap<String, usize>,
    drafts: Vec<Draft>,
}

/// A set before its files have ids.
pub(super) struct Draft {
    pub(super) key: String,
    pub(super) statement: Option<usize>,
    pub(super) source: Option<usize>,
    /// The place of the target locale, and the path.
    pub(super) targets: Vec<(usize, usize)>,
    /// The rule that names its catalogs; `None`: no rule has such a key.
    pub(super) rule: Option<usize>,
    pub(super) shared: bool,
}

/// Two paths for one place in a set: the first is taken.
pub(super) struct Clash {
    pub(super) taken: usize,
    pub(super) left_out: usize,
}

impl Draft {
    /// The paths of its files.
    pub(super) fn paths(&self) -> impl Iterator<Item = usize> {
        let targets = self.targets.iter().map(|(_, path)| *path);
        self.statement.into_iter().chain(self.source).chain(targets)
    }
}

impl Drafts {
    /// Adds a catalog of the source (`target` is `None`) or of the target locale at that place.
    fn add_catalog(&mut self, catalog: FoundCatalog, target: Option<usize>) -> Result<(), Clash> {
        let draft = self.entry(catalog.key);
        draft.rule = draft.rule.or(Some(catalog.rule));
        draft.shared |= catalog.shared;
        let taken = match target {
            None => draft.source,
            Some(target) => {
                let mut targets = draft.targets.iter();
                targets
                    .find(|(locale, _)| *locale == target)
                    .map(|(_, path)| *path)
            }
        };
        if let Some(taken) = taken {
            return Err(Clash {
                taken,
                left_out: catalog.path,
            });
        }
        match target {
            None => draft.source = Some(catalog.path),
            Some(target) => draft.targets.push((target, catalog.path)),
        }
        Ok(())
    }

    /// Adds a statement. A README is one only when a catalog has its key.
    fn add_statement(&mut self, rules: &Rules, statement: &Statement) -> Result<(), Clash> {
        let name = statement.key.rsplit('/').next().unwrap_or_default();
        if name.eq_ignore_ascii_case("readme") && !self.by_key.contains_key(statement.key) {
            return Ok(());
        }
        let draft = self.entry(statement.key.to_owned());
        if let Some(taken) = draft.statement {
            return Err(Clash {
                taken,
                left_out: statement.path,
            });
        }
        draft.statement = Some(statement.path);
        draft.rule = draft.rule.or_else(|| rules.of_key(statement.key));
        Ok(())
    }

    /// The drafts in the order of their keys.
    fn sorted(mut self) -> Vec<Draft> {
        self.drafts
            .sort_unstable_by(|one, other| one.key.cmp(&other.key));
        self.drafts
    }

    fn entry(&mut self, key: String) -> &mut Draft {
        let place = match self.by_key.get(&key) {
            Some(place) => *place,
            None => {
                self.drafts.push(Draft {
                    key: key.clone(),
                    statement: None,
                    source: None,
                    targets: Vec::new(),
                    rule: None,
                    shared: false,
                });
                self.by_key.insert(key, self.drafts.len() - 1);
                self.drafts.len() - 1
            }
        };
        &mut self.drafts[place]
    }
}
