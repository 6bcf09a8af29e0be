//! A file that a plain form sends: `multipart/form-data`, as RFC 7578 has it.

use memchr::memmem;

use crate::text::slice::Slice;

/// The type of a form with a file.
pub(super) const MULTIPART: &str = "multipart/form-data";

/// A form with a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct UploadForm {
    /// Fields that are texts, in order.
    pub fields: Vec<(String, String)>,
    pub file: Option<UploadedFile>,
}

/// A file that came home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UploadedFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads a form; `None` where the body is none.
pub(super) fn read_upload(content_type: &str, body: &[u8]) -> Option<UploadForm> {
    let boundary = parameter(content_type, "boundary")?;
    let between = format!("\r\n--{boundary}");
    let mut rest = body.strip_prefix(between.as_bytes().get(2..)?)?;
    let mut form = UploadForm::default();
    // The last boundary has two hyphens behind it.
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let end = memmem::find(part, between.as_bytes())?;
        let (part, after) = part.split_at(end);
        let head_end = memmem::find(part, b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&part[..head_end]).into_owned();
        form.add(&head, &part[head_end + 4..]);
        rest = &after[between.len()..];
    }
    rest.starts_with(b"--").then_some(form)
}

impl UploadForm {
    fn add(&mut self, head: &str, bytes: &[u8]) {
        let mut lines = head.lines();
        let is_it = |line: &&str| {
            line.to_ascii_lowercase()
                .starts_with("content-disposition:")
        };
        let Some(disposition) = lines.find(is_it) else {
            return;
        };
        let Some(name) = parameter(disposition, "name") else {
            return;
        };
        match parameter(disposition, "filename") {
            Some(name) => {
                self.file = Some(UploadedFile {
                    name,
                    bytes: bytes.to_vec(),
                });
            }
            None => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                self.fields.push((name, text));
            }
        }
    }
}

/// Returns a parameter of a header: `name="file"`, `boundary=x`.
fn parameter(header: &str, name: &str) -> Option<String> {
    let begin = format!("{name}=");
    let parts = header.split(';').skip(1).map(str::trim);
    let value = parts
        .filter_map(|part| part.strip_prefix(begin.as_str()))
        .next()?;
    let quoted = value.strip_prefix('"');
    let value = quoted.map_or(value, |value| {
        value.slice(..value.find('"').unwrap_or(value.len()))
    });
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_with_a_file() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n\
            --x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"es.xlf\"\r\n\
            Content-Type: text/plain\r\n\r\none\r\ntwo\r\n--y\r\n--x--\r\n";
        let form = read_upload("multipart/form-data; boundary=x", body.as_bytes()).unwrap();
        assert_eq!(form.fields, [("token".to_owned(), "abc".to_owned())]);
        let file = form.file.unwrap();
        assert_eq!(file.name, "es.xlf");
        assert_eq!(file.bytes, b"one\r\ntwo\r\n--y");
        for broken in [
            "",
            "--x",
            "--x\r\n",
            "--x\r\n\r\n\r\n",
            "--x\r\nname\r\n--x--",
        ] {
            let read = read_upload("multipart/form-data; boundary=x", broken.as_bytes());
            assert_eq!(read, None, "{broken:?}");
        }
        assert_eq!(read_upload("multipart/form-data", body.as_bytes()), None);
    }
}
