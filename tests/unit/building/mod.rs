//! Small projects in memory, built.

#![allow(dead_code)]

pub mod pages;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Cursor;
use std::sync::{Arc, Mutex};

use camino::{Utf8Path, Utf8PathBuf};
use paridad::config;
use paridad::config::editions::EDITION_FORMATS;
use paridad::config::model::Config;
use paridad::config::policies::{POLICIES, Policy};
use paridad::emit::manifest::last_manifest::LastManifest;
use paridad::emit::model::{Artifact, ArtifactSink, Growing};
use paridad::emit::templates::Templates;
use paridad::locale::tag::Locale;
use paridad::pipeline::build::build;
use paridad::pipeline::order::BuildRequest;
use paridad::project::layout;

use crate::unit::published::Published;

/// Files by path.
pub type Files = BTreeMap<Utf8PathBuf, Vec<u8>>;

/// The manifest of an output, for the next build.
pub fn last_manifest(output: &Files) -> LastManifest {
    manifest_of(output[Utf8Path::new("manifest.json")].clone())
}

pub fn manifest_of(bytes: Vec<u8>) -> LastManifest {
    LastManifest::new(move || Ok(Box::new(Cursor::new(bytes.clone()))))
}

#[derive(Clone, Default)]
pub struct Project {
    pub files: Files,
    pub order: BuildRequest,
    pub arguments: Vec<(String, String)>,
}

impl Project {
    pub fn add(&mut self, path: &str, text: &str) {
        let text = match text.is_empty() || text.ends_with('\n') {
            true => text.to_owned(),
            false => format!("{text}\n"),
        };
        self.files.insert(path.into(), text.into_bytes());
    }

    /// As on the command line, one a line.
    pub fn options(&mut self, options: &str) {
        for option in options.lines() {
            match option.split_once(' ') {
                None if option == "--allow-incomplete" => {
                    self.order.wishes.missing = Some(Policy::Source)
                }
                Some(("--stale", name)) => self.order.wishes.stale = policy(name),
                Some(("--draft", name)) => self.order.wishes.draft = policy(name),
                Some(("--missing", name)) => self.order.wishes.missing = policy(name),
                Some(("--locale", locale)) => {
                    let locales = self.order.locales.get_or_insert_default();
                    locales.push(Locale::parse(locale).unwrap());
                }
                Some(("--document", key)) => {
                    let documents = self.order.documents.get_or_insert_default();
                    documents.insert(key.to_owned());
                }
                Some(("--edition", name)) => {
                    let found = EDITION_FORMATS.iter().find(|(known, _)| *known == name);
                    let editions = self.order.editions.get_or_insert_default();
                    editions.push(found.expect("a format of editions").1);
                }
                Some(("--arg", given)) => {
                    let (name, value) = given.split_once('=').unwrap();
                    self.arguments.push((name.to_owned(), value.to_owned()));
                }
                Some(("--min-coverage", least)) => {
                    let (locale, percent) = least.split_once('=').unwrap();
                    let locale = Locale::parse(locale).unwrap();
                    let percent = percent.parse().unwrap();
                    self.order.gate.min_coverage.insert(locale, percent);
                }
                _ => panic!("no such option: {option}"),
            }
        }
    }

    pub fn config(&self) -> Config {
        let Some(text) = self.files.get(&Utf8PathBuf::from("paridad.toml")) else {
            return Config::default();
        };
        let (config, faults) =
            config::read("paridad.toml".into(), std::str::from_utf8(text).unwrap());
        assert_eq!(faults, [], "the configurations here are sound");
        config
    }

    fn templates(&self, config: &Config) -> Templates {
        let file = |(path, bytes): (&Utf8PathBuf, &Vec<u8>)| {
            let name = path.strip_prefix(&config.templates).ok()?;
            let text = String::from_utf8(bytes.clone()).unwrap();
            Some((name.as_str().to_owned(), text))
        };
        Templates {
            folder: config.templates.clone(),
            files: self.files.iter().filter_map(file).collect(),
        }
    }

    /// What a build tells and writes.
    pub fn build(&self) -> (String, Files) {
        let mut config = self.config();
        config
            .min_coverage
            .extend(self.order.gate.min_coverage.clone());
        config.arguments.extend(self.arguments.clone());
        let paths: Vec<Utf8PathBuf> = self.files.keys().cloned().collect();
        let (layout, findings) = layout::plan(&config, &paths);
        let memory = Memory::default();
        let order = BuildRequest {
            templates: self.templates(&config),
            ..self.order.clone()
        };
        let built = build(&layout, &config, &self.files, findings, &order, &memory).unwrap();
        let output = std::mem::take(&mut *memory.0.lock().unwrap());
        hold_to_schemas(&output);
        let mut outcome = String::new();
        for refusal in &built.refusals {
            for reason in refusal.in_source.iter().chain(&refusal.reasons) {
                writeln!(outcome, "refused {}: {reason}", refusal.locale).unwrap();
            }
        }
        for path in output.keys() {
            writeln!(outcome, "{path}").unwrap();
        }
        for path in &built.stale {
            writeln!(outcome, "stale {path}").unwrap();
        }
        (outcome, output)
    }
}

/// What is written stays here.
#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Files>>);

/// A file that grows in memory.
struct GrowingFile {
    memory: Memory,
    path: Utf8PathBuf,
    bytes: Vec<u8>,
}

impl Memory {
    fn add(&self, path: &Utf8Path, bytes: &[u8]) {
        let mut files = self.0.lock().unwrap();
        let before = files.insert(path.to_owned(), bytes.to_vec());
        assert_eq!(before, None, "{path} is written twice");
    }
}

impl ArtifactSink for Memory {
    type Written = ();

    fn write(&self, artifacts: &[Artifact]) -> anyhow::Result<()> {
        for artifact in artifacts {
            self.add(&artifact.path, &artifact.bytes);
        }
        Ok(())
    }

    fn begin(&self, path: &Utf8Path) -> anyhow::Result<Box<dyn Growing<()>>> {
        Ok(Box::new(GrowingFile {
            memory: self.clone(),
            path: path.to_owned(),
            bytes: Vec::new(),
        }))
    }
}

impl Growing<()> for GrowingFile {
    fn append(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.bytes.extend(bytes);
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        self.memory.add(&self.path, &self.bytes);
        Ok(())
    }
}

/// Every file of an output for which there is a schema.
fn hold_to_schemas(output: &Files) {
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

fn policy(name: &str) -> Option<Policy> {
    let found = POLICIES.iter().find(|(known, _)| *known == name);
    Some(found.expect("a policy").1)
}
