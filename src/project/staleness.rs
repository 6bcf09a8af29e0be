//! Tells whether a translation still says what its source says.

use crate::fluent::model::Pattern;
use crate::fluent::written::written;
use crate::locale::tag::Locale;
use crate::project::change::{Change, change};
use crate::project::state::{Confidence, Fingerprint, Record};

/// The state of a translation by its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Staleness {
    Current,
    /// It awaits confirmation.
    Draft,
    /// It was changed after its source, and nobody has confirmed that it follows.
    Unconfirmed,
    Stale(Stale),
}

/// The source was changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The source text that the translation was made from, and the present one.
    pub was: String,
    pub now: String,
    pub change: Change,
    /// Tells whether the translation was changed as well.
    pub translation: Translation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translation {
    AsItWas,
    Changed,
}

/// Compares a translation and its source with what was recorded of them; `locale` is the source's.
///
/// A change of the source that was taken back leaves nothing stale.
pub fn staleness(
    record: &Record,
    source: &Pattern<'_>,
    target: &Pattern<'_>,
    locale: &Locale,
) -> Staleness {
    let now = written(source);
    if now == record.source {
        return match record.state {
            Confidence::Machine | Confidence::Draft => Staleness::Draft,
            Confidence::Unconfirmed => Staleness::Unconfirmed,
            Confidence::Translated | Confidence::Reviewed => Staleness::Current,
        };
    }
    let translation = if Fingerprint::of(target) == record.target {
        Translation::AsItWas
    } else {
        Translation::Changed
    };
    Staleness::Stale(Stale {
        change: change(&record.source, &now, locale),
        was: record.source.clone(),
        now,
        translation,
    })
}
