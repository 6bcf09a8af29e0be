//! A session after any edits says what a fresh run says, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Mutex;

use camino::{Utf8Path, Utf8PathBuf};
use paridad::config::{self, model::Config};
use paridad::pipeline::analysis::Analysis;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::published_findings::PublishedFindings;
use paridad::pipeline::selection::Selection;
use paridad::pipeline::session::{FileChange, Session};
use paridad::project::layout::{Layout, plan};
use paridad::report::model::{Detail, Look, Reader, Report};
use paridad::report::{self, ReportFormat};
use paridad::text::file_source::FileSource;
use proptest::prelude::*;

const STATEMENTS: &[&str] = &[
    "# The call\n\nMore than 20 states signed it today.\n\nSee [the map](map.png) and [b](b.md).\n",
    "# The call\n\nMore than 25 states signed it today.\n\n- Act now\n- Act together\n",
    "# The call\n\nNobody signed.\n",
    "",
];

const OWN: &[&str] = &[
    "title = The call\nlead = More than 20 states signed it today.\n",
    "title = El llamamiento\nlead = Más de 20 Estados lo firmaron hoy.\n",
    "title = El llamamiento\nlead = Más de 25 Estados lo { -cgrs }\nmore = { help }\n",
    "# paridad: allow(numbers) as it was in print\ntitle = The call\nlead = More than 25 states signed it today.\n",
    "title = \n\nlead = { $x ->\n",
    "title = The call\ntitle = The call\n    .alt = Now\n-cgrs = own\n",
    "title = See { -cgrs } and { help }\nlead = [the map](map.png), { -cgr } { cgrs }\nhelp = { -own }\n-own = { -cgrs }\n",
];

const SHARED: &[&str] = &[
    "-cgrs = CGRS\nhelp = Help is on its way to you\n",
    "-cgrs = CGRS\nother = More than 20 states signed it today.\n",
    "help = { help }\n",
    "",
    "## Names\n\n-cgrs = [CGRS](b.md#the-call) of { -own }\n-own = own\nhelp = Help\n    .title = { -cgrs }\n",
    "-cgrs = CG{RS\n-own = { -cgrs }\ntitle = The call\nlead = { other }\n",
    "-own = { -cgrs }\nother = { -own } { title }\nlead = More than 20 states signed it today.\n",
];

const RECORDS: &[&str] = &[
    "[lead]\nsource = \"More than 15 states signed it today.\"\ntarget = \"0000000000000000\"\nstate = \"translated\"\n",
    "[lead]\nsource = \"More than 20 states signed it today.\"\ntarget = \"0000000000000000\"\nstate = \"draft\"\n",
    "[lead]\n",
];

const CONFIGURATIONS: &[&str] = &[
    "",
    "[checks]\nnumbers = \"off\"\n",
    "[[levels]]\non = \"*:lead\"\ncheck = \"numbers\"\nlevel = \"info\"\nreason = \"so\"\n",
    "content = \"docs/{locale}/**/*.md\"\n",
    "bundle = \"catalog\"\n",
    "shared = [\"locales/common.ftl\"]\ncontent = \"texts\"\n",
    "content = \"texts\"\n",
];

const GLOSSARIES: &[&str] = &[
    "[[term]]\nsource = \"state*\"\nes = \"Estado*\"\n",
    "[[term]]\nsource = \"state*\"\nes = \"país*\"\n",
    "[[term\n",
];

/// The files that may be there, and what they may hold.
pub(super) const FILES: &[(&str, &[&str])] = &[
    ("content/a.md", STATEMENTS),
    ("content/b.md", STATEMENTS),
    ("content/map.png", &["png"]),
    (
        "content/b.html",
        &[
            "<h1>The call</h1>\n",
            "<p>More than 20 states signed it today.</p>\n",
        ],
    ),
    ("docs/en/guide.md", STATEMENTS),
    ("docs/es/guide.md", STATEMENTS),
    ("locales/common.ftl", SHARED),
    ("locales/en/a.ftl", OWN),
    ("locales/en/b.ftl", OWN),
    ("locales/en/terms.ftl", SHARED),
    ("locales/es/a.ftl", OWN),
    ("locales/es/a.state.toml", RECORDS),
    ("locales/es/b.ftl", OWN),
    ("locales/es/terms.ftl", SHARED),
    ("locales/es/terms.state.toml", RECORDS),
    ("locales/glossary.toml", GLOSSARIES),
    ("locales/pt/a.ftl", OWN),
    ("locales/pt/terms.ftl", SHARED),
    ("paridad.toml", CONFIGURATIONS),
];

/// What is done to a file.
#[derive(Clone, Copy, Debug)]
enum Edit {
    /// It gets another text, in a buffer over it.
    Type(usize),
    /// It gets another text, or is made.
    Save(usize),
    Remove,
    /// What it holds stands under another name from then on.
    Rename(usize),
}

