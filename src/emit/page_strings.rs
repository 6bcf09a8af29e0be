//! The words around a statement, in the language of the reader: built-in catalogs, and those of the project before them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, OnceLock};

use ::fluent::FluentArgs;
use minijinja::value::Value;

use crate::diagnostic::{Diagnostic, Place, Severity, Subject};
use crate::emit::localized_text::LocalizedText;
use crate::emit::page_words::{PageWords, TextsById};
use crate::emit::templates::Templates;
use crate::fluent::model::{Catalog, Entry, EntryKind, Part};
use crate::fluent::parse::parse;
use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::runtime::bundle::{self, MessageBundle};
use crate::text::slice::Slice;

/// The catalogs that are part of the program.
const BUILT_IN: [(&str, &str); 5] = [
    ("ar", include_str!("page_strings/ar.ftl")),
    ("en", include_str!("page_strings/en.ftl")),
    ("es", include_str!("page_strings/es.ftl")),
    ("fr", include_str!("page_strings/fr.ftl")),
    ("pt", include_str!("page_strings/pt.ftl")),
];

/// The language of last resort, which has every word.
static ENGLISH: LazyLock<Locale> =
    LazyLock::new(|| Locale::parse("en").expect("`en` is a language tag"));

/// Every catalog of words around a statement: those of the project first.
pub struct PageStringCatalogs<'t> {
    catalogs: Vec<(Locale, Catalog<'t>)>,
    /// The number of those that are the project's.
    own: usize,
    /// One bundle of each locale, made when the first of its words is formatted.
    bundles: BTreeMap<Locale, OnceLock<MessageBundle>>,
}

/// The words around a statement in one locale.
pub struct PageStrings<'c> {
    pub locale: &'c Locale,
    /// The locale, then those that stand in for it, nearest first.
    steps: Vec<FallbackStep<'c>>,
    /// The source locale and those that stand in for it, then English.
    last: Vec<FallbackStep<'c>>,
    /// Sorted at the first page.
    sorted: OnceLock<SortedWords>,
}

/// The words of a locale, by what pages can share.
struct SortedWords {
    fixed: Arc<TextsById>,
    /// The messages that ask for variables, by the numbers of their step and in it; of one id, the last that can be
    /// formatted counts.
    asking: Vec<(usize, usize)>,
}

/// The catalogs of one locale.
struct FallbackStep<'c> {
    locale: &'c Locale,
    catalogs: Vec<&'c Catalog<'c>>,
    bundle: &'c OnceLock<MessageBundle>,
}

impl<'t> PageStringCatalogs<'t> {
    pub fn new(templates: &'t Templates) -> Self {
        let built_in = BUILT_IN.iter().map(|(tag, text)| {
            let locale = Locale::parse(tag).expect("the built-in catalogs are named by tags");
            (locale, *text)
        });
        let texts = templates.catalogs().chain(built_in);
        let catalogs: Vec<_> = texts.map(|(locale, text)| (locale, parse(text))).collect();
        let locales = catalogs.iter().map(|(locale, _)| locale.clone());
        Self {
            own: catalogs.len() - BUILT_IN.len(),
            bundles: locales.map(|locale| (locale, OnceLock::new())).collect(),
            catalogs,
        }
    }

