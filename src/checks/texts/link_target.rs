//! Where links lead. That links stand in blocks at all is `block-structure`.

use std::collections::HashSet;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::broken_link::broken;
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantFacts, VariantPair, compare, unshared,
    without_partners,
};
use crate::checks::texts::elements_exchanged::{ElementKey, report_exchanged};
use crate::checks::texts::links::{InlineLink, links, shortcuts};
use crate::diagnostic::Severity;
use crate::locale::address::is_made_for;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A link, an image or an address of the source that the translation lacks, changes or adds, and a link whose
    /// marks are broken: `[text] (target)`, `[text](target` without the bracket, `\[text](target)`. Two links that changed
    /// places while their words did not are a warning.
    ///
    /// # Why it matters
    /// The reader is led elsewhere, or sees brackets instead of a link. A search and replace over a translation hits
    /// its addresses as well.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// law = See [the Convention](https://example.org/convention) and [the Protocol](https://example.org/en/protocol).
    /// ```
    /// ```ftl locales/es/main.ftl
    /// law = Véase [la Convención](https://example.org/convencion) y [el Protocolo](https://example.org/es/protocolo).
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// law = Veja [a Convenção] (https://example.org/convention) e [o Protocolo](https://example.org/pt/protocol).
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:29: error[link-target] the link to `https://example.org/convention` leads to `https://example.org/convencion` here
    /// locales/pt/main.ftl:1:24: error[link-target] this link is broken: a blank stands between `]` and `(`
    /// ```
    ///
    /// Links may change their order with their words, and may lead to the same place in the language of the translation:
    /// `es.wikipedia.org` for `en.wikipedia.org`, `/es/` for `/en/`, `?lang=es` for `?lang=en`, `report.es.pdf`.
    /// Another page of the same site that is made for readers of this language, by the rest of its address or the words of
    /// its title (`/report-on-refugees`: `/informe-sobre-los-refugiados`), is information.
    /// Anchors within the page (`#principles`) are made from its headings and may differ.
    ///
    /// # When to silence it
    /// Where readers of this language are to be led elsewhere on purpose.
    ///
    /// # Precision
    /// Findings that are right: the website of Rust 15 of 15 right, Open Source Guides 47 of 47, the website of Mozilla
    /// 2 of 2, Comprehensive Rust 18 of 18, the Contributor Covenant 0 of 3 (paragraphs that do not correspond), the
    /// Universal Declaration of Human Rights none: 82 of 85 together.
    pub LinkTarget = "link-target", Error, [Text]
}

impl Check for LinkTarget {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let is_definition = |line: &str| line.starts_with('[') && line.contains("]: ");
        let mut lines = pair
            .source
            .prose()
            .iter()
            .flat_map(|prose| prose.text.lines());
        if !pair.lead_alike() && !lines.all(is_definition) {
            compare(self, pair, reporter);
        }
        report_exchanged(pair, ElementKey::Address, reporter);
    }
}

/// A link of a text, or what may be one.
pub(super) enum LinkFact {
    Link(InlineLink),
    /// A label in brackets alone, which may be a link.
    Shortcut(String),
    /// The marks of the text, among which some may make no link.
    Marks,
}

pub(super) type LinkVariant<'t> = VariantFacts<'t, LinkFact>;

impl<'t> Comparison<'t> for LinkTarget {
    type Fact = LinkFact;

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<LinkFact> {
        let inlines = &text.inlines()[at];
        let links = links(inlines).into_iter().map(LinkFact::Link);
        let shortcuts = shortcuts(inlines).into_iter().map(LinkFact::Shortcut);
        links.chain(shortcuts).chain([LinkFact::Marks]).collect()
    }

