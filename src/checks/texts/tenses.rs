//! A future that became a past, or the other way round: *will close* and *cerró*.

use std::ops::Range;

use crate::checks::prose_pair::ProsePair;
use crate::checks::reporter::Reporter;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::tenses::Tense;

/// Reports the first sentence whose tense became the other one.
pub(super) fn compare_tenses(texts: ProsePair<'_>, reporter: &mut Reporter<'_>) {
    let (source, target) = (texts.source, texts.target);
    let may_be_future = |prose: &Prose<'_>| prose.profile().tenses.may_be_future(&prose.text);
    if !may_be_future(source) && !may_be_future(target) {
        return;
    }
    for sentences in texts.sentences().iter().filter(|pair| pair.is_close) {
        let was = tense(source, &sentences.source);
        let is = was.and_then(|_| tense(target, &sentences.target));
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

fn tense(prose: &Prose<'_>, sentence: &Range<usize>) -> Option<Tense> {
    let tokens = prose.tokens()[prose.tokens_within(sentence)].iter();
    let tenses = &prose.profile().tenses;
    tenses.of(tokens.map(|token| token.of(&prose.text).to_lowercase()))
}
