//! The look of the text of a list item: its opening and its end.

use std::borrow::Cow;
use std::fmt;

use crate::locale::cognates::root;
use crate::locale::profile::Profile;
use crate::locale::verb_form::VerbForm;
use crate::text::canonical::canonical;
use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;

/// The form of an item: how it opens and closes.
pub(super) struct ItemShape {
    /// The first two words in lower case, and the first as it is written.
    pub(super) opening: (String, String),
    pub(super) written: String,
    pub(super) case: Option<ItemCase>,
    pub(super) closing: Closing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemCase {
    Capital,
    Small,
}

/// The mark that an item ends with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closing {
    Nothing,
    Mark(char),
    /// A question, an exclamation, a colon before what follows: its own business.
    Free,
}

impl ItemShape {
    pub(super) fn of(start: &str, end: &str) -> Self {
        let is_one = std::ptr::eq(start, end);
        let start = readable(start);
        let end = if is_one {
            Cow::Borrowed(&*start)
        } else {
            readable(end)
        };
        let mut words = start
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')))
            .filter(|word| !word.is_empty());
        let written = words.next().unwrap_or_default().to_owned();
        let second = words.next().unwrap_or_default().to_lowercase();
        let first_letter = start.chars().find(|c| c.is_alphanumeric());
        Self {
            opening: (written.to_lowercase(), second),
            case: first_letter.and_then(|c| match (c.is_uppercase(), c.is_lowercase()) {
                (true, _) => Some(ItemCase::Capital),
                (_, true) => Some(ItemCase::Small),
                (false, false) => None,
            }),
            written,
            closing: Closing::of(&end),
        }
    }

    /// Returns whether it opens with a word, and not with a number or code.
    pub(super) fn has_word(&self) -> bool {
        self.written.starts_with(char::is_alphabetic)
    }

    /// Returns whether it opens with the form, a *no* or an adverb before it allowed.
    pub(super) fn opens(&self, form: &VerbForm, profile: &Profile) -> bool {
        let (first, second) = &self.opening;
        // What may be said twice are adverbs: *nunca*, *siempre*.
        let is_light = profile.vocabulary.function_words.contains(&first.as_str())
            || profile.vocabulary.is_telling(first)
            || profile.vocabulary.doublings.contains(&first.as_str());
        form.opens(first, second) || (is_light && form.opens(second, ""))
    }

    /// Returns whether it opens with a word that may be of the form and another one, *circular*, and translates a word of
    /// the same origin that is of the form: *circulate*.
    pub(super) fn opens_like(&self, form: &VerbForm, source: &Self) -> bool {
        let (first, there) = (&self.opening.0, &source.opening.0);
        first != there
            && form.exceptions.contains(&first.as_str())
            && root(first).is_some_and(|own| Some(own) == root(there))
    }

    /// Returns whether the first word is a common one, which has no capital of its own.
    pub(super) fn is_common(&self, profile: &Profile) -> bool {
        let (first, second) = &self.opening;
        profile.vocabulary.function_words.contains(&first.as_str())
            || profile
                .opening_verbs
                .iter()
                .any(|form| form.opens(first, second))
    }
}

/// Returns the text without code, addresses and tags; what opens or closes with those has no form of its own.
fn readable(text: &str) -> Cow<'_, str> {
    let text = canonical(text);
    let ranges = protected_ranges(&text);
    if ranges.is_empty() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(text.slice(at..range.start));
        if text.slice(range.clone()).starts_with('`') {
            out.push('0');
        }
        at = range.end;
    }
    out.push_str(text.slice(at..));
    Cow::Owned(out)
}

pub(super) const STOP: Closing = Closing::Mark('.');

/// As in `this item ends …`.
impl fmt::Display for Closing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mark(mark) => write!(f, "with `{mark}`"),
            Self::Nothing | Self::Free => f.write_str("without a mark"),
        }
    }
}

impl Closing {
    fn of(text: &str) -> Self {
        let text = text.trim_end_matches(|c: char| c.is_whitespace() || "*_)]\"'”’»›(".contains(c));
        // `; and` before the last item.
        let before_joiner = text
            .rsplit_once([' ', '\u{a0}'])
            .map(|(before, _)| before.trim_end());
        let text = before_joiner
            .filter(|before| before.ends_with([';', ',']))
            .filter(|before| text.len() - before.len() <= 4)
            .unwrap_or(text);
        match text.chars().next_back() {
            Some(mark @ ('.' | ';' | ',')) if !text.ends_with("...") => Self::Mark(mark),
            Some('?' | '!' | ':' | '…' | '.' | '—' | '–') => Self::Free,
            Some(_) => Self::Nothing,
            None => Self::Free,
        }
    }
}
