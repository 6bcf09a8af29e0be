//! The one rule that names headings: the id that each has in every edition, and the names by which links know it.
//! Pages, books, Markdown editions and the check `anchors` ask it.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::document::inline::{Inline, InlineKind};
use crate::document::inlines::inlines;
use crate::document::model::{Document, Format, OutlineNode};
use crate::document::outline_kind::OutlineKind;
use crate::document::plain_text::plain_text;
use crate::text::percent::decode;
use crate::text::slice::Slice;
use crate::text::slug::{github_slug, heading_slug};

/// The id of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingId {
    /// The block of the heading, if it is translated.
    pub block: Option<u32>,
    pub id: String,
}

/// Returns the id of each heading in order: the author's own, else what `named` gives its block, else one made of its
/// text. No two are the same.
pub fn heading_ids(
    document: &Document<'_>,
    named: &dyn Fn(u32) -> Option<String>,
) -> Vec<HeadingId> {
    let footnotes = document.outline.iter();
    let footnotes = footnotes.filter_map(|node| node.kind.footnote());
    let mut taken: BTreeSet<String> = footnote_ids(footnotes).into_values().collect();
    let mut ids = Vec::new();
    for heading in headings(document) {
        let own = own_id(document, heading).map(str::to_owned);
        let id = own.or_else(|| named(heading.block?)).unwrap_or_else(|| {
            let text = plain_text(written(document, heading), document.format);
            heading_slug(&text)
        });
        ids.push(HeadingId {
            block: heading.block,
            id: unlike(id, &mut taken),
        });
    }
    ids
}

/// Returns the ids of footnotes by their labels: the labels themselves, without blanks, which no id has.
pub(super) fn footnote_ids<'l>(labels: impl Iterator<Item = &'l str>) -> BTreeMap<&'l str, String> {
    let has_blank = |label: &&str| label.contains(char::is_whitespace);
    let (blank, sound): (Vec<&str>, Vec<&str>) = labels.partition(has_blank);
    let mut taken: BTreeSet<String> = sound.iter().map(|label| (*label).to_owned()).collect();
    let mut ids: BTreeMap<&str, String> = sound
        .into_iter()
        .map(|label| (label, label.to_owned()))
        .collect();
    for label in blank {
        let words: Vec<&str> = label.split_whitespace().collect();
        ids.entry(label)
            .or_insert_with(|| unlike(words.join("-"), &mut taken));
    }
    ids
}

/// Returns the headings of a document; of Markdown those that are not in tags: renderers give those no names.
fn headings<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d OutlineNode> {
    let nodes = document.outline.iter();
    let is_written = |node: &&OutlineNode| {
        let written = document.source.slice(node.span.range());
        document.format != Format::Markdown || !is_heading_tag(written)
    };
    let nodes = nodes.filter(|node| matches!(node.kind, OutlineKind::Heading(_)));
    nodes.filter(is_written)
}

fn is_heading_tag(written: &str) -> bool {
    let name = written
        .strip_prefix(['<'])
        .and_then(|it| it.strip_prefix(['h', 'H']));
    name.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()))
}

fn own_id<'d>(document: &'d Document<'_>, heading: &OutlineNode) -> Option<&'d str> {
    document.blocks[heading.block? as usize].id
}

fn written<'d>(document: &'d Document<'_>, heading: &OutlineNode) -> &'d str {
    match heading.block {
        Some(block) => &document.blocks[block as usize].text,
        None => {
            let line = document.source.slice(heading.span.range());
            line.trim_matches(['#', ' ', '\n'])
        }
    }
}

/// Returns the id, with a number after it where it is taken.
fn unlike(id: String, taken: &mut BTreeSet<String>) -> String {
    let mut number = 1;
    let mut unlike = id.clone();
    while !taken.insert(unlike.clone()) {
        number += 1;
        unlike = format!("{id}-{number}");
    }
    unlike
}

/// Returns where a link within a document leads, by its fragment without `#`; `None` leaves the link as it is.
pub type FragmentTarget<'l> = &'l dyn Fn(&str) -> Option<String>;

/// The names of the places of a text that links within it lead to.
pub struct PlaceNames {
    /// The ids that the author gave to elements.
    ids: HashSet<String>,
    headings: Vec<HeadingName>,
}

/// The names of a heading in Markdown.
struct HeadingName {
    /// As renderers make it of the text.
    made: String,
    /// The author's id.
    own: Option<String>,
}

