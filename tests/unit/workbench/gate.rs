//! Who is let in, and what every answer says to a browser.

use paridad::workbench::request::Request;
use paridad::workbench::respond::respond;

use super::{PROJECT, Served, set, text};

/// Changes a form that would be taken.
fn status(change: impl Fn(&mut Request)) -> u16 {
    let mut served = Served::new(PROJECT);
    let mut request = served.form("/es/check", &[("key", "call"), ("message", "title")]);
    change(&mut request);
    respond(&mut served.workbench, &request).status
}

#[test]
fn a_form_of_the_page_is_taken() {
    assert_eq!(status(|_| {}), 200);
    let same_origin = |request: &mut Request| set(request, "sec-fetch-site", "same-origin");
    assert_eq!(status(same_origin), 200);
}

#[test]
fn other_hosts_are_not_this_server() {
    for host in [
        "evil.example",
        "127.0.0.1",
        "127.0.0.1:4001",
        "127.0.0.1.evil.example:4000",
        "localhost.evil.example:4000",
        "",
    ] {
        assert_eq!(status(|request| set(request, "host", host)), 403, "{host}");
    }
    for host in ["localhost:4000", "[::1]:4000", "LOCALHOST:4000"] {
        let change = |request: &mut Request| {
            set(request, "host", host);
            set(request, "origin", &format!("http://{host}"));
        };
        assert_eq!(status(change), 200, "{host}");
    }
    let behind_a_proxy = |request: &mut Request| {
        set(request, "host", "translate.example.org");
        set(request, "origin", "https://translate.example.org");
    };
    assert_eq!(status(behind_a_proxy), 200);
}

#[test]
fn browsers_leave_the_port_of_http_out() {
    let status = |host: &str, origin: &str| {
        let mut served = Served::at(80, PROJECT);
        let mut request = served.form("/es/check", &[("key", "call"), ("message", "title")]);
        set(&mut request, "host", host);
        set(&mut request, "origin", origin);
        respond(&mut served.workbench, &request).status
    };
    for host in [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "127.0.0.1:80",
        "desk.example.org",
    ] {
        assert_eq!(status(host, &format!("http://{host}")), 200, "{host}");
    }
    for host in [
        "evil.example",
        "127.0.0.1:4000",
        "127.0.0.1.evil.example",
        "::1",
    ] {
        assert_eq!(status(host, &format!("http://{host}")), 403, "{host}");
    }
    assert_eq!(status("127.0.0.1", "https://127.0.0.1"), 403);
    assert_eq!(status("127.0.0.1", "http://evil.example"), 403);
}

#[test]
fn foreign_pages_write_nothing() {
    for origin in [
        "http://evil.example",
        "null",
        "http://127.0.0.1:4001",
        "https://127.0.0.1:4000",
        "http://localhost:4000",
        "",
    ] {
        let change = |request: &mut Request| set(request, "origin", origin);
        assert_eq!(status(change), 403, "{origin}");
    }
    let without = |request: &mut Request| drop(request.headers.remove("origin"));
    assert_eq!(status(without), 403);
    for site in ["cross-site", "same-site", "none"] {
        let change = |request: &mut Request| set(request, "sec-fetch-site", site);
        assert_eq!(status(change), 403, "{site}");
    }
    for kind in ["text/plain", "application/json", "multipart/form-data", ""] {
        let change = |request: &mut Request| set(request, "content-type", kind);
        assert_eq!(status(change), 415, "{kind}");
    }
    let body = |request: &mut Request| request.body = b"key=call&token=0".to_vec();
    assert_eq!(status(body), 403);
}

#[test]
fn nobody_is_let_in_without_the_key() {
    let without = |request: &mut Request| drop(request.headers.remove("cookie"));
    assert_eq!(status(without), 403);
    let other = |request: &mut Request| set(request, "cookie", "paridad-4000=0; paridad-4001=1");
    assert_eq!(status(other), 403);
    let mut served = Served::new(PROJECT);
    for path in ["/", "/es/", "/assets/workbench.css", "/events", "/nothing"] {
        let mut request = served.request("GET", path);
        request.headers.remove("cookie");
        let response = respond(&mut served.workbench, &request);
        assert_eq!(response.status, 403, "{path}");
    }
}

