//! A project in which everything that can be named or written is hostile.

use std::fs;
use std::path::Path;

/// Line breaks with commands of GitHub and Azure, the commands of a terminal in one byte and in two, and what turns or
/// ends a line. It stands in names, keys, ids, values and arguments, so that no line of any output may begin within it.
pub const NAME: &str = "a\n::error::name\r::add-mask::x ##[error]y ##vso[task.z]\u{1b}]0;t\u{7}\u{1b}[31mb\u{7f}\u{85}\u{9b}1m\u{9d}0;t\u{202e}\u{2066}\u{200f}\u{61c}\u{2028}::error::name";

/// The same as a string of TOML.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            ' '..='~' if c != '"' && c != '\\' => quoted.push(c),
            _ => quoted.push_str(&format!("\\U{:08X}", c as u32)),
        }
    }
    quoted + "\""
}

/// Keys of `paridad.toml`.
const KEYS: [&str; 21] = [
    "source",
    "targets",
    "content",
    "catalogs",
    "shared",
    "exclude",
    "output",
    "editions",
    "templates",
    "bundle",
    "bundles",
    "functions",
    "min-coverage",
    "policies",
    "side-by-side",
    "site",
    "markdown",
    "text",
    "checks",
    "levels",
    "front-matter",
];

/// Configurations that are wrong in a hostile way, each with the name of its file.
pub fn configurations() -> Vec<(&'static str, String)> {
    let name = quoted(NAME);
    let mut all = vec![
        ("paridad.toml", format!("source = {NAME}")),
        (
            "paridad.toml",
            format!("# {NAME}\nsource = \"en\"\nsource = 1"),
        ),
        ("paridad.toml", format!("{name} = 1")),
        ("paridad.toml", format!("[{name}]\nx = 1")),
        (
            "paridad.toml",
            format!("[[levels]]\n{name} = 1\ncheck = {name}\nlevel = {name}"),
        ),
        (
            "paridad.toml",
            format!(
                "[[levels]]\ncheck = \"numbers\"\nlevel = \"off\"\nlocale = {name}\npaths = [{name}]\nid = {name}"
            ),
        ),
        (
            "paridad.toml",
            format!("[site]\nurl = {name}\n{name} = 1\ntitle = {name}"),
        ),
        (
            "paridad.toml",
            format!("[site]\nurl = \"https://example.org/\"\ntitle = {name}"),
        ),
        (
            "l10n.toml",
            format!(
                "basepath = {name}\nlocales = [{name}]\n[[paths]]\nreference = {name}\nl10n = {name}"
            ),
        ),
        (
            "l10n.toml",
            format!(
                "basepath = \".\"\nlocales = [\"es\"]\n{name} = 1\n[env]\n{name} = {name}\n[[includes]]\npath = {name}\n[[filters]]\npath = {name}\nkey = {name}\naction = {name}"
            ),
        ),
        (
            "i18n.toml",
            format!("fallback_language = {name}\n[fluent]\nassets_dir = {name}\n{name} = 1"),
        ),
        (
            "i18n.toml",
            format!("fallback_language = \"en\"\nsubcrates = [{name}]"),
        ),
    ];
    for key in KEYS {
        all.push(("paridad.toml", format!("{key} = {name}")));
        all.push(("paridad.toml", format!("{key} = [{name}]")));
        all.push(("paridad.toml", format!("{key} = [{{ {name} = {name} }}]")));
        all.push(("paridad.toml", format!("[{key}]\n{name} = {name}")));
        all.push((
            "paridad.toml",
            format!("[{key}]\nes = {name}\ntext = [{name}]\nsyntax = {name}"),
        ));
    }
    all
}

