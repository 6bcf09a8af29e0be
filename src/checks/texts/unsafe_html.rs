//! Markup that runs programs or brings in other pages.

use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::{Check, Unit};
use crate::checks::say::Say;
use crate::checks::text_pair::{Text, TextPair};
use crate::document::inline::{InlineKind, Side};
use crate::document::inlines::inlines;
use crate::document::model::Format;
use crate::fluent::prose::Prose;
use crate::text::signs::Signs;
use crate::text::slice::Slice;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A script, an embedded page or object, a form, an event handler (`onclick`) or an address that is a program
    /// (`javascript:`) in a translation whose source has none such.
    ///
    /// # Why it matters
    /// A translation is a text. Whoever can send one in could run a program in the browser of every reader.
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
    /// # When to silence it
    /// Hardly ever: put the program into the page and not into the text.
    ///
    /// # Precision
    /// None found in the website of Rust, the Universal Declaration of Human Rights, Open Source Guides and the Contributor
    /// Covenant, which are sound in this.
    pub UnsafeHtml = "unsafe-html", Error
}

impl Check for UnsafeHtml {
    fn units(&self) -> &'static [Unit] {
        &[Unit::Text]
    }

    fn text(&self, pair: &TextPair<'_, '_>, say: &mut Say<'_>) {
        let prose = pair.target.prose();
        if !prose.iter().any(|prose| may_be_unsafe(prose)) || pair.lead_alike() {
            return;
        }
        let found: Vec<(usize, String, Span)> = dangers(&pair.target).collect();
        if found.is_empty() {
            return;
        }
        let has_code = |text: &Text<'_, '_>| {
            let mut all = text.inlines().iter().flatten();
            all.any(|inline| matches!(inline.kind, InlineKind::Code { .. }))
        };
        let is_code = has_code(pair.source);
        let mut known: BTreeSet<String> = dangers(pair.source).map(|(_, what, _)| what).collect();
        for (alternative, what, span) in found {
            // Where the source has code between backticks, the translation may name an element there.
            if is_code && is_named_in_code(&pair.target, alternative, &what, span) {
                continue;
            }
            if known.insert(what.clone()) {
                say.at(
                    prose[alternative].span(span.range()),
                    format!("the source has no {what}"),
                )
                .help("remove it: a translation runs no programs");
            }
        }
    }
}

/// Whether a harmless element without attributes is named as code: the element `<button>`.
fn is_named_in_code(text: &Text<'_, '_>, alternative: usize, what: &str, span: Span) -> bool {
    const HARMLESS: &[&str] = &[
        "form", "input", "button", "textarea", "select", "template", "link", "meta", "style",
    ];
    let written = text.prose()[alternative].text.slice(span.range());
    let is_harmless = HARMLESS.iter().any(|name| {
        what == format!("`<{name}>`") && written.eq_ignore_ascii_case(what.slice(1..what.len() - 1))
    });
    let mut inlines = text.inlines()[alternative].iter();
    is_harmless
        && inlines.any(|inline| {
            let around = inline.span;
            matches!(inline.kind, InlineKind::Code { .. })
                && around.start < span.start
                && span.end < around.end
        })
}

/// Whether there is a tag, or a link that leads to a scheme of its own.
fn may_be_unsafe(prose: &Prose<'_>) -> bool {
    const MARKUP: Signs = Signs::new(b"<]");
    let text = &*prose.text;
    prose.signs().meets(&MARKUP) && (has_scheme(text) || has_unsafe_tag(text))
}

/// Whether a colon, or an entity that may be one, stands where an address that runs a program has it.
fn has_scheme(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b':', b'&', bytes).any(|at| {
        // `javascript:`, `vbscript:`, `data:`; there may be blanks within.
        let before = bytes[..at].iter().rev().filter(|it| it.is_ascii_graphic());
        let ends_with = |end: &[u8]| {
            let end = end.iter().rev();
            before
                .clone()
                .take(end.len())
                .map(u8::to_ascii_lowercase)
                .eq(end.copied())
        };
        bytes[at] == b'&' || ends_with(b"script") || ends_with(b"data")
    })
}

/// Whether a tag has a forbidden name, or what may be an attribute that runs a program.
fn has_unsafe_tag(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|start| {
        let rest = &bytes[start + 1..];
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic());
        let (name, rest) = rest.split_at(letters.count());
        let is_name = |other: &&str| name.eq_ignore_ascii_case(other.as_bytes());
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        let attributes = &rest[..end];
        let is_program = |at: usize| {
            let name = &attributes[at + 1..];
            let starts_with = |start: &[u8]| {
                let name = name.get(..start.len());
                name.is_some_and(|it| it.eq_ignore_ascii_case(start))
            };
            !attributes[at].is_ascii_alphanumeric()
                && (starts_with(b"on") || starts_with(b"srcdoc"))
        };
        FORBIDDEN.iter().any(is_name) || !name.is_empty() && (0..attributes.len()).any(is_program)
    })
}

/// What each alternative holds that is dangerous: its number, what it is, where it stands.
fn dangers(text: &Text<'_, '_>) -> impl Iterator<Item = (usize, String, Span)> {
    let alternatives = text.prose().iter().zip(text.inlines()).enumerate();
    alternatives.flat_map(|(at, (prose, marked))| {
        // Browsers find more tags than readers of Markdown do.
        let tags = match memchr::memchr(b'<', prose.text.as_bytes()) {
            Some(_) => inlines(&prose.text, Format::Html),
            None => Vec::new(),
        };
        let mut found = Vec::new();
        for inline in tags.iter().chain(marked) {
            match &inline.kind {
                InlineKind::Tag(tag) if tag.side != Side::Close => {
                    if FORBIDDEN.contains(&tag.name.as_str()) {
                        found.push((at, format!("`<{}>`", tag.name), inline.span));
                    }
                    for (name, value) in &tag.attributes {
                        if name.starts_with("on") && name.len() > 3 {
                            let what = format!("attribute `{name}`, which runs a program");
                            found.push((at, what, inline.span));
                        } else if name == "srcdoc" {
                            found.push((at, format!("attribute `{name}`"), inline.span));
                        } else if let Some(what) = program(value) {
                            found.push((at, what, inline.span));
                        }
                    }
                }
                InlineKind::Link { target, .. }
                | InlineKind::Image { target, .. }
                | InlineKind::Autolink { target } => {
                    found.extend(program(target).map(|what| (at, what, inline.span)));
                }
                _ => {}
            }
        }
        found
    })
}

/// Elements that run or bring in something.
const FORBIDDEN: &[&str] = &[
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "base", "link",
    "meta", "style", "form", "input", "button", "textarea", "select", "noscript", "template",
];

/// An address that runs a program, whatever blanks stand within its scheme.
fn program(address: &str) -> Option<String> {
    let scheme: String = address
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take(14)
        .collect::<String>()
        .to_ascii_lowercase();
    let schemes = [
        "javascript:",
        "vbscript:",
        "data:text/html",
        "data:text/xml",
    ];
    let found = schemes.into_iter().find(|it| scheme.starts_with(it))?;
    Some(format!("address `{found}`, which runs a program"))
}
