//! Catalogs and statements with the same key, put together. Paths are places in the list of paths.

use std::collections::HashMap;

use crate::locale::tag::Locale;
use crate::project::layout::choice::LocaleChoice;
use crate::project::layout::draft::{Clash, Draft};
use crate::project::layout::findings::Findings;
use crate::project::layout::names::LocaleNames;
use crate::project::layout::rules::{LayoutRules, Rule, RuleSide};
use crate::project::layout::sorting::{FoundFile, Sorting, StatementFile};

/// Puts catalogs and statements together by their keys. Takes the catalogs out of `sorting`.
pub(super) fn put_together(
    rules: &LayoutRules,
    sorting: &mut Sorting,
    choice: &LocaleChoice,
    findings: &mut Findings,
) -> Vec<Draft> {
    let seats = Seats::new(&sorting.names, choice);
    let catalogs = std::mem::take(&mut sorting.catalogs);
    let verb = "translate the same set";
    let mut drafts = Drafts::of(catalogs, &rules.catalogs, &seats, verb, findings);
    for statement in &sorting.statements {
        if let Err(clash) = drafts.add_statement(rules, statement) {
            findings.add_clash(&clash, "would share one catalog");
        }
    }
    drafts.sorted()
}

/// Puts together the documents that are translated as whole files. Takes them out of `sorting`.
pub(super) fn put_documents_together(
    rules: &LayoutRules,
    sorting: &mut Sorting,
    choice: &LocaleChoice,
    findings: &mut Findings,
) -> Vec<Draft> {
    let seats = Seats::new(&sorting.names, choice);
    let documents = std::mem::take(&mut sorting.documents);
    let verb = "translate the same document";
    let drafts = Drafts::of(documents, &rules.documents, &seats, verb, findings);
    drafts.sorted()
}

/// The place of each locale's files in a set.
struct Seats<'n> {
    names: &'n LocaleNames<'n>,
    source: &'n Locale,
    /// The place among the target locales, by the place in `names`.
    targets: Vec<Option<usize>>,
}

#[derive(Clone, Copy)]
enum Seat {
    Source,
    Target(usize),
}

impl<'n> Seats<'n> {
    fn new(names: &'n LocaleNames<'n>, choice: &'n LocaleChoice) -> Self {
        let targets = names.found.iter();
        let targets = targets.map(|name| choice.targets.binary_search(&name.locale).ok());
        Self {
            names,
            source: &choice.source,
            targets: targets.collect(),
        }
    }

    /// Returns the place of a file; `None` when it is left out.
    fn of(&self, file: &FoundFile, rule: &Rule, findings: &mut Findings) -> Option<Seat> {
        let Some((place, spelling)) = file.locale else {
            return Some(Seat::Source);
        };
        let name = &self.names.found[place];
        if spelling != name.spelling() {
            findings.add_spelling(name, spelling, file.path);
            return None;
        }
        // With two patterns, source catalogs are where the first one says, and only there.
        if name.locale == *self.source {
            return (file.side != RuleSide::Target).then_some(Seat::Source);
        }
        if file.side == RuleSide::Source {
            return None;
        }
        let Some(target) = self.targets[place] else {
            findings.add_unlisted(&name.locale, file.path);
            return None;
        };
        rule.wants(&name.locale).then_some(Seat::Target(target))
    }
}

/// Drafts by key.
#[derive(Default)]
struct Drafts {
    by_key: HashMap<String, usize>,
    drafts: Vec<Draft>,
}

impl Drafts {
    /// Puts files together; `verb`: what two of them do that have one place.
    fn of(
        files: Vec<FoundFile>,
        rules: &[Rule],
        seats: &Seats<'_>,
        verb: &str,
        findings: &mut Findings,
    ) -> Self {
        let mut drafts = Self::default();
        for file in files {
            if let Some(seat) = seats.of(&file, &rules[file.rule], findings)
                && let Err(clash) = drafts.add_file(file, seat)
            {
                findings.add_clash(&clash, verb);
            }
        }
        drafts
    }

    fn add_file(&mut self, file: FoundFile, seat: Seat) -> Result<(), Clash> {
        let draft = self.entry(file.key);
        draft.rule = draft.rule.or(Some(file.rule));
        draft.shared |= file.shared;
        let taken = match seat {
            Seat::Source => draft.source,
            Seat::Target(target) => {
                let mut targets = draft.targets.iter();
                let taken = targets.find(|(locale, _)| *locale == target);
                taken.map(|(_, path)| *path)
            }
        };
        if let Some(taken) = taken {
            return Err(Clash {
                taken,
                left_out: file.path,
            });
        }
        match seat {
            Seat::Source => draft.source = Some(file.path),
            Seat::Target(target) => draft.targets.push((target, file.path)),
        }
        Ok(())
    }

    /// Adds a statement. A README is one only when a catalog has its key.
    fn add_statement(
        &mut self,
        rules: &LayoutRules,
        statement: &StatementFile,
    ) -> Result<(), Clash> {
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

    /// Returns the drafts in the order of their keys.
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