impl PlaceNames {
    pub fn of(document: &Document<'_>) -> Self {
        Self::in_words(document, &|_| None)
    }

    /// Returns the names where the headings are in other words; `words` returns those of a block.
    pub fn in_words<'w>(document: &Document<'_>, words: &dyn Fn(u32) -> Option<&'w str>) -> Self {
        let mut ids: HashSet<String> = HashSet::new();
        for block in &document.blocks {
            ids.extend(block.id.map(str::to_owned));
        }
        for inline in inlines(document.source, Format::Html) {
            if let InlineKind::Tag(tag) = &inline.kind {
                let named = ["id", "name"].iter().filter_map(|name| tag.attribute(name));
                ids.extend(named.map(str::to_owned));
            }
        }
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut names = Vec::new();
        for heading in headings(document) {
            let words = heading.block.and_then(words);
            let name = github_slug(&without_targets(
                words.unwrap_or(written(document, heading)),
            ));
            let count = taken.entry(name.clone()).or_default();
            names.push(HeadingName {
                made: match *count {
                    0 => name,
                    again => format!("{name}-{again}"),
                },
                own: own_id(document, heading).map(str::to_owned),
            });
            *count += 1;
        }
        Self {
            ids,
            headings: names,
        }
    }
}

/// The places that links of an edition lead to, by every name that they have.
pub struct HeadingLinks {
    /// The ids of elements, which are the same in every edition.
    ids: HashSet<String>,
    /// The headings by name, by their place among those of the edition.
    by_name: HashMap<String, usize>,
    /// The names among them that are in the words of the source alone.
    of_source: HashSet<String>,
    headings: Vec<LinkedHeading>,
}

/// A heading as a link may name it.
#[derive(Debug)]
struct LinkedHeading {
    block: Option<u32>,
    /// In pages, books and documents.
    id: String,
    /// In Markdown: the author's id, or the name that renderers make of the text.
    name: String,
}

impl HeadingLinks {
    /// Returns a text that is the same for the same places, in every run.
    pub fn described(&self) -> String {
        let ids: BTreeSet<&String> = self.ids.iter().collect();
        let by_name: BTreeMap<&String, &usize> = self.by_name.iter().collect();
        let of_source: BTreeSet<&String> = self.of_source.iter().collect();
        format!("{ids:?} {by_name:?} {of_source:?} {:?}", self.headings)
    }

    /// `ids`: of the headings of the source; `leaves_out` tells which blocks of the source the edition lacks.
    ///
    /// A name is first one of the edition's own wording, then one of the source's, then an id of its page.
    pub fn new(
        ids: &[HeadingId],
        source: &PlaceNames,
        edition: PlaceNames,
        leaves_out: &dyn Fn(u32) -> bool,
    ) -> Self {
        let is_shown = |id: &HeadingId| !id.block.is_some_and(leaves_out);
        let shown: Vec<usize> = (0..ids.len()).filter(|at| is_shown(&ids[*at])).collect();
        let (mut by_name, mut of_source) = (HashMap::new(), HashSet::new());
        let mut linked = Vec::new();
        for (at, (name, place)) in edition.headings.iter().zip(&shown).enumerate() {
            linked.push(LinkedHeading {
                block: ids[*place].block,
                id: ids[*place].id.clone(),
                name: name.own.as_ref().unwrap_or(&name.made).clone(),
            });
            by_name.entry(name.made.clone()).or_insert(at);
        }
        // Where the headings of both are not the same, nobody knows which one a name of the source means.
        let is_parallel =
            edition.headings.len() == shown.len() && ids.len() == source.headings.len();
        for (at, place) in shown.iter().enumerate().filter(|_| is_parallel) {
            let name = &source.headings[*place].made;
            if let Entry::Vacant(vacant) = by_name.entry(name.clone()) {
                vacant.insert(at);
                of_source.insert(name.clone());
            }
        }
        for (at, heading) in linked.iter().enumerate() {
            by_name.entry(heading.id.clone()).or_insert(at);
            of_source.remove(&heading.id);
        }
        Self {
            ids: edition.ids,
            by_name,
            of_source,
            headings: linked,
        }
    }

    /// Returns whether a fragment, without `#`, leads somewhere in the edition.
    pub fn leads(&self, fragment: &str) -> bool {
        self.has_id(fragment) || self.heading(fragment).is_some()
    }

