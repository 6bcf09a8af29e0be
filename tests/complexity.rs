//! How the work of a command grows with what it reads: in steps of the processor, which `tests/complexity/steps.sh`
//! counts, and not in seconds.

mod complexity {
    pub mod shapes;
}

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use complexity::shapes::{Shape, shapes};

/// Does each shape at 1, n and 2n, and says so, a line each, in the file that `STEPS` names. What happens between two
/// calls of [`mark`] is what is counted: a project is written, and read by its command.
#[test]
#[ignore = "steps are counted by tests/complexity/steps.sh"]
fn steps() {
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse().ok());
    let (part, parts) = (number("PART").unwrap_or(0), number("PARTS").unwrap_or(1));
    let scale = number("SCALE").unwrap_or(1);
    let wanted = std::env::var("SHAPE").unwrap_or_default();
    let mut lines = String::new();
    let root = tempfile::tempdir().unwrap();
    let shapes = shapes().into_iter().filter(|it| it.name.contains(&wanted));
    // What is made once is made in the first runs, which are not counted.
    for shape in first_of_each_command() {
        run(&shape, 1, &root.path().join("first"));
    }
    let uncounted = first_of_each_command().len();
    lines.push_str(&format!("{uncounted}\n"));
    for (_, shape) in shapes.enumerate().filter(|(at, _)| at % parts == part) {
        for n in [1, shape.n * scale, 2 * shape.n * scale] {
            let code = run(&shape, n, &root.path().join("next"));
            lines.push_str(&format!("{n}\t{code}\t{}\n", shape.name));
        }
    }
    fs::write(std::env::var("STEPS").unwrap(), lines).unwrap();
}

fn first_of_each_command() -> Vec<Shape> {
    let mut seen = BTreeSet::new();
    let mut first = shapes();
    first.retain(|shape| seen.insert(shape.command));
    first
}

/// Makes the project and runs the command on it; the exit code as it is shown for debugging, for it cannot be read.
fn run(shape: &Shape, n: usize, folder: &Path) -> String {
    let _ = fs::remove_dir_all(folder);
    for (path, text) in (shape.files)(n) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let folder = folder.to_str().unwrap();
    let words = ["paridad", "-q", "-C", folder].into_iter();
    let words = words.chain(shape.command.split(' '));
    let words: Vec<String> = words
        .map(|word| word.replace("./", &format!("{folder}/")))
        .collect();
    let code = paridad::cli::main(words.into_iter().map(OsString::from));
    mark();
    format!("{code:?}")
}

/// Where callgrind takes what it has counted so far.
#[inline(never)]
fn mark() {
    black_box(());
}
