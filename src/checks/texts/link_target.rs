//! Where links lead. That links stand in blocks at all is `block-structure`.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{Text, TextPair};
use crate::checks::texts::links::{Link, links, shortcuts};
use crate::document::inline::Inline;
use crate::fluent::prose::{PLACEHOLDER, Prose};
use crate::text::slice::Slice;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A link, an image or an address of the source that the translation lacks, changes or adds, and a link whose
    /// marks are broken: `[text] (target)`, `[text](target` without the bracket, `\[text](target)`.
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
    /// Links may change their order, and may lead to the same place in the language of the translation:
    /// `es.wikipedia.org` for `en.wikipedia.org`, `/es/` for `/en/`, `?lang=es` for `?lang=en`, `report.es.pdf`.
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
        if pair.lead_alike() {
            return;
        }
        let (sources, translations) = (wordings(pair.source), wordings(&pair.target));
        if sources
            .iter()
            .all(|source| source.prose.text.lines().all(is_definition))
        {
            return;
        }
        let mut reported = BTreeSet::new();
        for target in &translations {
            let differences = sources
                .iter()
                .map(|source| (source, Difference::of(pair, source, target)));
            // Of two variants, the one with as many variables stands for the same case.
            let nearest = differences.min_by_key(|(source, difference)| {
                let is_other_case = source.placeholders != target.placeholders;
                (difference.len() > 0, is_other_case, difference.len())
            });
            if let Some((source, mut difference)) = nearest {
                difference
                    .added
                    .retain(|link| link.is_marked || !source.has_as_code(&link.target));
                difference.report(target, pair, &mut reported, reporter);
            }
        }
        for source in sources.iter().filter(|_| sources.len() > 1) {
            let differences = translations
                .iter()
                .map(|target| (target, Difference::of(pair, source, target)));
            if let Some((target, mut difference)) =
                differences.min_by_key(|(_, it)| it.missing.len())
            {
                difference.added.clear();
                difference.report(target, pair, &mut reported, reporter);
            }
        }
    }
}

/// `[label]: target`: where to, but no link.
fn is_definition(line: &str) -> bool {
    line.starts_with('[') && line.contains("]: ")
}

/// One alternative of one side, with where it leads.
struct Wording<'t> {
    prose: &'t Prose<'t>,
    links: Vec<Link>,
    /// What stands in brackets alone and may be a link, as `[label]`.
    shortcuts: Vec<String>,
    placeholders: usize,
}

impl Wording<'_> {
    /// Where the target of one of its links stands.
    fn span(&self, link: &Link) -> Span {
        self.prose.span(link.range_in(&self.prose.text))
    }

    /// Whether a bare address of the other side stands there without `http://`.
    fn names(&self, link: &Link) -> bool {
        let Some((_, rest)) = link.target.split_once("://").filter(|_| !link.is_marked) else {
            return false;
        };
        let name = rest.trim_end_matches('/');
        let text = &*self.prose.text;
        let goes_on = |c: char| c.is_alphanumeric() || c == '/' || c == '-';
        text.match_indices(name).any(|(at, _)| {
            let rest = text.slice(at + name.len()..).trim_start_matches('/');
            !text.slice(..at).ends_with(goes_on) && !rest.starts_with(goes_on)
        })
    }

    /// Whether an address stands there as code, so that it may stand here without the marks of code.
    fn has_as_code(&self, target: &str) -> bool {
        let mut protected = self.prose.protected_ranges().iter();
        protected.any(|range| {
            let code = self.prose.text.slice(range.clone());
            code.starts_with(['`', '<']) && code.contains(target)
        })
    }
}

fn wordings<'t>(text: &'t Text<'_, '_>) -> Vec<Wording<'t>> {
    let wording = |(prose, inlines): (&'t Prose<'t>, &Vec<Inline>)| Wording {
        links: links(inlines),
        shortcuts: shortcuts(inlines),
        prose,
        placeholders: prose.text.matches(PLACEHOLDER).count(),
    };
    let texts = text.prose().iter().zip(text.inlines());
    texts.map(wording).collect()
}

/// What one alternative leads to and the other does not.
struct Difference<'l> {
    missing: Vec<&'l Link>,
    added: Vec<&'l Link>,
    /// Whether the source has more links with marks.
    lost_marks: bool,
}

