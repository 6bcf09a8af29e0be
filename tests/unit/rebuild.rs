//! What a build of few sets leaves, after any edits, is what a build from nothing leaves, byte for byte.

use std::sync::{Arc, Mutex};

use camino::{Utf8Path, Utf8PathBuf};
use paridad::config;
use paridad::config::editions::EditionFormat;
use paridad::config::model::Config;
use paridad::diagnostic::Diagnostic;
use paridad::emit::manifest;
use paridad::emit::model::{Artifact, ArtifactSink, Growing};
use paridad::pipeline::build::rebuild::{Rebuilt, rebuild};
use paridad::pipeline::build::{Built, build};
use paridad::pipeline::build_record::BuildRecord;
use paridad::pipeline::freshness::{BuildInputs, Freshness, LookedAt};
use paridad::pipeline::last_build::LastBuild;
use paridad::pipeline::order::BuildRequest;
use paridad::pipeline::sealed_files::BuildTimes;
use paridad::pipeline::trace::Trace;
use paridad::project::layout::{self, Layout};
use proptest::prelude::*;

use crate::unit::building::{Files, manifest_of};

const STATEMENTS: &[&str] = &[
    "# The call\n\nMore than 20 states signed it.\n",
    "# The call\n\nSee [the other](b.md#the-call) and ![map](map.png).\n",
    "# The call\n\nSee [the other](b.md#the-answer).\n",
    "# The call\n\n## The answer\n\nNobody signed.\n",
    "---\ndraft: true\ntitle: The call\n---\n\nNobody signed.\n",
    "---\ntitle: The call\n---\n\nSee [another](a.md).\n\nMore than 20 states signed it.\n",
];

/// What stands in the catalog of each of them, and translations of it.
const CATALOGS: &[[&[&str]; 2]] = &[
    [
        &["title = The call\nlead = More than 20 states signed it.\n"],
        &[
            "title = La llamada\nlead = Más de 20 Estados la firmaron.\n",
            "title = El llamamiento\nlead = Más de 20 Estados lo firmaron.\n",
            "title = El llamamiento de { -cgrs }\nlead = Más de 20 Estados lo firmaron.\n",
            "title = El llamamiento\nlead = Más de 25 Estados lo firmaron.\n",
            "title = El llamamiento\n",
            "title = El llamamiento { -propio }\nlead = Más de 20 Estados lo firmaron.\n-propio = suyo\n",
        ],
    ],
    [
        &["title = The call\nlead = See [the other](b.md#the-call) and ![map](map.png).\n"],
        &[
            "title = La llamada\nlead = Véanse [la otra](b.md#la-llamada) y ![mapa](map.png).\n",
            "title = La llamada\nlead = Véanse [el otro](b.md#la-llamada) y ![mapa](map.es.png).\n",
        ],
    ],
    [
        &["title = The call\nlead = See [the other](b.md#the-answer).\n"],
        &["title = La llamada\nlead = Véase [la otra](b.md#la-respuesta).\n"],
    ],
    [
        &["title = The call\nanswer = The answer\nlead = Nobody signed.\n"],
        &[
            "title = La llamada\nanswer = La respuesta\nlead = Nadie firmó.\n",
            "title = El llamamiento\nanswer = La respuesta\nlead = Nadie firmó.\n",
        ],
    ],
    [
        &["title = The call\nlead = Nobody signed.\n"],
        &["title = La llamada\nlead = Nadie firmó.\n"],
    ],
    [
        &[
            "title = The call\nother = See [another](a.md).\nlead = More than 20 states signed it.\n",
        ],
        &[
            "title = La llamada\nother = Véase [otra](a.md).\nlead = Más de 20 Estados la firmaron.\n",
        ],
    ],
];

const KEYS: [&str; 5] = ["a", "b", "c", "notes/d", "z"];

