//! Numbers in prose, read by value with the rules of a locale: digits, and the words that stand for them.
//! Nothing here compares texts.

pub mod digits;
pub mod east_asian;
pub mod number;
pub mod quantities;
pub mod said;
pub mod value;
pub mod written;

mod chunk;
mod clock;
mod hours;
mod joined;
mod shares;
mod suffix;
mod symbol;
pub mod worded;
