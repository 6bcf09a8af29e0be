//! A file of a bundle as it grows: items go to their sections, and out as soon as their place is known.

use crate::emit::bundles::Section;

/// Only the first section goes out as it grows; the others wait for the end.
pub struct Assembly {
    sections: Vec<Growth>,
}

struct Growth {
    section: Section,
    /// The text that was not written yet.
    text: String,
    has_items: bool,
}

impl Assembly {
    pub fn new(sections: Vec<Section>) -> Self {
        let sections = sections.into_iter().map(|section| Growth {
            text: section.open.clone(),
            section,
            has_items: false,
        });
        Self {
            sections: sections.collect(),
        }
    }

    /// Adds items, a list for each section.
    pub fn add(&mut self, items: Vec<Vec<String>>) {
        for (growth, items) in self.sections.iter_mut().zip(items) {
            for item in items {
                if growth.has_items {
                    growth.text.push_str(growth.section.between);
                }
                growth.text.push_str(&item);
                growth.has_items = true;
            }
        }
    }

    /// Returns what can go out now.
    pub fn take(&mut self) -> String {
        let first = self.sections.first_mut();
        first.map_or_else(String::new, |first| std::mem::take(&mut first.text))
    }

    /// Returns the rest of the file.
    pub fn end(self) -> String {
        let mut rest = String::new();
        for growth in self.sections {
            rest.push_str(&growth.text);
            rest.push_str(if growth.has_items {
                growth.section.close
            } else {
                growth.section.close_empty
            });
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(open: &str) -> Section {
        Section {
            open: open.to_owned(),
            between: ",",
            close: ")",
            close_empty: "-)",
        }
    }

    #[test]
    fn sections_stand_one_after_the_other() {
        let mut assembly = Assembly::new(vec![section("a("), section("b("), section("c(")]);
        let mut text = String::new();
        for item in ["1", "2"] {
            assembly.add(vec![
                vec![item.to_owned()],
                vec![item.to_owned()],
                Vec::new(),
            ]);
            text.push_str(&assembly.take());
        }
        text.push_str(&assembly.end());
        assert_eq!(text, "a(1,2)b(1,2)c(-)");
    }
}
