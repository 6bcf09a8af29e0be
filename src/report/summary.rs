//! The last line of a report for people: how many findings, where, and how much is translated.

use crate::diagnostic::Severity;
use crate::project::coverage::Coverage;
use crate::report::model::{Detail, GateResult, Look, Report, Summary};
use crate::report::paint::{CLEAN, paint, severity};
use crate::text::counted::counted;

/// More locales than this are not named one by one.
const NAMED: usize = 8;

/// The way on from a project without a translation.
pub(super) const BEGIN: &str = "`paridad sync --scaffold es` begins one, into Spanish";

/// With a line end.
pub(super) fn render(report: &Report<'_>, look: &Look) -> String {
    let summary = Summary::of(report.findings);
    let verbose = look.detail == Detail::Verbose;
    let mut levels = vec![
        (summary.errors, "error", Severity::Error),
        (summary.warnings, "warning", Severity::Warning),
    ];
    if verbose {
        levels.push((summary.infos, "info", Severity::Info));
    }
    levels.retain(|(number, ..)| *number > 0);
    let counts: Vec<String> = levels
        .iter()
        .map(|(number, name, level)| paint(look.color, severity(*level), &counted(*number, name)))
        .collect();
    let mut line = match counts[..] {
        [] => clean(report, look),
        _ => format!("{}{}", counts.join(", "), whereabouts(report.coverage)),
    };
    if !verbose && summary.infos > 0 {
        let infos = counted(summary.infos, "info");
        let it = if summary.infos == 1 { "it" } else { "them" };
        line.push_str(&format!(", and {infos}; -v shows {it}"));
    }
    line.push('\n');
    line
}

/// Returns what is to be said of a coverage below what was asked for.
pub(super) fn gate(gate: &GateResult) -> String {
    let GateResult {
        locale,
        wanted,
        reached,
    } = gate;
    format!("{reached} % of {locale} is translated, and {wanted} % is asked for")
}

fn clean(report: &Report<'_>, look: &Look) -> String {
    // What a baseline has is there all the same.
    let none = if report.known > 0 {
        "no new findings"
    } else {
        "no findings"
    };
    let Some(first) = report.coverage.first() else {
        return format!("{none}, and no translations here: {BEGIN}");
    };
    if !report.coverage.iter().all(is_complete) {
        return format!("{none}{}", whereabouts(report.coverage));
    }
    let subject = match report.coverage {
        [one] => format!("{} is complete", one.locale),
        all if all.len() > NAMED => format!("all {} locales are complete", all.len()),
        [others @ .., last] => {
            let names: Vec<&str> = others.iter().map(|it| it.locale.as_str()).collect();
            format!("{} and {} are complete", names.join(", "), last.locale)
        }
        [] => String::new(),
    };
    let messages = counted(first.total.messages.total, "message");
    format!("{}: {messages}, {none}", paint(look.color, CLEAN, &subject))
}

fn is_complete(coverage: &Coverage) -> bool {
    coverage.total.messages.percent() == 100
}

fn share(coverage: &Coverage) -> String {
    format!(
        "{} {} %",
        coverage.locale,
        coverage.total.messages.percent()
    )
}

/// ` in 6 catalogs: es 100 %, pt 98 %`.
fn whereabouts(coverage: &[Coverage]) -> String {
    let catalogs = coverage.iter().flat_map(|it| &it.catalogs);
    let catalogs = catalogs.filter(|catalog| catalog.file.is_some()).count();
    let shares = match coverage {
        [] => return String::new(),
        few if few.len() <= NAMED => few.iter().map(share).collect::<Vec<_>>().join(", "),
        many => {
            let complete = many.iter().filter(|locale| is_complete(locale)).count();
            let lowest = many.iter().min_by_key(|it| it.total.messages.percent());
            let lowest = lowest.map(share).unwrap_or_default();
            format!(
                "{complete} of {} locales complete, {lowest} the lowest",
                many.len()
            )
        }
    };
    format!(" in {}: {shares}", counted(catalogs, "catalog"))
}
