//! A target, steered by coverage. `PARIDAD_FUZZ_TARGET` names it; see `guided.sh`.
//!
//! What is found is written to the folder `PARIDAD_FUZZ_FINDINGS`, once for each kind, and the run goes on.

#![no_main]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock};

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use paridad_fuzz::finding::attempt;
use paridad_fuzz::mutate::mutate;
use paridad_fuzz::program;
use paridad_fuzz::random::Random;
use paridad_fuzz::targets::{self, Target};

static KINDS: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

fn target() -> &'static Target {
    static TARGET: OnceLock<&Target> = OnceLock::new();
    TARGET.get_or_init(|| {
        let name = std::env::var("PARIDAD_FUZZ_TARGET").unwrap_or_default();
        targets::find(&name).unwrap_or(&targets::ALL[0])
    })
}

fuzz_target!(init: program::prepare(), |bytes: &[u8]| {
    let target = target();
    if let Err(finding) = attempt(target.run, bytes)
        && KINDS.lock().is_ok_and(|mut it| it.insert(finding.kind.clone()))
    {
        let folder = PathBuf::from(std::env::var_os("PARIDAD_FUZZ_FINDINGS").unwrap_or_else(|| "findings".into()));
        let slug: String = finding.kind.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).collect();
        let slug: String = slug.chars().take(80).collect();
        let path = folder.join(format!("{}-{slug}", target.name));
        let text = format!("{} {}\n{}\n", target.name, finding.kind, finding.detail);
        let _ = fs::create_dir_all(&folder);
        if !path.exists() {
            let _ = fs::write(&path, bytes).and_then(|()| fs::write(path.with_extension("txt"), text));
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut random = Random::new(u64::from(seed));
    if random.one_in(4) {
        return fuzzer_mutate(data, size, max_size);
    }
    let input = data[..size].to_vec();
    let changed = mutate(&input, &input, target().fragments, max_size, &mut random);
    let length = changed.len().min(max_size);
    data[..length].copy_from_slice(&changed[..length]);
    length
});
