//! A build does nothing where nothing changed, and all there is to do where something did. The reference is a build
//! into a new folder, of which nothing can be remembered.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const RECORD: &str = ".paridad-cache";

struct Project {
    folder: TempDir,
}

impl Project {
    fn new() -> Self {
        let project = Self {
            folder: TempDir::new().unwrap(),
        };
        project.write("content/a.md", "---\ntitle: A\n---\n\nThe Council met.\n");
        project.write("content/b.md", "It met again.\n");
        project.write("locales/en/terms.ftl", "-council = Council\n");
        project.write("locales/es/terms.ftl", "-council = Consejo\n");
        project.write(
            "locales/en/a.ftl",
            "title = A\nlead = The { -council } met.\n",
        );
        project.write(
            "locales/es/a.ftl",
            "title = Una\nlead = El { -council } se reunió.\n",
        );
        project.write("locales/en/b.ftl", "lead = It met again.\n");
        project.write("locales/es/b.ftl", "lead = Se reunió de nuevo.\n");
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.folder.path().join(path)).unwrap();
    }

    fn build(&self, options: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_paridad"))
            .arg("build")
            .args(options)
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        String::from_utf8(text).unwrap()
    }

    /// Builds, and says whether nothing was done; what is there is what a build into a new folder gives.
    fn rebuild(&self, options: &[&str]) -> Rebuilt {
        let told = self.build(options);
        let fresh = TempDir::new_in(self.folder.path()).unwrap();
        let path = fresh.path().to_str().unwrap();
        self.build(&[options, &["--output", path]].concat());
        let (there, expected) = (files(&self.folder.path().join("dist")), files(fresh.path()));
        let all = there.keys().chain(expected.keys());
        let differ: Vec<&PathBuf> = all
            .filter(|path| there.get(*path) != expected.get(*path))
            .collect();
        assert!(
            differ.is_empty() && !there.is_empty(),
            "{differ:?} differ\n{told}"
        );
        match told.lines().count() == 1 && told.contains("none changed") {
            true => Rebuilt::Nothing,
            false => Rebuilt::Done,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Rebuilt {
    Nothing,
    Done,
}

/// Every file below a folder but the record.
fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with(RECORD) {
                let name = path.strip_prefix(folder).unwrap().to_owned();
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn nothing_changed() {
    let project = Project::new();
    assert_eq!(project.rebuild(&[]), Rebuilt::Done);
    assert_eq!(project.rebuild(&[]), Rebuilt::Nothing);
    // Dates are not looked at: a new checkout is no change.
    project.write("locales/es/b.ftl", "lead = Se reunió de nuevo.\n");
    assert_eq!(project.rebuild(&[]), Rebuilt::Nothing);
    let told = project.build(&["--force"]);
    assert!(
        told.contains("none changed") && told.lines().count() > 1,
        "{told}"
    );
    assert_eq!(project.build(&["--quiet"]), "");
}

#[test]
fn something_changed() {
    type Change = (&'static str, fn(&Project));
    let changes: &[Change] = &[
        ("a translation", |it| {
            it.write("locales/es/b.ftl", "lead = Volvió a reunirse.\n")
        }),
        ("a shared term", |it| {
            it.write("locales/es/terms.ftl", "-council = Concejo\n")
        }),
        ("a comment", |it| {
            it.write("locales/es/terms.ftl", "# note\n-council = Concejo\n")
        }),
        ("a source", |it| {
            it.write("content/b.md", "It met.\n");
            it.write("locales/en/b.ftl", "lead = It met.\n");
        }),
        ("a new catalog", |it| {
            it.write("locales/en/more.ftl", "more = More\n");
            it.write("locales/es/more.ftl", "more = Más\n");
        }),
        ("a catalog less", |it| {
            it.remove("locales/en/more.ftl");
            it.remove("locales/es/more.ftl");
        }),
        ("a statement less", |it| {
            for path in ["content/b.md", "locales/en/b.ftl", "locales/es/b.ftl"] {
                it.remove(path);
            }
        }),
        ("a new language", |it| {
            it.write("locales/pt/terms.ftl", "-council = Conselho\n");
            it.write(
                "locales/pt/a.ftl",
                "title = Uma\nlead = O { -council } se reuniu.\n",
            );
        }),
        ("the configuration", |it| {
            it.write("paridad.toml", "editions = [\"html\"]\n")
        }),
        ("the forms of bundles", |it| {
            it.write(
                "paridad.toml",
                "editions = [\"html\"]\nbundles = [\"ftl\", \"esm\"]\n",
            );
        }),
        ("a glossary", |it| {
            it.write(
                "locales/glossary.toml",
                "[[term]]\nsource = \"Council\"\nes = \"Concejo\"\n",
            )
        }),
        ("an output", |it| it.write("dist/es/a.html", "<p>other</p>")),
        ("an output of the same length", |it| {
            let path = it.folder.path().join("dist/es/bundle.ftl");
            let text = fs::read_to_string(path)
                .unwrap()
                .replace("Concejo", "Kunzeju");
            it.write("dist/es/bundle.ftl", &text);
        }),
        ("no output", |it| it.remove("dist/en/a.html")),
        ("the manifest", |it| it.write("dist/manifest.json", "{}")),
        ("no manifest", |it| it.remove("dist/manifest.json")),
        ("no record", |it| it.remove("dist/.paridad-cache")),
        ("an empty record", |it| it.write("dist/.paridad-cache", "")),
        ("a damaged record", |it| {
            let path = it.folder.path().join("dist/.paridad-cache");
            let mut bytes = fs::read(&path).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(path, bytes).unwrap();
        }),
        ("half a record", |it| {
            let path = it.folder.path().join("dist/.paridad-cache");
            let bytes = fs::read(&path).unwrap();
            fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
        }),
    ];
    let project = Project::new();
    project.build(&[]);
    for (what, change) in changes {
        change(&project);
        assert_eq!(project.rebuild(&[]), Rebuilt::Done, "{what}");
        assert_eq!(project.rebuild(&[]), Rebuilt::Nothing, "after {what}");
    }
}

/// What is told of a build of few files is what is told of one of all.
#[test]
fn the_summary_counts_all_files() {
    let project = Project::new();
    let told = project.build(&[]);
    assert!(told.contains(": 17 files, all written"), "{told}");
    project.write("locales/es/b.ftl", "lead = Volvió a reunirse.\n");
    let told = project.build(&[]);
    assert!(
        told.contains(": 17 files, 6 written, 11 unchanged"),
        "{told}"
    );
    assert!(told.contains("es") && told.contains("100 %"), "{told}");
}

/// A build that is cut off leaves no record that speaks of what is not there.
#[test]
fn a_build_that_fails_leaves_no_record() {
    let project = Project::new();
    project.build(&[]);
    project.write("locales/es/b.ftl", "lead = Volvió a reunirse.\n");
    project.remove("dist/es/b.html");
    fs::create_dir(project.folder.path().join("dist/es/b.html")).unwrap();
    let told = project.build(&[]);
    assert!(told.contains("a folder stands where"), "{told}");
    assert!(!project.folder.path().join("dist/.paridad-cache").exists());
    fs::remove_dir(project.folder.path().join("dist/es/b.html")).unwrap();
    assert_eq!(project.rebuild(&[]), Rebuilt::Done);
}

#[test]
fn other_options() {
    let project = Project::new();
    project.build(&[]);
    for options in [
        &["--edition", "html,markdown,text"][..],
        &["--min-coverage", "es=50"],
        &["--stale", "last"],
        &[],
    ] {
        assert_eq!(project.rebuild(options), Rebuilt::Done, "{options:?}");
        assert_eq!(project.rebuild(options), Rebuilt::Nothing, "{options:?}");
    }
}

/// What an earlier build made beside the named editions stays, and stays told of, after a translation changed.
#[test]
fn editions_that_are_not_named_stay_as_they_are() {
    let project = Project::new();
    project.build(&[]);
    project.build(&["--edition", "text"]);
    let output = project.folder.path().join("dist");
    let before = files(&output);
    project.write("locales/es/b.ftl", "lead = Volvió a reunirse.\n");
    project.build(&["--edition", "text"]);
    let after = files(&output);
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>()
    );
    assert_eq!(
        before[Path::new("es/b.html")],
        after[Path::new("es/b.html")]
    );
    assert_ne!(before[Path::new("es/b.txt")], after[Path::new("es/b.txt")]);
    let manifest = &after[Path::new("manifest.json")];
    assert!(manifest.contains("es/b.html"), "{manifest}");
}

#[test]
fn a_locale_that_is_refused_is_refused_again() {
    let project = Project::new();
    project.build(&[]);
    project.write("locales/es/b.ftl", "# nothing yet\n");
    for _ in 0..2 {
        let told = project.build(&[]);
        assert!(told.contains("`es` was not built"), "{told}");
    }
    project.write("locales/es/b.ftl", "lead = Se reunió de nuevo.\n");
    let told = project.build(&[]);
    assert!(told.contains("built en, es"), "{told}");
}

/// A site generator publishes one of two pages of the same address, and says nothing.
#[test]
fn titles_that_clash_stop_a_build_before_anything_is_written() {
    let project = Project::new();
    let configuration =
        "editions = [\"markdown\"]\n[markdown]\nlayout = \"hugo\"\nslug = \"title\"\n";
    project.write("paridad.toml", configuration);
    project.write("content/b.md", "---\ntitle: B\n---\n\nIt met again.\n");
    project.write("locales/en/b.ftl", "title = B\nlead = It met again.\n");
    let translated = |title: &str| {
        let text = format!("title = {title}\nlead = Se reunió de nuevo.\n");
        project.write("locales/es/b.ftl", &text);
    };
    let clash = "`a` and `b` have the same title in `es`";
    let output = project.folder.path().join("dist");

    translated("Una");
    let told = project.build(&[]);
    assert!(told.contains(clash), "{told}");
    assert!(!output.exists());

    translated("Otra");
    let told = project.build(&[]);
    assert!(told.contains("dist"), "{told}");
    let before = files(&output);
    translated("Una");
    // Of the other page only the last build knows.
    let told = project.build(&["--document", "b"]);
    assert!(told.contains(clash), "{told}");
    assert_eq!(files(&output), before);
}
