//! `paridad suggest`: what the project itself said in a like case.

mod draft_rows;

use camino::Utf8Path;
use clap::{Args, ValueEnum};

use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::machine::{self, AllowCommand};
use crate::cli::output::{Exit, Output};
use crate::cli::project::{OpenedProject, find_locale, open};
use crate::cli::source_locale::open_to_write;
use crate::cli::suggest::draft_rows::{filled_in, held_back};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, drafts, look};
use crate::diagnostic::Severity;
use crate::disk::lock::Access;
use crate::disk::seen::NotedFiles;
use crate::exchange::machine::{LineService, ask_all};
use crate::locale::tag::Locale;
use crate::memory::model::Proposal;
use crate::memory::search::Memory;
use crate::pipeline::machine::drafts::{MachineDrafts, join, machine_drafts};
use crate::pipeline::machine::proposals::{MachineProposal, asked_in, proposals};
use crate::pipeline::memory::{Question, recollect};
use crate::pipeline::prefill::{Prefilled, prefill};
use crate::pipeline::set_texts::MessageTexts;
use crate::report;
use crate::report::suggestion::{
    MachineFinding, MachineProposed, Proposed, SuggestionFormat, SuggestionReport, render,
    render_all,
};
use crate::text::counted::counted;
use crate::text::file_source::{FileSource, Overlay};

/// Propose a translation from what the project has translated already
#[derive(Args)]
#[command(after_help = "\
The translations of equal texts come first, then those of like ones, with the words that differ;
numbers that differ are put right where it is plain which is which. Drafts are not proposed.
A program of yours that translates is asked too, where it is allowed: `paridad help machine`.

Examples:
  paridad suggest lead --locale es
  paridad suggest 2024-lima:lead --locale es   where several catalogs have the id
  paridad suggest -coalition --locale es       a term
  paridad suggest --missing --locale es        the best one for each message that is not translated
  paridad suggest --missing --locale es --write   … written into the catalogs as drafts
  paridad suggest lead --locale es --allow-command   what your own program proposes besides")]
pub(super) struct Suggest {
    /// The id of a message, a term or an attribute, after its catalog and a colon where several have it
    #[arg(
        value_name = "ID",
        allow_hyphen_values = true,
        required_unless_present = "missing"
    )]
    id: Option<String>,
    /// For every message that is not translated, where something like enough is
    #[arg(long, conflicts_with = "id")]
    missing: bool,
    /// Of those, the ones at least so like
    #[arg(long, value_name = "PERCENT", default_value = "75", requires = "missing",
          value_parser = clap::value_parser!(u8).range(1..=100))]
    least: u8,
    /// Write them into the catalogs as drafts, which count as translated when somebody confirms them
    #[arg(long, requires = "missing")]
    write: bool,
    /// The locale of the translation
    #[arg(long, value_name = "LOCALE")]
    locale: String,
    /// How many proposals to show
    #[arg(long, value_name = "N", default_value = "5")]
    limit: usize,
    #[command(flatten)]
    allow: AllowCommand,
    /// How to show them
    #[arg(long, value_enum, default_value = "human")]
    format: SuggestFormatName,
}

#[derive(Clone, Copy, ValueEnum)]
enum SuggestFormatName {
    /// Text
    Human,
    /// One JSON object
    Json,
}

impl SuggestFormatName {
    fn medium(self) -> Medium {
        match self {
            SuggestFormatName::Human => Medium::Text,
            SuggestFormatName::Json => Medium::Json,
        }
    }
}

pub(super) fn run(
    args: &Suggest,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let project = if args.write {
        open_to_write(Access::Write, global, surroundings, &[])?
    } else {
        open(global, surroundings, &[])?
    };
    let locale = find_locale(&project.layout, &args.locale)?;
    let mut targets = project.layout.targets.iter();
    let Some(target) = targets.position(|it| *it == locale) else {
        let message = format!("`{locale}` is the source locale");
        return Err(Failure::new(message, "name the locale of the translation").into());
    };
    let Some(typed) = args.id.as_deref() else {
        return missing(args, &project, &locale, target, global, surroundings);
    };
    let (catalog, id) = match typed.rsplit_once(':') {
        Some((catalog, id)) => (Some(catalog), id),
        None => (None, typed),
    };
    let files = &project.root;
    let (layout, config) = (&project.layout, &project.config);
    let found = recollect(layout, config, files, target, &|name| name == id);
    let question = only(&found.questions, catalog, typed)?;
    let memory = Memory::new(found.units);
    let locales = (&layout.source, &locale);
    let proposals = memory.search(&question.text, Some(&question.origin), locales, args.limit);
    let mut suggestion = SuggestionReport {
        version: 1,
        locale: locale.to_string(),
        id: id.to_owned(),
        catalog: question.source.to_string(),
        source: question.text.clone(),
        proposals: proposals.into_iter().map(proposed).collect(),
        machine: Vec::new(),
    };
    let mut err = project.remarks.clone();
    let program = args.allow.program(config, files, surroundings, &mut err);
    let mut exit = Exit::Clean;
    if let Some(mut program) = program {
        let place = (question.key.as_str(), target);
        let asked = ask_for(&project, place, id, &mut program);
        suggestion.machine = asked.proposals.into_iter().map(by_machine).collect();
        let said = (asked.fault.as_deref(), asked.complaints.as_str());
        err.push_str(&machine::remarks(config, said, surroundings));
        if asked.fault.is_some() {
            exit = Exit::Failure;
        }
    }
    Ok(Output {
        medium: args.format.medium(),
        out: render(args.format.into(), &suggestion, &look(global, surroundings)),
        err,
        exit,
        ..Output::default()
    })
}