/// Writes the project. Its names and texts are hostile, and yet its commands come far.
pub fn write(root: &Path) {
    let name = quoted(NAME);
    let put = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let text = NAME.replace(['\n', '\r'], " ").replace("name", "text");
    // A text may run over lines, in a record too.
    let lines = quoted(&NAME.replace("name", "text"));
    put(
        "paridad.toml",
        &format!(
            "source = \"en\"\ntargets = [\"es\", \"pt\"]\nbundles = [\"ftl\", \"json\", \"typescript\", \"rust\"]\n\
             editions = [\"markdown\", \"html\", \"text\", \"mail\", \"side-by-side\", \"docx\", \"epub\"]\n\
             functions = [\"NAMES\"]\n[checks]\n{name} = \"error\"\n[min-coverage]\nes = 100\n\
             [front-matter]\ntext = [\"title\", {name}]\n[[levels]]\ncheck = \"identical\"\nlevel = \"error\"\nreason = {name}\n"
        ),
    );
    let statement = |title: &str| {
        format!(
            "---\ntitle: {}\n{}: x\nslug: {}\nlang: en\n---\n# The call {text}\n\nOn 3 May {text} the states [met]({text}) in `{text}`, \
             <b onclick=\"{text}\">all</b> of them.\n\n- One {{ {text} }} {text}\n- <!-- #two --> Two [x](https://example.org/{text})\n\n\
             ::error::text\n ::error::text ##[error]text\n\n<script>\n::error::text\n</script>\n\n{{ $count }} {text}\n",
            quoted(title),
            quoted(NAME),
            quoted(NAME)
        )
    };
    put(&format!("content/{NAME}.md"), &statement(NAME));
    put(
        &format!("content/{NAME}/call.md"),
        &statement("Call").replace("On 3 May", &format!("<!-- #{text} -->\nOn 3 May")),
    );
    put(
        "content/ids.html",
        &format!("<p id=\"{NAME}\">The page</p>\n"),
    );
    put(
        "content/page.html",
        &format!(
            "<html><head><title>{NAME}</title></head><body><p>The page {NAME}</p><p title=\"{NAME}\">Two</p></body></html>\n"
        ),
    );
    put(
        "content/plain.txt",
        &format!("Title {text}\n\nThe text {NAME}\n"),
    );
    put(
        "locales/en/main.ftl",
        &format!(
            "### {text}\n# {text}\nlead = The state {{ $count }} met in 2024 {text}\n    .title = {text} title\n-court = Court {text}\n\
             held = {{ -court(x: \"{text}\") }} {{ NUMBER($n, minimumFractionDigits: \"{text}\") }} {{ {text} }}\n\
             lost = Nobody is lost in {{ $place }}, and all of it <b>stays</b> [there](https://example.org/a)\n\
             lines =\n    one {text}\n    ::error::text\nmet = The states met in Lima {text}\nmet-too = The states met in Quito {text}\nnear = The state {{ $count }} met in 2025 {text}\nfirst = {{ first }}\ngone = {{ gone-too }} {{ NAMES({text}: 1) }}\n"
        ),
    );
    put(
        "locales/es/main.ftl",
        &format!(
            "# paridad: allow({text})\n# paridad: allow(numbers) {text}\nlead = El estado{text} <img src=x onerror=\"{text}\"> 2023 , {{ $other }}\n    .title = {text}\n    .extra = {text}\n\
             lost = <a href=\"javascript:{text}\">{text}</a> [x]({text}) ¡no{text}! ( {{ \"\\u001B]0;t\" }} the the\n\
             lines =\n    uno {text}\n    ::error::text\n    ##[error]text\nextra = {text}\n-court = Corte {text}\nmet = Los estados se reunieron en Lima {text}\nlead = twice\n= {text}\n{text} = broken\nx = {{ {text}\n"
        ),
    );
    put(
        &format!("locales/es/{NAME}/x.ftl"),
        &format!("orphan = {text}\n"),
    );
    put(
        &format!("locales/pt/{NAME}.ftl"),
        &format!("lead = {text} \\\n"),
    );
    put(&format!("locales/{NAME}/main.ftl"), "lead = x\n");
    put(
        "locales/pt/main.ftl",
        &format!("lead = O estado {{ $count }} reuniu-se em 2024 {text}\n"),
    );
    put("locales/pt/bad.ftl", "lead = x\n");
    fs::write(root.join("locales/pt/bytes.ftl"), b"lead = \xff\x9d0;t\n").unwrap();
    put(
        "locales/es/main.state.toml",
        &format!(
            "[lead]\nsource = {lines}\ntarget = {name}\nstate = {name}\nreviewer = {name}\n{name} = {name}\n\
             [lost]\nsource = {lines}\ntarget = \"0000000000000000\"\nstate = \"translated\"\nreviewer = {name}\n[{name}]\nsource = {name}\n"
        ),
    );
    put("locales/pt/main.state.toml", &format!("[lead\n{NAME}"));
    put(
        "locales/glossary.toml",
        &format!(
            "keep = [{name}]\n[[term]]\nsource = {name}\nes = {{ approved = {name}, forbidden = [{name}] }}\n\
             [[term]]\nsource = \"state\"\nes = {{ approved = {name}, forbidden = \"estado\" }}\n[[term]]\nsource = 1\n{name} = 2\n"
        ),
    );
    put(
        "terms.csv",
        &format!("en;es\nstate;\"{NAME}\"\n\"{NAME}\";\"{NAME}\"\n"),
    );
    put("odd.csv", &format!("{text};{text}\nstate;x\n"));
    put(
        "terms.tbx",
        &format!("<martif><text><body><termEntry id=\"{text}\"><{text}"),
    );
    put("baseline.json", &quoted(NAME));
    put(
        &format!("old/es/{NAME}.md"),
        &format!(
            "# El llamado {text}\n\nEl 3 de mayo {text} los estados [se reunieron]({text}).\n\n- Uno {text}\n- Dos\n\n::error::text\n"
        ),
    );
    put(
        "one.md",
        &format!("# One {text}\n\nOn 3 May {text} 2024 `{text}`.\n"),
    );
    put(
        "uno.md",
        &format!("# Uno {text}\n\nEl 4 de mayo {text} 2025 <script>{text}</script>.\n"),
    );
    put(&format!("{NAME}.es.md"), "x\n");
    put(
        "templates/page.html",
        "{% extends \"paridad/page.html\" %}\n",
    );
}
