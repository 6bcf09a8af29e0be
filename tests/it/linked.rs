//! Builds twenty statements that link to each other, in three languages and every format, and follows every link, anchor
//! and picture. `tests/linked/` is the project.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;
use std::{env, fs};

use flate2::read::DeflateDecoder;
use mail_parser::{MessageParser, MimeHeaders};
use paridad::{BuildOptions, Project};

/// The address at which the output folder is published.
const SITE: &str = "https://openbridges.example/press/";

#[test]
fn every_link_leads_somewhere() {
    let output = built();
    let mut pages = Pages::new(&output);
    let mut dead = Vec::new();
    let mut followed = 0;
    for (path, bytes) in &output {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let places = match extension {
            "html" | "md" | "xml" => of_text(path, &text(bytes)),
            "txt" => notes(path, &text(bytes)),
            "eml" => of_mail(path, bytes),
            "docx" | "epub" => of_archive(path, bytes),
            _ => continue,
        };
        for (base, address, own) in places {
            followed += 1;
            if let Some(fault) = pages.fault(&base, &address, &own) {
                dead.push(format!("{path}: `{address}` {fault}"));
            }
        }
    }
    assert!(dead.is_empty(), "\n{}", dead.join("\n"));
    assert!(followed > 2000, "only {followed} references were followed");
}

/// The files of a build, by path.
fn built() -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/linked");
    let mut files = Vec::new();
    read(&folder, &folder, &mut files);
    let project = Project::from_files(files).unwrap();
    let report = project.build(&BuildOptions::default()).unwrap();
    assert!(report.refusals.is_empty(), "{:?}", report.refusals);
    let files = report.files.into_iter();
    files.map(|file| (file.path, file.bytes)).collect()
}

fn read(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            files.push((name.replace('\\', "/"), fs::read(&path).unwrap()));
        }
    }
}

/// An address, the file that it is seen from (none: it must be whole), and the places of its own file.
type Place = (Option<String>, String, BTreeSet<String>);