const CONFIGURATIONS: &[&str] = &[
    "",
    "bundles = [\"ftl\", \"json\", \"esm\"]\n",
    "editions = [\"markdown\", \"html\", \"text\", \"mail\", \"docx\", \"epub\"]\n",
    "[policies]\nmissing = \"source\"\nstale = \"last\"\n",
    "editions = [\"html\", \"site\"]\n",
];

#[derive(Clone, Debug)]
enum Edit {
    /// Another statement, with its catalogs.
    Statement(usize, usize),
    /// Another translation of it.
    Translation(usize, usize),
    Comment(usize),
    Gone(usize),
    Terms(usize),
    Picture(usize),
    Configuration(usize),
    /// An output is lost, by its place among them.
    Output(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let key = 0..KEYS.len();
    prop_oneof![
        2 => (key.clone(), 0..STATEMENTS.len()).prop_map(|(at, it)| Edit::Statement(at, it)),
        6 => (key.clone(), 0..8_usize).prop_map(|(at, it)| Edit::Translation(at, it)),
        2 => key.clone().prop_map(Edit::Comment),
        1 => key.prop_map(Edit::Gone),
        1 => (0..3_usize).prop_map(Edit::Terms),
        1 => (0..3_usize).prop_map(Edit::Picture),
        1 => (0..CONFIGURATIONS.len()).prop_map(Edit::Configuration),
        2 => (0..200_usize).prop_map(Edit::Output),
    ]
}

/// A project, its output and the record of the last build.
#[derive(Default)]
struct Folder {
    files: Files,
    /// The editions that each build names; `None`: those of the configuration.
    editions: Option<Vec<EditionFormat>>,
    /// The statement that stands under each key.
    statements: [Option<usize>; KEYS.len()],
    output: Output,
    record: Option<Vec<u8>>,
}

/// How much was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    Nothing,
    Some,
    All,
}

impl Folder {
    fn new() -> Self {
        Self::of(None)
    }

    fn of(editions: Option<&[EditionFormat]>) -> Self {
        let mut folder = Self {
            editions: editions.map(Into::into),
            ..Self::default()
        };
        folder.apply(&Edit::Terms(0));
        for (at, statement) in [0, 3, 2, 0, 3].into_iter().enumerate() {
            folder.apply(&Edit::Statement(at, statement));
        }
        folder
    }

    fn write(&mut self, path: &str, text: &str) {
        self.files.insert(path.into(), text.as_bytes().to_vec());
    }

    fn apply(&mut self, edit: &Edit) {
        match *edit {
            Edit::Statement(at, statement) => {
                let key = KEYS[at];
                self.statements[at] = Some(statement);
                let [[source], [translation, ..]] = CATALOGS[statement] else {
                    unreachable!("each has a catalog and a translation");
                };
                self.write(&format!("content/{key}.md"), STATEMENTS[statement]);
                self.write(&format!("locales/en/{key}.ftl"), source);
                self.write(&format!("locales/es/{key}.ftl"), translation);
            }
            Edit::Translation(at, translation) => {
                let Some(statement) = self.statements[at] else {
                    return;
                };
                let [_, translations] = CATALOGS[statement];
                let text = translations[translation % translations.len()];
                self.write(&format!("locales/es/{}.ftl", KEYS[at]), text);
            }
            Edit::Comment(at) => {
                let path = Utf8PathBuf::from(format!("locales/es/{}.ftl", KEYS[at]));
                let Some(text) = self.files.get_mut(&path) else {
                    return;
                };
                drop(text.splice(0..0, *b"# a note\n"));
            }
            Edit::Gone(at) => {
                self.statements[at] = None;
                for path in ["content/KEY.md", "locales/en/KEY.ftl", "locales/es/KEY.ftl"] {
                    let path = path.replace("KEY", KEYS[at]);
                    self.files.remove(Utf8Path::new(&path));
                }
            }
            Edit::Terms(terms) => {
                let own = ["", "# a note\n", "-gen = del CGRS\n"][terms];
                self.write("locales/en/terms.ftl", "-cgrs = CGRS\n");
                self.write("locales/es/terms.ftl", &format!("-cgrs = CGRS\n{own}"));
            }
            Edit::Picture(at) => {
                let path = [
                    "content/map.png",
                    "content/map.es.png",
                    "content/notes/map.png",
                ][at];
                if self.files.remove(Utf8Path::new(path)).is_none() {
                    self.write(path, "picture");
                }
            }
            Edit::Configuration(at) => self.write("paridad.toml", CONFIGURATIONS[at]),
            Edit::Output(at) => {
                let mut files = self.output.0.lock().unwrap();
                let path = files.keys().nth(at % files.len().max(1)).cloned();
                if let Some(path) = path {
                    files.remove(&path);
                }
            }
        }
    }

