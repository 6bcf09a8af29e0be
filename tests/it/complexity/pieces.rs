//! Pieces of a text that are repeated, and the shapes of which they are a part.

/// A piece in a text and its translation, and in a translation alone.
pub const TEXT: &str = "\
check, a text of | check --format json | 60
-- locales/en/a.ftl
lead = It is ⟪PIECE⟫ so.
own = It is so.
-- locales/es/a.ftl
lead = La ⟪PIECE⟫ se.
own = La ⟪PIECE⟫ se.
-- locales/*/rest.ftl
-term = Union
other = Other
    .title = Other
";

/// A piece in statements and their translations, and in a translation alone. `CHECKS` turns them off, so that none holds a build back.
pub const STATEMENT: &str = "\
build, statements of | build | 30
-- paridad.toml
CHECKS
-- content/a.md
It is ⟪STATED⟫ so.

Governments must act now.
-- content/b.html
<p>It is ⟪STATED⟫ so.</p>
<p>Governments must act now.</p>
-- locales/en/a.ftl
lead = It is ⟪PIECE⟫ so.
own = Governments must act now.
-- locales/en/b.ftl
lead = It is ⟪PIECE⟫ so.
own = Governments must act now.
-- locales/es/a.ftl
lead = La ⟪PIECE⟫ se.
own = La ⟪PIECE⟫ se.
-- locales/es/b.ftl
lead = La ⟪PIECE⟫ se.
own = La ⟪PIECE⟫ se.
-- locales/*/rest.ftl
-term = Union
other = Other
    .title = Other
";

/// In translations, and in texts and their translations.
pub const PIECES: &[&str] = &[
    // Marks that open and never close, or the reverse.
    "¿",
    "¡¿",
    "a!b ",
    "“",
    "«a ",
    "\"",
    "'",
    "(",
    "[",
    "]",
    "[](",
    "…",
    ". ",
    // Addresses.
    "a@b.org ",
    "a@",
    "https://a.org/ ",
    "https://a.org/",
    "www.",
    "www.a.org ",
    "/a",
    " /a/b",
    "a.b/",
    "#a ",
    // Words and numbers.
    "a",
    "de de ",
    "ABC ",
    "1",
    "1,",
    "1.000 ",
    "$5 ",
    "12 de mayo de 2020 ",
    "no ",
    "art. 5, ",
    "-",
    "  ",
    "\u{a0}",
    "\u{a0}, ",
    "\u{200b}",
    "e\u{301}",
    "аа ",
    "аa ",
    "你",
];

/// What is repeated in texts and in statements.
pub const MARKUP: &[&str] = &[
    // Tags.
    "<",
    "<a title=\"",
    "<a b='",
    "<!-- ",
    "<!",
    "<?",
    "<![CDATA[",
    "</",
    "<b>",
    "<b>a</b> ",
    "<script>",
    "<a href=b>",
    "<a href=\"https://a.org/\">b</a> ",
    "<img alt=\"a\"> ",
    "&",
    "&#",
    // Markdown.
    "*",
    "*a_",
    "*a* ",
    "**a",
    "~~",
    "`",
    "`a",
    "``a` ",
    "[a](b) ",
    "[a](https://a.org/) ",
    "[a][b] ",
    "![a](b) ",
    "[^1] ",
    "[^a",
    "\\[",
    "| ",
    "$",
    // Placeables.
    "{ $a }",
    "{ NUMBER($a, minimumFractionDigits: 2) } ",
    "{ -term } ",
    "{ other.title } ",
    // Passages of others.
    "<q>a ",
];