    /// Returns the words of a locale, if there is a catalog of them.
    fn step(&self, locale: &Locale) -> Option<FallbackStep<'_>> {
        let (locale, bundle) = self.bundles.get_key_value(locale)?;
        let of_locale = self.catalogs.iter().filter(|(other, _)| other == locale);
        Some(FallbackStep {
            locale,
            catalogs: of_locale.map(|(_, catalog)| catalog).collect(),
            bundle,
        })
    }

    fn steps(&self, locale: &Locale) -> Vec<FallbackStep<'_>> {
        let parents = locale.parents();
        let chain = std::iter::once(locale).chain(&parents);
        chain.filter_map(|locale| self.step(locale)).collect()
    }

    /// Returns the ids of the words that every locale should have: those of the program, and those that the project
    /// adds in the language of its sources.
    pub fn ids(&self, source: &Locale) -> BTreeSet<&str> {
        let (own, built_in) = self.catalogs.split_at(self.own);
        let added = own.iter().filter(|(locale, _)| locale == source);
        let english = built_in.iter().filter(|(locale, _)| *locale == *ENGLISH);
        let catalogs = added.chain(english).map(|(_, catalog)| catalog);
        catalogs
            .flat_map(|catalog| catalog.entries.iter().filter(|entry| is_message(entry)))
            .map(|entry| entry.id)
            .collect()
    }

    /// Returns the findings about the catalogs of the project: entries that are no Fluent, and words that a locale lacks.
    pub fn findings(&self, templates: &Templates, source: &Locale) -> Vec<Diagnostic> {
        // Of the names of languages a page needs that of the original.
        let language = format!("language-{}", source.language());
        let mut ids = self.ids(source);
        ids.retain(|id| !id.starts_with("language-") || *id == language);
        let own = self.catalogs[..self.own].iter();
        own.flat_map(|(locale, catalog)| self.findings_in(templates, locale, catalog, &ids))
            .collect()
    }

    fn findings_in(
        &self,
        templates: &Templates,
        locale: &Locale,
        catalog: &Catalog<'_>,
        ids: &BTreeSet<&str>,
    ) -> Vec<Diagnostic> {
        let mut named = templates.files.iter();
        let is_this = |file: &(&String, &String)| std::ptr::eq(file.1.as_str(), catalog.source);
        let name = named.find(is_this).map_or("", |(name, _)| name);
        let finding = |check, message: String, id: Option<&str>, help: Option<String>| {
            let place = Place::Absent(templates.path(name));
            let mut finding = Diagnostic::new(check, Severity::Warning, place, message);
            finding.subject = Subject {
                locale: Some(locale.clone()),
                id: id.map(Into::into),
                attribute: None,
            };
            finding.help = help;
            finding
        };
        let faults = catalog.faults.iter().map(|fault| {
            let before = catalog.source.slice(..fault.span.start as usize);
            let line = before.matches('\n').count() + 1;
            let message = format!("line {line}: {}", fault.message);
            finding("syntax", message, None, fault.help.clone())
        });
        let strings = PageStrings::for_locale(locale, locale, self);
        let missing = ids.iter().filter(|id| strings.find(id).is_none());
        let missing = missing.map(|id| {
            let help = format!("add `{id} = …`: pages leave it out where they can");
            let message = format!("`{id}` is not translated");
            finding("missing-message", message, Some(id), Some(help))
        });
        faults.chain(missing).collect()
    }
}

impl<'c> PageStrings<'c> {
    /// Returns the words in a locale; `source`: the source locale of the project.
    pub fn for_locale(
        locale: &'c Locale,
        source: &Locale,
        catalogs: &'c PageStringCatalogs<'_>,
    ) -> Self {
        let mut last = catalogs.steps(source);
        last.extend(catalogs.step(&ENGLISH));
        Self {
            locale,
            steps: catalogs.steps(locale),
            last,
            sorted: OnceLock::new(),
        }
    }

    /// Returns a text in the language of the locale; `None` when nobody has it in that language, or when it asks for a
    /// variable that is not among the arguments. Pages do without it then.
    pub fn text(&self, id: &str, arguments: &[(&str, &str)]) -> Option<String> {
        let (step, entry) = self.find(id)?;
        step.format(entry, arguments)
    }

