//! Fills what is not translated with what a program of the user says: sound drafts alone. Nothing is written here.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::adopt::plan::AdoptedFiles;
use crate::config::model::Config;
use crate::diagnostic::Severity;
use crate::exchange::machine::{LineService, MachineAnswers, MachineRequest, ask_all};
use crate::fluent::comment_entries::commented;
use crate::fluent::parse::parse;
use crate::pipeline::machine::asked::{AskedPlace, AskedText};
use crate::pipeline::machine::judged::judge;
use crate::pipeline::prefill::{MachineDraft, Prefilled};
use crate::pipeline::set_texts::{MessageState, MessageTexts, PlannedTexts, all_set_texts};
use crate::pipeline::terminology;
use crate::project::layout::{Layout, SetPlan};
use crate::project::state::path_beside;
use crate::text::decode::decode;
use crate::text::file_source::FileSource;

/// What a program of the user made of the texts that are missing.
#[derive(Debug, Default)]
pub struct MachineDrafts {
    /// In the order of languages and catalogs.
    pub filled: Vec<Prefilled>,
    /// Translations that are not written.
    pub held: Vec<HeldTranslation>,
    /// What kept the program from answering all.
    pub fault: Option<String>,
    /// What it complained of.
    pub complaints: String,
}

/// A translation that is not written, or a text that got none.
#[derive(Clone, Debug)]
pub struct HeldTranslation {
    pub catalog: Utf8PathBuf,
    /// `lead`, `signed:one`.
    pub name: String,
    pub source: String,
    /// Empty where there is no translation.
    pub text: String,
    /// The check that calls it an error; `None`: the program itself gave none.
    pub check: Option<&'static str>,
    pub reason: String,
}

/// Asks for all messages that are missing in these languages (by their places in the layout). A message is filled whole,
/// or not at all, and with nothing that a check calls an error.
pub fn machine_drafts(
    project: (&Layout, &Config),
    files: &dyn FileSource,
    targets: impl Iterator<Item = usize>,
    service: &mut dyn LineService,
) -> MachineDrafts {
    let asked: Vec<AskedText> = targets
        .flat_map(|target| missing(project, files, target))
        .collect();
    let mut drafts = MachineDrafts::default();
    if asked.is_empty() {
        return drafts;
    }
    let requests = asked.iter().map(|text| text.request.clone());
    let requests: Vec<MachineRequest> = requests.collect();
    let (answers, result) = ask_all(service, &requests);
    drafts.complaints = service.end();
    drafts.fault = result.err().map(|error| format!("{error:#}"));
    let targets: BTreeSet<usize> = asked.iter().map(|text| text.target).collect();
    for target in targets {
        let texts = asked.iter().filter(|text| text.target == target);
        drafts.add(project, files, &answered(texts, &answers));
    }
    drafts
}

/// A text beside its answer.
type AnsweredText<'a> = (&'a AskedText, &'a Result<String, String>);

/// Returns the texts that were answered.
fn answered<'a>(
    asked: impl Iterator<Item = &'a AskedText>,
    answers: &'a MachineAnswers,
) -> Vec<AnsweredText<'a>> {
    asked
        .filter_map(|text| Some((text, answers.get(&text.request.id)?)))
        .collect()
}

