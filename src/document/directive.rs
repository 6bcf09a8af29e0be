//! Reads the directives of authors in comments: the id of the next block, passages that stay untranslated, and findings
//! that are known.

/// An instruction in a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockDirective<'s> {
    /// `<!-- #lead -->`: the id of the next block.
    Id(&'s str),
    /// The next block is not translated.
    Skip,
    /// From here on nothing is translated …
    Off,
    /// … until here.
    On,
    /// `<!-- paridad: allow(numbers) reason -->`, for the next block of a document that is translated as a whole.
    Allow(&'s str),
}

/// Directives of the author that concern the block to come.
#[derive(Debug, Default)]
pub(super) struct Pending<'s> {
    pub(super) id: Option<&'s str>,
    pub(super) skip: bool,
    pub(super) off: bool,
    pub(super) notes: Vec<&'s str>,
}

impl<'s> Pending<'s> {
    /// Takes what is meant for one block; what holds from here on stays.
    pub(super) fn set_aside(&mut self) -> Self {
        let others = Self {
            off: self.off,
            ..Self::default()
        };
        std::mem::replace(self, others)
    }

    pub(super) fn heed(&mut self, directive: BlockDirective<'s>) {
        match directive {
            BlockDirective::Id(id) => self.id = Some(id),
            BlockDirective::Skip => self.skip = true,
            BlockDirective::Off => self.off = true,
            BlockDirective::On => self.off = false,
            BlockDirective::Allow(note) => self.notes.push(note),
        }
    }
}

/// Reads the words of a comment (without `<!--` and `-->`); `None` when it is an ordinary one.
pub(super) fn read(comment: &str) -> Option<BlockDirective<'_>> {
    let comment = comment.trim();
    if let Some(id) = comment.strip_prefix('#') {
        return is_id(id).then_some(BlockDirective::Id(id));
    }
    let (tool, word) = comment.split_once(':')?;
    match (tool.trim_end(), word.trim()) {
        ("paridad" | "i18n", "skip") => Some(BlockDirective::Skip),
        ("paridad", "off") | ("i18n", "skip-start") | ("translate", "off") => {
            Some(BlockDirective::Off)
        }
        ("paridad", word) if word.starts_with("allow") => Some(BlockDirective::Allow(comment)),
        ("paridad", "on") | ("i18n", "skip-end") | ("translate", "on") => Some(BlockDirective::On),
        _ => None,
    }
}

/// Returns the comments of an HTML block that holds nothing else; `None` when it holds more.
pub(super) fn comments(block: &str) -> Option<Vec<&str>> {
    let mut comments = Vec::new();
    let mut rest = block.trim();
    while !rest.is_empty() {
        let (comment, after) = rest.strip_prefix("<!--")?.split_once("-->")?;
        comments.push(comment);
        rest = after.trim_start();
    }
    Some(comments)
}

fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .chars()
            .all(|c| c.is_alphanumeric() || "-_.:".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives() {
        for (comment, expected) in [
            (" #lead ", Some(BlockDirective::Id("lead"))),
            ("#a b", None),
            ("# ", None),
            (" paridad: skip ", Some(BlockDirective::Skip)),
            ("i18n:skip", Some(BlockDirective::Skip)),
            ("paridad:off", Some(BlockDirective::Off)),
            (" i18n:skip-start ", Some(BlockDirective::Off)),
            ("translate:on", Some(BlockDirective::On)),
            (
                " paridad: allow(code) b ",
                Some(BlockDirective::Allow("paridad: allow(code) b")),
            ),
            (" a note: skip ", None),
        ] {
            assert_eq!(read(comment), expected, "{comment}");
        }
        assert_eq!(comments("<!-- a --> <!--b-->\n"), Some(vec![" a ", "b"]));
        assert_eq!(comments("<!-- a --> b"), None);
    }
}
