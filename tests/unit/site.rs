//! The site of a made-up archive: every link leads to a file, alternates are mutual, and later builds leave or remove
//! what they should.

use crate::unit::building;

use std::collections::{BTreeMap, BTreeSet};

use building::{Files, Project};
use camino::{Utf8Path, Utf8PathBuf};
use paridad::config::editions::EditionFormat;
use paridad::locale::tag::Locale;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

const URL: &str = "https://example.org/press";

/// `count` statements in English, Spanish and Arabic; each seventh is not translated into Arabic.
fn archive(count: usize) -> Project {
    let mut project = Project::default();
    let excluded: Vec<String> = (0..count)
        .filter(|number| number % 7 == 0)
        .map(|number| format!("\"locales/ar/y{}/s {number}.ftl\"", number % 3))
        .collect();
    let settings = format!(
        "targets = [\"ar\", \"es\"]\nexclude = [{}]\neditions = [\"markdown\", \"html\", \"site\"]\n\n[site]\nurl = \"{URL}\"\n",
        excluded.join(", ")
    );
    project.add("paridad.toml", &settings);
    for number in 0..count {
        let key = format!("y{}/s {number}", number % 3);
        let date = format!("20{:02}-0{}-11", number % 25, number % 9 + 1);
        let page = format!("---\ntitle: Text <{number}>\ndate: {date}\n---\n\nOne.\n");
        project.add(&format!("content/{key}.md"), &page);
        for (locale, one) in [("en", "One."), ("es", "Uno."), ("ar", "واحد.")] {
            let title = match locale {
                "en" => "Text",
                "es" => "Texto",
                _ => "نص",
            };
            let catalog = format!("title = {title} <{number}>\none = {one}\n");
            project.add(&format!("locales/{locale}/{key}.ftl"), &catalog);
        }
    }
    project
}

/// The elements of a document of XML that is well formed: names, attributes and the text directly inside.
fn elements(bytes: &[u8]) -> Vec<(String, BTreeMap<String, String>, String)> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).unwrap());
    reader.config_mut().check_end_names = true;
    let mut found: Vec<(String, BTreeMap<String, String>, String)> = Vec::new();
    let mut open = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        match event {
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                let name = tag.name().as_ref().to_owned();
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let key = attribute.key.as_ref().to_owned();
                    let value = &attribute.value;
                    (key, unescape(value).unwrap().into_owned())
                });
                let attributes = attributes.collect();
                if matches!(event, Event::Start(_)) {
                    open.push(found.len());
                }
                found.push((name, attributes, String::new()));
            }
            Event::End(_) => _ = open.pop().unwrap(),
            Event::Text(text) => {
                if let Some(last) = open.last() {
                    found[*last].2.push_str(&text);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, [0; 0], "every element is closed");
    found
}

/// The path in the output that an address leads to.
fn path(address: &str) -> Utf8PathBuf {
    let path = address.strip_prefix(&format!("{URL}/")).unwrap();
    decoded(path).into()
}

fn decoded(path: &str) -> String {
    path.replace("%20", " ")
}

#[test]
fn alternates_are_mutual_and_lead_to_files() {
    let (_, output) = archive(30).build();
    let elements = elements(&output[Utf8Path::new("sitemap.xml")]);
    let mut pages: Vec<(Utf8PathBuf, BTreeSet<(String, Utf8PathBuf)>)> = Vec::new();
    for (name, attributes, text) in &elements {
        match name.as_str() {
            "loc" => pages.push((path(text), BTreeSet::new())),
            "xhtml:link" => {
                let link = (attributes["hreflang"].clone(), path(&attributes["href"]));
                assert!(pages.last_mut().unwrap().1.insert(link));
            }
            _ => {}
        }
    }
    let listed: BTreeSet<&Utf8PathBuf> = pages.iter().map(|(page, _)| page).collect();
    assert_eq!(listed.len(), pages.len(), "each page once");
    let is_page = |path: &&Utf8PathBuf| path.extension() == Some("html");
    let written: BTreeSet<&Utf8PathBuf> = output.keys().filter(is_page).collect();
    assert_eq!(listed, written);
    let links: BTreeMap<_, _> = pages.iter().map(|(page, links)| (page, links)).collect();
    for (page, alternates) in &pages {
        assert!(
            alternates.iter().any(|(_, to)| to == page),
            "{page} names itself"
        );
        for (_, to) in alternates {
            assert_eq!(links[to], alternates, "{page} and {to}");
        }
    }
    // Arabic lacks 5 of 30.
    assert_eq!(pages.len(), 30 + 30 + 25 + 4);
}

