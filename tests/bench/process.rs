//! Runs commands and tells what they used.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

pub struct Figures {
    /// Seconds of user and system time, all threads.
    pub cpu: f64,
    /// Seconds.
    pub wall: f64,
    /// Kilobytes.
    pub peak: f64,
}

/// Runs a command in a folder; `wait4` waits for it and tells what it used, its own children included.
#[allow(clippy::zombie_processes)]
pub fn run(program: &Path, arguments: &[&str], folder: &Path) -> Figures {
    let start = Instant::now();
    let child = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let pid = i32::try_from(child.id()).expect("process ids fit");
    let mut status = 0;
    // SAFETY: all zeros is a valid `rusage`, and `wait4` fills it in for a child of this process.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::wait4(pid, &raw mut status, 0, &raw mut usage);
        usage
    };
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    Figures {
        cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime),
        wall: start.elapsed().as_secs_f64(),
        peak: usage.ru_maxrss as f64,
    }
}

/// The run of several that used the least CPU: of so many, and of as many as a second has room for.
pub fn least(runs: usize, mut run: impl FnMut() -> Figures) -> Figures {
    let start = Instant::now();
    let mut least = run();
    let mut done = 1;
    while done < runs || start.elapsed().as_secs_f64() < 1.0 {
        let figures = run();
        done += 1;
        if figures.cpu < least.cpu {
            least = figures;
        }
    }
    least
}
