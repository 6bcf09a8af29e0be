//! The elements of HTML in a text: which, and within which. Where they lead is `link-target`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{Text, TextPair};
use crate::checks::texts::elements::{
    Element, Elements, TagFault, TagFaultKind, elements, is_element,
};
use crate::diagnostic::Severity;
use crate::document::inline::{Inline, InlineKind};
use crate::fluent::prose::Prose;

check! {
    /// # What it finds
    /// A tag that is never closed, closes nothing, or closes after the element that it stands in; an element of the
    /// source that the translation lacks, replaces or puts into another one; an element of its own; another
    /// `data-l10n-name`.
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
    /// Emphasis that is missing or added is a warning; italics, small letters and `<span>` may be added freely.
    /// The order of elements is free, their nesting is not. `<b>` is as good as `<strong>`, `<i>` as `<em>`, and the marks of
    /// Markdown as their elements. Each variant is looked at. What the source gets wrong the translation may get wrong.
    ///
    /// # When to silence it
    /// Where this translation adds a paragraph of its own on purpose: a note on the translation, say.
    ///
    /// # Precision
    /// All findings read by hand: the website of Rust 6 errors and a warning, all right, one of them a paragraph that was
    /// added on purpose; the Universal Declaration of Human Rights, Open Source Guides and the Contributor Covenant none.
    pub Markup = "markup", Error, [Text]
}

impl Check for Markup {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        if are_alike(pair.source, &pair.target) {
            return;
        }
        let (sources, targets) = (wordings(pair.source), wordings(&pair.target));
        let mut reported = BTreeSet::new();
        for target in &targets {
            let differences = sources.iter().map(|it| Difference::of(it, target));
            let Some(difference) = differences.min_by_key(Difference::len) else {
                continue;
            };
            difference.report(target, pair, &mut reported, reporter);
        }
    }
}

/// Whether both sides have the same tags in the same order, or none: the quick way out.
fn are_alike(source: &Text<'_, '_>, target: &Text<'_, '_>) -> bool {
    let mut texts = source.prose().iter().chain(target.prose());
    if !texts.clone().any(|it| it.signs().has(b'<')) {
        return true;
    }
    let Some(first) = texts.next() else {
        return true;
    };
    texts.all(|other| tags(&first.text).eq(tags(&other.text)))
}

/// The tags as they are written.
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

/// One alternative of one side.
struct Wording<'t> {
    prose: &'t Prose<'t>,
    elements: Elements,
    /// The marks of Markdown by the element that they stand for.
    marks: BTreeMap<&'static str, i32>,
}

fn wordings<'t>(text: &'t Text<'_, '_>) -> Vec<Wording<'t>> {
    let pairs = text.prose().iter().zip(text.inlines());
    pairs
        .map(|(prose, inlines)| Wording {
            prose,
            elements: elements(inlines),
            marks: marks(inlines),
        })
        .collect()
}

fn marks(inlines: &[Inline]) -> BTreeMap<&'static str, i32> {
    let mut marks = BTreeMap::new();
    for inline in inlines {
        let name = match inline.kind {
            InlineKind::Strong => "strong",
            InlineKind::Emphasis => "em",
            InlineKind::Strikethrough => "s",
            InlineKind::Code { .. } => "code",
            _ => continue,
        };
        *marks.entry(name).or_default() += 1;
    }
    marks
}

/// Elements whose number is free: breaks of lines, and pictures and code, which have checks of their own.
const FREE: &[&str] = &["br", "wbr", "img", "code"];

/// What a translation may have more of: foreign words in italics, ordinals, a language.
const FREE_TO_ADD: &[&str] = &[
    "em", "sup", "sub", "abbr", "q", "cite", "small", "bdi", "bdo", "ruby", "rt", "rp", "dfn",
    "span",
];

/// What one alternative has otherwise than the other.
struct Difference<'d> {
    faults: Vec<&'d TagFault>,
    missing: Vec<&'d Element>,
    added: Vec<&'d Element>,
    /// The elements that stand elsewhere: here, and in the source.
    moved: Vec<(&'d Element, &'d Element)>,
    slots: Option<(&'d Element, &'d str)>,
}

impl<'d> Difference<'d> {
    fn of(source: &'d Wording<'_>, target: &'d Wording<'_>) -> Self {
        let (ours, theirs) = (&target.elements, &source.elements);
        let mut known: HashMap<(TagFaultKind, &str), usize> = HashMap::new();
        for fault in &theirs.faults {
            *known.entry((fault.kind, &fault.name)).or_default() += 1;
        }
        let mut faults: Vec<&TagFault> = Vec::new();
        for fault in &ours.faults {
            match known.get_mut(&(fault.kind, fault.name.as_str())) {
                Some(count) if *count > 0 => *count -= 1,
                _ => faults.push(fault),
            }
        }
        let (mut missing, mut added) = rest(theirs, ours, |it| it.kind().to_owned());
        without_words(theirs, &mut faults, &mut missing, &mut added);
        let more_marks = |kind: &str| {
            let count = |wording: &Wording<'_>| wording.marks.get(kind).copied().unwrap_or(0);
            count(target) - count(source)
        };
        let faulty: BTreeSet<&str> = faults.iter().map(|fault| fault.name.as_str()).collect();
        let is_told = |it: &Element| faulty.contains(it.name.as_str()) || it.leads;
        missing.retain(|it| !is_told(it) && more_marks(it.kind()) <= 0);
        let is_replaced = !missing.is_empty();
        added.retain(|it| !is_told(it) && more_marks(it.kind()) >= 0);
        added.retain(|it| is_replaced || !FREE_TO_ADD.contains(&it.kind()));
        let mut moved = Vec::new();
        if faults.is_empty() && missing.is_empty() && added.is_empty() {
            let (there, here) = rest(theirs, ours, |it| format!("{}>{}", it.path, it.kind()));
            for here in here {
                let there = there.iter().find(|there| there.kind() == here.kind());
                moved.extend(there.map(|there| (here, *there)));
            }
        }
        let slots = rest(theirs, ours, |it| it.slot.clone().unwrap_or_default());
        let slots = match (slots.0.first(), slots.1.first()) {
            (Some(there), Some(here)) => there.slot.as_deref().map(|slot| (*here, slot)),
            _ => None,
        };
        Self {
            faults,
            missing,
            added,
            moved,
            slots,
        }
    }

