//! Blocks of a translated document that are something else than in the source.

use crate::align::bead::{Bead, Trust};
use crate::checks::declare::check;
use crate::checks::documents::gap::name;
use crate::checks::model::{Check, DocumentView};
use crate::checks::say::Say;
use crate::diagnostic::{Place, Severity};
use crate::document::model::{Block, BlockKind, Container};

check! {
    /// # What it finds
    /// A block of a translated document that is something else than in its source: a paragraph in place of an item, a
    /// heading of another level, a cell of another column. And blocks that were made one, or several.
    ///
    /// # Why it matters
    /// The two documents no longer lie side by side: a reader who cites the third principle cites another one. A heading of
    /// another level moves all that follows to another chapter.
    ///
    /// # Example
    /// ```toml paridad.toml
    /// content = "docs/{locale}/**/*.md"
    /// ```
    /// ```md docs/en/call.md
    /// ## The 3 principles of Panama
    ///
    /// - Guarantee the right to asylum in all 12 states;
    /// - Create regional initiatives by 2025.
    /// ```
    /// ```md docs/es/call.md
    /// ### Los 3 principios de Panamá
    ///
    /// - Garantizar el derecho de asilo en los 12 estados;
    ///
    /// Crear iniciativas regionales antes de 2025.
    /// ```
    /// ```report
    /// docs/es/call.md:1:5: warning[block-kind] this is a heading of level 3, and a heading of level 2 in the source
    /// docs/es/call.md:5:1: warning[block-kind] this is a paragraph, and an item of a list in the source
    /// ```
    ///
    /// Neighbours with the same difference are one finding. Blocks that were joined or split are an information.
    ///
    /// # When to silence it
    /// Where the language wants it so: `<!-- paridad: allow(block-kind) reason -->` above the block.
    pub KindOfBlock = "block-kind", Warning
}

impl Check for KindOfBlock {
    fn document(&self, view: &DocumentView<'_>, say: &mut Say<'_>) {
        let (Some((file, source)), Some((_, target)), Some(parallel)) =
            (view.source.read(), view.target.read(), view.parallel)
        else {
            return;
        };
        let mut last: Option<(usize, Shape, Shape)> = None;
        for (at, bead) in parallel.beads.iter().enumerate() {
            let (sources, targets) = (
                &source.blocks[bead.source.clone()],
                &target.blocks[bead.target.clone()],
            );
            let ([one, ..], [other, ..]) = (sources, targets) else {
                continue;
            };
            if bead.trust() == Trust::Doubtful {
                continue;
            }
            let place = Place::Span(file, one.span);
            if let Some(message) = regrouped(bead) {
                say.at(other.span, message)
                    .severity(Severity::Info)
                    .help("keep to the blocks of the source, so that both can be cited alike")
                    .note(format!("in the source: {}", name(source, one)))
                    .id(parallel.label(at))
                    .source(place);
                continue;
            }
            let (was, is) = (Shape::of(one), Shape::of(other));
            if was == is {
                continue;
            }
            let run = Some((at.wrapping_sub(1), was, is));
            let is_more_of_it = std::mem::replace(&mut last, Some((at, was, is))) == run;
            if is_more_of_it {
                continue;
            }
            let message = format!(
                "this is {}, and {} in the source",
                is.words(was),
                was.words(is)
            );
            say.at(other.span, message)
                .help("make it what it is in the source")
                .id(parallel.label(at))
                .source(place);
        }
    }
}

/// What became of blocks that are not one for one.
fn regrouped(bead: &Bead) -> Option<String> {
    match (bead.source.len(), bead.target.len()) {
        (one, other) if one == other => None,
        (1, parts) => Some(format!("one block of the source is {parts} here")),
        (parts, 1) => Some(format!("{parts} blocks of the source are one here")),
        (parts, others) => Some(format!("{parts} blocks of the source are {others} here")),
    }
}

/// What a block is, and what it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shape {
    kind: Kind,
    /// How many lists it stands in.
    lists: usize,
    quotes: usize,
    ordered: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Field,
    Heading(u8),
    Paragraph,
    Cell(u32),
    Note,
    Other(&'static str),
}

impl Shape {
    fn of(block: &Block<'_>) -> Self {
        let mut shape = Self {
            kind: match block.kind {
                BlockKind::Field { .. } => Kind::Field,
                BlockKind::Heading(level) => Kind::Heading(level),
                BlockKind::Paragraph => Kind::Paragraph,
                BlockKind::Cell { column, .. } => Kind::Cell(column),
                BlockKind::Other(name) => Kind::Other(name),
            },
            lists: 0,
            quotes: 0,
            ordered: false,
        };
        for container in &block.containers {
            match container {
                Container::Quote => shape.quotes += 1,
                Container::Item { ordered, .. } => {
                    shape.lists += 1;
                    shape.ordered = *ordered;
                }
                Container::Footnote if shape.kind == Kind::Paragraph => shape.kind = Kind::Note,
                Container::Footnote | Container::Table => {}
            }
        }
        shape
    }

    /// What it is, as far as it is not the other.
    fn words(self, other: Shape) -> String {
        let list = if self.ordered {
            "a numbered list"
        } else {
            "a list"
        };
        let mut words = match self.kind {
            Kind::Field => "a field".to_owned(),
            Kind::Heading(level) => format!("a heading of level {level}"),
            Kind::Paragraph if self.lists > 0 => format!("an item of {list}"),
            Kind::Paragraph => "a paragraph".to_owned(),
            Kind::Cell(column) => format!("a cell of column {}", column + 1),
            Kind::Note => "a footnote".to_owned(),
            Kind::Other(name) => format!("`{name}`"),
        };
        if self.kind != Kind::Paragraph && self.lists > 0 && other.lists != self.lists {
            words.push_str(" in a list");
        }
        if self.lists != other.lists && self.lists > 0 && other.lists > 0 {
            words.push_str(&format!(" of depth {}", self.lists));
        }
        match (self.quotes, other.quotes) {
            (one, two) if one == two => {}
            (0, _) => words.push_str(" in no quotation"),
            (1, _) => words.push_str(" in a quotation"),
            (depth, _) => words.push_str(&format!(" in a quotation of depth {depth}")),
        }
        words
    }
}
