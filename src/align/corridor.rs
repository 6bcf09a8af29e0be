//! The band of the plane of two documents in which the alignment is searched (Sakoe and Chiba 1978): around the points
//! that are all but sure, so that time and memory grow with the length of the documents and not with its square.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use crate::align::evidence::TokenEvidence;
use crate::align::passage::TokenKind;

/// So far beside the way between two points the way may go.
const MARGIN: usize = 12;
/// A field between two points is searched whole up to this size, and in a strip along its diagonal from there on.
const AREA: usize = 40_000;
/// Half the width of such a strip, at least.
const STRIP: usize = 32;
/// So many votes make a point.
const VOTES: u32 = 2;

/// For each boundary between source passages, the boundaries between target passages that are looked at.
#[derive(Debug)]
pub struct Corridor {
    rows: Vec<(usize, usize)>,
}

impl Corridor {
    pub fn new(evidence: &TokenEvidence) -> Self {
        let (height, width) = (
            evidence.source.passages.len(),
            evidence.target.passages.len(),
        );
        let mut rows = vec![(width, 0); height + 1];
        let mut from = (0, 0);
        let mut points = way(&votes(evidence), width);
        points.push((height, width));
        for to in points {
            widen(&mut rows, from, to, width);
            from = to;
        }
        // What begins later begins no further to the left, what ends earlier ends no further to the right.
        for at in (0..height).rev() {
            rows[at].0 = rows[at].0.min(rows[at + 1].0);
        }
        for at in 1..=height {
            rows[at].1 = rows[at].1.max(rows[at - 1].1);
        }
        Self { rows }
    }

    /// Returns how many boundaries the source has.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    pub fn row(&self, at: usize) -> RangeInclusive<usize> {
        let (from, to) = self.rows[at];
        from..=to
    }
}

fn widen(rows: &mut [(usize, usize)], from: (usize, usize), to: (usize, usize), width: usize) {
    let (height, across) = (to.0 - from.0, to.1 - from.1);
    let is_small = (height + 1) * (across + 1) <= AREA;
    let steps = height.max(1);
    let strip = STRIP.max(AREA / steps).max(2 * across / steps);
    for (step, row) in rows[from.0..=to.0].iter_mut().enumerate() {
        let middle = from.1 + step * across / steps;
        let (start, end) = if is_small {
            (from.1, to.1)
        } else {
            (middle.saturating_sub(strip), middle + strip)
        };
        row.0 = row.0.min(start.saturating_sub(MARGIN));
        row.1 = row.1.max((end + MARGIN).min(width));
    }
}

/// Pairs of passages that share tokens which stand nowhere else, with the number of these.
fn votes(evidence: &TokenEvidence) -> Vec<(usize, usize, u32)> {
    let mut places = HashMap::new();
    for (at, bag) in evidence.target.single().iter().enumerate() {
        let unique = bag
            .tokens
            .iter()
            .filter(|it| evidence.unique(**it).is_some());
        places.extend(unique.map(|token| (*token, at)));
    }
    let mut points = Vec::new();
    for (at, bag) in evidence.source.single().iter().enumerate() {
        let mut found: Vec<(usize, u32)> = Vec::new();
        for token in &bag.tokens {
            let Some(kind) = evidence.unique(*token) else {
                continue;
            };
            let votes = match kind {
                TokenKind::Id | TokenKind::Mark => VOTES,
                TokenKind::Name | TokenKind::Word => 1,
            };
            found.extend(places.get(token).map(|place| (*place, votes)));
        }
        found.sort_unstable();
        let mut sums: Vec<(usize, u32)> = Vec::new();
        for (place, votes) in found {
            match sums.last_mut() {
                Some((last, sum)) if *last == place => *sum += votes,
                Some(_) | None => sums.push((place, votes)),
            }
        }
        let sure = sums.into_iter().filter(|(_, sum)| *sum >= VOTES);
        points.extend(sure.map(|(place, sum)| (at, place, sum)));
    }
    points
}

/// Returns the points with the most votes in all that go down and to the right, one from the other.
fn way(points: &[(usize, usize, u32)], width: usize) -> Vec<(usize, usize)> {
    // A Fenwick tree of the best sums by column.
    let mut best: Vec<Option<(u32, usize)>> = vec![None; width + 1];
    let mut before: Vec<Option<usize>> = vec![None; points.len()];
    let mut sums = vec![0; points.len()];
    let mut at = 0;
    while at < points.len() {
        let row_end = at
            + points[at..]
                .iter()
                .take_while(|it| it.0 == points[at].0)
                .count();
        for point in at..row_end {
            let (_, column, votes) = points[point];
            let mut left = column;
            let mut found = None;
            while left > 0 {
                found = found.max(best[left]);
                left &= left - 1;
            }
            sums[point] = votes + found.map_or(0, |(sum, _)| sum);
            before[point] = found.map(|(_, last)| last);
        }
        for point in at..row_end {
            let mut right = points[point].1 + 1;
            while right <= width {
                best[right] = best[right].max(Some((sums[point], point)));
                right += right & right.wrapping_neg();
            }
        }
        at = row_end;
    }
    let last = (0..points.len()).max_by_key(|point| sums[*point]);
    let mut way: Vec<(usize, usize)> = std::iter::successors(last, |point| before[*point])
        .map(|point| (points[point].0, points[point].1))
        .collect();
    way.reverse();
    way
}

#[cfg(test)]
mod tests {
    use super::Corridor;
    use crate::align::evidence::TokenEvidence;
    use crate::align::passage::passages;
    use crate::document::model::Format;
    use crate::document::model::Options;
    use crate::document::parse;
    use crate::locale::tag::Locale;

    /// How many cells are looked at in the plane of two documents of so many blocks, of which every `sure`-th is known
    /// by its address.
    fn cells(blocks: usize, sure: usize) -> usize {
        let mut text = String::new();
        for at in 1..=blocks {
            let address = if at % sure == 0 {
                format!("https://a.org/{at}")
            } else {
                String::new()
            };
            text.push_str(&format!("The same words. {address}\n\n"));
        }
        let document = parse(Format::Markdown, &text, &Options::default());
        let locale = Locale::parse("en").expect("a tag");
        let side = || passages(&document, &locale, (&locale, &locale));
        let corridor = Corridor::new(&TokenEvidence::new(side(), side()));
        let rows = 0..corridor.height();
        rows.map(|at| corridor.row(at).count()).sum()
    }

    #[test]
    fn grows_with_the_length() {
        for (blocks, sure, most) in [
            (100, usize::MAX, 11_000),
            (200, usize::MAX, 41_000),
            (400, usize::MAX, 110_000),
            (800, usize::MAX, 130_000),
            (1_600, usize::MAX, 200_000),
            (1_600, 100, 300_000),
        ] {
            let cells = cells(blocks, sure);
            assert!(cells <= most, "{blocks} blocks, {sure}: {cells}");
        }
    }
}
