//! Bundles in Rust: the module of ids compiles, and fluent-rs loads what was built. `tests/bundles/consumers.sh` shows
//! them to other programs; with `PARIDAD_BUNDLES`, folders of output are loaded here too.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::bundle_loads::bundle_loads;

fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(["build", "--quiet", "--project", "tests/bundles/project"])
        .arg("--output")
        .arg(folder.path())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .unwrap();
    assert!(status.success());
    folder
}

#[test]
fn the_module_of_ids_compiles() {
    let folder = built();
    let main = r#"
        #[path = "en/messages.rs"]
        #[deny(warnings)]
        pub mod messages;
        fn main() {
            assert_eq!(messages::SCORE_OF_ONE, "score_of_one");
            assert_eq!(messages::ALL.len(), 23);
            assert!(messages::ALL.contains(&messages::STATEMENTS));
        }
    "#;
    fs::write(folder.path().join("main.rs"), main).unwrap();
    let compiled = Command::new("rustc")
        .args(["--edition", "2024", "main.rs"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&compiled.stderr);
    assert!(compiled.status.success(), "{told}");
    let run = Command::new(folder.path().join("main")).status().unwrap();
    assert!(run.success());
}

#[test]
fn fluent_rs_loads_them() {
    let folder = built();
    let given = env::var_os("PARIDAD_BUNDLES");
    let given: Vec<PathBuf> = given.iter().flat_map(env::split_paths).collect();
    let mut bundles = 0;
    for output in std::iter::once(folder.path()).chain(given.iter().map(Path::new)) {
        for locale in fs::read_dir(output).unwrap() {
            let path = locale.unwrap().path().join("bundle.ftl");
            if let Ok(text) = fs::read_to_string(path) {
                bundle_loads(&text);
                bundles += 1;
            }
        }
    }
    assert!(bundles >= 3);
    println!("fluent-rs: {bundles} bundles load without an error");
}
