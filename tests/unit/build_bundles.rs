//! Bundles of made-up projects: they load, and each message reads as it did among the catalogs of its locale.

use crate::unit::building;
use crate::unit::bundle_loads::bundle_loads;
use crate::unit::material::folders;
use crate::unit::published::schema;

use std::collections::HashMap;
use std::fmt::Write;

use ::fluent::{FluentArgs, FluentBundle, FluentResource};
use building::Project;
use camino::Utf8PathBuf;
use paridad::config::model::Config;
use paridad::config::policies::Policies;
use paridad::emit::build_index::{BuildIndex, EntryVisibility, SetIndex};
use paridad::emit::bundle::{Bundle, BundlePart, Texts};
use paridad::emit::fallback_resolver::FallbackResolver;
use paridad::emit::names::BundleNames;
use paridad::fluent::model::{Catalog, EntryKind};
use paridad::fluent::parse::parse;
use paridad::pipeline::workspace::Workspace;
use paridad::project::change::Change;
use paridad::project::layout;
use paridad::project::set::Set;
use paridad::project::translation_state::TranslationState;
use proptest::prelude::*;

const LOCALES: [&str; 3] = ["en", "es", "es-MX"];

/// Two shared catalogs, and those of two statements.
const CATALOGS: [&str; 4] = ["first", "second", "a", "b"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn messages_read_as_before(catalogs in prop::collection::vec(catalogs(), 3)) {
        let catalogs = catalogs.concat();
        let mut project = Project::default();
        for (number, text) in catalogs.iter().enumerate() {
            let (locale, name) = (LOCALES[number / 4], CATALOGS[number % 4]);
            if !text.is_empty() {
                project.add(&format!("locales/{locale}/{name}.ftl"), text);
            }
        }
        project.add("locales/en/first.ftl", &catalogs[0]);
        for name in ["a", "b"] {
            project.add(&format!("content/{name}.md"), "Text.");
        }
        read_alike(&project.files, &Config::default());
    }
}

/// The catalogs of one locale. Shared ones know nothing of the others, which know all.
fn catalogs() -> impl Strategy<Value = Vec<String>> {
    (catalog(false), catalog(false), catalog(true), catalog(true))
        .prop_map(|(first, second, a, b)| vec![first, second, a, b])
}

/// A catalog: messages and terms that refer to each other, whole, without a value or broken.
fn catalog(own: bool) -> impl Strategy<Value = String> {
    let prefix = if own { "o" } else { "s" };
    let reference = (0..8usize, any::<bool>()).prop_map(move |(number, shared)| {
        let prefix = if shared { "s" } else { prefix };
        match number {
            0..4 => format!("{{ {prefix}{number} }}"),
            4 => format!("{{ {prefix}0.label }}"),
            number => format!("{{ -{prefix}t{}(form: \"x\") }}", number - 5),
        }
    });
    let choice = (reference.clone(), reference.clone()).prop_map(|(one, other)| {
        format!("{{ $n ->\n    [one] uno {one}\n   *[other] {other} otros\n}}")
    });
    let term = Just("{ $form ->\n    [x] x\n   *[y] y\n}".to_owned());
    let text = "[a-zñ]{1,6}".prop_map(String::from);
    let part = prop_oneof![3 => text, 3 => reference, 1 => choice, 1 => term];
    let pattern = prop::collection::vec(part, 1..4).prop_map(|parts| parts.join(" "));
    let entry = (
        0..7usize,
        pattern.clone(),
        prop::option::of(pattern),
        0..12u8,
    );
    prop::collection::vec(entry, 0..8).prop_map(move |entries| {
        let mut text = String::new();
        for (id, value, label, kind) in entries {
            let id = match id {
                0..4 => format!("{prefix}{id}"),
                id => format!("-{prefix}t{}", id - 4),
            };
            match kind {
                0 => writeln!(text, "{id} = {{ broken"),
                1 => writeln!(text, "# a comment\n{id} = {{ \"\" }}"),
                2 if !id.starts_with('-') => writeln!(text, "{id} =\n    .label = {value}"),
                _ => match label {
                    Some(label) => writeln!(text, "{id} = {value}\n    .label = {label}"),
                    None => writeln!(text, "{id} =\n    {value}\n      {value}"),
                },
            }
            .unwrap();
        }
        text
    })
}

/// Real projects, when `PARIDAD_PROJECTS` names their folders (with `:`); their `paridad.toml` counts.
#[test]
#[ignore = "needs PARIDAD_PROJECTS"]
fn real_projects_read_as_before() {
    for folder in folders("PARIDAD_PROJECTS") {
        let folder = Utf8PathBuf::from_path_buf(folder).unwrap();
        let root = paridad::disk::find_project(&folder);
        let (config, _) = paridad::disk::configuration(&root).unwrap();
        let paths = paridad::disk::listing::list(&root.folder, &config).paths;
        let read =
            |path: Utf8PathBuf| (path.clone(), std::fs::read(root.folder.join(path)).unwrap());
        let compared = read_alike(&paths.into_iter().map(read).collect(), &config);
        println!("{folder}: {compared} texts compared");
        assert!(compared > 0);
    }
}

/// Builds the bundle of each locale and compares each text with the one that the catalogs give; how many there were.
fn read_alike(files: &building::Files, config: &Config) -> usize {
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    let (layout, _) = layout::plan(config, &paths);
    Workspace::open(&layout, config, files, |workspace| {
        compared(workspace, files)
    })
}

