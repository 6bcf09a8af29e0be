//! The Python module `paridad._paridad`: the public face, with results as the JSON that `paridad/__init__.py` reads.

mod answer;
mod interrupt;
mod native_project;

use pyo3::pymodule;

/// What Python cannot do itself.
#[pymodule(gil_used = false)]
mod _paridad {
    use std::collections::BTreeMap;
    use std::ffi::OsString;

    use pyo3::{PyResult, pyfunction};

    use crate::python::answer::{json, raised};
    #[pymodule_export]
    use crate::python::native_project::NativeProject;

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

    /// Runs the program with its arguments, its name first, and returns its exit code.
    #[pyfunction]
    fn main(arguments: Vec<OsString>) -> u8 {
        crate::cli::main(arguments.into_iter())
    }
}
