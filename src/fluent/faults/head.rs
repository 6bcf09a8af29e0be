//! Entries that do not begin as they should.

use crate::fluent::faults::line::{Head, Sign, is_invisible, shown};
use crate::fluent::faults::site::{FaultSite, Reason};
use crate::fluent::model::display_name;
use crate::fluent::placeables::identifier;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Returns what is wrong with the id, or with what follows it.
pub(in crate::fluent) fn explain(site: FaultSite<'_>, head: Head<'_>) -> Reason {
    if let Some(reason) = invisible_start(site) {
        return reason;
    }
    let id = Span::of(site.source, head.id);
    let name = display_name(head.kind, head.id);
    match head.sign {
        Sign::Equals => faulty_id(id, head.id),
        Sign::Colon => {
            let at = site.skip_blank(id.end as usize);
            Reason::new(
                Span::new(at, at + 1),
                format!("`{name}` is followed by `:`, not by `=`"),
                format!("write `{name} = …`"),
            )
        }
        Sign::Missing => Reason::new(
            id,
            format!("there is no `=` after `{name}`"),
            format!("write `{name} = …`; a line that goes on with a text must be indented"),
        ),
    }
}

/// Returns a character that nobody sees before the id.
pub(in crate::fluent) fn invisible_start(site: FaultSite<'_>) -> Option<Reason> {
    let first = site.text().chars().next()?;
    let start = site.unit.start as usize;
    is_invisible(first).then(|| {
        Reason::new(
            Span::new(start, start + first.len_utf8()),
            format!(
                "the line begins with {}, which cannot be seen",
                shown(first)
            ),
            "delete it: an id stands at the start of its line",
        )
    })
}

/// Returns a message that would be sound but for the blanks before it.
pub(in crate::fluent) fn indented(site: FaultSite<'_>, head: Head<'_>) -> Reason {
    Reason::new(
        Span::of(site.source, head.id),
        format!("`{}` is indented", display_name(head.kind, head.id)),
        "begin a message at the start of its line",
    )
}

const CHARACTERS: &str =
    "an id has only the letters `a` to `z` and `A` to `Z`, digits, `-` and `_`";

fn faulty_id(span: Span, id: &str) -> Reason {
    let sound = identifier(id.as_bytes());
    let faulty = id.slice(sound..).chars().next().unwrap_or(' ');
    if sound == 0 && faulty.is_ascii_digit() {
        let help = format!("write for example `n{id} = …`");
        return Reason::new(span, format!("the id `{id}` begins with a digit"), help);
    }
    let place = span.start as usize + sound;
    let character = Span::new(place, place + faulty.len_utf8());
    let joined = || id.replace([' ', '.'], "-");
    match faulty {
        ' ' => Reason::new(
            span,
            format!("the id `{id}` has a blank"),
            format!("write `{} = …`", joined()),
        ),
        '.' if sound > 0 => Reason::new(
            character,
            format!("the id `{id}` has a dot"),
            format!(
                "write `{} = …`; an attribute stands on an indented line of its own: `.{} = …`",
                joined(),
                id.slice(sound + 1..).replace([' ', '.'], "-"),
            ),
        ),
        _ => Reason::new(
            character,
            format!("{} cannot be in an id", shown(faulty)),
            CHARACTERS,
        ),
    }
}
