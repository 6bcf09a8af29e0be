//! The containers around a block, opened and closed as events of a Markdown parser.

use pulldown_cmark::{Event, Tag};

use crate::document::model::Container;

/// One step into the containers of a block; the items of a list share the list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ContainerLevel {
    Quote,
    List { list: u32, ordered: bool },
    Item { item: u32 },
}

/// Returns the steps into the containers of a block, outermost first.
pub(super) fn levels(containers: &[Container]) -> Vec<ContainerLevel> {
    let mut levels = Vec::with_capacity(containers.len() * 2);
    for container in containers {
        match *container {
            Container::Quote => levels.push(ContainerLevel::Quote),
            Container::Item {
                list,
                item,
                ordered,
            } => levels.extend([
                ContainerLevel::List { list, ordered },
                ContainerLevel::Item { item },
            ]),
            Container::Footnote | Container::Table => {}
        }
    }
    levels
}

/// Closes the containers that end, and opens those that begin.
pub(super) fn enter(
    levels: &[ContainerLevel],
    open: &mut Vec<ContainerLevel>,
    events: &mut Vec<Event<'_>>,
) {
    let same = |(one, other): &(&ContainerLevel, &ContainerLevel)| one == other;
    let kept = open.iter().zip(levels).take_while(same).count();
    close(open, kept, events);
    for level in levels.iter().skip(kept) {
        events.push(Event::Start(tag(*level)));
        open.push(*level);
    }
}

/// Closes the containers beyond those that are kept.
pub(super) fn close<'d>(open: &mut Vec<ContainerLevel>, kept: usize, events: &mut Vec<Event<'d>>) {
    for level in open.drain(kept..).rev() {
        events.push(Event::End(tag(level).to_end()));
    }
}

fn tag(level: ContainerLevel) -> Tag<'static> {
    match level {
        ContainerLevel::Quote => Tag::BlockQuote(None),
        ContainerLevel::List { ordered, .. } => Tag::List(ordered.then_some(1)),
        ContainerLevel::Item { .. } => Tag::Item,
    }
}
