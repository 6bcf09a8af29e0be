//! The least of an input that still shows a fault.

use std::time::{Duration, Instant};

/// Takes out what can be taken out, larger parts first, while `shows` holds and there is time.
pub fn minimise(input: &[u8], time: Duration, shows: &mut dyn FnMut(&[u8]) -> bool) -> Vec<u8> {
    let end = Instant::now() + time;
    let mut least = input.to_vec();
    let mut size = (least.len() / 2).max(1);
    loop {
        let before = least.len();
        let mut at = 0;
        while at < least.len() {
            if Instant::now() > end {
                return least;
            }
            let mut shorter = least.clone();
            shorter.drain(at..(at + size).min(least.len()));
            match shows(&shorter) {
                true => least = shorter,
                false => at += size,
            }
        }
        if size == 1 && least.len() == before {
            return least;
        }
        size = (size / 2).max(1);
    }
}
