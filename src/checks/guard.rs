//! Keeps the run when a check panics: its own finding is lost, and said to be, and all others are there.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::diagnostic::Severity;

/// Calls each check with the reporter. One that panics is reported as an error under its own name, since nobody
/// knows what it would have found; the next one goes on.
pub(super) fn call_each(
    checks: &[&'static dyn Check],
    reporter: &mut Reporter<'_>,
    call: &mut dyn FnMut(&dyn Check, &mut Reporter<'_>),
) {
    let mut next = 0;
    while next < checks.len() {
        // Checks keep nothing between two calls, and what they reported until then is whole.
        let result = catch_unwind(AssertUnwindSafe(|| {
            while let Some(check) = checks.get(next) {
                next += 1;
                reporter.check = *check;
                call(*check, reporter);
            }
        }));
        if let Err(panic) = result {
            reporter
                .report_file("this check failed here: what it would have found is not known")
                .severity(Severity::Error)
                .note(reason(&*panic))
                .help("this is a fault of paridad: please report it, with this text");
        }
    }
}

/// Returns the first line of what a panic says.
pub fn reason(panic: &(dyn Any + Send)) -> String {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or(panic.downcast_ref::<&str>().copied());
    let line = text.and_then(|text| text.lines().next());
    line.unwrap_or("it gave no reason").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::declare::{CheckScope, Described, Info};
    use crate::checks::reporter::ReportSubject;
    use crate::text::source::FileId;

    struct Sound;
    struct Faulty;

    const SOUND: Info = Info::new("sound", Severity::Warning, &[CheckScope::Text], "");
    const FAULTY: Info = Info::new("faulty", Severity::Warning, &[CheckScope::Text], "");

    impl Described for Sound {
        fn info(&self) -> &'static Info {
            &SOUND
        }
    }

    impl Described for Faulty {
        fn info(&self) -> &'static Info {
            &FAULTY
        }
    }

    impl Check for Sound {}

    impl Check for Faulty {}

    #[test]
    fn a_check_that_panics_costs_its_own_finding() {
        let mut out = Vec::new();
        let mut reporter = Reporter {
            check: &Sound,
            subject: ReportSubject {
                file: Some(FileId(0)),
                ..ReportSubject::default()
            },
            out: &mut out,
        };
        call_each(
            &[&Sound, &Faulty, &Sound],
            &mut reporter,
            &mut |check, reporter| {
                if check.info().id == "faulty" {
                    panic!("no such place: {}", 7);
                }
                reporter.report_file("found");
            },
        );
        let findings: Vec<_> = out
            .iter()
            .map(|finding| (finding.check, finding.severity, finding.notes.join(" ")))
            .collect();
        assert_eq!(
            findings,
            [
                ("sound", Severity::Warning, String::new()),
                ("faulty", Severity::Error, "no such place: 7".to_owned()),
                ("sound", Severity::Warning, String::new()),
            ]
        );
    }
}
