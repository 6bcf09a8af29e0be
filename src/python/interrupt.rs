//! Long work beside an interpreter that goes on.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::{PyErr, PyResult, Python};

/// The time between two looks at signals: short enough that Ctrl-C seems to act at once.
pub(super) const LOOK: Duration = Duration::from_millis(50);

/// Does work in a thread of its own, without the interpreter's lock. After Ctrl-C its result is not waited for.
///
/// # Errors
/// What a signal raises, and work that panics.
pub(super) fn run_interruptibly<T: Send + 'static>(
    python: Python<'_>,
    work: impl FnOnce() -> T + Send + 'static,
) -> PyResult<T> {
    let (sender, mut receiver) = sync_channel(1);
    thread::spawn(move || sender.send(work()));
    loop {
        let received;
        (receiver, received) = python.detach(move || {
            let received = receiver.recv_timeout(LOOK);
            (receiver, received)
        });
        match received {
            Ok(result) => return Ok(result),
            Err(RecvTimeoutError::Timeout) => python.check_signals()?,
            Err(RecvTimeoutError::Disconnected) => {
                return Err(panicked());
            }
        }
    }
}

/// Returns the error of work that panicked.
pub(super) fn panicked() -> PyErr {
    PyRuntimeError::new_err("paridad panicked; please report it")
}
