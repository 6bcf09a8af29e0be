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
    let (path, line, help) = error.details();
    let (path, help) = (path.map(str::to_owned), help.map(str::to_owned));
    ParidadError::new_err((error.to_string(), path, line, help))
}