    fn config(&self) -> Config {
        let text = self.files.get(Utf8Path::new("paridad.toml"));
        let text = text.map_or("", |text| std::str::from_utf8(text).unwrap());
        config::read("paridad.toml".into(), text).0
    }

    /// Builds, and holds what is there to what a build from nothing leaves.
    fn build(&mut self) -> Extent {
        let config = self.config();
        let paths: Vec<Utf8PathBuf> = self.files.keys().cloned().collect();
        let paths: Vec<Utf8PathBuf> = paths
            .into_iter()
            .filter(|it| it.extension() != Some("png"))
            .collect();
        let (layout, findings) = layout::plan(&config, &paths);
        let mut order = BuildRequest {
            editions: self.editions.clone(),
            ..BuildRequest::default()
        };
        let nothing = Output::default();
        let project = (&layout, &config);
        let all = build(
            &layout,
            &config,
            &self.files,
            findings.clone(),
            &order,
            &nothing,
        );
        let expected = all.unwrap();

        let mut record = self
            .record
            .take()
            .map(|bytes| BuildRecord::read(&bytes).unwrap());
        let there = self.output.0.lock().unwrap().clone();
        let at = LookedAt {
            files: &self.files,
            output: &there,
            now: None,
        };
        let freshness = record
            .as_mut()
            .map(|record| record.look(&inputs(project, &findings, &order), at));
        if let Some(Freshness::Fresh(fresh)) = &freshness {
            assert_eq!(fresh.files, there.len());
            self.hold(&nothing);
            self.record = record.map(|record| record.bytes());
            return Extent::Nothing;
        }
        let last_manifest = there.get(Utf8Path::new(manifest::PATH));
        order.last_manifest = last_manifest.map(|text| manifest_of(text.clone()));
        let trace = Trace::new(&layout);
        let traced = trace.of(&self.files);
        let changed = match freshness {
            Some(Freshness::Changed(changed)) => changed,
            _ => Vec::new(),
        };
        let record = record.filter(|record| record.is_patchable() && !changed.is_empty());
        let rebuilt = record.as_ref().map(|record| {
            let last = LastBuild::new(&layout, (record, &changed), &there);
            rebuild(project, &traced, &order, (&last, &changed), &self.output).unwrap()
        });
        let (mut built, extent) = match rebuilt {
            Some(Rebuilt::Done(built)) => (*built, Extent::Some),
            Some(Rebuilt::Abandoned(_)) | None => {
                let findings = findings.clone();
                let built = build(&layout, &config, &traced, findings, &order, &self.output);
                (built.unwrap(), Extent::All)
            }
        };
        drop(traced);
        for path in &built.stale {
            self.output.0.lock().unwrap().remove(path);
        }
        assert_eq!(told(&built), told(&expected), "{extent:?}");
        let made = built.made.take().filter(|_| built.refusals.is_empty());
        if !built.refusals.is_empty() {
            // A locale that is refused stays as it was.
            return extent;
        }
        self.hold(&nothing);
        let inputs = inputs(project, &findings, &order);
        let record = made.and_then(|made| match (extent, record) {
            (Extent::Some, Some(record)) => record.patched(
                &layout,
                (trace, &self.files),
                (made, &changed),
                BuildTimes::default(),
            ),
            _ => BuildRecord::new(
                &inputs,
                trace,
                &self.files,
                made,
                (&built.locales, BuildTimes::default()),
            ),
        });
        self.record = record.map(|record| record.bytes());
        extent
    }

