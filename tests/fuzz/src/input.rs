//! The form of inputs: a line of options, then files, all of it text that people can read and mend.
//!
//! ```text
//! 012
//! === content/call.md
//! The declaration was signed.
//! === locales/es -> ../outside
//! ```

/// An input, taken apart. Everything is an input: what is missing is empty.
pub struct Input<'i> {
    options: &'i [u8],
    /// What stands before the first file.
    pub text: &'i [u8],
    pub files: Vec<File<'i>>,
}

/// A file of an input, or a link.
pub struct File<'i> {
    pub path: String,
    pub holds: Holds<'i>,
}

pub enum Holds<'i> {
    Bytes(&'i [u8]),
    Link(String),
}

const FILE: &[u8] = b"=== ";

/// So many files are made, and no more.
const MOST: usize = 24;

impl<'i> Input<'i> {
    pub fn read(bytes: &'i [u8]) -> Self {
        let (options, rest) = match bytes.iter().position(|it| *it == b'\n') {
            Some(at) => (&bytes[..at], &bytes[at + 1..]),
            None => (bytes, &[][..]),
        };
        let mut starts = Vec::new();
        let mut at = 0;
        for line in rest.split_inclusive(|it| *it == b'\n') {
            if line.starts_with(FILE) {
                starts.push(at);
            }
            at += line.len();
        }
        let text = &rest[..starts.first().copied().unwrap_or(rest.len())];
        let ends = starts.iter().skip(1).copied().chain([rest.len()]);
        let files = starts.iter().zip(ends).take(MOST);
        let files = files.filter_map(|(start, end)| File::read(&rest[*start..end]));
        Self {
            options,
            text,
            files: files.collect(),
        }
    }

    /// The option in this place, below `count`.
    pub fn option(&self, place: usize, count: u8) -> u8 {
        let byte = self.options.get(place).copied().unwrap_or(b'0');
        byte.wrapping_sub(b'0') % count
    }
}

impl<'i> File<'i> {
    fn read(bytes: &'i [u8]) -> Option<Self> {
        let end = bytes.iter().position(|it| *it == b'\n');
        let (head, content) = match end {
            Some(at) => (&bytes[..at], &bytes[at + 1..]),
            None => (bytes, &[][..]),
        };
        let head = String::from_utf8_lossy(head.get(FILE.len()..)?).into_owned();
        let (path, link) = match head.split_once(" -> ") {
            Some((path, link)) => (path, Some(link)),
            None => (&*head, None),
        };
        // `\n` in a path is a new line; people see where it is.
        let path = path.replace("\\n", "\n").replace("\\e", "\u{1b}");
        let holds = match link {
            Some(link) => Holds::Link(link.to_owned()),
            None => Holds::Bytes(content),
        };
        Some(Self { path, holds })
    }
}