impl MachineDrafts {
    /// Takes the answers for one language.
    fn add(
        &mut self,
        project: (&Layout, &Config),
        files: &dyn FileSource,
        answered: &[AnsweredText<'_>],
    ) {
        let mut held: HashSet<(&Utf8Path, &str)> = HashSet::new();
        for (asked, answer) in answered {
            if let Err(reason) = answer {
                held.insert((&asked.translation, &asked.message));
                self.hold(asked, "", (None, reason));
            }
        }
        let Some((first, _)) = answered.first() else {
            return;
        };
        let translations = |held: &HashSet<(&Utf8Path, &str)>| {
            let sound = answered.iter().filter_map(|(asked, answer)| {
                let is_held = held.contains(&(&*asked.translation, asked.message.as_str()));
                Some((*asked, answer.as_deref().ok()?)).filter(|_| !is_held)
            });
            sound.collect::<Vec<(&AskedText, &str)>>()
        };
        let all = translations(&held);
        let judged = judge(project, files, first.target, &all);
        let known = held.len();
        for (asked, text) in &all {
            let mut found = judged.of(asked).iter();
            if let Some(error) = found.find(|found| found.severity == Severity::Error) {
                held.insert((&asked.translation, &asked.message));
                self.hold(asked, text, (Some(error.check), &error.message));
            }
        }
        let (all, judged) = if held.len() == known {
            (all, judged)
        } else {
            let sound = translations(&held);
            let judged = judge(project, files, first.target, &sound);
            (sound, judged)
        };
        let mut by_catalog: BTreeMap<&Utf8Path, Vec<MachineDraft>> = BTreeMap::new();
        for (asked, text) in all {
            let drafts = by_catalog.entry(&asked.translation).or_default();
            drafts.push(MachineDraft {
                name: asked.unit.clone(),
                source: asked.request.source.clone(),
                text: text.to_owned(),
            });
        }
        for (catalog, by_machine) in by_catalog {
            let after = |path: &Utf8Path| judged.changes.get(path).map(|it| it.after.clone());
            let texts = after(catalog).zip(after(&path_beside(catalog)));
            self.filled.extend(texts.map(|(text, state)| Prefilled {
                catalog: catalog.to_owned(),
                texts: AdoptedFiles {
                    catalog: text,
                    state,
                },
                drafts: Vec::new(),
                by_machine,
            }));
        }
    }

    fn hold(
        &mut self,
        asked: &AskedText,
        text: &str,
        (check, reason): (Option<&'static str>, &str),
    ) {
        self.held.push(HeldTranslation {
            catalog: asked.translation.clone(),
            name: asked.unit.clone(),
            source: asked.request.source.clone(),
            text: text.to_owned(),
            check,
            reason: reason.to_owned(),
        });
    }
}

/// Puts drafts of a program beside those that catalogs got before, on which they rest.
pub fn join(filled: &mut Vec<Prefilled>, more: Vec<Prefilled>) {
    for one in more {
        match filled.iter_mut().find(|known| known.catalog == one.catalog) {
            Some(known) => {
                known.texts = one.texts;
                known.by_machine = one.by_machine;
            }
            None => filled.push(one),
        }
    }
}

/// Returns the texts of one language that nobody has translated, nor begun to.
fn missing(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    target: usize,
) -> Vec<AskedText> {
    let glossary = terminology::glossary(files).map(|(_, glossary)| glossary);
    let glossary = glossary.unwrap_or_default();
    let mut asked = Vec::new();
    for (plan, texts) in all_set_texts((layout, config), files, target, &glossary) {
        let Some(place) = AskedPlace::new(layout, PlannedTexts::Catalogs(plan), target) else {
            continue;
        };
        let typed = typed_in_comments(layout, files, (plan, target));
        let is_wanted = |message: &MessageTexts| {
            let is_untouched = message
                .units
                .iter()
                .all(|unit| unit.unit.target_text.is_empty());
            message.state == MessageState::Missing
                && is_untouched
                && !message.name.starts_with('-')
                && !typed.contains(&message.name)
        };
        asked.extend(place.asked(&texts, &is_wanted));
    }
    asked
}

/// Returns the names of the entries whose translation somebody typed into the comment that was to be filled in.
fn typed_in_comments(
    layout: &Layout,
    files: &dyn FileSource,
    (plan, target): (&SetPlan, usize),
) -> HashSet<String> {
    let text = |path: Option<&Utf8Path>| {
        let bytes = path.and_then(|path| files.read(path).ok());
        bytes.map_or_else(String::new, |bytes| decode(bytes).into_text())
    };
    let translation = text(layout.catalog_path(&plan.targets[target]));
    let in_comments = commented(&translation);
    if in_comments.is_empty() {
        return HashSet::new();
    }
    let source = text(layout.catalog_path(&plan.source));
    let source = parse(&source);
    let sources: HashSet<&str> = source
        .entries
        .iter()
        .map(|entry| source.text(entry))
        .collect();
    let typed = in_comments
        .iter()
        .filter(|it| !sources.contains(it.text.as_str()));
    typed.map(|it| it.id.clone()).collect()
}
