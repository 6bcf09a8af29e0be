//! The Python module `paridad._paridad`: the public face, with results as the JSON that `paridad/__init__.py` reads.

mod answer;
mod interrupt;
mod native_project;
#[expect(clippy::disallowed_types, reason = "Python may ask from any thread")]
mod native_walk;

use pyo3::pymodule;

/// What Python cannot do itself.
#[pymodule(gil_used = false)]
mod _paridad {
    use std::collections::BTreeMap;
    use std::ffi::OsString;

    use pyo3::{PyResult, Python, pyfunction};

    use crate::python::answer::{json, raised};
    use crate::python::interrupt::run_interruptibly;
    #[pymodule_export]
    use crate::python::native_project::NativeProject;

    #[pymodule_export]
    use crate::python::native_walk::NativeWalk;

    #[pymodule_export]
    use crate::python::answer::ParidadError;

    /// Formats the messages of a catalog.
    #[pyfunction]
    fn format(
        catalog: &str,
        locale: &str,
        arguments: BTreeMap<String, String>,
    ) -> PyResult<String> {
        let arguments = arguments.iter();
        let arguments: Vec<(&str, &str)> = arguments
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        json(&crate::format(catalog, locale, &arguments).map_err(raised)?)
    }

    /// Puts parts together, and returns the report as JSON.
    #[pyfunction]
    fn merge(
        python: Python<'_>,
        parts: Vec<String>,
        min_coverage: BTreeMap<String, u8>,
    ) -> PyResult<String> {
        let merged = run_interruptibly(python, move || crate::merge(parts, &min_coverage))?;
        json(&merged.map_err(raised)?)
    }

    /// Runs the program with its arguments, its name first, and returns its exit code.
    #[pyfunction]
    fn main(arguments: Vec<OsString>) -> u8 {
        crate::cli::main(arguments.into_iter())
    }
}
