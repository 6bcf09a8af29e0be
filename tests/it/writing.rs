//! Commands that write: a project for them, and runs of them that are stopped.

pub mod project;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub mod traced;
