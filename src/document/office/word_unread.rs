//! Counts what a Word document has that is not read as text.

use crate::document::office::xml_tree::XmlElement;
use crate::text::counted::counted;

/// What is not read, by number.
#[derive(Debug, Default)]
pub(super) struct WordUnread {
    boxes: usize,
    equations: usize,
    objects: usize,
    comments: usize,
    deletions: usize,
    parts: usize,
}

impl WordUnread {
    pub(super) fn add(&mut self, element: &XmlElement) {
        match element.name.as_str() {
            "w:txbxContent" => self.boxes += 1,
            "m:oMath" => self.equations += 1,
            "w:commentReference" => self.comments += 1,
            "w:altChunk" | "w:subDoc" => self.parts += 1,
            "w:del" | "w:moveFrom" => self.deletions += 1,
            "w:drawing" | "w:pict" | "w:object" => {
                let boxes = self.boxes;
                self.add_all(element);
                self.objects += usize::from(self.boxes == boxes);
            }
            // The second says the same for old programs.
            "mc:AlternateContent" => {
                if let Some(first) = element.elements().next() {
                    self.add_all(first);
                }
            }
            _ => self.add_all(element),
        }
    }

    fn add_all(&mut self, element: &XmlElement) {
        for child in element.elements() {
            self.add(child);
        }
    }

    /// Returns what is not read, in words.
    pub(super) fn in_words(&self) -> Vec<String> {
        let boxes = match self.boxes {
            0 => None,
            1 => Some("1 text box".to_owned()),
            many => Some(format!("{many} text boxes")),
        };
        let others = [
            (self.equations, "equation"),
            (self.objects, "picture"),
            (self.comments, "comment"),
            (self.parts, "part of another document"),
            (self.deletions, "tracked deletion"),
        ];
        let others = others.into_iter().filter(|(count, _)| *count > 0);
        let others = others.map(|(count, what)| match what {
            "part of another document" if count > 1 => {
                format!("{count} parts of other documents")
            }
            what => counted(count, what),
        });
        boxes.into_iter().chain(others).collect()
    }
}
