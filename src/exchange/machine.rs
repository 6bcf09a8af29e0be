//! Machine translation by a program of the user: what it is asked and what it answers, a JSON object a line. What it
//! answers is text of a stranger; nothing here believes it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use crate::text::escape_control::on_one_line;

/// No translation of one text is longer, in bytes.
const LONGEST: usize = 64 << 10;

/// A text to translate, with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MachineRequest {
    /// The catalog of the translation, a colon, and the id of the unit: unique in a run.
    pub id: String,
    /// The catalog or document of the translation, relative to the project.
    pub path: String,
    pub source_locale: String,
    pub target_locale: String,
    /// As it is typed: placeables are `{ $name }`, markup is Markdown or HTML.
    pub source: String,
    /// The source text that the present translation was made from, with that translation, where the source was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stale: Option<TranslatedText>,
    /// The terms of the glossary that the source has.
    pub glossary: Vec<MachineTerm>,
    /// The texts before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<TranslatedText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<TranslatedText>,
    /// The comment of the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A text beside its translation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TranslatedText {
    pub source: String,
    /// `None` where there is none yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<String>,
}

/// A term of the glossary, with its forms in the language of the translation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MachineTerm {
    pub source: String,
    pub approved: Vec<String>,
    pub forbidden: Vec<String>,
}

/// The answers by the ids of their requests: a translation, or why there is none.
pub type MachineAnswers = BTreeMap<String, Result<String, String>>;

/// A program that answers lines with lines. It runs from the first line that is sent.
pub trait LineService: Send {
    /// Hands a line over.
    ///
    /// # Errors
    /// A program that cannot be started.
    fn send(&mut self, line: String) -> anyhow::Result<()>;

    /// Says that no line follows.
    fn finish(&mut self);

    /// Waits for a line; `None` where the program ended well.
    ///
    /// # Errors
    /// A program that fails, or takes too long.
    fn receive(&mut self) -> anyhow::Result<Option<String>>;

    /// Returns a line that has come already; `None` where there is none yet.
    ///
    /// # Errors
    /// A program that has ended, or takes too long.
    fn receive_ready(&mut self) -> anyhow::Result<Option<String>>;

    /// Ends the program, and returns what it has complained of.
    fn end(&mut self) -> String;
}

/// An answer as it is written.
#[derive(Deserialize)]
struct WrittenAnswer {
    id: String,
    text: Option<String>,
    error: Option<String>,
}

impl MachineRequest {
    pub fn line(&self) -> String {
        let line = serde_json::to_string(self);
        line.expect("strings are keys, and nothing fails to serialise")
    }
}

/// Asks for all texts at once. What was answered before a fault counts all the same.
pub fn ask_all(
    service: &mut dyn LineService,
    requests: &[MachineRequest],
) -> (MachineAnswers, anyhow::Result<()>) {
    let mut answers = MachineAnswers::new();
    let result = converse(service, requests, &mut answers);
    (answers, result)
}

fn converse(
    service: &mut dyn LineService,
    requests: &[MachineRequest],
    answers: &mut MachineAnswers,
) -> anyhow::Result<()> {
    let mut waiting = BTreeSet::new();
    for request in requests {
        service.send(request.line())?;
        waiting.insert(request.id.as_str());
    }
    service.finish();
    while !waiting.is_empty() {
        let Some(line) = service.receive()? else {
            bail!(
                "it ended after {} of {} answers",
                answers.len(),
                requests.len()
            );
        };
        let (id, answer) = read_answer(&line)?;
        if !waiting.remove(id.as_str()) {
            bail!(
                "it answered `{}`, for which it was not asked",
                on_one_line(&id)
            );
        }
        answers.insert(id, answer);
    }
    Ok(())
}

/// A program that a server asks text by text, and never waits for.
pub struct MachineDesk {
    service: Box<dyn LineService>,
    /// By the ids of requests: the line that was sent last, and its answer where it has come.
    asked: BTreeMap<String, (String, Option<Result<String, String>>)>,
}

impl MachineDesk {
    pub fn new(service: Box<dyn LineService>) -> Self {
        Self {
            service,
            asked: BTreeMap::new(),
        }
    }

    /// Asks for texts, each once while it is the same, and returns the answers that have come; `None`: some have not.
    ///
    /// # Errors
    /// A program that fails, or takes too long; asked again, it is started again.
    pub fn ask(&mut self, requests: &[MachineRequest]) -> anyhow::Result<Option<MachineAnswers>> {
        let result = self.converse(requests);
        if result.is_err() {
            self.asked.retain(|_, (_, answer)| answer.is_some());
            self.service.end();
        }
        result
    }

