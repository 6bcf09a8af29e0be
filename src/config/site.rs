//! The site that the editions are published on.

use crate::config::local_text::{self, LocalText};
use crate::config::reader::{ConfigReader, TomlValue};

/// The address and the name under which the output folder is published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Of the output folder, without `/` at its end; `None`: nobody knows, and pages link to each other by relative
    /// addresses.
    pub url: Option<String>,
    /// Of the site, or of who publishes it.
    pub name: LocalText,
    /// True if readers are shown the checksum of the source text with its version.
    pub checksum: bool,
}

const KEYS: [&str; 3] = ["url", "name", "checksum"];

pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> Site {
    let mut site = Site::default();
    for (key, value) in reader.table(value).into_iter().flatten() {
        match key.get_ref().as_ref() {
            "url" => site.url = url(reader, value),
            "name" => site.name = local_text::read(reader, value, "name"),
            "checksum" => site.checksum = reader.boolean(value).unwrap_or_default(),
            _ => reader.unknown_key(key, &KEYS),
        }
    }
    site
}

fn url(reader: &mut ConfigReader, value: &TomlValue) -> Option<String> {
    let text = reader.string(value)?;
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|it| text.strip_prefix(it));
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}?#".contains(c);
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !rest.contains(odd) => {
            Some(text.trim_end_matches('/').to_owned())
        }
        Some(_) | None => {
            let help =
                "write where the output folder is published: `https://example.org/statements`";
            let message = format!("`{text}` is not the address of a site");
            reader.error(value.span(), message, Some(help.to_owned()));
            None
        }
    }
}
