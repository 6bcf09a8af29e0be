//! A text and its translation, as checks see them: what many ask of a text is found once.

use std::borrow::Cow;
use std::cell::OnceCell;

use camino::Utf8Path;

use crate::checks::prose_pair::{ProsePair, VariantCase};
use crate::checks::sentence_pairs::SentencePair;
use crate::checks::settings::Settings;
use crate::document::inline::Inline;
use crate::document::inlines::inlines;
use crate::document::markup_syntax::MarkupSyntax;
use crate::document::model::Format;
use crate::fluent::alternatives::{Alternative, alternatives};
use crate::fluent::model::{Catalog, EntryKind, Part, Pattern, display_name};
use crate::fluent::prose::Prose;
use crate::locale::languages::profile;
use crate::locale::profile::Profile;
use crate::locale::tag::Locale;
use crate::locale::word_info::WordLookup;
use crate::project::index::Scope;
use crate::project::staleness::Staleness;
use crate::project::state::{self, Record};
use crate::text::span::Span;

/// A value or an attribute on both sides.
pub struct TextPair<'v, 'p> {
    pub kind: EntryKind,
    pub id: &'p str,
    pub attribute: Option<&'p str>,
    pub settings: &'p Settings,
    /// The target locale, by its place.
    pub locale_at: usize,
    /// The path of the translation, where it is a whole file.
    pub document: Option<&'p Utf8Path>,
    /// The record of the translation.
    pub record: Option<&'p Record>,
    /// What comparing it with the texts of today shows.
    pub staleness: Option<&'p Staleness>,
    /// Whom the front matter of the statement names.
    pub listed_names: &'v [&'v str],
    /// As what editions read the text.
    pub reading: MarkupSyntax,
    pub source: &'v TextSide<'v, 'p>,
    pub target: TextSide<'v, 'p>,
    pub(super) lead_alike: OnceCell<bool>,
    pub(super) cases: OnceCell<Vec<VariantCase>>,
}

impl TextPair<'_, '_> {
    /// Returns whether every alternative of both sides has the same tags and targets as they are written, or none.
    pub fn lead_alike(&self) -> bool {
        let compare = || {
            let mut texts = self.source.prose().iter().chain(self.target.prose());
            let is_long = |prose: &Prose<'_>| prose.text.len() > LONGEST_ALIKE;
            if texts.clone().any(is_long) {
                return false;
            }
            let Some(first) = texts.next() else {
                return true;
            };
            texts.all(|prose| prose.leads_as(first))
        };
        *self.lead_alike.get_or_init(compare)
    }

    /// Returns the sentences of both sides, paired; none where either side has variants.
    pub fn sentences(&self) -> &[SentencePair] {
        let ([_], [_]) = (self.source.prose(), self.target.prose()) else {
            return &[];
        };
        let mut variants = self.variants();
        variants.next().map_or(&[], |pair| pair.sentences())
    }

    /// Returns each variant of the translation, with the one of the source for the same case.
    pub fn variants(&self) -> impl Iterator<Item = ProsePair<'_>> {
        let (there, here) = (self.source.prose(), self.target.prose());
        let cases = self.cases.get_or_init(|| match (there, here) {
            ([_], [_]) => vec![VariantCase::only()],
            _ => VariantCase::pair(self.source.alternatives(), self.target.alternatives()),
        });
        cases.iter().map(move |case| ProsePair {
            source: &there[case.source],
            target: &here[case.target],
            locales: [self.source.locale, self.target.locale],
            case,
        })
    }

    /// Returns the command that confirms the translation, in backticks.
    pub fn confirmation(&self) -> String {
        let name = state::key(self.kind, self.id, self.attribute);
        match self.document {
            Some(path) => format!("`paridad accept {name} {path}`"),
            None => format!("`paridad accept {name} --locale {}`", self.target.locale),
        }
    }

    /// Returns whether the texts are no texts but keys of the keyboard: `.accesskey = O`, or a single character under
    /// such a name.
    pub fn is_key(&self) -> bool {
        let is_short = |side: &TextSide<'_, '_>| match side.pattern.parts[..] {
            [Part::Text(text)] => text.trim().chars().nth(1).is_none(),
            [Part::Literal(_) | Part::Number(_)] => true,
            _ => false,
        };
        if !is_short(self.source) || !is_short(&self.target) {
            return false;
        }
        let name = self.attribute.unwrap_or(self.id);
        let name: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        let name = name.to_ascii_lowercase();
        ["key", "shortcut", "mnemonic"]
            .iter()
            .any(|it| name.ends_with(*it))
    }

    /// Returns the text as people name it: `message`, `message.attribute`, `-term`, in backticks.
    pub fn name(&self) -> String {
        let name = display_name(self.kind, self.id);
        match self.attribute {
            Some(attribute) => format!("`{name}.{attribute}`"),
            None => format!("`{name}`"),
        }
    }
}

