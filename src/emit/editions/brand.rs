//! The words of the organisation around a statement, for readers of one locale: letterhead, what it says of itself, and how
//! it is reached. Each format only marks them up.

use serde::Serialize;

use crate::config::brand::Contact;
use crate::config::local_text::LocalText;
use crate::document::rich::model::{
    InlineContent, InlineMark, LineKind, RichBlock, RichImage, RichInline, RichLine,
};
use crate::document::rich::target::target;
use crate::emit::brand_kit::BrandKit;
use crate::emit::localized_text::LocalizedText;
use crate::emit::page_strings::PageStrings;
use crate::locale::tag::Locale;

/// The organisation, for readers of one locale.
#[derive(Debug, Serialize)]
pub struct BrandFrame<'s> {
    pub name: Option<LocalizedText<'s>>,
    /// The address of its mark, which holds the picture itself.
    pub logo: Option<&'s str>,
    /// A style sheet, as CSS.
    pub style: &'s str,
    /// What stands below the text.
    pub sections: Vec<BrandSection<'s>>,
}

/// A heading, and lines below it.
#[derive(Debug, Serialize)]
pub struct BrandSection<'s> {
    pub kind: &'static str,
    pub heading: Option<String>,
    /// Paragraphs, each of one or more lines.
    pub paragraphs: Vec<Vec<BrandLine<'s>>>,
}

/// A line, and what it leads to.
#[derive(Debug, Serialize)]
pub struct BrandLine<'s> {
    #[serde(flatten)]
    pub words: LocalizedText<'s>,
    pub href: Option<String>,
}

/// The address that stands for the mark among the pictures of an edition: none that an author could write.
pub const LOGO: &str = "\0logo";

impl<'s> BrandFrame<'s> {
    /// `source`: the locale whose texts stand in for those of another one.
    pub fn new(
        kit: &'s BrandKit,
        locale: &Locale,
        source: &Locale,
        strings: &PageStrings<'_>,
    ) -> Self {
        let brand = &kit.brand;
        let words = |text: &'s LocalText| {
            let (text, language) = text.of(locale, source)?;
            Some(LocalizedText {
                text: text.into(),
                language: language.map(Locale::as_str),
            })
        };
        let name = words(&brand.name);
        let named = name.as_ref().map(|name| ("name", &*name.text));
        let mut sections = Vec::new();
        if let Some(boilerplate) = words(&brand.boilerplate) {
            sections.push(BrandSection {
                kind: "about",
                heading: strings.text("about-organisation", named.as_slice()),
                paragraphs: paragraphs(&boilerplate),
            });
        }
        for (kind, heading, contact) in [
            ("press", "press-contact", &brand.press),
            ("contact", "contact", &brand.contact),
        ] {
            let lines = contact_lines(contact, &words);
            if !lines.is_empty() {
                sections.push(BrandSection {
                    kind,
                    heading: strings.text(heading, &[]),
                    paragraphs: vec![lines],
                });
            }
        }
        Self {
            name,
            logo: kit.logo.as_ref().map(|logo| logo.data.as_str()),
            style: &kit.style,
            sections,
        }
    }
}

/// Returns a text in its paragraphs, which blank lines part.
fn paragraphs<'s>(words: &LocalizedText<'s>) -> Vec<Vec<BrandLine<'s>>> {
    let language = words.language;
    let paragraphs = words.text.split("\n\n");
    let paragraphs = paragraphs.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let paragraphs = paragraphs.filter(|text| !text.is_empty());
    let line = |text: String| BrandLine {
        words: LocalizedText {
            text: text.into(),
            language,
        },
        href: None,
    };
    paragraphs.map(|text| vec![line(text)]).collect()
}

fn contact_lines<'s>(
    contact: &'s Contact,
    words: &dyn Fn(&'s LocalText) -> Option<LocalizedText<'s>>,
) -> Vec<BrandLine<'s>> {
    let mut lines: Vec<BrandLine<'s>> = Vec::new();
    for text in [
        &contact.name,
        &contact.role,
        &contact.address,
        &contact.hours,
    ] {
        let Some(words) = words(text) else { continue };
        for line in words.text.lines().map(str::trim) {
            lines.push(BrandLine {
                words: LocalizedText {
                    text: line.to_owned().into(),
                    language: words.language,
                },
                href: None,
            });
        }
    }
    let phone = contact.phone.as_ref().map(|phone| {
        let digits = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
        (phone, format!("tel:{}", digits.collect::<String>()))
    });
    let email = contact.email.as_ref();
    let email = email.map(|email| (email, format!("mailto:{email}")));
    let url = contact.url.as_ref().map(|url| (url, url.clone()));
    for (text, href) in phone.into_iter().chain(email).chain(url) {
        lines.push(BrandLine {
            words: LocalizedText::own(text.as_str()),
            href: Some(href),
        });
    }
    lines.retain(|line| !line.words.text.is_empty());
    lines
}

impl BrandFrame<'_> {
    /// Returns the line above everything: the mark, or the name where `has_logo` says that there is no mark to show.
    pub(super) fn letterhead(&self, has_logo: bool) -> Option<RichLine> {
        let name = self.name.as_ref()?;
        if !has_logo {
            return Some(RichLine::of(vec![name.inline()]));
        }
        let image = InlineContent::Image(RichImage {
            source: LOGO.to_owned(),
            text: name.text.to_string(),
        });
        Some(RichLine::of(vec![RichInline {
            what: image,
            marks: Vec::new(),
        }]))
    }

    /// Returns what stands below the text, as rich text.
    pub(super) fn blocks(&self) -> Vec<RichBlock> {
        let mut blocks = Vec::new();
        for section in &self.sections {
            if let Some(heading) = &section.heading {
                blocks.push(RichBlock::Line(RichLine {
                    kind: LineKind::Heading(2),
                    ids: vec![format!("_{}", section.kind)],
                    ..RichLine::of(vec![RichInline::text(heading.clone())])
                }));
            }
            for lines in &section.paragraphs {
                let mut pieces: Vec<RichInline> = Vec::new();
                for line in lines {
                    if !pieces.is_empty() {
                        pieces.push(RichInline {
                            what: InlineContent::Break,
                            marks: Vec::new(),
                        });
                    }
                    let mut text = line.words.inline();
                    let href = line.href.as_deref().and_then(|href| target(href, None));
                    text.marks.extend(href.map(InlineMark::Link));
                    pieces.push(text);
                }
                blocks.push(RichBlock::Line(RichLine::of(pieces)));
            }
        }
        blocks
    }
}
