//! An editor, as far as `paridad lsp` can tell.

use std::fs;
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};

/// The server looks for findings when nothing was heard for so long.
const PAUSE: Duration = Duration::from_millis(20);

pub struct Client {
    program: Child,
    to: ChildStdin,
    from: Receiver<Message>,
    asked: i32,
    version: i32,
}

impl Client {
    /// Starts the server: the program that PARIDAD names, or that which was built with this.
    pub fn start(project: &Path) -> Self {
        let program = std::env::var("PARIDAD");
        let program = program.unwrap_or(env!("CARGO_BIN_EXE_paridad").to_owned());
        let mut program = Command::new(program)
            .arg("lsp")
            .current_dir(project)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let out = program.stdout.take().expect("it has an output");
        let (sender, from) = channel();
        thread::spawn(move || {
            let mut out = BufReader::new(out);
            while let Ok(Some(message)) = Message::read(&mut out) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let to = program.stdin.take().expect("it has an input");
        let mut client = Self {
            program,
            to,
            from,
            asked: 0,
            version: 0,
        };
        let root = uri(project);
        let params = json!({ "processId": null, "rootUri": root, "capabilities": {} });
        client.ask("initialize", params);
        client.tell("initialized", json!({}));
        // It hears nothing before it has listed the files.
        client.ask("paridad/nothing", Value::Null);
        client
    }

    /// Waits until the server has told all that it had to tell.
    pub fn synchronise(&mut self) {
        // It looks when nothing comes for a while; what is asked after that is answered after the findings.
        thread::sleep(PAUSE + Duration::from_millis(15));
        self.ask("paridad/nothing", Value::Null);
    }

    /// Waits until the server tells of a file.
    pub fn published(&mut self, path: &Path) {
        let uri = uri(path);
        loop {
            let message = self.from.recv_timeout(Duration::from_secs(300));
            if let Message::Notification(told) = message.expect("findings")
                && told.method == "textDocument/publishDiagnostics"
                && told.params["uri"] == uri.as_str()
            {
                return;
            }
        }
    }

    pub fn open(&mut self, path: &Path, text: &str) {
        self.version += 1;
        let document = json!({ "uri": uri(path), "languageId": "fluent", "version": self.version, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub fn change(&mut self, path: &Path, text: &str) {
        self.version += 1;
        let document = json!({ "uri": uri(path), "version": self.version });
        let params = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
        self.tell("textDocument/didChange", params);
    }

    pub fn close(&mut self, path: &Path) {
        let document = json!({ "uri": uri(path) });
        self.tell("textDocument/didClose", json!({ "textDocument": document }));
    }

    pub fn saved(&mut self, path: &Path) {
        let changes = json!([{ "uri": uri(path), "type": 2 }]);
        self.tell(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": changes }),
        );
    }

    pub fn hover(&mut self, path: &Path) {
        let at = json!({ "line": 3, "character": 2 });
        let document = json!({ "uri": uri(path) });
        self.ask(
            "textDocument/hover",
            json!({ "textDocument": document, "position": at }),
        );
    }

    pub fn lenses(&mut self, path: &Path) {
        let document = json!({ "uri": uri(path) });
        let params = json!({ "textDocument": document });
        self.ask("textDocument/codeLens", params);
    }

    /// Seconds of all threads.
    pub fn cpu(&self) -> f64 {
        let pid = i32::try_from(self.program.id()).expect("process ids fit");
        // SAFETY: both calls fill in what they are given.
        let time = unsafe {
            let mut clock = 0;
            libc::clock_getcpuclockid(pid, &raw mut clock);
            let mut time: libc::timespec = std::mem::zeroed();
            libc::clock_gettime(clock, &raw mut time);
            time
        };
        time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
    }

    /// Megabytes at present.
    pub fn resident(&self) -> f64 {
        self.status("VmRSS:")
    }

    /// Megabytes at most.
    pub fn peak(&self) -> f64 {
        self.status("VmHWM:")
    }

    fn status(&self, key: &str) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.program.id()));
        let status = status.expect("the kernel knows the program");
        let line = status.lines().find_map(|line| line.strip_prefix(key));
        let kilobytes = line.and_then(|it| it.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        kilobytes.expect("a number") / 1e3
    }

    pub fn stop(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.program.wait().expect("the program ends");
    }

    fn tell(&mut self, method: &str, params: Value) {
        let message = Message::Notification(Notification::new(method.to_owned(), params));
        message.write(&mut self.to).expect("the program listens");
    }

    fn ask(&mut self, method: &str, params: Value) {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        let request = Request::new(id.clone(), method.to_owned(), params);
        let message = Message::Request(request);
        message.write(&mut self.to).expect("the program listens");
        loop {
            let message = self.from.recv_timeout(Duration::from_secs(300));
            if let Message::Response(response) = message.expect("an answer")
                && response.id == id
            {
                return;
            }
        }
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
