//! `paridad schema`: what the JSON that is written looks like, for whoever reads it by program.

use clap::Args;

use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::names;
use crate::cli::output::Output;
use crate::emit::schema::{SCHEMAS, Schema};

/// Print a JSON Schema of what is written, or list all schemas
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad schema                              list the schemas
  paridad schema bundle > bundle.schema.json  what bundle.json looks like")]
pub(super) struct SchemaArgs {
    /// The name of a schema
    name: Option<String>,
}

pub(super) fn run(args: &SchemaArgs) -> anyhow::Result<Output> {
    let out = match &args.name {
        None => list(),
        Some(name) => find(name)?.text.to_owned(),
    };
    Ok(Output {
        out,
        medium: Medium::Bytes,
        ..Output::default()
    })
}

fn list() -> String {
    let schemas = SCHEMAS.iter();
    schemas
        .map(|schema| format!("{:<10} {}\n", schema.name, schema.of))
        .collect()
}

fn find(name: &str) -> Result<Schema, Failure> {
    let found = SCHEMAS.iter().find(|schema| schema.name == name);
    found.copied().ok_or_else(|| {
        let known: Vec<&str> = SCHEMAS.iter().map(|schema| schema.name).collect();
        let hint = names::hint(name, &known, "`paridad schema` lists the schemas");
        Failure::new(format!("there is no schema `{name}`"), hint)
    })
}