    fn len(&self) -> usize {
        let slots = usize::from(self.slots.is_some());
        self.faults.len() + self.missing.len() + self.added.len() + self.moved.len() + slots
    }

    fn report(
        &self,
        target: &Wording<'_>,
        pair: &TextPair<'_, '_>,
        reported: &mut BTreeSet<String>,
        reporter: &mut Reporter<'_>,
    ) {
        let mut report = |element: Option<&Element>, severity, message: String, help: String| {
            if reported.insert(message.clone()) {
                let span = match element {
                    Some(element) => target.prose.span(element.span.range()),
                    None => pair.target.span(),
                };
                reporter.report(span, message).severity(severity).help(help);
            }
        };
        let mut added = self.added.iter();
        for there in &self.missing {
            let name = &there.name;
            match added.next() {
                Some(here) => report(
                    Some(here),
                    Severity::Error,
                    format!("`<{name}>` of the source is `<{}>` here", here.name),
                    format!("write `<{name}>`"),
                ),
                None => report(
                    None,
                    weight(there),
                    format!("`<{name}>` of the source is missing here"),
                    format!("put `<{name}>` around the same words"),
                ),
            }
        }
        for here in added {
            let name = &here.name;
            report(
                Some(here),
                weight(here),
                format!("`<{name}>` is not in the source"),
                "keep to the elements of the source".to_owned(),
            );
        }
        // An element that stands within another tells more than one that stands alone.
        let moved_one = self.moved.iter().max_by_key(|(here, _)| here.path.len());
        if let Some((here, there)) = moved_one {
            report(
                Some(here),
                Severity::Error,
                moved(here, there),
                NEST.to_owned(),
            );
        }
        if let Some((here, slot)) = self.slots {
            let name = match &here.slot {
                Some(own) => format!("`data-l10n-name` is `{own}` here"),
                None => "`data-l10n-name` is missing here".to_owned(),
            };
            let message = format!("{name}, `{slot}` in the source");
            let severity = Severity::Error;
            report(
                Some(here),
                severity,
                message,
                format!("write `data-l10n-name=\"{slot}\"`"),
            );
        }
        for fault in &self.faults {
            let name = &fault.name;
            let (message, help) = match fault.kind {
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
            if reported.insert(message.clone()) {
                reporter
                    .report(target.prose.span(fault.span.range()), message)
                    .help(help);
            }
        }
    }
}

/// `<name>` for whatever the reader puts there is no element: as many such words in the translation are its own.
fn without_words(
    theirs: &Elements,
    faults: &mut Vec<&TagFault>,
    missing: &mut Vec<&Element>,
    added: &mut Vec<&Element>,
) {
    let is_word = |it: &TagFault| it.kind == TagFaultKind::Unclosed && !is_element(&it.name);
    for word in theirs.faults.iter().filter(|it| is_word(it)) {
        let Some(lacking) = missing.iter().position(|it| it.name == word.name) else {
            continue;
        };
        if let Some(own) = faults.iter().position(|it| is_word(it)) {
            missing.remove(lacking);
            let own = faults.remove(own);
            added.retain(|it| it.span != own.span);
        }
    }
}

/// Emphasis that comes or goes is less than an element that does.
fn weight(element: &Element) -> Severity {
    match element.kind() {
        "em" | "strong" | "u" | "s" | "mark" | "small" => Severity::Warning,
        _ => Severity::Error,
    }
}

const NEST: &str = "nest the elements as the source does";

/// How an element stands elsewhere than in the source.
fn moved(here: &Element, there: &Element) -> String {
    let parent = |element: &Element| {
        element
            .path
            .rsplit('>')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let (now, was) = (parent(here), parent(there));
    let name = &here.name;
    match (now.as_str(), was.as_str()) {
        (now, was) if now == was => {
            format!("the elements around `<{name}>` are not those of the source")
        }
        ("", was) => format!("`<{name}>` stands within `<{was}>` in the source, but not here"),
        (now, _) => format!("`<{name}>` stands within `<{now}>` here, but not in the source"),
    }
}

/// The elements of each side that find none with the same key on the other.
fn rest<'d>(
    source: &'d Elements,
    target: &'d Elements,
    key: impl Fn(&Element) -> String,
) -> (Vec<&'d Element>, Vec<&'d Element>) {
    let counted = |elements: &'d Elements| {
        let all = elements.all.iter();
        all.filter(|it| !FREE.contains(&it.name.as_str()))
    };
    let mut free: BTreeMap<String, Vec<&Element>> = BTreeMap::new();
    for element in counted(target) {
        free.entry(key(element)).or_default().push(element);
    }
    for same in free.values_mut() {
        same.reverse();
    }
    let mut missing = Vec::new();
    for element in counted(source) {
        if free.get_mut(&key(element)).and_then(Vec::pop).is_none() {
            missing.push(element);
        }
    }
    let mut added: Vec<&Element> = free.into_values().flatten().collect();
    added.sort_by_key(|element| element.span.start);
    (missing, added)
}
