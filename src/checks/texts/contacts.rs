//! E-mail addresses, compared as they stand.

use std::collections::HashSet;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::{Check, Unit};
use crate::checks::say::Say;
use crate::checks::text_pair::TextPair;
use crate::text::search::BoundedSearch;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// An e-mail address of the source that the translation changes or lacks.
    ///
    /// # Why it matters
    /// Whoever writes for help to an address that does not exist gets no answer.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// help = Write to help@example.org before Friday.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// help = Escriba a ayuda@example.org antes del viernes.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:18: warning[contacts] `help@example.org` of the source is missing here; this text has `ayuda@example.org`
    /// ```
    ///
    /// # When to silence it
    /// Where the office for this language has an address of its own.
    ///
    /// # Precision
    /// On the website of Rust, the Universal Declaration of Human Rights, the Contributor Covenant and the Open Source
    /// Guides it finds nothing, and there is nothing to be found.
    pub Contacts = "contacts", Warning
}

impl Check for Contacts {
    fn units(&self) -> &'static [Unit] {
        &[Unit::Text]
    }

    fn text(&self, pair: &TextPair<'_, '_>, say: &mut Say<'_>) {
        let source = pair.source.prose();
        if !source.iter().any(|prose| prose.signs().has(b'@')) {
            return;
        }
        let given: Vec<&str> = source
            .iter()
            .flat_map(|prose| addresses(&prose.text))
            .map(|(it, _)| it)
            .collect();
        let targets = pair.target.prose();
        let own: HashSet<&str> = targets
            .iter()
            .flat_map(|prose| addresses(&prose.text))
            .map(|(it, _)| it)
            .collect();
        let texts: Vec<BoundedSearch<'_>> = targets
            .iter()
            .map(|prose| BoundedSearch::new(&*prose.text))
            .collect();
        let here = |address: &str| {
            own.contains(address) || texts.iter().any(|text| text.contains(address))
        };
        let Some(missing) = given.iter().find(|it| !is_example(it) && !here(it)) else {
            return;
        };
        let given: HashSet<&str> = given.iter().copied().collect();
        let help = "write the address of the source";
        for prose in pair.target.prose() {
            let other = addresses(&prose.text)
                .into_iter()
                .find(|(address, _)| !given.contains(address));
            if let Some((other, range)) = other {
                let message =
                    format!("`{missing}` of the source is missing here; this text has `{other}`");
                say.at(prose.span(range), message).help(help);
                return;
            }
        }
        say.at(
            pair.target.span(),
            format!("`{missing}` of the source is missing here"),
        )
        .help(help);
    }
}

/// Whether an address only shows what one looks like, so that `your-name@example.org` may be translated.
fn is_example(address: &str) -> bool {
    const NAMES: &[&str] = &[
        "your", "example", "name", "user", "someone", "somebody", "email",
    ];
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let (host, ending) = host.rsplit_once('.').unwrap_or(("", host));
    // RFC 2606 keeps these for examples.
    let is_reserved = host.rsplit('.').next() == Some("example") || ending == "example";
    let name = name.to_ascii_lowercase();
    is_reserved && NAMES.iter().any(|it| name.starts_with(it))
}

/// The e-mail addresses of a text with their places; what only looks like one, such as `@name`, is left out.
fn addresses(text: &str) -> Vec<(&str, Range<usize>)> {
    let bytes = text.as_bytes();
    let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || b"._+-".contains(byte);
    let address = |at: usize| {
        let start = bytes[..at]
            .iter()
            .rposition(|byte| !belongs(byte))
            .map_or(0, |it| it + 1);
        let length = bytes[at + 1..].iter().position(|byte| !belongs(byte));
        let end = length.map_or(bytes.len(), |length| at + 1 + length);
        let address = text.slice(start..end).trim_end_matches(['.', '-']);
        let host = address.slice(at.saturating_sub(start) + 1..);
        let range = start..start + address.len();
        (start < at && host.contains('.')).then_some((address, range))
    };
    let signs = memchr::memchr_iter(b'@', bytes);
    signs
        .filter(|at| at + 1 < bytes.len())
        .filter_map(address)
        .collect()
}
