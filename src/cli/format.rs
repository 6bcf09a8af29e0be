//! `paridad format`: messages as a program that loads them would show them.

use camino::Utf8PathBuf;
use clap::Args;

use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, argument};
use crate::diagnostic::Severity;
use crate::disk::plain::read_named_text;
use crate::fluent::model::Catalog;
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::report;
use crate::runtime::formatter::{Formatter, Shared};
use crate::runtime::messages::{
    CatalogFault, FormattedMessage, UnknownMessage, catalog_faults, format_messages,
};
use crate::runtime::value::Value;

/// Show messages with their variables filled in
#[derive(Args)]
#[command(after_help = "\
Numbers and dates are written as the locale writes them, as in a browser. Without isolation marks around what is
filled in.

Values: 3 or 1.5 is a number; 2022-04-19 or 2022-04-19T15:00Z is a date; [Ana, Luis] is a list; anything else, and
what stands in quotation marks, is a text.

Examples:
  paridad format dist/es/bundle.ftl --locale es --id welcome --arg count=3
  paridad format locales/es/terms.ftl locales/es/main.ftl --locale es
  paridad format dist/es/bundle.ftl --locale es --json

Exit codes:
  0  all could be formatted
  1  something is missing or cannot be formatted
  2  wrong usage, or files that cannot be read")]
pub(super) struct FormatArgs {
    /// Fluent files, bundles too; all of them see each other
    #[arg(value_name = "FILE", required = true)]
    files: Vec<Utf8PathBuf>,
    /// The locale to write numbers and dates in
    #[arg(long, value_name = "LOCALE")]
    locale: String,
    /// Of these messages alone, `id` or `id.attribute` [default: all]
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    id: Vec<String>,
    /// The value of a variable
    #[arg(long = "arg", value_name = "NAME=VALUE", value_parser = argument::read)]
    arguments: Vec<(String, String)>,
    /// One JSON object a line: `id`, `text`, and `errors` where there are any
    #[arg(long)]
    json: bool,
}

pub(super) fn run(
    args: &FormatArgs,
    _: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let locale = Locale::parse(&args.locale).ok_or_else(|| {
        let message = format!("`{}` is no language tag", args.locale);
        Failure::new(message, "write one such as `es` or `pt-BR`")
    })?;
    let directory = surroundings.directory()?;
    let texts = args.files.iter();
    let texts: Vec<String> = texts
        .map(|file| read_named_text(&directory.join(file)))
        .collect::<Result<_, _>>()?;
    let catalogs: Vec<Catalog<'_>> = texts.iter().map(|text| parse(text)).collect();
    let shared = Shared::new(catalogs.iter().collect());
    let mut formatter = Formatter::new(&locale, &shared, Vec::new());
    for (name, value) in &args.arguments {
        formatter.set(name, Value::typed(value));
    }
    let mut output = Output {
        medium: if args.json {
            Medium::Json
        } else {
            Medium::Bytes
        },
        ..Output::default()
    };
    for (file, catalog) in args.files.iter().zip(&catalogs) {
        for CatalogFault { line, message, .. } in catalog_faults(catalog) {
            let told = format!("`{file}`, line {line}: {message}");
            let told = report::labelled(surroundings.err.color, Severity::Error, &told);
            output.err.push_str(&told);
            output.exit = Exit::Findings;
        }
    }
    let formatted = format_messages(&catalogs, &formatter, &args.id).map_err(unknown)?;
    for message in &formatted {
        let FormattedMessage {
            id, text, errors, ..
        } = message;
        if !errors.is_empty() {
            output.exit = Exit::Findings;
        }
        if args.json {
            let line = serde_json::to_string(message).expect("strings serialise");
            output.out.push_str(&line);
            output.out.push('\n');
            continue;
        }
        match &args.id[..] {
            [_] => output.out.push_str(&format!("{text}\n")),
            _ => output.out.push_str(&format!("{id} = {text}\n")),
        }
        for error in errors {
            let told = format!("`{id}`: {error}");
            let told = report::labelled(surroundings.err.color, Severity::Error, &told);
            output.err.push_str(&told);
        }
    }
    Ok(output)
}

fn unknown(message: UnknownMessage) -> Failure {
    let hint = match message.nearest {
        Some(near) => format!("did you mean `{near}`?"),
        None => "without `--id` all messages are shown".to_owned(),
    };
    let message = format!("there is no message `{}` in these files", message.id);
    Failure::new(message, hint)
}
