//! A catalog to fill in.

use crate::fluent::parse::parse;

/// A source catalog with its entries as comments: what is to be translated, and nothing that counts.
pub fn scaffold(source: &str) -> String {
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
    use super::scaffold;

    #[test]
    fn entries_are_comments_and_the_rest_stays() {
        let source = "### All\n\n## Group\n\n# A note\nlead = One\n    two\n\n    three\n    .help = Help\n-term = T\n";
        let expected = "### All\n\n## Group\n\n# A note\n# lead = One\n#     two\n# \n#     three\n#     .help = Help\n# -term = T\n";
        assert_eq!(scaffold(source), expected);
    }
}
