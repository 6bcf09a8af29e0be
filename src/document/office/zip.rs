//! Archives as office programs and readers of books take them: the same files give the same bytes, no clock, no owner, no rights.
//! The format is that of PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.4.

use std::io::Write;

use flate2::{Compression, Crc, write::DeflateEncoder};

/// An archive under way.
#[derive(Default)]
pub struct Zip {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

const VERSION: u16 = 20;
/// The names are UTF-8.
const FLAGS: u16 = 0x0800;
/// Midnight, 1 January 1980: the first that the format knows.
const TIME_AND_DATE: u32 = 0x0021_0000;

impl Zip {
    /// Adds a file as it is.
    pub fn store(&mut self, path: &str, bytes: &[u8]) {
        const STORED: u16 = 0;
        self.add(path, bytes, bytes, STORED);
    }

    /// Adds a file, made smaller.
    pub fn deflate(&mut self, path: &str, bytes: &[u8]) {
        self.deflate_at(Compression::default(), path, bytes);
    }

    /// Adds a file, made a little less small in a third of the time: for parts of many megabytes.
    pub fn deflate_fast(&mut self, path: &str, bytes: &[u8]) {
        self.deflate_at(Compression::fast(), path, bytes);
    }

    fn deflate_at(&mut self, level: Compression, path: &str, bytes: &[u8]) {
        const DEFLATED: u16 = 8;
        let mut encoder = DeflateEncoder::new(Vec::new(), level);
        let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
        let packed = packed.expect("memory takes what is written to it");
        self.add(path, bytes, &packed, DEFLATED);
    }

    pub fn finish(mut self) -> Vec<u8> {
        let start = length(self.out.len());
        self.out.append(&mut self.directory);
        let size = length(self.out.len()) - start;
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(size.to_le_bytes());
        self.out.extend(start.to_le_bytes());
        self.out.extend([0, 0]);
        self.out
    }

    fn add(&mut self, path: &str, bytes: &[u8], packed: &[u8], method: u16) {
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut head = Vec::new();
        head.extend(VERSION.to_le_bytes());
        head.extend(FLAGS.to_le_bytes());
        head.extend(method.to_le_bytes());
        head.extend(TIME_AND_DATE.to_le_bytes());
        head.extend(crc.sum().to_le_bytes());
        head.extend(length(packed.len()).to_le_bytes());
        head.extend(length(bytes.len()).to_le_bytes());
        let name = u16::try_from(path.len()).expect("names of parts are short");
        head.extend(name.to_le_bytes());
        head.extend([0, 0]);
        let offset = length(self.out.len());

        self.out.extend(b"PK\x03\x04");
        self.out.extend(&head);
        self.out.extend(path.as_bytes());
        self.out.extend(packed);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(head);
        // No comment, one volume, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(path.as_bytes());
        self.count += 1;
    }
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("an edition is smaller than four gigabytes")
}