    fn key(&self, fact: &LinkFact, variant: &LinkVariant<'_>) -> String {
        match fact {
            LinkFact::Link(link) => link.target.clone(),
            LinkFact::Shortcut(label) => label.clone(),
            LinkFact::Marks => {
                let broken = broken(&variant.prose.text);
                broken.map_or_else(String::new, |(_, fault)| fault.to_owned())
            }
        }
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, LinkFact>,
    ) -> FactDifference<'d, LinkFact> {
        let address = |fact: &'d LinkFact| Some(link(fact)?.address(source.locale, target.locale));
        let target_of = |fact: &'d LinkFact| Some(link(fact)?.target.as_str());
        let neutral = |fact: &'d LinkFact| Some(address(fact)?.neutral.as_str());
        let host = |fact: &'d LinkFact| Some(address(fact)?.host.as_str());
        let source_host = |fact: &'d LinkFact| {
            host(fact).filter(|_| address(fact).is_some_and(|address| address.is_source))
        };
        let localised = |fact: &'d LinkFact| address(fact)?.localised_host();
        // Where a label leads is written elsewhere, or nowhere: it may stand for any link.
        let label = |fact: &'d LinkFact| {
            let is_label = |link: &&InlineLink| link.is_labelled() || link.leads_nowhere();
            link(fact).filter(is_label).map(|_| "")
        };
        let any = |_: &'d LinkFact| Some("");
        let (missing, added) = unshared(source, target, target_of);
        let (missing, added) = without_partners(missing, added, neutral, neutral);
        let (missing, added) = without_partners(missing, added, source_host, localised);
        let (missing, added) = without_partners(missing, added, host, localised);
        let (missing, added) = without_partners(missing, added, label, any);
        let (mut missing, mut added) = without_partners(missing, added, any, label);
        let [of_source, of_target] = [shortcuts_of(source), shortcuts_of(target)];
        missing.retain(|fact| {
            link(fact).is_none_or(|link| !link.leads_nowhere())
                && !accounts_for((target, &of_target), fact)
        });
        added
            .retain(|fact| !accounts_for((source, &of_source), fact) && !has_as_code(source, fact));
        if marked(source) > marked(target) && broken(&target.prose.text).is_some() {
            let mut marks = target.facts.iter();
            added.retain(|fact| is_marked(fact));
            added.splice(0..0, marks.rfind(|fact| matches!(fact, LinkFact::Marks)));
        }
        let has_few = missing.len().max(added.len()) <= FEW;
        if has_few {
            without_copies(&mut missing, &mut added);
        }
        let mut elsewhere = pages_in_language([source, target], &mut missing, &mut added);
        if has_few {
            elsewhere.extend(same_pages([source, target], &mut missing, &mut added));
        }
        let mut difference = FactDifference::paired(missing, added);
        difference.altered = elsewhere;
        difference
    }

    fn report(&self, change: FactChange<'_, LinkFact>, site: &mut FactSite<'_, '_, LinkFact>) {
        match change {
            FactChange::Replaced(LinkFact::Link(was), LinkFact::Link(now)) => {
                let (was, there) = (was.shown(), now.shown());
                let message = format!("the link to `{was}` leads to `{there}` here");
                site.report(now.range_in(&site.target.prose.text), message)
                    .help(HELP);
            }
            FactChange::Missing(facts) => {
                for link in facts.iter().filter_map(|fact| link(fact)) {
                    let message = format!("the link to `{}` is missing here", link.shown());
                    site.report_whole(message).help(HELP);
                }
            }
            FactChange::Added(facts) => facts.iter().for_each(|fact| report_added(fact, site)),
            FactChange::Replaced(_, now) => report_added(now, site),
            FactChange::Altered(LinkFact::Link(was), LinkFact::Link(now)) => {
                let (was, there) = (was.shown(), now.shown());
                let message =
                    format!("the link to `{was}` leads to `{there}` here, made for other readers");
                site.report(now.range_in(&site.target.prose.text), message)
                    .severity(Severity::Info)
                    .help("look if it says the same");
            }
            FactChange::Altered(..) => {}
        }
    }
}

/// So many links that differ are compared one by one; a paragraph has fewer.
const FEW: usize = 32;

/// Takes out what one side names by its place beside the document and the other by its whole address.
fn without_copies<'d>(missing: &mut Vec<&'d LinkFact>, added: &mut Vec<&'d LinkFact>) {
    let place = |fact: &'d LinkFact| {
        let target = link(fact)?.target.trim_start_matches(['.', '/']);
        (!target.contains("://") && target.contains('/')).then_some(target)
    };
    let is_copy = |one: &'d LinkFact, other: &'d LinkFact| {
        let whole = link(other).map(|link| link.target.as_str());
        let whole = whole.filter(|address| address.contains("://"));
        let before = place(one).and_then(|place| whole?.strip_suffix(place));
        before.is_some_and(|before| before.ends_with('/'))
    };
    added.retain(|now| {
        let at = missing
            .iter()
            .position(|was| is_copy(was, now) || is_copy(now, was));
        at.is_none_or(|at| {
            missing.remove(at);
            false
        })
    });
}

/// Takes out the links that lead to another page of the same site, made for readers of the target language: in another
/// part of it, or under a title of its own.
fn pages_in_language<'d>(
    [source, target]: VariantPair<'d, LinkFact>,
    missing: &mut Vec<&'d LinkFact>,
    added: &mut Vec<&'d LinkFact>,
) -> Vec<(&'d LinkFact, &'d LinkFact)> {
    let (from, to) = (source.locale, target.locale);
    let site = |fact: &'d LinkFact| Some(link(fact)?.address(from, to).site());
    let is_for_readers = |link: &InlineLink| {
        link.address(from, to).is_localised || is_made_for(&link.target, from, to)
    };
    let mut pairs = Vec::new();
    added.retain(|fact| {
        let Some(now) = link(fact).filter(|link| is_for_readers(link)) else {
            return true;
        };
        let own = now.address(from, to).site();
        let of_site = |was: &&'d LinkFact| {
            !own.is_empty()
                && site(was) == Some(own)
                && link(was).is_some_and(|was| !is_for_readers(was))
        };
        let Some(at) = missing.iter().position(of_site) else {
            return true;
        };
        pairs.push((missing.remove(at), *fact));
        false
    });
    pairs
}

