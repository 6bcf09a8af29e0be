//! A catalog to fill in.

use crate::fluent::model::{Catalog, Entry};
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::sync::guide::guide;
use crate::text::decode::body;

/// Returns a source catalog with its entries as comments: what is to be translated, and nothing that counts. It begins
/// with what a translator has to know.
pub fn scaffold(source: &str, locale: &Locale) -> String {
    let guide = guide(locale);
    let guide = if source.contains("\r\n") {
        guide.replace('\n', "\r\n") + "\r\n"
    } else {
        guide + "\n"
    };
    format!("{guide}{}", entries_as_comments(body(source)))
}

/// One entry as a comment.
pub fn as_comment(catalog: &Catalog<'_>, entry: &Entry<'_>) -> String {
    let lines = catalog.text(entry).lines();
    lines.map(|line| format!("# {line}\n")).collect()
}

fn entries_as_comments(source: &str) -> String {
    let catalog = parse(source);
    let mut out = String::with_capacity(source.len() + 256);
    let mut entries = catalog
        .entries
        .iter()
        .map(|entry| entry.span.range())
        .peekable();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let end = at + line.len();
        while entries.next_if(|entry| entry.end <= at).is_some() {}
        let is_entry = entries
            .peek()
            .is_some_and(|entry| entry.start < end && at < entry.end);
        if is_entry {
            out.push_str("# ");
        }
        out.push_str(line);
        at = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::entries_as_comments;

    #[test]
    fn entries_are_comments_and_the_rest_stays() {
        let source = "### All\n\n## Group\n\n# A note\nlead = One\n    two\n\n    three\n    .help = Help\n-term = T\n";
        let expected = "### All\n\n## Group\n\n# A note\n# lead = One\n#     two\n# \n#     three\n#     .help = Help\n# -term = T\n";
        assert_eq!(entries_as_comments(source), expected);
    }
}
