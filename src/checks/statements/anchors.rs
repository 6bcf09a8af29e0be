//! Links within a document; those to other files are followed in `pipeline::dead_links`.

use crate::checks::declare::check;
use crate::checks::model::{Check, EditionView};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Place;
use crate::document::heading_ids::{HeadingLinks, PlaceNames};
use crate::document::inline::InlineKind;
use crate::document::inlines::inlines;
use crate::document::model::{Document, Format};
use crate::project::headings::statement_heading_ids;

check! {
    /// # What it finds
    /// A link to a place within the document (`#principles`) that leads nowhere in the edition, where the source's leads
    /// somewhere: to a heading, or to an element with that `id`. A heading is found by its name in the source, by its name
    /// in the translation, and by its id: editions put the right one in place of all three.
    ///
    /// # Why it matters
    /// Places are named after headings. A name that is in neither language leads nowhere, and the link of the table of
    /// contents is dead.
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
    /// see = Véanse [los principios](#los-principos) y [los hechos](#facts).
    /// principles = Los principios
    /// facts = Hechos
    /// ```
    /// ```report
    /// locales/es/call.ftl:1:7: error[anchors] the link `#los-principos` leads nowhere in this edition
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
        let Some(woven) = view.woven else { return };
        let source = view.statement.document;
        let text = woven.document.source.as_bytes();
        if source.format == Format::Plain || memchr::memmem::find(text, b"#").is_none() {
            return;
        }
        let linked: Vec<(usize, Vec<String>)> = (0..view.passages.len())
            .filter_map(|block| {
                let links = fragments(
                    view.passages[block].text.as_deref()?,
                    source.blocks[block].format,
                );
                (!links.is_empty()).then_some((block, links))
            })
            .collect();
        if linked.is_empty() {
            return;
        }
        let ids = statement_heading_ids(view.statement, view.source);
        let names = PlaceNames::of(source);
        let there = HeadingLinks::new(&ids, &names, PlaceNames::of(source), &|_| false);
        // Where links of the source lead nowhere, some other program makes the names.
        let is_sound = source
            .blocks
            .iter()
            .flat_map(|block| fragments(&block.text, block.format))
            .all(|link| there.leads(&link));
        if !is_sound {
            return;
        }
        let here = HeadingLinks::new(&ids, &names, PlaceNames::of(woven.document), &|_| false);
        for (block, links) in linked {
            for link in links.iter().filter(|link| !here.leads(link)) {
                let Some(span) = view.target_span(block) else {
                    continue;
                };
                let message = format!("the link `#{link}` leads nowhere in this edition");
                let place = Place::Span(view.statement.file, source.blocks[block].span);
                reporter
                    .report(span, message)
                    .id(view.id(block).unwrap_or_default())
                    .source(place)
                    .help(help(block, source, &links));
            }
        }
    }
}

/// Returns what to write: the link of the source that the translation lacks, where there is one alone.
fn help(block: usize, source: &Document<'_>, links: &[String]) -> String {
    let block = &source.blocks[block];
    let wanted = fragments(&block.text, block.format);
    let mut lacking = wanted.iter().filter(|link| !links.contains(link));
    match (lacking.next(), lacking.next()) {
        (Some(link), None) => format!("write `#{link}`, as the source does"),
        _ => "lead to a heading or an `id` of this edition".to_owned(),
    }
}

/// Returns the places within the document that a text leads to.
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
