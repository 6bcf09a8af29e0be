//! Reading state files, table by table.

use crate::project::state::{Confidence, FaultKind, Fingerprint, Record, State, StateFault};
use crate::text::slice::Slice;
use crate::text::span::Span;

impl State {
    /// Reads a state file, table by table: what is not understood is told, and the rest counts.
    pub fn read(text: &str) -> (Self, Vec<StateFault>) {
        let (mut state, mut faults) = (State::default(), Vec::new());
        let mut table: Option<StateTable> = None;
        // Comments that the next table takes, or the end of the file.
        let mut above = String::new();
        let mut at = 0;
        let mut is_conflict = false;
        for line in text.split_inclusive('\n') {
            let span = Span::new(at, at + line.trim_end().len());
            at += line.len();
            let opens = line.starts_with("<<<<<<<");
            if opens || line.starts_with(">>>>>>>") || (is_conflict && line.starts_with("======="))
            {
                if opens {
                    faults.push(StateFault {
                        span,
                        message: "two branches were merged here, and nobody decided".to_owned(),
                        help: "keep one of the two and remove the marks; `paridad accept` writes the record anew",
                        kind: FaultKind::Conflict,
                    });
                }
                is_conflict = opens || (is_conflict && !line.starts_with(">>>>>>>"));
                above = close(table.take(), &mut state, &mut faults);
            } else if line.starts_with('[') {
                match table.take() {
                    None => split_head(&mut above, &mut state.kept.head),
                    before => above = close(before, &mut state, &mut faults),
                }
                table = Some(StateTable {
                    span,
                    above: std::mem::take(&mut above),
                    text: line.to_owned(),
                });
            } else if let Some(table) = &mut table {
                table.text.push_str(line);
            } else if line.trim().is_empty() || line.starts_with('#') {
                above.push_str(line);
            } else {
                faults.push(unreadable(span, "this line belongs to no text".to_owned()));
            }
        }
        if table.is_some() {
            above = close(table, &mut state, &mut faults);
        }
        state.kept.tail = tidied(&above);
        (state, faults)
    }
}

/// Comments before the first table that a blank line parts from it are about the file.
fn split_head(above: &mut String, head: &mut String) {
    let text = above.replace("\r\n", "\n");
    let own = text
        .trim_end_matches('\n')
        .rfind("\n\n")
        .map_or(0, |at| at + 2);
    let own = if text.ends_with("\n\n") {
        text.len()
    } else {
        own
    };
    *head = tidied(text.slice(..own));
    *above = without_blanks_before(text.slice(own..));
}

/// Without the blank lines that it begins with: what is written puts one before each table.
fn without_blanks_before(text: &str) -> String {
    let mut lines = text.split_inclusive('\n');
    let blanks = lines.by_ref().take_while(|line| line.trim().is_empty());
    let blanks: usize = blanks.map(str::len).sum();
    text.slice(blanks..).to_owned()
}

/// Without blank lines around it.
fn tidied(text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        text => format!("{}\n", text.replace("\r\n", "\n")),
    }
}

/// A table as it stands: its head, and its text.
struct StateTable {
    span: Span,
    above: String,
    text: String,
}

/// Takes a table in, and gives the comments behind it.
fn close(table: Option<StateTable>, state: &mut State, faults: &mut Vec<StateFault>) -> String {
    let Some(StateTable { span, above, text }) = table else {
        return String::new();
    };
    let text = text.replace("\r\n", "\n");
    let (text, behind) = text.halves(end_of_keys(&text));
    match record(text) {
        Ok((name, record)) => {
            if state.records.contains_key(name.as_str()) {
                faults.push(unreadable(
                    span,
                    format!("`{name}` stands here a second time"),
                ));
            } else {
                state.keep(&name, above, text);
                state.records.insert(name.into(), record);
            }
        }
        Err(message) => faults.push(unreadable(span, message)),
    }
    without_blanks_before(behind)
}

/// Returns where the last line of a table ends that is no comment.
fn end_of_keys(text: &str) -> usize {
    let mut end = text.len();
    for line in text.split_inclusive('\n').rev() {
        let seen = line.trim();
        if !seen.is_empty() && !seen.starts_with('#') {
            break;
        }
        end -= line.len();
    }
    end
}

fn unreadable(span: Span, message: String) -> StateFault {
    StateFault {
        span,
        message,
        help: "remove it; `paridad accept` writes the record anew",
        kind: FaultKind::Unreadable,
    }
}

fn record(text: &str) -> Result<(String, Record), String> {
    plain_record(text).map_or_else(|| toml_record(text), Ok)
}

/// Reads a record of one line for each key, without escapes and comments, as nearly all are: reading it as TOML would
/// take many times as long.
fn plain_record(text: &str) -> Option<(String, Record)> {
    let mut lines = text.lines();
    let name = lines.next()?.strip_prefix('[')?.strip_suffix(']')?;
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let name = if !name.is_empty() && name.bytes().all(is_bare) {
        name
    } else {
        plain_string(name)?
    };
    let [mut source, mut target, mut state] = [None; 3];
    for line in lines {
        let (key, value) = line.split_once(" = ")?;
        let field = match key {
            "source" => &mut source,
            "target" => &mut target,
            "state" => &mut state,
            _ => return None,
        };
        if field.replace(plain_string(value)?).is_some() {
            return None;
        }
    }
    let record = Record {
        source: source?.to_owned(),
        target: Fingerprint::parse(target?)?,
        state: confidence(state?)?,
    };
    Some((name.to_owned(), record))
}

