//! Acronyms, compared through what each language makes of them. The map is data of each language.

use std::borrow::Cow;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::acronyms_unknown::report_other;
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantFacts, VariantPair, compare,
};
use crate::config::glossary::Glossary;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::acronyms::{Acronym, AcronymList, Forms};
use crate::text::slice::Slice;
use crate::text::span::Span;
use crate::text::tokens::{Token, find_word, has_beginning};

check! {
    /// # What it finds
    /// An acronym of the source that the translation neither keeps, nor writes as its language does, nor says in full:
    /// `NGOs` that are no `ONG` and no *organizaciones no gubernamentales*. And one beside the full name that is the
    /// acronym of another body. As information, an acronym that no map knows, where the translation has another one.
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
    /// locales/es/main.ftl:1:27: warning[acronyms] `UN` of the source is `OEA` here
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
    pub Acronyms = "acronyms", Info, [Text]
}

impl Check for Acronyms {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let (from, to) = (pair.source.locale.language(), pair.target.locale.language());
        if from != to && pair.source.prose().iter().any(may_have) {
            let glossary = &pair.settings.glossary;
            let [own, target] =
                [pair.source.profile, pair.target.profile].map(|profile| &*profile.acronyms);
            let forms = AcronymForms {
                from,
                to,
                own,
                target,
                glossary,
            };
            let before = reporter.count();
            compare(&forms, pair, reporter);
            if reporter.count() == before {
                report_other(pair, reporter);
            }
        }
    }
}

/// Knows what stands for the acronyms of one language in another.
struct AcronymForms<'t> {
    from: &'t str,
    to: &'t str,
    own: &'t AcronymList,
    target: &'t AcronymList,
    glossary: &'t Glossary,
}

/// An acronym of the source, with what stands for it in the source's language and in the target's.
pub(super) struct KnownAcronym<'t> {
    written: &'t str,
    short: [Vec<&'t str>; 2],
    long: [&'t [&'t str]; 2],
}

impl<'t> AcronymForms<'t> {
    fn find(&self, written: &'t str) -> Option<KnownAcronym<'t>> {
        let of_project = self.glossary.acronym(written, self.from, self.to);
        let (short, long) = if let Some((own, target)) = of_project {
            ([own, target], [&[][..]; 2])
        } else {
            let row = self.own.rows(written).next()?;
            let forms = [row.forms(), self.target.forms(row.concept)?];
            let short = forms.map(|forms| forms.short.to_vec());
            (short, forms.map(|forms| forms.long))
        };
        Some(KnownAcronym {
            written,
            short,
            long,
        })
    }

    /// Finds an acronym of the translation that stands for nothing of the source, where a body of the source is named in
    /// full and its own acronym is missing.
    fn stranger<'v>(
        &self,
        acronym: &KnownAcronym<'_>,
        source: &VariantFacts<'_, KnownAcronym<'_>>,
        target: &'v VariantFacts<'_, KnownAcronym<'_>>,
    ) -> Option<&'v str> {
        if source.key().is_some() || target.key().is_some() {
            return None;
        }
        let mut short = acronym.short.iter().flatten();
        if short.any(|form| find_word(&target.prose.text, form).is_some()) {
            return None;
        }
        let is_stranger = |found: &&str| {
            let mut rows = self.target.rows(found).peekable();
            let is_absent = |row: &Acronym| {
                let own = self.own.forms(row.concept);
                own.is_some_and(|own| !stands(&source.prose.text, row.forms(), own))
            };
            rows.peek().is_some() && rows.all(is_absent)
        };
        acronyms(target.prose, self.target)
            .into_iter()
            .find(is_stranger)
    }
}

impl KnownAcronym<'_> {
    /// Returns the usual form in the language of the source.
    fn name(&self) -> &str {
        self.short[0].first().unwrap_or(&self.written)
    }

    fn stands_in(&self, variant: &VariantFacts<'_, KnownAcronym<'_>>) -> bool {
        let [own, target] = [0, 1].map(|side| Forms {
            short: &self.short[side],
            long: self.long[side],
        });
        stands(&variant.prose.text, own, target)
    }
}