fn edits() -> impl Strategy<Value = Vec<(usize, Edit)>> {
    let edit = prop_oneof![
        3 => (0..7usize).prop_map(Edit::Type),
        3 => (0..7usize).prop_map(Edit::Save),
        1 => Just(Edit::Remove),
        1 => (0..FILES.len()).prop_map(Edit::Rename),
    ];
    prop::collection::vec((0..FILES.len(), edit), 1..12)
}

/// Files that change while a session reads them.
struct Disk(Mutex<BTreeMap<Utf8PathBuf, Vec<u8>>>);

impl FileSource for Disk {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        self.0.lock().unwrap().read(path)
    }
}

/// The project as it is on a disk and in buffers.
struct Project<'d> {
    disk: &'d Disk,
    buffers: BTreeMap<Utf8PathBuf, Vec<u8>>,
}

impl Project<'_> {
    /// What a fresh run would read.
    fn files(&self) -> BTreeMap<Utf8PathBuf, Vec<u8>> {
        let mut files = self.disk.0.lock().unwrap().clone();
        files.extend(self.buffers.clone());
        files
    }

    fn plan(&self) -> (Layout, Config) {
        let files = self.files();
        let text = files.get(Utf8Path::new("paridad.toml"));
        let text = text.map_or("", |bytes| std::str::from_utf8(bytes).unwrap());
        let (config, _) = config::read("paridad.toml".into(), text);
        let paths: Vec<Utf8PathBuf> = files.into_keys().collect();
        (plan(&config, &paths).0, config)
    }

    /// Makes an edit, and tells the session.
    fn edit(&mut self, session: &mut Session<'_>, file: usize, edit: Edit) {
        let (path, texts) = FILES[file];
        let text = |text: usize| texts[text % texts.len()].as_bytes().to_vec();
        let path = Utf8PathBuf::from(path);
        let before = self.files();
        let changes = match edit {
            Edit::Type(at) => {
                self.buffers.insert(path.clone(), text(at));
                vec![(path, Some(text(at)))]
            }
            Edit::Save(at) => {
                self.save(&path, Some(text(at)));
                vec![(path, None)]
            }
            Edit::Remove => {
                self.save(&path, None);
                vec![(path, None)]
            }
            Edit::Rename(to) => {
                let to = Utf8PathBuf::from(FILES[to].0);
                let Some(bytes) = before.get(&path) else {
                    return;
                };
                self.save(&path, None);
                self.save(&to, Some(bytes.clone()));
                vec![(path, None), (to, None)]
            }
        };
        let files = self.files();
        let has_others = !before.keys().eq(files.keys());
        let is_configuration = |(path, _): &(Utf8PathBuf, _)| path == "paridad.toml";
        let is_configured = changes.iter().any(is_configuration);
        let changes = changes.into_iter();
        session.apply(changes.map(|(path, bytes)| FileChange { path, bytes }));
        if has_others || is_configured {
            let (layout, config) = self.plan();
            session.replan(layout, config);
        }
    }

    /// Writes or removes a file, which is then in no buffer any more.
    fn save(&mut self, path: &Utf8Path, bytes: Option<Vec<u8>>) {
        self.buffers.remove(path);
        let mut disk = self.disk.0.lock().unwrap();
        match bytes {
            Some(bytes) => disk.insert(path.to_owned(), bytes),
            None => disk.remove(path),
        };
    }

    fn fresh(&self) -> Analysis {
        let (layout, config) = self.plan();
        analyze(&layout, &config, &self.files(), &Selection::everything())
    }
}

/// What a reader sees of each file.
fn by_file(analysis: &Analysis) -> BTreeMap<Utf8PathBuf, String> {
    let text = json(analysis);
    let report: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut files: BTreeMap<Utf8PathBuf, String> = BTreeMap::new();
    for finding in report["findings"].as_array().unwrap() {
        let path = finding["path"].as_str().unwrap_or_default();
        let text = files.entry(path.into()).or_default();
        text.push_str(&finding.to_string());
    }
    files
}

