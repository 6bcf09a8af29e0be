//! Results and errors as Python takes them.

use pyo3::exceptions::{PyException, PyValueError};
use pyo3::{PyErr, PyResult, create_exception};
use serde::Serialize;

use crate::Error;

create_exception!(
    _paridad,
    ParidadError,
    PyException,
    "A project cannot be opened, checked or built. Its arguments: the message, and the path, the line and the help where there are some."
);

/// Writes a result as JSON.
pub(super) fn json(result: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(result).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Makes an exception of an error.
pub(super) fn raised(error: Error) -> PyErr {
    let message = error.to_string();
    let (path, line, help) = match error {
        Error::File { path, .. } | Error::NothingThere { path } => (Some(path), None, None),
        Error::Configuration(fault) => (Some(fault.path), Some(fault.line), fault.help),
        Error::Parts { help, .. } => (None, None, Some(help)),
        Error::Tag(_)
        | Error::UnknownLocale(_)
        | Error::UnknownCheck(_)
        | Error::UnknownDocument(_)
        | Error::UnknownMessage(_) => (None, None, None),
    };
    ParidadError::new_err((message, path, line, help))
}
