//! What a target found.

use std::sync::Mutex;

/// Something that must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is the same in inputs that show the same fault.
    pub kind: String,
    /// What was seen.
    pub detail: String,
}

/// Where the last panic of any thread was, until somebody takes it: also one that the program caught itself.
static PANIC: Mutex<Option<Finding>> = Mutex::new(None);

impl Finding {
    pub fn new(kind: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            detail: detail.into(),
        }
    }
}

/// Has panics noted instead of shown.
pub fn watch_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |it| {
            let file = it.file();
            let file = file.rfind("src/").map_or(file, |at| &file[at..]);
            format!("{file}:{}", it.line())
        });
        let finding = Finding::new(format!("panic {place}"), info.to_string());
        if let Ok(mut last) = PANIC.lock() {
            last.get_or_insert(finding);
        }
    }));
}

/// Runs a target on an input; a panic is a finding, caught by the program or not.
///
/// # Errors
/// What was found.
pub fn attempt(target: fn(&[u8]) -> Result<(), Finding>, input: &[u8]) -> Result<(), Finding> {
    let _ = take_panic();
    let result = std::panic::catch_unwind(|| target(input));
    match (take_panic(), result) {
        (Some(panic), _) => Err(panic),
        (None, Ok(result)) => result,
        (None, Err(_)) => Err(Finding::new("panic", "without a place")),
    }
}

fn take_panic() -> Option<Finding> {
    PANIC.lock().ok().and_then(|mut last| last.take())
}
