//! Single words that a translated text has in the source language: a month, a day of the week, *and*.

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::language_detector::own_words;
use crate::fluent::prose::Prose;
use crate::locale::languages::set_of;
use crate::locale::recognition::LanguageSet;
use crate::locale::word_info::WordClasses;
use crate::text::tokens::Token;

/// Reports the first such word of a text.
pub(super) fn report_untranslated_word(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    for prose in pair.target.prose() {
        let Some(token) = untranslated_word(pair, prose) else {
            continue;
        };
        let (word, from) = (token.of(&prose.text), pair.source.locale.language());
        reporter
            .report(
                prose.span(token.range()),
                format!("`{word}` was left as it is in {from}"),
            )
            .help("translate it, or mark it as a quotation");
        return;
    }
}

fn untranslated_word(pair: &TextPair<'_, '_>, prose: &Prose<'_>) -> Option<Token> {
    let (source, own) = (&pair.source.profile, &pair.target.profile);
    let languages = [pair.source, &pair.target].map(|side| set_of(side.locale.language()));
    let dates = WordClasses::MONTH.and(WordClasses::DAY);
    let mut sources = pair.source.prose().iter();
    let has_date = sources.any(|source| source.word_classes().has(dates));
    let is_foreign = |of: LanguageSet| of.meets(languages[0]) && !of.meets(languages[1]);
    let mut infos = prose.word_infos().iter();
    if !has_date && !infos.any(|info| is_foreign(info.languages)) {
        return None;
    }
    let words: Vec<(Token, LanguageSet)> = own_words(prose).collect();
    let at = (0..words.len()).find(|at| {
        let (token, of) = words[*at];
        let word = token.lower(&prose.text);
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let after = words.get(at + 1);
        let is_of_name = [before, after]
            .into_iter()
            .flatten()
            .any(|(token, _)| token.is_capital);
        if has_date && token.is_capital {
            let (calendar, known) = (&source.calendar, &own.calendar);
            let is_doubtful = calendar.doubtful.contains(&&*word);
            let is_month = calendar.full_month(&word).is_some() && known.month(&word).is_none();
            let is_day = calendar.full_day(&word).is_some() && known.day(&word).is_none();
            return !is_doubtful && !is_of_name && (is_month || is_day);
        }
        // *and los soldados*
        let follows = |(next, of): &(Token, LanguageSet)| {
            !next.is_capital && of.meets(languages[1]) && !of.meets(languages[0])
        };
        !token.is_capital
            && is_foreign(of)
            && source.vocabulary.conjunctions.contains(&&*word)
            && after.is_some_and(follows)
    })?;
    Some(words[at].0)
}
