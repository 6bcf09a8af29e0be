//! `paridad init --example` is laid where one stands, whatever project lies above.

use std::fs;
use std::process::Command;

#[test]
fn below_another_project() {
    let project = tempfile::tempdir().unwrap();
    fs::write(project.path().join("paridad.toml"), "source = \"en\"\n").unwrap();
    fs::create_dir(project.path().join("content")).unwrap();
    let folder = project.path().join("trial");
    fs::create_dir(&folder).unwrap();
    let laid = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(["init", "--example"])
        .current_dir(&folder)
        .status()
        .unwrap();
    assert!(laid.success());
    assert!(folder.join("paridad.toml").is_file());
    assert_eq!(
        fs::read_dir(project.path().join("content"))
            .unwrap()
            .count(),
        0
    );
}
