//! Schemas of the JSON that is written for other programs, and of the configuration, in JSON Schema, draft 2020-12.

/// A published schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    pub name: &'static str,
    /// The subject of the schema, in a few words.
    pub of: &'static str,
    pub text: &'static str,
}

/// All of them, by name.
pub const SCHEMAS: [Schema; 9] = [
    Schema {
        name: "answer",
        of: "each line that the program of `[suggest]` writes",
        text: include_str!("schema/answer.schema.json"),
    },
    Schema {
        name: "bundle",
        of: "bundle.json, which `build` writes for each locale",
        text: include_str!("schema/bundle.schema.json"),
    },
    Schema {
        name: "check",
        of: "the report of `check --format json`",
        text: include_str!("schema/check.schema.json"),
    },
    Schema {
        name: "config",
        of: "paridad.toml",
        text: include_str!("schema/config.schema.json"),
    },
    Schema {
        name: "finding",
        of: "each line of `check --format jsonl`",
        text: include_str!("schema/finding.schema.json"),
    },
    Schema {
        name: "manifest",
        of: "manifest.json, which `build` writes",
        text: include_str!("schema/manifest.schema.json"),
    },
    Schema {
        name: "partial",
        of: "each line of `check --partial`",
        text: include_str!("schema/partial.schema.json"),
    },
    Schema {
        name: "request",
        of: "each line that the program of `[suggest]` reads",
        text: include_str!("schema/request.schema.json"),
    },
    Schema {
        name: "status",
        of: "the report of `status --format json`",
        text: include_str!("schema/status.schema.json"),
    },
];
