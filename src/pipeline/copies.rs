//! The files that editions need beside them: pictures, recordings and documents, each copied once.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;

use crate::config::editions::EditionFormat;
use crate::emit::links::model::{EditionNeeds, FileCopy, UntakenPicture};
use crate::emit::manifest::file::{COPIED, FileRecord};
use crate::emit::manifest::file_table::FileTable;
use crate::emit::model::{Artifact, ArtifactSink};
use crate::locale::tag::Locale;
use crate::pipeline::left_out::UnshownSyntax;
use crate::pipeline::made_sets::MadeOutput;
use crate::text::file_source::FileSource;

/// The files beside the editions of a build.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// By their place below the output folder: where they come from, and for which locale.
    files: BTreeMap<Utf8PathBuf, (Utf8PathBuf, Locale)>,
}

/// A statement that is linked to in another language than that of the edition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForeignLink {
    pub locale: Locale,
    /// The key of the statement.
    pub document: String,
}

/// The files of one set, the statements that it links to in another language, and what its editions do not show.
#[derive(Debug, Default)]
pub(super) struct SetReferences {
    pub copies: Vec<(FileCopy, Locale)>,
    pub foreign: BTreeSet<ForeignLink>,
    pub unshown: Option<UnshownSyntax>,
    pub untaken: BTreeSet<UntakenPicture>,
}

impl SetReferences {
    /// Adds those of an edition in a locale.
    pub fn add(&mut self, locale: &Locale, needs: EditionNeeds) {
        let EditionNeeds {
            copies,
            foreign,
            untaken,
        } = needs;
        self.untaken.extend(untaken);
        let copies = copies.into_iter().map(|copy| (copy, locale.clone()));
        self.copies.extend(copies);
        let foreign = foreign.into_iter().map(|document| ForeignLink {
            locale: locale.clone(),
            document,
        });
        self.foreign.extend(foreign);
    }
}

impl Copies {
    /// Returns whether editions in one of the formats are folders of files that lie beside each other.
    pub fn are_wanted(formats: &[EditionFormat]) -> bool {
        let has = |format| formats.contains(&format);
        has(EditionFormat::Html) || has(EditionFormat::Markdown)
    }

    /// Adds the files of a set. Of two for one place, the first stays.
    pub fn add(&mut self, copies: Vec<(FileCopy, Locale)>) {
        for (copy, locale) in copies {
            self.files.entry(copy.to).or_insert((copy.from, locale));
        }
    }

    /// Hands the files over one by one, and returns their records; with the files that cannot be read. `taken`: the
    /// files that are there already, sorted.
    ///
    /// # Errors
    /// Those of `output`.
    pub fn write<O: ArtifactSink>(
        self,
        files: &dyn FileSource,
        output: &O,
        taken: &FileTable,
    ) -> anyhow::Result<WrittenCopies<O::Written>> {
        let mut done = WrittenCopies {
            written: Vec::new(),
            records: Vec::new(),
            made: Vec::new(),
            unread: BTreeSet::new(),
        };
        for (to, (from, locale)) in self.files {
            if taken.has(to.as_str()) {
                continue;
            }
            let Ok(bytes) = files.read(&from) else {
                done.unread.insert(from);
                continue;
            };
            let artifact = Artifact { path: to, bytes };
            let record = FileRecord::new(&artifact, None, &locale).with_format(COPIED);
            let artifacts = [artifact];
            done.written.push(output.write(&artifacts)?);
            done.records.push(record);
            done.made.push(MadeOutput::of(&artifacts, output));
        }
        Ok(done)
    }
}

/// The result of copying.
pub(super) struct WrittenCopies<T> {
    pub written: Vec<T>,
    pub records: Vec<FileRecord>,
    /// One for each of them.
    pub made: Vec<MadeOutput>,
    /// Files of the project that cannot be read, or are links out of it.
    pub unread: BTreeSet<Utf8PathBuf>,
}
