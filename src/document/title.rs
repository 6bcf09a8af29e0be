//! Finds the title that a body begins with, so that what belongs below it can be put there.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::document::placed_event::PlacedEvent;

/// Returns the number of events up to the end of the title: a heading of the first level with nothing before it but
/// pictures, rules and HTML; 0 where there is none.
pub fn title_end(events: &[PlacedEvent<'_>]) -> usize {
    let (mut in_title, mut pictures) = (false, 0_usize);
    for (number, placed) in events.iter().enumerate() {
        match &placed.event {
            Event::Start(Tag::Heading { level, .. }) if *level == HeadingLevel::H1 => {
                in_title = true;
            }
            Event::Html(html) if is_title(html) => in_title = true,
            Event::End(TagEnd::Heading(_) | TagEnd::HtmlBlock) if in_title => return number + 1,
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            _ if in_title || pictures > 0 => {}
            Event::Start(Tag::HtmlBlock | Tag::Paragraph | Tag::Link { .. })
            | Event::End(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule => {}
            Event::Text(text) if text.trim().is_empty() => {}
            _ => return 0,
        }
    }
    0
}

/// Returns whether a line of HTML ends a heading of the first level.
fn is_title(html: &str) -> bool {
    html.to_ascii_lowercase().contains("</h1")
}
