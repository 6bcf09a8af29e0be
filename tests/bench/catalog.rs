//! A project of one catalog in English and in Spanish, of any number of messages.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use crate::generate::SENTENCES;

/// Writes a project of one catalog of `count` messages, two sentences each.
pub fn project(folder: &Path, count: usize) {
    for (at, locale) in ["en", "es"].into_iter().enumerate() {
        let folder = folder.join("locales").join(locale);
        fs::create_dir_all(&folder).expect("folders can be made");
        let file = File::create(folder.join("big.ftl")).expect("files can be written");
        let mut file = BufWriter::new(file);
        for message in 0..count {
            let one = SENTENCES[message % SENTENCES.len()][at];
            let other = SENTENCES[(message / 7 + 1) % SENTENCES.len()][at];
            let number = (21 + message * 7 % 79).to_string();
            let text = format!("{one} {other}").replace("{}", &number);
            writeln!(file, "message-{message:07} = {text} ({message})")
                .expect("files can be written");
        }
        file.flush().expect("files can be written");
    }
}
