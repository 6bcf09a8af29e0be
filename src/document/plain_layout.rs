//! The layout of plain text: paragraphs whose line ends are meant, as those of signatures and addresses, and columns.

use unicode_width::UnicodeWidthStr;

/// The widest line that somebody wraps a text at.
const WIDEST: usize = 100;

/// The narrowest.
const NARROWEST: usize = 40;

/// The blanks between two columns.
const GAP: &str = "  ";

/// Returns the width at which the lines of a text are wrapped: that of the widest which goes on below in the middle of a
/// sentence. `None` where no line does.
pub(super) fn wrapped_at(text: &str) -> Option<usize> {
    let mut lines = text.lines().map(str::trim_ascii).peekable();
    let mut widest = None;
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().is_some_and(|next| begins_small(next));
        let width = line.width();
        if goes_on && !line.is_empty() && width <= WIDEST {
            widest = widest.max(Some(width));
        }
    }
    widest.map(|width| width.max(NARROWEST))
}

/// Returns whether the line ends of a paragraph are meant: most of its lines end where the next word would have found room,
/// or it has columns.
pub(super) fn keeps_lines(lines: &[&str], wrapped_at: Option<usize>) -> bool {
    let breaks = lines.len().saturating_sub(1);
    let is_hard = |pair: &&[&str]| is_hard_break(pair[0], pair[1], wrapped_at);
    let hard = lines.windows(2).filter(is_hard).count();
    breaks > 0 && (hard * 2 >= breaks && hard > 0 || has_columns(lines))
}

fn is_hard_break(line: &str, next: &str, wrapped_at: Option<usize>) -> bool {
    let width = line.width();
    let word = next.split(' ').next().unwrap_or_default().width();
    let has_room = wrapped_at.is_none_or(|most| width + 1 + word <= most);
    let is_short = wrapped_at.is_none_or(|most| width * 2 < most);
    // Some authors begin each sentence on a line of its own.
    let ends_sentence = width >= NARROWEST && line.ends_with(['.', '!', '?', '…']);
    has_room && !ends_sentence && (is_short || !begins_small(next))
}

fn begins_small(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
}

/// Returns whether two or more lines have a column that begins at the same place.
pub(super) fn has_columns(lines: &[&str]) -> bool {
    let mut starts: Vec<usize> = lines
        .iter()
        .filter_map(|line| second_column(line))
        .collect();
    starts.sort_unstable();
    starts.windows(2).any(|pair| pair[0] == pair[1])
}

fn second_column(line: &str) -> Option<usize> {
    let (first, rest) = line.split_once(GAP)?;
    let cell = rest.trim_start();
    let is_sentence = first.ends_with(['.', '!', '?']) && rest.len() == cell.len();
    (!cell.is_empty() && !is_sentence).then(|| first.width() + GAP.len() + rest.len() - cell.len())
}

/// Writes the lines of a translation, with a hard break between them, and its columns below each other; `None` where it
/// has one line.
pub(super) fn written_lines(text: &str) -> Option<String> {
    // A hard break is written with a backslash, as in Markdown.
    let lines = text
        .split('\n')
        .map(|line| line.trim_ascii_end().trim_end_matches('\\').trim_ascii());
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    if lines.len() < 2 {
        return None;
    }
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| cells(line)).collect();
    if rows.iter().filter(|row| row.len() > 1).count() < 2 {
        return Some(lines.join("\\\n"));
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows
            .iter()
            .filter(|row| row.len() > 1)
            .filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let lines = rows.iter().map(|row| {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            line.push_str(cell);
            if at + 1 < row.len() {
                line.push_str(&" ".repeat(widths[at].saturating_sub(cell.width())));
                line.push_str(GAP);
            }
        }
        line
    });
    Some(lines.collect::<Vec<_>>().join("\\\n"))
}

fn cells(line: &str) -> Vec<&str> {
    let cells = line.split(GAP).map(str::trim_ascii);
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// Returns the marks of quotes before a line, and what is quoted: `> > text`.
pub(super) fn quoted(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line);
    while let Some(inner) = rest.strip_prefix('>') {
        depth += 1;
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    (depth, if depth > 0 { rest.trim_ascii() } else { line })
}

/// Returns the lines of a block of plain text, without indents and marks of quotes.
pub(super) fn lines(written: &str) -> Vec<&str> {
    let lines = written.lines().map(|line| quoted(line.trim_ascii()).1);
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_that_are_meant() {
        for (text, expected) in [
            (
                "Signed by:\nMara Lind, speaker\nOffice for Human Rights\n12 Mill Street",
                true,
            ),
            (
                "The network asks all ministers of the region to act\nbefore the year ends.",
                false,
            ),
            (
                "The network of Latin America and the Caribbean asks\nMexico, which has yet to answer, to act before\nthe year ends.",
                false,
            ),
            (
                "This is a sentence that has some length in it.\nAnd this is another sentence of some length.",
                false,
            ),
            (
                "Country      Asylum\nMexico       20\nPeru         310",
                true,
            ),
            ("Name  Age\nAnna  12", true),
            ("one line", false),
            ("c/o Mara Lind\n12 Mill Street", true),
        ] {
            let lines = lines(text);
            assert_eq!(keeps_lines(&lines, wrapped_at(text)), expected, "{text}");
        }
        assert_eq!(
            written_lines("a  b\nlong  c\nfoot"),
            Some("a     b\\\nlong  c\\\nfoot".to_owned())
        );
        assert_eq!(written_lines("one line\n"), None);
        assert_eq!(quoted("> > one"), (2, "one"));
    }
}
