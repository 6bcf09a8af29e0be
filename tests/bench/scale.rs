//! What an archive costs: `check`, a first `build` of Markdown, HTML, text and bundles, a build of which nothing
//! changed, and one for which one translation did, in three languages. Beside each figure stands how much more it is
//! for a statement than at the smallest size: 1.0 where the cost grows with the number of statements alone.
//!
//! ```sh
//! cargo bench --bench scale                    # 1 000, 10 000 and 100 000 statements: some minutes, 6 GB on the disk
//! cargo bench --bench scale -- 1000 5000       # other numbers of statements
//! PARIDAD=PROGRAM cargo bench --bench scale    # another build of the program
//! ```
//!
//! Each command runs once, as a process of its own; the figures are those that the kernel counts for it. What the
//! program prints goes nowhere: no progress is drawn.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    dead_code,
    reason = "a benchmark reads the clock, prints, and may panic"
)]

mod generate;
mod process;

use std::path::{Path, PathBuf};
use std::{env, fs};

use process::{Figures, run};

const COUNTS: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    let arguments = env::args().skip(1).filter(|it| it != "--bench");
    let mut counts: Vec<usize> = arguments
        .map(|count| count.parse().expect("a number of statements"))
        .collect();
    if counts.is_empty() {
        counts = COUNTS.into();
    }
    let program =
        env::var_os("PARIDAD").map_or(env!("CARGO_BIN_EXE_paridad").into(), PathBuf::from);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut smallest: Option<Vec<Row>> = None;
    for count in counts {
        let project = folder.path().join(count.to_string());
        generate::project(&project, count);
        let rows = measure(&program, &project, count);
        fs::remove_dir_all(project).expect("what was written can be removed");
        println!("{count} statements");
        let base = smallest.get_or_insert_with(|| rows.clone());
        for (row, base) in rows.iter().zip(&*base) {
            row.print(base);
        }
    }
}

/// What a command cost.
#[derive(Clone)]
struct Row {
    name: &'static str,
    statements: f64,
    cpu: f64,
    wall: f64,
    /// Megabytes.
    peak: f64,
}

impl Row {
    fn new(name: &'static str, statements: usize, figures: &Figures) -> Self {
        Self {
            name,
            statements: statements as f64,
            cpu: figures.cpu,
            wall: figures.wall,
            peak: figures.peak / 1e3,
        }
    }

    fn print(&self, base: &Self) {
        let growth = (self.cpu / self.statements) / (base.cpu / base.statements);
        println!(
            "  {:<36} {:>8.2} s CPU (× {growth:.2}) {:>8.2} s {:>8.1} MB",
            self.name, self.cpu, self.wall, self.peak
        );
    }
}

fn measure(program: &Path, project: &Path, count: usize) -> Vec<Row> {
    let command = |name: &'static str, arguments: &[&str]| {
        let figures = run(program, arguments, project);
        Row::new(name, count, &figures)
    };
    let mut rows = vec![
        command("check", &["check"]),
        command("build", &["build"]),
        command("build again, nothing changed", &["build"]),
    ];
    let manifest = project.join("dist/manifest.json");
    assert!(manifest.is_file(), "the project was built");
    let number = count / 2;
    let catalog = format!("locales/es/{:03}/statement-{number:06}.ftl", number / 100);
    let catalog = project.join(catalog);
    let text = fs::read_to_string(&catalog).expect("the catalog is there");
    let changed = text.replacen("asilo", "asilo y protección", 1);
    assert_ne!(text, changed, "a translation changes");
    fs::write(&catalog, changed).expect("the catalog can be written");
    rows.push(command("build again, one translation changed", &["build"]));
    rows
}
