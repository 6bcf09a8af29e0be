//! Calls of functions that no one provides.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::fluent::model::Part;

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
        view.walk(&mut |part, attribute| {
            let Part::Call { function, .. } = part else { return };
            let is_it = |part: &Part<'_>| matches!(part, Part::Call { function: other, .. } if other == function);
            if view.view.settings.functions.contains(*function) || view.source_has(&is_it) {
                return;
            }
            let span = view.view.file.catalog.span(function);
            reporter
                .report(span, format!("nothing provides the function `{function}()`"))
                .help(format!(
                    "if your program does, write `functions = [\"{function}\"]` in `paridad.toml`"
                ))
                .attribute(attribute);
        });
    }
}
