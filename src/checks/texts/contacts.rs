//! E-mail addresses, compared as they stand.

use std::collections::HashSet;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantFacts, VariantPair, compare, unshared,
};
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
    pub Contacts = "contacts", Warning, [Text]
}

impl Check for Contacts {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let mut sources = pair.source.prose().iter();
        if sources.any(|prose| prose.signs().has(b'@')) {
            compare(self, pair, reporter);
        }
    }
}

impl<'t> Comparison<'t> for Contacts {
    /// An address and its first place.
    type Fact = (&'t str, Range<usize>);

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<Self::Fact> {
        let mut found = addresses(&text.prose()[at].text);
        let mut seen = HashSet::new();
        found.retain(|(address, _)| seen.insert(*address));
        found
    }

    fn key(&self, (address, _): &Self::Fact, _: &VariantFacts<'_, Self::Fact>) -> String {
        (*address).to_owned()
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, Self::Fact>,
    ) -> FactDifference<'d, Self::Fact> {
        let (mut missing, added) = unshared(source, target, |(address, _)| Some(address));
        missing.retain(|(address, _)| !is_example(address) && !target.search.contains(address));
        FactDifference::paired(missing, added)
    }

    fn report(&self, change: FactChange<'_, Self::Fact>, site: &mut FactSite<'_, '_, Self::Fact>) {
        const HELP: &str = "write the address of the source";
        match change {
            FactChange::Replaced((was, _), (now, range)) => {
                let message =
                    format!("`{was}` of the source is missing here; this text has `{now}`");
                site.report(range.clone(), message).help(HELP);
            }
            FactChange::Missing(addresses) => {
                for (address, _) in addresses {
                    let message = format!("`{address}` of the source is missing here");
                    site.report_variant(message).help(HELP);
                }
            }
            // An office for the readers of this language may be added.
            FactChange::Altered(..) | FactChange::Added(_) => {}
        }
    }
}
/// Returns whether an address only shows what one looks like, so that `your-name@example.org` may be translated: at a
/// host that is kept for examples, a word for anybody or the name of nobody, *jane.doe*.
fn is_example(address: &str) -> bool {
    const NAMES: &[&str] = &[
        "your",
        "example",
        "name",
        "user",
        "someone",
        "somebody",
        "email",
        "you",
        "me",
        "jane",
        "john",
        "joe",
        "alice",
        "bob",
        "mary",
        "foo",
        "bar",
        "test",
        "sample",
        "anybody",
        "anyone",
        "nobody",
        "person",
        "firstname",
        "first.name",
        "lastname",
        "first.last",
        "jdoe",
        "doe",
        "username",
    ];
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let (host, ending) = host.rsplit_once('.').unwrap_or(("", host));
    // RFC 2606 keeps these for examples.
    let is_reserved = host.rsplit('.').next() == Some("example") || ending == "example";
    let name = name.to_ascii_lowercase();
    is_reserved && NAMES.iter().any(|example| name.starts_with(example))
}

/// Returns the e-mail addresses of a text with their places; what only looks like one, such as `@name`, is left out.
fn addresses(text: &str) -> Vec<(&str, Range<usize>)> {
    let bytes = text.as_bytes();
    let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || b"._+-".contains(byte);
    let address = |at: usize| {
        let start = bytes[..at]
            .iter()
            .rposition(|byte| !belongs(byte))
            .map_or(0, |before| before + 1);
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