/// The files that links lead to, and the ids within them.
struct Pages<'p> {
    output: &'p BTreeMap<String, Vec<u8>>,
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl<'p> Pages<'p> {
    fn new(output: &'p BTreeMap<String, Vec<u8>>) -> Self {
        Self {
            output,
            ids: BTreeMap::new(),
        }
    }

    /// Says what is wrong with an address.
    fn fault(
        &mut self,
        base: &Option<String>,
        address: &str,
        own: &BTreeSet<String>,
    ) -> Option<&'static str> {
        if let Some(id) = address.strip_prefix('#') {
            let is_there = own.contains(&decoded(id));
            return (!is_there).then_some("leads to no place in its own file");
        }
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = match (path.strip_prefix(SITE), base) {
            (Some(path), _) => decoded(path),
            (None, _) if address.contains("://") || address.starts_with("mailto:") => return None,
            (None, None) => return Some("is no whole address"),
            (None, Some(base)) => resolved(base, &decoded(path))?,
        };
        if path.is_empty() {
            return None;
        }
        let Some(bytes) = self.output.get(&path) else {
            return Some("leads to no file");
        };
        if fragment.is_empty() || fragment.starts_with("page=") {
            return None;
        }
        let ids = self.ids.entry(path.clone());
        let ids = ids.or_insert_with(|| ids_of(&path, &text(bytes)));
        (!ids.contains(&decoded(fragment))).then_some("leads to no place in that file")
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The addresses of a page or of Markdown.
fn of_text(path: &str, text: &str) -> Vec<Place> {
    let own = ids_of(path, text);
    let is_markdown = path.ends_with(".md");
    let mut found = attributes(text, &["href", "src", "poster"]);
    for choices in attributes(text, &["srcset"]) {
        let choices = choices
            .split(',')
            .map(|it| it.trim().split(' ').next().unwrap().to_owned());
        found.extend(choices);
    }
    if is_markdown {
        found.extend(after(text, "](", &[')', ' ']));
        found.extend(
            after(text, "\n[", &['\n'])
                .into_iter()
                .filter_map(definition),
        );
    }
    if path.ends_with(".html") || is_markdown {
        let images = after(text, "property=\"og:image\" content=\"", &['"']);
        found.extend(images);
    }
    let base = Some(path.to_owned());
    let places = found
        .into_iter()
        .map(|address| (base.clone(), address, own.clone()));
    places.collect()
}

/// `label]: target "title"`.
fn definition(line: String) -> Option<String> {
    let (label, rest) = line.split_once("]: ")?;
    let target = rest.split(' ').next()?.trim_matches(['<', '>']);
    (!label.starts_with('^')).then(|| target.to_owned())
}

/// The notes at the end of a plain text: `[1] https://…`.
fn notes(path: &str, text: &str) -> Vec<Place> {
    assert!(!text.contains(".md"), "{path}: {text}");
    let notes = text.lines().filter(|line| line.starts_with('['));
    let addresses = notes.filter_map(|line| line.split_once("] "));
    let addresses = addresses
        .map(|(_, address)| address)
        .filter(|it| !it.contains([' ', '[']));
    addresses
        .map(|it| (None, it.to_owned(), BTreeSet::new()))
        .collect()
}

/// The addresses of the page in a mail; its pictures go with it.
fn of_mail(path: &str, bytes: &[u8]) -> Vec<Place> {
    let mail = MessageParser::default().parse(bytes).unwrap();
    let parts = mail.parts.iter().filter_map(|part| part.content_id());
    let pictures: BTreeSet<&str> = parts.collect();
    let page = mail.body_html(0).unwrap();
    let own = ids_of("mail.html", &page);
    let mut places = notes(path, &mail.body_text(0).unwrap());
    for address in attributes(&page, &["href", "src", "poster"]) {
        match address.strip_prefix("cid:") {
            Some(id) => assert!(pictures.contains(id), "{path}: {id} of {pictures:?}"),
            None => places.push((None, address, own.clone())),
        }
    }
    places
}

/// The addresses of a document for Word, or of a book.
fn of_archive(path: &str, bytes: &[u8]) -> Vec<Place> {
    let parts = unzipped(bytes);
    let mut places = Vec::new();
    for (name, part) in &parts {
        let has_addresses = [".xhtml", ".xml", ".rels", ".opf"];
        if !has_addresses.iter().any(|end| name.ends_with(end)) {
            continue;
        }
        let part = text(part);
        if path.ends_with(".docx") {
            let marks: BTreeSet<String> = attributes(&part, &["w:name"]).into_iter().collect();
            for anchor in attributes(&part, &["w:anchor"]) {
                assert!(marks.contains(&anchor), "{path}: {anchor} of {marks:?}");
            }
            let links = after(&part, "Target=\"", &['>']);
            let links = links.into_iter().filter(|it| it.contains("External"));
            let links = links.map(|it| it.split('"').next().unwrap().replace("&amp;", "&"));
            places.extend(links.map(|it| (None, it, BTreeSet::new())));
            continue;
        }
        let own = ids_of("part.html", &part);
        for address in attributes(&part, &["href", "src"]) {
            if address.starts_with('#') || address.contains(':') {
                places.push((None, address, own.clone()));
                continue;
            }
            let (file, id) = address.split_once('#').unwrap_or((&address, ""));
            let target = resolved(name, file).unwrap();
            let found = parts.iter().find(|(name, _)| *name == target);
            let (_, found) = found.unwrap_or_else(|| panic!("{path}: {name} leads to {address}"));
            let is_there = id.is_empty() || ids_of("part.html", &text(found)).contains(id);
            assert!(is_there, "{path}: {name} leads to {address}");
        }
    }
    places
}

/// The values of attributes, as readers see them.
fn attributes(text: &str, names: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for name in names {
        for quote in ['"', '\''] {
            let start = format!(" {name}={quote}");
            found.extend(after(text, &start, &[quote]));
        }
    }
    let plain = |value: String| value.replace("&amp;", "&").replace("&#x2f;", "/");
    found.into_iter().map(plain).collect()
}

/// The pieces of a text that follow a start, up to an end.
fn after(text: &str, start: &str, ends: &[char]) -> Vec<String> {
    let pieces = text.split(start).skip(1);
    pieces
        .map(|piece| piece.split(ends).next().unwrap().to_owned())
        .collect()
}

/// The places of a file: ids, and of Markdown the names that renderers make of headings.
fn ids_of(path: &str, text: &str) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = attributes(text, &["id"]).into_iter().collect();
    if path.ends_with(".md") {
        for line in text.lines().filter(|line| line.starts_with('#')) {
            let words = line.trim_start_matches('#').trim();
            match words.split_once(" {#") {
                Some((_, id)) => ids.insert(id.trim_end_matches('}').to_owned()),
                None => ids.insert(name_of(words)),
            };
        }
    }
    ids
}

/// The name that renderers make of a heading.
fn name_of(words: &str) -> String {
    let kept = words.to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || [' ', '-'].contains(c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The path that an address leads to; `None` out of the folder.
fn resolved(from: &str, address: &str) -> Option<String> {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in address.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()?),
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

fn decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let code = address.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => out.push(byte),
            None => out.push(bytes[at]),
        }
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap()
}

/// The files of an archive, by the directory at its end.
fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let short = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let long = |at: usize| short(at) | short(at + 2) << 16;
    let end = bytes.len() - 22;
    let (count, mut at) = (short(end + 10), long(end + 16));
    let mut files = Vec::new();
    for _ in 0..count {
        let (method, packed, name) = (short(at + 10), long(at + 20), short(at + 28));
        let path = std::str::from_utf8(&bytes[at + 46..at + 46 + name]).unwrap();
        let start = long(at + 42) + 30 + name;
        let data = &bytes[start..start + packed];
        let mut content = Vec::new();
        match method {
            0 => content.extend_from_slice(data),
            _ => drop(DeflateDecoder::new(data).read_to_end(&mut content).unwrap()),
        }
        files.push((path.to_owned(), content));
        at += 46 + name + short(at + 30) + short(at + 32);
    }
    files
}
