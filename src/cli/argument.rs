//! `--arg name=value`: the value of a variable.

/// A name and what stands behind its `=`.
pub(super) fn read(text: &str) -> Result<(String, String), String> {
    let (name, value) = text
        .split_once('=')
        .ok_or("write the name of a variable, `=` and its value, as in `count=3`")?;
    let name = name.strip_prefix('$').unwrap_or(name);
    let is_name = name.starts_with(|it: char| it.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
    if is_name {
        Ok((name.to_owned(), value.to_owned()))
    } else {
        Err(format!("`{name}` is no name of a variable"))
    }
}
