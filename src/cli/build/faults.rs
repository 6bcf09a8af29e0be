//! What a user can do about a build that cannot be made.

use crate::cli::failure::Failure;
use crate::emit::manifest::addresses::SameAddress;
use crate::emit::page_template::TemplateFault;
use crate::pipeline::build::brand::BrandFault;

/// Returns what a user can do about an error.
pub(super) fn explained(error: anyhow::Error) -> anyhow::Error {
    let error = match error.downcast::<BrandFault>() {
        Ok(fault) => {
            let hint = "name a file of the project; `paridad help templates` says what it may be";
            return Failure::new(fault.to_string(), hint).into();
        }
        Err(error) => error,
    };
    match error.downcast::<TemplateFault>() {
        Ok(fault) => {
            let hint = "mend it; one that begins with `{% extends \"paridad/page.html\" %}` need say only what differs";
            Failure::new(fault.to_string(), hint).into()
        }
        Err(error) => match error.downcast::<SameAddress>() {
            Ok(same) => {
                let hint = "give one of them another title, or add `slug` to `text` under `[front-matter]` and translate it";
                Failure::new(same.to_string(), hint).into()
            }
            Err(error) => error,
        },
    }
}
