//! The engine as a module of WebAssembly: JavaScript writes a message, lets it be answered, and reads the answer.

use std::cell::RefCell;
use std::panic::{PanicHookInfo, set_hook};

thread_local! {
    /// What was asked, and then what was answered; after a panic, its text.
    static MESSAGE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a message of so many bytes, and returns its place.
#[unsafe(no_mangle)]
extern "C" fn reserve(length: usize) -> *const u8 {
    MESSAGE.set(vec![0; length]);
    place()
}

/// Puts the answer in the place of the message. A panic ends in a trap, after which an instance is to be thrown away.
#[unsafe(no_mangle)]
extern "C" fn answer() {
    set_hook(Box::new(keep));
    MESSAGE.set(paridad::answer(&MESSAGE.take()));
}

/// Returns the place of the message.
#[unsafe(no_mangle)]
extern "C" fn place() -> *const u8 {
    MESSAGE.with_borrow(|message| message.as_ptr())
}

/// Returns the length of the message.
#[unsafe(no_mangle)]
extern "C" fn length() -> usize {
    MESSAGE.with_borrow(Vec::len)
}

fn keep(panic: &PanicHookInfo<'_>) {
    MESSAGE.set(panic.to_string().into_bytes());
}

fn main() {}