#[test]
fn every_link_of_an_index_leads_to_a_file() {
    let (_, output) = archive(105).build();
    let indexes = [
        "index.html",
        "en/index.html",
        "es/index.html",
        "es/index-2.html",
    ];
    let mut statements = BTreeSet::new();
    for index in indexes.map(Utf8Path::new) {
        let page = std::str::from_utf8(&output[index]).unwrap();
        for piece in page.split(" href=\"").skip(1) {
            let (address, _) = piece.split_once('"').unwrap();
            if address.starts_with('#') {
                continue;
            }
            let to: Utf8PathBuf = match address.starts_with(URL) {
                true => path(address),
                false => {
                    let folder = index.parent().unwrap();
                    match address.strip_prefix("../") {
                        Some(up) => decoded(up).into(),
                        None => folder.join(decoded(address)),
                    }
                }
            };
            assert!(output.contains_key(&to), "{index}: {address}");
            if index.starts_with("es") && to.extension() == Some("html") {
                statements.insert(to);
            }
        }
    }
    assert!(!output.contains_key(Utf8Path::new("es/index-3.html")));
    let of_spanish = |path: &&Utf8PathBuf| {
        path.starts_with("es/y0") || path.starts_with("es/y1") || path.starts_with("es/y2")
    };
    assert_eq!(statements.iter().filter(of_spanish).count(), 105);
}

#[test]
fn feeds_are_sound() {
    let (_, output) = archive(70).build();
    for locale in ["en", "es", "ar"] {
        let feed = Utf8PathBuf::from(format!("{locale}/feed.xml"));
        let elements = elements(&output[&feed]);
        let texts = |wanted: &str| -> Vec<&str> {
            let named = elements.iter().filter(|(name, _, _)| name == wanted);
            named.map(|(_, _, text)| text.as_str()).collect()
        };
        let ids: BTreeSet<&str> = texts("id").into_iter().collect();
        assert_eq!(ids.len(), 51, "fifty entries and the feed itself");
        let published = texts("published");
        assert!(published.is_sorted_by(|one, next| one >= next));
        assert_eq!(texts("updated")[0], "2024-07-11T00:00:00Z");
        let mut alternates = BTreeSet::new();
        for (name, attributes, _) in &elements {
            match name.as_str() {
                "entry" => alternates.clear(),
                "link" => {
                    assert!(output.contains_key(&path(&attributes["href"])));
                    // Of one language and type there may be one.
                    let [relation, language, kind] =
                        ["rel", "hreflang", "type"].map(|it| &attributes[it]);
                    assert!(alternates.insert((relation, language, kind)));
                }
                _ => {}
            }
        }
    }
}

#[test]
fn a_part_is_built_and_the_rest_stays() {
    let mut project = archive(4);
    let (_, all) = project.build();
    let rebuilt = |project: &mut Project, before: &Files| {
        let manifest = before[Utf8Path::new("manifest.json")].clone();
        project.order.last_manifest = Some(building::manifest_of(manifest));
        let (outcome, written) = project.build();
        let stale = outcome
            .lines()
            .filter_map(|line| line.strip_prefix("stale "));
        let stale: Vec<String> = stale.map(str::to_owned).collect();
        (stale, written)
    };
    let spanish = Locale::parse("es").unwrap();
    project.order.locales = Some(vec![spanish]);
    let (stale, part) = rebuilt(&mut project, &all);
    assert_eq!(stale, [""; 0]);
    for path in [
        "index.html",
        "sitemap.xml",
        "es/index.html",
        "es/feed.xml",
        "manifest.json",
    ] {
        let path = Utf8Path::new(path);
        assert_eq!(part[path], all[path], "{path}");
    }
    assert!(!part.contains_key(Utf8Path::new("en/index.html")));

    project.order.locales = None;
    project.order.editions = Some(vec![EditionFormat::Html]);
    let (stale, pages) = rebuilt(&mut project, &all);
    assert_eq!(stale, [""; 0]);
    assert!(!pages.contains_key(Utf8Path::new("index.html")));

    project.order.editions = Some(vec![EditionFormat::Site]);
    let (stale, site) = rebuilt(&mut project, &all);
    assert_eq!(stale, [""; 0]);
    for path in [
        "index.html",
        "sitemap.xml",
        "es/index.html",
        "ar/feed.xml",
        "manifest.json",
    ] {
        let path = Utf8Path::new(path);
        assert_eq!(site[path], all[path], "{path}");
    }

    project.order.editions = None;
    let settings = String::from_utf8(project.files[Utf8Path::new("paridad.toml")].clone()).unwrap();
    project.add("paridad.toml", &settings.replace(", \"site\"]", "]"));
    let (stale, _) = rebuilt(&mut project, &all);
    let expected = [
        "ar/feed.xml",
        "ar/index.html",
        "en/feed.xml",
        "en/index.html",
        "es/feed.xml",
        "es/index.html",
        "index.html",
        "sitemap.xml",
    ];
    assert_eq!(stale, expected);
}
