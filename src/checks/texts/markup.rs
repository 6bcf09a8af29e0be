//! The elements of HTML in a text: which, and within which. Where they lead is `link-target`.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::angle_words::{is_placeholder, without_words};
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantPair, compare, unshared,
};
use crate::checks::texts::elements::{InlineElement, TagFault, TagFaultKind, elements};
use crate::checks::texts::elements_exchanged::{ElementKey, report_exchanged};
use crate::checks::texts::markup_facts::{MarkupFact, MarkupVariant};
use crate::checks::texts::source_markup::report_source;
use crate::diagnostic::Severity;
use crate::document::inline::InlineKind;
use crate::locale::tag::{Direction, Locale};

check! {
    /// # What it finds
    /// A tag that is never closed, closes nothing, or closes after the element that it stands in; an element of the
    /// source that the translation lacks, replaces or puts into another one; an element of its own; another
    /// `data-l10n-name`. Two such names that changed places while their words did not are a warning.
    ///
    /// # Why it matters
    /// A `<b>` that is not closed makes the rest of the page bold. A program that puts its own links in place of
    /// elements does not find them.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// sign = Read it <b>before</b> you sign <em>today</em>.
    /// call = <strong>Sign <em>now</em></strong>
    /// ```
    /// ```ftl locales/es/main.ftl
    /// sign = Lea esto <b>antes de firmar <em>hoy</em>.
    /// call = <strong>Firme <u>ya</u></strong>
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// sign = Leia <em>hoje</em>, <strong>antes</strong> de assinar.
    /// call = <em>Assine <strong>já</strong></em>
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:17: error[markup] `<b>` is never closed
    /// locales/es/main.ftl:2:22: error[markup] `<em>` of the source is `<u>` here
    /// locales/pt/main.ftl:2:19: error[markup] `<strong>` stands within `<em>` here, but not in the source
    /// ```
    ///
    /// Elements that say but in which language or direction their words are (`<div dir="rtl">`) are told once in a file: as
    /// information where the language runs from right to left, else as a warning.
    ///
    /// Emphasis that is missing or added is a warning; italics, small letters and `<span>` may be added freely.
    /// The order of elements is free, their nesting is not. `<b>` is as good as `<strong>`, `<i>` as `<em>`, and the marks of
    /// Markdown as their elements. Each variant is looked at. What the source gets wrong the translation may get wrong; it is
    /// told once, as a warning, where the source has it.
    ///
    /// # When to silence it
    /// Where this translation adds a paragraph of its own on purpose: a note on the translation, say.
    ///
    /// # Precision
    /// All findings read by hand: the website of Rust 6 errors and a warning, all right, one of them a paragraph that was
    /// added on purpose; the Universal Declaration of Human Rights, Open Source Guides and the Contributor Covenant none.
    pub MarkupCheck = "markup", Error, [Text, Entry]
}

impl Check for MarkupCheck {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        report_source(view, reporter);
    }

    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        if !are_alike(pair.source, &pair.target) {
            compare(self, pair, reporter);
            report_exchanged(pair, ElementKey::Name, reporter);
        }
    }
}

/// Returns whether both sides have the same tags in the same order, or none: the quick way out.
fn are_alike(source: &TextSide<'_, '_>, target: &TextSide<'_, '_>) -> bool {
    let mut texts = source.prose().iter().chain(target.prose());
    if !texts.clone().any(|prose| prose.signs().has(b'<')) {
        return true;
    }
    let Some(first) = texts.next() else {
        return true;
    };
    texts.all(|other| tags(&first.text).eq(tags(&other.text)))
}

/// Finds the tags as they are written.
fn tags(text: &str) -> impl Iterator<Item = &[u8]> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).map(|start| {
        // No tag is longer; without a bound, texts of `<` alone would cost the square of their length.
        let rest = &bytes[start..bytes.len().min(start + LONGEST_TAG)];
        let end = memchr::memchr(b'>', rest);
        &rest[..end.unwrap_or(rest.len())]
    })
}

const LONGEST_TAG: usize = 512;

/// Elements whose number is free: breaks of lines, and pictures and code, which have checks of their own.
const FREE: &[&str] = &["br", "wbr", "img", "code"];

/// Elements that a translation may have more of: foreign words in italics, ordinals, a language.
const FREE_TO_ADD: &[&str] = &[
    "em", "sup", "sub", "abbr", "q", "cite", "small", "bdi", "bdo", "ruby", "rt", "rp", "dfn",
    "span",
];

