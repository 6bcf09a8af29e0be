//! Random edits from the page and on the disk, by turns: no byte changes outside of the messages that were edited, and no
//! edit is lost. `PARIDAD_EDITS` makes more of them.

use std::collections::BTreeMap;

use super::Served;

/// So many edits in every run of the tests.
const EDITS: usize = 60;

/// Random numbers that are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

const MESSAGES: usize = 12;

fn catalog(word: &str) -> String {
    let lines = (0..MESSAGES).map(|at| {
        let gap = " ".repeat(at % 3 + 1);
        format!(
            "# {word} {at}\nm{at}{gap}={gap}{word} {at}\n{}",
            "\n".repeat(at % 2)
        )
    });
    lines.collect()
}

/// The lines of a catalog that are not the value of a message.
fn others(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| match line.split_once('=') {
        Some((head, value)) => {
            let gap = value.len() - value.trim_start().len();
            format!("{head}={}", " ".repeat(gap))
        }
        None => line.to_owned(),
    });
    lines.collect()
}

fn values(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter_map(|line| line.split_once('='));
    let values = lines.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    values.collect()
}

#[test]
fn no_byte_elsewhere_changes_and_no_edit_is_lost() {
    let edits = std::env::var("PARIDAD_EDITS").ok();
    let edits = edits.map_or(EDITS, |edits| edits.parse().unwrap());
    let (source, target) = (catalog("Word"), catalog("Palabra"));
    let files = [
        ("paridad.toml", "source = \"en\"\ntargets = [\"es\"]\n"),
        ("locales/en/call.ftl", source.as_str()),
        ("locales/es/call.ftl", target.as_str()),
    ];
    let mut served = Served::new(&files);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut known = values(&target);
    // What two windows saw of each message, the older first.
    let mut bases: BTreeMap<String, (String, String)> = BTreeMap::new();
    for edit in 0..edits {
        let name = format!("m{}", chance.below(MESSAGES));
        let text = format!("Texto {edit} de {name}");
        match chance.below(5) {
            0 => {
                let before = served.read("locales/es/call.ftl");
                let old = &known[&name];
                let after = before.replace(&format!(" {old}\n"), &format!(" {text}\n"));
                let after = format!("{after}# nota {edit}\n");
                served.write("locales/es/call.ftl", &after);
                known.insert(name, text);
            }
            1 => {
                // A window that looked some time ago.
                let (seen, base) = bases.get(&name).cloned().unwrap_or_else(|| {
                    let base = served.base("es", "call", &name);
                    (known[&name].clone(), base)
                });
                let outcome = &served.save_over(&base, ("es", &name, &name), &text)["outcome"];
                if seen == known[&name] {
                    assert_eq!(outcome, "saved", "{edit}");
                    known.insert(name, text);
                } else {
                    assert_eq!(outcome, "conflict", "{edit}");
                }
            }
            2 => {
                let base = served.base("es", "call", &name);
                bases.insert(name.clone(), (known[&name].clone(), base));
            }
            3 if edit > 0 => {
                let before = served.read("locales/es/call.ftl");
                let outcome = &served.post("/es/undo", &[])["outcome"];
                let after = served.read("locales/es/call.ftl");
                assert_eq!(outcome == "saved", before != after, "{edit}");
                known = values(&after);
            }
            _ => {
                let before = others(&served.read("locales/es/call.ftl"));
                assert_eq!(
                    served.save("es", &name, &text)["outcome"],
                    "saved",
                    "{edit}"
                );
                known.insert(name, text);
                assert_eq!(
                    others(&served.read("locales/es/call.ftl")),
                    before,
                    "{edit}"
                );
            }
        }
        assert_eq!(values(&served.read("locales/es/call.ftl")), known, "{edit}");
    }
    assert_eq!(served.read("locales/en/call.ftl"), source);
}
