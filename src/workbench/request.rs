//! A request as data: nothing of a socket.

use std::collections::BTreeMap;

use form_urlencoded::parse;

use crate::text::slice::Slice;
use crate::workbench::upload::{MULTIPART, UploadForm, read_upload};

/// A request.
#[derive(Clone, Debug, Default)]
pub struct Request {
    pub method: String,
    /// Without the query: `/es/document`.
    pub path: String,
    pub query: String,
    /// By names in small letters; of a header that stands twice both values, with a line break between.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

/// Fields of a query or of a form, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct FormFields(Vec<(String, String)>);

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// Returns a cookie by its name.
    pub(super) fn cookie(&self, name: &str) -> Option<&str> {
        let cookies = self.header("cookie")?.split([';', '\n']);
        let mut cookies = cookies.filter_map(|cookie| cookie.trim().split_once('='));
        let found = cookies.find(|(known, _)| *known == name)?;
        Some(found.1)
    }

    /// Returns the type of the body without its parameters, in small letters.
    pub(super) fn content_type(&self) -> String {
        let content_type = self.header("content-type").unwrap_or_default();
        let end = content_type.find(';').unwrap_or(content_type.len());
        content_type.slice(..end).trim().to_ascii_lowercase()
    }

    /// Tells if the client reads JSON, as the script of the page does.
    pub(super) fn wants_json(&self) -> bool {
        let accept = self.header("accept").unwrap_or_default();
        accept.contains("application/json")
    }

    pub(super) fn query(&self) -> FormFields {
        FormFields::read(self.query.as_bytes())
    }

    /// Returns the fields of the body; none where it is no form.
    pub(super) fn form(&self) -> FormFields {
        match self.content_type().as_str() {
            FORM => FormFields::read(&self.body),
            MULTIPART => FormFields(self.upload().map_or_else(Vec::new, |form| form.fields)),
            _ => FormFields::default(),
        }
    }

    /// Returns the body as a form with a file; `None` where it is none.
    pub(super) fn upload(&self) -> Option<UploadForm> {
        let content_type = self.header("content-type").unwrap_or_default();
        let is_it = self.content_type() == MULTIPART;
        is_it.then(|| read_upload(content_type, &self.body))?
    }
}

/// The type of the forms of the page.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

impl FormFields {
    fn read(bytes: &[u8]) -> Self {
        let fields = parse(bytes).into_owned();
        // Browsers send the line breaks of a text as CR LF.
        let fields = fields.map(|(name, value)| (name, value.replace("\r\n", "\n")));
        Self(fields.collect())
    }

    /// Returns the first field of a name; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default()
    }

    pub fn find(&self, name: &str) -> Option<&str> {
        let mut fields = self.0.iter();
        let found = fields.find(|(known, _)| known == name)?;
        Some(found.1.as_str())
    }

    /// Returns the fields whose names begin so, with the rest of their names, in order.
    pub fn with_prefix<'f>(&'f self, prefix: &'f str) -> impl Iterator<Item = (&'f str, &'f str)> {
        let fields = self.0.iter();
        fields.filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.as_str())))
    }
}
