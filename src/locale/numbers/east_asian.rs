//! Digits among the letters of Chinese, Japanese and Korean, which are written without blanks.

/// Returns whether a character is an ideograph, kana or Hangul.
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Returns whether a number is the base of others by what follows it: `16進数`, `16 进制` and `16진수` are *hexadecimal*.
pub(super) fn is_base(rest: &str) -> bool {
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    rest.starts_with(['進', '进']) || rest.starts_with("진수") || rest.starts_with("진법")
}
