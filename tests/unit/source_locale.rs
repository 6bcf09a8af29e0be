//! The cases of `source_locale.md`: the files of a project in, what they say of its source locale out.

use crate::unit::cases;

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use paridad::config;
use paridad::pipeline::source_evidence::{SourceEvidence, source_evidence};
use paridad::project::layout;

#[test]
fn evidence() {
    cases::check("tests/source_locale.md", "source", |case| {
        let (config, faults) = config::read("paridad.toml".into(), case.fence("paridad.toml"));
        assert_eq!(faults, [], "the configurations here are sound");
        let named = case
            .fences
            .iter()
            .filter(|(path, _)| path.contains('/'))
            .map(|(path, text)| (Utf8PathBuf::from(path), text.clone().into_bytes()));
        let files: BTreeMap<Utf8PathBuf, Vec<u8>> = named.collect();
        let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
        let (layout, _) = layout::plan(&config, &paths);
        let answer = match source_evidence(&layout, &config, &files) {
            SourceEvidence::Confirmed => "confirmed".to_owned(),
            SourceEvidence::Named(locale) => format!("the statements name `{locale}`"),
            SourceEvidence::Unknown(reason) => format!("unknown: {reason}"),
        };
        format!("{}: {answer}", layout.source)
    });
}
