//! Starts `paridad lsp` and talks to it as an editor does. Cases are the files of `tests/lsp/`: fences that write files,
//! edit texts and ask, each in its turn, and what is said then. `UPDATE=1` writes the answers anew.
//!
//! | fence | |
//! |---|---|
//! | `client JSON [JSON]` | begins a case: the capabilities of the client, and its options |
//! | `file PATH` | writes a file before the program starts, or tells that it changed on the disk |
//! | `remove PATH` | removes a file, and tells so |
//! | `open PATH`, `close PATH` | opens a file as it is on the disk, and closes it |
//! | `change PATH` | replaces the one text before a line `=>` by the text after it, as an incremental change |
//! | `ask METHOD PATH [JSON]` | asks about the place of `‸` in the body, a part of the text; JSON is added to the parameters |
//! | `answer` | the result of the last question |
//! | `findings` | the diagnostics and messages that come; those of the files named are waited for |

mod edits;

use std::collections::BTreeMap;
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

/// What an editor and the program share.
struct Editor {
    folder: tempfile::TempDir,
    program: Child,
    to: Option<ChildStdin>,
    from: Receiver<Message>,
    encoding: String,
    /// The texts that are open, with their versions.
    open: BTreeMap<String, (i32, String)>,
    told: BTreeMap<String, Value>,
    asked: i32,
}

