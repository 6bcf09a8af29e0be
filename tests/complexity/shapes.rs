//! The shapes: what is repeated, and where it stands. A row each.

/// A project whose size grows with `n`, and the command that reads it.
pub struct Shape {
    pub name: String,
    pub command: &'static str,
    /// So large that what grows with the square shows, and no larger.
    pub n: usize,
    pub files: Box<dyn Fn(usize) -> Vec<(&'static str, String)>>,
}

type Files = Vec<(&'static str, String)>;

/// All shapes, in the order in which they are counted.
pub fn shapes() -> Vec<Shape> {
    let mut all = Vec::new();
    for piece in PIECES.iter().chain(MARKUP) {
        let name = format!("check, a text of {piece:?}");
        all.push(shape(name, "check --format json", 200, |n| texts(piece, n)));
    }
    for piece in MARKUP {
        let name = format!("build, statements of {piece:?}");
        all.push(shape(name, "build", 100, |n| statements(piece, n)));
    }
    for (name, command, n, files) in STRUCTURES {
        all.push(shape((*name).to_owned(), command, *n, *files));
    }
    all
}

fn shape(
    name: String,
    command: &'static str,
    n: usize,
    files: impl Fn(usize) -> Files + 'static,
) -> Shape {
    Shape {
        name,
        command,
        n,
        files: Box::new(files),
    }
}

/// What is repeated within one text.
const PIECES: &[&str] = &[
    // Marks that open and never close, or the reverse.
    "¿",
    "¿a ",
    "¡¿",
    "a? ",
    "!",
    "a!b ",
    "“",
    "”a ",
    "«a ",
    "\"",
    "'",
    "a' ",
    "(",
    ")a ",
    "[",
    "]",
    "[](",
    "…",
    ". ",
    ".. ",
    // Addresses.
    "a@b.org ",
    "a@",
    "@a ",
    "https://a.org/ ",
    "https://a.org/",
    "://",
    "a:",
    "www.",
    "www.a.org ",
    "/a",
    "a/",
    " /a/b",
    "a.b/",
    "#a ",
    // Words and numbers.
    "a",
    "de ",
    "de de ",
    "De. ",
    "A. ",
    "ABC ",
    "1",
    "1 ",
    "1,",
    "1.000 ",
    "5 % ",
    "$5 ",
    "12 de mayo de 2020 ",
    "2020-05-12 ",
    "mil ",
    "diez mil ",
    "no ",
    "art. 5, ",
    "- ",
    "-",
    "— ",
    "  ",
    "\u{a0}",
    "\u{a0}, ",
    "\u{200b}",
    "\u{202e}",
    "e\u{301}",
    "аа ",
    "аa ",
    "你",
    "한 ",
];

/// What is repeated in texts and in statements.
const MARKUP: &[&str] = &[
    // Tags.
    "<",
    "<a ",
    "<a title=\"",
    "<a b='",
    "<!-- ",
    "<!",
    "<?",
    "<![CDATA[",
    "</",
    "<b>",
    "</b>",
    "<b>a</b> ",
    "<code>",
    "<script>",
    "<a href=b>",
    "<a href=\"https://a.org/\">b</a> ",
    "<br>",
    "<img alt=\"a\"> ",
    "&",
    "&amp;",
    "&#",
    ">",
    // Markdown.
    "*",
    "*a ",
    "*a_",
    "*a* ",
    "**a",
    "__a__ ",
    "~~",
    "`",
    "`a",
    "``a` ",
    "`a` ",
    "[a](b) ",
    "[a](https://a.org/) ",
    "[a][b] ",
    "![a](b) ",
    "[^1] ",
    "[^a",
    "\\\\",
    "\\[",
    "| ",
    "$",
    // Placeables.
    "{ $a } ",
    "{ $a }",
    "{ NUMBER($a, minimumFractionDigits: 2) } ",
    "{ -term } ",
    "{ other } ",
    "{ other.title } ",
    "{ \"a\" } ",
    "{ \"\" }",
];

/// The piece in a translation, and in a text and its translation.
fn texts(piece: &str, n: usize) -> Files {
    let many = piece.repeat(n);
    vec![
        (
            "locales/en/a.ftl",
            format!("lead = It is {many} so.\nown = It is so.\n{REST}"),
        ),
        (
            "locales/es/a.ftl",
            format!("lead = La {many} se.\nown = La {many} se.\n"),
        ),
        ("locales/en/rest.ftl", REST.to_owned()),
        ("locales/es/rest.ftl", REST.to_owned()),
    ]
}

/// The piece in statements and their translations.
fn statements(piece: &str, n: usize) -> Files {
    let many = piece.repeat(n);
    let is_placeable = piece.starts_with('{');
    let written = if is_placeable { "" } else { &many };
    vec![
        ("paridad.toml", checks_off()),
        ("content/a.md", format!("It is {written} so.\n\n{OWN}\n")),
        (
            "content/b.html",
            format!("<p>It is {written} so.</p>\n<p>{OWN}</p>\n"),
        ),
        (
            "locales/en/a.ftl",
            format!("lead = It is {many} so.\nown = {OWN}\n"),
        ),
        (
            "locales/en/b.ftl",
            format!("lead = It is {many} so.\nown = {OWN}\n"),
        ),
        (
            "locales/es/a.ftl",
            format!("lead = La {many} se.\nown = La {many} se.\n"),
        ),
        (
            "locales/es/b.ftl",
            format!("lead = La {many} se.\nown = La {many} se.\n"),
        ),
        ("locales/en/rest.ftl", REST.to_owned()),
        ("locales/es/rest.ftl", REST.to_owned()),
    ]
}

/// What the placeables refer to.
const REST: &str = "-term = Union\nother = Other\n    .title = Other\n";

/// A configuration under which nothing holds a build back.
fn checks_off() -> String {
    let checks = paridad::checks::ALL.iter();
    format!(
        "[checks]\n{}",
        checks
            .map(|check| format!("{} = \"off\"\n", check.info().id))
            .collect::<String>()
    )
}

const OWN: &str = "Governments must act now.";

type Row = (&'static str, &'static str, usize, fn(usize) -> Files);

/// What is repeated around texts.
const STRUCTURES: &[Row] = &[
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
    ("sync, blocks", "sync", 60, |n| {
        statement(
            "content/s.md",
            each(n, |at| format!("{}\n\n", said("en", at))),
        )
    }),
    ("sync, equal blocks", "sync", 120, |n| {
        statement("content/s.md", "The same words stand here.\n\n".repeat(n))
    }),
    ("sync, blocks of numbered words", "sync", 120, |n| {
        statement(
            "content/s.md",
            each(n, |at| format!("Here {} the words {at}.\n\n", 2 + at % 7)),
        )
    }),
    ("sync, equal items", "sync", 100, |n| {
        statement("content/s.md", "- The same words stand here.\n".repeat(n))
    }),
    ("sync, equal rows of a table", "sync", 60, |n| {
        statement(
            "content/s.md",
            format!("| A | B |\n|---|---|\n{}", "| Same | Words |\n".repeat(n)),
        )
    }),
    ("sync, equal paragraphs of a page", "sync", 100, |n| {
        statement(
            "content/s.html",
            "<p>The same words stand here.</p>\n".repeat(n),
        )
    }),
    ("sync, attributes of a page", "sync", 100, |n| {
        statement(
            "content/s.html",
            format!("<p>{}</p>\n", "<img alt=\"The same words\"> ".repeat(n)),
        )
    }),
    ("sync, edited equal blocks", "sync", 60, |n| {
        let mut files = statement(
            "content/s.md",
            "The same words stand here today.\n\n".repeat(n),
        );
        files.push((
            "locales/en/s.ftl",
            each(n, |at| {
                format!("same-words-{at} = The same words stand here.\n")
            }),
        ));
        files
    }),
    ("sync, edited blocks", "sync", 60, |n| {
        let mut files = statement(
            "content/s.md",
            each(n, |at| format!("{} today\n\n", said("en", at))),
        );
        files.push((
            "locales/en/s.ftl",
            each(n, |at| format!("m{at} = {}\n", said("en", at))),
        ));
        files
    }),
    ("sync, blocks in reverse", "sync", 60, |n| {
        let mut files = statement(
            "content/s.md",
            each(n, |at| format!("{}\n\n", said("en", n - at))),
        );
        files.push((
            "locales/en/s.ftl",
            each(n, |at| format!("m{at} = {}\n", said("en", at))),
        ));
        files
    }),
    ("check, equal blocks", "check --format json", 100, |n| {
        statement("content/s.md", "The same words stand here.\n\n".repeat(n))
    }),
    ("check, explicit ids", "check --format json", 60, |n| {
        statement(
            "content/s.md",
            each(n, |at| {
                format!("<!-- id: b{at} -->\n{}\n\n", said("en", at))
            }),
        )
    }),
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

fn each(n: usize, text: impl Fn(usize) -> String) -> String {
    (0..n).map(text).collect()
}

fn both(text: impl Fn(&str) -> String) -> Files {
    vec![
        ("locales/en/a.ftl", text("en")),
        ("locales/es/a.ftl", text("es")),
    ]
}

fn only(locale: &str, text: String) -> Files {
    both(|it| {
        if it == locale {
            text.clone()
        } else {
            "z = A\n".to_owned()
        }
    })
}

/// A statement that has no catalog yet.
fn statement(path: &'static str, text: String) -> Files {
    let mut files = both(|_| "z = A\n".to_owned());
    files.push((path, text));
    files
}

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

/// A sentence that is another one for each number, of words that many share.
fn said(locale: &str, at: usize) -> String {
    const WORDS: [[&str; 8]; 2] = [
        [
            "rights", "states", "peoples", "borders", "asylum", "treaties", "courts", "families",
        ],
        [
            "derechos",
            "estados",
            "pueblos",
            "fronteras",
            "asilo",
            "tratados",
            "tribunales",
            "familias",
        ],
    ];
    let words = WORDS[usize::from(locale == "es")];
    let word = |place: u32| words[(at / 8usize.pow(place)) % 8];
    let (first, second, third) = (word(0), word(1), word(2));
    if locale == "es" {
        format!("Los {first} y los {second} de {third} deben estar aquí.")
    } else {
        format!("The {first} and the {second} of {third} must be here.")
    }
}

/// A language for each number.
fn tag(at: usize) -> String {
    let letter = |it: usize| char::from(b'a' + (it % 26) as u8);
    format!("q{}{}", letter(at / 26), letter(at))
}