fn compared(workspace: &Workspace<'_>, files: &building::Files) -> usize {
    let layout = workspace.layout;
    let locales = layout.targets.len() + 1;
    let common = workspace.common();
    let mut sets: Vec<SetIndex> = common
        .map(|(file, catalog)| SetIndex::common((file, catalog), layout.path(file), locales))
        .collect();
    for plan in layout.sets.iter() {
        sets.push(workspace.with_parsed_set(plan, |set, _| {
            SetIndex::new(set, plan.scope, &Policies::default())
        }));
    }
    let index = BuildIndex::new(
        (&layout.source, &layout.targets),
        layout.files.clone(),
        sets,
    );
    let resolver = FallbackResolver::new(&index);
    let names = BundleNames::new(&resolver);

    let mut catalogs: HashMap<(usize, usize), FluentBundle<FluentResource>> = HashMap::new();
    let mut compared = 0;
    for locale in 0..locales {
        let bundle = Bundle::new(&resolver, &names, locale);
        let mut parts: Vec<BundlePart> = Vec::new();
        for (number, (_, catalog)) in workspace.common().enumerate() {
            parts.push(bundle.part(number, &Texts::common(catalog)));
        }
        for set in &index.sets[parts.len()..] {
            let plan = layout.sets.iter().find(|plan| plan.key == set.key).unwrap();
            let number = parts.len();
            let part = |set: &Set<'_>| bundle.part(number, &Texts::of_set(set));
            parts.push(workspace.with_parsed_set(plan, |set, _| part(set)));
        }
        let texts_of_parts = parts.iter().map(|part| part.text.as_str());
        let text: String = std::iter::once(bundle.header().as_str())
            .chain(texts_of_parts)
            .collect();
        let after = bundle_loads(&text);
        for message in parts.iter().flat_map(|part| &part.messages) {
            let at = (message.at.set as usize, message.at.locale as usize);
            let before = catalogs
                .entry(at)
                .or_insert_with(|| before(&index, at, files));
            let id = resolver.id(message.at);
            let after = texts(&after, &message.id);
            let before = texts(before, id);
            if is_shadowed(&index, at, id) {
                continue;
            }
            assert_eq!(after.len(), before.len(), "{id} has other parts\n{}", text);
            for (name, text) in before {
                // What lacks a reference at home may find it in the bundle.
                if let Some(text) = text {
                    assert_eq!(after[&name].as_ref(), Some(&text), "{id}\n{}", text);
                    compared += 1;
                }
            }
        }
    }
    compared
}

/// Whether another catalog that is seen first defines the id too: `duplicate-id` reports it.
fn is_shadowed(index: &BuildIndex, (set, locale): (usize, usize), id: &str) -> bool {
    let seen = index.sets.iter().enumerate();
    let mut seen = seen.filter(|(number, it)| it.place != EntryVisibility::Own || *number == set);
    let first = seen.find(|(_, it)| {
        let locale = if it.place == EntryVisibility::Common {
            0
        } else {
            locale
        };
        let catalog = it.catalog(locale);
        catalog.is_some_and(|catalog| catalog.find(EntryKind::Message, id).is_some())
    });
    first.is_some_and(|(number, _)| number != set)
}

/// The catalogs that an entry of this set and locale sees, in one bundle.
fn before(
    index: &BuildIndex,
    (set, locale): (usize, usize),
    files: &building::Files,
) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::default();
    bundle.set_use_isolating(false);
    bundle.add_builtins().unwrap();
    for (number, other) in index.sets.iter().enumerate() {
        let locale = match other.place {
            EntryVisibility::Common => 0,
            EntryVisibility::Own if number != set => continue,
            EntryVisibility::Shared | EntryVisibility::Own => locale,
        };
        let Some(catalog) = other.catalog(locale) else {
            continue;
        };
        let source = std::str::from_utf8(&files[index.path(catalog)]).unwrap();
        let parsed: Catalog<'_> = parse(source);
        let sound: Vec<&str> = parsed
            .entries
            .iter()
            .map(|entry| parsed.text(entry))
            .collect();
        let resource = FluentResource::try_new(sound.join("\n")).unwrap();
        // Duplicates: the first one counts.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// The texts of a message by attribute; `None` for one that does not format.
fn texts(bundle: &FluentBundle<FluentResource>, id: &str) -> HashMap<String, Option<String>> {
    let Some(message) = bundle.get_message(id) else {
        return HashMap::new();
    };
    let mut arguments = FluentArgs::new();
    for name in ["n", "form", "count", "url", "name"] {
        arguments.set(name, 1);
    }
    let attributes = message
        .attributes()
        .map(|it| (it.id().to_owned(), it.value()));
    let value = message.value().map(|value| (String::new(), value));
    value
        .into_iter()
        .chain(attributes)
        .map(|(name, pattern)| {
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
            (name, errors.is_empty().then(|| text.into_owned()))
        })
        .collect()
}

#[test]
fn the_schema_names_every_state() {
    let states = [
        TranslationState::Source,
        TranslationState::Current,
        TranslationState::Stale(Change::Major(None)),
        TranslationState::Draft,
        TranslationState::Incomplete,
        TranslationState::Missing,
        TranslationState::Excluded,
    ];
    let schema: serde_json::Value = serde_json::from_str(&schema("bundle")).unwrap();
    assert_eq!(
        schema["$defs"]["message"]["properties"]["state"]["enum"],
        serde_json::json!(states.map(TranslationState::as_str))
    );
}
