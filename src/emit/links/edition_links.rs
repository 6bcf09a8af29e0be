//! The references of one edition, each followed once.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::emit::links::model::{
    EditionNeeds, FileCopy, FollowedReference, LinkedEdition, LinkedFile, LinkedProject,
    LinkedStatement, UntakenPicture,
};
use crate::locale::tag::Locale;
use crate::project::links::reference::{FileReference, resolved};
use crate::project::links::variants::variants;

/// The folder of files that lie outside of the folder of the statements.
const FILES: &str = "files";

/// The ways from an edition to other statements, and to files.
pub struct EditionLinks<'s> {
    project: &'s dyn LinkedProject,
    /// The path of the statement.
    statement: &'s Utf8Path,
    locale: &'s Locale,
    /// The addresses that the statement itself has: whoever publishes it publishes what it refers to.
    own: &'s dyn Fn(&str) -> bool,
    targets: RefCell<BTreeMap<String, FollowedReference>>,
    /// The files that editions need beside them.
    copies: RefCell<BTreeSet<FileCopy>>,
    /// The statements that have no edition in this language, and are linked to in another.
    foreign: RefCell<BTreeSet<String>>,
    untaken: RefCell<BTreeSet<UntakenPicture>>,
}

impl<'s> EditionLinks<'s> {
    /// `own` tells which addresses the statement itself has.
    pub fn new(
        project: &'s dyn LinkedProject,
        statement: &'s Utf8Path,
        locale: &'s Locale,
        own: &'s dyn Fn(&str) -> bool,
    ) -> Self {
        Self {
            project,
            statement,
            locale,
            own,
            targets: RefCell::default(),
            copies: RefCell::default(),
            foreign: RefCell::default(),
            untaken: RefCell::default(),
        }
    }

    /// Returns where an address of the statement leads. `key`: of the statement.
    pub fn follow(&self, key: &str, address: &str) -> FollowedReference {
        if address.contains("://") || address.starts_with('#') {
            return FollowedReference::Elsewhere;
        }
        if let Some(target) = self.targets.borrow().get(address) {
            return target.clone();
        }
        let target = self.find(key, address);
        let mut targets = self.targets.borrow_mut();
        targets.insert(address.to_owned(), target.clone());
        target
    }

    /// Notes that an edition needs a file beside it.
    pub fn copy(&self, copy: FileCopy) {
        self.copies.borrow_mut().insert(copy);
    }

    /// Returns the file that stands at a place of the output folder.
    pub fn copied(&self, to: &Utf8Path) -> Option<Utf8PathBuf> {
        let copies = self.copies.borrow();
        let found = copies.iter().find(|copy| copy.to == *to);
        found.map(|copy| copy.from.clone())
    }

    /// Returns the bytes of a file of the project.
    pub fn read(&self, path: &Utf8Path) -> Option<Vec<u8>> {
        self.project.read(path)
    }

    /// Notes that a format does not take a picture.
    pub fn leave(&self, path: Utf8PathBuf, format: &'static str) {
        self.untaken
            .borrow_mut()
            .insert(UntakenPicture { path, format });
    }

    /// Returns what the editions need, and what they do without.
    pub fn into_needs(self) -> EditionNeeds {
        EditionNeeds {
            copies: self.copies.into_inner(),
            foreign: self.foreign.into_inner(),
            untaken: self.untaken.into_inner(),
        }
    }

    fn find(&self, key: &str, address: &str) -> FollowedReference {
        let folder = self.statement.parent().unwrap_or(Utf8Path::new(""));
        let Some(reference) = FileReference::read(folder, address) else {
            return FollowedReference::Elsewhere;
        };
        if reference.names_text()
            && let Some(statement) = self.project.statement(&reference.path)
        {
            let edition = self.edition(&statement, &reference);
            return edition.map_or(FollowedReference::Nowhere, FollowedReference::Edition);
        }
        if reference.names_markdown() {
            return FollowedReference::Nowhere;
        }
        let file = self.file(key, address, &reference);
        file.map_or(FollowedReference::Elsewhere, FollowedReference::File)
    }

    /// Returns the edition of a statement in the language of this one, else in another.
    fn edition(
        &self,
        statement: &LinkedStatement<'_>,
        reference: &FileReference<'_>,
    ) -> Option<LinkedEdition> {
        let published = statement.locales.iter();
        let alike = |locale: &&&Locale| locale.language() == self.locale.language();
        let same = published.clone().find(|locale| **locale == self.locale);
        let locale = same
            .or_else(|| published.clone().find(alike))
            .or_else(|| published.clone().next())?;
        if same.is_none() {
            self.foreign.borrow_mut().insert(statement.key.to_owned());
        }
        let place = reference
            .fragment
            .and_then(|fragment| self.project.place(statement.number, locale, fragment));
        Some(LinkedEdition {
            key: statement.key.to_owned(),
            is_markdown: statement.is_markdown,
            locale: same.is_none().then(|| (*locale).clone()),
            query: reference.query.to_owned(),
            place,
        })
    }

    /// Returns a file to publish; `None` where it is not there, is an edition, or is none that this statement may publish.
    fn file(&self, key: &str, address: &str, reference: &FileReference<'_>) -> Option<LinkedFile> {
        let path = &reference.path;
        if !reference.names_published() || self.project.is_edition(path) {
            return None;
        }
        let root = root(self.statement, key);
        let (place, is_beside) = match path.strip_prefix(root) {
            Ok(place) => (place.to_owned(), true),
            Err(_) => (Utf8Path::new(FILES).join(path), false),
        };
        // A translator publishes nothing that lies elsewhere in the project.
        if !is_beside && !(self.own)(address) {
            return None;
        }
        let mut variants = variants(path, self.locale).into_iter();
        let path = variants.find(|path| self.project.has_file(path))?;
        let fragment = reference.fragment.map(|it| format!("#{it}"));
        Some(LinkedFile {
            path,
            place,
            rest: format!("{}{}", reference.query, fragment.unwrap_or_default()),
        })
    }
}

/// Returns the folder of the statements: that of this one without the folders of its key.
fn root<'p>(statement: &'p Utf8Path, key: &str) -> &'p Utf8Path {
    let folders = Utf8Path::new(key).components().count();
    let root = statement.ancestors().nth(folders);
    let root = root.unwrap_or(Utf8Path::new(""));
    let stem = statement.with_extension("");
    if resolved(root, key).is_some_and(|path| path == stem) {
        root
    } else {
        statement.parent().unwrap_or(Utf8Path::new(""))
    }
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn roots() {
        for (statement, key, expected) in [
            ("content/a.md", "a", "content"),
            ("content/2024/a.md", "2024/a", "content"),
            ("a.md", "a", ""),
            ("texts/en/a/index.md", "a", "texts/en/a"),
        ] {
            assert_eq!(root(statement.into(), key), expected, "{statement}");
        }
    }
}
