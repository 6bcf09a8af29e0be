//! Loads the folders of builds as fluent-templates and i18n-embed do, which look for a folder of each language: each
//! message of each bundle is found under its id.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::Entry;
use fluent_templates::ArcLoader;
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::{FileSystemAssets, LanguageLoader};
use unic_langid::LanguageIdentifier;

/// The messages with a value, by the languages that a folder has bundles of.
type Bundles = BTreeMap<LanguageIdentifier, Vec<String>>;

fn main() {
    let (mut folders, mut messages) = (0, 0);
    for folder in env::args_os().skip(1).map(PathBuf::from) {
        let bundles = bundles(&folder);
        assert!(!bundles.is_empty(), "{} has no bundle", folder.display());
        by_fluent_templates(&folder, &bundles);
        by_i18n_embed(&folder, &bundles);
        folders += bundles.len();
        messages += bundles.values().map(Vec::len).sum::<usize>();
    }
    assert!(folders > 0, "no folder was given");
    println!(
        "fluent-templates and i18n-embed: {folders} folders of a language with {messages} messages"
    );
}

fn bundles(folder: &Path) -> Bundles {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let bundles = entries.filter_map(|entry| {
        let text = fs::read_to_string(entry.path().join("bundle.ftl")).ok()?;
        let parsed = fluent_syntax::parser::parse(text);
        let resource =
            parsed.unwrap_or_else(|(_, errors)| panic!("{:?}: {errors:?}", entry.path()));
        let ids = resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => message.value.is_some().then_some(message.id.name),
            _ => None,
        });
        let language = entry.file_name().into_string().unwrap().parse().unwrap();
        Some((language, ids.collect()))
    });
    bundles.collect()
}

fn by_fluent_templates(folder: &Path, bundles: &Bundles) {
    let fallback = bundles.keys().next().unwrap().clone();
    let loader = ArcLoader::builder(folder, fallback).build();
    let loader = loader.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for (language, ids) in bundles {
        for id in ids {
            let found = loader.lookup_single_language(language, id, None::<&HashMap<String, _>>);
            // The arguments and the functions are those of a program. The type of the error has no public name.
            if let Err(error) = found {
                let lacks_arguments = error.to_string().starts_with("Fluent errors: ");
                assert!(
                    lacks_arguments,
                    "{}: {language} {id}: {error}",
                    folder.display()
                );
            }
        }
    }
}

fn by_i18n_embed(folder: &Path, bundles: &Bundles) {
    let assets = FileSystemAssets::try_new(folder).unwrap();
    for (language, ids) in bundles {
        let loader = FluentLanguageLoader::new("bundle", language.clone());
        loader
            .load_languages(&assets, std::slice::from_ref(language))
            .unwrap();
        for id in ids {
            assert!(loader.has(id), "{}: {language} {id}", folder.display());
        }
    }
}
