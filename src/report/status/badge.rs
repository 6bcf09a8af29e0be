//! The coverage as a badge, a picture for a README: *translations*, and how much of each locale is translated.

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use crate::report::model::Report;
use crate::text::escape_control::escape_name;

#[derive(Serialize)]
struct Badge {
    title: String,
    width: usize,
    parts: Vec<BadgePart>,
}

/// A part of the badge; lengths in pixels.
#[derive(Serialize)]
struct BadgePart {
    text: String,
    colour: &'static str,
    x: usize,
    width: usize,
    /// The middle of the text, and its length: fonts differ, the picture does not.
    middle: usize,
    length: usize,
}

pub(in crate::report) fn render(report: &Report<'_>) -> String {
    let mut parts = vec![("translations".to_owned(), "#555")];
    for coverage in report.coverage {
        let messages = coverage.total.messages;
        let colour = match messages.percent() {
            100 if messages.stale + messages.draft == 0 => "#2a7f3f",
            50.. => "#8a6500",
            _ => "#b3261e",
        };
        let locale = escape_name(coverage.locale.as_str()).into_owned();
        parts.push((format!("{locale} {} %", messages.percent()), colour));
    }
    let mut x = 0;
    let mut placed = Vec::with_capacity(parts.len());
    for (text, colour) in parts {
        let length = text.chars().count() * CHARACTER;
        let width = length + 2 * PADDING;
        placed.push(BadgePart {
            text,
            colour,
            x,
            width,
            middle: x + width / 2,
            length,
        });
        x += width;
    }
    let words: Vec<&str> = placed.iter().map(|part| part.text.as_str()).collect();
    let badge = Badge {
        title: words.join(", "),
        width: x,
        parts: placed,
    };
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let picture = environment
        .template_from_str(include_str!("badge.svg"))
        .and_then(|template| template.render(Value::from(Serde(badge))));
    let picture = picture.expect("the template is sound, and a test renders it");
    format!("{picture}\n")
}

/// The room of a character, and beside a text.
const CHARACTER: usize = 7;
const PADDING: usize = 6;