impl<'t> Comparison<'t> for AcronymForms<'t> {
    type Fact = KnownAcronym<'t>;

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<Self::Fact> {
        let mut found: Vec<KnownAcronym<'t>> = Vec::new();
        if text.locale.language() != self.from {
            return found;
        }
        for written in acronyms(&text.prose()[at], self.own) {
            let acronym = self.find(written);
            found
                .extend(acronym.filter(|new| found.iter().all(|other| other.name() != new.name())));
        }
        found
    }

    fn key(&self, acronym: &Self::Fact, _: &VariantFacts<'_, Self::Fact>) -> String {
        acronym.name().to_owned()
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, Self::Fact>,
    ) -> FactDifference<'d, Self::Fact> {
        let mut difference = FactDifference::none();
        for acronym in &source.facts {
            if !acronym.stands_in(target) {
                difference.missing.push(acronym);
            } else if self.stranger(acronym, source, target).is_some() {
                difference.altered.push((acronym, acronym));
            }
        }
        difference
    }

    fn report(&self, change: FactChange<'_, Self::Fact>, site: &mut FactSite<'_, '_, Self::Fact>) {
        match change {
            FactChange::Altered(acronym, _) => {
                if let Some(found) = self.stranger(acronym, site.source, site.target) {
                    report_stranger(acronym, found, site);
                }
            }
            FactChange::Missing(acronyms) => {
                for acronym in acronyms {
                    let stranger = || self.stranger(acronym, site.source, site.target);
                    if let Some(found) = stranger().filter(|_| site.sources.len() == 1) {
                        report_stranger(acronym, found, site);
                    } else {
                        report_missing(acronym, site);
                    }
                }
            }
            FactChange::Replaced(..) | FactChange::Added(_) => {}
        }
    }
}

/// Reports the acronym of another body in the place of one of the source.
fn report_stranger(
    acronym: &KnownAcronym<'_>,
    found: &str,
    site: &mut FactSite<'_, '_, KnownAcronym<'_>>,
) {
    let KnownAcronym { written, short, .. } = acronym;
    let message = format!("`{written}` of the source is `{found}` here");
    let usual = short[1].first().unwrap_or(written);
    let range = Span::of(&site.target.prose.text, found).range();
    site.report(range, message)
        .severity(Severity::Warning)
        .help(format!("write `{usual}`"));
}

/// Reports an acronym that a variant lacks. Each variant of a text without variants has to do what the text does; of
/// variants of the source, one that does is enough.
fn report_missing(acronym: &KnownAcronym<'_>, site: &mut FactSite<'_, '_, KnownAcronym<'_>>) {
    let is_one = site.sources.len() == 1;
    if !is_one && site.targets.iter().any(|target| acronym.stands_in(target)) {
        return;
    }
    let mut message = format!("`{}` of the source is missing here", acronym.written);
    if let Some(usual) = acronym.short[1].first() {
        let locale = site.target.locale;
        message.push_str(&format!("; in {locale} it is `{usual}`"));
    }
    let finding = if is_one {
        site.report_variant(message)
    } else {
        site.report_whole(message)
    };
    finding.help("write it as the language does, keep it, or say it in full");
}

/// Returns whether a text may have acronyms.
fn may_have(prose: &Prose<'_>) -> bool {
    let mut tokens = prose.tokens().iter();
    tokens.any(|token| is_telling(&prose.text, token))
}

/// Returns whether a token has two capitals, or is a capital before a full stop.
fn is_telling(text: &str, token: &Token) -> bool {
    let Range { start, end } = token.range();
    let is_initial = || end - start == 1 && text.as_bytes().get(end) == Some(&b'.');
    token.capitals >= 2 || token.capitals == 1 && is_initial()
}

/// Returns whether a text has what stands for the acronym, in the letters of either language or in full.
fn stands(text: &str, own: Forms<'_>, forms: Forms<'_>) -> bool {
    let mut short = forms.short.iter().chain(own.short);
    if short.any(|form| find_word(text, form).is_some()) {
        return true;
    }
    let spaced: Cow<'_, str> = if text.contains(['\n', '\u{a0}', '\u{202f}']) {
        text.split_whitespace().collect::<Vec<_>>().join(" ").into()
    } else {
        text.into()
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

/// Finds what may be an acronym: runs of letters with two capitals or more, full stops and `+` among them.
fn acronyms<'t>(prose: &'t Prose<'_>, known: &AcronymList) -> Vec<&'t str> {
    let text = &*prose.text;
    let mut found = Vec::new();
    if is_in_capitals(text, known) {
        return found;
    }
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '+' | '’' | '\'');
    let mut at = 0;
    for token in prose
        .tokens()
        .iter()
        .filter(|token| is_telling(text, token))
    {
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

/// Returns whether a text is set in capitals, so that `WHO` and `US` may be words: no small letter, and more than
/// acronyms.
fn is_in_capitals(text: &str, known: &AcronymList) -> bool {
    let has_small = text.chars().any(char::is_lowercase);
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    !has_small && words.any(|word| word.len() > 1 && known.rows(word).next().is_none())
}
