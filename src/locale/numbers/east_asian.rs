//! Digits among the letters of Chinese, Japanese and Korean, which are written without blanks.

use crate::locale::numbers::chunk::digits_end;
use crate::locale::numbers::number::Number;
use crate::locale::numbers::value::{Decimal, Reading};
use crate::text::slice::Slice;

/// Returns whether a character is an ideograph, kana or Hangul.
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Returns whether a number is the base of others by what follows it: `16進数`, `16 进制` and `16진수` are *hexadecimal*.
pub(super) fn is_base(rest: &str) -> bool {
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    if rest.starts_with(|c: char| c.is_ascii()) {
        return false;
    }
    rest.starts_with(['進', '进']) || rest.starts_with("진수") || rest.starts_with("진법")
}

/// Takes in the myriads behind the digits of a number, and what is added to them: `350 万`, `17만 5천`, `71万9千`, `1億2000万`.
/// Returns whether there were any.
pub(super) fn add_myriads(text: &str, number: &mut Number) -> bool {
    let Some((first, mut end)) = magnitude(text, number.range.end) else {
        return false;
    };
    let value = number.value().map(|value| value.times_ten(first));
    let Some(mut sum) = value.and_then(Decimal::whole) else {
        return false;
    };
    let mut last = first;
    loop {
        let blank = usize::from(text.slice(end..).starts_with(' '));
        let digits = end + blank..digits_end(text, end + blank);
        let Some(more) = Decimal::parse(text.slice(digits.clone()), "") else {
            break;
        };
        let (power, after) = magnitude(text, digits.end).unwrap_or((0, digits.end));
        let is_bare = power == 0;
        let sub = more.times_ten(power).whole();
        let Some(sub) = sub.filter(|sub| power < last && *sub < 10u128.pow(u32::from(last))) else {
            break;
        };
        if is_bare && (blank > 0 || text.slice(after..).starts_with(['.', ',', '/', '-', ':'])) {
            break;
        }
        (sum, last, end) = (sum + sub, power, after);
        if is_bare {
            break;
        }
    }
    number.readings = vec![Reading::Value(sum.into())];
    number.parts.clear();
    number.power = first;
    number.range.end = end;
    true
}

/// Reads the letters for thousands, myriads and hundreds of millions at a place, as a power of ten; returns where they
/// end. Hangul stands against its digits: with a blank it begins a word.
fn magnitude(text: &str, at: usize) -> Option<(u8, usize)> {
    let rest = text.slice(at..);
    let blank = usize::from(rest.starts_with(' '));
    let (mut power, mut length) = (0, blank);
    for c in rest.slice(blank..).chars() {
        let is_hangul = matches!(c, '천' | '만' | '억');
        power += match c {
            _ if is_hangul && blank > 0 => break,
            '千' | '천' => 3,
            '万' | '萬' | '만' => 4,
            '億' | '亿' | '억' => 8,
            _ => break,
        };
        length += c.len_utf8();
        if power >= 4 {
            break;
        }
    }
    (power > 0).then_some((power, at + length))
}
