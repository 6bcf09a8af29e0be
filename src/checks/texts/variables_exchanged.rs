//! Two variables that changed places: *from { $start } to { $end }*, *{ $used } of { $total }*, *{ $guest } invited
//! { $host }*.

use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::likeness::Wording;
use crate::diagnostic::Severity;
use crate::fluent::alternatives::Alternative;
use crate::fluent::expansion::PLACEHOLDER;
use crate::fluent::model::Part;
use crate::fluent::prose::Prose;
use crate::locale::word_info::WordClasses;

/// Reports the first two variables that a short sentence has in the other order, where the words around them say that
/// each does what the other one does in the source.
pub(super) fn report_exchanged(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    for texts in pair.variants() {
        let ways = [
            &pair.source.alternatives()[texts.case.source],
            &pair.target.alternatives()[texts.case.target],
        ];
        let (Some(there), Some(here)) = (
            VariableSequence::new(ways[0], texts.source),
            VariableSequence::new(ways[1], texts.target),
        ) else {
            continue;
        };
        if !texts.is_same_case() || !texts.is_close() {
            continue;
        }
        let twos =
            (1..there.names.len()).flat_map(|at| (1..here.names.len()).map(move |to| (at, to)));
        let is_exchanged = |(at, to): &(usize, usize)| {
            let [one, other] = [there.names[at - 1], there.names[*at]];
            one != other
                && [other, one] == [here.names[to - 1], here.names[*to]]
                && there.stands_as(*at, &here, *to)
        };
        let Some((at, to)) = twos.into_iter().find(is_exchanged) else {
            continue;
        };
        let [one, other] = [there.names[at - 1], there.names[at]];
        let range = here.places[to - 1]..here.places[to] + PLACEHOLDER.len_utf8();
        reporter
            .report(
                texts.target.span(range),
                format!("`${one}` and `${other}` stand in the other order here"),
            )
            .severity(Severity::Info)
            .help("see whether each of them stands where the source has it");
        return;
    }
}

/// The variables of a text of which nothing else is open.
struct VariableSequence<'p> {
    prose: &'p Prose<'p>,
    names: Vec<&'p str>,
    /// Where each stands, in bytes.
    places: Vec<usize>,
}

impl<'p> VariableSequence<'p> {
    fn new(way: &'p Alternative<'_, '_>, prose: &'p Prose<'_>) -> Option<Self> {
        let variables = way.parts.iter().filter_map(|part| match part {
            Part::Variable(name) => Some(*name),
            _ => None,
        });
        let names: Vec<&str> = variables.collect();
        if !(2..=MOST_VARIABLES).contains(&names.len()) {
            return None;
        }
        let is_known = |part: &&Part<'_>| {
            matches!(
                part,
                Part::Text(_) | Part::Literal(_) | Part::Number(_) | Part::Variable(_)
            )
        };
        let found = prose.text.match_indices(PLACEHOLDER);
        let places: Vec<usize> = found.map(|(at, _)| at).collect();
        let is_plain = way.parts.iter().all(is_known);
        (is_plain && places.len() == names.len()).then_some(Self {
            prose,
            names,
            places,
        })
    }

    /// Returns whether a variable and the one before it stand among like words as two of the other side do.
    fn stands_as(&self, at: usize, other: &Self, to: usize) -> bool {
        let is_range = self.is_range(at) && other.is_range(to);
        let is_share = self.is_share(at) && other.is_share(to);
        is_range || is_share || {
            // *{ $guest } invited*
            let is_subject = self.places[at - 1] == 0 && other.places[to - 1] == 0;
            let [own, others] = [(self, at), (other, to)].map(|(side, at)| Wording {
                prose: side.prose,
                tokens: side.between(at),
            });
            let is_short = own.tokens.len().max(others.tokens.len()) <= FEW;
            is_subject && is_short && !self.turns(at) && !other.turns(to) && own.is_like(&others)
        }
    }

    /// Returns whether the two are a range: *from … to …*.
    fn is_range(&self, at: usize) -> bool {
        let numbers = &self.prose.profile().numbers;
        let before = self.prose.tokens_within(&(0..self.places[at - 1])).last();
        let is_from =
            before.is_some_and(|before| numbers.from_words.contains(&&*self.word(before)));
        let is_and = |at: usize| {
            let classes = self.prose.word_infos()[at].classes;
            classes.has(WordClasses::CONJUNCTION)
        };
        let to = self.only_between(at).filter(|to| !is_and(*to));
        is_from && to.is_some_and(|to| numbers.to_words.contains(&&*self.word(to)))
    }

    /// Returns whether the two are a part of something: *… of …*.
    fn is_share(&self, at: usize) -> bool {
        let joints = &self.prose.profile().numbers.part_joints;
        let joint = self.only_between(at);
        joint.is_some_and(|joint| joints.contains(&&*self.word(joint)))
    }

    /// Returns whether a word between the two may turn who does something and who suffers it.
    fn turns(&self, at: usize) -> bool {
        let turning = &self.prose.profile().negations.turning;
        let mut words = self.between(at);
        words.any(|at| turning.contains(&&*self.word(at)))
    }

    /// Returns the tokens between a variable and the one before it.
    fn between(&self, at: usize) -> Range<usize> {
        let bytes = self.places[at - 1]..self.places[at];
        self.prose.tokens_within(&bytes)
    }

    fn only_between(&self, at: usize) -> Option<usize> {
        let words = self.between(at);
        (words.len() == 1).then_some(words.start)
    }

    fn word(&self, at: usize) -> String {
        let token = &self.prose.tokens()[at];
        token.of(&self.prose.text).to_lowercase()
    }
}

/// Texts of more variables list them.
const MOST_VARIABLES: usize = 6;

/// So few words are a verb, and what it leans on.
const FEW: usize = 3;
