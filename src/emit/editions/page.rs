//! The HTML page of a statement that is not HTML itself: one template, no script, no words but the statement's own
//! and the names of languages.

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, Output, State};
use serde::Serialize;

use crate::emit::editions::model::Words;
use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::runtime::date_format::long_date;

/// The template, read once for all pages.
pub struct PageTemplate {
    environment: Environment<'static>,
}

/// What a page shows.
#[derive(Debug)]
pub struct Page<'p> {
    pub locale: &'p Locale,
    /// Of the window.
    pub title: Words<'p>,
    /// Of the page, unless the body begins with it.
    pub headline: Option<Words<'p>>,
    pub subtitle: Option<Words<'p>>,
    pub description: Option<Words<'p>>,
    pub place: Option<Words<'p>>,
    pub date: Option<Words<'p>>,
    /// HTML.
    pub body: &'p str,
    /// Every locale that has the page, the source locale first; itself among them.
    pub editions: &'p [&'p Locale],
    /// The document, as the path of the page below the folder of a locale, without extension.
    pub key: &'p str,
    /// The edition for readers of no listed language.
    pub default: Option<&'p Locale>,
}

#[derive(Serialize)]
struct Fields<'p> {
    lang: &'p str,
    dir: &'static str,
    title: Words<'p>,
    headline: Option<Words<'p>>,
    subtitle: Option<Words<'p>>,
    description: Option<Words<'p>>,
    place: Option<Words<'p>>,
    date: Option<Words<'p>>,
    /// The date as `<time>` takes it, when it is one; `date` is then in words.
    datetime: Option<&'p str>,
    alternates: Vec<Alternate<'p>>,
    default_href: Option<String>,
    style: &'static str,
    body: &'p str,
}

#[derive(Serialize)]
struct Alternate<'p> {
    lang: &'p str,
    dir: &'static str,
    name: &'p str,
    href: String,
    current: bool,
}

impl Default for PageTemplate {
    fn default() -> Self {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(write_escaped);
        environment
            .add_template("page.html", include_str!("page.html"))
            .expect("the template is part of the program and parses");
        Self { environment }
    }
}

impl PageTemplate {
    pub fn render(&self, page: &Page<'_>) -> String {
        let href = |locale: &Locale| href(page.key, locale);
        let alternates = page.editions.iter().map(|locale| Alternate {
            lang: locale.as_str(),
            dir: locale.direction().as_str(),
            name: native_name(locale),
            href: href(locale),
            current: **locale == *page.locale,
        });
        let date = page.date.as_ref().map(|date| &*date.text);
        let in_words = date.and_then(|date| long_date(page.locale, date));
        let datetime = date.filter(|_| in_words.is_some());
        let in_words = in_words.map(|words| Words {
            text: words.into(),
            language: None,
        });
        let fields = Fields {
            lang: page.locale.as_str(),
            dir: page.locale.direction().as_str(),
            title: page.title.clone(),
            headline: page.headline.clone(),
            subtitle: page.subtitle.clone(),
            description: page.description.clone(),
            place: page.place.clone(),
            date: in_words.or_else(|| page.date.clone()),
            datetime,
            alternates: alternates.collect(),
            default_href: page.default.map(href),
            style: include_str!("page.css").trim_ascii_end(),
            body: page.body.trim(),
        };
        let template = self.environment.get_template("page.html");
        let mut text = template
            .and_then(|template| template.render(Value::from(Serde(fields))))
            .expect("the template asks for nothing but the fields of a page");
        text.push('\n');
        text
    }
}

/// Escapes what HTML needs escaped, and no more: `/` stays.
fn write_escaped(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    if value.is_undefined() || value.is_none() {
        return Ok(());
    }
    let text = value.to_string();
    if value.is_safe() {
        return Ok(out.write_str(&text)?);
    }
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['<', '>', '&', '"', '\'']) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    Ok(out.write_str(rest)?)
}

/// From one edition of a document to another, relative.
fn href(key: &str, locale: &Locale) -> String {
    let mut href = "../".repeat(key.matches('/').count() + 1);
    href.push_str(locale.as_str());
    href.push('/');
    for byte in key.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => href.push(byte as char),
            _ if byte.is_ascii_alphanumeric() => href.push(byte as char),
            _ => href.push_str(&format!("%{byte:02X}")),
        }
    }
    href.push_str(".html");
    href
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses() {
        let es = Locale::parse("es").unwrap();
        assert_eq!(href("a", &es), "../es/a.html");
        assert_eq!(
            href("2022/año nuevo", &es),
            "../../es/2022/a%C3%B1o%20nuevo.html"
        );
    }
}
