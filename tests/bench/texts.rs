//! How long the alignment of ten thousand blocks takes, and an answer from a memory of a hundred thousand pairs.
//!
//! ```sh
//! cargo bench --bench texts
//! ```
//!
//! Each figure is the least of several runs, in CPU milliseconds of the process.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, prints, and may panic"
)]

use std::fmt::Write;

use paridad::internals::{Format, Locale, Memory, Options, Origin, Unit, align, parse_document};

const RUNS: usize = 5;

/// English and Spanish, piece by piece: enough of them that hardly two sentences are alike.
const PIECES: [[(&str, &str); 8]; 4] = [
    [
        ("The coalition", "La coalición"),
        ("Our organizations", "Nuestras organizaciones"),
        (
            "The governments of the region",
            "Los Gobiernos de la región",
        ),
        ("Migrants", "Las personas migrantes"),
        ("The commission", "La comisión"),
        ("Many families", "Muchas familias"),
        ("Refugees International", "Refugees International"),
        ("The conference", "La conferencia"),
    ],
    [
        ("ask for", "piden"),
        ("publish", "publican"),
        ("protect", "protegen"),
        ("reject", "rechazan"),
        ("document", "documentan"),
        ("welcome", "celebran"),
        ("describe", "describen"),
        ("guarantee", "garantizan"),
    ],
    [
        ("the right to asylum", "el derecho al asilo"),
        ("a regional declaration", "una declaración regional"),
        ("humanitarian assistance", "asistencia humanitaria"),
        ("access to justice", "el acceso a la justicia"),
        ("the agreement", "el acuerdo"),
        ("transparent negotiations", "negociaciones transparentes"),
        ("the violations", "las violaciones"),
        ("legal pathways", "vías legales"),
    ],
    [
        ("in Panama", "en Panamá"),
        ("at the border", "en la frontera"),
        ("before the summit", "antes de la cumbre"),
        ("in writing", "por escrito"),
        ("without delay", "sin demora"),
        ("for all", "para todas"),
        ("in good faith", "de buena fe"),
        ("across the Americas", "en toda América"),
    ],
];

/// The sentence of a number, in both languages.
fn sentence(number: usize) -> (String, String) {
    let mut mixed = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (mut source, mut target) = (String::new(), String::new());
    for clause in 0..1 + number % 3 {
        for pieces in &PIECES {
            let (one, other) = pieces[(mixed >> 40) as usize % pieces.len()];
            mixed = mixed.rotate_left(11).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let space = if source.is_empty() { "" } else { " " };
            let _ = write!(source, "{space}{one}");
            let _ = write!(target, "{space}{other}");
        }
        let end = if clause == number % 3 { "" } else { ";" };
        source.push_str(end);
        target.push_str(end);
    }
    if number.is_multiple_of(2) {
        let _ = write!(source, " ({number} cases)");
        let _ = write!(target, " ({number} casos)");
    }
    (source + ".", target + ".")
}

fn main() {
    let locale = |tag| Locale::parse(tag).expect("a tag");
    let (english, spanish) = (locale("en"), locale("es"));

    let (mut source, mut target) = (String::new(), String::new());
    for number in 0..10_000 {
        let (one, other) = sentence(number);
        let _ = write!(source, "{one}\n\n");
        if number % 25 != 7 {
            let _ = write!(
                target,
                "{other}{}",
                if number % 25 == 3 { " " } else { "\n\n" }
            );
        }
    }
    let parsed = |text: &'static str| parse_document(Format::Plain, text, &Options::default());
    let (source, target) = (source.leak(), target.leak());
    let (source, target) = (parsed(source), parsed(target));
    let mut beads = 0;
    let time = least(|| beads = align(&source, &target, &english, &spanish).len());
    let (ours, theirs) = (source.blocks.len(), target.blocks.len());
    println!("align {ours} blocks with {theirs}: {time:.1} ms, {beads} beads");

    let plain = "Amen.\n\n".repeat(10_000).leak();
    let plain = parsed(plain);
    let time = least(|| beads = align(&plain, &plain, &english, &spanish).len());
    println!("align 10000 blocks that are all the same: {time:.1} ms, {beads} beads");

    let units = (0..100_000).map(|number| {
        let (source, target) = sentence(number);
        Unit {
            origin: Origin {
                catalog: "locales/es/all.ftl".into(),
                id: format!("text-{number}"),
            },
            source,
            target,
        }
    });
    let units: Vec<Unit> = units.collect();
    let mut memory = Memory::new(Vec::new());
    let time = once(|| memory = Memory::new(units.clone()));
    println!("load {} pairs: {time:.1} ms", memory.len());
    let mut worst: f64 = 0.0;
    let mut answers = 0;
    for number in (0..100).map(|at| at * 991) {
        let (text, _) = sentence(number);
        let asked = text
            .replace("cases", "known cases")
            .replace("publish", "print");
        let answer = || {
            let found = memory.search(&asked, None, (&english, &spanish), 5);
            answers += usize::from(!found.is_empty());
        };
        worst = worst.max(least(answer));
    }
    println!(
        "an answer: {worst:.1} ms at most, {} of 100 answered",
        answers / RUNS
    );
}

fn least(mut work: impl FnMut()) -> f64 {
    (0..RUNS)
        .map(|_| once(&mut work))
        .fold(f64::INFINITY, f64::min)
}

fn once(mut work: impl FnMut()) -> f64 {
    let before = cpu();
    work();
    cpu() - before
}

/// The CPU time of this process, user and system, in milliseconds.
fn cpu() -> f64 {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the pointer is to a value of the right type that lives longer than the call.
    let done = unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &raw mut time) };
    assert_eq!(done, 0, "the clock of the process is there");
    time.tv_sec as f64 * 1000.0 + time.tv_nsec as f64 / 1e6
}
