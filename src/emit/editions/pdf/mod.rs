//! The edition as a PDF: its page, made ready for a browser that prints it, and what the browser printed, made the same
//! whenever it is printed.

mod alone;

use std::collections::BTreeSet;

use crate::emit::editions::html;
use crate::emit::editions::model::EditionSource;
use crate::emit::editions::pdf::alone::alone;
use crate::emit::page_template::TemplateFault;
use crate::locale::paper::Paper;
use crate::locale::tag::Locale;
use crate::runtime::date_format::long_date;
use crate::text::slice::Slice;

/// A page that is to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printable {
    /// HTML that needs nothing but itself.
    pub page: String,
    /// The day that the document says it was made on.
    date: String,
}

/// The date of a document whose front matter has none.
const NO_DATE: &str = "2000-01-01";

/// The policy of a page: it may load nothing. No statement prints what the computer of its publisher holds.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                      style-src 'unsafe-inline'; img-src data:; font-src data:\">";

impl Printable {
    pub(super) fn new(source: &EditionSource<'_>) -> Result<Self, TemplateFault> {
        let (page, date) = (html::make(source)?, source.frame.published.as_ref());
        Ok(Self {
            page: begun_with(
                &format!("{POLICY}{}", paper_style(source.paper())),
                &alone(
                    &page,
                    &|address| source.picture(address),
                    source.web_address().as_deref(),
                ),
            ),
            date: date.map_or(NO_DATE, |date| &*date.iso).to_owned(),
        })
    }

    /// Returns a page with several languages in columns, which needs nothing but itself; `date`: the day of the
    /// statement.
    pub fn in_columns(page: &str, source: &Locale, paper: Paper, date: Option<&str>) -> Self {
        let wide = format!(
            "<style>@page {{ size: {} landscape }}</style></head>",
            paper.as_str()
        );
        let date = date.filter(|date| long_date(source, date).is_some());
        Self {
            page: begun_with(POLICY, &page.replacen("</head>", &wide, 1)),
            date: date.unwrap_or(NO_DATE).to_owned(),
        }
    }

    /// Returns what the browser printed, with the day of the statement in place of the moment of printing, and elements
    /// numbered by their order.
    pub fn settle(&self, mut pdf: Vec<u8>) -> Vec<u8> {
        let day: Vec<u8> = self.date.bytes().filter(|it| *it != b'-').collect();
        for key in [&b"/CreationDate (D:"[..], b"/ModDate (D:"] {
            let places: Vec<usize> = memchr::memmem::find_iter(&pdf, key).collect();
            for place in places {
                let digits = pdf[place + key.len()..].iter_mut();
                let digits = digits.take_while(|it| **it != b')');
                for (at, byte) in digits.filter(|it| it.is_ascii_digit()).enumerate() {
                    *byte = day.get(at).copied().unwrap_or(b'0');
                }
            }
        }
        number_elements(&mut pdf);
        pdf
    }
}

/// Numbers the elements that others refer to (ISO 32000-2, 14.7.2) by their order: a browser counts on from whatever it
/// looked at before. The numbers keep their lengths, and so every byte its place.
fn number_elements(pdf: &mut [u8]) {
    const KEY: &[u8] = b"/ID (node";
    const OPENING: &[u8] = b"(node";
    let name_at = |pdf: &[u8], start: usize| -> Option<[u8; DIGITS]> {
        let name = pdf.get(start..start + DIGITS)?;
        let is_whole = pdf.get(start + DIGITS) == Some(&b')');
        let is_number = is_whole && name.iter().all(u8::is_ascii_digit);
        is_number.then(|| name.try_into().ok()).flatten()
    };
    let keys = memchr::memmem::find_iter(pdf, KEY);
    let names: BTreeSet<_> = keys.filter_map(|at| name_at(pdf, at + KEY.len())).collect();
    let names: Vec<_> = names.into_iter().collect();
    let places: Vec<usize> = memchr::memmem::find_iter(pdf, OPENING).collect();
    for place in places {
        let start = place + OPENING.len();
        let name = name_at(pdf, start);
        if let Some(Ok(order)) = name.map(|name| names.binary_search(&name)) {
            let number = format!("{:0width$}", order + 1, width = DIGITS);
            pdf[start..start + DIGITS].copy_from_slice(number.as_bytes());
        }
    }
}

/// So many digits does a browser write for the number of an element.
const DIGITS: usize = 8;

/// Returns the paper, unless the page says it itself.
fn paper_style(paper: Paper) -> String {
    format!("<style>@page {{ size: {} }}</style>", paper.as_str())
}

/// Returns the page with something before its head.
fn begun_with(first: &str, page: &str) -> String {
    let is_doctype = |start: &str| start.eq_ignore_ascii_case("<!doctype");
    let body = page.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let has_doctype = body.get(..9).is_some_and(is_doctype);
    let end = body
        .find('>')
        .filter(|_| has_doctype)
        .map_or(0, |at| at + 1);
    format!("{}{first}{}", body.slice(..end), body.slice(end..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_the_head() {
        let begun = |page: &str| begun_with("<meta>", page);
        assert_eq!(begun("\n<!DOCTYPE html><p>"), "<!DOCTYPE html><meta><p>");
        assert_eq!(begun("<p>a"), "<meta><p>a");
        assert_eq!(begun(""), "<meta>");
    }

    #[test]
    fn moments_become_days() {
        let printable = Printable {
            page: String::new(),
            date: "2023-05-02".to_owned(),
        };
        let pdf = "/CreationDate (D:20261124123125+00'00')\n/ModDate (D:20261124123126-05'30')>> 20261124";
        let settled = printable.settle(pdf.as_bytes().to_vec());
        assert_eq!(
            String::from_utf8(settled).unwrap(),
            "/CreationDate (D:20230502000000+00'00')\n/ModDate (D:20230502000000-00'00')>> 20261124"
        );
    }

    #[test]
    fn elements_are_numbered_by_their_order() {
        let numbered = |text: &str| {
            let mut pdf = text.as_bytes().to_vec();
            number_elements(&mut pdf);
            String::from_utf8(pdf).unwrap()
        };
        let printed = |one: &str, other: &str| {
            format!(
                "/ID (node{other})>> /ID (node{one})>> /Headers [(node{one})] /Names [(node{one}) (node{other})]"
            )
        };
        let settled = printed("00000001", "00000002");
        assert_eq!(numbered(&printed("00000110", "00000113")), settled);
        assert_eq!(numbered(&printed("00000112", "00000115")), settled);
        let other = "/Title (node00000112) /ID (node1) /ID (node";
        assert_eq!(numbered(other), other);
    }
}
