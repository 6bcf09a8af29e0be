//! Finds the bytes that leave with omitted blocks: whole lines where the blocks stand alone on them, and the text
//! between two marks where the first item leaves its mark to the next.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::document::directive::{self, BlockDirective};
use crate::document::html_elements::BlockElement;
use crate::document::model::{BlockKind, Document, Format};
use crate::document::omission_tree::OmissionTree;
use crate::document::outline_kind::OutlineKind;
use crate::text::slice::Slice;

/// Returns the cuts for all units, in order; and the units that cannot be cut out.
pub(super) fn cuts(
    document: &Document<'_>,
    tree: &OmissionTree,
    units: &[usize],
) -> (Vec<Range<usize>>, Vec<usize>) {
    let cutter = Cutter::new(document, tree, units);
    let (mut found, mut stuck) = (Vec::new(), Vec::new());
    for unit in units {
        match cutter.cut(*unit).filter(|cut| cutter.is_clean(cut)) {
            Some(cut) => found.push((cut, *unit)),
            None => stuck.push(*unit),
        }
    }
    found.sort_by_key(|(cut, _)| (cut.start, cut.end));
    let mut cuts: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for (mut cut, unit) in found {
        if document.format != Format::Html && cutter.next_stays(unit).is_none() {
            cut.start = cutter.blank_before(cut.start, &mut cuts);
        }
        match cuts.last_mut().filter(|last| last.end >= cut.start) {
            Some(last) => last.end = last.end.max(cut.end),
            None => cuts.push(cut),
        }
    }
    (cuts, stuck)
}

struct Cutter<'c, 's> {
    document: &'c Document<'s>,
    tree: &'c OmissionTree,
    /// The blocks that leave.
    gone: BTreeSet<usize>,
    /// For each unit the next sibling that stays.
    next: BTreeMap<usize, Option<usize>>,
    /// Of the units before which no sibling stays, the first one of the same siblings.
    leading: BTreeMap<usize, usize>,
}

impl<'c, 's> Cutter<'c, 's> {
    fn new(document: &'c Document<'s>, tree: &'c OmissionTree, units: &[usize]) -> Self {
        let (mut next, mut leading) = (BTreeMap::new(), BTreeMap::new());
        let is_unit = |node: &usize| units.binary_search(node).is_ok();
        for siblings in &tree.children {
            let mut later = None;
            for node in siblings.iter().rev() {
                if is_unit(node) {
                    next.insert(*node, later);
                } else {
                    later = Some(*node);
                }
            }
            let first = siblings.iter().take_while(|node| is_unit(node));
            leading.extend(first.map(|node| (*node, siblings[0])));
        }
        Self {
            document,
            tree,
            gone: units.iter().flat_map(|it| tree.blocks(*it)).collect(),
            next,
            leading,
        }
    }

    fn kind(&self, node: usize) -> &OutlineKind {
        &self.document.outline[node].kind
    }

    fn start(&self, node: usize) -> usize {
        self.document.outline[node].span.start as usize
    }

    /// Returns where the last thing ends that stands in a node.
    fn end(&self, node: usize) -> usize {
        let nodes = &self.document.outline[self.tree.range(node)];
        let nodes = nodes.iter().map(|it| it.span.end as usize);
        let blocks = self.tree.blocks(node);
        let blocks = blocks.map(|block| self.document.blocks[block].span.end as usize);
        nodes.chain(blocks).max().unwrap_or_default()
    }

    /// Returns the next sibling that stays.
    fn next_stays(&self, unit: usize) -> Option<usize> {
        self.next.get(&unit).copied().flatten()
    }

    fn cut(&self, unit: usize) -> Option<Range<usize>> {
        if let Some(block) = self.tree.blocks(unit).next()
            && let BlockKind::Field { key } = &self.document.blocks[block].kind
        {
            return self.field(unit, key);
        }
        let block = self.tree.blocks(unit).next();
        let format = block.map(|block| self.document.blocks[block].format);
        match format.unwrap_or(self.document.format) {
            Format::Html => self.html(unit),
            Format::Markdown | Format::Plain => self.lines(unit),
        }
    }