impl<'t> Comparison<'t> for MarkupCheck {
    type Fact = MarkupFact;

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<MarkupFact> {
        let inlines = &text.inlines()[at];
        let found = elements(inlines);
        let mut facts = Vec::with_capacity(2 * found.all.len() + found.faults.len());
        for element in found.all {
            // A program looks for an element by its name.
            if element.slot.is_some() || !FREE.contains(&element.name.as_str()) {
                let element = Rc::new(element);
                facts.push(MarkupFact::Element(Rc::clone(&element)));
                facts.push(MarkupFact::Slot(element));
            }
        }
        facts.extend(found.faults.into_iter().map(MarkupFact::Fault));
        let marks = inlines.iter().filter_map(|inline| mark(&inline.kind));
        facts.extend(marks.map(MarkupFact::Mark));
        facts
    }

    fn key(&self, fact: &MarkupFact, _: &MarkupVariant<'_>) -> String {
        match fact {
            MarkupFact::Element(element) => element.name.clone(),
            MarkupFact::Slot(element) => format!("{:?}", element.slot),
            MarkupFact::Fault(fault) => format!("{:?} {}", fault.kind, fault.name),
            MarkupFact::Mark(kind) => (*kind).to_owned(),
        }
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, MarkupFact>,
    ) -> FactDifference<'d, MarkupFact> {
        let kind = |fact: &'d MarkupFact| fact.element().map(InlineElement::kind);
        let (mut missing, mut added) = unshared(source, target, kind);
        let (_, mut faults) = unshared(source, target, MarkupFact::fault);
        without_words([source, target], &mut faults, &mut missing, &mut added);
        let faulty: BTreeSet<&str> = faults
            .iter()
            .filter_map(|fault| Some(fault.fault()?.1))
            .collect();
        let [there, here] = [source, target].map(marks);
        let more_marks = |kind: &str| here.get(kind).cmp(&there.get(kind));
        let counts = |fact: &MarkupFact, excuse: Ordering| {
            let element = fact.element();
            element.is_some_and(|element| {
                !element.leads
                    && !faulty.contains(element.name.as_str())
                    && more_marks(element.kind()) != excuse
            })
        };
        missing.retain(|fact| counts(fact, Ordering::Greater));
        added.retain(|fact| counts(fact, Ordering::Less));
        if missing.is_empty() {
            added.retain(|fact| kind(fact).is_some_and(|kind| !FREE_TO_ADD.contains(&kind)));
        }
        let is_whole =
            missing.is_empty() && added.iter().all(|fact| directs(fact)) && faults.is_empty();
        let moved = if is_whole {
            moved(source, target)
        } else {
            None
        };
        let slots = unshared(source, target, MarkupFact::slot);
        let slots = slots.0.first().zip(slots.1.first());
        let slots = slots.filter(|(there, _)| there.slot().flatten().is_some());
        let (directing, added) = added.into_iter().partition(|fact| directs(fact));
        let mut difference = FactDifference::paired(missing, added);
        difference.added.extend::<Vec<_>>(directing);
        difference.added.extend(faults);
        difference.altered.extend(moved);
        difference
            .altered
            .extend(slots.map(|(there, here)| (*there, *here)));
        difference
    }

    fn report(&self, change: FactChange<'_, MarkupFact>, site: &mut FactSite<'_, '_, MarkupFact>) {
        match change {
            FactChange::Replaced(was, now) => {
                if let (Some(was), Some(now)) = (was.element(), now.element()) {
                    let name = &was.name;
                    let message = format!("`<{name}>` of the source is `<{}>` here", now.name);
                    site.report(now.span.range(), message)
                        .help(format!("write `<{name}>`"));
                }
            }
            FactChange::Altered(was, now) => report_altered(was, now, site),
            FactChange::Missing(facts) => {
                for element in facts.iter().filter_map(|fact| fact.element()) {
                    let name = &element.name;
                    let (written, help) = match &element.slot {
                        Some(slot) => (
                            format!("<{name} data-l10n-name=\"{slot}\">"),
                            "write it where it belongs: the program looks for it by this name"
                                .to_owned(),
                        ),
                        None => (
                            format!("<{name}>"),
                            format!("put `<{name}>` around the same words"),
                        ),
                    };
                    let severity = match is_placeholder(name, site) {
                        true => Severity::Info,
                        false => weight(element),
                    };
                    site.report_whole(format!("`{written}` of the source is missing here"))
                        .severity(severity)
                        .help(help);
                }
            }
            FactChange::Added(facts) => facts.iter().for_each(|fact| report_added(fact, site)),
        }
    }
}

