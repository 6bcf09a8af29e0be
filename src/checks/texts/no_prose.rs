//! Texts that are no prose in any language: commands, addresses of the post, settings, what programs fill in.

/// Returns whether a token is what a program puts its own text for: `%date%`, `%(name)s`, `${name}`, `{{name}}`, `:name`.
pub(super) fn is_placeholder(token: &str) -> bool {
    let token = token.trim_matches(|c: char| ",.;!?()\"'“”«»".contains(c));
    let token = token.trim_end_matches(':');
    let is_between = |mark: char| {
        let inner = token
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(char::is_whitespace))
    };
    let is_word = |rest: &str| rest.starts_with(char::is_alphabetic);
    is_between('%')
        || token.starts_with("%(")
        || token.strip_prefix(['$', ':']).is_some_and(is_word)
        || ["${", "#{", "{{", "[["]
            .iter()
            .any(|opening| token.starts_with(*opening))
}

/// Returns whether a text is a single letter, marks aside.
pub(super) fn is_letter(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.next().is_some() && letters.next().is_none()
}

/// Programs that instructions tell people to run; words of a language that nobody would begin a sentence with.
const PROGRAMS: &[&str] = &[
    "adb",
    "apt",
    "apt-get",
    "bash",
    "brew",
    "cargo",
    "cd",
    "chmod",
    "chown",
    "composer",
    "conda",
    "cp",
    "curl",
    "dnf",
    "docker",
    "docker-compose",
    "flatpak",
    "git",
    "go",
    "gpg",
    "gpg2",
    "kubectl",
    "ls",
    "mkdir",
    "mv",
    "node",
    "npm",
    "npx",
    "pip",
    "pip3",
    "pipx",
    "pkg",
    "pnpm",
    "podman",
    "python",
    "python3",
    "rm",
    "rsync",
    "rustup",
    "scp",
    "sh",
    "ssh",
    "sudo",
    "systemctl",
    "tar",
    "wget",
    "yarn",
    "yum",
    "zypper",
];

/// Returns whether a text is a command, whatever marks stand around it: `_sudo apt-get install mailkit_`
pub(super) fn is_command(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "*_$>#`\"'".contains(c));
    let mut words = text.split_whitespace();
    let is_program = words.next().is_some_and(|first| PROGRAMS.contains(&first));
    is_program && !text.ends_with(['.', '!', '?', ':']) && !text.contains(". ")
}

/// Returns whether a text is a postal address: lines or members in a row that begin with capitals or numbers, two of
/// them with a number, and none a sentence.
pub(super) fn is_postal_address(text: &str) -> bool {
    let pieces: Vec<&str> = text
        .split(['\n', ',', '|'])
        .flat_map(|line| line.split("<br>"))
        .map(|piece| piece.trim_matches(|c: char| c.is_whitespace() || "\\*_".contains(c)))
        .filter(|piece| !piece.is_empty())
        .collect();
    let is_piece = |piece: &&str| {
        let first = piece.chars().next().unwrap_or(' ');
        let last = piece
            .trim_end_matches('.')
            .rsplit(' ')
            .next()
            .unwrap_or_default();
        let is_closed =
            piece.ends_with(['!', '?', ':', ';']) || piece.ends_with('.') && last.len() > 4;
        (first.is_uppercase() || first.is_ascii_digit()) && !is_closed && piece.len() < 80
    };
    let has_number = |piece: &&&str| piece.contains(|c: char| c.is_ascii_digit());
    (3..=10).contains(&pieces.len())
        && pieces.iter().all(is_piece)
        && pieces.iter().filter(has_number).count() >= 2
}

/// Returns whether every line is a key and a bare or quoted value: `version = "1.4"`, `order: 3`.
pub(super) fn is_metadata(text: &str) -> bool {
    let is_setting = |line: &str| {
        let Some((key, value)) = line.split_once(['=', ':']) else {
            return false;
        };
        let (key, value) = (key.trim(), value.trim());
        let is_key = !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '-' | '.'));
        is_key && !value.is_empty() && (value.starts_with(['"', '[', '{']) || !value.contains(' '))
    };
    text.lines().all(is_setting)
}

/// Returns whether a text is a list of data for a program: members without blanks, most with signs that no word has.
pub(super) fn is_data(text: &str) -> bool {
    let mut members = text.split([',', ';', '\n']).map(str::trim);
    let has_sign =
        |member: &str| member.contains(|c: char| "/_=:.@#".contains(c) || c.is_ascii_digit());
    let is_one = |member: &str| !member.contains(char::is_whitespace);
    let (mut count, mut signs) = (0, 0);
    let are_data = members.by_ref().all(|member| {
        count += 1;
        signs += usize::from(has_sign(member));
        is_one(member)
    });
    are_data && count >= LEAST_MEMBERS && signs * 2 > count
}

/// A list of data has so many members.
const LEAST_MEMBERS: usize = 4;
