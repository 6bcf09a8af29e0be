//! `paridad schema`: what the JSON that is written looks like, for whoever reads it by program, and the configuration,
//! for whoever writes it in an editor.

use clap::Args;
use serde_json::{Map, Value, json};

use crate::checks;
use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::names;
use crate::cli::output::Output;
use crate::emit::schema::{SCHEMAS, Schema};
use crate::pipeline::manual_page::manual_page;

/// Print a JSON Schema of what is written or configured, or list all schemas
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad schema                              list the schemas
  paridad schema bundle > bundle.schema.json  what bundle.json looks like
  paridad schema config > paridad.schema.json
      for editors: `#:schema ./paridad.schema.json` in the first line of paridad.toml")]
pub(super) struct SchemaArgs {
    /// The name of a schema
    name: Option<String>,
}

pub(super) fn run(args: &SchemaArgs) -> anyhow::Result<Output> {
    let out = match &args.name {
        None => list(),
        Some(name) => text(find(name)?)?,
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

/// Returns the text of a schema. That of the configuration names the checks, each with what it finds.
fn text(schema: Schema) -> anyhow::Result<String> {
    if schema.name != "config" {
        return Ok(schema.text.to_owned());
    }
    let mut config: Value = serde_json::from_str(schema.text)?;
    let (mut names, mut levels) = (Vec::new(), Map::new());
    for check in checks::ALL {
        let (name, found) = (check.info().id, manual_page(*check).summary());
        names.push(Value::from(name));
        let level = json!({ "$ref": "#/$defs/level", "description": found });
        levels.insert(name.to_owned(), level);
    }
    config["$defs"]["check"]["enum"] = names.into();
    config["$defs"]["checks"]["properties"] = levels.into();
    Ok(serde_json::to_string_pretty(&config)? + "\n")
}

fn find(name: &str) -> Result<Schema, Failure> {
    let found = SCHEMAS.iter().find(|schema| schema.name == name);
    found.copied().ok_or_else(|| {
        let known: Vec<&str> = SCHEMAS.iter().map(|schema| schema.name).collect();
        let hint = names::hint(name, &known, "`paridad schema` lists the schemas");
        Failure::new(format!("there is no schema `{name}`"), hint)
    })
}
