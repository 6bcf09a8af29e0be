//! Staleness on real history: the website of the Rust language from May 2021 to June 2026, in English, Spanish and
//! Brazilian Portuguese.
//!
//! `tests/rust_www` holds the messages of <https://github.com/rust-lang/www.rust-lang.org> (MIT or Apache-2.0) whose
//! source was changed under an id that stayed, with all three texts before and after. Beside a clone of the
//! repository, every commit is replayed and compared with a model that knows nothing of this program:
//!
//! ```sh
//! PARIDAD_RUST_WWW=../www.rust-lang.org/.git cargo test --test it history_of_rust_www:: -- --ignored --nocapture
//! ```

use crate::material::folders;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Pattern, Resource};
use fluent_syntax::serializer::serialize;
use tempfile::TempDir;

/// The last commit before May 2021 that touches the catalogs, and the last one of June 2026.
const FIRST: &str = "4fc18ce14f27928d6c0f6047d39e227b78ed98ea";
const LAST: &str = "086fd078a28578ff10864a4394111a8c81352d51";
const SOURCE: &str = "en-US";
const TARGETS: [&str; 2] = ["es", "pt-BR"];
const LAYOUT: &str = r#"basepath = "."
locales = ["es", "pt-BR"]
[[paths]]
    reference = "locales/en-US/**/*.ftl"
    l10n = "locales/{locale}/**/*.ftl"
"#;

/// A project in a folder of its own.
struct Project(TempDir);

/// What a check finds: the locale and the name of each text, by what is said of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    /// The source was changed, and the translation was not.
    stale: BTreeSet<(String, String)>,
    /// Both were changed, and nobody has confirmed that one follows the other.
    unconfirmed: BTreeSet<(String, String)>,
}

impl Project {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("l10n.toml"), LAYOUT).unwrap();
        Self(folder)
    }

    fn locales(&self) -> PathBuf {
        self.0.path().join("locales")
    }

    fn run(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paridad"));
        let command = command.args(arguments).current_dir(self.0.path());
        let output = command.env("GITHUB_ACTIONS", "false").output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code().is_some_and(|it| it < 2), "{told}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn findings(&self) -> Vec<serde_json::Value> {
        let out = self.run(&[
            "check",
            "--only",
            "stale,stale-minor,unconfirmed,draft,state-file",
            "--format",
            "jsonl",
            "--verbose",
        ]);
        out.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    fn told(&self) -> Told {
        let mut told = Told::default();
        for finding in self.findings() {
            let text = |key: &str| finding[key].as_str().unwrap_or_default();
            let mut name = text("id").to_owned();
            if let Some(attribute) = finding["attribute"].as_str() {
                name = format!("{name}.{attribute}");
            }
            let place = (text("locale").to_owned(), name);
            match text("check") {
                "stale" | "stale-minor" => told.stale.insert(place),
                "unconfirmed" => told.unconfirmed.insert(place),
                other => panic!("{other}: {finding}"),
            };
        }
        told
    }

    /// Replaces the catalogs; what is recorded of them stays.
    fn put(&self, catalogs: &Catalogs) {
        for locale in [SOURCE].into_iter().chain(TARGETS) {
            let folder = self.locales().join(locale);
            fs::create_dir_all(&folder).unwrap();
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_some_and(|it| it == "ftl") {
                    fs::remove_file(path).unwrap();
                }
            }
        }
        for ((locale, name), text) in catalogs {
            fs::write(self.locales().join(locale).join(name), text).unwrap();
        }
    }
}

/// The text of each catalog, by its locale and the name of its file.
type Catalogs = BTreeMap<(String, String), String>;

fn kept(state: &str) -> Catalogs {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rust_www");
    let catalog = |locale: &str| {
        let text = fs::read_to_string(folder.join(state).join(format!("{locale}.ftl"))).unwrap();
        ((locale.to_owned(), "main.ftl".to_owned()), text)
    };
    [SOURCE].into_iter().chain(TARGETS).map(catalog).collect()
}

#[test]
fn what_was_changed_in_five_years() {
    let project = Project::new();
    project.put(&kept("before"));
    project.run(&["sync", "--quiet"]);
    assert_eq!(project.told(), Told::default());
    project.put(&kept("after"));
    let line = |finding: serde_json::Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let kind = finding["stale"]["kind"].as_str().unwrap();
        let (locale, id, check) = (text("locale"), text("id"), text("check"));
        format!("{locale} {id}: {check}, {kind}\n")
    };
    let mut lines: Vec<String> = project.findings().into_iter().map(line).collect();
    lines.sort();
    let found = lines.concat();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rust_www/findings.txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &found).unwrap();
    }
    assert_eq!(found, fs::read_to_string(&path).unwrap());

    // Counted by hand, and with another program: what is stale, and how often a translation was changed as well.
    let told = project.told();
    let count = |places: &BTreeSet<(String, String)>, locale: &str| {
        places.iter().filter(|(it, _)| it == locale).count()
    };
    assert_eq!(TARGETS.map(|it| count(&told.stale, it)), [11, 15]);

    // Once both sides were changed, somebody has to look at it, and the record says so.
    project.run(&["sync", "--quiet"]);
    assert_eq!(project.told(), told);
}

/// What is known of one translation, without this program.
#[derive(Clone, PartialEq, Eq)]
struct Memory {
    source: String,
    target: String,
    is_unconfirmed: bool,
}

type Texts = BTreeMap<String, String>;

