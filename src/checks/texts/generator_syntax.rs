//! Syntax of site generators within a text: shortcodes, tags of Liquid, outputs, fences of admonitions.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantFacts, VariantPair, compare, unshared,
};
use crate::document::generator_tags::{GeneratorTag, TagFamily, tag_at};
use crate::document::generator_texts::{is_read, parameters};
use crate::document::inline::{InlineKind, TagSide};
use crate::fluent::prose::Prose;
use crate::locale::tag::Locale;
use crate::text::slice::Slice;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A shortcode of Hugo, a tag or an output of Liquid, or the fence of an admonition, that the translation lacks, adds,
    /// renames, or closes before it opens it.
    ///
    /// # Why it matters
    /// The names are those of templates and fields of the site: where one is translated the site is not built, or shows
    /// nothing in its place.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// term = See the { "{{" }< glossary term="node" >{ "}}" } before you travel.
    /// note = { "{{" }< note >{ "}}" }Friday{ "{{" }< /note >{ "}}" }
    /// mail = Write to { "{{" } site.mail { "}}" } today.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// term = Consulte la lista antes de viajar.
    /// note = { "{{" }< nota >{ "}}" }viernes{ "{{" }< /note >{ "}}" }
    /// mail = Escriba hoy a { "{{" } site.mail { "}}" }.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: error[generator-syntax] `{{< glossary term="node" >}}` of the source is missing here
    /// locales/es/main.ftl:2:11: error[generator-syntax] `{{< note >}}` of the source is `{{< nota >}}` here
    /// ```
    ///
    /// The order of tags is free, and parameters that readers see may be translated: `title`, `caption`, `alt`, `text`,
    /// `label`, `description`. Components of MDX are the business of `markup`.
    ///
    /// # When to silence it
    /// Where the translation has a shortcode of its own on purpose.
    ///
    /// # Precision
    /// None found in the website of Rust, the Universal Declaration of Human Rights, Open Source Guides and the
    /// Contributor Covenant, which have no such syntax.
    pub GeneratorSyntax = "generator-syntax", Error, [Text], safety
}

impl Check for GeneratorSyntax {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let mut all = pair.source.prose().iter().chain(pair.target.prose());
        if all.any(|prose| may_have_tags(&prose.text)) {
            compare(self, pair, reporter);
        }
    }
}

fn may_have_tags(text: &str) -> bool {
    tag_starts(text).next().is_some() || text.starts_with(":::")
}

/// Returns where a tag may begin.
fn tag_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'{', bytes).filter(|at| matches!(bytes.get(at + 1), Some(b'{' | b'%')))
}

/// A piece of syntax with what a translation must have of it.
pub(super) struct SyntaxFact {
    name: String,
    /// As it is written.
    written: String,
    /// The tag without its side, and whether it closes one.
    pair: Option<(String, bool)>,
    span: Span,
}

impl SyntaxFact {
    fn of(tag: &GeneratorTag<'_>, locale: &Locale) -> Self {
        let span = Span::new(tag.end - tag.written.len(), tag.end);
        let pair = (tag.family != TagFamily::Output && tag.side != TagSide::Void)
            .then(|| (tag.name.to_owned(), tag.side == TagSide::Close));
        Self {
            name: essence(tag, locale),
            written: tag.written.to_owned(),
            pair,
            span,
        }
    }

    fn name(&self) -> &str {
        &self.name
    }
}

/// Returns what must be alike: the tag without its blanks, without the values that readers see, and without the folder of
/// its language in a path.
fn essence(tag: &GeneratorTag<'_>, locale: &Locale) -> String {
    let mut arguments = tag.arguments.to_owned();
    for parameter in parameters(tag.arguments).into_iter().rev() {
        let value = Span::of(tag.arguments, parameter.value).range();
        if is_read(parameter.name) {
            arguments = format!(
                "{}{}",
                arguments.slice(..value.start),
                arguments.slice(value.end..)
            );
        }
    }
    if arguments.contains('/') {
        let names_it = |part: &str| part.len() > 1 && Locale::parse(part).as_ref() == Some(locale);
        let parts = arguments.split('/').filter(|part| !names_it(part));
        arguments = parts.collect::<Vec<_>>().join("/");
    }
    let words: Vec<&str> = arguments.split_whitespace().collect();
    let name = tag.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = cloze(&name).unwrap_or(&name);
    format!("{:?} {:?} {name} {}", tag.family, tag.side, words.join(" "))
}

