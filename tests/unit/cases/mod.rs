//! Cases in Markdown: a heading, fences of input, and a last fence that is the expected result.

use std::fs;

pub struct Case {
    pub name: String,
    pub fences: Vec<(String, String)>,
}

impl Case {
    /// The text of a fence; empty when the case has none of this name.
    pub fn fence(&self, name: &str) -> &str {
        let mut fences = self.fences.iter();
        fences
            .find(|(it, _)| it == name)
            .map_or("", |(_, text)| text)
    }
}

/// Runs every case of a file and compares its result with the fence `expected`, which comes last.
/// With `UPDATE=1` it writes the results instead.
pub fn check(path: &str, expected: &str, run: impl Fn(&Case) -> String) {
    let text = fs::read_to_string(path).unwrap();
    let mut updated = String::new();
    let mut cases = 0;
    for (place, part) in text.split("\n## ").enumerate() {
        if place == 0 {
            updated.push_str(part);
            continue;
        }
        cases += 1;
        let case = parse(part);
        let result = run(&case);
        let result = result.trim_end();
        let fence = format!("```{expected}\n");
        let kept = part.split(fence.as_str()).next().unwrap().trim_end();
        updated.push_str(&format!("\n## {kept}\n\n{fence}{result}\n```\n"));
        if std::env::var_os("UPDATE").is_none() {
            assert_eq!(
                result,
                case.fence(expected).trim_end(),
                "\nin the case: {}",
                case.name
            );
        }
    }
    assert!(cases > 0, "{path} has no cases");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, updated).unwrap();
    }
}

fn parse(part: &str) -> Case {
    let mut fences: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in part.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(name), false) => {
                fences.push((name.to_owned(), String::new()));
                open = true;
            }
            (Some(_), true) => open = false,
            (None, true) => {
                let (_, text) = fences.last_mut().unwrap();
                text.push_str(line);
                text.push('\n');
            }
            (None, false) => {}
        }
    }
    Case {
        name: part.lines().next().unwrap_or_default().to_owned(),
        fences,
    }
}
