//! Keeps the run when a check panics: its own finding is lost, and said to be, and all others are there.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::checks::model::Check;
use crate::checks::say::Say;
use crate::diagnostic::Severity;

/// Calls each check with a voice of its own. One that panics is told as an error under its own name, since nobody
/// knows what it would have found; the next one goes on.
pub(super) fn call_each(
    checks: &[&'static dyn Check],
    say: &mut Say<'_>,
    call: &mut dyn FnMut(&dyn Check, &mut Say<'_>),
) {
    let mut next = 0;
    while next < checks.len() {
        // Checks keep nothing between two calls, and what they have told until then is whole.
        let result = catch_unwind(AssertUnwindSafe(|| {
            while let Some(check) = checks.get(next) {
                next += 1;
                say.info = check.info();
                call(*check, say);
            }
        }));
        if let Err(panic) = result {
            say.file("this check failed here: what it would have found is not known")
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
    use crate::checks::declare::Info;
    use crate::checks::model::{Declared, Named, Unit};
    use crate::checks::say::About;
    use crate::text::source::FileId;

    struct Sound;
    struct Faulty;

    const fn info(id: &'static str) -> Info {
        Info {
            id,
            severity: Severity::Warning,
            is_fixable: false,
            is_safety: false,
            doc: "",
        }
    }

    impl Declared for Sound {
        const INFO: Info = info("sound");
    }

    impl Declared for Faulty {
        const INFO: Info = info("faulty");
    }

    impl Check for Sound {
        fn units(&self) -> &'static [Unit] {
            &[Unit::Text]
        }
    }

    impl Check for Faulty {
        fn units(&self) -> &'static [Unit] {
            &[Unit::Text]
        }
    }

    #[test]
    fn a_check_that_panics_costs_its_own_finding() {
        let mut out = Vec::new();
        let mut say = Say {
            info: Sound.info(),
            file: Some(FileId(0)),
            about: About::default(),
            source: None,
            out: &mut out,
        };
        call_each(&[&Sound, &Faulty, &Sound], &mut say, &mut |check, say| {
            if check.info().id == "faulty" {
                panic!("no such place: {}", 7);
            }
            say.file("found");
        });
        let told: Vec<_> = out
            .iter()
            .map(|it| (it.check, it.severity, it.notes.join(" ")))
            .collect();
        assert_eq!(
            told,
            [
                ("sound", Severity::Warning, String::new()),
                ("faulty", Severity::Error, "no such place: 7".to_owned()),
                ("sound", Severity::Warning, String::new()),
            ]
        );
    }
}