/// Returns the mark of a gap whose words readers see: `c1` of `{{c1::sample}}`.
fn cloze(name: &str) -> Option<&str> {
    let (mark, _) = name.split_once("::")?;
    let number = mark.strip_prefix('c')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(mark)
}

impl<'t> Comparison<'t> for GeneratorSyntax {
    type Fact = SyntaxFact;

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<SyntaxFact> {
        let prose: &Prose<'_> = &text.prose()[at];
        let code = text.inlines()[at]
            .iter()
            .filter_map(|inline| match inline.kind {
                InlineKind::Code { .. } => Some(inline.span.range()),
                _ => None,
            });
        let code: Vec<_> = code.collect();
        let mut facts: Vec<SyntaxFact> = fence(&prose.text).into_iter().collect();
        // Braces around `and` are braces that a text speaks of.
        let small_words = &text.profile.vocabulary.function_words;
        let is_prose = |tag: &GeneratorTag<'_>| {
            tag.family == TagFamily::Output && small_words.contains(&tag.name)
        };
        let mut end = 0;
        for start in tag_starts(&prose.text) {
            // What stands in code is compared by `code`.
            if start < end || code.iter().any(|code| code.contains(&start)) {
                continue;
            }
            if let Some(tag) = tag_at(&prose.text, start) {
                end = tag.end;
                facts.extend((!is_prose(&tag)).then(|| SyntaxFact::of(&tag, text.locale)));
            }
        }
        facts
    }

    fn key(&self, fact: &SyntaxFact, _: &VariantFacts<'_, SyntaxFact>) -> String {
        fact.name.clone()
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, SyntaxFact>,
    ) -> FactDifference<'d, SyntaxFact> {
        let (missing, added) = unshared(source, target, |fact| Some(fact.name()));
        let is_whole = missing.is_empty() && added.is_empty();
        let mut difference = FactDifference::paired(missing, added);
        if is_whole && unopened(&source.facts).is_none() {
            let crossed = unopened(&target.facts);
            difference.altered.extend(crossed.map(|fact| (fact, fact)));
        }
        difference
    }

    fn report(&self, change: FactChange<'_, SyntaxFact>, site: &mut FactSite<'_, '_, SyntaxFact>) {
        const HELP: &str = "names of the site generator stay as they are: only the words around them are translated";
        match change {
            FactChange::Replaced(was, now) => {
                let message = format!("`{}` of the source is `{}` here", was.written, now.written);
                site.report(now.span.range(), message).help(HELP);
            }
            FactChange::Altered(_, now) => {
                let message = format!("`{}` closes what has not been opened", now.written);
                site.report(now.span.range(), message)
                    .help("put the opening tag before the words, the closing one behind");
            }
            FactChange::Missing(facts) => {
                for fact in facts {
                    let message = format!("`{}` of the source is missing here", fact.written);
                    site.report_whole(message)
                        .help(format!("write `{}` where its words stand", fact.written));
                }
            }
            FactChange::Added(facts) => {
                for fact in facts {
                    let message = format!("`{}` is not in the source", fact.written);
                    site.report(fact.span.range(), message).help(HELP);
                }
            }
        }
    }
}

/// Returns the fence that a text begins with, `:::note`.
fn fence(text: &str) -> Option<SyntaxFact> {
    let rest = text.strip_prefix(":::")?;
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '-' | '_')));
    let written = text.slice(..3 + end.unwrap_or(rest.len()));
    Some(SyntaxFact {
        name: written.to_owned(),
        written: written.to_owned(),
        pair: None,
        span: Span::new(0, written.len()),
    })
}

/// Returns the first closing tag whose opening one does not stand before it, though the text has it.
fn unopened(facts: &[SyntaxFact]) -> Option<&SyntaxFact> {
    let mut open: Vec<&str> = Vec::new();
    facts.iter().find(|fact| match &fact.pair {
        Some((name, false)) => {
            open.push(name);
            false
        }
        Some((name, true)) => {
            let has_opening = facts
                .iter()
                .any(|other| other.pair.as_ref() == Some(&(name.clone(), false)));
            match open.iter().rposition(|it| it == name) {
                Some(at) => {
                    open.remove(at);
                    false
                }
                None => has_opening,
            }
        }
        None => false,
    })
}
