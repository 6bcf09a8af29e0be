//! The HTML page of a statement that is not HTML itself: one template, which a project can change in parts or as a whole.
//! No script, and no words but the statement's own and those of the catalogs.

use std::collections::BTreeMap;
use std::fmt;

use camino::Utf8PathBuf;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;

use crate::emit::editions::front::Signatory;
use crate::emit::templates::{PAGE, Templates};
use crate::emit::words::Words;

/// The template, read once for all pages.
pub struct PageTemplate {
    environment: Environment<'static>,
    /// Of the template that is rendered.
    name: &'static str,
    folder: Utf8PathBuf,
}

/// The style sheet of a page.
pub const STYLE: &str = include_str!("page.css").trim_ascii_end();

/// What a page shows: the variables of the template.
#[derive(Debug, Serialize)]
pub(super) struct Page<'p> {
    pub lang: &'p str,
    pub dir: &'static str,
    pub site: SiteLink<'p>,
    /// Its own address, where the site is known.
    pub url: Option<String>,
    /// The lists of all editions, where they are made.
    pub lists: Option<ListLinks>,
    /// The address for readers of no listed language.
    pub default: Option<String>,
    /// Every edition of the statement, the original first; itself among them.
    pub editions: Vec<Edition<'p>>,
    /// JSON-LD.
    pub data: String,
    /// The title within a string of a style sheet.
    pub running_header: String,
    /// Of the window.
    pub title: Words<'p>,
    /// Of the page, unless the body begins with it.
    pub headline: Option<Words<'p>>,
    pub subtitle: Option<Words<'p>>,
    /// What previews show.
    pub description: Option<Words<'p>>,
    pub place: Option<Words<'p>>,
    /// In words, when it is a date; else as it is written.
    pub date: Option<Words<'p>>,
    /// When it is one.
    pub date_iso: Option<&'p str>,
    pub updated_iso: Option<&'p str>,
    /// “Published on …”
    pub published: Option<Dated<'p>>,
    pub updated: Option<Dated<'p>>,
    pub version: Option<String>,
    /// Of a translation.
    pub original: Option<Original<'p>>,
    pub notes: Vec<Note<'p>>,
    /// The languages that a reader of the page cannot be expected to read: those of passages that were not translated.
    pub foreign: Vec<&'p str>,
    /// “Not translated yet”.
    pub untranslated: Option<Words<'p>>,
    pub signatories: &'p [Signatory<'p>],
    /// The words around the statement, by id.
    pub words: BTreeMap<&'p str, String>,
    pub style: &'static str,
    /// HTML.
    pub body: &'p str,
}

#[derive(Debug, Serialize)]
pub(super) struct SiteLink<'p> {
    pub name: Option<Words<'p>>,
    pub url: Option<&'p str>,
}

/// An edition to link to.
#[derive(Debug, Serialize)]
pub(super) struct Edition<'p> {
    pub lang: &'p str,
    pub dir: &'static str,
    /// Of the language, in itself.
    pub name: &'p str,
    /// From this page.
    pub href: String,
    /// For programs: whole, where the site is known.
    pub address: String,
    /// As Open Graph writes it.
    pub sharing_locale: String,
    #[serde(rename = "current")]
    pub is_current: bool,
    #[serde(rename = "original")]
    pub is_source: bool,
}

/// A sentence about a date, taken apart around it.
#[derive(Debug, Serialize)]
pub(super) struct Dated<'p> {
    pub before: String,
    pub iso: &'p str,
    pub words: &'p str,
    pub after: String,
}

/// The text that counts.
#[derive(Debug, Serialize)]
pub(super) struct Original<'p> {
    pub text: Words<'p>,
    pub lang: &'p str,
    pub href: Option<String>,
    pub prevails: Words<'p>,
}

#[derive(Debug, Serialize)]
pub(super) struct Note<'p> {
    pub kind: &'static str,
    pub text: Words<'p>,
}

/// Where the editions of a language are listed.
#[derive(Debug, Serialize)]
pub(super) struct ListLinks {
    pub href: String,
    pub feed: Option<String>,
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

/// The templates of pages that are of no single edition, each by the name that the project's has.
const OTHERS: [(&str, &str); 3] = [
    ("index.html", include_str!("../site/index.html")),
    ("languages.html", include_str!("../site/languages.html")),
    (
        "side-by-side.html",
        include_str!("../side_by_side/page.html"),
    ),
];

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
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
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
        let name = inner.name().unwrap_or(self.name);
        let mut what = inner.kind().to_string();
        let template = self.environment.get_template(name).ok();
        let lines = template.as_ref().map(|template| template.source().lines());
        let line = inner
            .line()
            .zip(lines)
            .and_then(|(at, mut lines)| lines.nth(at - 1));
        if let Some(line) = line {
            what.push_str(&format!(" in `{}`", line.trim()));
        }
        TemplateFault {
            path: self.folder.join(name),
            line: inner.line(),
            message: match inner.detail() {
                Some(detail) => format!("{what}: {detail}"),
                None => what,
            },
        }
    }

    /// # Errors
    /// A template of the project that asks for what there is not.
    pub(super) fn render(&self, page: &Page<'_>) -> Result<String, TemplateFault> {
        let template = self.environment.get_template(self.name);
        let text = template.and_then(|template| template.render(Value::from(Serde(page))));
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
