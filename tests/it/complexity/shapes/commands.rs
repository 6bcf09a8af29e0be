//! What is repeated for the other commands, for reports and in the configuration.

use super::{Row, both, each, said};

pub(super) const COMMANDS: &[Row] = &[
    ("check, equal findings", "check --format concise", 60, |n| {
        vec![
            ("locales/en/a.ftl", each(n, |at| format!("m{at} = A b\n"))),
            ("locales/es/a.ftl", each(n, |at| format!("m{at} = A  b\n"))),
        ]
    }),
    (
        "check, findings for a web page",
        "check --format html",
        40,
        |n| {
            vec![
                ("locales/en/a.ftl", each(n, |at| format!("m{at} = A b\n"))),
                ("locales/es/a.ftl", each(n, |at| format!("m{at} = A  b\n"))),
            ]
        },
    ),
    (
        "check, findings for people, one line",
        "check --format human",
        60,
        |n| {
            vec![
                ("locales/en/a.ftl", format!("m = {}\n", "a b ".repeat(n))),
                ("locales/es/a.ftl", format!("m = {}\n", "a  b ".repeat(n))),
            ]
        },
    ),
    (
        "check, findings for code scanning",
        "check --format sarif",
        60,
        |n| {
            vec![
                ("locales/en/a.ftl", format!("m = {}\n", "a b ".repeat(n))),
                ("locales/es/a.ftl", format!("m = {}\n", "a  b ".repeat(n))),
            ]
        },
    ),
    ("check, levels", "check --format json", 60, |n| {
        let mut files = both(|_| "m = A b\n".to_owned());
        files.push((
            "paridad.toml",
            each(n, |at| {
                format!("[[levels]]\non = \"locales/es/a{at}.ftl\"\nlevel = \"error\"\n")
            }),
        ));
        files
    }),
    ("accept, messages", "accept ./locales/es/a.ftl", 60, |n| {
        both(|locale| each(n, |at| format!("m{at} = {}\n", said(locale, at))))
    }),
    ("check, records", "check --format json", 60, |n| {
        let mut files = both(|locale| each(n, |at| format!("m{at} = {}\n", said(locale, at))));
        files.push((
            "locales/.paridad/es/a.toml",
            each(n, |at| {
                format!("[m{at}]\nsource = \"0123456789abcdef\"\n\n")
            }),
        ));
        files
    }),
    ("rename, uses", "rename m0 new-name", 60, |n| {
        both(|_| {
            format!(
                "m0 = A\n{}",
                each(n, |at| format!("m{} = {{ m0 }} b\n", at + 1))
            )
        })
    }),
    ("rename, uses in one text", "rename m0 new-name", 100, |n| {
        both(|_| format!("m0 = A\nm1 = {}\n", "{ m0 } ".repeat(n)))
    }),
    (
        "suggest, messages that lack",
        "suggest --locale es m1",
        40,
        |n| {
            vec![
                (
                    "locales/en/a.ftl",
                    each(2 * n, |at| format!("m{at} = {}\n", said("en", at))),
                ),
                (
                    "locales/es/a.ftl",
                    each(n, |at| format!("m{at} = {}\n", said("es", at))),
                ),
            ]
        },
    ),
    (
        "suggest, equal messages",
        "suggest --locale es m1",
        40,
        |n| {
            vec![
                (
                    "locales/en/a.ftl",
                    each(2 * n, |at| format!("m{at} = The same words stand here.\n")),
                ),
                (
                    "locales/es/a.ftl",
                    each(n, |at| format!("m{at} = Son las mismas palabras.\n")),
                ),
            ]
        },
    ),
    (
        "compare, blocks",
        "compare --locale es ./one.md ./two.md",
        40,
        |n| {
            let mut files = both(|_| "m = A\n".to_owned());
            files.push(("one.md", each(n, |at| format!("{}\n\n", said("en", at)))));
            files.push(("two.md", each(n, |at| format!("{}\n\n", said("es", at)))));
            files
        },
    ),
    (
        "compare, equal blocks",
        "compare --locale es ./one.md ./two.md",
        40,
        |n| {
            let mut files = both(|_| "m = A\n".to_owned());
            files.push(("one.md", "The same words stand here.\n\n".repeat(n)));
            files.push(("two.md", "Son las mismas palabras.\n\n".repeat(2 * n)));
            files
        },
    ),
    ("check --fix, slips", "check --fix", 60, |n| {
        vec![
            ("locales/en/a.ftl", each(n, |at| format!("m{at} = A b\n"))),
            ("locales/es/a.ftl", each(n, |at| format!("m{at} = A  b\n"))),
        ]
    }),
    ("check --fix, slips of one text", "check --fix", 60, |n| {
        vec![
            ("locales/en/a.ftl", format!("m = {}\n", "a b ".repeat(n))),
            ("locales/es/a.ftl", format!("m = {}\n", "a  b ".repeat(n))),
        ]
    }),
    ("status, messages", "status", 100, |n| {
        both(|locale| each(n, |at| format!("m{at} = {}\n", said(locale, at))))
    }),
];