/// For every message that is not translated.
fn missing(
    args: &Suggest,
    project: &OpenedProject,
    locale: &Locale,
    target: usize,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let (files, seen) = NotedFiles::new(&project.root);
    let mut found = prefill(&project.layout, &project.config, &files, target, args.least);
    let mut err = project.remarks.clone();
    let program = args
        .allow
        .program(&project.config, &project.root, surroundings, &mut err);
    let made = program.map(|mut program| drafts_of(project, &files, &found, target, &mut program));
    let mut made = made.unwrap_or_default();
    join(&mut found, std::mem::take(&mut made.filled));
    if args.write {
        drafts::write(project, &seen, &found)?;
    }
    let suggestions = found.iter().flat_map(|filled| filled_in(filled, locale));
    let held = made.held.iter().map(|held| held_back(held, locale));
    let suggestions: Vec<SuggestionReport> = suggestions.chain(held).collect();
    let drafts = suggestions.len() - made.held.len();
    let said = match (drafts, args.write) {
        (0, _) => "nothing that is missing is like what is translated".to_owned(),
        (count, true) => format!(
            "wrote {} into {}; `paridad accept --review --locale {locale}` confirms them",
            counted(count, "draft"),
            counted(found.len(), "catalog"),
        ),
        (count, false) => format!(
            "{}; `--write` writes them as drafts",
            counted(count, "proposal")
        ),
    };
    let complaints = (made.fault.as_deref(), made.complaints.as_str());
    err.push_str(&machine::remarks(&project.config, complaints, surroundings));
    if !global.quiet {
        err.push_str(&report::remark(surroundings.err.color, &said));
    }
    Ok(Output {
        medium: args.format.medium(),
        out: render_all(
            args.format.into(),
            &suggestions,
            &look(global, surroundings),
        ),
        err,
        exit: match made.fault {
            Some(_) => Exit::Failure,
            None => Exit::Clean,
        },
        ..Output::default()
    })
}

impl From<SuggestFormatName> for SuggestionFormat {
    fn from(name: SuggestFormatName) -> Self {
        match name {
            SuggestFormatName::Human => SuggestionFormat::Human,
            SuggestFormatName::Json => SuggestionFormat::Json,
        }
    }
}

/// Asks a program for what the memory could not fill in.
fn drafts_of(
    project: &OpenedProject,
    files: &dyn FileSource,
    found: &[Prefilled],
    target: usize,
    program: &mut dyn LineService,
) -> MachineDrafts {
    let mut files = Overlay::new(files);
    found.iter().for_each(|filled| filled.put_into(&mut files));
    let parts = (&project.layout, &project.config);
    machine_drafts(parts, &files, std::iter::once(target), program)
}

/// What a program said of one text.
struct AskedProgram {
    proposals: Vec<MachineProposal>,
    fault: Option<String>,
    complaints: String,
}

/// Asks a program for a text by its name, in all its forms.
fn ask_for(
    project: &OpenedProject,
    place: (&str, usize),
    id: &str,
    program: &mut dyn LineService,
) -> AskedProgram {
    let parts = (&project.layout, &project.config);
    let has_it = |message: &MessageTexts| message.units.iter().any(|unit| unit.name == id);
    let mut asked = asked_in(parts, &project.root, place, &has_it);
    asked.retain(|text| text.unit.split(':').next() == Some(id));
    let requests = asked.iter().map(|text| text.request.clone());
    let (answers, result) = ask_all(program, &requests.collect::<Vec<_>>());
    AskedProgram {
        proposals: proposals(parts, &project.root, &asked, &answers),
        fault: result.err().map(|error| format!("{error:#}")),
        complaints: program.end(),
    }
}

fn by_machine(proposal: MachineProposal) -> MachineProposed {
    let findings = proposal.findings.into_iter().map(|found| MachineFinding {
        check: Some(found.check),
        severity: found.severity.as_str(),
        message: found.message,
    });
    let refusal = proposal.text.as_ref().err().map(|reason| MachineFinding {
        check: None,
        severity: Severity::Error.as_str(),
        message: reason.clone(),
    });
    MachineProposed {
        id: proposal.unit,
        findings: refusal.into_iter().chain(findings).collect(),
        text: proposal.text.ok(),
    }
}

/// Returns the one text that goes by the name.
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