    /// Returns every text in the language of the locale that asks for nothing but these arguments, by id, for a
    /// template.
    pub fn words(&self, arguments: &[(&str, &str)]) -> Value {
        let sorted = self.sorted.get_or_init(|| self.sort());
        let asking = sorted.asking.iter();
        let own = asking.filter_map(|(step, at)| {
            let step = &self.steps[*step];
            let entry = step.entries().nth(*at);
            let entry = entry.filter(|entry| has_values(entry, arguments))?;
            Some((entry.id.into(), step.format(entry, arguments)?.into()))
        });
        Value::from_object(PageWords {
            fixed: Arc::clone(&sorted.fixed),
            own: own.collect(),
        })
    }

    /// Formats what asks for no variable.
    fn sort(&self) -> SortedWords {
        let mut fixed = TextsById::new();
        let mut asking = Vec::new();
        for (number, step) in self.steps.iter().enumerate().rev() {
            let entries: Vec<&Entry<'_>> = step.entries().collect();
            for (at, entry) in entries.into_iter().enumerate().rev() {
                match step.format(entry, &[]) {
                    None => asking.push((number, at, entry.id)),
                    Some(text) => {
                        asking.retain(|(_, _, id)| *id != entry.id);
                        fixed.insert(entry.id.into(), text.into());
                    }
                }
            }
        }
        let asking = asking.into_iter().map(|(step, at, _)| (step, at));
        SortedWords {
            fixed: Arc::new(fixed),
            asking: asking.collect(),
        }
    }

    /// Returns a text that readers must get in whatever language there is: as [`PageStrings::text`], else in that of
    /// the source, else in English, with the language where it is another one.
    pub fn text_or_fallback(
        &self,
        id: &str,
        arguments: &[(&str, &str)],
    ) -> Option<LocalizedText<'_>> {
        if let Some(text) = self.text(id, arguments) {
            return Some(LocalizedText::own(text));
        }
        self.last.iter().find_map(|step| {
            let text = step.format(step.entry(id)?, arguments)?;
            Some(LocalizedText {
                text: text.into(),
                language: Some(step.locale.as_str()),
            })
        })
    }

    /// Returns the name of a language in a sentence: `inglés`; where the locale has no word for it, the language's own.
    pub fn language<'l>(&self, language: &'l Locale) -> LocalizedText<'l> {
        let names = [language.as_str(), language.language()];
        let mut said = names.iter().map(|tag| format!("language-{tag}"));
        match said.find_map(|id| self.text(&id, &[])) {
            Some(name) => LocalizedText::own(name),
            None => LocalizedText {
                text: native_name(language).into(),
                language: Some(language.as_str()),
            },
        }
    }

    fn find(&self, id: &str) -> Option<(&FallbackStep<'c>, &'c Entry<'c>)> {
        let mut steps = self.steps.iter();
        steps.find_map(|step| Some((step, step.entry(id)?)))
    }
}

impl<'c> FallbackStep<'c> {
    fn entries(&self) -> impl DoubleEndedIterator<Item = &'c Entry<'c>> {
        let entries = self.catalogs.iter().flat_map(|catalog| &catalog.entries);
        entries.filter(|entry| is_message(entry))
    }

    fn entry(&self, id: &str) -> Option<&'c Entry<'c>> {
        self.entries().find(|entry| entry.id == id)
    }

    fn format(&self, entry: &Entry<'_>, arguments: &[(&str, &str)]) -> Option<String> {
        let bundle = self.bundle.get_or_init(|| {
            let resources = self
                .catalogs
                .iter()
                .map(|catalog| bundle::resource(catalog));
            MessageBundle::new(self.locale, resources)
        });
        let arguments: FluentArgs<'_> = arguments.iter().copied().collect();
        bundle.format(entry, None, &arguments).ok()
    }
}

/// Returns whether the variables that the value of a message always shows have values: without them it does not format.
fn has_values(entry: &Entry<'_>, arguments: &[(&str, &str)]) -> bool {
    let mut parts = entry.value.iter().flat_map(|value| &value.parts);
    parts.all(|part| match part {
        Part::Variable(name) => arguments.iter().any(|(known, _)| known == name),
        _ => true,
    })
}

