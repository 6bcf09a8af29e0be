//! Glossaries, and what is imported into them.

use super::{Row, both, each, said};

pub(super) const GLOSSARIES: &[Row] = &[
    ("check, glossary", "check --format json", 100, |n| {
        let mut files = both(|locale| format!("m = {}\n", said(locale, 7)));
        let terms = each(n, |at| {
            format!("[[term]]\nsource = \"term{at}\"\nes = \"voz{at}\"\n\n")
        });
        files.push(("locales/glossary.toml", terms));
        files
    }),
    (
        "check, a glossary of one word",
        "check --format json",
        60,
        |n| {
            let mut files = both(|_| "m = union act\n".to_owned());
            let terms = each(n, |at| {
                format!("[[term]]\nsource = \"union {at}\"\nes = \"voz {at}\"\n\n")
            });
            files.push(("locales/glossary.toml", terms));
            files
        },
    ),
    (
        "check, forms of one term",
        "check --format json",
        100,
        |n| {
            let mut files = both(|_| "m = union act\n".to_owned());
            let forms = each(n, |at| format!("\"form{at}\", "));
            files.push((
                "locales/glossary.toml",
                format!("[[term]]\nsource = [{forms}]\nes = [{forms}]\n"),
            ));
            files
        },
    ),
    (
        "check, a glossary and its texts",
        "check --format json",
        60,
        |n| {
            let mut files =
                both(|locale| each(n, |at| format!("m{at} = {} term{at}\n", said(locale, at))));
            let terms = each(n, |at| {
                format!("[[term]]\nsource = \"term{at}\"\nes = \"voz{at}\"\n\n")
            });
            files.push(("locales/glossary.toml", terms));
            files
        },
    ),
    (
        "glossary import, rows",
        "glossary import ./terms.csv",
        100,
        |n| {
            let mut files = both(|_| "m = A\n".to_owned());
            files.push((
                "terms.csv",
                format!("en,es\n{}", each(n, |at| format!("t{at},x{at}\n"))),
            ));
            files
        },
    ),
    (
        "glossary import, equal rows",
        "glossary import ./terms.csv",
        100,
        |n| {
            let mut files = both(|_| "m = A\n".to_owned());
            files.push(("terms.csv", format!("en,es\n{}", "t,x\n".repeat(n))));
            files
        },
    ),
    (
        "glossary import, forms of one term",
        "glossary import ./terms.csv",
        100,
        |n| {
            let mut files = both(|_| "m = A\n".to_owned());
            let forms = |name: &str| each(n, |at| format!("{name}{at}|"));
            files.push((
                "terms.csv",
                format!("en,es\n{},{}\n", forms("t"), forms("x")),
            ));
            files
        },
    ),
    (
        "glossary import, languages",
        "glossary import ./terms.csv",
        40,
        |n| {
            let mut files = both(|_| "m = A\n".to_owned());
            let tags = each(n, |at| format!(",{}", tag(at)));
            files.push(("terms.csv", format!("en{tags}\nt{}\n", ",x".repeat(n))));
            files
        },
    ),
    (
        "glossary import, a termbase",
        "glossary import ./terms.tbx",
        60,
        |n| {
            let mut files = both(|_| "m = A\n".to_owned());
            let entry = |at| {
                format!(
                    "<termEntry><langSet xml:lang=\"en\"><tig><term>t{at}</term></tig></langSet><langSet xml:lang=\"es\"><tig><term>x{at}</term></tig></langSet></termEntry>"
                )
            };
            files.push(("terms.tbx", format!("<martif type=\"TBX-Basic\" xml:lang=\"en\"><text><body>{}</body></text></martif>", each(n, entry))));
            files
        },
    ),
];

/// A language for each number.
fn tag(at: usize) -> String {
    let letter = |it: usize| char::from(b'a' + (it % 26) as u8);
    format!("q{}{}", letter(at / 26), letter(at))
}