    fn hold(&self, expected: &Output) {
        let (there, expected) = (self.output.0.lock().unwrap(), expected.0.lock().unwrap());
        let all = there.keys().chain(expected.keys());
        let differ: Vec<_> = all
            .filter(|path| there.get(*path) != expected.get(*path))
            .collect();
        assert!(differ.is_empty(), "{differ:?} differ");
    }
}

fn inputs<'i>(
    (layout, config): (&'i Layout, &'i Config),
    findings: &'i [Diagnostic],
    order: &'i BuildRequest,
) -> BuildInputs<'i> {
    BuildInputs {
        program: "",
        config,
        layout,
        findings,
        order,
    }
}

/// What is said of a build.
fn told(built: &Built<()>) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        built.locales,
        built.refusals,
        built.drafts,
        built.foreign,
        built.unshown,
        built.untaken,
        built.unread,
        built.coverage
    )
}

/// Files that are written stay here.
#[derive(Clone, Default)]
struct Output(Arc<Mutex<Files>>);

struct GrowingFile(Output, Artifact);

impl ArtifactSink for Output {
    type Written = ();

    fn write(&self, artifacts: &[Artifact]) -> anyhow::Result<()> {
        let mut files = self.0.lock().unwrap();
        files.extend(
            artifacts
                .iter()
                .map(|it| (it.path.clone(), it.bytes.clone())),
        );
        Ok(())
    }

    fn begin(&self, path: &Utf8Path) -> anyhow::Result<Box<dyn Growing<()>>> {
        let artifact = Artifact {
            path: path.to_owned(),
            bytes: Vec::new(),
        };
        Ok(Box::new(GrowingFile(self.clone(), artifact)))
    }
}

impl Growing<()> for GrowingFile {
    fn append(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.1.bytes.extend(bytes);
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        self.0.write(&[self.1])
    }
}

/// Editions that need every file beside statements.
const NAMED: &[EditionFormat] = &[
    EditionFormat::Markdown,
    EditionFormat::Html,
    EditionFormat::Text,
];

#[test]
fn few_sets_are_built_where_editions_are_named() {
    let mut folder = Folder::of(Some(NAMED));
    assert_eq!(folder.build(), Extent::All);
    folder.apply(&Edit::Translation(0, 1));
    assert_eq!(folder.build(), Extent::Some);
}

#[test]
fn few_sets_are_built_where_few_changed() {
    let mut folder = Folder::new();
    assert_eq!(folder.build(), Extent::All);
    assert_eq!(folder.build(), Extent::Nothing);
    for (edit, expected) in [
        // Neither its ids nor its places change.
        (Edit::Translation(0, 1), Extent::Some),
        (Edit::Comment(0), Extent::Some),
        (Edit::Translation(3, 1), Extent::Some),
        (Edit::Output(0), Extent::Some),
        (Edit::Translation(4, 1), Extent::Some),
        // The other statement links to this one.
        (Edit::Translation(1, 1), Extent::All),
        (Edit::Statement(0, 5), Extent::All),
        (Edit::Terms(1), Extent::All),
        (Edit::Gone(4), Extent::All),
    ] {
        folder.apply(&edit);
        assert_eq!(folder.build(), expected, "{edit:?}");
        assert_eq!(folder.build(), Extent::Nothing, "after {edit:?}");
    }
    for (path, expected) in [("es/a.html", Extent::Some), ("es/bundle.ftl", Extent::All)] {
        let mut files = folder.output.0.lock().unwrap();
        files.remove(Utf8Path::new(path));
        drop(files);
        assert_eq!(folder.build(), expected, "{path} is lost");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits(
        edits in prop::collection::vec(edit(), 1..16),
        editions in prop_oneof![3 => Just(None), 1 => Just(Some(NAMED))],
    ) {
        let mut folder = Folder::of(editions);
        folder.build();
        for edit in &edits {
            folder.apply(edit);
            folder.build();
        }
    }
}
