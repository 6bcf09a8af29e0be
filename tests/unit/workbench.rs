//! The workbench, asked without a socket: who is let in, what is saved, and that nothing else changes.

mod edits;
mod gate;
mod lists;
mod machine;
mod plain;
mod saving;
mod words;

use std::collections::BTreeSet;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use paridad::disk::project_at;
use paridad::workbench::gate::ServerAccess;
use paridad::workbench::request::Request;
use paridad::workbench::respond::respond;
use paridad::workbench::response::{Response, ResponseBody};
use paridad::workbench::state::Workbench;
use serde_json::Value;
use tempfile::TempDir;

const PORT: u16 = 4000;
const HOST: &str = "127.0.0.1:4000";
const ORIGIN: &str = "http://127.0.0.1:4000";

/// A project with a statement in three languages.
const PROJECT: &[(&str, &str)] = &[
    (
        "paridad.toml",
        "source = \"en\"\ntargets = [\"es\", \"pt\"]\n",
    ),
    (
        "content/call.md",
        "# The call\n\nMore than 20 states signed it.\n\nWrite to us today.\n",
    ),
    (
        "locales/en/call.ftl",
        "# The title of the page.\ntitle = The call\nlead = More than 20 states signed it.\nend = Write to us today.\nsigned = { $people ->\n    [one] One person signed\n   *[other] { $people } people signed\n}\n    .label = Signatures\n",
    ),
    (
        "locales/es/call.ftl",
        "### Aviso\n\ntitle   =   El llamamiento\nlead = Más de 20 Estados lo firmaron.\n\n\n# Una nota\nsigned = { $people ->\n    [one] Firmó una persona\n   *[other] Firmaron { $people } personas\n}\n    .label = Firmas\n",
    ),
];

/// A project that is served, and a browser that is let in.
pub(super) struct Served {
    folder: TempDir,
    port: u16,
    pub workbench: Workbench,
    session: String,
    token: String,
}

impl Served {
    pub fn new(files: &[(&str, &str)]) -> Self {
        Self::with(files, false)
    }

    pub fn with(files: &[(&str, &str)], read_only: bool) -> Self {
        let mut access = access();
        access.read_only = read_only;
        Self::of(files, access)
    }

    /// Serves at a port, as `desk.example.org` too.
    pub fn at(port: u16, files: &[(&str, &str)]) -> Self {
        let name = format!("desk.example.org:{port}");
        Self::of(files, ServerAccess::new(port, vec![name], &random()))
    }

    fn of(files: &[(&str, &str)], access: ServerAccess) -> Self {
        let folder = TempDir::new().unwrap();
        let root = Utf8PathBuf::from_path_buf(folder.path().canonicalize().unwrap()).unwrap();
        for (path, text) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let (session, token) = (access.session.clone(), access.form_token.clone());
        Self {
            port: access.port,
            workbench: Workbench::open(project_at(root), access).unwrap(),
            folder,
            session,
            token,
        }
    }

    pub fn path(&self, path: &str) -> Utf8PathBuf {
        let root = self.folder.path().canonicalize().unwrap();
        Utf8Path::from_path(&root).unwrap().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Writes a file as somebody else does, and lets the server know as its watch does.
    pub fn write(&mut self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
        self.workbench.note_changes(&BTreeSet::from([path.into()]));
    }

    fn request(&self, method: &str, address: &str) -> Request {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let mut request = Request {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            ..Request::default()
        };
        set(&mut request, "host", HOST);
        let cookie = format!("paridad-{}={}", self.port, self.session);
        set(&mut request, "cookie", &cookie);
        request
    }

    pub fn get(&mut self, address: &str) -> (u16, String) {
        let request = self.request("GET", address);
        let response = respond(&mut self.workbench, &request);
        (response.status, text(&response))
    }

    pub fn form(&self, address: &str, fields: &[(&str, &str)]) -> Request {
        let mut request = self.request("POST", address);
        set(&mut request, "origin", ORIGIN);
        set(
            &mut request,
            "content-type",
            "application/x-www-form-urlencoded",
        );
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("token", &self.token);
        form.extend_pairs(fields);
        request.body = form.finish().into_bytes();
        request
    }

    /// Posts a form as the script does.
    pub fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Value {
        let mut request = self.form(address, fields);
        set(&mut request, "accept", "application/json");
        let response = respond(&mut self.workbench, &request);
        let text = text(&response);
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("{} {text}", response.status))
    }

    /// Returns the base of a field, as the page has it.
    pub fn base(&mut self, locale: &str, key: &str, unit: &str) -> String {
        let (_, page) = self.get(&format!("/{locale}/document?key={key}"));
        let name = format!("name=\"base.{unit}\" value=\"");
        let (_, rest) = page.split_once(&name).unwrap_or_else(|| panic!("{page}"));
        rest.split('"').next().unwrap().to_owned()
    }

    /// Saves one text with the base that the page has now.
    pub fn save(&mut self, locale: &str, unit: &str, typed: &str) -> Value {
        let base = self.base(locale, "call", unit);
        let message = unit.split([':', '.']).next().unwrap();
        self.save_over(&base, (locale, message, unit), typed)
    }

    pub fn save_over(
        &mut self,
        base: &str,
        (locale, message, unit): (&str, &str, &str),
        typed: &str,
    ) -> Value {
        let (base_name, text_name) = (format!("base.{unit}"), format!("text.{unit}"));
        self.post(
            &format!("/{locale}/save"),
            &[
                ("key", "call"),
                ("message", message),
                (&base_name, base),
                (&text_name, typed),
                ("state", "translated"),
            ],
        )
    }
}

pub(super) fn access() -> ServerAccess {
    ServerAccess::new(PORT, vec!["translate.example.org".to_owned()], &random())
}

fn random() -> [u8; 48] {
    std::array::from_fn(|at| at as u8)
}

pub(super) fn set(request: &mut Request, name: &str, value: &str) {
    request.headers.insert(name.to_owned(), value.to_owned());
}

pub(super) fn text(response: &Response) -> String {
    match &response.body {
        ResponseBody::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        ResponseBody::Events => "events".to_owned(),
    }
}
