//! Sentences and clauses that were left out.

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::enumerations::compare_enumerations;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::cognates::root;
use crate::locale::languages::expansion;
use crate::locale::numbers::number::{Number, Weight};
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A sentence, or a clause of four words or more, of the source that has no room in the translation: the translation is
    /// as long as the rest of the source would be, and has no word, number or name of it. An item that was left out of an
    /// enumeration, or added to one, where the sentences are built alike otherwise.
    ///
    /// # Why it matters
    /// What was left out cannot be seen by who reads the translation alone, and the rest of it reads well.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// prison = The prison has one toilet for ninety people and no window. Nobody has come to see it.
    /// power = Blackouts also raise the danger of attacks, above all for women and children.
    /// held = Women, children and teachers were held in the stadium.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// prison = La prisión tiene un inodoro para noventa personas y ninguna ventana.
    /// power = Los apagones también aumentan el peligro de ataques.
    /// held = Mujeres y maestros fueron recluidos en el estadio.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:10: warning[omission] nothing here stands for `Nobody has come to see it.`
    /// locales/es/main.ftl:2:9: info[omission] nothing here stands for `above all for women and children.`
    /// locales/es/main.ftl:3:8: warning[omission] `children` of the list has no counterpart here
    /// ```
    ///
    /// One sentence of two is a warning, and so is one item where all others have their counterparts by their roots or meaning;
    /// all else is information. Clauses are divided by commas, semicolons, colons, dashes and brackets. Texts with variants are left alone, and texts
    /// of half the usual length are the affair of `length-ratio` and `truncated`.
    ///
    /// # When to silence it
    /// Where the translation says it in fewer words.
    ///
    /// # Precision
    /// See `tests/precision.md`.
    pub Omission = "omission", Warning, [Text]
}

impl Check for Omission {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
            return;
        };
        let is_known = pair.source.profile.is_known() && pair.target.profile.is_known();
        let is_same_language = pair.source.locale.language() == pair.target.locale.language();
        // Letters written as `&uacute;` hide words.
        let is_plain = !target.signs().has(b'&');
        if is_same_language || !is_known || !is_plain {
            return;
        }
        let before = reporter.count();
        compare_enumerations(pair, reporter);
        if reporter.count() == before && source.text.len() >= LEAST_BYTES {
            report_piece(pair, [source, target], reporter);
        }
    }
}

