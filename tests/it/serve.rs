//! Starts `paridad serve` and talks to it over a socket: what only the server itself can show. What is answered is tested in
//! `tests/unit/workbench.rs`.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// A server, its address and the cookie of a browser.
struct Server {
    folder: TempDir,
    program: Child,
    port: u16,
    cookie: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("paridad.toml", "source = \"en\"\ntargets = [\"es\"]\n"),
            (
                "locales/en/call.ftl",
                "title = The call\nlead = We ask 20 states.\n",
            ),
            ("locales/es/call.ftl", "title = El llamamiento\n"),
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let mut program = Command::new(env!("CARGO_BIN_EXE_paridad"))
            .arg("serve")
            .args(arguments)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(program.stdout.take().unwrap());
        let mut address = String::new();
        out.read_line(&mut address).unwrap();
        let rest = address.trim().strip_prefix("http://127.0.0.1:").unwrap();
        let (port, path) = rest.split_once('/').unwrap();
        let mut server = Self {
            folder,
            program,
            port: port.parse().unwrap(),
            cookie: String::new(),
        };
        let answer = server.get(&format!("/{path}"));
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        let (_, cookie) = answer.split_once("set-cookie: ").unwrap();
        server.cookie = cookie.split(';').next().unwrap().to_owned();
        server
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let patience = Some(Duration::from_secs(30));
        stream.set_read_timeout(patience).unwrap();
        stream
    }

    fn head(&self, method: &str, path: &str) -> String {
        let (port, cookie) = (self.port, &self.cookie);
        format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n")
    }

    fn send(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        // A server that has read enough may close before all is sent.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        let head = self.head("GET", path);
        self.send(format!("{head}Connection: close\r\n\r\n").as_bytes())
    }

    fn post(&self, path: &str, body: &str) -> String {
        let head = self.head("POST", path);
        let (port, length) = (self.port, body.len());
        let request = format!(
            "{head}Connection: close\r\nOrigin: http://127.0.0.1:{port}\r\nAccept: application/json\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        self.send(request.as_bytes())
    }

    fn token(&self) -> String {
        let page = self.get("/es/document?key=call");
        let (_, rest) = page.split_once("name=\"token\" value=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }
}

#[test]
fn a_text_is_saved_over_a_socket() {
    let server = Server::start(&["--locale", "es"]);
    let token = server.token();
    let body = format!("token={token}&key=call&message=lead&text.lead=Pedimos+a+20+Estados.");
    let answer = server.post("/es/save", &body);
    assert!(answer.contains("\"outcome\":\"saved\""), "{answer}");
    let text = fs::read_to_string(server.folder.path().join("locales/es/call.ftl")).unwrap();
    assert_eq!(
        text,
        "title = El llamamiento\nlead = Pedimos a 20 Estados.\n"
    );
}

#[test]
fn a_file_that_changes_is_told() {
    let server = Server::start(&[]);
    let mut stream = server.connect();
    let head = server.head("GET", "/events");
    stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines();
    let mut next = || lines.next().unwrap().unwrap();
    assert!(next().starts_with("HTTP/1.1 200"));
    let catalog = server.folder.path().join("locales/es/call.ftl");
    fs::write(catalog, "title = La llamada\n").unwrap();
    while next() != "event: changed" {}
    // A line of the body may stand beside the length of its chunk.
    assert!(next().contains("\"call\""));
}

#[test]
fn what_is_too_long_is_refused() {
    let server = Server::start(&[]);
    let token = server.token();
    let body = format!("token={token}&text.lead={}", "x".repeat(2 << 20));
    let answer = server.post("/es/save", &body);
    assert!(
        answer.starts_with("HTTP/1.1 413") || answer.is_empty(),
        "{answer}"
    );
    let head = server.head("GET", "/");
    let long = format!("{head}X-Long: {}\r\n\r\n", "x".repeat(64 << 10));
    let answer = server.send(long.as_bytes());
    assert!(
        answer.starts_with("HTTP/1.1 431") || answer.is_empty(),
        "{answer}"
    );
    assert!(server.get("/es/").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_head_that_does_not_come_is_not_waited_for() {
    let server = Server::start(&[]);
    let mut stream = server.connect();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    let mut answer = Vec::new();
    // The connection ends, and others are answered meanwhile.
    assert!(server.get("/es/").starts_with("HTTP/1.1 200"));
    stream.read_to_end(&mut answer).unwrap();
    assert!(!answer.starts_with(b"HTTP/1.1 200"));
}

#[test]
fn this_machine_alone_is_listened_to() {
    let server = Server::start(&[]);
    let other = TcpStream::connect_timeout(
        &format!("127.0.0.2:{}", server.port).parse().unwrap(),
        Duration::from_secs(1),
    );
    assert!(other.is_err());
    let foreign = format!(
        "GET / HTTP/1.1\r\nHost: evil.example:{}\r\nConnection: close\r\n\r\n",
        server.port
    );
    assert!(server.send(foreign.as_bytes()).starts_with("HTTP/1.1 403"));
    let options = server.head("OPTIONS", "/es/save");
    let answer = server.send(format!("{options}Connection: close\r\n\r\n").as_bytes());
    assert!(answer.starts_with("HTTP/1.1 405"), "{answer}");
    assert!(!answer.to_ascii_lowercase().contains("access-control"));
}
