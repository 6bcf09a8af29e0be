//! What is repeated within one text.

use super::{Files, OWN};

/// In translations, and in texts and their translations.
pub(super) const PIECES: &[&str] = &[
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
pub(super) const MARKUP: &[&str] = &[
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
pub(super) fn texts(piece: &str, n: usize) -> Files {
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
pub(super) fn statements(piece: &str, n: usize) -> Files {
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
