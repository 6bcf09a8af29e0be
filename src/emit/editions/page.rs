//! The HTML page of a statement that is not HTML itself: one template, no script, no words but the statement's own
//! and the names of languages.

use std::collections::BTreeMap;
use std::fmt;

use camino::Utf8PathBuf;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;

use crate::emit::editions::address;
use crate::emit::templates::Templates;
use crate::emit::words::Words;
use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::runtime::dates::long_date;

/// The template, read once for all pages.
pub struct PageTemplate {
    environment: Environment<'static>,
    /// Of the template that is rendered.
    name: &'static str,
    folder: Utf8PathBuf,
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

/// A template of the project that does not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// Relative to the project.
    pub path: Utf8PathBuf,
    pub line: Option<usize>,
    pub message: String,
}

/// The name under which a template of the project can extend the page of the program.
const BUILT_IN: &str = "paridad/page.html";

/// The template that is rendered: the project's, if it has one.
const PAGE: &str = "page.html";

/// The templates of pages that are of no single edition, each by the name that the project's has.
const OTHERS: [(&str, &str); 1] = [(
    "side-by-side.html",
    include_str!("../side_by_side/page.html"),
)];

impl PageTemplate {
    /// A page of another kind, by the name of its template; the project's own comes first.
    ///
    /// # Errors
    /// A template of the project that cannot be read, or that asks for what there is not.
    pub fn render_other(
        &self,
        name: &str,
        fields: impl Serialize,
    ) -> Result<String, TemplateFault> {
        let own = self.environment.get_template(name);
        let template = match own {
            Err(error) if error.kind() == ErrorKind::TemplateNotFound => {
                self.environment.get_template(&format!("paridad/{name}"))
            }
            own => own,
        };
        let text = template.and_then(|template| template.render(Value::from(Serde(fields))));
        let mut text = text.map_err(|error| self.fault(&error))?;
        text.push('\n');
        Ok(text)
    }

    /// # Errors
    /// A template of the project that cannot be read as one.
    pub fn new(templates: &Templates) -> Result<Self, TemplateFault> {
        let pages = templates.pages();
        let pages: BTreeMap<String, String> = pages
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
        let name = if pages.contains_key(PAGE) {
            PAGE
        } else {
            BUILT_IN
        };
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(write_escaped);
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_loader(move |name| match name {
            BUILT_IN => Ok(Some(include_str!("page.html").to_owned())),
            name => {
                let others = OTHERS.iter();
                let mut others = others.map(|(other, text)| (format!("paridad/{other}"), text));
                let built_in = others.find(|(other, _)| other == name);
                let built_in = built_in.map(|(_, text)| (*text).to_owned());
                Ok(built_in.or_else(|| pages.get(name).cloned()))
            }
        });
        let template = Self {
            environment,
            name,
            folder: templates.folder.clone(),
        };
        let read = template.environment.get_template(name);
        read.map_err(|error| template.fault(&error))?;
        Ok(template)
    }

    fn fault(&self, error: &Error) -> TemplateFault {
        // The innermost one tells where the fault is: in what is included or extended.
        let mut inner = error;
        let mut source = std::error::Error::source(error);
        while let Some(error) = source {
            source = error.source();
            inner = error.downcast_ref().unwrap_or(inner);
        }
        let what = inner.kind().to_string();
        TemplateFault {
            path: self.folder.join(inner.name().unwrap_or(self.name)),
            line: inner.line(),
            message: match inner.detail() {
                Some(detail) => format!("{what}: {detail}"),
                None => what,
            },
        }
    }

    /// # Errors
    /// A template of the project that asks for what there is not.
    pub fn render(&self, page: &Page<'_>) -> Result<String, TemplateFault> {
        let href =
            |locale: &Locale| address::relative(page.key, &address::path(page.key, locale, "html"));
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
        let template = self.environment.get_template(self.name);
        let text = template.and_then(|template| template.render(Value::from(Serde(fields))));
        let mut text = text.map_err(|error| self.fault(&error))?;
        text.push('\n');
        Ok(text)
    }
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            line,
            message,
        } = self;
        write!(f, "the template `{path}` does not work")?;
        match line {
            Some(line) => write!(f, ": line {line}: {message}"),
            None => write!(f, ": {message}"),
        }
    }
}

impl std::error::Error for TemplateFault {}

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
