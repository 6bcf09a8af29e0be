//! What is written is as the published schemas say.

use boon::{Compiler, SchemaIndex, Schemas};
use paridad::emit::schema::SCHEMAS;
use serde_json::Value;

use crate::building::Files;

/// The published schemas, compiled.
pub struct Published {
    schemas: Schemas,
    by_name: Vec<(&'static str, SchemaIndex)>,
}

impl Published {
    pub fn read() -> Self {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(boon::Draft::V2020_12);
        let mut schemas = Schemas::new();
        let mut by_name = Vec::new();
        for schema in SCHEMAS {
            let json: Value = serde_json::from_str(schema.text).unwrap();
            let address = json["$id"].as_str().unwrap().to_owned();
            compiler.add_resource(&address, json).unwrap();
            let index = compiler.compile(&address, &mut schemas);
            by_name.push((
                schema.name,
                index.unwrap_or_else(|error| panic!("{error:#}")),
            ));
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

/// Every file of an output for which there is a schema.
pub fn hold(output: &Files) {
    let published = Published::read();
    for (path, bytes) in output {
        let name = match path.file_name() {
            Some("bundle.json") => "bundle",
            Some("manifest.json") => "manifest",
            _ => continue,
        };
        published.hold(name, std::str::from_utf8(bytes).unwrap());
    }
}
