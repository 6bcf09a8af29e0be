//! Lists whose items do not share their form.

use std::collections::BTreeMap;
use std::fmt;

use crate::checks::declare::check;
use crate::checks::model::{Check, EditionView, Say};
use crate::diagnostic::Place;
use crate::document::model::{BlockKind, Container};
use crate::locale::profile::{Profile, VerbForm, profile};
use crate::text::canonical::canonical;
use crate::text::opaque::opaque;

check! {
    /// # What it finds
    /// An item of a list that does not share the form of its siblings, where the items of the source do: a verb form at the
    /// start, a capital or a small letter, the mark at the end.
    ///
    /// # Why it matters
    /// In a list of demands, the form carries the demand: *Garantizar…; Crear…; Asegurar…*. An item that breaks it reads as
    /// an afterthought, and editors see it first.
    ///
    /// # Example
    /// ```md content/principles.md
    /// - Guarantee the right to asylum;
    /// - Create regional initiatives;
    /// - Ensure that the costs are shared.
    /// ```
    /// ```ftl locales/en/principles.ftl
    /// asylum = Guarantee the right to asylum;
    /// initiatives = Create regional initiatives;
    /// costs = Ensure that the costs are shared.
    /// ```
    /// ```ftl locales/es/principles.ftl
    /// asylum = Garantizar el derecho de asilo;
    /// initiatives = Creación de iniciativas regionales.
    /// costs = Asegurar que se compartan los costos.
    /// ```
    /// ```report
    /// locales/es/principles.ftl:2:15: warning[list-parallelism] this item ends with `.`; its siblings end with `;`
    /// locales/es/principles.ftl:2:15: warning[list-parallelism] this item opens with `Creación`; its siblings open with an infinitive
    /// ```
    ///
    /// The verb form is looked at in lists of three items or more, and where two thirds of them share it. The last item may
    /// close the list with a full stop.
    ///
    /// # When to silence it
    /// Where the language wants another form for one item.
    ///
    /// # Precision
    /// PRECISION
    pub ListParallelism = "list-parallelism", Warning
}

impl Check for ListParallelism {
    fn edition(&self, view: &EditionView<'_, '_>, say: &mut Say<'_>) {
        let (source, target) = (profile(view.source.locale), profile(view.target.locale));
        for items in lists(view) {
            let mut list = List {
                view,
                items: &items,
                say,
            };
            list.opening(source, target);
            list.capital(target);
            list.closing();
        }
    }
}

/// An item on both sides.
struct Item {
    /// Its first and its last paragraph.
    first: usize,
    last: usize,
    /// Whether it closes the list in the source.
    is_last: bool,
    source: Shape,
    target: Shape,
}

/// How the text of an item looks.
struct Shape {
    /// The first two words in lower case, and the first as it is written.
    opening: (String, String),
    written: String,
    case: Option<Case>,
    closing: Closing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Capital,
    Small,
}

/// What an item ends with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closing {
    Nothing,
    Mark(char),
    /// A question, an exclamation, a colon before what follows: its own business.
    Free,
}

/// The translated items of each list of a statement, in order.
fn lists(view: &EditionView<'_, '_>) -> Vec<Vec<Item>> {
    let mut lists: BTreeMap<u32, Vec<(u32, usize, usize)>> = BTreeMap::new();
    for (at, block) in view.statement.document.blocks.iter().enumerate() {
        let Some(Container::Item { list, item, .. }) = block.containers.last() else {
            continue;
        };
        if !matches!(block.kind, BlockKind::Paragraph) {
            continue;
        }
        let items = lists.entry(*list).or_default();
        match items.last_mut() {
            Some((last, _, end)) if last == item => *end = at,
            _ => items.push((*item, at, at)),
        }
    }
    let blocks = &view.statement.document.blocks;
    let text = |at: usize| view.passages[at].text.as_deref();
    let both = |&(_, first, last): &(u32, usize, usize), is_last| {
        Some(Item {
            first,
            last,
            is_last,
            source: Shape::of(&blocks[first].text, &blocks[last].text),
            target: Shape::of(text(first)?, text(last)?),
        })
    };
    let translated = |items: Vec<(u32, usize, usize)>| -> Vec<Item> {
        let is_last = |at: usize| at + 1 == items.len();
        let items = items.iter().enumerate();
        items
            .filter_map(|(at, item)| both(item, is_last(at)))
            .collect()
    };
    lists
        .into_values()
        .filter(|items| items.len() > 1)
        .map(translated)
        .collect()
}

/// One list and the voice to speak of it.
struct List<'l, 'v, 'p, 'o, 's> {
    view: &'l EditionView<'v, 'p>,
    items: &'l [Item],
    say: &'s mut Say<'o>,
}

