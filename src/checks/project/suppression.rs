//! Directives in catalogs and rules of levels that do not do what they seem to. Judged in `pipeline::suppress` and
//! `pipeline::unused_rules`.

use crate::checks::declare::check;
use crate::checks::model::Check;

check! {
    /// # What it finds
    /// A directive `# paridad: allow(check) reason` that names no known check, gives no reason, belongs to no
    /// message, or is not needed any more, or one in a translation that would silence a check which guards readers against
    /// translations (`unsafe-html`, `generator-syntax`, `expansion`); a rule of `[[levels]]` whose path, id, check or locale fits nothing in the project.
    ///
    /// # Why it matters
    /// A directive without a reason hides a fault from the next translator. One that is not needed hides the next
    /// fault.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// figure = More than 20 states
    /// sign = Sign here
    /// ```
    /// ```ftl locales/es/main.ftl
    /// # paridad: allow(numbers)
    /// figure = Más de 20 Estados
    /// # paridad: allow(unsafe-html) the page needs it
    /// sign = Firme <b onclick="sign()">aquí</b>
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:3: warning[suppression] this directive gives no reason
    /// locales/es/main.ftl:3:3: warning[suppression] `allow(unsafe-html)` has no effect in a translation
    /// ```
    ///
    /// # When to silence it
    /// Never: remove the directive, or give it a reason.
    pub SuppressionCheck = "suppression", Warning, []
}

impl Check for SuppressionCheck {}
