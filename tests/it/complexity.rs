//! How the work of a command grows with what it reads: in steps of the processor, which `tests/complexity/steps.sh`
//! counts, and not in seconds.

mod pieces;
mod shapes;

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use shapes::{Shape, shapes};

/// Most copies of the base, from which growth is counted.
const FEW: usize = 12;

/// Does each shape at a few copies, n and 2n, and says so, a line each, in the file that `STEPS` names. What each costs is
/// what callgrind counts for the call from one of [`ROWS`] to one of [`COLUMNS`].
#[test]
#[ignore = "steps are counted by tests/complexity/steps.sh"]
fn steps() {
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse().ok());
    let (part, parts) = (number("PART").unwrap_or(0), number("PARTS").unwrap_or(1));
    let scale = number("SCALE").unwrap_or(1);
    let wanted = std::env::var("SHAPE").unwrap_or_default();
    let names = std::env::var("NAMES").unwrap_or_default();
    let names = fs::read_to_string(names).ok();
    // All work is of this thread, and counted.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    pool.use_current_thread().build_global().unwrap();
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("project");
    let shapes = shapes().into_iter().filter(|it| {
        let named = |names: &String| names.lines().any(|name| name == it.name);
        it.name.contains(&wanted) && names.as_ref().is_none_or(named)
    });
    let mut kinds = HashSet::new();
    let mut lines = String::new();
    let mut place = 0;
    for (_, shape) in shapes.enumerate().filter(|(at, _)| at % parts == part) {
        // One copy is often read in another way than a row of them.
        let few = (2 * shape.n * scale / 5).min(FEW);
        // The first run of a kind makes what is made once.
        if kinds.insert(shape.kind()) {
            write(&shape, few, &folder);
            run(&shape, &folder);
        }
        for n in [few, shape.n * scale, 2 * shape.n * scale] {
            write(&shape, n, &folder);
            let code = ROWS[place / COLUMNS.len()](place % COLUMNS.len(), &shape, &folder);
            let Shape { limit, name, .. } = &shape;
            lines.push_str(&format!("{place}\t{n}\t{code}\t{limit}\t{name}\n"));
            place += 1;
        }
    }
    fs::write(std::env::var("STEPS").unwrap(), lines).unwrap();
}

fn write(shape: &Shape, n: usize, folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    for (path, text) in shape.files(n) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Runs the command on the project; the exit code as it is shown for debugging, for it cannot be read.
fn run(shape: &Shape, folder: &Path) -> String {
    let folder = folder.to_str().unwrap();
    let words = ["paridad", "-q", "-C", folder].into_iter();
    let words = words.chain(shape.command.split(' '));
    let words: Vec<String> = words
        .map(|word| word.replace("./", &format!("{folder}/")))
        .collect();
    let code = paridad::main_with(words.into_iter().map(OsString::from));
    format!("{code:?}")
}

/// Functions that do the same under names of their own: callgrind counts for each pair of a caller and a callee.
macro_rules! pairs {
    ($($row:ident)*; $($column:ident)*) => {
        $(
            #[inline(never)]
            fn $row(column: usize, shape: &Shape, folder: &Path) -> String {
                black_box(COLUMNS[column](shape, folder))
            }
        )*
        $(
            #[inline(never)]
            fn $column(shape: &Shape, folder: &Path) -> String {
                black_box(run(shape, folder))
            }
        )*
        const ROWS: &[fn(usize, &Shape, &Path) -> String] = &[$($row),*];
        const COLUMNS: &[fn(&Shape, &Path) -> String] = &[$($column),*];
    };
}

pairs! {
    row_00 row_01 row_02 row_03 row_04 row_05 row_06 row_07 row_08 row_09 row_10 row_11 row_12 row_13 row_14 row_15
    row_16 row_17 row_18 row_19 row_20 row_21 row_22 row_23;
    column_00 column_01 column_02 column_03 column_04 column_05 column_06 column_07 column_08 column_09 column_10
    column_11 column_12 column_13 column_14 column_15 column_16 column_17 column_18 column_19 column_20 column_21
    column_22 column_23 column_24 column_25 column_26 column_27 column_28 column_29 column_30 column_31
}
