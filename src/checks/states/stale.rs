//! Translations whose source was changed since. Small changes are `stale-minor`.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::diagnostic::StaleChange;
use crate::locale::languages::profile;
use crate::locale::numbers::digits::numbers;
use crate::locale::numbers::number::Number;
use crate::locale::numbers::written::rewritten;
use crate::project::change::{Change, Fact};
use crate::project::staleness::{Stale as Change_, Staleness, Translation};
use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;
use crate::text::span::Span;
use crate::text::words::diff;

check! {
    /// # What it finds
    /// A translation whose source was changed since it was made or confirmed, in what it says. It needs the record of that
    /// time, the state file beside the catalog, or of a document beneath `.paridad/states/`: `paridad accept --all` begins
    /// one, `paridad accept --from-history` takes it from git.
    ///
    /// # Why it matters
    /// The old figure, the old name, the sentence without its *not* goes on being published in the other language.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// lead = More than 25 states signed the declaration.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// lead = Más de 20 Estados firmaron la declaración.
    /// ```
    /// ```toml locales/es/main.state.toml
    /// [lead]
    /// source = "More than 20 states signed the declaration."
    /// target = "a22996a85cc3eaf2"
    /// state = "translated"
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: error[stale] the source was changed in a number since this was translated
    /// ```
    ///
    /// A number, a date, a name, an acronym or a negation is named, however small the change. Where the translation was
    /// changed as well, it is `unconfirmed`.
    ///
    /// # When to silence it
    /// Never: bring the translation up to date, or confirm that it still holds, with `paridad accept`.
    pub StaleCheck = "stale", Error, [Text], fixable
}

impl Check for StaleCheck {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let Some(stale) = found(pair) else {
            return;
        };
        if stale.change != Change::Minor && stale.translation == Translation::AsItWas {
            report(pair, stale, reporter);
        }
    }
}

/// Finds what is stale of a text.
pub(super) fn found<'p>(pair: &TextPair<'_, 'p>) -> Option<&'p Change_> {
    match pair.staleness? {
        Staleness::Stale(stale) => Some(stale),
        Staleness::Current | Staleness::Draft | Staleness::Unconfirmed => None,
    }
}

pub(super) fn report(pair: &TextPair<'_, '_>, stale: &Change_, reporter: &mut Reporter<'_>) {
    let what = match stale.change {
        Change::Minor => "slightly changed",
        Change::Major(None) => "changed",
        Change::Major(Some(Fact::Negation)) => "changed in a negation",
        Change::Major(Some(Fact::Number)) => "changed in a number",
        Change::Major(Some(Fact::Date)) => "changed in a date",
        Change::Major(Some(Fact::Acronym)) => "changed in an acronym",
        Change::Major(Some(Fact::Name)) => "changed in a name",
    };
    let message = match stale.translation {
        Translation::AsItWas => format!("the source was {what} since this was translated"),
        Translation::Changed => {
            format!("the source was {what} since, and this was changed as well")
        }
    };
    let confirm = pair.confirmation();
    let suggestion = suggestion(pair, stale);
    let help = match (stale.translation, &suggestion) {
        (Translation::AsItWas, Some(NumberSuggestion { old, new, .. })) => {
            format!("write `{new}` for `{old}`, then {confirm}")
        }
        (Translation::AsItWas, None) => format!("bring it up to date, then {confirm}"),
        (Translation::Changed, _) => format!("if it says what the source says now: {confirm}"),
    };
    let finding = reporter
        .report(pair.target.span(), message)
        .note(format!("the source: {}", diff(&stale.was, &stale.now)))
        .help(help)
        .stale(StaleChange {
            was: stale.was.clone(),
            now: stale.now.clone(),
            kind: stale.change.as_str(),
        });
    if let (Translation::AsItWas, Some(it)) = (stale.translation, suggestion)
        && it.is_safe
    {
        finding.fix(format!("write `{}`", it.new), [(it.span, it.new)]);
    }
}

/// A number that is to be another one.
struct NumberSuggestion {
    /// As it stands in the translation.
    old: String,
    new: String,
    span: Span,
    /// True if no other word depends on it, as on *one*.
    is_safe: bool,
}

/// Suggests a number for another, where it alone was changed in the source and stands once in the translation.
fn suggestion(pair: &TextPair<'_, '_>, stale: &Change_) -> Option<NumberSuggestion> {
    let (from, to) = (profile(pair.source.locale), profile(pair.target.locale));
    let of = |text: &str| numbers(text, &protected_ranges(text), from);
    let (was, now) = (of(&stale.was), of(&stale.now));
    let mut changed = was
        .iter()
        .zip(&now)
        .filter(|(one, other)| one.readings != other.readings);
    let (old, new) = changed.next()?;
    if changed.next().is_some() || was.len() != now.len() {
        return None;
    }
    let [prose] = pair.target.prose() else {
        return None;
    };
    let here = numbers(&prose.text, prose.protected_ranges(), to);
    let mut same = here.iter().filter(|it| {
        it.readings
            .iter()
            .any(|reading| old.readings.contains(reading))
    });
    let place = same.next().filter(|_| same.next().is_none())?;
    let there = prose.text.slice(place.range.clone());
    let (was, is) = (
        stale.was.slice(old.range.clone()),
        stale.now.slice(new.range.clone()),
    );
    let written = rewritten((was, is), from, there, to)?;
    let span = prose.span(place.range.clone());
    let is_one = |number: &Number| number.value().is_some_and(|value| value.whole() == Some(1));
    Some(NumberSuggestion {
        old: there.to_owned(),
        new: written,
        span,
        is_safe: pair.target.catalog.source.get(span.range()) == Some(there)
            && ![old, new].into_iter().any(is_one),
    })
}