fn json(analysis: &Analysis) -> String {
    let report = Report {
        findings: &analysis.findings,
        coverage: &analysis.coverage,
        sources: &analysis.sources,
        known: 0,
        is_recorded: true,
        gates: &[],
        reader: &Reader::Inside("".into()),
        pages: &[],
    };
    let look = Look {
        color: false,
        terminal: false,
        width: 80,
        detail: Detail::Normal,
    };
    let mut out = Vec::new();
    report::write(ReportFormat::Json, &report, &look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn check(start: Vec<Option<usize>>, edits: Vec<(usize, Edit)>) {
    let there = FILES.iter().zip(start).filter_map(|((path, texts), text)| {
        let text = texts[text? % texts.len()];
        Some((Utf8PathBuf::from(*path), text.as_bytes().to_vec()))
    });
    let disk = Disk(Mutex::new(there.collect()));
    let mut project = Project {
        disk: &disk,
        buffers: BTreeMap::new(),
    };
    let (layout, config) = project.plan();
    let mut session = Session::new(&layout, &config, &disk, Selection::everything());
    let mut published = PublishedFindings::default();
    let mut before = BTreeMap::new();
    let mut told = |session: &mut Session<'_>, analysis: &Analysis, after: &dyn Fn() -> String| {
        let now = by_file(analysis);
        let mut changed: BTreeSet<Utf8PathBuf> = before.keys().chain(now.keys()).cloned().collect();
        changed.retain(|path| before.get(path) != now.get(path));
        let mut told = session.take_changed();
        told.retain(|path| published.is_changed(path, &session.in_file(path)));
        assert!(
            told.is_superset(&changed),
            "{}: {changed:?} {told:?}",
            after()
        );
        for (path, findings) in &now {
            let alone = by_file(&session.in_file(path));
            assert_eq!(alone.get(path), Some(findings), "{}: {path}", after());
        }
        before = now;
    };
    let analysis = session.analysis();
    assert_eq!(json(&analysis), json(&project.fresh()));
    told(&mut session, &analysis, &|| "at first".to_owned());
    for (file, edit) in edits {
        project.edit(&mut session, file, edit);
        let (path, _) = FILES[file];
        let analysis = session.analysis();
        assert_eq!(json(&analysis), json(&project.fresh()), "{path}: {edit:?}");
        told(&mut session, &analysis, &|| format!("{path}: {edit:?}"));
    }
}

fn cases() -> u32 {
    let wanted = std::env::var("PROPTEST_CASES").ok();
    wanted.and_then(|it| it.parse().ok()).unwrap_or(96)
}

proptest! {
    // `PROPTEST_CASES` asks for more.
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_session_says_what_a_fresh_run_says(
        start in prop::collection::vec(prop::option::weighted(0.8, 0..7usize), FILES.len()),
        edits in edits(),
    ) {
        check(start, edits);
    }
}

#[test]
fn an_edit_is_no_work_for_sets_that_it_cannot_concern() {
    struct Counted<'d>(&'d Disk, Mutex<Vec<String>>);
    impl FileSource for Counted<'_> {
        fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
            self.1.lock().unwrap().push(path.to_string());
            self.0.read(path)
        }
        fn has(&self, path: &Utf8Path) -> bool {
            self.0.read(path).is_ok()
        }
    }
    let files = [
        ("content/a.md", STATEMENTS[0]),
        ("content/b.md", "Nothing of that here.\n"),
        ("locales/en/a.ftl", OWN[0]),
        (
            "locales/en/terms.ftl",
            "-cgrs = CGRS\n-b = B\n-c = { -b }\n",
        ),
        (
            "locales/es/terms.ftl",
            "-cgrs = CGRS\n-b = B\n-c = { -b }\n",
        ),
        (
            "locales/en/b.ftl",
            "lead = Nothing of that here.\nname = { -c }\n",
        ),
        ("locales/es/a.ftl", OWN[1]),
        ("locales/es/b.ftl", "lead = Nada de eso aquí.\n"),
    ];
    let files = files.map(|(path, text)| (path.into(), text.into()));
    let disk = Disk(Mutex::new(BTreeMap::from(files)));
    let project = Project {
        disk: &disk,
        buffers: BTreeMap::new(),
    };
    let (layout, config) = project.plan();
    let counted = Counted(&disk, Mutex::new(Vec::new()));
    let mut session = Session::new(&layout, &config, &counted, Selection::everything());
    session.analysis();
    let mut sets_read_after = |path: &str, text: &str| {
        counted.1.lock().unwrap().clear();
        let (path, bytes) = (path.into(), Some(text.into()));
        session.apply([FileChange { path, bytes }]);
        session.analysis();
        let read = std::mem::take(&mut *counted.1.lock().unwrap());
        let statements = read.iter().filter_map(|path| path.strip_prefix("content/"));
        statements.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let sets = |names: &[&str]| names.iter().map(|it| it.to_string()).collect();
    let after: BTreeSet<String> = sets_read_after("locales/es/a.ftl", OWN[3]);
    assert_eq!(after, sets(&["a.md"]));
    let after = sets_read_after("locales/es/terms.ftl", "-cgrs = GRS\n-b = B\n-c = { -b }\n");
    assert_eq!(after, sets(&[]), "nobody asks for it");
    let after = sets_read_after(
        "locales/es/terms.ftl",
        "-cgrs = GRS\n-b = Be\n-c = { -b }\n",
    );
    assert_eq!(after, sets(&["b.md"]), "it is asked for by way of another");
    let after = sets_read_after(
        "locales/es/terms.ftl",
        "# A\n\n-cgrs = GRS\n-b = Be\n-c = { -b }\n",
    );
    assert_eq!(after, sets(&[]), "it stands elsewhere and says the same");
}
