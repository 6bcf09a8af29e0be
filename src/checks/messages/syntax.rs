//! Entries that are no Fluent. The faults and their hints are made in `fluent::parse`.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check};
use crate::checks::reporter::Reporter;
use crate::fluent::model::{Part, SyntaxFault, display_name};
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A message or a term that is not written as Fluent demands: a line that begins with `[`, `*` or `.`, a brace
    /// that is not closed, a missing `=`, a continuation line that is not indented, a selector without a default.
    ///
    /// # Why it matters
    /// Programs that load the catalog drop such an entry in silence, and the reader gets the source text or nothing.
    /// Everything else in the file is still checked, and the entry is not also reported as missing.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// note = See [the text] below
    /// ```
    /// ```ftl locales/es/main.ftl
    /// note = Véase
    ///     [el texto] más abajo
    /// ```
    /// ```report
    /// locales/es/main.ftl:2:5: error[syntax] the text of `note` stops here; a line of text cannot begin with `[`
    /// ```
    ///
    /// # When to silence it
    /// Never: what does not parse cannot be published.
    pub Syntax = "syntax", Error, [Catalog]
}

impl Check for Syntax {
    fn catalog(&self, view: &CatalogView<'_>, reporter: &mut Reporter<'_>) {
        for fault in &view.file.catalog.faults {
            let mut finding = reporter.report(fault.span, fault.message.as_str());
            if let Some((kind, id)) = fault.id {
                finding = finding.id(display_name(kind, id));
            }
            if let Some(key) = default_of_source(view, fault) {
                finding.help(format!(
                    "write `*` before the one that is the default in the source: `*[{key}]`"
                ));
            } else if let Some(help) = &fault.help {
                finding.help(help.as_str());
            }
        }
    }
}

/// Returns the key that the source marks as the default, where an entry has it and lacks the mark.
fn default_of_source<'p>(view: &CatalogView<'p>, fault: &SyntaxFault<'_>) -> Option<&'p str> {
    let (kind, id) = fault.id.filter(|_| fault.lacks_default)?;
    let source = view.source.read()?.entry(kind, id)?;
    let written = view.file.catalog.source.slice(fault.entry.range());
    let mut found = None;
    for (_, pattern) in source.patterns() {
        pattern.walk(&mut |part| {
            let Part::Select(select) = part else { return };
            let defaults = select.variants.iter().filter(|variant| variant.default);
            let mut keys = defaults.map(|variant| variant.key.as_str());
            found = found.or_else(|| keys.find(|key| written.contains(&format!("[{key}]"))));
        });
    }
    found
}