/// Reports the sentence, or the clause, that the translation has no room for.
fn report_piece(
    pair: &TextPair<'_, '_>,
    [source, target]: [&Prose<'_>; 2],
    reporter: &mut Reporter<'_>,
) {
    let ratio = expansion(pair.source.locale, pair.target.locale).ratio;
    // Of a text of usual length nothing is missing: so most are passed over.
    let share = target.text.len() as f32 / (source.text.len() as f32 * ratio);
    if !(LEAST_SHARE..MOST_SHARE).contains(&share) || pair.sentences().is_empty() {
        return;
    }
    if source.tokens().len() > MOST_WORDS {
        return;
    }
    let roots = roots(target);
    let sentences = source.sentences();
    let here = sentences_here(target);
    let missing = sentences.len().saturating_sub(here.len());
    let lost = if missing > 0 && sentences.len() > 1 {
        lost_piece([source, target], [sentences, &here], &roots, ratio)
    } else {
        let [own, others] = [source, target].map(clauses);
        lost_piece([source, target], [&own, &others], &roots, ratio)
    };
    let Some(piece) = lost else {
        return;
    };
    let text = source.text.slice(piece);
    let words: Vec<&str> = text.split_whitespace().collect();
    let shown = match words.len() {
        ..=16 => words.join(" "),
        _ => format!("{} …", words[..16].join(" ")),
    };
    // Of two sentences, one is a part that is easily told.
    let is_one_of_two = missing == 1 && sentences.len() == 2;
    let is_sure = is_one_of_two && words.len() >= SURE_WORDS && share < SURE_SENTENCE;
    let severity = if is_sure && !text.contains('#') {
        Severity::Warning
    } else {
        Severity::Info
    };
    reporter
        .report(
            pair.target.span(),
            format!("nothing here stands for `{shown}`"),
        )
        .severity(severity)
        .help("translate it, or see whether the rest says it");
}

/// Shorter texts vary too much in length.
const LEAST_BYTES: usize = 40;

/// Of a translation so long, for its usual length, nothing is missing; of one so short more than a clause.
const MOST_SHARE: f32 = 0.82;
const LEAST_SHARE: f32 = 0.35;

/// Of a translation so short, with a sentence less, this sentence of so many words is surely missing.
const SURE_SENTENCE: f32 = 0.8;
const SURE_WORDS: usize = 5;

/// Longer texts hold too much to tell.
const MOST_WORDS: usize = 160;

/// What has fewer words and stands between commas is an item of a list.
const LEAST_OF_CLAUSE: usize = 3;

/// A piece of fewer words is no loss that can be told.
const LEAST_WORDS: usize = 4;

/// Returns the piece without which the source is as long as the translation is for, if the translation has nothing of it
/// and nothing stands in its place.
fn lost_piece(
    [source, target]: [&Prose<'_>; 2],
    [pieces, others]: [&[Range<usize>]; 2],
    roots: &HashSet<String, FixedState>,
    ratio: f32,
) -> Option<Range<usize>> {
    if pieces.len() < 2 || others.len() >= pieces.len() {
        return None;
    }
    let total = source.text.len() as f32;
    let here = target.text.len() as f32;
    let fit = |piece: &Range<usize>| here / ((total - piece.len() as f32) * ratio);
    let candidates = pieces.iter().filter(|piece| {
        let words = source.tokens_within(piece).len();
        words >= LEAST_WORDS && (0.84..=1.45).contains(&fit(piece))
    });
    // At an end of the text, what is as long as this piece, and not as a neighbour that is said there, stands for it.
    let stands = |own: &Range<usize>, neighbour: &Range<usize>, other: &Range<usize>| {
        let off = |piece: &Range<usize>| (piece.len() as f32 * ratio - other.len() as f32).abs();
        off(own) < off(neighbour) && !is_said(source, neighbour, target, roots)
    };
    let is_filled = |piece: &Range<usize>| {
        let ([first, second, ..], [.., before, last]) = (pieces, pieces) else {
            return false;
        };
        let start = others.first().filter(|_| piece == first);
        let end = others.last().filter(|_| piece == last);
        start.is_some_and(|start| stands(first, second, start))
            || end.is_some_and(|end| stands(last, before, end))
    };
    // Of a list, the first and the last words belong to items, which are compared on their own.
    let is_item = |at: usize| {
        let is_inner = at > 0 && at + 1 < pieces.len();
        is_inner && source.tokens_within(&pieces[at]).len() < LEAST_OF_CLAUSE
    };
    let is_of_list = |piece: &Range<usize>| {
        let at = pieces.iter().position(|it| it == piece).unwrap_or_default();
        is_item(at + 1) || at > 0 && is_item(at - 1)
    };
    let unsaid = candidates.filter(|piece| {
        !is_of_list(piece) && !is_filled(piece) && !is_said(source, piece, target, roots)
    });
    let best = unsaid.min_by(|one, other| {
        let off = |piece: &Range<usize>| (fit(piece) - 1.0).abs();
        off(one).total_cmp(&off(other))
    });
    best.cloned()
}

/// Returns the sentences of a translation, those that no blank divides as well: *injusta.La Corte*.
fn sentences_here(target: &Prose<'_>) -> Vec<Range<usize>> {
    let text = &*target.text;
    let mut found = Vec::new();
    for sentence in target.sentences() {
        let stops = sentence.clone().filter(|at| is_stop_within(text, *at));
        let ends = stops.map(|at| at + 1).chain([sentence.end]);
        let mut from = sentence.start;
        for end in ends {
            found.push(from..end);
            from = end;
        }
    }
    found
}

/// Returns whether a full stop stands between two words without a blank.
fn is_stop_within(text: &str, at: usize) -> bool {
    let around = text.as_bytes()[at] == b'.';
    around && {
        let (before, behind) = (text.slice(..at), text.slice(at + 1..));
        before.ends_with(char::is_lowercase) && behind.starts_with(char::is_uppercase)
    }
}

/// Returns whether a text has a word of the root of one of a piece, or a number or a name of it.
fn is_said(
    source: &Prose<'_>,
    piece: &Range<usize>,
    target: &Prose<'_>,
    roots: &HashSet<String, FixedState>,
) -> bool {
    let tokens = &source.tokens()[source.tokens_within(piece)];
    let is_counted = |number: &Number| {
        let is_firm = number.weight == Weight::Firm && piece.contains(&number.range.start);
        is_firm
            && target
                .worded()
                .iter()
                .any(|other| other.readings == number.readings)
    };
    if source.worded().iter().any(is_counted) {
        return true;
    }
    tokens.iter().any(|token| {
        let written = token.of(&source.text);
        if token.has_digit || token.capitals > 1 {
            return target.text.contains(written);
        }
        let long = written.len() >= LONG_WORD;
        long && root(&written.to_lowercase()).is_some_and(|root| roots.contains(&root))
    })
}

/// Shorter words have too many relatives.
const LONG_WORD: usize = 5;

fn roots(prose: &Prose<'_>) -> HashSet<String, FixedState> {
    let words = prose.tokens().iter().filter(|token| !token.has_digit);
    words
        .filter_map(|token| root(&token.of(&prose.text).to_lowercase()))
        .collect()
}

/// Returns the clauses of a text, as its marks divide it.
fn clauses(prose: &Prose<'_>) -> Vec<Range<usize>> {
    let text = &*prose.text;
    let mut found = Vec::new();
    let mut from = 0;
    let protected = prose.protected_ranges();
    for (at, mark) in text.match_indices([',', ';', ':', '(', ')', '—', '–', '.']) {
        let is_within = protected.iter().any(|range| range.contains(&at));
        let rest = text.slice(at + mark.len()..);
        let is_open = rest.is_empty() || rest.starts_with([' ', '\n', ')']);
        if is_within || !is_open && mark != "(" && !is_stop_within(text, at) {
            continue;
        }
        push(text, from..at + mark.len(), &mut found);
        from = at + mark.len();
    }
    push(text, from..text.len(), &mut found);
    found
}

fn push(text: &str, piece: Range<usize>, found: &mut Vec<Range<usize>>) {
    let written = text.slice(piece.clone());
    let start = piece.end - written.trim_start().len();
    let trimmed = start..start + written.trim().len();
    if text.slice(trimmed.clone()).chars().any(char::is_alphabetic) {
        found.push(trimmed);
    }
}
