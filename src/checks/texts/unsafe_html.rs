//! Markup that a translation has beyond its source and beyond the list of `document::allowed_markup`.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::diagnostic::Severity;
use crate::document::allowed_markup as allowed;
use crate::document::clean_markup::{Beyond, BeyondKind, Reading, beyond};
use crate::document::plain_markup::{has_same_tags, is_plain};
use crate::fluent::prose::Prose;
use crate::text::signs::Signs;

check! {
    /// # What it finds
    /// Markup of a translation that could do something: a script, an embedded page or object, a form, an event handler
    /// (`onclick`), a `style`, an address that is a program (`javascript:`), a picture from elsewhere.
    ///
    /// # Why it matters
    /// A translation is a text. Whoever can send one in could run a program in the browser of every reader, or lay
    /// another text over the page.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// sign = Sign <a href="https://example.org/sign">here</a>.
    /// read = Read [the law](https://example.org/law).
    /// ```
    /// ```ftl locales/es/main.ftl
    /// sign = Firme <a href="https://example.org/sign" onclick="steal()">aquí</a>.<script src="https://evil.example/x.js"></script>
    /// read = Lea [la ley](javascript:steal()).
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:14: error[unsafe-html] the source has no attribute `onclick`, which runs a program
    /// locales/es/main.ftl:1:76: error[unsafe-html] the source has no `<script>`
    /// locales/es/main.ftl:2:12: error[unsafe-html] the source has no address `javascript:`, which runs a program
    /// ```
    ///
    /// A translation may have inline elements of its own that say something of words (`<em>`, `<abbr>`, `<sup>`, `<br>`),
    /// with `lang`, `dir` and `title`, and links to pages, mail and telephones; anything else only as its source has it.
    /// What is beyond that does not get into an edition, whatever this check is told: tags are shown as they are written,
    /// attributes and addresses left out. Elements that do nothing, such as a paragraph too many, are told by `markup`.
    ///
    /// # When to silence it
    /// Hardly ever: put the program into the page and not into the text.
    ///
    /// # Precision
    /// None found in the website of Rust, the Universal Declaration of Human Rights, Open Source Guides and the Contributor
    /// Covenant, which are sound in this.
    pub UnsafeHtml = "unsafe-html", Error, [Text], safety
}

impl Check for UnsafeHtml {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        const MARKUP: Signs = Signs::new(b"<]");
        let mut reported = BTreeSet::new();
        for prose in pair.target.prose() {
            if !prose.signs().meets(&MARKUP) || is_plain(&prose.text, pair.reading) {
                continue;
            }
            let mut sources = pair.source.prose().iter();
            if sources.any(|source| is_marked_alike(source, prose, pair.reading)) {
                continue;
            }
            let text = line(prose);
            let sources = pair.source.prose().iter();
            let found = sources.map(|source| beyond(&line(source), &text, pair.reading));
            // Of several variants of the source, the one that answers for most stands for the same case.
            for found in found.min_by_key(Vec::len).unwrap_or_default() {
                report(&found, prose, pair.reading, &mut reported, reporter);
            }
        }
    }
}

/// Whether a translation has the tags, the addresses and as many pictures as its source, as they are written: there is
/// nothing then that its source does not carry.
fn is_marked_alike(source: &Prose<'_>, target: &Prose<'_>, reading: Reading) -> bool {
    let pictures =
        |text: &Prose<'_>| memchr::memmem::find_iter(text.text.as_bytes(), b"![").count();
    let leads_alike = || pictures(source) == pictures(target) && target.leads_as(source);
    has_same_tags(&source.text, &target.text, reading, leads_alike)
}

/// A line break in a catalog is a blank to readers: what stands after it begins no block.
fn line<'p>(prose: &'p Prose<'_>) -> Cow<'p, str> {
    if memchr::memchr2(b'\n', b'\r', prose.text.as_bytes()).is_none() {
        return Cow::Borrowed(&prose.text);
    }
    Cow::Owned(prose.text.replace(['\n', '\r'], " "))
}

fn report(
    found: &Beyond,
    prose: &Prose<'_>,
    reading: Reading,
    reported: &mut BTreeSet<String>,
    reporter: &mut Reporter<'_>,
) {
    const LEAVE_OUT: &str = "remove it: a translation runs no programs";
    let (message, help) = match &found.kind {
        BeyondKind::Element { name, .. } if acts(name) => {
            (format!("the source has no `<{name}>`"), LEAVE_OUT)
        }
        // Whether elements answer to those of the source is the business of `markup`.
        BeyondKind::Element { is_bare: true, .. } | BeyondKind::Unpaired => return,
        BeyondKind::Element { name, .. } => (
            format!("the source has no `<{name}>`"),
            "remove it, or write `<` as `&lt;`",
        ),
        BeyondKind::Attribute { name, .. } if name.starts_with("on") && name.len() > 3 => (
            format!("the source has no attribute `{name}`, which runs a program"),
            LEAVE_OUT,
        ),
        BeyondKind::Attribute { name, value } => (
            format!("the source has no attribute `{name}{}`", shown(value)),
            "remove it, or write it as the source does",
        ),
        BeyondKind::Scheme { scheme } if is_program(scheme) => (
            format!("the source has no address `{scheme}`, which runs a program"),
            LEAVE_OUT,
        ),
        BeyondKind::Scheme { scheme } => (
            format!("the source has no address `{scheme}`"),
            "lead to `https:`, `http:`, `mailto:`, `tel:` or to a page of the site",
        ),
        BeyondKind::Fetched { address } => {
            let from = allowed::host(address).or_else(|| allowed::scheme_beyond(address));
            let from = from.unwrap_or_else(|| address.clone());
            (
                format!("the source shows nothing from `{from}`"),
                "show the picture of the source, or one that stands beside it",
            )
        }
        BeyondKind::Picture => (
            "the source shows no picture here".to_owned(),
            "remove it: readers' browsers would fetch it by themselves",
        ),
        BeyondKind::Comment => (
            "this comment does not get into editions".to_owned(),
            "write it above the message, after `#`",
        ),
        BeyondKind::Endless if reading == Reading::Markdown => return,
        BeyondKind::Endless => (
            "this tag does not end: what follows in the page would be part of it".to_owned(),
            "write `>` behind it, or `<` as `&lt;`",
        ),
    };
    if reported.insert(message.clone()) {
        let finding = reporter
            .report(prose.span(found.span.range()), message)
            .help(help);
        if found.kind == BeyondKind::Comment {
            finding.severity(Severity::Warning);
        }
    }
}

/// The beginning of a value, behind `=`.
fn shown(value: &str) -> String {
    const SHOWN: usize = 30;
    let mut shown: String = value.chars().take(SHOWN).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    match shown.is_empty() {
        true => shown,
        false => format!("=\"{shown}\""),
    }
}

/// Whether an element runs something, brings it in or takes it from readers.
fn acts(element: &str) -> bool {
    allowed::is_whole(element) || allowed::is_control(element)
}

fn is_program(scheme: &str) -> bool {
    matches!(scheme, "javascript:" | "vbscript:" | "data:")
}