    /// Asks for texts as [`Self::ask`] does, and waits for the answers.
    ///
    /// # Errors
    /// A program that fails, or takes too long.
    pub fn ask_and_wait(&mut self, requests: &[MachineRequest]) -> anyhow::Result<MachineAnswers> {
        loop {
            if let Some(answers) = self.ask(requests)? {
                return Ok(answers);
            }
            match self.service.receive() {
                Ok(Some(line)) => self.take(&line)?,
                Ok(None) => bail!("it ended"),
                Err(error) => {
                    self.service.end();
                    return Err(error);
                }
            }
        }
    }

    fn converse(&mut self, requests: &[MachineRequest]) -> anyhow::Result<Option<MachineAnswers>> {
        for request in requests {
            let line = request.line();
            let known = self.asked.get(&request.id);
            if known.is_none_or(|(sent, _)| *sent != line) {
                self.service.send(line.clone())?;
                self.asked.insert(request.id.clone(), (line, None));
            }
        }
        while self.asked.values().any(|(_, answer)| answer.is_none()) {
            match self.service.receive_ready()? {
                Some(line) => self.take(&line)?,
                None => break,
            }
        }
        let answer = |request: &MachineRequest| {
            let (_, answer) = self.asked.get(&request.id)?;
            Some((request.id.clone(), answer.clone()?))
        };
        Ok(requests.iter().map(answer).collect())
    }

    fn take(&mut self, line: &str) -> anyhow::Result<()> {
        let (id, answer) = read_answer(line)?;
        match self.asked.get_mut(&id) {
            Some((_, known)) => *known = Some(answer),
            None => bail!(
                "it answered `{}`, for which it was not asked",
                on_one_line(&id)
            ),
        }
        Ok(())
    }
}

/// Reads an answer: the id of its request, and a translation or why there is none.
///
/// # Errors
/// A line that is no answer.
pub fn read_answer(line: &str) -> anyhow::Result<(String, Result<String, String>)> {
    let answer: WrittenAnswer = serde_json::from_str(line).with_context(|| {
        let begin: String = line.trim().chars().take(80).collect();
        format!("it said what is no answer: {}", on_one_line(&begin))
    })?;
    let text = match (answer.text, answer.error) {
        (Some(text), None) => sound(text),
        (None, Some(error)) => Err(on_one_line(&error).into_owned()),
        (Some(_), Some(_)) | (None, None) => {
            bail!(
                "it answered `{}` with neither a text nor an error, or with both",
                on_one_line(&answer.id)
            )
        }
    };
    Ok((answer.id, text))
}

/// Returns a translation without the white space around it, or why it can be none.
fn sound(text: String) -> Result<String, String> {
    let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
    let text = text.trim();
    if text.is_empty() {
        return Err("the translation is empty".to_owned());
    }
    if text.len() > LONGEST {
        return Err("the translation is too long".to_owned());
    }
    if text.contains(is_control) {
        return Err("the translation has control characters".to_owned());
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> String {
        match read_answer(line) {
            Ok((id, Ok(text))) => format!("{id} = {text}"),
            Ok((id, Err(error))) => format!("{id}: {error}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn answers() {
        for (line, expected) in [
            (r#"{"id":"a","text":" Hola "}"#, "a = Hola"),
            (r#"{"text":"Hola","id":"a"}"#, "a = Hola"),
            (r#"{"id":"a","error":"no\nidea"}"#, "a: no idea"),
            (r#"{"id":"a","text":" "}"#, "a: the translation is empty"),
            (
                r#"{"id":"a","text":"\u001b[31m"}"#,
                "a: the translation has control characters",
            ),
            (
                r#"{"id":"a"}"#,
                "it answered `a` with neither a text nor an error, or with both",
            ),
            (
                r#"{"id":1,"text":"x"}"#,
                r#"it said what is no answer: {"id":1,"text":"x"}"#,
            ),
            ("loading…", "it said what is no answer: loading…"),
        ] {
            assert_eq!(read(line), expected);
        }
        let long = "x".repeat(LONGEST + 1);
        let line = serde_json::json!({ "id": "a", "text": long }).to_string();
        assert_eq!(read(&line), "a: the translation is too long");
    }
}
