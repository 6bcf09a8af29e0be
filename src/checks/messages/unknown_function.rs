//! Calls of functions that no one provides.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::fluent::model::{Entry, Part};

check! {
    /// # What it finds
    /// A call of a function other than `NUMBER` and `DATETIME`, unless the configuration names it. Where the source
    /// message calls it as well, the source alone is reported.
    ///
    /// # Why it matters
    /// A program without the function shows the raw call, `{EMAIL()}`.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// year = In { $year }
    /// ```
    /// ```ftl locales/es/main.ftl
    /// year = En { NUMERO($year) }
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:13: error[unknown-function] nothing provides the function `NUMERO()`
    /// ```
    ///
    /// # When to silence it
    /// Name the functions of your program in `paridad.toml`: `functions = ["EMAIL"]`.
    pub UnknownFunction = "unknown-function", Error, [Entry]
}

impl Check for UnknownFunction {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        for (attribute, pattern) in view
            .entry
            .patterns()
            .filter(|(_, pattern)| !pattern.is_literal())
        {
            pattern.walk(&mut |part| {
                let Part::Call { function, .. } = part else { return };
                let known = view.view.settings.functions.contains(*function);
                if known || view.source.is_some_and(|source| calls(source, function)) {
                    return;
                }
                let span = view.view.file.catalog.span(function);
                let finding = reporter
                    .report(span, format!("nothing provides the function `{function}()`"))
                    .help(format!("if your program does, write `functions = [\"{function}\"]` in `paridad.toml`"));
                if let Some(attribute) = attribute {
                    finding.attribute(attribute);
                }
            });
        }
    }
}

fn calls(entry: &Entry<'_>, name: &str) -> bool {
    let mut found = false;
    for (_, pattern) in entry.patterns() {
        pattern.walk(&mut |part| {
            found |= matches!(part, Part::Call { function, .. } if *function == name)
        });
    }
    found
}
