//! Pictures: that they are pictures, and that those who do not see them are told what they show.

use crate::checks::declare::check;
use crate::checks::model::{Check, Unit};
use crate::checks::say::Say;
use crate::checks::text_pair::{Text, TextPair};
use crate::document::inline::{Inline, InlineKind};
use crate::fluent::prose::Prose;
use crate::locale::languages::profile;

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
    pub Images = "images", Warning
}

impl Check for Images {
    fn units(&self) -> &'static [Unit] {
        &[Unit::Text]
    }

    fn text(&self, pair: &TextPair<'_, '_>, say: &mut Say<'_>) {
        let mut sources = pair.source.prose().iter();
        let has = |prose: &Prose<'_>, sign: &str| {
            prose.signs().has(sign.as_bytes()[0])
                && memchr::memmem::find(prose.text.as_bytes(), sign.as_bytes()).is_some()
        };
        let may_have = |prose: &Prose<'_>| has(prose, "![") || has(prose, "<img");
        if !sources.any(may_have) {
            return;
        }
        let pictures: Vec<(&str, &str)> = all(pair.source)
            .filter_map(|(_, it)| picture(it))
            .take(MOST)
            .collect();
        let mut left: Vec<&str> = pictures.iter().map(|(target, _)| *target).collect();
        for (at, inline) in all(&pair.target) {
            let mut tell = |message: String, help: &str| {
                let span = pair.target.prose()[at].span(inline.span.range());
                say.at(span, message).help(help);
            };
            if let Some((target, alt)) = picture(inline) {
                left.retain(|it| *it != target);
                let described = pictures.iter().find(|(other, _)| *other == target);
                let Some((_, source_alt)) = described.filter(|(_, alt)| !alt.trim().is_empty())
                else {
                    continue;
                };
                if alt.trim().is_empty() {
                    let message = format!("the picture `{target}` has no description here");
                    tell(message, "say what the picture shows, as the source does");
                } else if alt == *source_alt && is_prose(alt, pair) {
                    let message =
                        format!("the description of the picture `{target}` is not translated");
                    tell(
                        message,
                        "translate what stands between `[` and `]`, or in `alt`",
                    );
                }
            }
        }
        for (at, inline) in all(&pair.target) {
            if let InlineKind::Link { target, .. } = &inline.kind
                && let Some(place) = left.iter().position(|it| it == target)
            {
                left.swap_remove(place);
                let span = pair.target.prose()[at].span(inline.span.range());
                let message = format!("the picture `{target}` is a link here");
                say.at(span, message).help("write `!` before `[`");
            }
        }
    }
}

/// How many pictures of one text are looked at: a bound for hostile input.
const MOST: usize = 256;

/// The markup of all alternatives, each with the number of its alternative.
fn all<'t>(text: &'t Text<'_, '_>) -> impl Iterator<Item = (usize, &'t Inline)> {
    let alternatives = text.inlines().iter().enumerate();
    alternatives.flat_map(|(at, inlines)| inlines.iter().map(move |inline| (at, inline)))
}

/// Target and description of a picture.
fn picture(inline: &Inline) -> Option<(&str, &str)> {
    match &inline.kind {
        InlineKind::Image { target, alt, .. } => Some((target, alt)),
        InlineKind::Tag(tag) if tag.name == "img" => Some((
            tag.attribute("src")?,
            tag.attribute("alt").unwrap_or_default(),
        )),
        _ => None,
    }
}

/// Whether a description is a phrase of the source's language: it has words that no name is made of.
fn is_prose(alt: &str, pair: &TextPair<'_, '_>) -> bool {
    let words: Vec<String> = alt
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let source = profile(pair.source.locale);
    let target = profile(pair.target.locale);
    let of_source = words.iter().any(|word| {
        let word = word.as_str();
        source.vocabulary.function_words.contains(&word)
            && !target.vocabulary.function_words.contains(&word)
    });
    words.len() >= 3 && of_source && words.iter().any(|it| it.len() > 3)
}
