//! The texts of one set or document for somebody who translates it: message by message, in order, with what is known of
//! each. No other set is read.

use rayon::prelude::*;

use crate::config::glossary::Glossary;
use crate::config::model::Config;
use crate::exchange::model::{ExchangeUnit, UnitState, UnitTerm};
use crate::exchange::notes::comment_lines;
use crate::exchange::shape::CaseShape;
use crate::exchange::units::PatternUnits;
use crate::fluent::model::{Entry, EntryKind};
use crate::locale::plurals::Category;
use crate::locale::tag::Locale;
use crate::pipeline::export::Sections;
use crate::pipeline::export::documents::of_document;
use crate::pipeline::export::evidence::terms;
use crate::pipeline::export::request::ExportRequest;
use crate::pipeline::export::texts::{ExportedText, pair, told};
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{DocumentPlan, Layout, SetPlan};
use crate::project::set::{Set, Side};
use crate::project::staleness::Staleness;
use crate::project::state::Confidence;
use crate::project::translation_state::TranslationState;
use crate::text::file_source::FileSource;

/// A set or a document of a layout.
#[derive(Clone, Copy)]
pub enum PlannedTexts<'l> {
    Catalogs(&'l SetPlan),
    Document(&'l DocumentPlan),
}

/// The texts of a set in one language.
#[derive(Debug, Default)]
pub struct SetTexts {
    pub messages: Vec<MessageTexts>,
}

/// A message, a term, or a block of a document.
#[derive(Debug)]
pub struct MessageTexts {
    /// `lead`, `-coalition`, `our-pledge/paragraph-2`.
    pub name: String,
    pub comment: Vec<String>,
    pub section: Option<String>,
    pub state: MessageState,
    /// The source text that its translation was made from, and the present one, where they differ.
    pub stale: Option<(String, String)>,
    pub units: Vec<MessageUnit>,
    pub terms: Vec<UnitTerm>,
    /// What other languages of the project say; empty for blocks of documents.
    pub others: Vec<(Locale, String)>,
}

/// A text that a translator writes.
#[derive(Debug)]
pub struct MessageUnit {
    pub unit: ExchangeUnit,
    /// As the state file has it: `lead.title`.
    pub name: String,
    pub attribute: Option<String>,
    /// What its form is chosen by and the key: `people`, `few`; in the order of the selectors.
    pub keys: Vec<(String, String)>,
    /// The plural category of the language, where the form is one.
    pub category: Option<String>,
    /// Numbers that take the form.
    pub examples: Vec<String>,
}

/// The state of a message's translation, in the words of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MessageState {
    Missing,
    Draft,
    Unconfirmed,
    Stale,
    Translated,
    Reviewed,
    /// Nobody has to translate it.
    Excluded,
}

impl MessageState {
    pub fn as_str(self) -> &'static str {
        match self {
            MessageState::Missing => "missing",
            MessageState::Draft => "draft",
            MessageState::Unconfirmed => "unconfirmed",
            MessageState::Stale => "stale",
            MessageState::Translated => "translated",
            MessageState::Reviewed => "reviewed",
            MessageState::Excluded => "excluded",
        }
    }

    /// Tells if somebody has still to work at it.
    pub fn is_waiting(self) -> bool {
        matches!(
            self,
            MessageState::Missing
                | MessageState::Draft
                | MessageState::Unconfirmed
                | MessageState::Stale
        )
    }
}

impl<'l> PlannedTexts<'l> {
    /// Finds the set or the document of a key.
    pub fn find(layout: &'l Layout, key: &str) -> Option<Self> {
        if let Some(at) = layout.set_of_key(key) {
            return Some(Self::Catalogs(&layout.sets[at]));
        }
        let document = layout.document_of_key(key)?;
        Some(Self::Document(&layout.documents[document]))
    }
}