    /// Returns the line of a field, and those that its value goes on in.
    fn field(&self, unit: usize, key: &str) -> Option<Range<usize>> {
        let source = self.document.source;
        let name = key.rsplit('.').next()?;
        let mut start = self.start(unit);
        let is_key = |line: &str| {
            let line = line.trim_start().trim_start_matches(['"', '\'']);
            let rest = line.strip_prefix(name);
            rest.is_some_and(|it| {
                it.trim_start_matches(['"', '\'', ' '])
                    .starts_with([':', '='])
            })
        };
        loop {
            start = line_start(source, start);
            if is_key(source.slice(start..)) {
                break;
            }
            start = start.checked_sub(1)?;
        }
        Some(start..line_end(source, self.end(unit)))
    }

    fn lines(&self, unit: usize) -> Option<Range<usize>> {
        let source = self.document.source;
        let start = self.start(unit);
        let line = line_start(source, start).max(self.document.body.start as usize);
        let leader = self.leading.get(&unit).copied();
        let parent = self.tree.parents[unit];
        let is_numbered =
            parent.is_some_and(|it| matches!(self.kind(it), OutlineKind::OrderedList(_)));
        if let Some(first) = leader.filter(|_| is_numbered) {
            // The number stays, and the next item takes it.
            let next = self.next_stays(unit)?;
            let content = |item: usize| Some(self.start(*self.tree.children[item].first()?));
            return Some(content(first)?..content(next)?);
        }
        if let Some(first) = leader.filter(|first| self.is_marked(*first)) {
            // A mark stands before it, which the next sibling takes.
            return Some(self.start(first)..self.start(self.next_stays(unit)?));
        }
        let before = source.slice(line..start);
        if !before.chars().all(|c| self.is_blank(c)) {
            return None;
        }
        let line = self.comments_before(line, unit);
        let written = source
            .slice(start..self.end(unit))
            .trim_end_matches(|c| self.is_blank(c) || c == '\n');
        let mut end = line_end(source, start + written.len());
        if self.document.format == Format::Plain
            && matches!(self.kind(unit), OutlineKind::Heading(_))
        {
            end = line_end(source, end);
        }
        if self.next_stays(unit).is_some() {
            while end < source.len() {
                let next = line_end(source, end);
                if !self.is_blank_line(source.slice(end..next)) {
                    break;
                }
                end = next;
            }
        }
        Some(line..end)
    }

    /// Returns whether the mark of something around a node stands on its line.
    fn is_marked(&self, node: usize) -> bool {
        let line = line_start(self.document.source, self.start(node));
        let parents = std::iter::successors(self.tree.parents[node], |it| self.tree.parents[*it]);
        parents
            .take_while(|parent| self.start(*parent) >= line)
            .any(|parent| !self.kind(parent).is_list())
    }

    fn is_blank(&self, c: char) -> bool {
        matches!(c, ' ' | '\t' | '\r') || (c == '>' && self.document.format == Format::Markdown)
    }

    fn is_blank_line(&self, line: &str) -> bool {
        let line = line.strip_suffix('\n').unwrap_or(line);
        line.chars().all(|c| self.is_blank(c))
    }

    /// Back over blank lines, and over what is cut out already.
    fn blank_before(&self, mut start: usize, cuts: &mut Vec<Range<usize>>) -> usize {
        let source = self.document.source;
        let body = self.document.body.start as usize;
        while start > body {
            if let Some(last) = cuts.pop_if(|last| last.end == start) {
                start = last.start;
                continue;
            }
            if !source.slice(..start).ends_with('\n') {
                break;
            }
            let line = line_start(source, start - 1).max(body);
            let is_cut = cuts.last().is_some_and(|last| last.end > line);
            if is_cut || !self.is_blank_line(source.slice(line..start)) {
                break;
            }
            start = line;
        }
        start
    }

    /// Returns what the author says of a block in comments before it goes with it.
    fn comments_before(&self, mut start: usize, unit: usize) -> usize {
        let source = self.document.source;
        let earlier = unit.checked_sub(1).map(|node| self.start(node));
        loop {
            let before = source.slice(..start).trim_end();
            let Some(open) = before.strip_suffix("-->").and_then(|it| it.rfind("<!--")) else {
                return start;
            };
            let comments = directive::comments(before.slice(open..)).unwrap_or_default();
            let is_of_block = |comment: &&str| {
                matches!(
                    directive::read(comment),
                    Some(BlockDirective::Id(_) | BlockDirective::Allow(_))
                )
            };
            let line = line_start(source, open);
            let is_alone = source.slice(line..open).trim().is_empty();
            let is_own = is_alone && earlier.is_none_or(|earlier| earlier < line);
            if comments.is_empty() || !comments.iter().all(is_of_block) || !is_own {
                return start;
            }
            start = line;
        }
    }

