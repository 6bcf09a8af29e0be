//! What `build` writes. The cases of `tests/build/` are text, begun by `== `: the files of a small project, `options`
//! as on the command line, the `outcome`, and those of the written files that matter, in fences that name them
//! (`dist/es/bundle.ftl`).
//! `UPDATE=1 cargo test` writes outcomes and files as they come out.

use crate::unit::building;
use crate::unit::bundle_loads::bundle_loads;

use building::pages;
use camino::Utf8Path;

use paridad::text::slice::Slice;

#[test]
fn cases() {
    pages::check("tests/build", played);
}

fn played(case: &str) -> String {
    let project = pages::project(case);
    let (outcome, output) = project.build();
    assert!(
        project.build() == (outcome.clone(), output.clone()),
        "the same input, the same bytes"
    );
    for (path, bytes) in &output {
        if path.file_name() == Some("bundle.ftl") {
            bundle_loads(std::str::from_utf8(bytes).unwrap());
        }
    }
    pages::with_bodies(case, |head| match head.split_once(' ') {
        Some((_, path)) if path.starts_with("dist/") => {
            let file = output.get(Utf8Path::new(path.slice(5..)));
            let text = file.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            Some(text.map_or_else(|| "(not written)".into(), |text| shortened(&text)))
        }
        None if head == "outcome" => Some(outcome.clone()),
        Some(_) | None => None,
    })
}

/// Without what is the same in all pages, and without hashes.
fn shortened(text: &str) -> String {
    let mut lines = Vec::new();
    let mut in_style = false;
    for line in text.lines() {
        in_style &= line != "</style>";
        match line.trim_start().strip_prefix("\"sha256\": \"") {
            Some(_) => lines.push("      \"sha256\": \"…\""),
            None if !in_style => lines.push(line),
            None => {}
        }
        in_style |= line == "<style>";
    }
    lines.join("\n")
}
