//! Settings as lines of TOML.

use std::fmt::Write;

pub(super) fn table(
    key: &str,
    settings: impl Iterator<Item = (String, String)>,
    example: &str,
) -> String {
    let mut lines = format!("[{key}]\n");
    let before = lines.len();
    for (name, value) in settings {
        let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let name = match name.chars().all(bare) && !name.is_empty() {
            true => name,
            false => quoted(&name),
        };
        let _ = writeln!(lines, "{name} = {value}");
    }
    if lines.len() == before {
        lines.push_str(example);
    }
    lines
}

pub(super) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