#[test]
fn the_key_becomes_a_cookie_and_leaves_the_address() {
    let mut served = Served::new(PROJECT);
    let key = super::access().key;
    let mut request = served.request("GET", &format!("/es/?token={key}"));
    request.headers.remove("cookie");
    let response = respond(&mut served.workbench, &request);
    assert_eq!(response.status, 303);
    assert_eq!(response.header("location"), Some("/es/"));
    let cookie = response.header("set-cookie").unwrap();
    assert!(cookie.starts_with("paridad-4000="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"));
    assert!(!cookie.contains(&key));
    for path in ["//example.org/", "/\\example.org/"] {
        let mut request = served.request("GET", &format!("{path}?token={key}"));
        request.headers.remove("cookie");
        let response = respond(&mut served.workbench, &request);
        assert_eq!(response.header("location"), Some("/example.org/"));
    }
    let mut request = served.request("GET", "/?token=0");
    request.headers.remove("cookie");
    assert_eq!(respond(&mut served.workbench, &request).status, 403);
    // A key is no token of a form, and a cookie is none.
    for token in [key, super::access().session] {
        let mut request = served.form("/es/save", &[]);
        request.body = format!("token={token}&key=call").into_bytes();
        assert_eq!(respond(&mut served.workbench, &request).status, 403);
    }
}

#[test]
fn other_methods_are_refused() {
    let mut served = Served::new(PROJECT);
    for method in ["OPTIONS", "PUT", "DELETE", "TRACE", "CONNECT", "PATCH"] {
        let request = served.request(method, "/es/save");
        let response = respond(&mut served.workbench, &request);
        assert_eq!(response.status, 405, "{method}");
        assert_eq!(response.header("allow"), Some("GET, HEAD, POST"));
    }
    // A link writes nothing.
    assert_eq!(served.get("/es/save?key=call").0, 404);
}

#[test]
fn every_answer_has_the_headers() {
    let mut served = Served::new(PROJECT);
    for path in ["/", "/es/", "/es/document?key=call", "/events", "/nothing"] {
        let request = served.request("GET", path);
        let response = respond(&mut served.workbench, &request);
        let policy = response.header("content-security-policy").unwrap();
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(response.header(name), Some(value), "{path}");
        }
        assert_eq!(response.header("access-control-allow-origin"), None);
    }
}

#[test]
fn an_edition_is_shut_in() {
    let mut served = Served::new(PROJECT);
    let request = served.form(
        "/es/preview",
        &[
            ("key", "call"),
            ("message", "title"),
            ("text.title", "<script>alert(1)</script>"),
        ],
    );
    let response = respond(&mut served.workbench, &request);
    assert_eq!(response.status, 200, "{}", text(&response));
    let policy = response.header("content-security-policy").unwrap();
    for part in ["default-src 'none'", "sandbox", "frame-ancestors 'self'"] {
        assert!(policy.contains(part), "{policy}");
    }
    let page = text(&response);
    assert!(page.contains("Más de 20 Estados"), "{page}");
    assert!(!page.contains("<script>alert"), "{page}");
}

#[test]
fn no_path_of_a_client_is_opened() {
    let mut served = Served::new(PROJECT);
    for key in [
        "../secret",
        "/etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "locales/es/call.ftl",
        "%00",
        "",
    ] {
        let (status, _) = served.get(&format!("/es/document?key={key}"));
        assert_eq!(status, 404, "{key}");
    }
    for path in ["/../../etc/passwd", "/assets/../Cargo.toml", "/en/", "/xx/"] {
        assert_eq!(served.get(path).0, 404, "{path}");
    }
}

#[test]
fn what_people_wrote_is_text() {
    let mut files = PROJECT.to_vec();
    files.push((
        "locales/pt/call.ftl",
        "title = <img src=x onerror=alert(1)>\"'&amp;\n",
    ));
    let mut served = Served::new(&files);
    let (_, page) = served.get("/pt/document?key=call&q=%22%3E%3Cscript%3E&show=%3Cb%3E");
    assert!(!page.contains("<script>"), "{page}");
    assert!(!page.contains("show=<b>"), "{page}");
    let (_, page) = served.get("/pt/document?key=call");
    assert!(!page.contains("<img src=x"), "{page}");
    assert!(page.contains("&lt;img src=x onerror"), "{page}");
}
