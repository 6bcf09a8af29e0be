//! Statements that become editions.

use super::{Files, OWN, Row, each, said};

pub(super) const DOCUMENTS: &[Row] = &[
    ("build, fields of the front matter", "build", 60, |n| {
        paired(format!(
            "---\n{}---\n\n{OWN}\n",
            each(n, |at| format!("f{at}: Words {at}\n"))
        ))
    }),
    ("build, a field of lines", "build", 100, |n| {
        paired(format!(
            "---\ntitle: |\n{}---\n\n{OWN}\n",
            "  Words of a line\n".repeat(n)
        ))
    }),
    ("build, tags of the front matter", "build", 100, |n| {
        paired(format!(
            "---\ntags: [{}]\n---\n\n{OWN}\n",
            "word, ".repeat(n)
        ))
    }),
    ("build, lists within lists", "build", 12, |n| {
        paired(format!(
            "{}\n{OWN}\n",
            each(n, |at| format!("{}- Words {at}\n", "  ".repeat(at)))
        ))
    }),
    ("build, quotes within quotes", "build", 40, |n| {
        paired(format!("{} Words\n\n{OWN}\n", ">".repeat(n)))
    }),
    ("build, footnotes", "build", 60, |n| {
        paired(format!(
            "{OWN} {}\n\n{}",
            each(n, |at| format!("[^{at}]")),
            each(n, |at| format!("[^{at}]: Words {at}\n\n"))
        ))
    }),
    ("build, references", "build", 60, |n| {
        paired(format!(
            "{OWN} {}\n\n{}",
            each(n, |at| format!("[a][r{at}] ")),
            each(n, |at| format!("[r{at}]: https://a.org/{at}\n"))
        ))
    }),
    ("build, references that are not used", "build", 60, |n| {
        paired(format!(
            "{OWN}\n\n{}",
            each(n, |at| format!("[r{at}]: https://a.org/{at}\n"))
        ))
    }),
    ("build, equal references", "build", 60, |n| {
        paired(format!("{OWN}\n\n{}", "[r]: https://a.org/\n".repeat(n)))
    }),
    ("build, headings", "build", 60, |n| {
        paired(format!("{}{OWN}\n", "# The same words\n\n".repeat(n)))
    }),
    ("build, rows of a table", "build", 40, |n| {
        paired(format!(
            "{OWN}\n\n| A | B |\n|---|---|\n{}",
            "| Same | Words |\n".repeat(n)
        ))
    }),
    ("build, cells of a row", "build", 40, |n| {
        let cells = "| a ".repeat(n);
        paired(format!(
            "{OWN}\n\n{cells}|\n{}|\n{cells}|\n",
            "|---".repeat(n)
        ))
    }),
    (
        "build, blocks without a translation",
        "build --missing source",
        60,
        |n| {
            paired(format!(
                "{OWN}\n\n{}",
                each(n, |at| format!("{}\n\n", said("en", at)))
            ))
        },
    ),
    ("build, blocks left out", "build --missing omit", 60, |n| {
        omitted(n)
    }),
    ("build, elements within elements", "build", 60, |n| {
        page(format!("{}{OWN}{}", "<div>".repeat(n), "</div>".repeat(n)))
    }),
    ("build, elements that never close", "build", 100, |n| {
        page(format!("{}{OWN}", "<section>".repeat(n)))
    }),
    ("build, ends that close nothing", "build", 100, |n| {
        page(format!("{}<p>{OWN}</p>", "</section>".repeat(n)))
    }),
    (
        "build, inline elements within one another",
        "build",
        100,
        |n| page(format!("<p>{}{OWN}</p>", "<b><i>".repeat(n))),
    ),
    ("build, attributes of a tag", "build", 100, |n| {
        page(format!(
            "<p{}>{OWN}</p>",
            each(n, |at| format!(" a{at}=\"b\""))
        ))
    }),
    ("build, comments of a page", "build", 100, |n| {
        page(format!("{}<p>{OWN}</p>", "<!-- a -->".repeat(n)))
    }),
    ("build, comments that never end", "build", 100, |n| {
        page(format!("<p>{OWN}</p>{}", "<!-- a ".repeat(n)))
    }),
    ("build, options of a list", "build", 60, |n| {
        page(format!(
            "<p>{OWN}</p><select>{}</select>",
            "<option>a".repeat(n)
        ))
    }),
    ("build, lines of a plain text", "build", 60, |n| {
        let mut files = paired(format!("{OWN}\n"));
        files.push((
            "content/t.txt",
            format!("{OWN}\n\n{}", "Words of a line\n".repeat(n)),
        ));
        files.push(("locales/en/t.ftl", format!("own = {OWN}\n")));
        files.push((
            "locales/es/t.ftl",
            "own = Los gobiernos deben actuar ya.\n".to_owned(),
        ));
        files
    }),
];

/// A statement of which one block is translated.
fn paired(text: String) -> Files {
    with_catalogs("content/s.md", text)
}

fn page(text: String) -> Files {
    with_catalogs("content/s.html", text)
}

fn with_catalogs(path: &'static str, text: String) -> Files {
    vec![
        (path, text),
        ("locales/en/s.ftl", format!("own = {OWN}\n")),
        (
            "locales/es/s.ftl",
            "own = Los gobiernos deben actuar ya.\n".to_owned(),
        ),
    ]
}

/// A statement whose catalog is whole, and every other block of it without a translation.
fn omitted(n: usize) -> Files {
    let message = |at: usize| format!("m{at} = {}\n", said("en", at));
    let own = |at: usize| {
        if at.is_multiple_of(2) {
            format!("m{at} = {}\n", said("es", at))
        } else {
            String::new()
        }
    };
    vec![
        (
            "content/s.md",
            each(n, |at| format!("{}\n\n", said("en", at))),
        ),
        ("locales/en/s.ftl", each(n, message)),
        ("locales/es/s.ftl", each(n, own)),
    ]
}
