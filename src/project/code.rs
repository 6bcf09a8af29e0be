//! The ids of messages in the code of a program.
//!
//! Two kinds of places count. A call or an attribute that is known to ask for a message, `fl!("id")`, says that the message
//! must be there. Any other text that is an id as a whole, `"id"`, says no more than that the message may be used.

use std::sync::LazyLock;

use memchr::memchr3_iter;
use regex::Regex;

use crate::text::slice::Slice;
use crate::text::span::Span;

/// The places that ask for messages, whatever the language: those of fluent-rs and its macros, fluent.js and its React and
/// DOM bindings, fluent.runtime for Python. An id in them stands in quotes.
static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    let calls = [
        r#"\b(?:fl|t|tr|te|tid|move_tr|translate)!\s*[({\[]\s*(?:[^"'`,;]*,\s*)?"#,
        r#"\b(?:getMessage|hasMessage|formatValue|get_message|has_message|format_value)\s*\(\s*"#,
        r#"\bsetAttributes\s*\(\s*[^"'`,;()]*,\s*"#,
        r#"\bdata-l10n-id\s*=\s*\{?\s*"#,
        r#"<Localized\b[^<>]*?\sid\s*=\s*\{?\s*"#,
    ];
    let id = r#"["'`](?<id>[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)?)["'`]"#;
    let whole = format!("(?:{}){id}", calls.join("|"));
    Regex::new(&whole).expect("the expression is written here")
});

/// The beginnings of a line that is a comment.
const COMMENTS: [&str; 7] = ["//", "/*", "*", "# ", "--", "<!--", "{#"];

/// Finds the places in code that ask for messages.
pub struct CodePatterns {
    own: Vec<Regex>,
}

impl CodePatterns {
    /// Takes the regular expressions of a project beside those that are known; one that is none is left out.
    pub fn new(own: &[String]) -> Self {
        let own = own.iter().filter_map(|it| Regex::new(it).ok());
        Self { own: own.collect() }
    }

    /// Returns the places that ask for messages, in their order; those in comments do not.
    pub fn references(&self, text: &str) -> Vec<Span> {
        let mut found: Vec<Span> = Vec::new();
        for expression in std::iter::once(&*KNOWN).chain(&self.own) {
            for captures in expression.captures_iter(text) {
                let id = captures.name("id").or_else(|| captures.get(1));
                found.extend(id.map(|id| Span::new(id.start(), id.end())));
            }
        }
        found.retain(|span| !is_in_comment(text, span.range().start));
        found.sort_unstable_by_key(|span| (span.start, span.end));
        found.dedup();
        found
    }
}

/// Takes an id and the attribute behind its full stop apart.
pub fn id_and_attribute(name: &str) -> (&str, Option<&str>) {
    match name.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (name, None),
    }
}

fn is_in_comment(text: &str, at: usize) -> bool {
    let (before, _) = text.halves(at);
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    COMMENTS.iter().any(|begin| line.starts_with(begin))
}

/// Returns the texts in quotes that are an id, or an id and an attribute, from quote to quote: the ids of messages alone.
pub fn quoted_ids(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    memchr3_iter(b'"', b'\'', b'`', bytes).filter_map(move |quote| {
        let start = quote + 1;
        let is_of_id =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let length = bytes
            .iter()
            .skip(start)
            .take_while(|it| is_of_id(it))
            .count();
        let closes = bytes.get(start + length) == bytes.get(quote);
        let starts = bytes.get(start).is_some_and(u8::is_ascii_alphabetic);
        let whole = (closes && starts).then(|| text.slice(start..start + length))?;
        Some(id_and_attribute(whole).0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_calls_and_attributes() {
        let patterns = CodePatterns::new(&[r"L\.(\w+)".to_owned()]);
        for (text, expected) in [
            (r#"fl!("hello")"#, "hello"),
            (r#"fl!(LOADER, "hello", name = "x")"#, "hello"),
            ("t!( \n \"hello-world\" )", "hello-world"),
            (r#"<p data-l10n-id="a"></p><p data-l10n-id='b'/>"#, "a b"),
            (r#"<Localized vars={{n}} id="a.title">"#, "a.title"),
            (r#"bundle.getMessage("x") + l10n.format_value('y')"#, "x y"),
            (r#"document.l10n.setAttributes(el, "x", {})"#, "x"),
            ("say(L.greeting)", "greeting"),
            // Put together as it runs, or no id.
            (r#"fl!("error-{code}") getMessage("9") getMessage(id)"#, ""),
            ("// fl!(\"old\")\n  # t!(\"older\")\n", ""),
            (r#"format!("hello") part!("x") myfl!("y")"#, ""),
        ] {
            let found = patterns.references(text);
            let found = found.iter().map(|span| text.slice(span.range()));
            assert_eq!(found.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }

    #[test]
    fn finds_ids_in_quotes() {
        let text = r#"let ids = ["a-b", 'c.title', `d`, "e f", "9", "g', "é"]; // "h""#;
        let found: Vec<_> = quoted_ids(text).collect();
        assert_eq!(found, ["a-b", "c", "d", "h"]);
    }
}
