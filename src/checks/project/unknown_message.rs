//! Messages that code asks for and no catalog has. Found by `pipeline::code`, which reads the code.

use crate::checks::declare::check;
use crate::checks::model::Check;

check! {
    /// # What it finds
    /// In the files that `[code]` names: an id, or an attribute of one, that code asks for and no catalog of any locale
    /// has. `fl!("id")`, `t!("id")` and `tr!("id")` of Rust, `data-l10n-id="id"`, `<Localized id="id">`, `getMessage("id")`,
    /// `formatValue("id")` and `setAttributes(element, "id")` of JavaScript, `format_value("id")` of Python are known;
    /// `patterns` names further ones as regular expressions. Comments do not count, nor do ids that are put together as
    /// the program runs.
    ///
    /// # Why it matters
    /// The reader sees the id, or nothing.
    ///
    /// # Example
    /// ```toml paridad.toml
    /// [code]
    /// files = ["src/**/*.rs"]
    /// ```
    /// ```ftl locales/en/main.ftl
    /// sign-petition = Sign the petition
    /// ```
    /// ```ftl locales/es/main.ftl
    /// sign-petition = Firme la petición
    /// ```
    /// ```rs src/page.rs
    /// button(fl!("sign-the-petition"))
    /// ```
    /// ```report
    /// src/page.rs:1:13: error[unknown-message] no catalog has the message `sign-the-petition`
    /// ```
    ///
    /// # When to silence it
    /// Where another program's catalog has the message; under `[[levels]]`, with the reason.
    ///
    /// # Precision
    /// See `tests/precision.md`: public programs that use Fluent.
    pub UnknownMessage = "unknown-message", Error, []
}

impl Check for UnknownMessage {}
