//! Other inputs made of one: pieces, lines and characters put in, taken out, exchanged and repeated.

use crate::fragments::{ATTRIBUTES, Kind, NAMES, VALUES};
use crate::random::Random;

/// No input is longer.
pub const LONGEST: usize = 64_000;

/// Changes an input; `other` is another one, to take parts from.
pub fn mutate(
    input: &[u8],
    other: &[u8],
    kinds: &[Kind],
    longest: usize,
    random: &mut Random,
) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(input).into_owned();
    for _ in 0..1 + random.below(6) {
        once(&mut text, other, kinds, random);
        if text.len() > longest {
            text = text[..boundary(&text, longest)].to_owned();
        }
    }
    let mut bytes = text.into_bytes();
    if random.one_in(40) && !bytes.is_empty() {
        let at = random.below(bytes.len());
        bytes[at] ^= 1 << random.below(8);
    }
    bytes.truncate(longest);
    bytes
}

fn once(text: &mut String, other: &[u8], kinds: &[Kind], random: &mut Random) {
    // The line of options is short; without this it would hardly ever change.
    let body = text.find('\n').map_or(0, |at| at + 1);
    let start = match random.one_in(30) {
        true => 0,
        false => body,
    };
    let at = boundary(text, start + random.below(text.len() + 1 - start));
    match random.below(16) {
        0..=4 => text.insert_str(at, &piece(kinds, random)),
        5 => {
            let (start, end) = line(text, at);
            text.replace_range(start..end, &piece(kinds, random));
        }
        6 => {
            let (start, end) = line(text, at);
            let line = text[start..end].to_owned();
            let to = boundary(text, body + random.below(text.len() + 1 - body));
            let to = self::line(text, to).0;
            text.insert_str(to, &line);
        }
        7 | 8 => {
            let most = 1 << random.below(8);
            let end = boundary(text, at + random.below(most));
            text.replace_range(at..end.max(at), "");
        }
        9 => {
            let (start, end) = line(text, at);
            if start >= body {
                text.replace_range(start..end, "");
            }
        }
        10 => {
            let other = String::from_utf8_lossy(other);
            let start = boundary(&other, random.below(other.len() + 1));
            let end = boundary(&other, start + random.below(200));
            text.insert_str(at, &other[start..end.max(start)]);
        }
        11 => {
            let piece = piece(kinds, random);
            let most = match random.one_in(20) {
                true => 4000,
                false => 12,
            };
            text.insert_str(at, &piece.repeat(random.below(most)));
        }
        12 => {
            let end = boundary(text, at + random.below(12)).max(at);
            let shouted = match random.one_in(2) {
                true => text[at..end].to_uppercase(),
                false => text[at..end].to_lowercase(),
            };
            text.replace_range(at..end, &shouted);
        }
        13 => {
            let next = text[at..].chars().next().map_or(0, char::len_utf8);
            text.replace_range(at..at + next, random.pick(Kind::Characters.pieces()));
        }
        14 => {
            let digits: Vec<_> = text.bytes().take(body.saturating_sub(1)).collect();
            let place = random.below(digits.len() + 1);
            let digit = char::from(b'0' + u8::try_from(random.below(40)).unwrap_or(0));
            if place < digits.len() && digits[place].is_ascii() {
                text.replace_range(place..=place, digit.encode_utf8(&mut [0; 4]));
            } else if digits.len() < 4 && digits.is_ascii() {
                text.insert(digits.len(), digit);
            }
        }
        _ => text.insert_str(at, &tag(random)),
    }
}

fn piece(kinds: &[Kind], random: &mut Random) -> String {
    let kind = kinds[random.below(kinds.len())];
    if kind == Kind::Attack && random.one_in(2) {
        return tag(random);
    }
    random.pick(kind.pieces()).to_owned()
}

/// A tag as somebody writes it who wants it to be read in two ways.
fn tag(random: &mut Random) -> String {
    const BLANKS: &[&str] = &[
        " ", " ", " ", "\t", "/", "\u{c}", "  ", "\u{a0}", "", "\u{b}", "\n",
    ];
    const ENDS: &[&str] = &[">", ">", ">", ">", "/>", "", "", " ", "<", "\u{a0}>", "//>"];
    let mut tag = String::from(random.pick(&[
        "<", "<", "<", "<", "<", "</", "< ", "<<", "&lt;", "<!", "\\<",
    ]));
    tag.push_str(random.pick(NAMES));
    for _ in 0..random.below(4) {
        tag.push_str(random.pick(BLANKS));
        tag.push_str(random.pick(ATTRIBUTES));
        if !random.one_in(5) {
            tag.push_str(random.pick(&["=", "=", "=", "=", " = ", "= ", "&equals;"]));
            let quote = random.pick(&["", "\"", "\"", "'", "`"]);
            tag.push_str(quote);
            tag.push_str(random.pick(VALUES));
            if !random.one_in(10) {
                tag.push_str(quote);
            }
        }
    }
    tag.push_str(random.pick(ENDS));
    if random.one_in(3) {
        let end = random.pick(NAMES);
        tag.push_str(&format!("x</{end}>"));
    }
    tag
}

/// The line that a position is in, with its end.
fn line(text: &str, at: usize) -> (usize, usize) {
    let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let end = text[at..].find('\n').map_or(text.len(), |it| at + it + 1);
    (start, end)
}

/// The last place at or before a position where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|it| text.is_char_boundary(*it))
        .unwrap_or(0)
}