/// The values and attributes of a catalog as another program writes them, in one line each.
fn texts(catalog: &str) -> Texts {
    let (Ok(resource) | Err((resource, _))) = fluent_syntax::parser::parse(catalog);
    let mut texts = Texts::new();
    for entry in resource.body {
        let (name, value, attributes) = match entry {
            Entry::Message(it) => (it.id.name.to_owned(), it.value, it.attributes),
            Entry::Term(it) => (format!("-{}", it.id.name), Some(it.value), it.attributes),
            Entry::Comment(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Junk { .. } => continue,
        };
        for attribute in attributes {
            let name = format!("{name}.{}", attribute.id.name);
            texts.entry(name).or_insert(in_one_line(attribute.value));
        }
        if let Some(value) = value {
            texts.entry(name).or_insert(in_one_line(value));
        }
    }
    texts
}

fn in_one_line(pattern: Pattern<&str>) -> String {
    let message = fluent_syntax::ast::Message {
        id: fluent_syntax::ast::Identifier { name: "x" },
        value: Some(pattern),
        attributes: Vec::new(),
        comment: None,
    };
    let written = serialize(&Resource {
        body: vec![Entry::Message(message)],
    });
    let words: Vec<&str> = written.split_whitespace().collect();
    words.join(" ")
}

#[test]
#[ignore = "needs PARIDAD_RUST_WWW"]
fn every_commit_of_the_website() {
    let [repository] = &folders("PARIDAD_RUST_WWW")[..] else {
        panic!("PARIDAD_RUST_WWW names one repository");
    };
    let folders: Vec<String> = [SOURCE]
        .into_iter()
        .chain(TARGETS)
        .map(|it| format!("locales/{it}"))
        .collect();
    let range = format!("{FIRST}..{LAST}");
    let mut arguments = vec![
        "log",
        "--first-parent",
        "--reverse",
        "--format=%H",
        &range,
        "--",
    ];
    arguments.extend(folders.iter().map(String::as_str));
    let log = git(repository, &arguments);
    let commits: Vec<&str> = [FIRST].into_iter().chain(log.lines()).collect();

    // In one project the records are kept by `sync` at every commit, in the other they are those of the first one.
    let (kept, first) = (Project::new(), Project::new());
    let mut memories: BTreeMap<(String, String, String), Memory> = BTreeMap::new();
    let mut sources_of: Vec<Texts> = Vec::new();
    for commit in &commits {
        let catalogs = catalogs(repository, commit, &folders);
        let parsed: BTreeMap<&(String, String), Texts> = catalogs
            .iter()
            .map(|(key, text)| (key, texts(text)))
            .collect();
        let mut model = Told::default();
        let of_source = parsed.iter().filter(|((locale, _), _)| locale == SOURCE);
        sources_of.push(of_source.flat_map(|(_, texts)| texts.clone()).collect());
        for ((locale, file), targets) in parsed.iter().filter(|it| it.0.0 != SOURCE) {
            let Some(sources) = parsed.get(&(SOURCE.to_owned(), file.clone())) else {
                continue;
            };
            for (name, target) in targets {
                let Some(source) = sources.get(name) else {
                    continue;
                };
                let key = (locale.clone(), file.clone(), name.clone());
                let memory = memories.entry(key).or_insert_with(|| Memory {
                    source: source.clone(),
                    target: target.clone(),
                    is_unconfirmed: false,
                });
                if memory.source != *source && memory.target != *target {
                    *memory = Memory {
                        source: source.clone(),
                        target: target.clone(),
                        is_unconfirmed: true,
                    };
                }
                let place = (locale.clone(), name.clone());
                if memory.source != *source {
                    model.stale.insert(place);
                } else if memory.is_unconfirmed {
                    model.unconfirmed.insert(place);
                }
            }
        }
        kept.put(&catalogs);
        kept.run(&["sync", "--quiet"]);
        assert_eq!(kept.told(), model, "{commit}");
        first.put(&catalogs);
        if *commit == FIRST {
            first.run(&["sync", "--quiet"]);
        }
    }
    println!(
        "{} commits, {} translations recorded",
        commits.len(),
        memories.len()
    );
    let (begun, ended) = (&sources_of[0], &sources_of[commits.len() - 1]);
    let is_changed =
        |(name, text): &(&String, &String)| ended.get(*name).is_some_and(|it| it != *text);
    let changed = begun.iter().filter(is_changed).count();
    println!("source texts changed under an id that stayed: {changed}");
    assert_eq!(changed, 30);
    for (what, project) in [("kept", &kept), ("first", &first)] {
        let told = project.told();
        for target in TARGETS {
            let of = |places: &BTreeSet<(String, String)>| {
                places.iter().filter(|(it, _)| it == target).count()
            };
            println!(
                "records {what}, {target}: {} stale, {} to confirm",
                of(&told.stale),
                of(&told.unconfirmed)
            );
        }
        if what == "first" {
            let count = |target: &str| told.stale.iter().filter(|it| it.0 == target).count();
            assert_eq!(TARGETS.map(count), [11, 15]);
        }
    }
}

fn git(repository: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.arg("--git-dir").arg(repository).args(arguments);
    let output = command.stderr(Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The catalogs of a commit.
fn catalogs(repository: &Path, commit: &str, folders: &[String]) -> Catalogs {
    let mut arguments = vec!["ls-tree", "-r", "--name-only", commit, "--"];
    arguments.extend(folders.iter().map(String::as_str));
    let mut found = Catalogs::new();
    for path in git(repository, &arguments)
        .lines()
        .filter(|it| it.ends_with(".ftl"))
    {
        let text = git(repository, &["show", &format!("{commit}:{path}")]);
        let mut parts = path.splitn(3, '/').skip(1).map(str::to_owned);
        let key = (parts.next().unwrap(), parts.next().unwrap());
        found.insert(key, text);
    }
    found
}
