//! The program, called within this process: its outputs caught, its time and memory measured.

use std::ffi::OsString;
use std::fs::File;
use std::io::{Read, Seek, Write};
use std::os::fd::{AsRawFd, FromRawFd};

use crate::finding::{self, Finding};
use crate::scratch;

/// What a run of the program said.
pub struct Ran {
    pub arguments: String,
    pub code: u8,
    pub out: String,
    pub err: String,
    /// Of the processor, in all threads.
    pub seconds: f64,
}

/// No input of 64 kB may take longer, of the processor.
const SECONDS: f64 = 2.0;

/// Nor more memory, in kB.
const MEMORY: u64 = 1_000_000;

/// Makes this process ready for runs: one thread, as on a build server, whose log obeys some lines.
pub fn prepare() {
    // SAFETY: nothing else runs yet.
    unsafe {
        std::env::set_var("RAYON_NUM_THREADS", "1");
        std::env::set_var("NO_COLOR", "1");
        std::env::set_var("CI", "true");
        std::env::remove_var("GITHUB_ACTIONS");
    }
    let _ = rayon::ThreadPoolBuilder::new()
        .use_current_thread()
        .num_threads(1)
        .build_global();
    finding::watch_panics();
    scratch::reset();
    let _ = run(&["--version"]);
}

/// Runs the program in the project.
///
/// # Errors
/// It takes too long or too much, or says what is no text.
pub fn run(arguments: &[&str]) -> Result<Ran, Finding> {
    let shown = format!("paridad {}", arguments.join(" "));
    let project = scratch::project();
    let all = ["paridad"].iter().chain(arguments).map(OsString::from);
    let _ = std::env::set_current_dir(&project);
    let at_first = forget_peak();
    let before = seconds();
    let caught = Caught::begin();
    let code = std::panic::catch_unwind(|| paridad::main_with(all));
    let (out, err) = caught.end();
    let seconds = seconds() - before;
    // Whoever watches panics has it by now.
    let Ok(code) = code else {
        return Err(Finding::new("panic", shown));
    };
    let command = arguments.first().copied().unwrap_or_default();
    if seconds > SECONDS {
        return Err(Finding::new(
            format!("slow {command}"),
            format!("{shown}: {seconds:.1} s"),
        ));
    }
    let peak = memory("VmHWM:").saturating_sub(at_first);
    if peak > MEMORY {
        return Err(Finding::new(
            format!("memory {command}"),
            format!("{shown}: {peak} kB"),
        ));
    }
    let text = |bytes: Vec<u8>| {
        let fault = |_| Finding::new(format!("no text from {command}"), shown.clone());
        String::from_utf8(bytes).map_err(fault)
    };
    let (out, err) = (text(out)?, text(err)?);
    if err.contains("please report") || out.contains("please report") {
        return Err(Finding::new(
            "asks to be reported",
            format!("{shown}\n{out}{err}"),
        ));
    }
    Ok(Ran {
        arguments: shown,
        code,
        out,
        err,
        seconds,
    })
}

/// The standard streams, led into files in memory.
struct Caught {
    saved: [i32; 2],
    files: [File; 2],
}

impl Caught {
    fn begin() -> Self {
        let _ = std::io::stdout().flush();
        let make = |stream: i32| {
            // SAFETY: plain system calls on descriptors that belong to this function.
            unsafe {
                let saved = libc::fcntl(stream, libc::F_DUPFD_CLOEXEC, 10);
                let file = libc::memfd_create(c"caught".as_ptr(), libc::MFD_CLOEXEC);
                assert!(file >= 0, "no file in memory");
                libc::dup2(file, stream);
                (saved, File::from_raw_fd(file))
            }
        };
        let ((out, out_file), (err, err_file)) = (make(1), make(2));
        Self {
            saved: [out, err],
            files: [out_file, err_file],
        }
    }

    fn end(mut self) -> (Vec<u8>, Vec<u8>) {
        let _ = std::io::stdout().flush();
        for (stream, saved) in [1, 2].into_iter().zip(self.saved) {
            // SAFETY: as above; a stream that was closed before has nothing to go back to.
            unsafe {
                if saved >= 0 {
                    libc::dup2(saved, stream);
                    libc::close(saved);
                } else {
                    libc::close(stream);
                }
            }
        }
        let mut texts = self.files.iter_mut().map(|file| {
            debug_assert!(file.as_raw_fd() > 2);
            let mut text = Vec::new();
            let _ = file.rewind().and_then(|()| file.read_to_end(&mut text));
            text
        });
        (
            texts.next().unwrap_or_default(),
            texts.next().unwrap_or_default(),
        )
    }
}

/// What this process had of the processor.
fn seconds() -> f64 {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `time` is there to be written.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &raw mut time) };
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Gives back what is free, and says how much is in use then, in kB.
fn forget_peak() -> u64 {
    // What an oracle had for a large page stays with the allocator otherwise.
    if memory("VmRSS:") > MEMORY / 10 {
        // SAFETY: it has no arguments that could be wrong.
        unsafe { libc::malloc_trim(0) };
    }
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    memory("VmRSS:")
}

/// A number of this process, in kB.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix(name));
    let number = line.and_then(|it| it.split_whitespace().next());
    number.and_then(|it| it.parse().ok()).unwrap_or(0)
}