/// Targets as they are written are compared up to this length: without closing marks each reaches to the end.
const LONGEST_ALIKE: usize = 4096;

/// One side of a [`TextPair`].
pub struct TextSide<'v, 'p> {
    pub locale: &'v Locale,
    /// What is known of the locale.
    pub profile: &'static Profile,
    pub catalog: &'p Catalog<'p>,
    pub pattern: &'p Pattern<'p>,
    scope: Scope<'p>,
    alternatives: OnceCell<Vec<Alternative<'p, 'p>>>,
    prose: OnceCell<Vec<Prose<'p>>>,
    inlines: OnceCell<Vec<Vec<Inline>>>,
}

impl<'v, 'p> TextSide<'v, 'p> {
    pub fn new(
        locale: &'v Locale,
        catalog: &'p Catalog<'p>,
        scope: Scope<'p>,
        pattern: &'p Pattern<'p>,
    ) -> Self {
        let (alternatives, prose) = (OnceCell::new(), OnceCell::new());
        let inlines = OnceCell::new();
        Self {
            locale,
            profile: profile(locale),
            catalog,
            pattern,
            scope,
            alternatives,
            prose,
            inlines,
        }
    }

    /// Each way through the selectors.
    pub fn alternatives(&self) -> &[Alternative<'p, 'p>] {
        self.alternatives.get_or_init(|| alternatives(self.pattern))
    }

    /// Returns the readable text of each alternative, references expanded, other placeables as U+FFFC.
    pub fn prose(&self) -> &[Prose<'p>] {
        self.prose.get_or_init(|| {
            let index = WordLookup::of(self.locale.language());
            let of_locale = |prose: Prose<'p>| prose.in_language(index).in_locale(self.profile);
            if let [Part::Text(text)] = self.pattern.parts[..] {
                return vec![of_locale(Prose::verbatim(self.catalog.source, text))];
            }
            let scope = self.scope;
            let resolve =
                |kind, id: &str, attribute: Option<&str>| scope.pattern(kind, id, attribute);
            self.alternatives()
                .iter()
                .map(|alternative| {
                    of_locale(Prose::new(self.catalog.source, alternative, &resolve))
                })
                .collect()
        })
    }

    /// Returns the inline markup of each alternative, read as one paragraph of Markdown; places are in the prose.
    pub fn inlines(&self) -> &[Vec<Inline>] {
        // A tag or a mark at the start of a line would open a block.
        let read = |prose: &Prose<'_>| inlines(&on_one_line(&prose.text), Format::Markdown);
        self.inlines
            .get_or_init(|| self.prose().iter().map(read).collect())
    }

    /// Returns the terms that the text can refer to and that begin with a word, with their values.
    pub fn terms_beginning(&self, word: &str) -> impl Iterator<Item = (&'p str, &'p Pattern<'p>)> {
        let indexes = std::iter::once(self.scope.shared).chain(self.scope.own);
        let terms = indexes.flat_map(move |index| index.terms_beginning(word));
        terms.filter_map(|term| Some((term.entry.id, term.entry.value.as_ref()?)))
    }

    /// Returns the value of a message or a term that the text can refer to.
    pub fn resolve(&self, kind: EntryKind, id: &str) -> Option<&'p Pattern<'p>> {
        self.scope.pattern(kind, id, None)
    }

    /// Returns the value of a message or a term that the text can refer to, or one of its attributes.
    pub fn attribute_or_value(
        &self,
        kind: EntryKind,
        id: &str,
        attribute: Option<&str>,
    ) -> Option<&'p Pattern<'p>> {
        self.scope.pattern(kind, id, attribute)
    }

    /// Returns the place of the text.
    pub fn span(&self) -> Span {
        self.catalog.pattern_span(self.pattern)
    }
}

/// Returns a text with blanks for its line ends: what stands after them begins no block.
pub(super) fn on_one_line(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for byte in &mut bytes {
        if matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
    Cow::Owned(String::from_utf8(bytes).expect("ASCII took the place of ASCII"))
}
