//! A document that is adopted can be made again from its catalog: what a message formats to is, to the byte, what the
//! document says.

use crate::unit::alignment::random;
use crate::unit::material::folders;

use std::collections::BTreeMap;
use std::fs;

use camino::Utf8PathBuf;
use paridad::config::model::Config;
use paridad::document::model::Format;
use paridad::document::plain_text::plain_text;
use paridad::document::weave::{PassageMark, Replacement, weave};
use paridad::document::{self, model::Options};
use paridad::locale::tag::Locale;
use paridad::pipeline::adopt::{Wanted, adopt};
use paridad::pipeline::workspace::Workspace;
use paridad::project::adoption::{Adoption, AdoptionOutcome, Doubt};
use paridad::project::layout::plan;
use paridad::project::passage::passages;
use paridad::project::set::Set;
use paridad::project::state::path_beside;
use paridad::project::state::{Confidence, State};
use paridad::text::slice::Slice;
use random::Random;

type Memory = BTreeMap<Utf8PathBuf, Vec<u8>>;

fn config(tag: &str) -> Config {
    Config {
        source: Locale::parse("en"),
        targets: Locale::parse(tag).map(|locale| vec![locale]),
        ..Config::default()
    }
}

/// Adopts a document into the statement of a project, writes the catalog, and compares every text that was written.
fn adopted(files: &mut Memory, tag: &str, text: &str, format: Format) -> Adoption {
    let config = config(tag);
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    let (layout, _) = plan(&config, &paths);
    let set = layout
        .sets
        .iter()
        .position(|set| set.statement.is_some())
        .unwrap();
    let wanted = Wanted {
        path: "document".into(),
        text: text.to_owned(),
        format,
        named: None,
        set,
    };
    let made = adopt(&layout, &config, files, 0, &[wanted])
        .remove(0)
        .unwrap();
    if let Some(made_files) = made.files {
        let catalog = made.adoption.catalog.clone();
        let (state, faults) = State::read(&made_files.state);
        assert!(faults.is_empty(), "{faults:?}");
        for row in &made.adoption.rows {
            let recorded = || state.records[&row.ids[0]].state;
            match row.outcome {
                AdoptionOutcome::Translated => assert_eq!(recorded(), Confidence::Translated),
                AdoptionOutcome::Draft(_) => assert_eq!(recorded(), Confidence::Draft),
                AdoptionOutcome::Kept(_) | AdoptionOutcome::Apart(_) => {}
            }
        }
        files.insert(path_beside(&catalog), made_files.state.into_bytes());
        files.insert(catalog, made_files.catalog.into_bytes());
    }
    let texts = texts(files, tag);
    for row in &made.adoption.rows {
        match row.outcome {
            AdoptionOutcome::Draft(Doubt::Joined) => {
                assert_eq!(texts[&*row.ids[0]], row.target.replace('\n', " "));
            }
            AdoptionOutcome::Translated | AdoptionOutcome::Draft(_)
                if format == Format::Markdown =>
            {
                assert_eq!(texts[&*row.ids[0]], row.target);
            }
            AdoptionOutcome::Translated | AdoptionOutcome::Draft(_) => {
                let written = plain_text(&texts[&*row.ids[0]], Format::Markdown);
                assert_eq!(written, plain_text(&row.target, format));
            }
            AdoptionOutcome::Kept(_) | AdoptionOutcome::Apart(_) => {}
        }
    }
    made.adoption
}

/// What each message of the statement's catalog formats to.
fn texts(files: &Memory, tag: &str) -> BTreeMap<String, String> {
    let config = config(tag);
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    let (layout, findings) = plan(&config, &paths);
    assert!(findings.is_empty(), "{findings:?}");
    let set = layout
        .sets
        .iter()
        .find(|set| set.statement.is_some())
        .unwrap();
    let of_set = |set: &Set<'_>| {
        let statement = set.statement.as_ref().unwrap();
        let passages = passages(set.source, statement, set.targets[0]);
        let texts = passages.into_iter().filter_map(|passage| {
            Some((passage.source?.id.to_owned(), passage.text?.into_owned()))
        });
        texts.collect()
    };
    Workspace::open(&layout, &config, files, |workspace| {
        workspace.with_parsed_set(set, |set, _| of_set(set))
    })
}

fn read(path: &str) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The statement of this repository, its catalog in one locale left out.
fn project(tag: &str) -> Memory {
    let paths = [
        "content/2022-panama-ministerial.md".to_owned(),
        "locales/en/2022-panama-ministerial.ftl".to_owned(),
        "locales/en/terms.ftl".to_owned(),
        format!("locales/{tag}/terms.ftl"),
    ];
    paths
        .into_iter()
        .map(|path| (path.clone().into(), read(&path)))
        .collect()
}

