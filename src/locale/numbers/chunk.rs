//! Digits with what separates them: `1.200,50`, `12 500`, `2.0.1`; and what that may mean in a locale.

use std::ops::Range;

use crate::locale::number_words::Separators;
use crate::locale::numbers::value::{Decimal, Reading, digit};
use crate::text::slice::Slice;

/// Digits in groups, as far as one number may reach.
pub(super) struct Chunk<'t> {
    text: &'t str,
    start: usize,
    /// The digits of each group.
    pub groups: Vec<Range<usize>>,
    /// The marks between the groups: one less than groups.
    marks: Vec<char>,
}

/// No number has more groups than this: a bound for hostile input.
const MOST_GROUPS: usize = 12;

impl<'t> Chunk<'t> {
    /// Returns the chunk at a digit.
    pub fn at(text: &'t str, start: usize) -> Self {
        let first = start..digits_end(text, start);
        let mut chunk = Self {
            text,
            start,
            groups: vec![first],
            marks: Vec::new(),
        };
        while chunk.groups.len() < MOST_GROUPS
            && let Some((mark, length)) = mark(text.slice(chunk.end()..))
        {
            let group_start = chunk.end() + length;
            let group = group_start..digits_end(text, group_start);
            let joins = match mark {
                '.' | ',' | '٫' | '٬' => !group.is_empty() && !chunk.is_blank_broken(),
                ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' => {
                    chunk.count(&group) == 3
                        && (1..=3).contains(&chunk.count(&chunk.groups[0]))
                        && chunk.groups[1..]
                            .iter()
                            .all(|group| chunk.count(group) == 3)
                        && chunk.marks.iter().all(|earlier| *earlier == mark)
                }
                _ => false,
            };
            if !joins {
                break;
            }
            chunk.marks.push(mark);
            chunk.groups.push(group);
        }
        chunk
    }

    pub fn end(&self) -> usize {
        self.groups.last().map_or(self.start, |group| group.end)
    }

    pub fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// Returns whether it is digits alone.
    pub fn is_plain(&self) -> bool {
        self.marks.is_empty()
    }

    /// Returns whether a plain blank joins its groups: they may as well be several numbers.
    pub fn has_blank(&self) -> bool {
        self.marks.iter().any(|mark| mark.is_whitespace())
    }

    /// Returns whether it looks like `2.0.1` or `5.6.2025`.
    pub fn is_dotted(&self) -> bool {
        self.marks.len() >= 2 && self.is_dotted_at_all()
    }

    /// Returns whether it looks like `5.6.2025`.
    pub fn is_date(&self) -> bool {
        if !self.is_dotted() {
            return false;
        }
        let lengths: Vec<usize> = self.groups.iter().map(|group| self.count(group)).collect();
        matches!(lengths[..], [1..=2, 1..=2, 2 | 4] | [4, 1..=2, 1..=2])
    }

    /// Reads `9.30` as hour and minute, and `9.30.15`.
    pub fn hour(&self) -> Option<Reading> {
        let ([hour, minute] | [hour, minute, _]) = &self.groups[..] else {
            return None;
        };
        let number = |group: &Range<usize>| self.text.slice(group.clone()).parse::<u8>().ok();
        let (hour, minute) = (
            number(hour)?,
            number(minute).filter(|_| self.count(minute) == 2)?,
        );
        (self.is_dotted_at_all() && hour <= 24 && minute < 60)
            .then_some(Reading::Time(hour, minute))
    }

    fn is_dotted_at_all(&self) -> bool {
        self.marks.iter().all(|mark| *mark == '.')
    }

    /// Returns whether the rules of the locale fit it.
    pub fn is_regular(&self, separators: &[Separators]) -> bool {
        separators
            .iter()
            .any(|rules| self.read(rules.decimal, &rules.groups).is_some())
    }

    /// Every value it may have in the locale. Where the locale's rules fit it not at all, a lone mark is a decimal
    /// sign.
    pub fn readings(&self, separators: &[Separators]) -> Vec<Reading> {
        // Digits alone are the same by all rules.
        if self.is_plain() && !separators.is_empty() {
            let value = Decimal::parse(self.text.slice(self.range()), "");
            return value.map(Reading::Value).into_iter().collect();
        }
        let mut values: Vec<Decimal> = Vec::new();
        for value in separators
            .iter()
            .filter_map(|rules| self.read(rules.decimal, &rules.groups))
        {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        if values.is_empty() && self.marks.len() == 1 {
            values.extend(Decimal::parse(
                self.text.slice(self.groups[0].clone()),
                self.text.slice(self.groups[1].clone()),
            ));
        }
        // A mark that stands twice is no decimal sign: `1,000,000` and `1.000.000` mean the same everywhere.
        if values.is_empty() && self.marks.len() > 1 {
            values.extend(self.read('.', &[',']));
            values.extend(self.read('\0', &['.']));
        }
        values.into_iter().map(Reading::Value).collect()
    }

    fn read(&self, decimal_mark: char, group_marks: &[char]) -> Option<Decimal> {
        let decimal = self.marks.last().is_some_and(|mark| *mark == decimal_mark);
        let grouping = &self.marks[..self.marks.len() - usize::from(decimal)];
        let whole_groups = &self.groups[..=grouping.len()];
        let starts_with_zero = self.text.slice(whole_groups[0].clone()).starts_with('0');
        let is_grouped = grouping
            .iter()
            .all(|mark| group_marks.contains(mark) && *mark == grouping[0])
            && whole_groups[1..].iter().all(|group| self.count(group) == 3)
            && (grouping.is_empty() || (self.count(&whole_groups[0]) <= 3 && !starts_with_zero));
        if !is_grouped {
            return None;
        }
        let whole: String = whole_groups
            .iter()
            .map(|group| self.text.slice(group.clone()))
            .collect();
        let fraction = if decimal { self.groups.last() } else { None };
        Decimal::parse(
            &whole,
            fraction.map_or("", |group| self.text.slice(group.clone())),
        )
    }

    fn count(&self, group: &Range<usize>) -> usize {
        self.text.slice(group.clone()).chars().count()
    }

    /// A decimal sign may end groups that blanks join, but nothing follows it.
    fn is_blank_broken(&self) -> bool {
        self.has_blank() && self.marks.last().is_some_and(|mark| !mark.is_whitespace())
    }
}

/// Blanks as HTML and Markdown write them.
const BLANKS: &[&str] = &[
    "&nbsp;", "&#160;", "&#xa0;", "&thinsp;", "&#8239;", "&#x202f;",
];

/// Returns the sign that a text begins with, and its length in bytes.
fn mark(text: &str) -> Option<(char, usize)> {
    let mark = text.chars().next()?;
    if mark == '&'
        && let Some(entity) = BLANKS.iter().find(|entity| text.starts_with(**entity))
    {
        return Some(('\u{a0}', entity.len()));
    }
    Some((mark, mark.len_utf8()))
}

/// Returns where the digits that start at `start` end.
pub(super) fn digits_end(text: &str, start: usize) -> usize {
    let rest = text.slice(start..);
    let length = rest.find(|c| digit(c).is_none());
    start + length.unwrap_or(rest.len())
}