/// Returns what stands between quotation marks, if it stands for itself.
fn plain_string(written: &str) -> Option<&str> {
    let text = written.strip_prefix('"')?.strip_suffix('"')?;
    let is_special = |byte: u8| byte < b' ' || matches!(byte, b'"' | b'\\' | 0x7f);
    (!text.bytes().any(is_special)).then_some(text)
}

fn confidence(name: &str) -> Option<Confidence> {
    let mut names = Confidence::NAMES.into_iter();
    let (_, confidence) = names.find(|(known, _)| *known == name)?;
    Some(confidence)
}

fn toml_record(text: &str) -> Result<(String, Record), String> {
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let reason = error
            .message()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        format!("this record is no TOML: {reason}")
    })?;
    let (name, value) = table.iter().next().ok_or("this record has no name")?;
    // `[lead.title]` without quotes is a table within a table.
    let fields = value
        .as_table()
        .ok_or_else(|| format!("`{name}` is no record"))?;
    let field = |key: &str| {
        let value = fields.get(key).and_then(toml::Value::as_str);
        value.ok_or_else(|| format!("the record of `{name}` has no `{key}`"))
    };
    let state = field("state")?;
    let confidence =
        confidence(state).ok_or_else(|| format!("`{name}` is in no known state: `{state}`"))?;
    let target = Fingerprint::parse(field("target")?)
        .ok_or_else(|| format!("the fingerprint of `{name}` is not 16 hexadecimal digits"))?;
    let record = Record {
        source: field("source")?.to_owned(),
        target,
        state: confidence,
    };
    Ok((name.clone(), record))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fluent::model::EntryKind;

    const FILE: &str = r#"[-org]
source = "The \"Court\""
target = "00000000000000ff"
state = "reviewed"

[lead]
source = "More than { $n } states\\"
target = "9f86d081884c7d65"
state = "translated"

["lead.title"]
source = "Lead"
target = "9f86d081884c7d65"
state = "draft"
"#;

    #[test]
    fn what_is_written_is_read() {
        let (state, faults) = State::read(FILE);
        assert_eq!(faults, []);
        assert_eq!(state.text(), FILE);
        let record = state.get(EntryKind::Message, "lead", Some("title"));
        assert_eq!(record.map(|it| it.state), Some(Confidence::Draft));
        assert!(state.get(EntryKind::Term, "org", None).is_some());
        assert_eq!(State::read(&FILE.replace('\n', "\r\n")).0, state);
    }

    #[test]
    fn what_people_wrote_stays() {
        const NOTED: &str = "# Of the whole file.\n\n# Ana asks about this one.\n[lead] # see the minutes\nsource = \"More than { $n } states\" # then\nreviewer = \"Ana\"\n# a note\ntarget = \"9f86d081884c7d65\"\nstate = \"translated\"\n\n# Group\n\n[two]\nsource = \"Two\"\ntarget = \"9f86d081884c7d65\"\nstate = \"draft\"\n\n# The end.\n";
        let (mut state, faults) = State::read(NOTED);
        assert_eq!(faults, []);
        assert_eq!(state.text(), NOTED);
        assert_eq!(State::read(&NOTED.replace('\n', "\r\n")).0.text(), NOTED);
        let mut record = state.records["lead"].clone();
        record.source = "More than \"20\"".to_owned();
        state.records.insert("lead".into(), record);
        state.rename("two", "deux");
        let expected = NOTED
            .replace("\"More than { $n } states\"", r#""More than \"20\"""#)
            .replace("[two]", "[deux]");
        let (before, after) = expected.halves(expected.find("# Group").expect("a group"));
        let (head, lead) = before.halves(before.find("# Ana").expect("a note"));
        let (deux, tail) = after.halves(after.find("# The end").expect("an end"));
        assert_eq!(state.text(), format!("{head}{deux}{lead}{tail}"));
        state.records.remove("deux");
        assert_eq!(state.text(), format!("{before}{tail}"));
    }

    /// What was written once is written the same again, however odd the blanks were.
    #[test]
    fn blank_lines_are_tidied_at_once() {
        let table = "source = \"a\"\ntarget = \"00000000000000ff\"\nstate = \"draft\"\n";
        for (before, between) in [
            ("\n", "\n\n\n"),
            (" \n", "\n \t\n\n"),
            ("\r\n\n", ""),
            ("\n# all\n", " \n\n# of two\n\n"),
            ("\n\n# all\n\n\n", "\n"),
        ] {
            let (mut state, faults) =
                State::read(&format!("{before}[one]\n{table}{between}[two]\n{table}"));
            assert_eq!(faults, []);
            // Another record comes before what stood first.
            let record = state.records["one"].clone();
            state.records.insert("a".into(), record);
            let text = state.text();
            assert_eq!(State::read(&text).0.text(), text, "{before:?} {between:?}");
        }
    }

    #[test]
    fn what_is_odd_is_told_and_the_rest_counts() {
        let odd = format!(
            "stray\n<<<<<<< ours\n{}=======\n[lead]\nsource = \"x\"\n>>>>>>> theirs\n[two]\nsource = 3\n\n[lead]\n{}",
            "[one]\nsource = \"a\"\ntarget = \"00000000000000ff\"\nstate = \"translated\"\n",
            "source = \"b\"\ntarget = \"xyz\"\nstate = \"translated\"\n"
        );
        let (state, faults) = State::read(&odd);
        assert_eq!(state.records.len(), 1);
        let messages: Vec<&str> = faults.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "this line belongs to no text",
                "two branches were merged here, and nobody decided",
                "the record of `lead` has no `state`",
                "the record of `two` has no `state`",
                "the fingerprint of `lead` is not 16 hexadecimal digits",
            ]
        );
    }
}
