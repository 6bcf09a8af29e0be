//! Symbols of documents: `A/RES/73/195`.

use crate::text::slice::Slice;

/// No symbol of a document has more bytes: a bound for hostile input.
const LONGEST_SYMBOL: usize = 64;

/// Returns the symbol of a document at the start of `rest`: `A/RES/73/195`, `CEDAW/C/GC/32`, `S/RES/1325(2000)`.
pub(super) fn symbol(rest: &str) -> Option<&str> {
    if !rest.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let is_part = |c: &u8| c.is_ascii_alphanumeric() || b"/.-()".contains(c);
    let bytes = rest.as_bytes();
    let length = bytes
        .iter()
        .take(LONGEST_SYMBOL)
        .take_while(|c| is_part(c))
        .count();
    let word = rest.slice(..length);
    // A slash may divide it from a word: `COP30/climate`.
    let mut slashes = word.match_indices('/').map(|(at, _)| at);
    let goes_on = |at: &usize| {
        let part = word.slice(at + 1..).split('/').next().unwrap_or_default();
        part.contains(|c: char| c.is_ascii_digit()) || !part.contains(|c: char| c.is_lowercase())
    };
    let end = slashes.find(|at| !goes_on(at)).unwrap_or(length);
    let word = word.slice(..end);
    // `SSL/TLS(V10)`
    let remark = word
        .find('(')
        .filter(|at| word.slice(at + 1..).starts_with(char::is_alphabetic));
    let word = word.slice(..remark.unwrap_or(word.len()));
    let word = word.trim_end_matches(['.', '-', '/']);
    let word = match word.contains('(') {
        true => word,
        false => word.trim_end_matches(')'),
    };
    let (first, _) = word.split_once('/')?;
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '.';
    let is_symbol = first.starts_with(|c: char| c.is_ascii_uppercase())
        && first.chars().all(is_name)
        && word.contains(|c: char| c.is_ascii_digit());
    is_symbol.then_some(word)
}