impl<'l> Difference<'l> {
    fn of(pair: &TextPair<'_, '_>, source: &'l Wording<'_>, target: &'l Wording<'_>) -> Self {
        let (missing, added) = (source.links.iter().collect(), target.links.iter().collect());
        let target_of = |link: &'l Link| Some(link.target.as_str());
        let neutral = |link: &'l Link| Some(link.address(pair).neutral.as_str());
        let host = |link: &'l Link| Some(link.address(pair).host.as_str());
        let source_host = |link: &'l Link| host(link).filter(|_| link.address(pair).is_source);
        let localised = |link: &'l Link| link.address(pair).localised_host();
        // Where a label leads is written elsewhere: it may stand for any link.
        let label = |link: &'l Link| link.is_labelled().then_some("");
        let any = |_: &'l Link| Some("");
        let (missing, added) = without_partners(missing, added, target_of, target_of);
        let (missing, added) = without_partners(missing, added, neutral, neutral);
        let (missing, added) = without_partners(missing, added, source_host, localised);
        let (missing, added) = without_partners(missing, added, host, localised);
        let (missing, added) = without_partners(missing, added, label, any);
        let (mut missing, mut added) = without_partners(missing, added, any, label);
        // `[label]` and `[label][]` are the same link.
        missing.retain(|link| !target.shortcuts.contains(&link.target) && !target.names(link));
        added.retain(|link| !source.shortcuts.contains(&link.target) && !source.names(link));
        let marks =
            |wording: &Wording<'_>| wording.links.iter().filter(|link| link.is_marked).count();
        Self {
            missing,
            added,
            lost_marks: marks(source) > marks(target),
        }
    }

    fn len(&self) -> usize {
        self.missing.len() + self.added.len()
    }

    fn report(
        &self,
        target: &Wording<'_>,
        pair: &TextPair<'_, '_>,
        reported: &mut BTreeSet<String>,
        reporter: &mut Reporter<'_>,
    ) {
        let mut missing = self.missing.as_slice();
        let mut added: Vec<&Link> = self
            .added
            .iter()
            .copied()
            .filter(|link| !reported.contains(&link.target))
            .collect();
        if self.lost_marks
            && let Some((range, fault)) = broken(&target.prose.text)
        {
            if reported.insert(fault.to_owned()) {
                let span = target.prose.span(range);
                reporter
                    .report(span, format!("this link is broken: {fault}"))
                    .help("write `[text](target)`");
            }
            missing = missing.get(1..).unwrap_or_default();
            added.retain(|link| link.is_marked);
        }
        let mut added = added.into_iter();
        for link in missing {
            if !reported.insert(link.target.clone()) {
                continue;
            }
            let here = link.shown();
            match added.next() {
                Some(other) => {
                    let message = format!("the link to `{here}` leads to `{}` here", other.shown());
                    reporter.report(target.span(other), message).help(HELP);
                }
                None => {
                    reporter
                        .report(
                            pair.target.span(),
                            format!("the link to `{here}` is missing here"),
                        )
                        .help(HELP);
                }
            }
        }
        for link in added {
            let message = format!("`{}` is not linked in the source", link.shown());
            reporter.report(target.span(link), message).help(HELP);
        }
    }
}

const HELP: &str = "lead to the same place as the source, or to its page in this language";

/// The links of each side that find no partner with the same key on the other.
fn without_partners<'l>(
    sources: Vec<&'l Link>,
    targets: Vec<&'l Link>,
    source_key: impl Fn(&'l Link) -> Option<&'l str>,
    target_key: impl Fn(&'l Link) -> Option<&'l str>,
) -> (Vec<&'l Link>, Vec<&'l Link>) {
    if sources.is_empty() || targets.is_empty() {
        return (sources, targets);
    }
    let mut free: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (at, link) in targets.iter().enumerate() {
        if let Some(key) = target_key(link) {
            free.entry(key).or_default().push_back(at);
        }
    }
    let mut taken = vec![false; targets.len()];
    let mut find = |link: &'l Link| free.get_mut(source_key(link)?)?.pop_front();
    let mut missing = Vec::new();
    for link in sources {
        match find(link) {
            Some(at) => taken[at] = true,
            None => missing.push(link),
        }
    }
    let added = targets.iter().zip(taken).filter(|(_, taken)| !taken);
    (missing, added.map(|(link, _)| *link).collect())
}

/// The first link whose marks are wrong, and how.
fn broken(text: &str) -> Option<(Range<usize>, &'static str)> {
    let escaped = ["\\](", "\\]\\(", "\\][", "\\]\\["]
        .iter()
        .find_map(|marks| text.find(marks));
    let escaped = escaped.map(|at| (at..at + 3, "its brackets are escaped"));
    let spaced = text
        .find("] (")
        .map(|at| (at..at + 3, "a blank stands between `]` and `(`"));
    let bare = text
        .find("]http")
        .map(|at| (at..at + 1, "`(` is missing after `]`"));
    let open = text.match_indices("](").map(|(at, _)| at).find_map(|at| {
        let rest = text.slice(at + 2..);
        let end = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
        let title = rest.slice(end..).trim_start().starts_with(['"', '\'', '(']);
        (!rest.slice(..end).contains(')') && !title)
            .then(|| (at..at + 2 + end, "`)` is missing at its end"))
    });
    [escaped, spaced, bare, open].into_iter().flatten().next()
}
