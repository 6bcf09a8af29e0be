//! The findings of each file as a reader was last told of them, so that only what changed is told again.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use xxhash_rust::xxh3::Xxh3;

use crate::diagnostic::{Diagnostic, Place};
use crate::pipeline::analysis::Analysis;
use crate::text::source::Sources;

/// The findings that were told of last: of each file that has some, their hash.
#[derive(Debug, Default)]
pub struct PublishedFindings(BTreeMap<Utf8PathBuf, u128>);

impl PublishedFindings {
    /// Returns whether the findings in a file are not those of the last time, and takes the present ones for told;
    /// `analysis` has those in this file alone.
    pub fn is_changed(&mut self, path: &Utf8Path, analysis: &Analysis) -> bool {
        let mut hash = Xxh3::new();
        for finding in &analysis.findings {
            add(&mut hash, finding, &analysis.sources);
        }
        let now = (!analysis.findings.is_empty()).then(|| hash.digest128());
        let before = match now {
            Some(now) => self.0.insert(path.to_owned(), now),
            None => self.0.remove(path),
        };
        before != now
    }
}

/// Adds what a reader sees of a finding: its words, and its places by line and column.
fn add(hash: &mut Xxh3, finding: &Diagnostic, sources: &Sources) {
    let mut finding = finding.clone();
    let labels = finding.labels.iter().map(|label| &label.place);
    let places = std::iter::once(&finding.place)
        .chain(&finding.source)
        .chain(labels);
    for place in places {
        hash.update(seen(place, sources).as_bytes());
    }
    // The numbers of files are not what anybody sees.
    finding.files_mut().for_each(|file| file.0 = 0);
    hash.update(format!("{finding:?}").as_bytes());
}

fn seen(place: &Place, sources: &Sources) -> String {
    let path = place.path(sources);
    let text = place.file().and_then(|file| sources.text(file));
    let (Place::Span(_, span), Some(text)) = (place, text) else {
        return format!("{path}\n");
    };
    let at = |offset| text.lines().line_column(&text.text, offset);
    let (start, end) = (at(span.start), at(span.end));
    format!("{path}:{start:?}-{end:?}\n")
}
