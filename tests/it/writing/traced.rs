//! A run that is stopped before each system call by which something is written.

use std::mem::{MaybeUninit, size_of};
use std::os::unix::process::CommandExt;
use std::process::Command;

/// The calls that write, with their names; of some it depends on their arguments.
const CALLS: &[(libc::c_long, &str)] = &[
    (libc::SYS_openat, "openat"),
    (libc::SYS_write, "write"),
    (libc::SYS_writev, "writev"),
    (libc::SYS_pwrite64, "pwrite64"),
    (libc::SYS_ftruncate, "ftruncate"),
    (libc::SYS_fsync, "fsync"),
    (libc::SYS_fdatasync, "fdatasync"),
    (libc::SYS_fchmod, "fchmod"),
    (libc::SYS_fchmodat, "fchmodat"),
    (libc::SYS_mkdirat, "mkdirat"),
    (libc::SYS_renameat2, "renameat2"),
    (libc::SYS_unlinkat, "unlinkat"),
    (libc::SYS_linkat, "linkat"),
    (libc::SYS_symlinkat, "symlinkat"),
    #[cfg(not(target_arch = "riscv64"))]
    (libc::SYS_renameat, "renameat"),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_open, "open"),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_creat, "creat"),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_chmod, "chmod"),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_mkdir, "mkdir"),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_rmdir, "rmdir"),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_rename, "rename"),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_unlink, "unlink"),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_link, "link"),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_symlink, "symlink"),
    // A thread would write unseen.
    (libc::SYS_clone, "a thread"),
    (libc::SYS_clone3, "a thread"),
];

/// What is to be done before a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    GoOn,
    Kill,
}

/// Starts a command so that it can be traced.
pub fn prepare(command: &mut Command) {
    // SAFETY: the one call that is made between fork and exec, and it takes no lock.
    unsafe {
        command.pre_exec(|| match libc::ptrace(libc::PTRACE_TRACEME, 0, 0, 0) {
            -1 => Err(std::io::Error::last_os_error()),
            _ => Ok(()),
        });
    }
}

/// Runs a command that was prepared, and asks before each call; the exit code, `None` for a run that was killed.
///
/// # Panics
/// Where runs cannot be traced, which is said and not passed over.
#[expect(clippy::zombie_processes, reason = "it is waited for by its number")]
pub fn trace(command: &mut Command, ask: &mut dyn FnMut(&'static str) -> Verdict) -> Option<i32> {
    let child = command.spawn().expect(
        "a run cannot be traced here (ptrace is forbidden): allow it, or leave this test out by name, knowing that nothing \
         else kills a run at each of its writes",
    );
    let process = libc::pid_t::try_from(child.id()).unwrap();
    let options = libc::PTRACE_O_TRACESYSGOOD | libc::PTRACE_O_EXITKILL;
    let mut status = wait(process);
    // SAFETY: `process` is a child of this thread that has stopped; the calls read and write no memory of ours but
    // `info`, whose size is given.
    unsafe {
        assert!(libc::WIFSTOPPED(status));
        assert_eq!(
            libc::ptrace(libc::PTRACE_SETOPTIONS, process, 0, options),
            0
        );
        let mut signal = 0;
        loop {
            assert_eq!(libc::ptrace(libc::PTRACE_SYSCALL, process, 0, signal), 0);
            status = wait(process);
            if libc::WIFEXITED(status) {
                return Some(libc::WEXITSTATUS(status));
            }
            if libc::WIFSIGNALED(status) {
                return None;
            }
            let stopped = libc::WSTOPSIG(status);
            if stopped != libc::SIGTRAP | 0x80 {
                signal = stopped;
                continue;
            }
            signal = 0;
            let mut info = MaybeUninit::<libc::ptrace_syscall_info>::zeroed();
            let size = size_of::<libc::ptrace_syscall_info>();
            let got = libc::ptrace(
                libc::PTRACE_GET_SYSCALL_INFO,
                process,
                size,
                info.as_mut_ptr(),
            );
            assert!(got > 0, "{}", std::io::Error::last_os_error());
            let info = info.assume_init();
            if info.op != libc::PTRACE_SYSCALL_INFO_ENTRY {
                continue;
            }
            let entry = info.u.entry;
            if let Some(name) = writing(entry.nr, entry.args)
                && ask(name) == Verdict::Kill
            {
                libc::kill(process, libc::SIGKILL);
                while !libc::WIFSIGNALED(wait(process)) {}
                return None;
            }
        }
    }
}

fn wait(process: libc::pid_t) -> libc::c_int {
    let mut status = 0;
    // SAFETY: `status` is where the call writes to.
    let waited = unsafe { libc::waitpid(process, &mut status, libc::__WALL) };
    assert_eq!(waited, process);
    status
}

/// The name of a call that writes.
fn writing(number: u64, arguments: [u64; 6]) -> Option<&'static str> {
    let mut calls = CALLS.iter();
    let (_, name) = calls.find(|(known, _)| *known as u64 == number)?;
    let creates = |flags: u64| flags & libc::O_CREAT as u64 != 0;
    let writes = match *name {
        "openat" => creates(arguments[2]),
        "open" => creates(arguments[1]),
        // What is said on the standard streams is no file.
        "write" | "writev" => arguments[0] > 2,
        _ => true,
    };
    writes.then_some(name)
}
