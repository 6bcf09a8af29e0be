//! A future that became a past, or the other way round: *will close* and *cerró*.

use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::profile::Profile;
use crate::locale::tenses::Tense;

/// Reports the first sentence whose tense became the other one.
pub(super) fn compare_tenses(
    pair: &TextPair<'_, '_>,
    [source, target]: [&Prose<'_>; 2],
    reporter: &mut Reporter<'_>,
) {
    let profiles = [pair.source.profile, pair.target.profile];
    let mut sides = [source, target].into_iter().zip(profiles);
    if !sides.any(|(prose, profile)| profile.tenses.may_be_future(&prose.text)) {
        return;
    }
    for sentences in pair.sentences().iter().filter(|pair| pair.is_close) {
        let was = tense(source, &sentences.source, pair.source.profile);
        let is = was.and_then(|_| tense(target, &sentences.target, pair.target.profile));
        let (was, is) = match (was, is) {
            (Some(Tense::Future), Some(Tense::Past)) => ("will be", "was"),
            (Some(Tense::Past), Some(Tense::Future)) => ("was", "will be"),
            _ => continue,
        };
        let message = format!("the source says what {was}, this sentence what {is}");
        reporter
            .report(target.span(sentences.target.clone()), message)
            .severity(Severity::Info)
            .help("see whether both sides say the same");
        return;
    }
}

fn tense(prose: &Prose<'_>, sentence: &Range<usize>, profile: &Profile) -> Option<Tense> {
    let tokens = prose.tokens()[prose.tokens_within(sentence)].iter();
    profile
        .tenses
        .of(tokens.map(|token| token.of(&prose.text).to_lowercase()))
}
