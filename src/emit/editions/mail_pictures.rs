//! The pictures that a mail takes along, each once: programs for mail show no file of a computer, and few show the web's
//! unasked.

use std::cell::RefCell;

use crate::emit::editions::package::picture::{Picture, PictureSource};

/// The pictures of a mail, by their addresses in the statement.
#[derive(Default)]
pub struct MailPictures {
    found: RefCell<Vec<(String, Option<Picture>)>>,
}

impl MailPictures {
    /// Returns the id of a picture within the mail; `None` where it is not at hand.
    pub fn id(&self, address: &str, images: PictureSource<'_>) -> Option<String> {
        let mut found = self.found.borrow_mut();
        let at = found.iter().position(|(known, _)| known == address);
        let at = at.unwrap_or_else(|| {
            found.push((address.to_owned(), images(address)));
            found.len() - 1
        });
        found[at].1.as_ref().map(|_| id(at))
    }

    /// Returns the pictures with their ids.
    pub fn into_parts(self) -> impl Iterator<Item = (String, Picture)> {
        let found = self.found.into_inner().into_iter().enumerate();
        found.filter_map(|(at, (_, picture))| Some((id(at), picture?)))
    }
}

/// Returns an id within the mail (RFC 2392), the same whenever it is made.
fn id(at: usize) -> String {
    format!("picture-{}@paridad", at + 1)
}
