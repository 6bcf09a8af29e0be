//! Lists whose items do not share their form.

use std::collections::BTreeMap;

use crate::align::bead::Trust;
use crate::checks::declare::check;
use crate::checks::document_view::DocumentView;
use crate::checks::model::{Check, EditionView};
use crate::checks::reporter::Reporter;
use crate::checks::statements::item_form::odd_form;
use crate::checks::statements::item_shape::{Closing, ItemCase, ItemShape, STOP};
use crate::diagnostic::Place;
use crate::document::model::{Block, BlockKind, Container, Document};
use crate::locale::languages::profile;
use crate::locale::profile::Profile;
use crate::locale::tag::Locale;
use crate::text::source::FileId;
use crate::text::span::Span;

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
    /// All findings read by hand: the Contributor Covenant 2 of 2 right, Open Source Guides 3 of 3, the Universal
    /// Declaration of Human Rights none.
    pub ListParallelism = "list-parallelism", Warning, [Edition, Document]
}

impl Check for ListParallelism {
    fn edition(&self, view: &EditionView<'_, '_>, reporter: &mut Reporter<'_>) {
        let statement = view.statement;
        let translation = |at: usize| {
            Some(ItemTranslation {
                id: view.id(at)?,
                text: view.passages[at].text.as_deref()?,
                span: view.target_span(at)?,
                list: None,
            })
        };
        let pages = ListPages {
            file: statement.file,
            source: statement.document,
            translations: (0..view.passages.len()).map(translation).collect(),
        };
        look(&pages, (view.source.locale, view.target.locale), reporter);
    }

    fn document(&self, view: &DocumentView<'_>, reporter: &mut Reporter<'_>) {
        let (Some((file, source)), Some((_, target)), Some(parallel)) =
            (view.source.read(), view.target.read(), view.parallel)
        else {
            return;
        };
        let mut translations: Vec<Option<ItemTranslation<'_>>> = Vec::new();
        translations.resize_with(source.blocks.len(), || None);
        for (at, bead) in parallel.beads.iter().enumerate() {
            let is_one = bead.source.len() == 1 && bead.target.len() == 1;
            if is_one && bead.trust() == Trust::Sure {
                let block = &target.blocks[bead.target.start];
                translations[bead.source.start] = Some(ItemTranslation {
                    id: parallel.label(at),
                    text: &block.text,
                    span: block.span,
                    list: list_of(block),
                });
            }
        }
        let pages = ListPages {
            file,
            source,
            translations,
        };
        look(&pages, view.locales, reporter);
    }
}

fn look(pages: &ListPages<'_>, (source, target): (&Locale, &Locale), reporter: &mut Reporter<'_>) {
    let (source, target) = (profile(source), profile(target));
    for items in lists(pages) {
        let mut list = ItemList {
            pages,
            items: &items,
            reporter,
        };
        list.opening(source, target);
        list.capital(target);
        list.closing();
    }
}

/// A document and what became of its blocks in another language.
struct ListPages<'v> {
    file: FileId,
    source: &'v Document<'v>,
    /// One for each block of the source.
    translations: Vec<Option<ItemTranslation<'v>>>,
}

/// A block in the other language.
struct ItemTranslation<'v> {
    id: &'v str,
    text: &'v str,
    span: Span,
    /// The list that it stands in, of a document that is translated as a whole.
    list: Option<u32>,
}

/// An item on both sides.
struct ParallelItem {
    /// Its first and its last paragraph.
    first: usize,
    last: usize,
    /// True if it closes the list in the source.
    is_last: bool,
    source: ItemShape,
    target: ItemShape,
}

/// Returns the translated items of each list of a statement, in order.
fn lists(pages: &ListPages<'_>) -> Vec<Vec<ParallelItem>> {
    let mut lists: BTreeMap<u32, Vec<(u32, usize, usize)>> = BTreeMap::new();
    for (at, block) in pages.source.blocks.iter().enumerate() {
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
    let blocks = &pages.source.blocks;
    let text = |at: usize| {
        pages.translations[at]
            .as_ref()
            .map(|translation| translation.text)
    };
    let both = |&(_, first, last): &(u32, usize, usize), is_last| {
        Some(ParallelItem {
            first,
            last,
            is_last,
            source: ItemShape::of(&blocks[first].text, &blocks[last].text),
            target: ItemShape::of(text(first)?, text(last)?),
        })
    };
    let mut translated = Vec::new();
    for items in lists.into_values().filter(|items| items.len() > 1) {
        // Two lists of the source may be one here, or one two: each piece is judged by itself.
        let mut pieces: BTreeMap<Option<u32>, Vec<ParallelItem>> = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            let list = pages.translations[item.1]
                .as_ref()
                .and_then(|translation| translation.list);
            let item = both(item, at + 1 == items.len());
            pieces.entry(list).or_default().extend(item);
        }
        translated.extend(pieces.into_values());
    }
    translated
}