/// Takes out the links that lead to a page of the same name: from the project's own address with the source language in
/// it to the file beside the translation, or from one form of a file to another (`license.html`, `LICENSE.md`).
fn same_pages<'d>(
    [source, target]: VariantPair<'d, LinkFact>,
    missing: &mut Vec<&'d LinkFact>,
    added: &mut Vec<&'d LinkFact>,
) -> Vec<(&'d LinkFact, &'d LinkFact)> {
    let is_same = |was: &'d LinkFact, now: &'d LinkFact| {
        let (Some(was), Some(now)) = (link(was), link(now)) else {
            return false;
        };
        let (Some((folder, page)), Some((other, named))) = (page(&was.target), page(&now.target))
        else {
            return false;
        };
        let is_of_source = || was.address(source.locale, target.locale).is_source;
        let has_host = |link: &InlineLink| link.target.contains("://");
        page == named && !has_host(now) && (folder == other || has_host(was) && is_of_source())
    };
    let mut pairs = Vec::new();
    added.retain(|now| {
        let Some(at) = missing.iter().position(|was| is_same(was, now)) else {
            return true;
        };
        pairs.push((missing.remove(at), *now));
        false
    });
    pairs
}

/// Returns the folder of a page and its name without an ending, in small letters: `report` of `en/report.html`,
/// `report/index.md` and `report/`.
fn page(target: &str) -> Option<(&str, String)> {
    if target.starts_with('[') || target.contains(['#', '?']) || target.starts_with("mailto:") {
        return None;
    }
    let path = target.trim_end_matches('/');
    let path = path.strip_suffix("/index.html").unwrap_or(path);
    let path = path.strip_suffix("/index.md").unwrap_or(path);
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let endings = [".html", ".htm", ".mdx", ".md"];
    let name = endings.iter().find_map(|ending| file.strip_suffix(ending));
    let name = name.unwrap_or(file).to_lowercase();
    (name.len() > 3).then_some((folder, name))
}

fn report_added(fact: &LinkFact, site: &mut FactSite<'_, '_, LinkFact>) {
    match fact {
        LinkFact::Link(link) => {
            let message = format!("`{}` is not linked in the source", link.shown());
            site.report(link.range_in(&site.target.prose.text), message)
                .help(HELP);
        }
        LinkFact::Marks => {
            if let Some((range, fault)) = broken(&site.target.prose.text) {
                site.report(range, format!("this link is broken: {fault}"))
                    .help("write `[text](target)`");
            }
        }
        LinkFact::Shortcut(_) => {}
    }
}

const HELP: &str = "lead to the same place as the source, or to its page in this language";

fn link(fact: &LinkFact) -> Option<&InlineLink> {
    match fact {
        LinkFact::Link(link) => Some(link),
        LinkFact::Shortcut(_) | LinkFact::Marks => None,
    }
}

fn is_marked(fact: &LinkFact) -> bool {
    link(fact).is_some_and(|link| link.is_marked)
}

/// Collects the labels in brackets alone.
fn shortcuts_of<'d>(variant: &'d LinkVariant<'_>) -> HashSet<&'d str> {
    let label = |fact: &'d LinkFact| match fact {
        LinkFact::Shortcut(label) => Some(label.as_str()),
        LinkFact::Link(_) | LinkFact::Marks => None,
    };
    variant.facts.iter().filter_map(label).collect()
}

/// Counts the links with the marks of links.
fn marked(variant: &LinkVariant<'_>) -> usize {
    variant.facts.iter().filter(|fact| is_marked(fact)).count()
}

/// Returns whether a text has what leads as a link of the other side: its label in brackets alone, or a bare address
/// without `http://`.
fn accounts_for((variant, shortcuts): (&LinkVariant<'_>, &HashSet<&str>), fact: &LinkFact) -> bool {
    let Some(link) = link(fact) else { return false };
    // `[label]` and `[label][]` are the same link.
    if shortcuts.contains(link.target.as_str()) {
        return true;
    }
    let Some((_, rest)) = link.target.split_once("://").filter(|_| !link.is_marked) else {
        return false;
    };
    let name = rest.trim_end_matches('/');
    let text = &*variant.prose.text;
    let goes_on = |c: char| c.is_alphanumeric() || c == '/' || c == '-';
    text.match_indices(name).any(|(at, _)| {
        let rest = text.slice(at + name.len()..).trim_start_matches('/');
        !text.slice(..at).ends_with(goes_on) && !rest.starts_with(goes_on)
    })
}

/// Returns whether the source has a bare address as code, so that it may stand here without the marks of code.
fn has_as_code(source: &LinkVariant<'_>, fact: &LinkFact) -> bool {
    let Some(link) = link(fact).filter(|link| !link.is_marked) else {
        return false;
    };
    let mut protected = source.prose.protected_ranges().iter();
    protected.any(|range| {
        let code = source.prose.text.slice(range.clone());
        code.starts_with(['`', '<']) && code.contains(&link.target)
    })
}