/// Returns the texts of a set (`target`: the place of the locale in the layout); `None` where there are none, for the
/// source cannot be read, or the language is left out here.
pub fn set_texts(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    (plan, target): (PlannedTexts<'_>, usize),
    glossary: &Glossary,
) -> Option<SetTexts> {
    let request = request(target);
    Workspace::open(layout, config, files, |workspace| match plan {
        PlannedTexts::Catalogs(plan) => workspace.with_parsed_set(plan, |set, _| {
            let messages = messages(set, &request, glossary)?;
            Some(SetTexts { messages })
        }),
        PlannedTexts::Document(plan) => {
            let file = of_document(workspace, plan, &request)?;
            let locale = &layout.targets[target];
            let units = file.units.into_iter();
            let messages = units.map(|unit| block(unit, glossary, locale)).collect();
            Some(SetTexts { messages })
        }
    })
}

/// Returns the texts of all sets in one language (`target`: the place of the locale in the layout), each with its plan.
pub fn all_set_texts<'l>(
    (layout, config): (&'l Layout, &Config),
    files: &dyn FileSource,
    target: usize,
    glossary: &Glossary,
) -> Vec<(&'l SetPlan, SetTexts)> {
    let request = request(target);
    let look = |workspace: &Workspace<'_>, plan: &'l SetPlan| {
        workspace.with_parsed_set(plan, |set, _| {
            let messages = messages(set, &request, glossary)?;
            Some((plan, SetTexts { messages }))
        })
    };
    let found: Vec<Option<_>> = Workspace::open(layout, config, files, |workspace| {
        let sets = layout.sets.par_iter();
        sets.map(|plan| look(workspace, plan)).collect()
    });
    found.into_iter().flatten().collect()
}

fn request(target: usize) -> ExportRequest {
    ExportRequest {
        target,
        documents: Vec::new(),
        only: None,
        all_plurals: false,
        empties_stale: false,
    }
}

fn messages(
    set: &Set<'_>,
    request: &ExportRequest,
    glossary: &Glossary,
) -> Option<Vec<MessageTexts>> {
    let source = set.source.read()?;
    let side = set.targets[request.target];
    let sections = Sections::new(source.catalog);
    let mut messages = Vec::new();
    for entry in &source.catalog.entries {
        if !source.is_first(entry) {
            continue;
        }
        let status = side.translation(entry, set.source);
        let mut message = MessageTexts {
            name: entry.name(),
            comment: comment_lines(entry.comment.as_ref()),
            section: sections.of(entry).map(str::to_owned),
            state: status.map_or(MessageState::Missing, |status| state(status.state)),
            stale: None,
            units: Vec::new(),
            terms: Vec::new(),
            others: others(set, request.target, entry),
        };
        let mut is_reviewed = true;
        for (attribute, pattern) in entry.patterns() {
            let pair = pair(set, side, (entry, attribute, pattern), request.all_plurals)?;
            let recorded = told(&pair, side, set.source.locale);
            let confidence = recorded.as_ref().map(|recorded| recorded.confidence);
            is_reviewed &= confidence == Some(Confidence::Reviewed);
            if let Some(Staleness::Stale(stale)) = recorded.as_ref().map(|it| &it.staleness)
                && message.stale.is_none()
            {
                message.stale = Some((stale.was.clone(), stale.now.clone()));
            }
            let text = ExportedText {
                pair: &pair,
                request,
                told: recorded,
                scopes: [set.source.scope, side.scope],
                section: None,
            };
            let units = PatternUnits::new(&pair);
            let exported = text.units().into_iter();
            let made = exported.map(|unit| message_unit(unit, &units, attribute, side.locale));
            message.units.extend(made);
        }
        if is_reviewed && message.state == MessageState::Translated {
            message.state = MessageState::Reviewed;
        }
        message.add_terms(glossary, side.locale);
        messages.push(message);
    }
    Some(messages)
}

impl MessageTexts {
    fn add_terms(&mut self, glossary: &Glossary, locale: &Locale) {
        for unit in &self.units {
            for term in terms(&unit.unit.source_text, glossary, locale) {
                if !self.terms.contains(&term) {
                    self.terms.push(term);
                }
            }
        }
    }
}

fn message_unit(
    unit: ExchangeUnit,
    texts: &PatternUnits,
    attribute: Option<&str>,
    locale: &Locale,
) -> MessageUnit {
    let case = texts.units.iter().find(|text| text.id == unit.id);
    let case = case.map_or(&[][..], |text| &text.case[..]);
    let shape = texts.shape.as_ref();
    let selectors = shape.map_or(&[][..], |shape: &CaseShape| &shape.selectors[..]);
    let mut made = MessageUnit {
        unit,
        name: texts.name.clone(),
        attribute: attribute.map(str::to_owned),
        keys: Vec::new(),
        category: None,
        examples: Vec::new(),
    };
    for (selector, key) in selectors.iter().zip(case) {
        made.keys.push((selector.label.clone(), key.clone()));
        if selector.counting.is_some() && Category::parse(key).is_some() {
            made.category = Some(key.clone());
            made.examples = selector.samples(key, locale);
        }
    }
    made
}

fn state(state: TranslationState) -> MessageState {
    match state {
        TranslationState::Missing | TranslationState::Incomplete => MessageState::Missing,
        TranslationState::Draft => MessageState::Draft,
        TranslationState::Unconfirmed => MessageState::Unconfirmed,
        TranslationState::Stale(_) => MessageState::Stale,
        TranslationState::Source | TranslationState::Current => MessageState::Translated,
        TranslationState::Excluded => MessageState::Excluded,
    }
}

/// Returns the translations of a message in the other languages of the project.
fn others(set: &Set<'_>, target: usize, entry: &Entry<'_>) -> Vec<(Locale, String)> {
    let sides = set.targets.iter().enumerate();
    let sides = sides.filter(|(at, _)| *at != target);
    let text = |side: &Side<'_>| {
        let file = side.read()?;
        let pattern = file.entry(entry.kind, entry.id)?.value.as_ref()?;
        let span = file.catalog.pattern_span(pattern);
        let text = file.catalog.source.get(span.range())?;
        Some((side.locale.clone(), text.trim().to_owned()))
    };
    let found = sides.filter_map(|(_, side)| text(side));
    found.filter(|_| entry.kind == EntryKind::Message).collect()
}

/// Returns a block of a document that is translated as a whole file.
fn block(unit: ExchangeUnit, glossary: &Glossary, locale: &Locale) -> MessageTexts {
    let state = match unit.state {
        UnitState::Missing => MessageState::Missing,
        UnitState::Machine | UnitState::Draft => MessageState::Draft,
        UnitState::Stale => MessageState::Stale,
        UnitState::Translated => MessageState::Translated,
        UnitState::Reviewed => MessageState::Reviewed,
    };
    let stale = unit.previous.clone();
    let mut message = MessageTexts {
        name: unit.id.clone(),
        comment: Vec::new(),
        section: None,
        state,
        stale: stale.map(|was| (was, unit.source_text.clone())),
        units: vec![MessageUnit {
            name: unit.message.clone(),
            attribute: None,
            keys: Vec::new(),
            category: None,
            examples: Vec::new(),
            unit,
        }],
        terms: Vec::new(),
        others: Vec::new(),
    };
    message.add_terms(glossary, locale);
    message
}
