//! A catalog that was brought into form once stays as it is, and none is refused that is Fluent.

use std::fs;
use std::path::{Path, PathBuf};

use crate::unit::material::folders;
use paridad::fluent::form::in_form;
use paridad::fluent::parse::parse;

fn catalogs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            catalogs(&path, found);
        } else if path.extension().is_some_and(|it| it == "ftl") {
            found.push(path);
        }
    }
}

/// Returns the number of catalogs that are Fluent.
fn check(folder: &Path) -> usize {
    let mut paths = Vec::new();
    catalogs(folder, &mut paths);
    let mut sound = 0;
    for path in paths {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let is_fluent = parse(&text).faults.is_empty();
        match in_form(&text, None) {
            Ok(form) => assert_eq!(in_form(&form, None).as_ref(), Ok(&form), "{path:?}"),
            Err(refusal) => assert!(!is_fluent, "{path:?}: {refusal:?}"),
        }
        sound += usize::from(is_fluent);
    }
    sound
}

#[test]
fn catalogs_of_tests_stay_in_form() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(check(&root.join("tests")) + check(&root.join("locales")) > 100);
}

#[test]
#[ignore = "needs PARIDAD_CORPORA"]
fn real_catalogs_stay_in_form() {
    let sound: usize = folders("PARIDAD_CORPORA").iter().map(|it| check(it)).sum();
    println!("{sound} catalogs stay in form");
}
