//! The texts of a form as an import takes them: what a person typed, and what it was typed over.

use crate::exchange::model::{Base, ReturnedFile, ReturnedState, ReturnedUnit, UnitPiece};
use crate::pipeline::import::model::NamedReturn;
use crate::workbench::request::FormFields;

/// The fields of one message.
#[derive(Debug)]
pub(super) struct SentMessage {
    pub key: String,
    pub message: String,
    pub state: SentState,
    pub units: Vec<SentUnit>,
}

#[derive(Debug)]
pub(super) struct SentUnit {
    pub id: String,
    pub base: Base,
    pub text: String,
}

/// What a translator says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SentState {
    Translated,
    Draft,
    Reviewed,
}

impl SentMessage {
    pub fn read(form: &FormFields) -> Self {
        let mut units: Vec<SentUnit> = Vec::new();
        for (id, text) in form.with_prefix("text.") {
            // A button that carries a text comes after the field that it replaces.
            if let Some(known) = units.iter_mut().find(|unit| unit.id == id) {
                known.text = text.to_owned();
                continue;
            }
            units.push(SentUnit {
                id: id.to_owned(),
                base: Base::read(form.get(&format!("base.{id}"))),
                text: text.to_owned(),
            });
        }
        Self {
            key: form.get("key").to_owned(),
            message: form.get("message").to_owned(),
            state: match form.get("state") {
                "draft" => SentState::Draft,
                "reviewed" => SentState::Reviewed,
                _ => SentState::Translated,
            },
            units,
        }
    }

    /// Returns the texts as a file that came back, for the source catalog or document `original`.
    pub fn returned(&self, original: &str) -> NamedReturn {
        let state = match self.state {
            SentState::Translated => ReturnedState::Translated,
            SentState::Draft => ReturnedState::Unfinished,
            SentState::Reviewed => ReturnedState::Reviewed,
        };
        let units = self
            .units
            .iter()
            .enumerate()
            .map(|(at, unit)| ReturnedUnit {
                id: unit.id.clone(),
                line: at + 1,
                target: match unit.text.as_str() {
                    "" => Vec::new(),
                    text => vec![UnitPiece::Text(text.to_owned())],
                },
                base: unit.base,
                state,
                ..ReturnedUnit::default()
            });
        NamedReturn {
            file: "workbench".into(),
            returned: ReturnedFile {
                original: original.to_owned(),
                units: units.collect(),
                ..ReturnedFile::default()
            },
        }
    }

    /// Tells if there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.units.iter().all(|unit| unit.text.trim().is_empty())
    }

    pub fn unit(&self, id: &str) -> Option<&SentUnit> {
        self.units.iter().find(|unit| unit.id == id)
    }
}
