//! A session after any edits says what a fresh run says, byte for byte.

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

use camino::{Utf8Path, Utf8PathBuf};
use paridad::config::{self, model::Config};
use paridad::pipeline::analysis::Analysis;
use paridad::pipeline::analyze::analyze;
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
];

const SHARED: &[&str] = &[
    "-cgrs = CGRS\nhelp = Help is on its way to you\n",
    "-cgrs = CGRS\nother = More than 20 states signed it today.\n",
    "help = { help }\n",
    "",
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
];

const GLOSSARIES: &[&str] = &[
    "[[term]]\nsource = \"state*\"\nes = \"Estado*\"\n",
    "[[term]]\nsource = \"state*\"\nes = \"país*\"\n",
    "[[term\n",
];

/// The files that may be there, and what they may hold.
const FILES: &[(&str, &[&str])] = &[
    ("content/a.md", STATEMENTS),
    ("content/b.md", STATEMENTS),
    ("content/map.png", &["png"]),
    ("docs/en/guide.md", STATEMENTS),
    ("docs/es/guide.md", STATEMENTS),
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
}

fn edits() -> impl Strategy<Value = Vec<(usize, Edit)>> {
    let edit = prop_oneof![
        3 => (0..6usize).prop_map(Edit::Type),
        3 => (0..6usize).prop_map(Edit::Save),
        1 => Just(Edit::Remove),
    ];
    prop::collection::vec((0..FILES.len(), edit), 1..8)
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
        let path = Utf8PathBuf::from(path);
        let was_there = self.files().contains_key(&path);
        let text = |text: usize| texts[text % texts.len()].as_bytes().to_vec();
        let mut bytes = None;
        match edit {
            Edit::Type(at) => {
                bytes = Some(text(at));
                self.buffers.insert(path.clone(), text(at));
            }
            Edit::Save(at) => {
                self.buffers.remove(&path);
                self.disk.0.lock().unwrap().insert(path.clone(), text(at));
            }
            Edit::Remove => {
                self.buffers.remove(&path);
                self.disk.0.lock().unwrap().remove(&path);
            }
        }
        let is_there = self.files().contains_key(&path);
        let is_configuration = path == "paridad.toml";
        session.apply([FileChange { path, bytes }]);
        if was_there != is_there || is_configuration {
            let (layout, config) = self.plan();
            session.replan(layout, config);
        }
    }

    fn fresh(&self) -> Analysis {
        let (layout, config) = self.plan();
        analyze(&layout, &config, &self.files(), &Selection::everything())
    }
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
    assert_eq!(json(&session.analysis()), json(&project.fresh()));
    for (file, edit) in edits {
        project.edit(&mut session, file, edit);
        let (path, _) = FILES[file];
        assert_eq!(
            json(&session.analysis()),
            json(&project.fresh()),
            "{path}: {edit:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_session_says_what_a_fresh_run_says(
        start in prop::collection::vec(prop::option::weighted(0.8, 0..6usize), FILES.len()),
        edits in edits(),
    ) {
        check(start, edits);
    }
}

#[test]
fn an_edit_of_a_set_is_no_work_for_others() {
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
        ("locales/en/b.ftl", "lead = Nothing of that here.\n"),
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
    counted.1.lock().unwrap().clear();
    session.apply([FileChange {
        path: "locales/es/a.ftl".into(),
        bytes: Some(OWN[3].into()),
    }]);
    session.analysis();
    let mut read = std::mem::take(&mut *counted.1.lock().unwrap());
    read.retain(|path| path.contains("b.") && !path.contains("glossary"));
    assert_eq!(read, [""; 0]);
}
