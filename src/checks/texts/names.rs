//! Names that were mistyped, or became other names. A name that is left out is none of this check's business.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization;

use crate::checks::declare::check;
use crate::checks::document_view::DocumentView;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::names_of_statement::{report_listed, report_lists};
use crate::checks::texts::names_replaced::report_replaced;
use crate::fluent::prose::Prose;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

check! {
    /// # What it finds
    /// A name of two words or more that the translation keeps and misspells: one letter is another one, missing, too many,
    /// or in the next place. A person, a country, a body or a treaty of the source that is gone, while another one stands in
    /// the translation that the source does not have. As information, two names of a short sentence that changed places, and a
    /// people or a language that became another one: *Mexican*, *chilena*.
    ///
    /// # Why it matters
    /// Whoever is named reads it first, and whoever looks the name up does not find it.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// poet = “No one leaves home,” wrote the poet Warsan Shire.
    /// judge = The judge Elizabeth Odio Benito spoke in New York.
    /// case = The case is before the Inter-American Commission on Human Rights.
    /// witness = The witness Marta Quiroga identified the officer.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// poet = «Nadie deja su hogar», escribió la poeta Warsan Shrie.
    /// judge = La jueza Elisabeth Odio Benito habló en Nueva York.
    /// case = El caso está ante la Corte Interamericana de Derechos Humanos.
    /// witness = La testigo Elena Barrios identificó al agente.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:56: warning[names] `Warsan Shire` of the source is `Warsan Shrie` here
    /// locales/es/main.ftl:2:18: warning[names] `Elizabeth Odio` of the source is `Elisabeth Odio` here
    /// locales/es/main.ftl:3:29: warning[names] `Inter-American Commission on Human Rights` of the source is `Corte Interamericana de Derechos Humanos` here
    /// locales/es/main.ftl:4:22: warning[names] `Marta Quiroga` of the source is `Elena Barrios` here
    /// ```
    ///
    /// The word beside it has to stand as it is. Accents, endings and titles may differ: *José*, *Sierra Leona*, *senadora*.
    /// Whoever the front matter lists under `signatories`, `authors` or `organisations` is expected in each text that names them
    /// in the source, and in the list of a translation as a whole file.
    /// What countries, cities, bodies of the United Nations, treaties and the main organisations are called in each language
    /// is known, their acronyms and the words for their people as well. Other names that are translated or left out are not
    /// looked for: the glossary keeps those.
    ///
    /// # When to silence it
    /// Where the language spells the name in another way: *Gorbachov*.
    ///
    /// # Precision
    /// On the website of Rust, the Universal Declaration of Human Rights, the Contributor Covenant, the Open Source Guides
    /// and the websites of Mozilla, Mozilla VPN and Firefox Relay it finds nothing. Of 125 names of the first four in which
    /// two letters were then exchanged, it named 116.
    pub NamesCheck = "names", Warning, [Text, Document]
}

impl Check for NamesCheck {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let language = pair.source.locale.language();
        let target = pair.target.locale.language();
        // Scots spells the words of a title as names are misspelt: *Page Coont*.
        if language == target || (language, target) == ("en", "sco") {
            return;
        }
        let before = reporter.count();
        report_slips(pair, reporter);
        if reporter.count() == before {
            report_replaced(pair, reporter);
        }
        if reporter.count() == before && !pair.listed_names.is_empty() {
            report_listed(pair, reporter);
        }
    }

    fn document(&self, view: &DocumentView<'_>, reporter: &mut Reporter<'_>) {
        if let Some(both) = view.both() {
            report_lists(both, view.locales, reporter);
        }
    }
}

