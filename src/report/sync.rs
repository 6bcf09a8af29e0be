//! The plan of `sync` in words: what becomes of each message, and what has to be decided.

use crate::diagnostic::Severity;
use crate::project::sync_plan::{Obstacle, SetSyncPlan, StepKind, SyncStep};
use crate::report::paint::{BOLD, DIM, paint};
use crate::report::{hint, labelled};
use crate::text::counted::counted;
use crate::text::escape_control::{escape_name, on_one_line};
use crate::text::words::diff;

/// Longer texts are cut.
const SHOWN: usize = 72;

/// Returns the plans, one after the other.
pub fn plan(plans: &[SetSyncPlan], color: bool) -> String {
    let mut out = String::new();
    for plan in plans
        .iter()
        .filter(|plan| !plan.steps.is_empty() || !plan.records.is_empty())
    {
        let name = match &plan.statement {
            Some(statement) => format!("{statement} → {}", plan.catalog),
            None => plan.catalog.to_string(),
        };
        out.push_str(&format!("{}\n", paint(color, BOLD, &escape_name(&name))));
        for step in &plan.steps {
            out.push_str(&step_line(step, color));
        }
        for records in &plan.records {
            let mut parts = Vec::new();
            if records.recorded > 0 {
                parts.push(format!(
                    "{} recorded",
                    counted(records.recorded, "translation")
                ));
            }
            if !records.to_confirm.is_empty() {
                let names = records
                    .to_confirm
                    .iter()
                    .take(8)
                    .map(|name| format!("`{name}`"))
                    .collect::<Vec<_>>()
                    .join(", ");
                parts.push(format!(
                    "changed on both sides, to be confirmed with `paridad accept`: {names}"
                ));
            }
            let line = format!("{}: {}", records.state, parts.join("; "));
            out.push_str(&format!("  {}\n", escape_name(&line)));
        }
    }
    out
}

/// Returns what keeps the plans from being carried out.
pub fn obstacles(plans: &[SetSyncPlan], color: bool) -> String {
    let mut out = String::new();
    for plan in plans {
        for obstacle in &plan.obstacles {
            let (message, help) = obstacle_words(plan, obstacle);
            out.push_str(&labelled(color, Severity::Error, &message));
            if let Obstacle::Ambiguous {
                was, candidates, ..
            } = obstacle
            {
                out.push_str(&format!("    it was: {}\n", cut(was)));
                for (new, text) in candidates {
                    out.push_str(&format!("    `{}`: {}\n", escape_name(new), cut(text)));
                }
            }
            out.push_str(&hint(color, &help));
        }
    }
    out
}

fn step_line(step: &SyncStep, color: bool) -> String {
    let SyncStep { id, kind } = step;
    let (mark, words) = match kind {
        StepKind::Add { text } => ("+", cut(text)),
        StepKind::Split { from, text } => {
            let words = format!("(was part of `{}`) {}", escape_name(from), cut(text));
            ("+", words)
        }
        StepKind::Change { was, now, lost } => (
            "~",
            format!("{}{}", changed(was, now), lost_words(lost, color)),
        ),
        StepKind::Merge {
            with,
            was,
            now,
            lost,
        } => (
            "~",
            format!(
                "(with `{}`, which goes) {}{}",
                escape_name(with),
                changed(was, now),
                lost_words(lost, color)
            ),
        ),
        StepKind::Move { after: Some(after) } => {
            (">", format!("moves behind `{}`", escape_name(after)))
        }
        StepKind::Move { after: None } => (">", "moves to the beginning".to_owned()),
        StepKind::Remove { text } => (
            "-",
            format!("(its translations stay, obsolete) {}", cut(text)),
        ),
    };
    format!("  {mark} {}  {words}\n", escape_name(id))
}

fn lost_words(lost: &[String], color: bool) -> String {
    if lost.is_empty() {
        return String::new();
    }
    let words = format!("no longer in it: {}", escape_name(&lost.join(", ")));
    format!("\n      {}", paint(color, DIM, &words))
}

fn obstacle_words(plan: &SetSyncPlan, obstacle: &Obstacle) -> (String, String) {
    let catalog = &plan.catalog;
    match obstacle {
        Obstacle::Ambiguous { id, candidates, .. } => {
            let ways = candidates
                .iter()
                .map(|(new, _)| format!("`--map {id}={new}`"));
            (
                format!("`{id}` in `{catalog}` may go on as more than one block"),
                format!(
                    "decide with {}, or write `<!-- #{id} -->` before the block",
                    ways.collect::<Vec<_>>().join(" or ")
                ),
            )
        }
        Obstacle::Unwritable { id, reason } => (
            format!("`{id}` in `{catalog}` cannot be brought in line: {reason}"),
            "write the message by hand, then run `paridad sync` again".to_owned(),
        ),
        Obstacle::Broken { reason } => (
            format!("`{catalog}` was left alone: {reason}"),
            "`paridad check` shows the place".to_owned(),
        ),
        Obstacle::BadId { id, reason } => (
            format!("`{id}` cannot be the id of a block: {reason}"),
            "give the block another id in the statement".to_owned(),
        ),
        Obstacle::UndecidedMove { catalogs } => {
            let new = plan.statement.as_deref().unwrap_or(catalog);
            let catalogs: Vec<String> = catalogs.iter().map(|it| format!("`{it}`")).collect();
            let ways = match &catalogs[..] {
                [one] => format!("{one}, as another new statement may"),
                _ => catalogs.join(" or "),
            };
            (
                format!("`{new}` may be the statement of {ways} under another name"),
                format!(
                    "decide with `paridad rename OLD {new}`, OLD being the catalog; or remove the catalogs that nobody needs"
                ),
            )
        }
        Obstacle::UnknownMap { name } => (
            format!("`--map {name}=…` fits nothing that is to be decided"),
            "`paridad sync --dry-run` shows what is".to_owned(),
        ),
    }
}

/// Returns a word diff on one line.
fn changed(was: &str, now: &str) -> String {
    on_one_line(&diff(was, now)).into_owned()
}

fn cut(text: &str) -> String {
    let mut words = String::new();
    for word in text.split_whitespace() {
        if words.chars().count() + word.chars().count() > SHOWN {
            words.push_str(" …");
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&escape_name(word));
    }
    words
}