fn report_altered(was: &MarkupFact, now: &MarkupFact, site: &mut FactSite<'_, '_, MarkupFact>) {
    match (was, now) {
        (MarkupFact::Element(was), MarkupFact::Element(now)) => {
            site.report(now.span.range(), moved_message(now, was))
                .help("nest the elements as the source does");
        }
        (MarkupFact::Slot(was), MarkupFact::Slot(now)) => {
            let slot = was.slot.as_deref().unwrap_or_default();
            let name = match &now.slot {
                Some(own) => format!("`data-l10n-name` is `{own}` here"),
                None => "`data-l10n-name` is missing here".to_owned(),
            };
            site.report(now.span.range(), format!("{name}, `{slot}` in the source"))
                .help(format!("write `data-l10n-name=\"{slot}\"`"));
        }
        _ => {}
    }
}

fn report_added(fact: &MarkupFact, site: &mut FactSite<'_, '_, MarkupFact>) {
    match fact {
        MarkupFact::Element(element) => {
            let message = format!("`<{}>` is not in the source", element.name);
            let severity = match element.directs {
                true => weight_of_direction(site.target.locale),
                false => weight(element),
            };
            let finding = site
                .report(element.span.range(), message)
                .severity(severity)
                .help("keep to the elements of the source");
            if element.directs {
                finding.cause("direction");
            }
        }
        MarkupFact::Fault(TagFault { kind, name, span }) => {
            let (message, help) = match kind {
                TagFaultKind::Unclosed => (
                    format!("`<{name}>` is never closed"),
                    format!("close it with `</{name}>`"),
                ),
                TagFaultKind::Unopened => (
                    format!("`</{name}>` closes nothing"),
                    format!("open it with `<{name}>`, or remove it"),
                ),
                TagFaultKind::Crossed => (
                    format!("`</{name}>` closes after the element that it stands in"),
                    "close first what was opened last".to_owned(),
                ),
            };
            let is_word = *kind == TagFaultKind::Unclosed && is_placeholder(name, site);
            let finding = site.report(span.range(), message).help(help);
            if is_word {
                finding.severity(Severity::Info);
            }
        }
        MarkupFact::Slot(_) | MarkupFact::Mark(_) => {}
    }
}

/// Returns the element that marks of Markdown stand for.
fn mark(kind: &InlineKind) -> Option<&'static str> {
    match kind {
        InlineKind::Strong => Some("strong"),
        InlineKind::Emphasis => Some("em"),
        InlineKind::Strikethrough => Some("s"),
        InlineKind::Code { .. } => Some("code"),
        _ => None,
    }
}

/// Counts the marks of Markdown by the element that they stand for.
fn marks(variant: &MarkupVariant<'_>) -> BTreeMap<&'static str, usize> {
    let mut marks = BTreeMap::new();
    for fact in &variant.facts {
        if let MarkupFact::Mark(kind) = fact {
            *marks.entry(*kind).or_default() += 1;
        }
    }
    marks
}

/// Finds an element that stands within others than in the source: the deepest, since it tells most.
fn moved<'d>(
    source: &'d MarkupVariant<'_>,
    target: &'d MarkupVariant<'_>,
) -> Option<(&'d MarkupFact, &'d MarkupFact)> {
    let kind = |fact: &'d MarkupFact| fact.element().map(InlineElement::kind);
    let place = |fact: &'d MarkupFact| {
        fact.element()
            .map(|element| (&*element.path, element.kind()))
    };
    let (there, here) = unshared(source, target, place);
    let pairs = here.into_iter().filter_map(|here| {
        let there = there.iter().find(|there| kind(there) == kind(here))?;
        Some((*there, here))
    });
    pairs.max_by_key(|(_, here)| here.element().map_or(0, |element| element.path.len()))
}

/// Returns how much an element means: emphasis less than others.
fn weight(element: &InlineElement) -> Severity {
    match element.kind() {
        "em" | "strong" | "u" | "s" | "mark" | "small" => Severity::Warning,
        _ => Severity::Error,
    }
}

/// Returns how much it means that words are said to be in a direction or a language: what runs from right to left may
/// have to be told in every paragraph.
fn weight_of_direction(locale: &Locale) -> Severity {
    match locale.direction() {
        Direction::RightToLeft => Severity::Info,
        Direction::LeftToRight => Severity::Warning,
    }
}

fn directs(fact: &MarkupFact) -> bool {
    fact.element().is_some_and(|element| element.directs)
}

fn moved_message(here: &InlineElement, there: &InlineElement) -> String {
    let (name, now, was) = (&here.name, parent(here), parent(there));
    if now == was {
        format!("the elements around `<{name}>` are not those of the source")
    } else if now.is_empty() {
        format!("`<{name}>` stands within `<{was}>` in the source, but not here")
    } else {
        format!("`<{name}>` stands within `<{now}>` here, but not in the source")
    }
}

fn parent(element: &InlineElement) -> &str {
    element.path.rsplit('>').next().unwrap_or_default()
}
