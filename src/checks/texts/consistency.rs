//! The same text translated in several ways, and several texts translated as one. What the project has of each,
//! `project::consistency` knows.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::diagnostic::Severity;
use crate::project::consistency::{ConflictingText, PairFingerprint};

check! {
    /// # What it finds
    /// A text of four words or more that stands in the project several times, and is translated in another way here than
    /// elsewhere. As information, a translation that stands for another source text as well.
    ///
    /// # Why it matters
    /// Who reads the same sentence twice in other words looks for the difference. One translation for two sources is often
    /// a paragraph that was pasted and not yet translated.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// call = We call on all states to act.
    /// close = We call on all states to act!
    /// again = We call on all states to act.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// call = Hacemos un llamado a todos los Estados a actuar.
    /// close = ¡Instamos a todos los Estados a que actúen!
    /// again = Hacemos un llamado a todos los Estados a actuar.
    /// ```
    /// ```report
    /// locales/es/main.ftl:2:9: warning[consistency] the same text is translated in other words elsewhere
    /// ```
    ///
    /// Capitals, marks, blanks and addresses make no difference; texts with variants are left alone. Of two wordings the
    /// more frequent one is taken for the usual, else the first.
    ///
    /// # When to silence it
    /// Where the same words mean something else: a heading and the button below it.
    ///
    /// # Precision
    /// All findings read by hand: Open Source Guides 1 of 1 right, the Contributor Covenant 5 of 5, the website of Rust 3 of
    /// 3; of the information, 5 of 5. The Universal Declaration of Human Rights has none.
    pub Consistency = "consistency", Warning, [Text], project_wide
}

impl Check for Consistency {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let Some(index) = &pair.settings.consistency else {
            return;
        };
        if !index.knows(pair.locale_at, pair.name()) {
            return;
        }
        let Some(fingerprint) = PairFingerprint::of(pair.source.prose(), pair.target.prose())
        else {
            return;
        };
        let note = |ConflictingText { place, text, count }: ConflictingText<'_>| match count {
            1 => format!("{place}: {text}"),
            _ => format!("{place} and {} more: {text}", count - 1),
        };
        if let Some(other) = index.other_translation(pair.locale_at, fingerprint) {
            reporter
                .report(
                    pair.target.span(),
                    "the same text is translated in other words elsewhere",
                )
                .note(note(other))
                .help("write it as there, or change it there");
        } else if let Some(other) = index.other_source(pair.locale_at, fingerprint) {
            reporter
                .report(pair.target.span(), "another text has the same translation")
                .severity(Severity::Info)
                .note(note(other))
                .help("see whether the one or the other was pasted and left");
        }
    }
}