impl List<'_, '_, '_, '_, '_> {
    /// The form of the first word, where all items of the source share one.
    fn opening(&mut self, source: &Profile, target: &Profile) {
        let worded: Vec<&Item> = self
            .items
            .iter()
            .filter(|item| item.target.has_word() && item.source.has_word())
            .collect();
        let openings: Vec<_> = worded
            .iter()
            .map(|item| item.source.opening.clone())
            .collect();
        if worded.len() < 3 || source.shared_opening(&openings).is_none() {
            return;
        }
        for form in target.opening_verbs {
            let opens = |item: &&&Item| item.target.opens(form, target);
            let count = worded.iter().filter(opens).count();
            if count * 3 < worded.len() * 2 {
                continue;
            }
            for item in worded.iter().filter(|item| !opens(item)) {
                let message = format!(
                    "this item opens with `{}`; its siblings open with {}",
                    item.target.written, form.name
                );
                self.tell(
                    item.first,
                    message,
                    "give it the form of its siblings, as in the source",
                );
            }
            return;
        }
    }

    /// A capital or a small letter at the start, where all items of the source agree.
    fn capital(&mut self, target: &Profile) {
        let lettered: Vec<(&Item, Case, Case)> = self
            .items
            .iter()
            .filter_map(|item| Some((item, item.source.case?, item.target.case?)))
            .collect();
        let Some((_, source_case, _)) = lettered.first() else {
            return;
        };
        if lettered.iter().any(|(_, case, _)| case != source_case) {
            return;
        }
        let capitals = lettered
            .iter()
            .filter(|(_, _, case)| *case == Case::Capital)
            .count();
        let usual = match lettered.len() {
            ..=2 => *source_case,
            count if capitals * 3 >= count * 2 => Case::Capital,
            count if capitals * 3 <= count => Case::Small,
            _ => return,
        };
        for (item, _, _) in lettered.iter().filter(|(_, _, case)| *case != usual) {
            if usual == Case::Small && !item.target.is_common(target) {
                continue;
            }
            if capitals == 0 || capitals == lettered.len() {
                return;
            }
            let (is, are) = match usual {
                Case::Capital => ("a small letter", "a capital"),
                Case::Small => ("a capital", "a small letter"),
            };
            let message = format!("this item begins with {is}; its siblings begin with {are}");
            self.tell(item.first, message, "begin it as its siblings begin");
        }
    }

    /// The mark at the end, the last item of the list apart.
    fn closing(&mut self) {
        let marked = |item: &&Item| {
            item.source.closing != Closing::Free && item.target.closing != Closing::Free
        };
        let (last, body): (Vec<&Item>, Vec<&Item>) = self
            .items
            .iter()
            .filter(marked)
            .partition(|item| item.is_last);
        let Some(source_mark) = body.first().map(|item| item.source.closing) else {
            return;
        };
        let source_last = last.first().map_or(source_mark, |item| item.source.closing);
        let is_parallel = body.iter().all(|item| item.source.closing == source_mark)
            && (source_last == source_mark || source_last == STOP);
        if !is_parallel || body.len() + last.len() < 2 {
            return;
        }
        let count = |mark: Closing| {
            body.iter()
                .filter(|item| item.target.closing == mark)
                .count()
        };
        let shared = body
            .iter()
            .map(|item| item.target.closing)
            .find(|mark| count(*mark) * 3 >= body.len() * 2);
        let Some(usual) = shared.or_else(|| (count(source_mark) > 0).then_some(source_mark)) else {
            return;
        };
        for item in body.iter().filter(|item| item.target.closing != usual) {
            let message = format!(
                "this item ends {}; its siblings end {}",
                item.target.closing, usual
            );
            self.tell(item.last, message, "close it as its siblings are closed");
        }
        for item in last {
            let closing = item.target.closing;
            let is_list_left_open = source_last != source_mark && closing == usual && usual != STOP;
            let message = if is_list_left_open {
                format!(
                    "the last item ends {closing}; the last one of the source ends {source_last}"
                )
            } else if closing != usual && closing != STOP {
                format!("the last item ends {closing}; its siblings end {usual}")
            } else {
                continue;
            };
            self.tell(item.last, message, "close the list as the source does");
        }
    }

    fn tell(&mut self, block: usize, message: String, help: &str) {
        let Some(span) = self.view.target_span(block) else {
            return;
        };
        let statement = self.view.statement;
        let place = Place::Span(statement.file, statement.document.blocks[block].span);
        let id = self.view.id(block).unwrap_or_default();
        self.say.at(span, message).id(id).source(place).help(help);
    }
}

impl Shape {
    fn of(start: &str, end: &str) -> Self {
        let (start, end) = (readable(start), readable(end));
        let mut words = start
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')))
            .filter(|word| !word.is_empty());
        let written = words.next().unwrap_or_default().to_owned();
        let second = words.next().unwrap_or_default().to_lowercase();
        let first_letter = start.chars().find(|c| c.is_alphanumeric());
        Self {
            opening: (written.to_lowercase(), second),
            case: first_letter.and_then(|c| match (c.is_uppercase(), c.is_lowercase()) {
                (true, _) => Some(Case::Capital),
                (_, true) => Some(Case::Small),
                (false, false) => None,
            }),
            written,
            closing: Closing::of(&end),
        }
    }
}

/// The text without code, addresses and tags; what opens or closes with those has no form of its own.
fn readable(text: &str) -> String {
    let text = canonical(text);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in opaque(&text) {
        out.push_str(&text[at..range.start]);
        if text[range.clone()].starts_with('`') {
            out.push('0');
        }
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

impl Shape {
    /// Whether it opens with a word, and not with a number or code.
    fn has_word(&self) -> bool {
        self.written.starts_with(char::is_alphabetic)
    }

    /// Whether it opens with the form, a *no* or an adverb before it allowed.
    fn opens(&self, form: &VerbForm, profile: &Profile) -> bool {
        let (first, second) = &self.opening;
        let is_light =
            profile.function_words.contains(&first.as_str()) || profile.is_telling(first);
        form.opens(first, second) || (is_light && form.opens(second, ""))
    }

    /// Whether the first word is a common one, which has no capital of its own.
    fn is_common(&self, profile: &Profile) -> bool {
        let (first, second) = &self.opening;
        profile.function_words.contains(&first.as_str())
            || profile
                .opening_verbs
                .iter()
                .any(|form| form.opens(first, second))
    }
}

const STOP: Closing = Closing::Mark('.');

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
