//! The templates of pages, those of the program and those of the project, and how they are filled in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use camino::Utf8PathBuf;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, Template, UndefinedBehavior,
};
use serde::Serialize;

use crate::emit::template_blocks::unknown_block;
use crate::emit::templates::{PAGE, REPLACEABLE, Templates};
use crate::text::escape_markup::escape_markup;

/// The templates, read once for all pages.
pub struct PageTemplate {
    environment: Environment<'static>,
    folder: Utf8PathBuf,
}

/// A template of the project that does not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// Relative to the project.
    pub path: Utf8PathBuf,
    pub line: Option<usize>,
    pub message: String,
}

/// Before the names of the program's own templates, so that those of a project can extend them.
const OWN: &str = "paridad/";

/// The parts that the program's own templates share.
const SHARED: [(&str, &str); 2] = [
    ("frame.html", include_str!("frame.html")),
    ("switcher.html", include_str!("switcher.html")),
];

/// The work that a template may do for one page: so many steps, or 64 bytes written or made for each. A statement of 100 MB
/// takes a fifth of it, an index of 100,000 statements a third; a loop within a loop would never end without it.
const BUDGET: u64 = 10_000_000;

impl PageTemplate {
    /// Reads the templates of a project.
    ///
    /// # Errors
    /// A template of the project that cannot be read as one.
    pub fn new(templates: &Templates) -> Result<Self, TemplateFault> {
        let pages = templates.pages();
        let pages: BTreeMap<String, String> = pages
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(write_escaped);
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
        environment.set_fuel(Some(BUDGET));
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_loader(move |name| {
            let own = own_template(name).map(str::to_owned);
            Ok(own.or_else(|| pages.get(name).cloned()))
        });
        let template = Self {
            environment,
            folder: templates.folder.clone(),
        };
        let read = template.get(PAGE).map(drop);
        read.map_err(|error| template.fault(PAGE, &error))?;
        check_blocks(templates)?;
        Ok(template)
    }

    /// Returns a page, by the name of its template.
    ///
    /// # Errors
    /// A template of the project that cannot be read, or that asks for what there is not.
    pub fn render(&self, name: &str, fields: impl Serialize) -> Result<String, TemplateFault> {
        let template = self.get(name);
        let text = template.and_then(|template| template.render(Value::from(Serde(fields))));
        let mut text = text.map_err(|error| self.fault(name, &error))?;
        text.push('\n');
        Ok(text)
    }

    /// The project's own comes first.
    fn get(&self, name: &str) -> Result<Template<'_, '_>, Error> {
        match self.environment.get_template(name) {
            Err(error) if error.kind() == ErrorKind::TemplateNotFound => {
                self.environment.get_template(&format!("{OWN}{name}"))
            }
            own => own,
        }
    }

    fn fault(&self, name: &str, error: &Error) -> TemplateFault {
        // The innermost one tells where the fault is: in what is included or extended.
        let mut inner = error;
        let mut source = std::error::Error::source(error);
        while let Some(error) = source {
            source = error.source();
            inner = error.downcast_ref().unwrap_or(inner);
        }
        let name = inner.name().unwrap_or(name);
        let mut what = match inner.kind() {
            ErrorKind::OutOfFuel => "more work than a page can need".to_owned(),
            kind => kind.to_string(),
        };
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
            message: match (inner.kind(), inner.detail()) {
                (ErrorKind::OutOfFuel, _) => {
                    format!("{what}: make its loops shorter, and what they write")
                }
                (_, Some(detail)) => format!("{what}: {detail}"),
                (_, None) => what,
            },
        }
    }
}

/// Returns the text of one of the program's own templates, by the name that those of a project have for it.
fn own_template(name: &str) -> Option<&'static str> {
    let name = name.strip_prefix(OWN)?;
    let mut own = REPLACEABLE.iter().chain(&SHARED);
    own.find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Checks that every block is shown somewhere.
///
/// # Errors
/// A template of the project with a block that would be shown nowhere.
fn check_blocks(templates: &Templates) -> Result<(), TemplateFault> {
    let project = |name: &str| templates.files.get(name).map(String::as_str);
    let read = |name: &str| own_template(name).or_else(|| project(name));
    for (name, text) in templates.pages() {
        if let Some(unknown) = unknown_block(text, &read) {
            return Err(TemplateFault {
                path: templates.path(name),
                line: Some(unknown.line),
                message: unknown.message,
            });
        }
    }
    Ok(())
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
    // Texts are nearly all: these need no copy.
    let text = match value.as_str() {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(value.to_string()),
    };
    if value.is_safe() {
        return Ok(out.write_str(&text)?);
    }
    // A project's own templates may have values in single quotes.
    let escaped = escape_markup(&text);
    if escaped.contains('\'') {
        return Ok(out.write_str(&escaped.replace('\'', "&#39;"))?);
    }
    Ok(out.write_str(&escaped)?)
}
