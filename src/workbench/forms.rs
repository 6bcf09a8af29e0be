//! The forms of the page: each is answered as JSON to its script, and to a browser without one by the page that it came
//! from.

use ::fluent::FluentValue;

use crate::project::state::Confidence;
use crate::workbench::check::{CheckAnswer, typed_group};
use crate::workbench::document_page::{Returning, document, groups, open_saved};
use crate::workbench::findings::FoundInSet;
use crate::workbench::fragments::{fragment, progress_fragment, progress_of};
use crate::workbench::overview_page::href;
use crate::workbench::preview::edition;
use crate::workbench::response::Response;
use crate::workbench::returned::{SentMessage, SentState};
use crate::workbench::save::{RefusedSave, SaveAnswer, SaveOutcome, confirm, remove, save};
use crate::workbench::state::{Asked, Workbench};
use crate::workbench::undo::undo;
use crate::workbench::view::{ConflictUnit, ConflictView, GroupView};

/// Answers a form.
pub(super) fn post(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    (name, target): (&str, usize),
) -> anyhow::Result<Option<Response>> {
    let form = asked.request.form();
    let sent = SentMessage::read(&form);
    match name {
        "save" => {
            let outcome = save(workbench, &sent, target);
            told(workbench, asked, (&sent, target), outcome)
        }
        "accept" => {
            let place = (sent.key.as_str(), sent.message.as_str(), target);
            let outcome = confirm(workbench, place, Confidence::Translated);
            let outcome = outcome.unwrap_or_else(|error| {
                SaveOutcome::Refused(RefusedSave::Because(format!("{error:#}")))
            });
            told(workbench, asked, (&sent, target), outcome)
        }
        "delete" => {
            let place = (sent.key.as_str(), sent.message.as_str(), target);
            let outcome = remove(workbench, place);
            let outcome = outcome.unwrap_or_else(|error| {
                SaveOutcome::Refused(RefusedSave::Because(format!("{error:#}")))
            });
            told(workbench, asked, (&sent, target), outcome)
        }
        "check" => check(workbench, asked, (&sent, target)),
        "preview" => edition(workbench, (&sent, target)),
        "fill" => filled(workbench, asked, (&sent, target)),
        "undo" => take_back(workbench, asked, (&sent, target)),
        _ => Ok(None),
    }
}

/// Returns what checks say of texts that are typed.
fn check(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    (sent, target): (&SentMessage, usize),
) -> anyhow::Result<Option<Response>> {
    workbench.progress();
    let Some(group) = typed_group(workbench, (sent, target), asked) else {
        return Ok(None);
    };
    let html = fragment(
        workbench,
        asked,
        "findings.html",
        (&sent.key, target, group),
    )?;
    Ok(Some(Response::json(&CheckAnswer { html })))
}

/// Takes back the last save.
fn take_back(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    (sent, target): (&SentMessage, usize),
) -> anyhow::Result<Option<Response>> {
    let step = workbench.last_step().filter(|_| !workbench.is_read_only());
    let is_undone = match &step {
        Some(step) => undo(workbench, step)?,
        None => false,
    };
    let words = if is_undone {
        "outcome-undone"
    } else {
        "outcome-cannot-undo"
    };
    let message = asked.words.say(words, &[]);
    let key = step.as_ref().map_or(&sent.key, |step| &step.key);
    if asked.request.wants_json() {
        return Ok(Some(Response::json(&SaveAnswer {
            outcome: if is_undone { "saved" } else { "refused" },
            message,
            html: String::new(),
            next: None,
            progress: progress_fragment(workbench, asked, (key, target))?,
        })));
    }
    let returning = Returning {
        status: 200,
        notice: Some(message),
        group: None,
    };
    let key = key.clone();
    document(workbench, asked, (&key, target), returning)
}

/// Returns the page of a document with the texts of a form in the fields of their message; nothing is written.
fn filled(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    (sent, target): (&SentMessage, usize),
) -> anyhow::Result<Option<Response>> {
    let place = (sent.key.as_str(), target);
    let Some(open) = open_saved(workbench, place) else {
        return Ok(None);
    };
    let found = FoundInSet::on_disk(workbench, place, &open.look);
    let mut groups = groups(&found, &open.texts, asked).into_iter();
    let group = groups.find(|group| group.message == sent.message);
    let returning = Returning {
        status: 200,
        notice: None,
        group: group.map(|group| with_texts(group, sent, &SaveOutcome::Unchanged)),
    };
    document(workbench, asked, place, returning)
}

