//! What a program of the user says of one message, for a person to take or leave.

use crate::config::model::Config;
use crate::exchange::machine::MachineAnswers;
use crate::exchange::model::UnitFinding;
use crate::pipeline::machine::asked::{AskedPlace, AskedText};
use crate::pipeline::machine::judged::judge;
use crate::pipeline::set_texts::{MessageTexts, PlannedTexts, set_texts};
use crate::pipeline::terminology;
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;

/// A translation of a text by a program, or why there is none.
#[derive(Debug)]
pub struct MachineProposal {
    /// The unit: `lead`, `signed:one`.
    pub unit: String,
    pub text: Result<String, String>,
    /// What is found in the message with the translation.
    pub findings: Vec<UnitFinding>,
}

/// Returns the texts of a set or document in one language that are to be asked for: those of the messages wanted.
pub fn asked_in(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    (key, target): (&str, usize),
    wanted: &dyn Fn(&MessageTexts) -> bool,
) -> Vec<AskedText> {
    let Some(planned) = PlannedTexts::find(layout, key) else {
        return Vec::new();
    };
    let glossary = terminology::glossary(files).map(|(_, glossary)| glossary);
    let glossary = glossary.unwrap_or_default();
    let place = AskedPlace::new(layout, planned, target);
    let texts = set_texts((layout, config), files, (planned, target), &glossary);
    place
        .zip(texts)
        .map_or_else(Vec::new, |(place, texts)| place.asked(&texts, wanted))
}

/// Looks at the answers for texts of one language, in the order of the texts; what was not answered is left out.
pub fn proposals(
    project: (&Layout, &Config),
    files: &dyn FileSource,
    asked: &[AskedText],
    answers: &MachineAnswers,
) -> Vec<MachineProposal> {
    let answered = asked
        .iter()
        .filter_map(|text| Some((text, answers.get(&text.request.id)?)));
    let answered: Vec<(&AskedText, &Result<String, String>)> = answered.collect();
    let Some((first, _)) = answered.first() else {
        return Vec::new();
    };
    let sound = answered.iter();
    let sound = sound.filter_map(|(text, answer)| Some((*text, answer.as_deref().ok()?)));
    let sound: Vec<(&AskedText, &str)> = sound.collect();
    let judged = judge(project, files, first.target, &sound);
    let proposal = |(asked, answer): (&AskedText, &Result<String, String>)| MachineProposal {
        unit: asked.unit.clone(),
        text: answer.clone(),
        findings: match answer {
            Ok(_) => judged.of(asked).to_vec(),
            Err(_) => Vec::new(),
        },
    };
    answered.into_iter().map(proposal).collect()
}
