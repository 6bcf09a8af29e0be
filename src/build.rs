//! Tells the linker that the program may stand at one address.
//!
//! The data of CLDR holds fifty thousand pointers. In a program that can be loaded anywhere each of them is put right
//! before `main`, which takes a millisecond: as long as the whole check of a statement.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=src/build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
