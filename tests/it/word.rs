//! Word documents there and back: a column filled in elsewhere, and documents in two languages beside each other.

use std::fs;
use std::path::Path;
use std::process::Command;

const STATEMENT: &str = "---\ntitle: The call\nlang: en\n---\n\nMore than **20 states** signed [it](https://example.org).[^law]\n\n\
                         - Free the rivers;\n- free the teachers.\n\n| Year | People |\n|---|---|\n| 2021 | Many |\n| 2022 | — |\n\n…\n\n[^law]: Law 5.\n";
const SPANISH: &str = "title = El llamado\nmore-20-states = Más de **20 Estados** lo [firmaron](https://example.org).[^law]\n\
                       item-free-rivers = Liberar los ríos;\nitem-free-teachers = liberar a las maestras.\nyear = Año\npeople = Personas\n";

fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// A project with the statement, its source catalog and, where there is one, its translation.
fn project(statement: &str, is_translated: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/call.md"), statement).unwrap();
    let (sound, told) = run(folder.path(), &["sync", "--scaffold", "es"]);
    assert!(sound, "{told}");
    let catalog = folder.path().join("locales/es/call.ftl");
    if is_translated {
        let source = fs::read_to_string(folder.path().join("locales/en/call.ftl")).unwrap();
        let ids = source.lines().filter_map(|line| line.split_once(" = "));
        let texts = SPANISH.lines().filter_map(|line| line.split_once(" = "));
        let texts: Vec<&str> = texts
            .map(|(_, text)| text)
            .chain(["2021", "Muchas", "2022", "—", "…", "Ley 5."])
            .collect();
        let lines = ids
            .zip(texts)
            .map(|((id, _), text)| format!("{id} = {text}\n"));
        fs::write(catalog, lines.collect::<String>()).unwrap();
    } else {
        fs::remove_file(catalog).unwrap();
    }
    folder
}

#[test]
fn a_column_comes_back() {
    let there = project(STATEMENT, true);
    let (_, told) = run(there.path(), &["build", "--edition", "side-by-side,docx"]);
    let word = there.path().join("dist/side-by-side/call.docx");
    assert!(word.exists(), "{told}");

    let here = project(STATEMENT, false);
    let name = word.to_str().unwrap();
    let (sound, told) = run(here.path(), &["adopt", name, "--locale", "es"]);
    assert!(sound, "{told}");
    let catalog = |folder: &Path| fs::read_to_string(folder.join("locales/es/call.ftl")).unwrap();
    let (left, right) = (
        catalog(here.path()).replace("\n\n", "\n"),
        catalog(there.path()),
    );
    assert_eq!(left, right, "{told}");
    let (sound, told) = run(here.path(), &["check"]);
    assert!(sound, "{told}");

    // A row whose source says something else now stays out.
    let changed = project(&STATEMENT.replace("20 states", "30 states"), false);
    let (_, told) = run(changed.path(), &["adopt", name, "--locale", "es"]);
    assert!(
        told.contains("the source was changed since this was translated"),
        "{told}"
    );
    let adopted = catalog(changed.path());
    assert!(
        adopted.contains("El llamado") && !adopted.contains("20 Estados"),
        "{adopted}"
    );

    let (sound, told) = run(here.path(), &["adopt", name, "--locale", "pt"]);
    assert!(
        !sound && told.contains("it has no column for `pt`"),
        "{told}"
    );

    let documents = ["dist/en/call.docx", "dist/es/call.docx"];
    let compare = [
        "compare",
        documents[0],
        documents[1],
        "--locale",
        "es",
        "--only",
        "numbers,missing-block,extra-block",
    ];
    let (sound, told) = run(there.path(), &compare);
    assert!(sound, "{told}");
    fs::copy(there.path().join(documents[1]), here.path().join("es.docx")).unwrap();
    fs::remove_file(here.path().join("locales/es/call.ftl")).unwrap();
    fs::remove_file(here.path().join("locales/es/call.state.toml")).unwrap();
    let adopt = [
        "adopt",
        "es.docx",
        "--locale",
        "es",
        "--source",
        "content/call.md",
    ];
    let (sound, told) = run(here.path(), &adopt);
    assert!(
        sound
            && catalog(here.path())
                .contains("Más de **20 Estados** lo [firmaron](https://example.org).[^law]"),
        "{told}"
    );
}

#[test]
fn what_the_table_does_not_show_makes_a_draft() {
    let statement = "# Notice\n\nRun `make` today.\n\nThe river is *free*.\n";
    let there = project(statement, false);
    let catalog = there.path().join("locales/es/call.ftl");
    let spanish = "notice = Aviso\nlead = Ejecute `make` hoy.\nriver-free = El río es *libre*.\n";
    fs::write(&catalog, spanish).unwrap();
    let (_, told) = run(there.path(), &["build", "--edition", "side-by-side"]);
    fs::remove_file(&catalog).unwrap();
    let word = "dist/side-by-side/call.docx";
    let (sound, told_of_adopt) = run(there.path(), &["adopt", word, "--locale", "es"]);
    assert!(sound, "{told}{told_of_adopt}");
    assert!(
        told_of_adopt.contains("2 translated, 1 draft, 0 unpaired"),
        "{told_of_adopt}"
    );
    let adopted = fs::read_to_string(&catalog).unwrap();
    assert!(adopted.contains("Ejecute make hoy."), "{adopted}");
}
