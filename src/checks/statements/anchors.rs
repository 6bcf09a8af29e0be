//! Links within a document; those to other files are followed in `pipeline::dead_links`.

use std::collections::{HashMap, HashSet};

use crate::checks::declare::check;
use crate::checks::model::{Check, EditionView};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Place;
use crate::document::inline::{Inline, InlineKind};
use crate::document::inlines::inlines;
use crate::document::model::{BlockKind, Document, Format};
use crate::text::percent::decode;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A link to a place within the document (`#principles`) that leads nowhere in the edition, where the source's leads
    /// somewhere: to a heading, or to an element with that `id`.
    ///
    /// # Why it matters
    /// Places are named after headings. When the heading is translated, its name is another one, and the link of the table
    /// of contents is dead.
    ///
    /// # Example
    /// ```md content/call.md
    /// See [the principles](#the-principles) and [the facts](#facts).
    ///
    /// ## The principles
    ///
    /// ## Facts {#facts}
    /// ```
    /// ```ftl locales/en/call.ftl
    /// see = See [the principles](#the-principles) and [the facts](#facts).
    /// principles = The principles
    /// facts = Facts
    /// ```
    /// ```ftl locales/es/call.ftl
    /// see = Véanse [los principios](#the-principles) y [los hechos](#facts).
    /// principles = Los principios
    /// facts = Hechos
    /// ```
    /// ```report
    /// locales/es/call.ftl:1:7: error[anchors] the link `#the-principles` leads nowhere in this edition
    /// ```
    ///
    /// A percent-encoded link (`#qu%C3%A9-pedimos`) is read as the letters that it stands for.
    ///
    /// A relative link or a picture (`other.md`, `img/map.png`) that leads to no file is a warning: in a statement where it is to
    /// lead to another one, in a translation where all such links of the source lead somewhere.
    ///
    /// # When to silence it
    /// Where the page that the edition is put into has the place.
    ///
    /// # Precision
    /// Planted faults only: the catalogs that were measured have no statements with such links, and of the documents that
    /// are translated as whole files none links to another one as a file.
    pub Anchors = "anchors", Error, [Edition]
}

impl Check for Anchors {
    fn edition(&self, view: &EditionView<'_, '_>, reporter: &mut Reporter<'_>) {
        let source = view.statement.document;
        let text = view.edition.source.as_bytes();
        if source.format == Format::Plain || memchr::memmem::find(text, b"#").is_none() {
            return;
        }
        let linked: Vec<(usize, Vec<String>)> = (0..view.passages.len())
            .filter_map(|block| {
                let links = fragments(view.passages[block].text.as_deref()?, source.format);
                (!links.is_empty()).then_some((block, links))
            })
            .collect();
        if linked.is_empty() {
            return;
        }
        let (there, here) = (Names::of(source), Names::of(view.edition));
        // Where links of the source lead nowhere, some other program makes the names.
        let is_sound = source
            .blocks
            .iter()
            .flat_map(|block| fragments(&block.text, source.format))
            .all(|link| there.has(&link));
        if !is_sound {
            return;
        }
        let count = |document: &Document<'_>| {
            let blocks = document.blocks.iter();
            blocks
                .filter(|it| matches!(it.kind, BlockKind::Heading(_)))
                .count()
        };
        let is_parallel = count(source) == count(view.edition);
        for (block, links) in linked {
            for link in links.iter().filter(|link| !here.has(link)) {
                let Some(span) = view.target_span(block) else {
                    continue;
                };
                let heading = there.headings.get(&*decode(link)).copied();
                let name = heading.filter(|_| is_parallel);
                let name = name.and_then(|heading| here.order.get(heading));
                let help = match name {
                    Some(name) => format!("the heading is translated: write `#{name}`"),
                    None => "lead to a heading or an `id` of this edition".to_owned(),
                };
                let message = format!("the link `#{link}` leads nowhere in this edition");
                let place = Place::Span(view.statement.file, source.blocks[block].span);
                reporter
                    .report(span, message)
                    .id(view.id(block).unwrap_or_default())
                    .source(place)
                    .help(help);
            }
        }
    }
}

/// The names of the places of a document.
struct Names {
    all: HashSet<String>,
    /// The number of the heading of each name that was made from one.
    headings: HashMap<String, usize>,
    /// The names of the headings, in order.
    order: Vec<String>,
}

impl Names {
    fn of(document: &Document<'_>) -> Self {
        let mut names = Self {
            all: HashSet::new(),
            headings: HashMap::new(),
            order: Vec::new(),
        };
        let mut taken: HashMap<String, usize> = HashMap::new();
        for block in &document.blocks {
            names.all.extend(block.id.map(str::to_owned));
            if !matches!(block.kind, BlockKind::Heading(_)) {
                continue;
            }
            let slug = slug(&block.text);
            let count = taken.entry(slug.clone()).or_default();
            let name = match *count {
                0 => slug,
                again => format!("{slug}-{again}"),
            };
            *count += 1;
            names.headings.insert(name.clone(), names.order.len());
            names.order.push(name.clone());
            names.all.insert(name);
        }
        for inline in inlines(document.source, Format::Html) {
            if let InlineKind::Tag(tag) = &inline.kind {
                let ids = ["id", "name"].iter().filter_map(|name| tag.attribute(name));
                names.all.extend(ids.map(str::to_owned));
            }
        }
        names
    }

    /// Whether a link leads to one of them; it may be percent-encoded.
    fn has(&self, link: &str) -> bool {
        self.all.contains(&*decode(link)) || self.all.contains(link)
    }
}

/// The name of a heading as GitHub makes it: letters, digits, `-` and `_`, blanks as `-`.
fn slug(heading: &str) -> String {
    let text = plain(heading);
    let mut slug = String::with_capacity(text.len());
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        match c {
            ' ' => slug.push('-'),
            '-' | '_' => slug.push(c),
            c if c.is_alphanumeric() => slug.push(c),
            _ => {}
        }
    }
    slug
}

/// A heading without tags and the targets of its links.
fn plain(heading: &str) -> String {
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

/// The places within the document that a text leads to.
fn fragments(text: &str, format: Format) -> Vec<String> {
    if memchr::memchr(b'#', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for inline in inlines(text, format) {
        let target = match &inline.kind {
            InlineKind::Link { target, .. } => target.as_str(),
            InlineKind::Tag(tag) if format == Format::Markdown => {
                tag.attribute("href").unwrap_or_default()
            }
            _ => continue,
        };
        match target.strip_prefix('#') {
            Some(name) if !name.is_empty() && name != "top" => found.push(name.to_owned()),
            _ => {}
        }
    }
    found
}
