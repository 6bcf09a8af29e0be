//! A check that goes from set to set while Python takes what was found.

use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use pyo3::{PyResult, Python, pyclass, pymethods};

use crate::python::answer::{json, raised};
use crate::python::interrupt::{LOOK, panicked};
use crate::{CheckOptions, CheckedSet, Error, Project};

/// Sets whose findings nobody has taken yet: more are not looked at before somebody does.
const AHEAD: usize = 256;

/// A check under way. When nobody holds it any more, it ends.
#[pyclass(frozen, module = "paridad._paridad")]
pub(super) struct NativeWalk {
    sets: Mutex<Receiver<Result<Option<CheckedSet>, Error>>>,
}

impl NativeWalk {
    pub(super) fn begin(project: Arc<Project>, options: CheckOptions) -> Self {
        let (sender, receiver) = sync_channel(AHEAD);
        thread::spawn(move || {
            let checked = project.check_each(&options, |set| sender.send(Ok(Some(set))).is_ok());
            // Where nobody listens, nobody misses it.
            let _ = sender.send(checked.map(|()| None));
        });
        Self {
            sets: Mutex::new(receiver),
        }
    }
}

#[pymethods]
impl NativeWalk {
    /// Returns the findings of the next set as JSON, and how many sets of how many are done; `None` after the last one.
    fn next_set(&self, python: Python<'_>) -> PyResult<Option<(String, usize, usize)>> {
        loop {
            let received = python.detach(|| {
                let sets = self.sets.lock().unwrap_or_else(PoisonError::into_inner);
                sets.recv_timeout(LOOK)
            });
            match received {
                Ok(set) => {
                    let Some(set) = set.map_err(raised)? else {
                        return Ok(None);
                    };
                    return Ok(Some((json(&set.findings)?, set.done, set.total)));
                }
                Err(RecvTimeoutError::Timeout) => python.check_signals()?,
                Err(RecvTimeoutError::Disconnected) => return Err(panicked()),
            }
        }
    }
}