    /// Returns the id of the heading that a fragment leads to; `None` where it leads to no heading or to an element.
    pub fn id(&self, fragment: &str) -> Option<&str> {
        Some(
            &self
                .heading(fragment)
                .filter(|_| !self.has_id(fragment))?
                .id,
        )
    }

    /// Returns the name that leads to the same heading in Markdown; `None` where the fragment itself does.
    pub fn name(&self, fragment: &str) -> Option<&str> {
        let heading = self.heading(fragment).filter(|_| !self.has_id(fragment))?;
        (heading.name != *decode(fragment)).then_some(&*heading.name)
    }

    /// Returns whether a fragment names a heading by the words of the source, which the edition does not have.
    pub fn is_in_source_words(&self, fragment: &str) -> bool {
        !self.has_id(fragment) && self.of_source.contains(&*decode(fragment))
    }

    /// Returns the block of the heading that a fragment leads to; `None` where no block is a heading of that name.
    pub fn block(&self, fragment: &str) -> Option<u32> {
        self.heading(fragment)?.block
    }

    fn has_id(&self, fragment: &str) -> bool {
        self.ids.contains(&*decode(fragment)) || self.ids.contains(fragment)
    }

    fn heading(&self, fragment: &str) -> Option<&LinkedHeading> {
        let found = self.by_name.get(&*decode(fragment));
        let found = found.or_else(|| self.by_name.get(fragment))?;
        self.headings.get(*found)
    }
}

/// Returns a heading without tags and the targets of its links.
fn without_targets(heading: &str) -> String {
    let mut out = String::with_capacity(heading.len());
    let mut from = 0;
    for Inline { kind, span } in inlines(heading, Format::Markdown) {
        let range = span.range();
        let hidden = match kind {
            InlineKind::Tag(_) | InlineKind::Footnote { .. } => range,
            InlineKind::Link { .. } => {
                let inner = heading.slice(range.clone()).rfind("](");
                inner.map_or(range.end..range.end, |at| range.start + at..range.end)
            }
            _ => continue,
        };
        if hidden.start >= from {
            out.push_str(heading.slice(from..hidden.start));
            from = hidden.end;
        }
    }
    out.push_str(heading.slice(from..));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::model::Options;
    use crate::document::parse;

    #[test]
    fn of_headings() {
        let source = "# Our *demands*!\n\n## Why {#why}\n\n## Our demands\n\n<!-- #end -->\n## The end\n\n## ¡!\n\nNamed\n===\n\n[^section]: x\n\n> ## Derecho & ley\n";
        let document = parse(Format::Markdown, source, &Options::default());
        let named = |block: u32| {
            let is_named = document.blocks[block as usize].text == "Named";
            is_named.then(|| "message".to_owned())
        };
        let found = heading_ids(&document, &named).into_iter();
        let found: Vec<String> = found.map(|heading| heading.id).collect();
        let expected = [
            "our-demands",
            "why",
            "our-demands-2",
            "end",
            "section-2",
            "message",
            "derecho-ley",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn every_name_of_a_heading_leads_to_it() {
        let options = Options::default();
        let source =
            "# One\n\n## Rights\n\n## Left out\n\n## The end {#end}\n\n<p id=\"box\">Box</p>\n";
        let edition = "# Uno\n\n## Derechos\n\n## El final {#end}\n\n<p id=\"box\">Box</p>\n";
        let source = parse(Format::Markdown, source, &options);
        let edition = parse(Format::Markdown, edition, &options);
        let named = |block: u32| (block == 1).then(|| "m1".to_owned());
        let ids = heading_ids(&source, &named);
        let names = PlaceNames::of(&source);
        let links = HeadingLinks::new(&ids, &names, PlaceNames::of(&edition), &|block| block == 2);
        for (fragment, id, name) in [
            ("rights", Some("m1"), Some("derechos")),
            ("derechos", Some("m1"), None),
            ("m1", Some("m1"), Some("derechos")),
            ("el-final", Some("end"), Some("end")),
            ("end", None, None),
            ("box", None, None),
            ("left-out", None, None),
        ] {
            let found = (links.id(fragment), links.name(fragment));
            assert_eq!(found, (id, name), "{fragment}");
            assert_eq!(links.leads(fragment), fragment != "left-out", "{fragment}");
        }
    }
}
