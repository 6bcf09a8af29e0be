//! The way through an index of several pages.

use serde::Serialize;

use crate::emit::localized_text::LocalizedText;
use crate::emit::page_strings::PageStrings;

/// The number of editions on one page.
pub(super) const ON_A_PAGE: usize = 100;

/// The pages of an index, as links.
#[derive(Serialize)]
pub(super) struct Pager<'p> {
    /// “Page 2 of 5”
    label: Option<LocalizedText<'p>>,
    previous: Option<String>,
    next: Option<String>,
    /// The first, the last and those near the present one, in order; `None` stands for those between.
    pages: Vec<Option<PagerLink>>,
}

#[derive(Serialize)]
struct PagerLink {
    number: usize,
    href: String,
    current: bool,
}

impl<'p> Pager<'p> {
    /// `None` when there is one page alone.
    pub fn new(strings: &'p PageStrings<'_>, page: usize, pages: usize) -> Option<Self> {
        const NEAR: usize = 2;
        let arguments = [("page", &*page.to_string()), ("pages", &*pages.to_string())];
        let link = |number: usize| PagerLink {
            number,
            href: file_name(number),
            current: number == page,
        };
        let near =
            |number: &usize| *number == 1 || *number == pages || number.abs_diff(page) <= NEAR;
        let mut links: Vec<Option<PagerLink>> = Vec::new();
        let mut last = 0;
        for number in (1..=pages).filter(near) {
            if number > last + 1 {
                links.push(None);
            }
            links.push(Some(link(number)));
            last = number;
        }
        (pages > 1).then(|| Self {
            label: strings.text_or_fallback("page-of", &arguments),
            previous: (page > 1).then(|| file_name(page - 1)),
            next: (page < pages).then(|| file_name(page + 1)),
            pages: links,
        })
    }
}

/// Of a page of an index.
pub(super) fn file_name(page: usize) -> String {
    match page {
        1 => "index.html".to_owned(),
        _ => format!("index-{page}.html"),
    }
}
