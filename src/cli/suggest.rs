//! `paridad suggest`: what the project itself said in a like case.

use camino::Utf8Path;
use clap::{Args, ValueEnum};

use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};
use crate::cli::project::{OnDisk, find_locale, open};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, look};
use crate::memory::model::Proposal;
use crate::memory::search::Memory;
use crate::pipeline::memory::{Question, recollect};
use crate::report::suggestion::{Proposed, Suggestion, SuggestionFormat, render};

/// Propose a translation from what the project has translated already
#[derive(Args)]
#[command(after_help = "\
The translations of equal texts come first, then those of like ones, with the words that differ;
numbers that differ are put right where it is plain which is which. Nothing is written.

Examples:
  paridad suggest lead --locale es
  paridad suggest 2024-lima:lead --locale es   where several catalogs have the id
  paridad suggest -- -coalition --locale es    a term")]
pub(super) struct Suggest {
    /// The id of a message, a term or an attribute, after its catalog and a colon where several have it
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    id: String,
    /// The locale of the translation
    #[arg(long, value_name = "LOCALE")]
    locale: String,
    /// How many proposals to show
    #[arg(long, value_name = "N", default_value = "5")]
    limit: usize,
    /// How to show them
    #[arg(long, value_enum, default_value = "human")]
    format: FormatName,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatName {
    /// Text
    Human,
    /// One JSON object
    Json,
}

pub(super) fn run(
    args: &Suggest,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let project = open(global, surroundings, &[])?;
    let locale = find_locale(&project.layout, &args.locale)?;
    let mut targets = project.layout.targets.iter();
    let Some(target) = targets.position(|it| *it == locale) else {
        let message = format!("`{locale}` is the source locale");
        return Err(Failure::new(message, "name the locale of the translation").into());
    };
    let (catalog, id) = match args.id.rsplit_once(':') {
        Some((catalog, id)) => (Some(catalog), id),
        None => (None, args.id.as_str()),
    };
    let files = OnDisk {
        root: &project.root,
    };
    let (layout, config) = (&project.layout, &project.config);
    let found = recollect(layout, config, &files, target, &|name| name == id);
    let question = only(&found.questions, catalog, &args.id)?;
    let memory = Memory::new(found.units);
    let locales = (&layout.source, &locale);
    let proposals = memory.search(&question.text, Some(&question.origin), locales, args.limit);
    let suggestion = Suggestion {
        version: 1,
        locale: locale.to_string(),
        id: id.to_owned(),
        catalog: question.source.to_string(),
        source: question.text.clone(),
        proposals: proposals.into_iter().map(proposed).collect(),
    };
    let format = match args.format {
        FormatName::Human => SuggestionFormat::Human,
        FormatName::Json => SuggestionFormat::Json,
    };
    Ok(Output {
        out: render(format, &suggestion, &look(global, surroundings)),
        err: project.remarks,
        exit: Exit::Clean,
    })
}

/// The one text that goes by the name.
fn only<'q>(
    questions: &'q [Question],
    catalog: Option<&str>,
    typed: &str,
) -> Result<&'q Question, Failure> {
    let is_meant = |question: &&Question| {
        catalog.is_none_or(|catalog| {
            let path = Utf8Path::new(catalog);
            question.key == catalog || question.source == path || question.origin.catalog == path
        })
    };
    let found: Vec<&Question> = questions.iter().filter(is_meant).collect();
    match &found[..] {
        [one] => Ok(one),
        [] => Err(Failure::new(
            format!("the source locale has no text `{typed}`"),
            "an id is written like `lead`, `lead.title` or `-coalition`",
        )),
        many => {
            let names = many
                .iter()
                .map(|it| format!("`{}:{}`", it.key, it.origin.id));
            let names: Vec<String> = names.collect();
            Err(Failure::new(
                format!("{} catalogs have `{typed}`", many.len()),
                format!("name one of {}", names.join(", ")),
            ))
        }
    }
}

fn proposed(proposal: Proposal<'_>) -> Proposed {
    let Proposal {
        unit,
        percent,
        text,
        adapted,
        left,
    } = proposal;
    Proposed {
        percent,
        catalog: unit.origin.catalog.to_string(),
        id: unit.origin.id.clone(),
        source: unit.source.clone(),
        text,
        adapted,
        left,
    }
}
