//! The cases of `init.md`: a project in, the proposed `paridad.toml` out.

use crate::unit::cases;

use camino::{Utf8Path, Utf8PathBuf};
use paridad::cli::init::{look, proposal, propose, scaffold, write};
use paridad::config;
use paridad::config::model::Config;
use paridad::disk::find_project;
use paridad::project::layout;

#[test]
fn proposals() {
    cases::check("tests/init.md", "init", |case| {
        let files = &case.fences;
        let configuration = files
            .iter()
            .find(|(path, _)| ["l10n.toml", "paridad.toml"].contains(&path.as_str()));
        let (config, faults) = match configuration {
            Some((origin, text)) => config::read(origin.as_str().into(), text),
            None => (Config::default(), Vec::new()),
        };
        assert_eq!(faults, []);
        let mut paths: Vec<Utf8PathBuf> = files.iter().map(|(path, _)| path.into()).collect();
        paths.sort();
        let (layout, _) = layout::plan(&config, &paths);
        let catalogs: Vec<Utf8PathBuf> = paths
            .iter()
            .filter(|path| path.extension() == Some("ftl"))
            .cloned()
            .collect();
        let read = |path: &Utf8Path| Some(case.fence(path.as_str()).to_owned());
        let mut found = look(&layout, &catalogs, read);
        found.catalogs = layout::catalog_folder(&paths).map(Utf8PathBuf::from);
        if config.catalogs.is_some() {
            found.catalogs = None;
        }

        let text = scaffold(&layout, &config, &found);
        let (again, faults) = config::read("paridad.toml".into(), &text);
        assert_eq!(faults, [], "{text}");
        assert_eq!(again, proposal(&layout, &config, &found), "{text}");
        text
    });
}

#[test]
fn writes_over_nothing() {
    let folder = tempfile::TempDir::new().unwrap();
    let root = Utf8Path::from_path(folder.path()).unwrap();
    std::fs::create_dir_all(root.join("locales/es")).unwrap();
    std::fs::create_dir_all(root.join("dist")).unwrap();
    std::fs::write(root.join("locales/es/a.ftl"), "a = { -org }").unwrap();
    std::fs::write(root.join("dist/es.ftl"), "-org = built before").unwrap();
    let project = find_project(root);
    let text = propose(&project).unwrap();
    assert!(
        text.contains("# shared = []"),
        "what was built is no input: {text}"
    );
    assert_eq!(
        write(&project, &text, false, &mut |_| {}).unwrap(),
        "paridad.toml"
    );

    let project = find_project(&root.join("locales/es"));
    assert_eq!(
        project.configuration.as_deref(),
        Some("paridad.toml".into())
    );
    assert_eq!(
        propose(&project).unwrap(),
        text,
        "what was found is found again"
    );
    let error = write(&project, &text, false, &mut |_| {})
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "`paridad.toml` is there already: use `--force` to write over it"
    );
    write(&project, &text, true, &mut |_| {}).unwrap();
}
