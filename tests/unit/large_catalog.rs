//! Catalogs that are read a stretch at a time: nothing is lost or found twice where two stretches meet.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use camino::Utf8PathBuf;
use paridad::checks;
use paridad::config::model::Config;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::selection::Selection;
use paridad::project::layout;

/// In each locale: the text of a message, and that of two messages which say the same.
const TEXTS: [(&str, &str, [&str; 2]); 3] = [
    (
        "en",
        "The parties publish the agreement within {} days.",
        ["The declaration binds all of the parties."; 2],
    ),
    (
        "es",
        "Las partes publican el acuerdo en un plazo de {} días.",
        ["La declaración obliga a todas las partes."; 2],
    ),
    (
        "pt",
        "As partes publicam o acordo no prazo de {} dias.",
        [
            "A declaração obriga todas as partes.",
            "Esta declaração vincula cada uma das partes.",
        ],
    ),
];

const MESSAGES: usize = 2500;

/// The messages whose translations have another number.
const WRONG: [usize; 6] = [0, 1, 1023, 1024, 2048, MESSAGES - 1];

#[test]
fn findings_where_stretches_meet() {
    let mut files: BTreeMap<Utf8PathBuf, Vec<u8>> = BTreeMap::new();
    for (locale, text, alike) in TEXTS {
        let mut catalog = format!("first = {}\n", alike[0]);
        for message in 0..MESSAGES {
            let is_wrong = locale != "en" && WRONG.contains(&message);
            let number = 11_000 + message + if is_wrong { 50_000 } else { 0 };
            let text = text.replace("{}", &number.to_string());
            writeln!(catalog, "message-{message} = {text}").unwrap();
        }
        writeln!(catalog, "last = {}", alike[1]).unwrap();
        files.insert(format!("locales/{locale}/big.ftl").into(), catalog.into());
    }
    let config = Config::default();
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    let (layout, _) = layout::plan(&config, &paths);
    let selection = Selection {
        checks: checks::ALL.to_vec(),
        locales: None,
        paths: Vec::new(),
    };
    let analysis = analyze(&layout, &config, &files, &selection);
    let found = |check: &str| -> Vec<String> {
        let found = analysis.findings.iter().filter(|it| it.check == check);
        let named = found.map(|it| {
            let path = it.file().map(|file| analysis.sources.path(file));
            let id = it.subject.id.as_deref();
            format!("{} {}", path.unwrap(), id.unwrap())
        });
        named.collect()
    };
    let wrong = ["es", "pt"].into_iter().flat_map(|locale| {
        let messages = WRONG.into_iter();
        messages.map(move |message| format!("locales/{locale}/big.ftl message-{message}"))
    });
    assert_eq!(found("numbers"), wrong.collect::<Vec<_>>());
    assert_eq!(found("consistency"), ["locales/pt/big.ftl last"]);
}
