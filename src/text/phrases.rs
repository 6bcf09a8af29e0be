//! Finding words and phrases in a text: whole words, in any case, with `*` for what a word may end in.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseWord<'t> {
    /// In lower case.
    pub text: Cow<'t, str>,
    pub range: Range<usize>,
}

/// Returns the words of a text, those within code, addresses and tags left out.
pub fn words(text: &str) -> Vec<PhraseWord<'_>> {
    let mut words = Vec::new();
    let mut from = 0;
    for range in protected_ranges(text) {
        add_words(text, from..range.start, &mut words);
        from = range.end;
    }
    add_words(text, from..text.len(), &mut words);
    words
}

fn add_words<'t>(text: &'t str, range: Range<usize>, words: &mut Vec<PhraseWord<'t>>) {
    let mut start = None;
    let mut add = |start: &mut Option<usize>, end: usize| {
        if let Some(start) = start.take() {
            let word = text.slice(start..end);
            let is_small = word.bytes().all(|byte| byte.is_ascii_lowercase());
            words.push(PhraseWord {
                text: if is_small {
                    word.into()
                } else {
                    word.to_lowercase().into()
                },
                range: start..end,
            });
        }
    };
    for (at, c) in text.slice(range.clone()).char_indices() {
        let at = range.start + at;
        if c.is_alphanumeric() {
            start.get_or_insert(at);
        } else {
            add(&mut start, at);
        }
    }
    add(&mut start, range.end);
}

/// One or more words that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// As it was written.
    pub written: String,
    /// In lower case, each with whether it may go on.
    words: Vec<(String, bool)>,
}

impl Phrase {
    /// `migrant*`, `solicitante* de asilo`; `None` when it has no word.
    pub fn parse(text: &str) -> Option<Self> {
        let found = words(text);
        let may_go_on = |word: &PhraseWord<'_>| text.slice(word.range.end..).starts_with('*');
        let words: Vec<(String, bool)> = found
            .iter()
            .map(|word| (word.text.to_string(), may_go_on(word)))
            .collect();
        (!words.is_empty()).then(|| Self {
            written: text.trim().to_owned(),
            words,
        })
    }

    /// Returns whether it stands at the beginning of `words`; gives its bytes.
    pub fn at(&self, words: &[PhraseWord<'_>]) -> Option<Range<usize>> {
        let here = words.get(..self.words.len())?;
        let fits = |((pattern, goes_on), word): (&(String, bool), &PhraseWord<'_>)| {
            if *goes_on {
                word.text.starts_with(pattern)
            } else {
                word.text == *pattern
            }
        };
        let all = self.words.iter().zip(here).all(fits);
        all.then(|| here[0].range.start..here[here.len() - 1].range.end)
    }
}

/// The words of a text in alphabetical order, in which many phrases are found without reading it for each.
#[derive(Debug)]
pub struct WordIndex<'w> {
    words: &'w [PhraseWord<'w>],
    order: Vec<usize>,
}

impl<'w> WordIndex<'w> {
    pub fn new(words: &'w [PhraseWord<'w>]) -> Self {
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_unstable_by_key(|at| &*words[*at].text);
        Self { words, order }
    }

    /// Returns each place where a phrase stands, in order.
    pub fn find(&self, phrase: &Phrase) -> Vec<Range<usize>> {
        let (first, goes_on) = &phrase.words[0];
        let text = |at: usize| &*self.words[at].text;
        let begin = self.order.partition_point(|at| text(*at) < first.as_str());
        let fits = |at: &&usize| {
            let word = text(**at);
            if *goes_on {
                word.starts_with(first)
            } else {
                word == first
            }
        };
        let mut places: Vec<usize> = self.order[begin..]
            .iter()
            .take_while(fits)
            .copied()
            .collect();
        places.sort_unstable();
        let places = places.into_iter();
        places
            .filter_map(|at| phrase.at(&self.words[at..]))
            .collect()
    }
}

/// Many phrases, to be found in one pass over a text.
#[derive(Debug, Default)]
pub struct PhraseIndex {
    phrases: Vec<(Phrase, usize)>,
    /// By the first word.
    whole: HashMap<String, Vec<usize>, FixedState>,
    /// By what the first word begins with.
    beginnings: HashMap<String, Vec<usize>, FixedState>,
    /// The bytes that they begin with: most words of a text begin with another one.
    first_bytes: BTreeSet<u8>,
    longest: usize,
}

impl PhraseIndex {
    /// `key` is what `find` gives for it.
    pub fn add(&mut self, phrase: Phrase, key: usize) {
        let (first, goes_on) = &phrase.words[0];
        let map = if *goes_on {
            &mut self.beginnings
        } else {
            &mut self.whole
        };
        map.entry(first.clone())
            .or_default()
            .push(self.phrases.len());
        self.first_bytes.extend(first.bytes().next());
        self.longest = self.longest.max(first.len());
        self.phrases.push((phrase, key));
    }

    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// Returns the keys of the phrases in a text and their places, by place.
    pub fn find(&self, words: &[PhraseWord<'_>]) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        let begins = |byte: u8| self.first_bytes.contains(&byte);
        for (at, word) in words.iter().enumerate() {
            if !word.text.bytes().next().is_some_and(begins) {
                continue;
            }
            let ends = word.text.char_indices().map(|(at, c)| at + c.len_utf8());
            let beginnings = ends
                .take_while(|end| *end <= self.longest)
                .filter_map(|end| self.beginnings.get(word.text.slice(..end)));
            for candidates in beginnings.chain(self.whole.get(&*word.text)) {
                for (phrase, key) in candidates.iter().map(|it| &self.phrases[*it]) {
                    found.extend(phrase.at(&words[at..]).map(|range| (*key, range)));
                }
            }
        }
        found
    }
}
