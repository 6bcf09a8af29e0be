//! The words of a block in any page: whatever a translation holds, every element is closed in order, nothing runs, and
//! no word is lost.

use html5gum::{Token, Tokenizer};
use paridad::document::model::Format;
use paridad::document::render_inline::{Addresses, inline_html};

const PIECES: [&str; 36] = [
    "word",
    "palabra",
    " ",
    " ",
    " ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "[",
    "](",
    ")",
    "](https://x.y)",
    "![",
    "[^1]",
    "<b>",
    "</b>",
    "<i lang=\"es\">",
    "</i>",
    "<a href=\"javascript:x()\">",
    "</a>",
    "<script>",
    "</script>",
    "</td>",
    "</table>",
    "<img src=x onerror=y alt=\"a\">",
    "<br>",
    "<!--",
    "-->",
    "&lt;",
    "&",
    "<",
    "|",
    "\\",
    "\\\n- ",
];

const FORMATS: [Format; 3] = [Format::Markdown, Format::Html, Format::Plain];

/// Numbers that look random and are the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

#[test]
fn any_text_is_safe_and_whole() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for _ in 0..8_000 {
        let length = chance.below(12);
        let text: String = (0..length)
            .map(|_| PIECES[chance.below(PIECES.len())])
            .collect();
        for format in FORMATS {
            check(&text, format);
        }
    }
}

fn check(text: &str, format: Format) {
    let html = inline_html(text, format, &Addresses::default());
    let told = || format!("{format:?} {text:?} as {html:?}");
    let mut open: Vec<Vec<u8>> = Vec::new();
    let mut words = String::new();
    for token in Tokenizer::new(&html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = tag.name.to_vec();
                assert!(
                    !matches!(&name[..], b"script" | b"img" | b"td" | b"table"),
                    "{}",
                    told()
                );
                for (attribute, value) in &tag.attributes {
                    let name = &attribute[..];
                    let known: [&[u8]; 6] =
                        [b"href", b"title", b"lang", b"dir", b"datetime", b"class"];
                    assert!(known.contains(&name), "{}", told());
                    let runs = name == b"href" && !value.starts_with(b"https://");
                    assert!(!runs, "{}", told());
                }
                if name != b"br" {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(tag.name.to_vec()), "{}", told()),
            Token::String(piece) => words.push_str(&String::from_utf8_lossy(&piece)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => panic!("{}", told()),
        }
    }
    assert!(open.is_empty(), "{}", told());
    // Comments are nobody's words; a target of a link may hold some.
    if !text.contains("<!") && !text.contains("](") {
        for word in ["word", "palabra"] {
            assert_eq!(
                words.matches(word).count(),
                text.matches(word).count(),
                "{}",
                told()
            );
        }
    }
}