/// Returns the list that a block stands in.
fn list_of(block: &Block<'_>) -> Option<u32> {
    match block.containers.last()? {
        Container::Item { list, .. } => Some(*list),
        Container::Quote | Container::Footnote | Container::Table => None,
    }
}

/// One list and the voice to speak of it.
struct ItemList<'l, 'v, 'o, 's> {
    pages: &'l ListPages<'v>,
    items: &'l [ParallelItem],
    reporter: &'s mut Reporter<'o>,
}

impl ItemList<'_, '_, '_, '_> {
    /// The form of the first word, where all items of the source share one.
    fn opening(&mut self, source: &Profile, target: &Profile) {
        let worded: Vec<&ParallelItem> = self
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
        if self.other_form(&worded, target) {
            return;
        }
        for form in target.opening_verbs.iter() {
            let opens = |item: &&&ParallelItem| {
                item.target.opens(form, target) || item.target.opens_like(form, &item.source)
            };
            let count = worded.iter().filter(opens).count();
            if count * 3 < worded.len() * 2 {
                continue;
            }
            for item in worded.iter().filter(|item| !opens(item)) {
                let message = format!(
                    "this item opens with `{}`; its siblings open with {}",
                    item.target.written, form.name
                );
                self.report(
                    item.first,
                    message,
                    "give it the form of its siblings, as in the source",
                );
            }
            return;
        }
    }

    /// Returns an infinitive or a noun after *que*, where the siblings have a subjunctive, and an infinitive among
    /// nouns; returns whether the list has one.
    fn other_form(&mut self, worded: &[&ParallelItem], target: &Profile) -> bool {
        let shapes: Vec<&ItemShape> = worded.iter().map(|item| &item.target).collect();
        let Some(form) = odd_form(&shapes, self.lead(), target) else {
            return false;
        };
        for at in form.odd {
            let item = worded[at];
            let message = format!(
                "this item opens with `{}`; its siblings open with {}",
                item.target.written, form.usual
            );
            let help = "give it the form of its siblings, as in the source";
            self.report(item.first, message, help);
        }
        true
    }

    /// Returns the translation of the block before the list.
    fn lead(&self) -> Option<&str> {
        let before = self.items.first()?.first.checked_sub(1)?;
        Some(self.pages.translations[before].as_ref()?.text)
    }

    /// A capital or a small letter at the start, where all items of the source agree.
    fn capital(&mut self, target: &Profile) {
        let lettered: Vec<(&ParallelItem, ItemCase, ItemCase)> = self
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
            .filter(|(_, _, case)| *case == ItemCase::Capital)
            .count();
        let usual = match lettered.len() {
            ..=2 => *source_case,
            count if capitals * 3 >= count * 2 => ItemCase::Capital,
            count if capitals * 3 <= count => ItemCase::Small,
            _ => return,
        };
        for (item, _, _) in lettered.iter().filter(|(_, _, case)| *case != usual) {
            if usual == ItemCase::Small && !item.target.is_common(target) {
                continue;
            }
            if capitals == 0 || capitals == lettered.len() {
                return;
            }
            let (is, are) = match usual {
                ItemCase::Capital => ("a small letter", "a capital"),
                ItemCase::Small => ("a capital", "a small letter"),
            };
            let message = format!("this item begins with {is}; its siblings begin with {are}");
            self.report(item.first, message, "begin it as its siblings begin");
        }
    }

    /// The mark at the end, the last item of the list apart.
    fn closing(&mut self) {
        let marked = |item: &&ParallelItem| {
            item.source.closing != Closing::Free && item.target.closing != Closing::Free
        };
        let (last, body): (Vec<&ParallelItem>, Vec<&ParallelItem>) = self
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
        // Of a short list the last item tells which of two is the odd one.
        let with_last = || {
            let all = || body.iter().chain(&last).map(|item| item.target.closing);
            let mark = last.first()?.target.closing;
            let same = all().filter(|other| *other == mark).count();
            (source_last == source_mark && same * 3 >= all().count() * 2).then_some(mark)
        };
        let shared = shared.or_else(with_last);
        let Some(usual) = shared.or_else(|| (count(source_mark) > 0).then_some(source_mark)) else {
            return;
        };
        for item in body.iter().filter(|item| item.target.closing != usual) {
            let message = format!(
                "this item ends {}; its siblings end {}",
                item.target.closing, usual
            );
            self.report(item.last, message, "close it as its siblings are closed");
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
            self.report(item.last, message, "close the list as the source does");
        }
    }

    fn report(&mut self, block: usize, message: String, help: &str) {
        let Some(translation) = &self.pages.translations[block] else {
            return;
        };
        let place = Place::Span(self.pages.file, self.pages.source.blocks[block].span);
        let (id, span) = (translation.id, translation.span);
        self.reporter
            .report(span, message)
            .id(id)
            .source(place)
            .help(help);
    }
}