/// Reports the names that were mistyped.
fn report_slips(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    let names = neighbours(source);
    if names.is_empty() {
        return;
    }
    let stands: HashSet<&str, FixedState> = words(target).collect();
    let titles = &pair.source.profile.vocabulary.titles;
    let is_lost = |word: &str| !stands.contains(word) && !titles.contains(&&*word.to_lowercase());
    let lost: Vec<([&str; 2], usize)> = names
        .iter()
        .map(|two| two.map(|token| token.of(&source.text)))
        .flat_map(|name| [(name, 0), (name, 1)])
        .filter(|(name, changed)| is_lost(name[*changed]))
        .collect();
    if lost.is_empty() {
        return;
    }
    let has: HashSet<&str, FixedState> = words(source).collect();
    let mut here: HashMap<&str, Vec<[&Token; 2]>, FixedState> = HashMap::default();
    for two in neighbours(target) {
        for token in two {
            let known = here.entry(token.of(&target.text)).or_default();
            if known.len() < MOST {
                known.push(two);
            }
        }
    }
    let mut reported: HashSet<Range<usize>> = HashSet::new();
    for (name, changed) in lost {
        let (word, kept) = (name[changed], name[1 - changed]);
        let places = here.get(kept).into_iter().flatten();
        let slipped = |two: &&[&Token; 2]| {
            let written = two.map(|token| token.of(&target.text));
            written[1 - changed] == kept
                && !has.contains(written[changed])
                && is_slip(word, written[changed])
                && !is_cognate(pair, word, written[changed])
        };
        let Some(two) = places.into_iter().find(slipped) else {
            continue;
        };
        if !reported.insert(two[changed].range()) {
            continue;
        }
        let (was, now) = (
            name.join(" "),
            two.map(|token| token.of(&target.text)).join(" "),
        );
        let span = target.span(two[changed].range());
        reporter.report(span, format!("`{was}` of the source is `{now}` here"))
                .help("write the name as the source does, or say that it differs: `# paridad: allow(names) …`");
    }
}

/// Two words of names, a blank between them.
fn neighbours<'v>(prose: &'v Prose<'_>) -> Vec<[&'v Token; 2]> {
    let text = &*prose.text;
    let between = |range: Range<usize>| matches!(text.slice(range), " " | "\n" | "\u{a0}");
    let twos = prose.tokens().windows(2);
    twos.filter_map(|two| match two {
        [one, other] if is_of_name(one, text) && is_of_name(other, text) => {
            between(one.range().end..other.range().start).then_some([one, other])
        }
        _ => None,
    })
    .collect()
}

/// Returns the words of a text that may be of a name.
fn words<'v>(prose: &'v Prose<'_>) -> impl Iterator<Item = &'v str> {
    let tokens = prose.tokens().iter();
    let of_names = tokens.filter(|token| is_of_name(token, &prose.text));
    of_names.map(|token| token.of(&prose.text))
}

/// Returns whether a word has a capital, and small letters behind it.
#[inline]
fn is_of_name(token: &Token, text: &str) -> bool {
    let may_be = token.is_capital && !token.has_digit && token.capitals < 2;
    may_be && has_small_letters(token.of(text))
}

/// Returns whether there are two letters behind the first one, and none of them is a capital.
fn has_small_letters(word: &str) -> bool {
    let mut rest = word.chars();
    rest.next();
    rest.clone().nth(1).is_some() && rest.all(|c| !c.is_uppercase())
}

/// Returns whether a word was translated by one of the same origin, each with an ending of its language: *Operation*,
/// *Operación*
fn is_cognate(pair: &TextPair<'_, '_>, was: &str, now: &str) -> bool {
    let (there, here) = (pair.source.profile, pair.target.profile);
    let (was, now) = (was.to_lowercase(), now.to_lowercase());
    let ending = |word: &str, endings: &[&str]| endings.iter().any(|it| word.ends_with(*it));
    ending(&was, &there.vocabulary.telling_endings)
        && ending(&now, &here.vocabulary.telling_endings)
}

/// Returns whether one letter is another, missing, too many or in the next place. Accents and last letters, but for
/// `s` and `z`, make no slip.
fn is_slip(was: &str, now: &str) -> bool {
    let level = |word: &str| -> Vec<char> {
        let letters = word.nfd().filter(|c| c.is_alphabetic());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (was, now) = (level(was), level(now));
    if was.len().min(now.len()) < SHORTEST {
        return false;
    }
    let alike = was
        .iter()
        .zip(&now)
        .take_while(|(one, other)| one == other)
        .count();
    let (was, now) = (&was[alike..], &now[alike..]);
    let ends = was.iter().rev().zip(now.iter().rev());
    let same = ends.take_while(|(one, other)| one == other).count();
    match (&was[..was.len() - same], &now[..now.len() - same]) {
        ([a, b], [c, d]) => a == d && b == c,
        // *Díaz*, *Días*: no ending of a language, but two letters of one sound.
        (['s'], ['z']) | (['z'], ['s']) => true,
        // The `s` of a plural belongs to the ending.
        ([], [_]) | ([_], []) | ([_], [_]) => same > usize::from(was.ends_with(&['s'])),
        _ => false,
    }
}

/// Shorter words are too near to each other.
const SHORTEST: usize = 4;

/// So many places of one word are looked at.
const MOST: usize = 8;