fn is_message(entry: &Entry<'_>) -> bool {
    entry.kind == EntryKind::Message && entry.value.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn templates(files: &[(&str, &str)]) -> Templates {
        let file = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        Templates {
            folder: "templates".into(),
            files: files.iter().map(file).collect(),
        }
    }

    fn locale(tag: &str) -> Locale {
        Locale::parse(tag).unwrap()
    }

    #[test]
    fn the_built_in_catalogs_are_whole() {
        let none = Templates::default();
        let catalogs = PageStringCatalogs::new(&none);
        let english = catalogs.ids(&locale("en"));
        assert!(english.len() > 30);
        let arguments = [
            "site", "date", "updated", "version", "language", "page", "pages", "name", "embargo",
        ]
        .map(|name| (name, "…"));
        for (tag, _) in BUILT_IN {
            let tag = locale(tag);
            let (_, catalog) = catalogs.catalogs.iter().find(|(it, _)| *it == tag).unwrap();
            assert_eq!(catalog.faults, [], "{tag}");
            let ids: BTreeSet<&str> = catalog.entries.iter().map(|entry| entry.id).collect();
            assert_eq!(ids, english, "{tag}");
            let strings = PageStrings::for_locale(&tag, &tag, &catalogs);
            for id in &ids {
                assert!(strings.text(id, &arguments).is_some(), "{tag}: {id}");
            }
        }
    }

    #[test]
    fn nearest_words() {
        let files = templates(&[
            ("es.ftl", "published-on = Difundido el { $date }\n"),
            ("es-MX.ftl", "signatories = Quienes firman\n"),
            ("qu.ftl", "original = Qallariy\nodd = { $nobody }\n"),
        ]);
        let catalogs = PageStringCatalogs::new(&files);
        let (source, mexico, quechua) = (locale("en"), locale("es-MX"), locale("qu"));
        let strings = PageStrings::for_locale(&mexico, &source, &catalogs);
        let date = [("date", "2 de mayo")];
        let text = strings.text("published-on", &date);
        assert_eq!(text.as_deref(), Some("Difundido el 2 de mayo"));
        let text = strings.text("signatories", &[]);
        assert_eq!(text.as_deref(), Some("Quienes firman"));
        assert_eq!(strings.text("notes", &[]).as_deref(), Some("Notas"));
        assert_eq!(strings.text("published-on", &[]), None);
        assert_eq!(strings.language(&locale("pt-BR")).text, "portugués");

        let strings = PageStrings::for_locale(&quechua, &source, &catalogs);
        assert_eq!(strings.text("notes", &[]), None);
        assert_eq!(strings.text("odd", &[]), None);
        let notes = strings.text_or_fallback("notes", &[]).unwrap();
        assert_eq!((&*notes.text, notes.language), ("Notes", Some("en")));
        let english = strings.language(&source);
        assert_eq!(english.text, "English");
    }

    #[test]
    fn what_a_project_lacks() {
        let files = templates(&[
            ("en.ftl", "donate = Donate\n"),
            ("es.ftl", "original = Texto original\n\nbro}ken\n"),
            ("pt-BR.ftl", "donate = Doe\n"),
        ]);
        let catalogs = PageStringCatalogs::new(&files);
        let found = catalogs.findings(&files, &locale("en"));
        let shown: Vec<_> = found
            .iter()
            .map(|it| (&it.place, it.check, it.message.as_str()))
            .collect();
        let place = Place::Absent("templates/es.ftl".into());
        assert_eq!(shown.len(), 2, "{shown:?}");
        assert_eq!((shown[0].0, shown[0].1), (&place, "syntax"));
        assert!(shown[0].2.starts_with("line 3: "), "{}", shown[0].2);
        let missing = (&place, "missing-message", "`donate` is not translated");
        assert_eq!(shown[1], missing);
    }
}
