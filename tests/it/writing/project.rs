//! A small project that every command which writes has something to do in, and those commands.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The files of the project.
const FILES: [(&str, &str); 9] = [
    ("paridad.toml", "source = \"en\"\n"),
    (
        "content/call.md",
        "# Call\n\nWe ask 20 governments to sign the agreement before June.\n",
    ),
    (
        "content/note.md",
        "We ask 30 mayors to sign the agreement before June.\n",
    ),
    (
        "locales/en/call.ftl",
        "call = Call\nlead = We ask 20 governments to sign the agreement.\n",
    ),
    (
        "locales/en/note.ftl",
        "note-lead = We ask 30 mayors to sign the agreement.\n",
    ),
    (
        "locales/es/call.ftl",
        "call = Llamamiento\nlead = Pedimos a 20 Gobiernos que firmen el acuerdo .\n",
    ),
    (
        "locales/pt/call.ftl",
        "call = Chamado\nlead = Pedimos a 20 governos que assinem o acordo .\n",
    ),
    (
        "old.md",
        "Pedimos a 30 alcaldes que firmen el acuerdo antes de junio.\n",
    ),
    ("terms.csv", "en,es,pt\nagreement,acuerdo,acordo\n"),
];

/// A command that writes.
pub struct Writing {
    pub words: &'static [&'static str],
    /// Files besides those of the project, or in their place.
    pub files: &'static [(&'static str, &'static str)],
    /// Commands that are run before.
    pub before: &'static [&'static [&'static str]],
    /// What is answered to its questions.
    pub answers: &'static str,
    /// Commands after which the project may be left too: steps of this one, each of which is whole.
    pub steps: &'static [&'static [&'static str]],
}

const PLAIN: Writing = Writing {
    words: &[],
    files: &[],
    before: &[],
    answers: "",
    steps: &[],
};

pub const SYNC: Writing = Writing {
    words: &["sync"],
    ..PLAIN
};
/// Documents that are translated as whole files.
const DOCUMENTS: &[(&str, &str)] = &[
    (
        "paridad.toml",
        "source = \"en\"\ncontent = \"docs/{locale}/*.md\"\n",
    ),
    ("docs/en/a.md", "# Call\n\nWe ask 20 governments to sign.\n"),
    (
        "docs/es/a.md",
        "# Llamamiento\n\nPedimos a 20 Gobiernos que firmen.\n",
    ),
    (
        "docs/pt/a.md",
        "# Chamado\n\nPedimos a 20 governos que assinem.\n",
    ),
];

pub const SYNC_DOCUMENTS: Writing = Writing {
    words: &["sync"],
    files: DOCUMENTS,
    ..PLAIN
};
pub const ACCEPT_DOCUMENTS: Writing = Writing {
    words: &["accept", "--all", "--reviewed"],
    files: DOCUMENTS,
    before: &[&["sync"]],
    ..PLAIN
};
pub const SCAFFOLD: Writing = Writing {
    words: &["sync", "--scaffold", "fr"],
    ..PLAIN
};
pub const PREFILL: Writing = Writing {
    words: &["sync", "--prefill", "60"],
    steps: &[&["sync"]],
    ..PLAIN
};
pub const ACCEPT: Writing = Writing {
    words: &["accept", "--all"],
    ..PLAIN
};
pub const REVIEW: Writing = Writing {
    words: &["accept", "--review"],
    before: &[&["sync", "--prefill", "60"]],
    answers: "a\na\na\na\na\na\n",
    ..PLAIN
};
pub const ADOPT: Writing = Writing {
    words: &[
        "adopt",
        "old.md",
        "--locale",
        "es",
        "--source",
        "content/note.md",
    ],
    ..PLAIN
};
/// What came back from a translator: a text that changes, and one that is new.
const RETURNED: &[(&str, &str)] = &[(
    "back.po",
    r#"msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: locales/en/call.ftl
msgctxt "call"
msgid "Call"
msgstr "Convocatoria"

#: locales/en/note.ftl
msgctxt "note-lead"
msgid "We ask 30 mayors to sign the agreement."
msgstr "Pedimos a 30 alcaldes que firmen el acuerdo."
"#,
)];

pub const IMPORT: Writing = Writing {
    words: &["import", "back.po", "--prefer", "file"],
    files: RETURNED,
    ..PLAIN
};
pub const ADOPT_GETTEXT: Writing = Writing {
    words: &["adopt", "back.po", "--locale", "es"],
    files: RETURNED,
    ..PLAIN
};
pub const ADOPT_INTO_DOCUMENTS: Writing = Writing {
    words: &["adopt", "back.po", "--locale", "es"],
    files: &[
        DOCUMENTS[0],
        DOCUMENTS[1],
        ("docs/es/a.md", "# Llamamiento\n"),
        (
            "back.po",
            r#"msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"

msgid "We ask 20 governments to sign."
msgstr "Pedimos a 20 Gobiernos que firmen."
"#,
        ),
    ],
    ..PLAIN
};
pub const IMPORT_INTO_DOCUMENTS: Writing = Writing {
    words: &["import", "back.po"],
    files: &[
        DOCUMENTS[0],
        DOCUMENTS[1],
        ("docs/es/a.md", "# Llamamiento\n"),
        (
            "back.po",
            r#"msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: docs/en/a.md
msgctxt "call.paragraph-1"
msgid "We ask 20 governments to sign."
msgstr "Pedimos a 20 Gobiernos que firmen."
"#,
        ),
    ],
    ..PLAIN
};
pub const RENAME: Writing = Writing {
    words: &["rename", "lead", "opening"],
    before: &[&["accept", "--all"]],
    ..PLAIN
};
pub const FMT: Writing = Writing {
    words: &["fmt"],
    files: &[
        (
            "locales/es/call.ftl",
            "call=Llamamiento\nlead = Pedimos a 20 Gobiernos\n",
        ),
        (
            "locales/pt/call.ftl",
            "call = Chamado\n\n\nlead = Pedimos a 20 governos\n",
        ),
    ],
    ..PLAIN
};
pub const RENAME_STATEMENT: Writing = Writing {
    words: &["rename", "content/call.md", "content/2026/call.md"],
    before: &[&["accept", "--all"]],
    ..PLAIN
};
pub const PRUNE: Writing = Writing {
    words: &["sync", "--prune"],
    before: &[
        &["accept", "--all"],
        &["rename", "lead", "other", "locales/es/call.ftl"],
    ],
    ..PLAIN
};
pub const FIX: Writing = Writing {
    words: &["check", "--fix"],
    ..PLAIN
};
pub const SUGGEST: Writing = Writing {
    words: &[
        "suggest",
        "--missing",
        "--write",
        "--locale",
        "es",
        "--least",
        "60",
    ],
    ..PLAIN
};
pub const GLOSSARY: Writing = Writing {
    words: &["glossary", "import", "terms.csv"],
    ..PLAIN
};
pub const INIT: Writing = Writing {
    words: &["init", "--force"],
    ..PLAIN
};
pub const BASELINE: Writing = Writing {
    words: &["check", "--baseline", "debts.json", "--write-baseline"],
    ..PLAIN
};
pub const BUILD: Writing = Writing {
    words: &[
        "build",
        "--locale",
        "es",
        "--edition",
        "markdown",
        "--missing",
        "source",
        "--stale",
        "last",
        "--min-coverage",
        "es=0",
    ],
    before: &[&["sync"]],
    ..PLAIN
};

/// Every file below a folder, by its path in it; of a link, where it leads.
pub type Files = BTreeMap<PathBuf, String>;

pub fn files(root: &Path) -> Files {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            let name = path.strip_prefix(root).unwrap().to_path_buf();
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_symlink() {
                let to = fs::read_link(&path).unwrap();
                found.insert(name, format!("a link to {}", to.display()));
            } else if name.ends_with(".paridad-cache") {
                // It holds times.
                found.insert(name, "a record of a build".to_owned());
            } else {
                let bytes = fs::read(&path).unwrap();
                found.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
    found
}

pub fn put(root: &Path, files: &Files) {
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

impl Writing {
    /// The project as it is before the command.
    pub fn start(&self) -> Files {
        let folder = tempfile::tempdir().unwrap();
        let project = FILES.map(|(path, text)| (path.into(), text.to_owned()));
        put(folder.path(), &project.into());
        let besides = self.files.iter();
        let besides = besides.map(|(path, text)| (path.into(), (*text).to_owned()));
        put(folder.path(), &besides.collect());
        for words in self.before {
            run(command(folder.path(), words), "");
        }
        files(folder.path())
    }

    /// The states that it may be left in after the command was cut off, or done.
    pub fn whole(&self, start: &Files) -> Vec<Files> {
        let after = |words: &&[&str]| {
            let folder = tempfile::tempdir().unwrap();
            put(folder.path(), start);
            run(command(folder.path(), words), self.answers);
            files(folder.path())
        };
        let steps = self.steps.iter().chain([&self.words]);
        std::iter::once(start.clone())
            .chain(steps.map(after))
            .collect()
    }

    pub fn command(&self, root: &Path) -> Command {
        command(root, self.words)
    }
}

pub fn command(root: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paridad"));
    command.current_dir(root).args(words);
    // One thread alone, so that each run makes the same calls.
    command.env("RAYON_NUM_THREADS", "1");
    command.env_remove("GITHUB_ACTIONS");
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs a command to its end.
pub fn run(mut command: Command, answers: &str) -> Output {
    use std::io::Write;
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // It may not ask.
    let _ = stdin.write_all(answers.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

/// What a command told, on either stream.
pub fn told(output: &Output) -> String {
    let out = String::from_utf8_lossy(&output.stdout);
    format!("{out}{}", String::from_utf8_lossy(&output.stderr))
}
