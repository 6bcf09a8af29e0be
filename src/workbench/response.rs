//! An answer as data, with the headers that every answer has.

use serde::Serialize;

/// An answer.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: ResponseBody,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseBody {
    Bytes(Vec<u8>),
    /// What happens from now on, as it happens.
    Events,
}

/// Nothing but what this server sends is loaded, nothing is run that stands in a page, and nobody shows a page in a
/// frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/// An edition is shown in a frame of the workbench, runs nothing, asks for nothing, and is of an origin of its own.
const PREVIEW_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox";

impl Response {
    fn new(status: u16, content_type: &str, body: Vec<u8>) -> Self {
        let headers = [
            ("content-type", content_type),
            ("content-security-policy", POLICY),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            // Without one at all, browsers send forms of this page with the origin `null`.
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
        ];
        Self {
            status,
            headers: headers
                .map(|(name, value)| (name, value.to_owned()))
                .to_vec(),
            body: ResponseBody::Bytes(body),
        }
    }

    pub fn html(status: u16, text: String) -> Self {
        Self::new(status, "text/html; charset=utf-8", text.into_bytes())
    }

    pub fn text(status: u16, text: &str) -> Self {
        let body = format!("{text}\n").into_bytes();
        Self::new(status, "text/plain; charset=utf-8", body)
    }

    pub fn json(value: &impl Serialize) -> Self {
        let body = serde_json::to_vec(value).expect("views are maps with names for keys");
        Self::new(200, "application/json", body)
    }

    /// Sends a browser elsewhere, which asks for it by GET.
    pub fn see_other(place: &str) -> Self {
        Self::new(303, "text/plain; charset=utf-8", Vec::new()).with("location", place)
    }

    pub fn asset(content_type: &str, bytes: &[u8]) -> Self {
        Self::new(200, content_type, bytes.to_vec())
    }

    /// Returns a file that is saved, not shown.
    pub fn download(content_type: &str, name: &str, bytes: Vec<u8>) -> Self {
        let disposition = format!("attachment; filename=\"{name}\"");
        Self::new(200, content_type, bytes).with("content-disposition", &disposition)
    }

    /// Returns an edition, for a frame.
    pub fn preview(text: String) -> Self {
        Self::html(200, text)
            .with("content-security-policy", PREVIEW_POLICY)
            .with("x-frame-options", "SAMEORIGIN")
            .with("referrer-policy", "no-referrer")
    }

    pub fn events() -> Self {
        let mut response = Self::new(200, "text/event-stream", Vec::new());
        response.body = ResponseBody::Events;
        response
    }

    /// Sets a header; a cookie comes beside others.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        if name != "set-cookie" {
            self.headers.retain(|(known, _)| *known != name);
        }
        self.headers.push((name, value.to_owned()));
        self
    }

    #[cfg(test)]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| *known == name)?;
        Some(&found.1)
    }
}
