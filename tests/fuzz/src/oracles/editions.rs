//! Everything that `build` wrote: read by the readers that it is for.

use std::path::Path;

use pulldown_cmark::{Options, Parser, html};

use crate::finding::Finding;
use crate::oracles::page::Page;
use crate::oracles::{mail, rules, well_formed};
use crate::scratch::{SECRET, Snapshot};

/// A page of an edition.
pub struct Edition {
    /// What it is, the same for the same file of another build.
    pub kind: String,
    pub pages: Vec<Page>,
}

/// Reads the files of an output folder; what is to be well formed is judged on the way.
///
/// # Errors
/// A file that is not what its name says.
pub fn read(folder: &Path, files: &Snapshot) -> Result<Vec<Edition>, Finding> {
    let mut editions = Vec::new();
    for (path, bytes) in files {
        let name = path
            .strip_prefix(folder)
            .unwrap_or(path)
            .display()
            .to_string();
        let extension = path
            .extension()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        if holds_secret(bytes) {
            return Err(Finding::new(
                format!("a file outside in .{extension}"),
                name,
            ));
        }
        let text = || String::from_utf8_lossy(bytes);
        match extension {
            "json" => drop(well_formed::json("build", &text())?),
            "xml" => drop(well_formed::xml(&name, &text())?),
            "svg" => drop(well_formed::xml("svg", &text())?),
            "html" => editions.push(both(name, &text())),
            "md" => editions.push(both(name, &rendered(&text()))),
            "eml" => {
                let pages = mail::judge(bytes)?;
                editions.push(both(name, &pages.join("\n")));
            }
            "epub" | "docx" => archive(&name, extension, bytes, &mut editions)?,
            _ => {}
        }
    }
    Ok(editions)
}

/// A page with its scripts and without.
fn both(kind: String, text: &str) -> Edition {
    Edition {
        kind,
        pages: [true, false].map(|it| Page::of_html(text, it)).into(),
    }
}

/// Markdown as sites render it, with the HTML in it; front matter is not rendered.
fn rendered(text: &str) -> String {
    let mut options = Options::all();
    options.remove(Options::ENABLE_SMART_PUNCTUATION);
    options.remove(Options::ENABLE_MATH);
    options.remove(Options::ENABLE_WIKILINKS);
    if text.lines().any(begins_with_shortcode) {
        options.remove(Options::ENABLE_DEFINITION_LIST);
    }
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(text, options));
    page
}

/// `:warning: …` is a sign to sites that know of them, and to others a definition, which does nothing.
fn begins_with_shortcode(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '>', '-', '*', '+', '\t']);
    let name = line.strip_prefix(':').and_then(|it| it.split_once(':'));
    name.is_some_and(|(name, _)| {
        let is_of_name = |it: char| it.is_ascii_alphanumeric() || "_+-".contains(it);
        !name.is_empty() && name.chars().all(is_of_name)
    })
}

fn archive(
    name: &str,
    extension: &str,
    bytes: &[u8],
    editions: &mut Vec<Edition>,
) -> Result<(), Finding> {
    for (path, content) in well_formed::zip(extension, bytes)? {
        let text = String::from_utf8_lossy(&content);
        let kind = format!("{name}/{path}");
        if holds_secret(&content) {
            return Err(Finding::new(
                format!("a file outside in .{extension}"),
                kind,
            ));
        }
        let ending = path.rsplit('.').next().unwrap_or_default();
        if !matches!(ending, "xml" | "rels" | "xhtml" | "opf" | "ncx") {
            continue;
        }
        let document = well_formed::xml(&format!("{extension} {path}"), &text)?;
        if ending == "xhtml" {
            let mut edition = both(kind, &text);
            edition.pages.push(Page::of_xml(&document));
            editions.push(edition);
        } else if ending == "rels" {
            let targets = document
                .descendants()
                .filter_map(|it| it.attribute("Target"));
            for target in targets {
                if !rules::is_harmless_address(target) {
                    return Err(Finding::new(format!("a scheme in {path}"), target));
                }
            }
        }
    }
    Ok(())
}

fn holds_secret(bytes: &[u8]) -> bool {
    bytes
        .windows(SECRET.len())
        .any(|it| it == SECRET.as_bytes())
}
