//! The templates of the pages, which the program has in itself.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};
use serde::Serialize;

use crate::workbench::words::LanguageWords;

const TEMPLATES: [(&str, &str); 18] = [
    ("base.html", include_str!("page/base.html")),
    ("counts.html", include_str!("page/counts.html")),
    ("document.html", include_str!("page/document.html")),
    ("documents.html", include_str!("page/documents.html")),
    ("exchange.html", include_str!("page/exchange.html")),
    ("findings.html", include_str!("page/findings.html")),
    ("import.html", include_str!("page/import.html")),
    ("keys.html", include_str!("page/keys.html")),
    ("machine.html", include_str!("page/machine.html")),
    ("message.html", include_str!("page/message.html")),
    ("meter.html", include_str!("page/meter.html")),
    ("overview.html", include_str!("page/overview.html")),
    ("pager.html", include_str!("page/pager.html")),
    ("progress.html", include_str!("page/progress.html")),
    ("proposed.html", include_str!("page/proposed.html")),
    ("search.html", include_str!("page/search.html")),
    ("suggestions.html", include_str!("page/suggestions.html")),
    ("units.html", include_str!("page/units.html")),
];

/// The templates, read once.
pub(super) struct PageTemplates {
    environment: Environment<'static>,
}

impl PageTemplates {
    pub fn new() -> Self {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.add_filter("urlencode", urlencode);
        for (name, text) in TEMPLATES {
            let added = environment.add_template(name, text);
            added.expect("the templates are sound, and a test renders them");
        }
        Self { environment }
    }

    /// Fills in a template in a language.
    ///
    /// # Errors
    /// A template that asks for what there is not.
    pub fn render(
        &self,
        name: &str,
        words: &Arc<LanguageWords>,
        view: &impl Serialize,
    ) -> anyhow::Result<String> {
        let template = self.environment.get_template(name)?;
        let values = context! { say => words.function(), ..Value::from(Serde(view)) };
        Ok(template.render(values)?)
    }
}

/// Writes a text as the value of a query.
fn urlencode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