#[test]
fn an_edition_becomes_its_catalog() {
    for tag in ["es", "pt"] {
        for (extension, format) in [
            ("md", Format::Markdown),
            ("txt", Format::Plain),
            ("html", Format::Html),
        ] {
            let path = format!("tests/editions/{tag}/2022-panama-ministerial.{extension}");
            let edition = String::from_utf8(read(&path)).unwrap();
            let mut files = project(tag);
            let adoption = adopted(&mut files, tag, &edition, format);
            let written = adoption.tally().translated + adoption.tally().draft;
            println!("{path}: {:?}", adoption.tally());
            assert!(written >= 12, "{path}: {adoption:#?}");
            if format == Format::Markdown {
                assert_eq!(adoption.tally().translated, 14);
                let catalog = format!("locales/{tag}/2022-panama-ministerial.ftl");
                let by_hand: Memory = {
                    let mut files = project(tag);
                    files.insert(catalog.clone().into(), read(&catalog));
                    files
                };
                assert_eq!(texts(&files, tag), texts(&by_hand, tag));
            }
            let before = files.clone();
            let again = adopted(&mut files, tag, &edition, format);
            assert_eq!(again.tally().translated + again.tally().draft, 0);
            assert_eq!(files, before, "what is there stays");
        }
    }
}

/// Texts that Fluent or Markdown would misread, in a catalog that has some messages already.
#[test]
fn nasty_texts_come_back() {
    let nasty = [
        "{ $x } and } or {",
        "[one] *two* .three",
        "a\\\n[b]",
        "a\\\n.b = c",
        "# no heading\\\n# no comment",
        "\u{a0}no-break\u{a0}",
        "“\"quoted\"” \\\\ \\u0041",
        "the Pacific Pact and the Pact",
        "-term = x",
    ];
    let source = "# Title\n\nOne of the Pact.\n\nTwo.\n";
    let mut random = Random::new(11);
    for round in 0..300 {
        let mut files: Memory = Memory::new();
        files.insert("content/a.md".into(), source.into());
        files.insert(
            "locales/en/a.ftl".into(),
            "## Group\n\nt = Title\n\n# Note.\no = One of the { -pact }.\n## Other\ntwo = Two.\n"
                .into(),
        );
        files.insert("locales/en/terms.ftl".into(), "-pact = Pact\n".into());
        files.insert("locales/es/terms.ftl".into(), "-pact = Pact\n".into());
        let existing = [
            "",
            "two = Dos.",
            "\u{23}\u{23} Grupo\r\n\r\ntwo = Dos.\r\n",
            "x = X\n\n\n",
            "t = {\n",
        ];
        let existing = existing[round % existing.len()];
        files.insert("locales/es/a.ftl".into(), existing.into());
        let mut pick = || {
            let mut at = 0;
            while !random.once_in(nasty.len() as u64) {
                at += 1;
            }
            nasty[at % nasty.len()]
        };
        let statement = document::parse(Format::Markdown, source, &Options::default());
        let edition = weave(&statement, None, &mut |_, _| Replacement::Text {
            text: pick().into(),
            mark: PassageMark::default(),
        });
        adopted(&mut files, "es", &edition, Format::Markdown);
        let after =
            String::from_utf8(files[&Utf8PathBuf::from("locales/es/a.ftl")].clone()).unwrap();
        let mut rest = after.as_str();
        for line in existing
            .split_inclusive('\n')
            .filter(|line| !line.trim().is_empty())
        {
            let at = rest
                .find(line)
                .unwrap_or_else(|| panic!("{existing:?} became {after:?}"));
            rest = rest.slice(at + line.len()..);
        }
    }
}

/// Real documents with their derived catalogs, when `PARIDAD_CORPORA` names a folder of them.
#[test]
#[ignore = "needs PARIDAD_CORPORA"]
fn real_documents_come_back() {
    let mut count = 0;
    let folders = folders("PARIDAD_CORPORA");
    for corpus in folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
    {
        let corpus = Utf8PathBuf::from_path_buf(corpus.unwrap().path()).unwrap();
        let Ok(catalogs) = corpus.join("locales/en").read_dir_utf8() else {
            continue;
        };
        for catalog in catalogs.map(|entry| entry.unwrap().into_path()) {
            let name = catalog.file_stem().unwrap();
            let statement = corpus.join(format!("docs/en/{name}.md"));
            for tag in ["es", "pt", "pt-BR", "pt-PT"] {
                let document = corpus.join(format!("docs/{tag}/{name}.md"));
                if !statement.exists() || !document.exists() {
                    continue;
                }
                let mut files = Memory::new();
                files.insert("content/a.md".into(), read(statement.as_str()));
                files.insert("locales/en/a.ftl".into(), read(catalog.as_str()));
                let text = fs::read_to_string(&document).unwrap();
                let adoption = adopted(&mut files, tag, &text, Format::Markdown);
                println!("{document}: {:?}", adoption.tally());
                count += 1;
            }
        }
    }
    assert!(count > 0);
}
