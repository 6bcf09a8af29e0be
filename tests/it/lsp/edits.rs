//! Edits from an editor and on the disk, in any order: what the server tells in the end is what a new one tells, and a
//! fix changes no other message. `PARIDAD_EDITS` asks for more of them than `cargo test` makes.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use super::Editor;

const CATALOGS: usize = 6;
const MESSAGES: usize = 8;

/// What somebody may write, some of it with a finding that has a fix.
const TEXTS: [&str; 6] = [
    "Más de 20 Estados lo firmaron.",
    "Más de 25 Estados lo firmaron.",
    "¿Quién ? Más de 20 Estados lo firmaron !",
    "Más de 20 Estados 😀 { $n }",
    "{ -cgrs } lo firmó .",
    "Lo firmaron  todos: { other }",
];

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        let step = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = step.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

fn path(catalog: usize, locale: &str) -> String {
    format!("locales/{locale}/{catalog}.ftl")
}

/// A catalog in which one message reads otherwise.
fn with(text: &str, message: usize, value: &str) -> String {
    let id = format!("m{message} = ");
    let lines = text.lines().map(|line| match line.starts_with(&id) {
        true => format!("{id}{value}\n"),
        false => format!("{line}\n"),
    });
    lines.collect()
}

/// Applies the edits of an answer that are about one file; positions count bytes.
fn applied(text: &str, uri: &str, action: &Value) -> Option<String> {
    let changes = action["edit"]["documentChanges"].as_array()?;
    let of_file = changes.iter().find(|it| it["textDocument"]["uri"] == uri)?;
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let offset = |at: &Value| {
        let number = |name: &str| at[name].as_u64().unwrap() as usize;
        starts[number("line")] + number("character")
    };
    let edits = of_file["edits"].as_array()?.iter();
    let mut edits: Vec<(usize, usize, &str)> = edits
        .map(|edit| {
            let range = &edit["range"];
            let new = edit["newText"].as_str().unwrap();
            (offset(&range["start"]), offset(&range["end"]), new)
        })
        .collect();
    edits.sort_unstable();
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    Some(text)
}

/// Applies a fix of a message, if there is one.
fn fix(editor: &mut Editor, path: &str, message: usize) {
    let text = editor.text(path);
    let line = text
        .lines()
        .position(|line| line.starts_with(&format!("m{message} =")));
    let at = json!({ "line": line.unwrap(), "character": 8 });
    let params = json!({
        "textDocument": { "uri": editor.uri(path) },
        "range": { "start": at, "end": at },
        "context": { "diagnostics": [], "only": ["quickfix"] },
    });
    let actions = editor.ask("textDocument/codeAction", params);
    let mut actions = actions.as_array().unwrap().iter();
    let Some(fix) = actions.find(|it| it["isPreferred"] == true) else {
        return;
    };
    let uri = editor.uri(path);
    let fixed = applied(&text, &uri, fix).unwrap();
    for (before, after) in text.lines().zip(fixed.lines()) {
        let is_it = before.starts_with(&format!("m{message} ="));
        assert!(is_it || before == after, "{before}\n{after}\n{fix}");
    }
    assert_eq!(text.lines().count(), fixed.lines().count());
    editor.replace(path, &fixed);
}

/// Returns the diagnostics of each file that has some, once everything was told.
fn told(mut editor: Editor) -> BTreeMap<String, Value> {
    let last = editor.uri("locales/es/last.ftl");
    while !editor.told.contains_key(&last) {
        editor.hear(Duration::from_secs(60)).expect("findings come");
    }
    editor.ask("paridad/nothing", Value::Null);
    let folder = editor.uri("");
    let told = std::mem::take(&mut editor.told).into_iter();
    let told = told.filter(|(_, it)| it["diagnostics"] != json!([]));
    let told = told.map(|(uri, it)| {
        let text = it["diagnostics"].to_string().replace(&folder, "");
        (uri.replace(&folder, ""), Value::String(text))
    });
    let told = told.collect();
    editor.stop();
    told
}

#[test]
fn edits_of_an_editor_and_of_the_disk_are_all_known() {
    let edits = std::env::var("PARIDAD_EDITS").ok();
    let edits = edits.map_or(120, |it| it.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let client = json!({
        "general": { "positionEncodings": ["utf-8"] },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
    });
    let client = (client, Value::Null);
    for catalog in 0..CATALOGS {
        for (locale, text) in [("en", "More than 20 states signed it."), ("es", TEXTS[0])] {
            let lines = (0..MESSAGES).map(|message| format!("m{message} = {text}\n"));
            super::write(
                &folder.path().join(path(catalog, locale)),
                &lines.collect::<String>(),
            );
        }
    }
    super::write(
        &folder.path().join("locales/en/terms.ftl"),
        "-cgrs = CGRS\n",
    );
    let mut editor = Editor::start(folder, &client);
    let mut random = Random(7);
    for _ in 0..edits {
        let (catalog, message) = (random.below(CATALOGS), random.below(MESSAGES));
        let path = path(catalog, "es");
        let value = TEXTS[random.below(TEXTS.len())];
        let text = with(&editor.text(&path), message, value);
        match (random.below(4), editor.open.contains_key(&path)) {
            (0, true) => editor.close(&path),
            (0 | 1, _) => editor.write(&path, Some(&with(&editor.on_disk(&path), message, value))),
            (2, true) => fix(&mut editor, &path, message),
            (_, true) => editor.replace(&path, &text),
            (_, false) => editor.open(&path),
        }
    }
    // What is open is saved, and a last finding is waited for.
    for (path, (_, text)) in editor.open.clone() {
        editor.write(&path, Some(&text));
        editor.close(&path);
    }
    editor.write("locales/es/last.ftl", Some("lead = Nada {\n"));
    let copy = tempfile::tempdir().unwrap();
    for catalog in 0..CATALOGS {
        for locale in ["en", "es"] {
            let path = path(catalog, locale);
            super::write(&copy.path().join(&path), &editor.on_disk(&path));
        }
    }
    for path in ["locales/en/terms.ftl", "locales/es/last.ftl"] {
        let text = fs::read_to_string(editor.path(path)).unwrap();
        super::write(&copy.path().join(path), &text);
    }
    let told_at_last = told(editor);
    assert_eq!(told_at_last, told(Editor::start(copy, &client)));
}
