//! Acronyms, compared through what each language makes of them. The map is data of each language.

use std::borrow::Cow;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::{Check, Unit};
use crate::checks::say::Say;
use crate::checks::text_pair::TextPair;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::acronyms::{Acronym, AcronymList, Forms};
use crate::locale::languages::profile;
use crate::text::slice::Slice;
use crate::text::span::Span;
use crate::text::tokens::{Token, find_word, has_beginning};

check! {
    /// # What it finds
    /// An acronym of the source that the translation neither keeps, nor writes as its language does, nor says in full:
    /// `NGOs` that are no `ONG` and no *organizaciones no gubernamentales*. And one beside the full name that is the
    /// acronym of another body.
    ///
    /// # Why it matters
    /// Who is called upon, and by which treaty, often stands in three letters. Another body in their place, or none, turns
    /// the demand to somebody else.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// call = NGOs call on the UN and the IACHR to act.
    /// health = The WHO and UNHCR care for people with HIV in the U.S.
    /// members = The Organization of American States (OAS) has 34 members.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// call = Las ONG piden a la OEA y a la CIDH que actúen.
    /// health = La OMS y el ACNUR atienden a personas con VIH en los EE. UU.
    /// members = La Organización de los Estados Americanos (ONU) tiene 34 miembros.
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// call = As organizações pedem à ONU e à CIDH que atuem.
    /// health = A OMS e o ACNUR cuidam de pessoas com HIV.
    /// members = A Organização dos Estados Americanos (OEA) tem 34 membros.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: info[acronyms] `UN` of the source is missing here; in es it is `ONU`
    /// locales/es/main.ftl:3:54: warning[acronyms] `OAS` of the source is `ONU` here
    /// locales/pt/main.ftl:2:10: info[acronyms] `U.S.` of the source is missing here; in pt it is `EUA`
    /// ```
    ///
    /// Only acronyms of the map are looked at: international bodies, treaties and the common terms of human-rights texts.
    /// An acronym may be kept as it is, and once in a text is enough. Texts in capitals are left alone.
    ///
    /// Acronyms of your own go into `locales/glossary.toml`: `[[acronym]]`, then `en = "CSO"` and `es = ["OSC"]`.
    ///
    /// # When to silence it
    /// Where the translation speaks of the same body in another way: *the agency*, *the Court*.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese (the website of Rust, the Universal Declaration of Human Rights, the
    /// Contributor Covenant, Open Source Guides, the website of Mozilla, Comprehensive Rust) it finds 4, all of them one
    /// sentence that each locale adapts on purpose: *English (US)*, *español de Chile*. These texts have few acronyms; the
    /// figure says little of statements.
    pub Acronyms = "acronyms", Info
}

impl Check for Acronyms {
    fn units(&self) -> &'static [Unit] {
        &[Unit::Text]
    }

    fn text(&self, pair: &TextPair<'_, '_>, say: &mut Say<'_>) {
        let (from, to) = (pair.source.locale.language(), pair.target.locale.language());
        if from == to {
            return;
        }
        let sources = pair.source.prose();
        if !sources.iter().any(may_have) {
            return;
        }
        let known = [pair.source.locale, pair.target.locale];
        let [there, here] = known.map(|locale| &profile(locale).acronyms);
        let mut seen: Vec<String> = Vec::new();
        for source in sources {
            for written in acronyms(source, there) {
                let of_project = pair.settings.glossary.acronym(written, from, to);
                let shipped = || {
                    let row = there.rows(written).next()?;
                    Some((row.forms(), here.forms(row.concept)?))
                };
                let of_project = of_project.as_ref().map(|(own, forms)| {
                    let of = |short| Forms { short, long: &[] };
                    (of(own.as_slice()), of(forms.as_slice()))
                });
                let Some((own, forms)) = of_project.or_else(shipped) else {
                    continue;
                };
                let name = own.short.first().copied().unwrap_or(written);
                if seen.iter().any(|it| it == name) {
                    continue;
                }
                seen.push(name.to_owned());
                // Each variant of a text without variants has to do what the text does.
                let all = sources.len() == 1;
                let has = |text: &str| stands(text, own, forms);
                let mut targets = pair.target.prose().iter();
                let (place, is_there) = match all {
                    true => match targets.find(|prose| !has(&prose.text)) {
                        Some(prose) if pair.target.prose().len() > 1 => {
                            (prose.span(0..prose.text.trim_end().len()), false)
                        }
                        lacking => (pair.target.span(), lacking.is_none()),
                    },
                    false => (pair.target.span(), targets.any(|prose| has(&prose.text))),
                };
                if is_there {
                    if let Some((prose, stranger)) = stranger(pair, own, forms) {
                        let found = prose.text.slice(stranger.clone());
                        let message = format!("`{written}` of the source is `{found}` here");
                        let usual = forms.short.first().unwrap_or(&written);
                        say.at(prose.span(stranger), message)
                            .severity(Severity::Warning)
                            .help(format!("write `{usual}`"));
                    }
                    continue;
                }
                let mut message = format!("`{written}` of the source is missing here");
                if let Some(usual) = forms.short.first() {
                    let locale = pair.target.locale;
                    message.push_str(&format!("; in {locale} it is `{usual}`"));
                }
                say.at(place, message)
                    .help("write it as the language does, keep it, or say it in full");
            }
        }
    }
}

