//! Pictures: that they are pictures, and that those who do not see them are told what they show.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantFacts, VariantPair, compare,
};
use crate::document::inline::{Inline, InlineKind};
use crate::fluent::prose::Prose;
use crate::locale::languages::profile;
use crate::locale::tag::Locale;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A picture of the source that is a mere link here (`![alt](target)` without its `!`); a picture that lost its
    /// description; a description that was left in the language of the source.
    ///
    /// # Why it matters
    /// Readers who do not see the picture have nothing but its description.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// map = See ![the map of the routes](map.png)
    /// march = ![People march through the streets](march.png) in Panama
    /// ```
    /// ```ftl locales/es/main.ftl
    /// map = Véase [el mapa de las rutas](map.png)
    /// march = ![People march through the streets](march.png) en Panamá
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:13: warning[images] the picture `map.png` is a link here
    /// locales/es/main.ftl:2:9: warning[images] the description of the picture `march.png` is not translated
    /// ```
    ///
    /// Which pictures there are is the business of `link-target`.
    ///
    /// # When to silence it
    /// Where the description is a name that both languages share.
    ///
    /// # Precision
    /// All findings read by hand: Open Source Guides 2 of 2 right, the website of Rust, the Universal Declaration of Human
    /// Rights and the Contributor Covenant none.
    pub Images = "images", Warning, [Text]
}

impl Check for Images {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        if pair.source.prose().iter().any(may_have_pictures) {
            compare(self, pair, reporter);
        }
    }
}

fn may_have_pictures(prose: &Prose<'_>) -> bool {
    let has = |mark: &str| memchr::memmem::find(prose.text.as_bytes(), mark.as_bytes()).is_some();
    prose.signs().has(b'!') && has("![") || prose.signs().has(b'<') && has("<img")
}

/// A picture, or a link that may stand for one.
pub(super) struct ImageFact<'t> {
    target: &'t str,
    /// The description; `None` of a link.
    alt: Option<&'t str>,
    /// In the prose.
    span: Span,
}

impl<'t> Comparison<'t> for Images {
    type Fact = ImageFact<'t>;

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<Self::Fact> {
        text.inlines()[at].iter().filter_map(picture).collect()
    }

    fn key(&self, picture: &Self::Fact, variant: &VariantFacts<'_, Self::Fact>) -> String {
        // Each place is reported.
        let span = variant.prose.span(picture.span.range());
        format!("{}@{}", picture.target, span.start)
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, Self::Fact>,
    ) -> FactDifference<'d, Self::Fact> {
        let pictures = source.facts.iter().filter(|picture| picture.alt.is_some());
        let pictures: Vec<&ImageFact<'_>> = pictures.take(MOST).collect();
        let mut missing = pictures.clone();
        let (here, links): (Vec<_>, Vec<_>) = target
            .facts
            .iter()
            .partition(|picture| picture.alt.is_some());
        let mut difference = FactDifference::none();
        for now in here {
            missing.retain(|was| was.target != now.target);
            let was = pictures.iter().find(|was| was.target == now.target);
            if let Some(was) = was.filter(|was| is_undescribed(was, now, source, target)) {
                difference.altered.push((*was, now));
            }
        }
        for link in links {
            if let Some(at) = missing.iter().position(|was| was.target == link.target) {
                difference.altered.push((missing.swap_remove(at), link));
            }
        }
        difference
    }

    fn report(&self, change: FactChange<'_, Self::Fact>, site: &mut FactSite<'_, '_, Self::Fact>) {
        let FactChange::Altered(_, ImageFact { target, alt, span }) = change else {
            return;
        };
        let (message, help) = match alt.map(str::trim) {
            None => (
                format!("the picture `{target}` is a link here"),
                "write `!` before `[`",
            ),
            Some("") => (
                format!("the picture `{target}` has no description here"),
                "say what the picture shows, as the source does",
            ),
            Some(_) => (
                format!("the description of the picture `{target}` is not translated"),
                "translate what stands between `[` and `]`, or in `alt`",
            ),
        };
        site.report(span.range(), message).help(help);
    }
}

/// The most pictures of one text that are compared: a bound for hostile input.
const MOST: usize = 256;

fn picture(inline: &Inline) -> Option<ImageFact<'_>> {
    let (target, alt) = match &inline.kind {
        InlineKind::Image { target, alt, .. } => (target.as_str(), Some(alt.as_str())),
        InlineKind::Link { target, .. } => (target.as_str(), None),
        InlineKind::Tag(tag) if tag.name == "img" => (
            tag.attribute("src")?,
            Some(tag.attribute("alt").unwrap_or_default()),
        ),
        _ => return None,
    };
    let span = inline.span;
    Some(ImageFact { target, alt, span })
}

/// Returns whether the source describes a picture, and the translation does not, or in the words of the source.
fn is_undescribed(
    was: &ImageFact<'_>,
    now: &ImageFact<'_>,
    source: &VariantFacts<'_, ImageFact<'_>>,
    target: &VariantFacts<'_, ImageFact<'_>>,
) -> bool {
    let (Some(was), Some(now)) = (was.alt, now.alt) else {
        return false;
    };
    let is_empty = |alt: &str| alt.trim().is_empty();
    !is_empty(was) && (is_empty(now) || was == now && is_prose(now, source.locale, target.locale))
}

/// Returns whether a description is a phrase of the source's language: it has words that no name is made of.
fn is_prose(alt: &str, source: &Locale, target: &Locale) -> bool {
    let words: Vec<String> = alt
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let (source, target) = (profile(source), profile(target));
    let of_source = words.iter().any(|word| {
        let word = word.as_str();
        source.vocabulary.function_words.contains(&word)
            && !target.vocabulary.function_words.contains(&word)
    });
    words.len() >= 3 && of_source && words.iter().any(|word| word.len() > 3)
}