/// Tells what became of a message.
fn told(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    (sent, target): (&SentMessage, usize),
    outcome: SaveOutcome,
) -> anyhow::Result<Option<Response>> {
    let place = (sent.key.as_str(), target);
    let Some(open) = open_saved(workbench, place) else {
        return Ok(None);
    };
    let found = FoundInSet::on_disk(workbench, place, &open.look);
    let mut all = groups(&found, &open.texts, asked);
    let mut messages = open.texts.messages.iter();
    let message = messages.find(|message| message.name == sent.message);
    if let Some(message) = message
        && let Some(group) = all.iter_mut().find(|it| it.message == sent.message)
    {
        let found = found.with_fixes_of(message, &open.texts);
        group.findings = found.of_message(message);
    }
    let at = all.iter().position(|group| group.message == sent.message);
    let next = at.and_then(|at| next_waiting(&all, at));
    let group = at.map(|at| all[at].clone());
    let findings = group.as_ref().map_or(0, |group| group.findings.len());
    let message = said(asked, &outcome, findings);
    let is_done = matches!(outcome, SaveOutcome::Saved | SaveOutcome::Unchanged);
    let group = group.map(|group| match is_done {
        true => group,
        false => with_texts(group, sent, &outcome),
    });
    if asked.request.wants_json() {
        let html = match group {
            Some(group) => fragment(workbench, asked, "units.html", (&sent.key, target, group))?,
            None => String::new(),
        };
        return Ok(Some(Response::json(&SaveAnswer {
            outcome: outcome.name(),
            message,
            html,
            next: next.filter(|_| is_done),
            progress: progress_of(workbench, asked, place, (&open, &all))?,
        })));
    }
    if is_done {
        let locale = workbench.layout().targets[target].to_string();
        let form = asked.request.form();
        let show: String = form_urlencoded::byte_serialize(form.get("next").as_bytes()).collect();
        let anchor = next.or(group.map(|group| group.anchor));
        let place = format!(
            "{}&show={show}#{}",
            href(&locale, &sent.key),
            anchor.unwrap_or_default()
        );
        return Ok(Some(Response::see_other(&place)));
    }
    let returning = Returning {
        status: 409,
        notice: Some(message),
        group,
    };
    document(workbench, asked, (&sent.key, target), returning)
}

/// Returns the next message after one that waits for somebody, from the beginning where there is none after it.
fn next_waiting(groups: &[GroupView], at: usize) -> Option<String> {
    let (before, after) = groups.split_at(at);
    let mut others = after.iter().skip(1).chain(before);
    let next = others.find(|group| group.is_waiting)?;
    Some(next.anchor.clone())
}

/// Returns what is said of an outcome.
fn said(asked: Asked<'_>, outcome: &SaveOutcome, findings: usize) -> String {
    let words = asked.words;
    let id = match outcome {
        SaveOutcome::Saved => {
            if asked.request.path.ends_with("/delete") {
                return words.say("outcome-deleted", &[]);
            }
            let count = FluentValue::from(findings);
            let id = match SentMessage::read(&asked.request.form()).state {
                SentState::Translated => "outcome-saved",
                SentState::Draft => "outcome-draft",
                SentState::Reviewed => "outcome-reviewed",
            };
            return words.say(id, &[("findings", count)]);
        }
        SaveOutcome::Refused(RefusedSave::Because(reason)) => {
            let reason = FluentValue::from(reason.as_str());
            return words.say("outcome-refused", &[("reason", reason)]);
        }
        SaveOutcome::Unchanged => "outcome-unchanged",
        SaveOutcome::OtherTranslation | SaveOutcome::OtherSource => "outcome-conflict",
        SaveOutcome::Refused(RefusedSave::ReadOnly) => "outcome-read-only",
        SaveOutcome::Refused(RefusedSave::Gone) => "outcome-gone",
        SaveOutcome::Refused(RefusedSave::Empty) => "outcome-empty",
        SaveOutcome::Refused(RefusedSave::NoDefault) => "outcome-form",
    };
    words.say(id, &[])
}

/// Returns a message with the texts that somebody typed in its fields, beside those of the file where they differ.
fn with_texts(mut group: GroupView, sent: &SentMessage, outcome: &SaveOutcome) -> GroupView {
    let mut conflicting = Vec::new();
    let is_shown = matches!(
        outcome,
        SaveOutcome::OtherTranslation | SaveOutcome::OtherSource
    );
    for unit in &mut group.units {
        let Some(typed) = sent.unit(&unit.id) else {
            continue;
        };
        let mine = typed.text.as_str();
        if !is_shown {
            // What it was typed over has still to be compared.
            unit.base = typed.base.text();
        }
        if mine.trim() != unit.text.trim() {
            conflicting.push(ConflictUnit {
                id: unit.id.clone(),
                mine: mine.to_owned(),
                theirs: unit.text.clone(),
            });
        }
        unit.text = mine.to_owned();
    }
    let kind = match outcome {
        SaveOutcome::OtherTranslation => "translation",
        SaveOutcome::OtherSource => "source",
        SaveOutcome::Saved | SaveOutcome::Unchanged | SaveOutcome::Refused(_) => return group,
    };
    group.conflict = Some(ConflictView {
        kind,
        units: conflicting,
    });
    group
}
