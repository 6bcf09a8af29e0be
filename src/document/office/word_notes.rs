//! The footnotes and endnotes of a Word document, in the order in which they are first referred to.

use std::collections::BTreeMap;

use crate::document::office::package::{OfficePackage, PartRelation, resolved};
use crate::document::office::xml_tree::XmlElement;

/// The addresses that links of a part lead to, by the ids of their relationships.
pub(super) type PartLinks = BTreeMap<String, String>;

/// A note.
#[derive(Debug)]
pub(super) struct WordNote {
    /// The element that refers to it, and its id there.
    reference: (&'static str, String),
    pub(super) content: XmlElement,
    pub(super) links: PartLinks,
}

/// The parts that have notes: their kind, the element of a note, and the one that refers to it.
const PARTS: [(&str, &str, &str); 2] = [
    ("footnotes", "w:footnote", "w:footnoteReference"),
    ("endnotes", "w:endnote", "w:endnoteReference"),
];

/// The notes that the text refers to.
#[derive(Debug, Default)]
pub(super) struct WordNotes {
    pub(super) notes: Vec<WordNote>,
    labels: Vec<String>,
}

impl WordNotes {
    /// Reads the notes of a document, in the order of their kinds.
    ///
    /// # Errors
    /// A part that is damaged; the reason, without a full stop.
    pub(super) fn read(
        package: &OfficePackage<'_>,
        main: &str,
        relations: &[PartRelation],
        body: &XmlElement,
    ) -> Result<Self, String> {
        let mut found: BTreeMap<(&str, String), (XmlElement, PartLinks)> = BTreeMap::new();
        for (kind, name, reference) in PARTS {
            let relation = relations.iter().find(|it| it.kind == kind);
            let Some(relation) = relation.filter(|it| !it.is_external) else {
                continue;
            };
            let part = resolved(main, &relation.target);
            let links = links(package.relations(&part)?);
            let Some(root) = package.xml(&part)? else {
                continue;
            };
            for note in root.elements().filter(|it| it.name == name) {
                let Some(id) = note.attribute("w:id") else {
                    continue;
                };
                found.insert((reference, id.to_owned()), (note.clone(), links.clone()));
            }
        }
        let mut notes = Vec::new();
        if !found.is_empty() {
            take_referred(body, &mut found, &mut notes);
        }
        Ok(Self {
            notes,
            labels: Vec::new(),
        })
    }

    /// Takes the labels of the notes, in their order; where there are as many as notes, they are theirs.
    pub(super) fn name(&mut self, labels: &[String]) {
        if labels.len() == self.notes.len() {
            self.labels = labels.to_vec();
        }
    }

    /// Returns the label of the note that an element refers to; `None` of any other element.
    pub(super) fn label(&self, element: &XmlElement) -> Option<String> {
        let id = element.attribute("w:id")?;
        let mut notes = self.notes.iter();
        let place = notes.position(|it| it.reference.0 == element.name && it.reference.1 == id)?;
        Some(self.label_at(place))
    }

    pub(super) fn label_at(&self, place: usize) -> String {
        let label = self.labels.get(place).cloned();
        label.unwrap_or_else(|| (place + 1).to_string())
    }
}

/// Returns the links of a part among its relationships.
pub(super) fn links(relations: Vec<PartRelation>) -> PartLinks {
    let is_link = |it: &PartRelation| it.kind == "hyperlink" && it.is_external;
    let links = relations.into_iter().filter(is_link);
    links.map(|link| (link.id, link.target)).collect()
}

fn take_referred(
    element: &XmlElement,
    found: &mut BTreeMap<(&str, String), (XmlElement, PartLinks)>,
    notes: &mut Vec<WordNote>,
) {
    // What was deleted in a revision refers to nothing.
    if element.name == "w:del" || element.name == "w:moveFrom" {
        return;
    }
    for (_, _, reference) in PARTS {
        if element.name == reference
            && let Some(id) = element.attribute("w:id")
            && let Some((content, links)) = found.remove(&(reference, id.to_owned()))
        {
            notes.push(WordNote {
                reference: (reference, id.to_owned()),
                content,
                links,
            });
        }
    }
    for child in element.elements() {
        take_referred(child, found, notes);
    }
}
