//! `paridad watch` tells anew what is found after each edit. Nothing is timed: each line is waited for.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Ends a program, whatever becomes of the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits for the line of a look.
fn hear(lines: &Receiver<String>, wanted: &str) {
    let line = lines.recv_timeout(Duration::from_secs(120));
    assert_eq!(line.as_deref(), Ok(wanted));
}

#[test]
fn edits_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "locales/en/call.ftl",
        "lead = More than 20 states signed it.\n",
    );
    write(
        "locales/es/call.ftl",
        "lead = Más de 20 Estados lo firmaron.\n",
    );
    let mut program = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(["watch", "--build"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(program.stdout.take().unwrap());
    let mut running = Running(program);
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        let looks = out.lines().map_while(Result::ok);
        for line in looks.filter(|line| line.contains(" errors, ") || line.contains(" error, ")) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    hear(&lines, "0 errors, 0 warnings, 0 infos");
    // The same bytes are no edit.
    write(
        "locales/es/call.ftl",
        "lead = Más de 20 Estados lo firmaron.\n",
    );
    write(
        "locales/es/call.ftl",
        "lead = Más de 25 Estados lo firmaron.\n",
    );
    hear(
        &lines,
        "1 error, 0 warnings, 0 infos; changed: locales/es/call.ftl",
    );
    write("locales/es/new/terms.ftl", "a = b\n");
    hear(
        &lines,
        "1 error, 1 warning, 0 infos; changed: locales/es/new/terms.ftl",
    );
    fs::remove_dir_all(folder.path().join("locales/es/new")).unwrap();
    hear(
        &lines,
        "1 error, 0 warnings, 0 infos; changed: locales/es/new/terms.ftl",
    );
    assert!(folder.path().join("dist/en").is_dir());
    let pid = running.0.id();
    let sent = Command::new("kill")
        .args(["-INT", &pid.to_string()])
        .status();
    assert!(sent.unwrap().success());
    assert_eq!(
        running.0.wait().unwrap().code(),
        Some(1),
        "the last look had an error"
    );
}
