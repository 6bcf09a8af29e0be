//! Reads the directives of authors in comments: the id of the next block, passages that stay untranslated, and findings
//! that are known.

/// An instruction in a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Directive<'s> {
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
    pub(super) fn heed(&mut self, directive: Directive<'s>) {
        match directive {
            Directive::Id(id) => self.id = Some(id),
            Directive::Skip => self.skip = true,
            Directive::Off => self.off = true,
            Directive::On => self.off = false,
            Directive::Allow(note) => self.notes.push(note),
        }
    }
}

/// Reads the words of a comment (without `<!--` and `-->`); `None` when it is an ordinary one.
pub(super) fn read(comment: &str) -> Option<Directive<'_>> {
    let comment = comment.trim();
    if let Some(id) = comment.strip_prefix('#') {
        return is_id(id).then_some(Directive::Id(id));
    }
    let (tool, word) = comment.split_once(':')?;
    match (tool.trim_end(), word.trim()) {
        ("paridad" | "i18n", "skip") => Some(Directive::Skip),
        ("paridad", "off") | ("i18n", "skip-start") | ("translate", "off") => Some(Directive::Off),
        ("paridad", word) if word.starts_with("allow") => Some(Directive::Allow(comment)),
        ("paridad", "on") | ("i18n", "skip-end") | ("translate", "on") => Some(Directive::On),
        _ => None,
    }
}

/// The comments of an HTML block that holds nothing else; `None` when it holds more.
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
            (" #lead ", Some(Directive::Id("lead"))),
            ("#a b", None),
            ("# ", None),
            (" paridad: skip ", Some(Directive::Skip)),
            ("i18n:skip", Some(Directive::Skip)),
            ("paridad:off", Some(Directive::Off)),
            (" i18n:skip-start ", Some(Directive::Off)),
            ("translate:on", Some(Directive::On)),
            (
                " paridad: allow(code) b ",
                Some(Directive::Allow("paridad: allow(code) b")),
            ),
            (" a note: skip ", None),
        ] {
            assert_eq!(read(comment), expected, "{comment}");
        }
        assert_eq!(comments("<!-- a --> <!--b-->\n"), Some(vec![" a ", "b"]));
        assert_eq!(comments("<!-- a --> b"), None);
    }
}
