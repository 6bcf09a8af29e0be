//! Who is let in: the names of this server, the key of its address once and a cookie then, and for everything that writes
//! the page's own form from the page's own origin.

use std::borrow::Cow;

use crate::workbench::request::{FORM, Request};
use crate::workbench::response::Response;
use crate::workbench::upload::MULTIPART;

/// The secrets of a server, and the names that it goes by.
#[derive(Clone, Debug)]
pub struct ServerAccess {
    pub port: u16,
    /// Names of hosts besides those of this machine, with their port where it is another one.
    pub allowed_hosts: Vec<String>,
    /// Stands in the address that is opened.
    pub key: String,
    /// The value of the cookie.
    pub session: String,
    /// Stands in every form.
    pub form_token: String,
    pub read_only: bool,
}

/// The header by which a script names the token of its page, where the body is no form.
pub(super) const TOKEN_HEADER: &str = "x-paridad-token";

/// The types of bodies: the forms, and files that come home. What a foreign page can send without asking first is a form.
const BODIES: [&str; 2] = [FORM, "application/octet-stream"];

impl ServerAccess {
    /// Makes the secrets of a server from 48 random bytes.
    pub fn new(port: u16, allowed_hosts: Vec<String>, random: &[u8; 48]) -> Self {
        let mut words = random.chunks(16).map(hex);
        let mut word = || words.next().unwrap_or_default();
        Self {
            port,
            allowed_hosts,
            key: word(),
            session: word(),
            form_token: word(),
            read_only: false,
        }
    }

    /// Returns the name of the cookie, with the port: cookies do not tell ports apart.
    pub(super) fn cookie_name(&self) -> String {
        format!("paridad-{}", self.port)
    }

    /// Lets a request through, or answers it.
    ///
    /// # Errors
    /// The answer to whom is not let in, and to whom comes with the key.
    pub(super) fn admit(&self, request: &Request) -> Result<(), Response> {
        let host = request.header("host").unwrap_or_default();
        if !self.is_own_host(host) {
            let text = "paridad: this server does not go by that name; `--allow-host` adds one";
            return Err(Response::text(403, text));
        }
        match request.method.as_str() {
            "GET" | "HEAD" => self.admit_reader(request),
            "POST" => {
                self.admit_reader(request)?;
                self.admit_writer(request, host)
            }
            _ => Err(
                Response::text(405, "paridad: GET and POST are all there is")
                    .with("allow", "GET, HEAD, POST"),
            ),
        }
    }

    fn admit_reader(&self, request: &Request) -> Result<(), Response> {
        let key = request.query();
        if let Some(key) = key.find("token").filter(|_| request.method == "GET") {
            if !is_same(key, &self.key) {
                return Err(Response::text(403, WITHOUT_KEY));
            }
            let cookie = format!(
                "{}={}; Path=/; HttpOnly; SameSite=Strict",
                self.cookie_name(),
                self.session
            );
            // An address that begins with two slashes is one of another server.
            let place = format!("/{}", request.path.trim_start_matches(['/', '\\']));
            return Err(Response::see_other(&place).with("set-cookie", &cookie));
        }
        let cookie = request.cookie(&self.cookie_name());
        if cookie.is_some_and(|cookie| is_same(cookie, &self.session)) {
            Ok(())
        } else {
            Err(Response::text(403, WITHOUT_KEY))
        }
    }

    fn admit_writer(&self, request: &Request, host: &str) -> Result<(), Response> {
        let refuse = |text: &str| Err(Response::text(403, &format!("paridad: {text}")));
        let origin = request.header("origin").unwrap_or_default();
        let of_scheme = |scheme: &str| {
            let rest = origin.strip_prefix(scheme);
            rest.is_some_and(|rest| rest.eq_ignore_ascii_case(host))
        };
        // Behind a proxy the page may have come by https.
        let is_own = of_scheme("http://") || (!self.is_this_machine(host) && of_scheme("https://"));
        if !is_own {
            return refuse("this form is not from a page of this server");
        }
        let site = request.header("sec-fetch-site");
        if site.is_some_and(|site| site != "same-origin") {
            return refuse("this form is not from a page of this server");
        }
        let kind = request.content_type();
        let is_upload = kind == MULTIPART && request.path.ends_with("/import");
        if !is_upload && !BODIES.contains(&kind.as_str()) {
            return Err(Response::text(415, "paridad: this is no form of the page"));
        }
        let form = request.form();
        let token = form
            .find("token")
            .or(request.header(TOKEN_HEADER))
            .unwrap_or_default();
        if !is_same(token, &self.form_token) {
            return refuse("the page is of an earlier run: load it again");
        }
        Ok(())
    }

    fn is_own_host(&self, host: &str) -> bool {
        let host = &*self.with_port(host);
        let port = host.rsplit_once(':').map(|(_, port)| port);
        let is_allowed = |allowed: &String| {
            let with_port = format!("{allowed}:{}", self.port);
            host.eq_ignore_ascii_case(allowed)
                || (port.is_some() && host.eq_ignore_ascii_case(&with_port))
        };
        self.is_this_machine(host) || self.allowed_hosts.iter().any(is_allowed)
    }

    fn is_this_machine(&self, host: &str) -> bool {
        let host = self.with_port(host);
        ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
            let name = format!("{name}:{}", self.port);
            host.eq_ignore_ascii_case(&name)
        })
    }

    /// Returns a host with the port that its address stands for.
    fn with_port<'h>(&self, host: &'h str) -> Cow<'h, str> {
        let end = host.rsplit(']').next().unwrap_or(host);
        if self.port == HTTP_PORT && !host.is_empty() && !end.contains(':') {
            Cow::Owned(format!("{host}:{HTTP_PORT}"))
        } else {
            Cow::Borrowed(host)
        }
    }
}

/// The port of `http`, which browsers leave out of addresses and of what they say of them.
const HTTP_PORT: u16 = 80;

const WITHOUT_KEY: &str = "paridad: open the address that `paridad serve` has printed, with its token: nobody else is let in";

/// Compares secrets in a time that says nothing of where they differ.
fn is_same(one: &str, other: &str) -> bool {
    let pairs = one.bytes().zip(other.bytes());
    let differing = pairs.fold(0, |differing, (one, other)| differing | (one ^ other));
    one.len() == other.len() && differing == 0
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
