//! `es=100`: a locale and a share, as they are typed.

/// Reads a locale, not looked up yet, and a whole percentage.
pub(super) fn of_locale(text: &str) -> Result<(String, u8), String> {
    let Some((locale, percent)) = text.split_once('=') else {
        return Err("write a locale and a percentage, such as `es=100`".into());
    };
    match percent.trim_end_matches('%').trim().parse() {
        Ok(percent @ 0..=100) => Ok((locale.trim().to_owned(), percent)),
        Ok(_) | Err(_) => Err(format!("`{percent}` is no whole percentage from 0 to 100")),
    }
}
