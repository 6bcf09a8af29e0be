//! Keeping commands from each other's way: many may read a folder at once, and one alone may write into it.
//!
//! The lock goes with the process, however it ends. On Unix it lies on the folder itself, and leaves no file behind. Where
//! a file system knows no locks, nothing is waited for.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::bail;
use camino::Utf8Path;

const STEP: Duration = Duration::from_millis(50);
/// The number of steps to wait, which is ten seconds.
const STEPS: usize = 200;

/// The access that other runs keep meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// They may read too.
    Read,
    /// Nothing.
    Write,
}

impl Access {
    /// Tells the access of a command that writes, or only shows what it would write.
    pub fn of(writes: bool) -> Self {
        if writes { Self::Write } else { Self::Read }
    }
}

/// A folder that nobody else writes into as long as this lives.
#[derive(Debug)]
pub struct Lock {
    /// `None` where there are no locks.
    file: Option<File>,
}

/// Tells the user something at once, since a command waits.
pub type Tell<'t> = dyn FnMut(&str) + 't;

impl Lock {
    /// Waits a little for others to end, and says so.
    ///
    /// # Errors
    /// Others that do not end.
    pub fn take(folder: &Utf8Path, access: Access, tell: &mut Tell<'_>) -> anyhow::Result<Self> {
        let Ok(file) = open(folder.as_std_path()) else {
            return Ok(Self { file: None });
        };
        for step in 0..STEPS {
            let tried = match access {
                Access::Read => file.try_lock_shared(),
                Access::Write => file.try_lock(),
            };
            match tried {
                Ok(()) => return Ok(Self { file: Some(file) }),
                Err(TryLockError::Error(_)) => return Ok(Self { file: None }),
                Err(TryLockError::WouldBlock) if step == 0 => {
                    tell(&format!("waiting for another run of paridad in `{folder}`"));
                }
                Err(TryLockError::WouldBlock) => {}
            }
            thread::sleep(STEP);
        }
        bail!(
            "another run of paridad is at work in `{folder}`: give the command again when it has ended"
        )
    }

    /// Keeps others from a folder where nobody is at work; waits for nobody.
    pub(super) fn try_take(folder: &Path) -> Self {
        let file = open(folder).ok();
        Self {
            file: file.filter(|it| it.try_lock().is_ok()),
        }
    }

    /// Tells whether nobody else can be at work here, for certain.
    pub(super) fn is_held(&self) -> bool {
        self.file.is_some()
    }
}

#[cfg(unix)]
fn open(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// A folder cannot be locked here: a file in it stands for it.
#[cfg(not(unix))]
fn open(folder: &Path) -> io::Result<File> {
    let own = folder.join(".paridad");
    std::fs::create_dir_all(&own)?;
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    options.open(own.join("lock"))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn many_read_and_one_writes() {
        let temporary = TempDir::new().unwrap();
        let folder = Utf8Path::from_path(temporary.path()).unwrap();
        let mut told = Vec::new();
        let mut tell = |text: &str| told.push(text.to_owned());
        let one = Lock::take(folder, Access::Read, &mut tell).unwrap();
        let other = Lock::take(folder, Access::Read, &mut tell).unwrap();
        assert!(one.is_held() && other.is_held());
        let ended = thread::spawn(move || {
            thread::sleep(STEP);
            drop((one, other));
        });
        let writing = Lock::take(folder, Access::Write, &mut tell).unwrap();
        ended.join().unwrap();
        assert!(writing.is_held());
        assert_eq!(told.len(), 1, "{told:?}");
    }
}
