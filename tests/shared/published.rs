//! What is written is as the published schemas say.

use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

/// The published schemas, compiled.
pub struct Published {
    schemas: Schemas,
    by_name: Vec<(&'static str, SchemaIndex)>,
}

/// Returns the text of a published schema.
pub fn schema(name: &str) -> String {
    let path = format!("src/emit/schema/{name}.schema.json");
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

impl Published {
    pub fn read() -> Self {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(boon::Draft::V2020_12);
        let mut schemas = Schemas::new();
        let mut by_name = Vec::new();
        for name in [
            "answer", "bundle", "check", "finding", "manifest", "partial", "request", "status",
        ] {
            let json: Value = serde_json::from_str(&schema(name)).unwrap();
            let address = json["$id"].as_str().unwrap().to_owned();
            compiler.add_resource(&address, json).unwrap();
            let index = compiler.compile(&address, &mut schemas);
            by_name.push((name, index.unwrap_or_else(|error| panic!("{error:#}"))));
        }
        Self { schemas, by_name }
    }

    #[track_caller]
    pub fn hold(&self, name: &str, text: &str) {
        if let Err(error) = self.validate(name, &serde_json::from_str(text).unwrap()) {
            panic!("{error}\n{text}");
        }
    }

    pub fn validate(&self, name: &str, json: &Value) -> Result<(), String> {
        let (_, index) = self
            .by_name
            .iter()
            .find(|(known, _)| *known == name)
            .unwrap();
        let validated = self.schemas.validate(json, *index);
        validated.map_err(|error| format!("{error:#}"))
    }
}