/// An acronym of the translation that stands for nothing of the source, where a body of the source is named in full
/// and its own acronym is missing.
fn stranger<'v>(
    pair: &'v TextPair<'_, '_>,
    own: Forms,
    forms: Forms,
) -> Option<(&'v Prose<'v>, Range<usize>)> {
    let known = [pair.source.locale, pair.target.locale];
    let [there, here] = known.map(|locale| &profile(locale).acronyms);
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return None;
    };
    let mut short = forms.short.iter().chain(own.short);
    if short.any(|form| find_word(&target.text, form).is_some()) {
        return None;
    }
    let is_stranger = |found: &&str| {
        let mut rows = here.rows(found).peekable();
        let is_absent = |row: &Acronym| {
            let own = there.forms(row.concept);
            own.is_some_and(|own| !stands(&source.text, row.forms(), own))
        };
        rows.peek().is_some() && rows.all(is_absent)
    };
    let found = acronyms(target, here).into_iter().find(is_stranger)?;
    Some((target, Span::of(&target.text, found).range()))
}

/// Whether a text may have acronyms.
fn may_have(prose: &Prose<'_>) -> bool {
    let mut tokens = prose.tokens().iter();
    tokens.any(|token| is_telling(&prose.text, token))
}

/// Whether a token has two capitals, or is a capital before a full stop.
fn is_telling(text: &str, token: &Token) -> bool {
    let Range { start, end } = token.range();
    let is_initial = || end - start == 1 && text.as_bytes().get(end) == Some(&b'.');
    token.capitals >= 2 || token.capitals == 1 && is_initial()
}

/// Whether a text has what stands for the acronym, in the letters of either language or in full.
fn stands(text: &str, own: Forms<'_>, forms: Forms<'_>) -> bool {
    let mut short = forms.short.iter().chain(own.short);
    if short.any(|form| find_word(text, form).is_some()) {
        return true;
    }
    let spaced: Cow<'_, str> = match text.contains(['\n', '\u{a0}', '\u{202f}']) {
        true => text.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        false => text.into(),
    };
    if spaced.len() != text.len()
        && forms
            .short
            .iter()
            .any(|form| find_word(&spaced, form).is_some())
    {
        return true;
    }
    let lower = spaced.to_lowercase();
    let mut long = forms.long.iter().chain(own.long);
    long.any(|beginning| has_beginning(&lower, beginning))
}

/// What may be an acronym: runs of letters with two capitals or more, full stops and `+` among them.
fn acronyms<'t>(prose: &'t Prose<'_>, known: &AcronymList) -> Vec<&'t str> {
    let text = &*prose.text;
    let mut found = Vec::new();
    if is_in_capitals(text, known) {
        return found;
    }
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '+' | '’' | '\'');
    let mut at = 0;
    for token in prose.tokens().iter().filter(|it| is_telling(text, it)) {
        let start = token.range().start;
        if start < at {
            continue;
        }
        let rest = text.slice(start..);
        let end = start + rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        at = end;
        // `US$ 3` is money.
        if text.slice(end..).starts_with('$') {
            continue;
        }
        let run = text.slice(start..end).trim_end_matches(['\'', '’']);
        let run = run
            .strip_suffix("'s")
            .or_else(|| run.strip_suffix("’s"))
            .unwrap_or(run);
        let has_inner_stop = run.trim_end_matches('.').contains('.');
        let run = if has_inner_stop {
            run
        } else {
            run.trim_end_matches('.')
        };
        if run.bytes().filter(u8::is_ascii_uppercase).count() >= 2 {
            found.push(run);
        }
    }
    found
}

/// Whether a text is set in capitals, so that `WHO` and `US` may be words: no small letter, and more than acronyms.
fn is_in_capitals(text: &str, known: &AcronymList) -> bool {
    let has_small = text.chars().any(char::is_lowercase);
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    !has_small && words.any(|word| word.len() > 1 && known.rows(word).next().is_none())
}