impl Editor {
    fn start(folder: tempfile::TempDir, (capabilities, options): &(Value, Value)) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_paridad"))
            .arg("lsp")
            // Where a case names a program, it is its own.
            .env("PARIDAD_ALLOW_COMMAND", "1")
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = program.stdout.take().unwrap();
        let (sender, from) = channel();
        std::thread::spawn(move || {
            let mut out = BufReader::new(out);
            while let Ok(Some(message)) = Message::read(&mut out) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let mut editor = Self {
            to: program.stdin.take(),
            folder,
            program,
            from,
            encoding: String::new(),
            open: BTreeMap::new(),
            told: BTreeMap::new(),
            asked: 0,
        };
        let root = editor.uri("");
        let folders = json!([{ "uri": root, "name": "project" }]);
        let params = json!({ "processId": null, "rootUri": root, "workspaceFolders": folders, "capabilities": capabilities, "initializationOptions": options });
        let result = editor.ask("initialize", params);
        let encoding = &result["capabilities"]["positionEncoding"];
        editor.encoding = encoding.as_str().unwrap().to_owned();
        editor.tell("initialized", json!({}));
        editor
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    fn uri(&self, path: &str) -> String {
        format!("file://{}", self.path(path).display())
    }

    fn send(&mut self, message: Message) {
        message.write(self.to.as_mut().unwrap()).unwrap();
    }

    fn tell(&mut self, method: &str, params: Value) {
        let notification = Notification::new(method.to_owned(), params);
        self.send(Message::Notification(notification));
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        self.send(Message::Request(Request::new(
            id.clone(),
            method.to_owned(),
            params,
        )));
        loop {
            match self.hear(Duration::from_secs(60)) {
                Some(Message::Response(response)) if response.id == id => {
                    return match response.response_result {
                        Ok(result) => result,
                        Err(error) => json!({ "error": error.message }),
                    };
                }
                Some(_) => {}
                None => panic!("{method}: no answer"),
            }
        }
    }

    /// Hears one message; diagnostics are noted, requests of the program are granted.
    fn hear(&mut self, time: Duration) -> Option<Message> {
        let message = self.from.recv_timeout(time).ok()?;
        match &message {
            Message::Notification(told) if told.method == "textDocument/publishDiagnostics" => {
                let uri = told.params["uri"].as_str().unwrap().to_owned();
                self.told.insert(uri, told.params.clone());
            }
            Message::Notification(told) if told.method == "window/showMessage" => {
                let text = told.params["message"].as_str().unwrap();
                let nothing = json!({ "diagnostics": [] });
                self.told.insert(format!("message: {text}"), nothing);
            }
            Message::Request(request) => {
                let granted = Response::new_ok(request.id.clone(), Value::Null);
                self.send(Message::Response(granted));
            }
            _ => {}
        }
        Some(message)
    }

    /// The text of a file as it is in the editor.
    fn text(&self, path: &str) -> String {
        match self.open.get(path) {
            Some((_, text)) => text.clone(),
            None => self.on_disk(path),
        }
    }

    /// The text of a file as it is on the disk.
    fn on_disk(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn position(&self, text: &str, offset: usize) -> Value {
        let before = &text[..offset];
        let line = before.matches('\n').count();
        let before = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
        let character = match self.encoding.as_str() {
            "utf-8" => before.len(),
            "utf-16" => before.encode_utf16().count(),
            "utf-32" => before.chars().count(),
            other => panic!("{other}"),
        };
        json!({ "line": line, "character": character })
    }

    fn write(&mut self, path: &str, text: Option<&str>) {
        let place = self.path(path);
        let kind = match (place.exists(), text) {
            (_, None) => 3,
            (true, _) => 2,
            (false, _) => 1,
        };
        match text {
            Some(text) => write(&place, text),
            None => fs::remove_file(&place).unwrap(),
        }
        let change = json!({ "uri": self.uri(path), "type": kind });
        self.tell(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": [change] }),
        );
    }

    fn open(&mut self, path: &str) {
        let text = self.text(path);
        let document =
            json!({ "uri": self.uri(path), "languageId": "fluent", "version": 1, "text": text });
        self.open.insert(path.to_owned(), (1, text));
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    fn close(&mut self, path: &str) {
        self.open.remove(path);
        let document = json!({ "uri": self.uri(path) });
        self.tell("textDocument/didClose", json!({ "textDocument": document }));
    }

    /// Gives an open text another wording, as a whole.
    fn replace(&mut self, path: &str, text: &str) {
        let version = self.open[path].0 + 1;
        self.open
            .insert(path.to_owned(), (version, text.to_owned()));
        let document = json!({ "uri": self.uri(path), "version": version });
        let params = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
        self.tell("textDocument/didChange", params);
    }

    fn change(&mut self, path: &str, body: &str) {
        let (was, is) = body.split_once("=>").unwrap();
        let (was, is) = (was.trim_matches('\n'), is.trim_matches('\n'));
        let (version, text) = self.open[path].clone();
        let start = text
            .find(was)
            .unwrap_or_else(|| panic!("{path}: no `{was}`"));
        let range = json!({ "start": self.position(&text, start), "end": self.position(&text, start + was.len()) });
        self.open
            .insert(path.to_owned(), (version + 1, text.replacen(was, is, 1)));
        let document = json!({ "uri": self.uri(path), "version": version + 1 });
        let changes = json!([{ "range": range, "text": is }]);
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        );
    }

    /// Asks about the place of `‸` in `body`, a part of the text of a file.
    fn ask_at(&mut self, head: &str, body: &str) -> Value {
        let mut words = head.splitn(3, ' ');
        let (method, path) = (words.next().unwrap(), words.next().unwrap());
        let more = words
            .next()
            .map_or(json!({}), |it| serde_json::from_str(it).unwrap());
        let mut params = json!({ "textDocument": { "uri": self.uri(path) } });
        if let Some((before, after)) = body.trim_matches('\n').split_once('‸') {
            let text = self.text(path);
            let place = text
                .find(&format!("{before}{after}"))
                .expect("the text has it");
            let position = self.position(&text, place + before.len());
            params["range"] = json!({ "start": position, "end": position });
            params["position"] = position;
        }
        let more = more.as_object().unwrap().clone();
        params.as_object_mut().unwrap().extend(more);
        self.ask(method, params)
    }

    /// Waits until the program has told of these files, and returns what it told since the last time.
    fn findings(&mut self, wanted: &[String], updates: bool) -> String {
        let uri = |head: &String| match head.starts_with("message: ") {
            true => head.clone(),
            false => self.uri(head.split(' ').next().unwrap()),
        };
        let wanted: Vec<String> = wanted.iter().map(uri).collect();
        while !wanted.iter().all(|uri| self.told.contains_key(uri)) || updates {
            let time = if updates { 4 } else { 60 };
            if self.hear(Duration::from_secs(time)).is_none() {
                break;
            }
        }
        let mut out = String::new();
        for (uri, params) in std::mem::take(&mut self.told) {
            let path = self.plain(&json!(uri));
            let version = params["version"]
                .as_i64()
                .map_or(String::new(), |it| format!(" version {it}"));
            out.push_str(&format!("{}{version}\n", path.as_str().unwrap()));
            for it in params["diagnostics"].as_array().unwrap() {
                let it = self.plain(it);
                let related = it["relatedInformation"].as_array().unwrap().iter();
                let related =
                    related.map(|it| format!("  {}: {}\n", it["location"], it["message"]));
                let message = it["message"].as_str().unwrap().replace('\n', "\n  ");
                let tags = it["tags"]
                    .as_array()
                    .map_or(String::new(), |tags| format!(" tags {tags:?}"));
                out.push_str(&format!(
                    "{} {} {}{tags} {message}\n",
                    it["range"].as_str().unwrap(),
                    it["severity"],
                    it["code"].as_str().unwrap()
                ));
                out.extend(related);
            }
        }
        out
    }

    /// JSON as people read it: ranges as `1:2-1:5`, addresses from the project on, nothing that is null.
    fn plain(&self, value: &Value) -> Value {
        let place = |value: &Value| format!("{}:{}", value["line"], value["character"]);
        match value {
            Value::String(text) => json!(text.replace(&self.uri(""), "")),
            Value::Array(values) => values.iter().map(|it| self.plain(it)).collect(),
            Value::Object(fields) if fields.contains_key("start") && fields.len() == 2 => {
                json!(format!(
                    "{}-{}",
                    place(&value["start"]),
                    place(&value["end"])
                ))
            }
            Value::Object(fields) => {
                let fields = fields.iter().filter(|(_, value)| !value.is_null());
                let fields =
                    fields.map(|(key, value)| (key.replace(&self.uri(""), ""), self.plain(value)));
                Value::Object(fields.collect())
            }
            other => other.clone(),
        }
    }

    fn stop(mut self) {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.to = None;
        assert!(self.program.wait().unwrap().success());
    }
}

fn write(place: &Path, text: &str) {
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, text).unwrap();
}

/// Runs the cases of a file, and returns it with what was said.
fn run(text: &str, updates: bool) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    let mut folder = Some(tempfile::tempdir().unwrap());
    let mut client = None;
    let mut editor: Option<Editor> = None;
    let mut answer = Value::Null;
    while let Some(line) = lines.next() {
        out.push_str(&format!("{line}\n"));
        let Some(fence) = line.strip_prefix("```") else {
            continue;
        };
        let body: String = lines
            .by_ref()
            .take_while(|it| *it != "```")
            .map(|it| format!("{it}\n"))
            .collect();
        let (word, rest) = fence.split_once(' ').unwrap_or((fence, ""));
        if !matches!(word, "client" | "file") && editor.is_none() {
            editor = Some(Editor::start(
                folder.take().unwrap(),
                client.as_ref().unwrap(),
            ));
        }
        let mut said = body.clone();
        match (word, &mut editor) {
            ("client", running) => {
                running.take().into_iter().for_each(Editor::stop);
                folder = Some(tempfile::tempdir().unwrap());
                let values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
                let mut values = values.map(Result::unwrap);
                let capabilities = values.next().unwrap();
                client = Some((capabilities, values.next().unwrap_or_default()));
            }
            ("file", None) => write(&folder.as_ref().unwrap().path().join(rest), &body),
            ("file", Some(editor)) => editor.write(rest, Some(&body)),
            ("remove", Some(editor)) => editor.write(rest, None),
            ("open", Some(editor)) => editor.open(rest),
            ("close", Some(editor)) => editor.close(rest),
            ("change", Some(editor)) => editor.change(rest, &body),
            ("ask", Some(editor)) => answer = editor.ask_at(rest, &body),
            ("answer", Some(editor)) => {
                said = format!(
                    "{}\n",
                    serde_json::to_string_pretty(&editor.plain(&answer)).unwrap()
                );
            }
            ("findings", Some(editor)) => {
                let heads = body
                    .lines()
                    .filter(|line| !line.starts_with(|it: char| it == ' ' || it.is_ascii_digit()));
                let wanted: Vec<String> = heads.map(str::to_owned).collect();
                said = editor.findings(&wanted, updates);
            }
            (other, _) => panic!("```{other}"),
        }
        out.push_str(&format!("{said}```\n"));
    }
    editor.into_iter().for_each(Editor::stop);
    out
}

#[test]
fn an_editor_is_served() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lsp");
    let updates = std::env::var_os("UPDATE").is_some();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let said = run(&text, updates);
        if updates {
            fs::write(&path, said).unwrap();
        } else {
            assert_eq!(said, text, "{}", path.display());
        }
    }
}
