//! Markup that a translation has beyond its source and beyond the list of `document::allowed_markup`.

use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide, on_one_line};
use crate::diagnostic::Severity;
use crate::document::allowed_markup as allowed;
use crate::document::clean_markup::{Beyond, BeyondKind, MarkedText, beyond};
use crate::document::inline::InlineKind;
use crate::document::markup_syntax::MarkupSyntax;
use crate::document::plain_markup::{has_same_tags, is_plain};
use crate::fluent::prose::Prose;
use crate::text::signs::Signs;
use crate::text::slice::Slice;

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
        for (at, prose) in pair.target.prose().iter().enumerate() {
            let signs = prose.signs();
            // Tags are compared sooner than they are read.
            let has_tags = signs.has(b'<');
            let is_plain = || is_plain(&prose.text, pair.reading);
            if !signs.meets(&MARKUP)
                || !has_tags && is_plain()
                || is_marked_alike(pair, at)
                || has_tags && is_plain()
            {
                continue;
            }
            let text = on_one_line(&prose.text);
            let translation = marked(&pair.target, at, &text, pair.reading);
            let sources = pair.source.prose().iter().enumerate();
            let found = sources.map(|(at, source)| {
                let text = on_one_line(&source.text);
                let source = marked(pair.source, at, &text, pair.reading);
                beyond(source, translation, pair.reading)
            });
            // Of several variants of the source, the one that answers for most stands for the same case.
            for found in found.min_by_key(Vec::len).unwrap_or_default() {
                // A translation that is a file of its own is published as it stands; `markup` tells of such elements.
                let directs = matches!(found.kind, BeyondKind::Element { directs: true, .. });
                if !(directs && pair.document.is_some()) {
                    report(&found, prose, pair.reading, &mut reported, reporter);
                }
            }
        }
    }
}

/// Returns whether a variant of the translation has the tags, the addresses and as many pictures as one of its source,
/// as they are written: there is nothing then that its source does not carry.
fn is_marked_alike(pair: &TextPair<'_, '_>, at: usize) -> bool {
    let pictures =
        |text: &Prose<'_>| memchr::memmem::find_iter(text.text.as_bytes(), b"![").count();
    let target = &pair.target.prose()[at];
    let mut sources = pair.source.prose().iter().enumerate();
    sources.any(|(source_at, source)| {
        let leads_alike = || pictures(source) == pictures(target) && target.leads_as(source);
        has_same_tags(&source.text, &target.text, pair.reading, leads_alike)
            && (pair.reading == MarkupSyntax::Html
                || has_bare_code(pair.source, source_at) && has_bare_code(&pair.target, at))
    })
}

/// Returns whether there is no mark of a tag or a link within the code between backticks.
fn has_bare_code(side: &TextSide<'_, '_>, at: usize) -> bool {
    let prose = &side.prose()[at];
    !prose.signs().has(b'`')
        || side.inlines()[at].iter().all(|inline| {
            let is_code = matches!(inline.kind, InlineKind::Code { .. });
            !is_code
                || !prose
                    .text
                    .slice(inline.span.range())
                    .contains(['<', '[', ']'])
        })
}

/// Returns a line with the markup that the side has of it.
fn marked<'t>(
    side: &'t TextSide<'_, '_>,
    at: usize,
    text: &'t str,
    reading: MarkupSyntax,
) -> MarkedText<'t> {
    let inlines = if reading == MarkupSyntax::Html {
        &[]
    } else {
        side.inlines()[at].as_slice()
    };
    MarkedText { text, inlines }
}

fn report(
    found: &Beyond,
    prose: &Prose<'_>,
    reading: MarkupSyntax,
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
        BeyondKind::Endless if reading == MarkupSyntax::Markdown => return,
        BeyondKind::Endless => (
            "this tag does not end: what follows in the page would be part of it".to_owned(),
            "write `>` behind it, or `<` as `&lt;`",
        ),
    };
    if reported.insert(message.clone()) {
        let finding = reporter
            .report(prose.span(found.span.range()), message)
            .help(help);
        match found.kind {
            BeyondKind::Comment => finding.severity(Severity::Warning),
            BeyondKind::Element { directs: true, .. } => finding.cause("direction"),
            _ => finding,
        };
    }
}

/// Returns the beginning of a value, behind `=`.
fn shown(value: &str) -> String {
    const SHOWN: usize = 30;
    let mut shown: String = value.chars().take(SHOWN).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    if shown.is_empty() {
        shown
    } else {
        format!("=\"{shown}\"")
    }
}

/// Returns whether an element runs something, brings it in or takes it from readers.
fn acts(element: &str) -> bool {
    allowed::is_whole(element) || allowed::is_control(element)
}

fn is_program(scheme: &str) -> bool {
    matches!(scheme, "javascript:" | "vbscript:" | "data:")
}
