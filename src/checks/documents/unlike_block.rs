//! Blocks of a translated document that may translate something else than what stands in their place in the source.

use crate::checks::declare::check;
use crate::checks::document_view::{DocumentView, PairedBlocks};
use crate::checks::documents::gap::name;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::diagnostic::Severity;
use crate::document::model::Block;
use crate::project::parallel::LIKELY;

check! {
    /// # What it finds
    /// A block of a translated document that stands in the place of a block of the source, and is so unlike it in length,
    /// numbers, names and addresses that it may be the translation of another text: of an older one, most often. Its words
    /// are not checked against the source.
    ///
    /// # Why it matters
    /// The source was rewritten and the translation was not.
    ///
    /// # Example
    /// ```toml paridad.toml
    /// content = "docs/{locale}/**/*.md"
    /// ```
    /// ```md docs/en/call.md
    /// # Call to the 12 governments
    ///
    /// Signatures are collected until 30 June 2025 at <https://example.org/sign>, in 14 languages and by post.
    ///
    /// Contact: press@example.org
    /// ```
    /// ```md docs/es/call.md
    /// # Llamamiento a los 12 gobiernos
    ///
    /// Bogotá, 2021.
    ///
    /// Contacto: press@example.org
    /// ```
    /// ```report
    /// docs/es/call.md:3:1: info[unlike-block] this may not be the translation of the paragraph that begins `Signatures are collected until 30 June …`
    /// ```
    ///
    /// # When to silence it
    /// A free translation: `<!-- paridad: allow(unlike-block) reason -->` above it.
    pub UnlikeBlock = "unlike-block", Info, [Document]
}

impl Check for UnlikeBlock {
    fn document(&self, view: &DocumentView<'_>, reporter: &mut Reporter<'_>) {
        let Some(both) = view.both() else { return };
        for blocks in both.paired() {
            let PairedBlocks {
                bead,
                sources,
                targets,
                first: [source, target],
                at,
            } = blocks;
            if bead.confidence >= LIKELY {
                continue;
            }
            let this = match targets.len() {
                1 => "this".to_owned(),
                2 => "this and the next block".to_owned(),
                blocks => format!("this and the next {} blocks", blocks - 1),
            };
            let which = name(source);
            let (severity, message) = if breaks_off(sources, targets) {
                let message = format!("{this} breaks off, if it is the translation of {which}");
                (Severity::Warning, message)
            } else {
                let after = if sources.len() == 1 {
                    ""
                } else {
                    " and of what follows it"
                };
                let message = format!("{this} may not be the translation of {which}{after}");
                (Severity::Info, message)
            };
            both.report((at, source.span), target.span, message, reporter)
                .severity(severity)
                .help("compare the two, and translate anew what has changed");
        }
    }
}

/// Returns whether a block has less than half of its source, and no mark at its end where the source has one.
fn breaks_off(sources: &[Block<'_>], targets: &[Block<'_>]) -> bool {
    let ([source], [target]) = (sources, targets) else {
        return false;
    };
    let (one, other) = (source.text.trim_end(), target.text.trim_end());
    let is_closed =
        |text: &str| text.ends_with(|c: char| c.is_ascii_punctuation() || "…”»’".contains(c));
    source.kind == target.kind
        && one.split_whitespace().nth(LEAST_WORDS).is_some()
        && other.len() * 2 < one.len()
        && is_closed(one)
        && !is_closed(other)
}

/// Shorter texts have no sentence to break off.
const LEAST_WORDS: usize = 12;