    /// Returns an element with its tags, and the line that it alone stands on.
    fn html(&self, unit: usize) -> Option<Range<usize>> {
        let source = self.document.source;
        let start = self.start(unit);
        let end = match block_tag(source.slice(start..)) {
            None => self.end(unit),
            Some(name) => self.element_end(start, name, unit)?,
        };
        let line = line_start(source, start);
        let after = line_end(source, end);
        let is_alone = source.slice(line..start).trim().is_empty()
            && source.slice(end..after).trim().is_empty();
        let start = if is_alone {
            self.comments_before(line, unit)
        } else {
            start
        };
        let end = if is_alone { after } else { end };
        self.holds_blocks_alone(start..end, unit)
            .then_some(start..end)
    }

    /// After the end tag of an element; where HTML lets authors leave it out, before what follows.
    fn element_end(&self, start: usize, name: &str, unit: usize) -> Option<usize> {
        let source = self.document.source;
        let mut end = self.end(unit);
        loop {
            let rest = source.slice(end..).trim_start();
            let at = source.len() - rest.len();
            if rest.starts_with("<!--") {
                end = at + rest.find("-->")? + 3;
                continue;
            }
            let closed = rest.strip_prefix("</").map(tag_name);
            let opened = |name: &str| {
                let inside = source.slice(start..at).to_ascii_lowercase();
                inside.contains(&format!("<{name}"))
            };
            match closed {
                Some(closed) if closed.eq_ignore_ascii_case(name) => {
                    return Some(at + rest.find('>')? + 1);
                }
                Some(closed) if opened(&closed.to_ascii_lowercase()) => {
                    end = at + rest.find('>')? + 1;
                }
                _ => {
                    let may_be_open = ["p", "li", "dt", "dd", "tr"];
                    let is_open = may_be_open.iter().any(|it| it.eq_ignore_ascii_case(name));
                    return is_open.then_some(end);
                }
            }
        }
    }

    /// Returns whether between the blocks there are blanks, comments and tags of blocks alone: no picture, no script.
    fn holds_blocks_alone(&self, cut: Range<usize>, unit: usize) -> bool {
        let source = self.document.source;
        let mut at = cut.start;
        let mut blocks = self
            .tree
            .blocks(unit)
            .map(|it| self.document.blocks[it].span);
        let mut next = blocks.next();
        while at < cut.end {
            if let Some(span) = next.filter(|span| span.start as usize <= at) {
                at = at.max(span.end as usize);
                next = blocks.next();
                continue;
            }
            let until = next.map_or(cut.end, |span| span.start as usize);
            let rest = source.slice(at..until);
            let seen = rest.trim_start();
            at = until - seen.len();
            let end = if seen.is_empty() {
                continue;
            } else if seen.starts_with("<!--") {
                seen.find("-->").map(|it| it + 3)
            } else if block_tag(seen).is_some() || block_tag(&seen.replacen("</", "<", 1)).is_some()
            {
                seen.find('>').map(|it| it + 1)
            } else {
                None
            };
            match end {
                Some(end) => at += end,
                None => return false,
            }
        }
        true
    }

    /// Returns whether a cut leaves every other block as it is, and the targets of links where they are.
    fn is_clean(&self, cut: &Range<usize>) -> bool {
        let touches = |start: u32, end: u32| (start as usize) < cut.end && cut.start < end as usize;
        let blocks = &self.document.blocks;
        let first = blocks.partition_point(|block| block.span.end as usize <= cut.start);
        let mut near =
            (first..blocks.len()).take_while(|at| (blocks[*at].span.start as usize) < cut.end);
        let definitions = &self.document.definitions;
        near.all(|at| self.gone.contains(&at))
            && !definitions
                .iter()
                .any(|it| touches(it.span.start, it.span.end))
    }
}

fn line_start(source: &str, at: usize) -> usize {
    source.slice(..at).rfind('\n').map_or(0, |it| it + 1)
}

/// After the line end.
fn line_end(source: &str, at: usize) -> usize {
    source
        .slice(at..)
        .find('\n')
        .map_or(source.len(), |it| at + it + 1)
}

fn tag_name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric());
    text.slice(..end.unwrap_or(text.len()))
}

/// Returns the name of the start tag of a block that a text begins with.
fn block_tag(text: &str) -> Option<&str> {
    let name = tag_name(text.strip_prefix('<')?);
    BlockElement::of(name.to_ascii_lowercase().as_bytes()).map(|_| name)
}
