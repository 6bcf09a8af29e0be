//! Variables that a statement needs and nobody gives.

use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::fluent::model::{EntryKind, Pattern};
use crate::fluent::reference::{Target, visit};
use crate::project::index::Scope;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A message of a statement that needs a variable which neither the front matter of the statement nor `--arg`
    /// gives, itself or through another message. What the source needs as well is reported there alone, and what a
    /// translation invents by `variable-mismatch`. Where there are no statements, variables are the program's.
    ///
    /// # Why it matters
    /// The reader would see `{$date}`. No edition is built.
    ///
    /// # Example
    /// ```md content/call.md
    /// ---
    /// date: 2022-04-19
    /// ---
    ///
    /// On April 19, 2022, we call on 20 governments.
    /// ```
    /// ```ftl locales/en/call.ftl
    /// call = On { DATETIME($date, dateStyle: "long") }, we call on { $governments } governments.
    /// ```
    /// ```report
    /// locales/en/call.ftl:1:64: error[missing-variable] `call` needs `$governments`, which nobody gives
    /// ```
    ///
    /// # When to silence it
    /// Never: give the variable, `governments: 20` in the front matter or `--arg governments=20`.
    pub MissingVariable = "missing-variable", Error, [Entry]
}

impl Check for MissingVariable {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        let Some(formatter) = view.view.side.formatter else {
            return;
        };
        let value = view
            .entry
            .value
            .as_ref()
            .filter(|value| !value.is_literal());
        let Some(value) = value.filter(|_| view.entry.kind == EntryKind::Message) else {
            return;
        };
        let mut needed = Vec::new();
        needs(value, view.view.side.scope, &mut needed);
        needed.retain(|need| !formatter.knows(need.variable));
        if needed.is_empty() {
            return;
        }
        let mut reported: BTreeSet<&str> =
            match view.source.and_then(|source| source.value.as_ref()) {
                Some(source) => {
                    let mut needed = Vec::new();
                    needs(source, view.view.source.scope, &mut needed);
                    needed.iter().map(|need| need.variable).collect()
                }
                None => BTreeSet::new(),
            };
        for Need { variable, leaf, by } in needed {
            let is_invented = view.source.is_some() && matches!(by, By::Itself);
            if is_invented || !reported.insert(variable) {
                continue;
            }
            let mut span = view.view.file.catalog.span(leaf);
            let name = view.entry.id;
            let message = match by {
                By::Itself => {
                    span = Span {
                        start: span.start - 1,
                        end: span.end,
                    };
                    format!("`{name}` needs `${variable}`, which nobody gives")
                }
                By::Message(id) => {
                    format!("`{name}` needs `${variable}` for `{id}`, which nobody gives")
                }
            };
            reporter.report(span, message).help(format!(
                "write `{variable}: …` into the front matter of the statement, or call with `--arg {variable}=…`"
            ));
        }
    }
}

/// A variable, and what needs it.
struct Need<'p> {
    variable: &'p str,
    /// In the message itself: the variable, or the reference through which it is needed.
    leaf: &'p str,
    by: By<'p>,
}

#[derive(Clone, Copy)]
enum By<'p> {
    Itself,
    Message(&'p str),
}

/// The variables that a value needs, in order. A term sees none of them.
fn needs<'p>(value: &'p Pattern<'p>, scope: Scope<'p>, found: &mut Vec<Need<'p>>) {
    let mut seen = BTreeSet::new();
    let mut left: Vec<(&Pattern<'p>, Option<(&str, &str)>)> = vec![(value, None)];
    while let Some((pattern, through)) = left.pop() {
        visit(pattern, &mut |reference| match reference.target {
            Target::Variable(variable) => found.push(match through {
                None => Need {
                    variable,
                    leaf: variable,
                    by: By::Itself,
                },
                Some((leaf, id)) => Need {
                    variable,
                    leaf,
                    by: By::Message(id),
                },
            }),
            Target::Message { id, attribute } => {
                let pattern = scope.pattern(EntryKind::Message, id, attribute);
                if let Some(pattern) = pattern
                    && seen.insert((id, attribute))
                {
                    left.push((
                        pattern,
                        Some(through.map_or((id, id), |(leaf, _)| (leaf, id))),
                    ));
                }
            }
            Target::Term { .. } | Target::Function(_) => {}
        });
    }
}
