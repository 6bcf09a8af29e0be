//! `paridad accept --review`: one translation after the other, with what changed in its source.

use std::collections::BTreeSet;

use anyhow::Context;

use crate::cli::output::{Exit, Output};
use crate::cli::project::{OpenedProject, tell};
use crate::cli::surroundings::Surroundings;
use crate::diagnostic::Severity;
use crate::disk;
use crate::disk::seen::NotedFiles;
use crate::disk::writer::{NewText, ProjectWriter};
use crate::fluent::model::Catalog;
use crate::fluent::parse::parse;
use crate::pipeline::accept::waiting::{Waiting, Why, waiting};
use crate::pipeline::accept::{AcceptRequest, AcceptSelection, accept};
use crate::report;
use crate::text::escape_control::{escape_control_chars, escape_name, on_one_line};
use crate::text::file_source::FileSource;
use crate::text::slice::Slice;
use crate::text::words::diff;

/// Asks a question, and gives the answer; `None` when nobody answers any more.
pub(super) type Ask<'a> = dyn FnMut(&str) -> Option<String> + 'a;

const QUESTION: &str = "[a]ccept  [e]dit  [k]eep as it is  [s]kip for now  [q]uit ? ";

enum Answer {
    Accept,
    Edit,
    Keep,
    Skip,
    Quit,
}

/// Goes through what waits. What is answered is written at once.
pub(super) fn run(
    project: &OpenedProject,
    order: &AcceptRequest,
    surroundings: &Surroundings,
    ask: &mut Ask<'_>,
) -> anyhow::Result<Output> {
    let mut done: BTreeSet<(String, String)> = BTreeSet::new();
    let (mut confirmed, mut kept) = (0, 0);
    let mut err = project.remarks.clone();
    let color = surroundings.err.color;
    'all: loop {
        let files = &project.root;
        let items = waiting(&project.layout, &project.config, files, order);
        let left: Vec<&Waiting> = items
            .iter()
            .filter(|item| !done.contains(&key(item)))
            .collect();
        let Some(item) = left.first() else {
            break;
        };
        let mut prompt = shown(item, left.len());
        loop {
            let answer = ask(&prompt)
                .as_deref()
                .map_or(Some(Answer::Quit), understood);
            prompt = QUESTION.to_owned();
            match answer {
                None => continue,
                Some(Answer::Quit) => break 'all,
                Some(Answer::Keep) => kept += 1,
                Some(Answer::Skip) => {}
                Some(Answer::Accept) => {
                    confirm(project, order, item, surroundings)?;
                    confirmed += 1;
                }
                Some(Answer::Edit) => {
                    if let Err(reason) = edit(project, item, surroundings) {
                        prompt = format!(
                            "{}{QUESTION}",
                            report::labelled(color, Severity::Error, &format!("{reason:#}"))
                        );
                        continue;
                    }
                    // It is shown again, as it is now.
                    continue 'all;
                }
            }
            done.insert(key(item));
            break;
        }
    }
    let files = &project.root;
    let left = waiting(&project.layout, &project.config, files, order).len();
    let summary = format!("{confirmed} confirmed, {kept} kept; {left} left");
    err.push_str(&format!("\n{}", report::remark(color, &summary)));
    Ok(Output {
        err,
        exit: Exit::Clean,
        ..Output::default()
    })
}

fn understood(answer: &str) -> Option<Answer> {
    match answer.trim().to_lowercase().as_str() {
        "a" | "accept" => Some(Answer::Accept),
        "e" | "edit" => Some(Answer::Edit),
        "k" | "keep" => Some(Answer::Keep),
        "s" | "skip" => Some(Answer::Skip),
        "q" | "quit" => Some(Answer::Quit),
        _ => None,
    }
}

fn shown(item: &Waiting, left: usize) -> String {
    let (why, source) = match &item.why {
        Why::Stale(stale) => (
            format!("the source was changed ({})", stale.change.as_str()),
            diff(&stale.was, &stale.now),
        ),
        Why::Draft { source } => ("a draft".to_owned(), source.clone()),
        Why::Unconfirmed { source } => ("changed after its source".to_owned(), source.clone()),
    };
    format!(
        "\n{left} left · {} · {}: {why}\n  source  {}\n  {:<6}  {}\n{QUESTION}",
        escape_name(item.catalog.as_str()),
        escape_name(&item.name),
        on_one_line(&source),
        item.locale.as_str(),
        escape_control_chars(&item.written).replace('\n', "\n          ")
    )
}

fn confirm(
    project: &OpenedProject,
    order: &AcceptRequest,
    item: &Waiting,
    surroundings: &Surroundings,
) -> anyhow::Result<()> {
    let one = AcceptRequest {
        selection: AcceptSelection::Named([item.name.clone()].into()),
        locales: Some(vec![item.locale.clone()]),
        paths: vec![item.catalog.clone()],
        confidence: order.confidence,
    };
    let writer = ProjectWriter::begin(&project.root, &mut tell(surroundings))?;
    let (files, seen) = NotedFiles::new(&project.root);
    let accepted = accept(&project.layout, &project.config, &files, &one);
    writer.write(&seen, &super::texts(&accepted))
}

/// Lets the user edit a translation as it is written in its catalog. Every other byte stays.
fn edit(
    project: &OpenedProject,
    item: &Waiting,
    surroundings: &Surroundings,
) -> anyhow::Result<()> {
    let editor = surroundings.editor.as_deref();
    let editor = editor.context("no editor is known: set `EDITOR`")?;
    let (files, seen) = NotedFiles::new(&project.root);
    let before = String::from_utf8(files.read(&item.catalog)?)?;
    let is_there = before.get(item.span.range()) == Some(&item.written);
    anyhow::ensure!(
        is_there,
        "`{}` was changed meanwhile; answer again",
        item.catalog
    );
    let edited = disk::editor::edit(editor, &item.written)?;
    let edited = edited.trim_end();
    let after = format!(
        "{}{edited}{}",
        before.slice(..item.span.start as usize),
        before.slice(item.span.end as usize..)
    );
    let (was, now) = (parse(&before), parse(&after));
    anyhow::ensure!(
        ids(&was) == ids(&now) && was.faults.len() == now.faults.len(),
        "this is no value of a message: lines after the first are indented, and a brace is written `{{\"{{\"}}`"
    );
    let writer = ProjectWriter::begin(&project.root, &mut tell(surroundings))?;
    let (path, text) = (item.catalog.as_path(), after.as_str());
    writer.write(&seen, &[NewText { path, text }])
}

fn key(item: &Waiting) -> (String, String) {
    (item.catalog.to_string(), item.name.clone())
}

fn ids(catalog: &Catalog<'_>) -> Vec<String> {
    catalog.entries.iter().map(|entry| entry.name()).collect()
}
