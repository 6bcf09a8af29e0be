//! The texts that a program of the user is asked for, with what a translator would see beside them.

use camino::{Utf8Path, Utf8PathBuf};

use crate::exchange::machine::{MachineRequest, MachineTerm, TranslatedText};
use crate::exchange::model::{
    Base, ReturnedFile, ReturnedState, ReturnedUnit, UnitPiece, UnitTerm,
};
use crate::locale::tag::Locale;
use crate::pipeline::import::model::NamedReturn;
use crate::pipeline::set_texts::{MessageTexts, MessageUnit, PlannedTexts, SetTexts};
use crate::project::draft_note::BY_MACHINE;
use crate::project::layout::Layout;

/// A set or document in one language.
pub struct AskedPlace<'l> {
    layout: &'l Layout,
    /// The place of the locale in the layout.
    pub target: usize,
    /// The source catalog or document, and that of the translation.
    original: &'l Utf8Path,
    translation: &'l Utf8Path,
}

/// A text that is asked for, and the way home of its translation.
#[derive(Clone, Debug)]
pub struct AskedText {
    pub request: MachineRequest,
    pub target: usize,
    /// The source catalog or document, and that of the translation.
    pub original: Utf8PathBuf,
    pub translation: Utf8PathBuf,
    /// The message that it belongs to, and the id of its unit.
    pub message: String,
    pub unit: String,
    base: Base,
}

impl<'l> AskedPlace<'l> {
    /// Returns the place of a set or document; `None` where the language is left out.
    pub fn new(layout: &'l Layout, planned: PlannedTexts<'l>, target: usize) -> Option<Self> {
        let (source, targets) = match planned {
            PlannedTexts::Catalogs(plan) => (&plan.source, &plan.targets),
            PlannedTexts::Document(plan) => (&plan.source, &plan.targets),
        };
        let path = |catalog| layout.catalog_path(catalog);
        let (original, translation) = (path(source)?, path(targets.get(target)?)?);
        Some(Self {
            layout,
            target,
            original,
            translation,
        })
    }

    /// Returns the texts of the messages that are wanted.
    pub fn asked(
        &self,
        texts: &SetTexts,
        wanted: &dyn Fn(&MessageTexts) -> bool,
    ) -> Vec<AskedText> {
        let all = texts.messages.iter();
        let all: Vec<(&MessageTexts, &MessageUnit)> = all
            .flat_map(|message| message.units.iter().map(move |unit| (message, unit)))
            .filter(|(_, unit)| unit.unit.is_translatable)
            .collect();
        let neighbour = |at: Option<usize>| {
            let (_, unit) = at.and_then(|at| all.get(at))?;
            Some(translated(&unit.unit.source_text, &unit.unit.target_text))
        };
        let places = all.iter().enumerate();
        let places = places.filter(|(_, (message, _))| wanted(message));
        places
            .map(|(at, (message, unit))| {
                let around = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
                self.text(message, unit, around)
            })
            .collect()
    }

    fn text(
        &self,
        message: &MessageTexts,
        unit: &MessageUnit,
        (before, after): (Option<TranslatedText>, Option<TranslatedText>),
    ) -> AskedText {
        let locale: &Locale = &self.layout.targets[self.target];
        let exchange = &unit.unit;
        let stale = exchange.previous.as_deref();
        let comment = message.comment.join("\n");
        AskedText {
            request: MachineRequest {
                id: format!("{}:{}", self.translation, exchange.id),
                path: self.translation.to_string(),
                source_locale: self.layout.source.to_string(),
                target_locale: locale.to_string(),
                source: exchange.source_text.clone(),
                stale: stale.map(|was| translated(was, &exchange.target_text)),
                glossary: message.terms.iter().map(term).collect(),
                before,
                after,
                comment: (!comment.is_empty()).then_some(comment),
            },
            target: self.target,
            original: self.original.to_owned(),
            translation: self.translation.to_owned(),
            message: message.name.clone(),
            unit: exchange.id.clone(),
            base: exchange.base,
        }
    }
}

fn translated(source: &str, translation: &str) -> TranslatedText {
    TranslatedText {
        source: source.to_owned(),
        translation: (!translation.is_empty()).then(|| translation.to_owned()),
    }
}

fn term(term: &UnitTerm) -> MachineTerm {
    MachineTerm {
        source: term.source.clone(),
        approved: term.approved.clone(),
        forbidden: term.forbidden.clone(),
    }
}

/// Returns translations as files that came home.
pub(super) fn returned(translations: &[(&AskedText, &str)]) -> Vec<NamedReturn> {
    let mut files: Vec<ReturnedFile> = Vec::new();
    for (at, (asked, text)) in translations.iter().enumerate() {
        let unit = ReturnedUnit {
            id: asked.unit.clone(),
            line: at + 1,
            target: vec![UnitPiece::Text((*text).to_owned())],
            base: asked.base,
            state: ReturnedState::Machine,
            notes: vec![BY_MACHINE.to_owned()],
            ..ReturnedUnit::default()
        };
        let original = asked.original.to_string();
        ReturnedFile::add(&mut files, original, [&None, &None], unit);
    }
    let named = files.into_iter().map(|returned| NamedReturn {
        file: "machine".into(),
        returned,
    });
    named.collect()
}
