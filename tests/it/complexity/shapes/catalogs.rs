//! Catalogs: what is repeated around texts.

use super::{Files, Row, both, each, said};

pub(super) const CATALOGS: &[Row] = &[
    ("check, messages", "check --format json", 100, |n| {
        both(|locale| each(n, |at| format!("m{at} = {}\n", said(locale, at))))
    }),
    ("check, equal messages", "check --format json", 100, |n| {
        both(|locale| each(n, |at| format!("m{at} = {}\n", said(locale, 0))))
    }),
    (
        "check, one id again and again",
        "check --format json",
        100,
        |n| both(|locale| format!("m = {}\n", said(locale, 0)).repeat(n)),
    ),
    (
        "check, messages that the translation lacks",
        "check --format json",
        100,
        |n| only("en", each(n, |at| format!("m{at} = {}\n", said("en", at)))),
    ),
    (
        "check, messages that the source lacks",
        "check --format json",
        100,
        |n| only("es", each(n, |at| format!("m{at} = {}\n", said("es", at)))),
    ),
    ("check, renamed messages", "check --format json", 100, |n| {
        both(|locale| each(n, |at| format!("{locale}-m{at} = {}\n", said(locale, at))))
    }),
    ("check, attributes", "check --format json", 200, |n| {
        both(|locale| {
            format!(
                "m = A\n{}",
                each(n, |at| format!("    .a{at} = {}\n", said(locale, at)))
            )
        })
    }),
    (
        "check, attributes that the translation lacks",
        "check --format json",
        200,
        |n| {
            vec![
                (
                    "locales/en/a.ftl",
                    format!("m = A\n{}", each(n, |at| format!("    .a{at} = B\n"))),
                ),
                ("locales/es/a.ftl", "m = A\n".to_owned()),
            ]
        },
    ),
    (
        "check, one attribute again and again",
        "check --format json",
        200,
        |n| both(|_| format!("m = A\n{}", "    .a = B\n".repeat(n))),
    ),
    ("build, attributes", "build", 200, |n| {
        both(|locale| {
            format!(
                "m = A\n{}",
                each(n, |at| format!("    .a{at} = {}\n", said(locale, at)))
            )
        })
    }),
    ("check, terms", "check --format json", 100, |n| {
        both(|locale| {
            each(n, |at| {
                format!("-t{at} = {}\nm{at} = {{ -t{at} }}\n", said(locale, at))
            })
        })
    }),
    ("check, a chain of terms", "check --format json", 60, |n| {
        both(|_| {
            format!(
                "-t0 = A\n{}m = {{ -t{n} }}\n",
                each(n, |at| format!("-t{} = {{ -t{at} }}\n", at + 1))
            )
        })
    }),
    (
        "check, a chain of messages",
        "check --format json",
        60,
        |n| {
            both(|_| {
                format!(
                    "m0 = A\n{}",
                    each(n, |at| format!("m{} = {{ m{at} }} b\n", at + 1))
                )
            })
        },
    ),
    ("build, a chain of messages", "build", 60, |n| {
        both(|_| {
            format!(
                "m0 = A\n{}",
                each(n, |at| format!("m{} = {{ m{at} }}\n", at + 1))
            )
        })
    }),
    (
        "check, a ring of messages",
        "check --format json",
        60,
        |n| {
            both(|_| {
                format!(
                    "m0 = {{ m{n} }}\n{}",
                    each(n, |at| format!("m{} = {{ m{at} }}\n", at + 1))
                )
            })
        },
    ),
    ("check, variants", "check --format json", 100, |n| {
        both(|locale| {
            let variants = each(n, |at| format!("        [v{at}] {}\n", said(locale, at)));
            format!("m = {{ $a ->\n{variants}       *[other] A\n    }}\n")
        })
    }),
    ("check, equal variants", "check --format json", 100, |n| {
        both(|locale| {
            let variants = format!("        [one] {}\n", said(locale, 0)).repeat(n);
            format!("m = {{ $a ->\n{variants}       *[other] A\n    }}\n")
        })
    }),
    ("build, variants", "build", 100, |n| {
        both(|locale| {
            let variants = each(n, |at| format!("        [v{at}] {}\n", said(locale, at)));
            format!("m = {{ $a ->\n{variants}       *[other] A\n    }}\n")
        })
    }),
    (
        "check, selectors in a row",
        "check --format json",
        40,
        |n| {
            both(|_| {
                let select = "{ $a ->\n        [one] A\n       *[other] B\n    } ";
                format!("m = {}\n", select.repeat(n))
            })
        },
    ),
    (
        "check, selectors within one another",
        "check --format json",
        20,
        |n| {
            both(|_| {
                let open = "{ $a ->\n       *[other] A ".repeat(n);
                format!("m = {open}B{}\n", "\n    }".repeat(n))
            })
        },
    ),
    (
        "check, placeables within one another",
        "check --format json",
        40,
        |n| both(|_| format!("m = {}$a{}\n", "{ ".repeat(n), " }".repeat(n))),
    ),
    (
        "check, braces that never close",
        "check --format json",
        200,
        |n| both(|_| format!("m = A\nn = {}\no = B\n", "{ ".repeat(n))),
    ),
    ("check, variables", "check --format json", 100, |n| {
        both(|_| format!("m = {}\n", each(n, |at| format!("{{ $a{at} }} "))))
    }),
    (
        "check, options of a call",
        "check --format json",
        100,
        |n| {
            both(|_| {
                format!(
                    "m = {{ NUMBER($a{}) }}\n",
                    each(n, |at| format!(", o{at}: {at}"))
                )
            })
        },
    ),
    ("check, broken entries", "check --format json", 100, |n| {
        both(|_| "m = { \n= a\n".repeat(n))
    }),
    ("check, comments", "check --format json", 200, |n| {
        both(|_| format!("m = A\n{}n = B\n", "# A note.\n".repeat(n)))
    }),
    ("check, groups", "check --format json", 100, |n| {
        both(|locale| {
            each(n, |at| {
                format!("## Group {at}\n\nm{at} = {}\n\n", said(locale, at))
            })
        })
    }),
    ("check, lines of a text", "check --format json", 200, |n| {
        both(|_| format!("m =\n{}", "    Words of a line.\n".repeat(n)))
    }),
    ("check, allowances", "check --format json", 60, |n| {
        both(|_| {
            each(n, |at| {
                format!("# paridad: allow(spacing) because\nm{at} = A  b\n")
            })
        })
    }),
    (
        "check, allowances of one message",
        "check --format json",
        60,
        |n| {
            both(|_| {
                format!(
                    "{}m = A  b\n",
                    "# paridad: allow(spacing) because\n".repeat(n)
                )
            })
        },
    ),
];

fn only(locale: &str, text: String) -> Files {
    both(|it| {
        if it == locale {
            text.clone()
        } else {
            "z = A\n".to_owned()
        }
    })
}
