//! The part of a bundle that a message can see, with what all parts share.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use crate::emit::bundle::{Bundle, BundlePart, Published};
use crate::emit::bundles::arguments::{Arguments, Contract, Uses, arguments};
use crate::emit::bundles::constants::constants;
use crate::fluent::model::{Catalog, Entry, EntryKind, Pattern};
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::runtime::formatter::{Formatter, Shared};
use crate::text::slice::Slice;

type ById<'c> = HashMap<(EntryKind, &'c str), &'c Entry<'c>>;

/// The data that all parts of a bundle share.
pub struct Ground<'g> {
    pub bundle: &'g Bundle<'g, 'g>,
    /// The ids of all messages, sorted.
    pub ids: &'g [String],
    shared: &'g Catalog<'g>,
    entries: ById<'g>,
    formatting: Shared<'g>,
    constants: OnceLock<HashMap<String, String>>,
}

/// One part, seen.
pub struct View<'v> {
    pub ground: &'v Ground<'v>,
    /// The entries of the part.
    pub text: &'v str,
    /// Its messages, in the order of the text.
    pub messages: &'v [Published],
    contract: &'v Contract,
    catalog: &'v Catalog<'v>,
    own: ById<'v>,
    formatter: Formatter<'v>,
}

impl<'g> Ground<'g> {
    /// `shared`: the parts of the sets that all of the locale see, joined and parsed.
    pub fn new(bundle: &'g Bundle<'g, 'g>, ids: &'g [String], shared: &'g Catalog<'g>) -> Self {
        Self {
            bundle,
            ids,
            shared,
            entries: by_id(shared),
            formatting: Shared::new(vec![shared]),
            constants: OnceLock::new(),
        }
    }

    pub fn locale(&self) -> &'g Locale {
        &self.bundle.resolver.index.locales[self.bundle.locale]
    }

    /// Returns the constants of Rust for all ids.
    pub fn constants(&self) -> &HashMap<String, String> {
        self.constants.get_or_init(|| constants(self.ids))
    }

    /// Lets `look` see the shared parts.
    pub fn shared<T>(
        &self,
        messages: &[Published],
        contract: &Contract,
        look: impl FnOnce(&View<'_>) -> T,
    ) -> T {
        look(&View {
            ground: self,
            text: self.shared.source,
            messages,
            contract,
            catalog: self.shared,
            own: ById::new(),
            formatter: Formatter::new(self.locale(), &self.formatting, Vec::new()),
        })
    }

    /// Lets `look` see another part.
    pub fn own<T>(
        &self,
        part: &BundlePart,
        contract: &Contract,
        look: impl FnOnce(&View<'_>) -> T,
    ) -> T {
        let catalog = parse(&part.text);
        look(&View {
            ground: self,
            text: &part.text,
            messages: &part.messages,
            contract,
            catalog: &catalog,
            own: by_id(&catalog),
            formatter: Formatter::new(self.locale(), &self.formatting, vec![&catalog]),
        })
    }
}

fn by_id<'c>(catalog: &'c Catalog<'c>) -> ById<'c> {
    let entries = catalog.entries.iter();
    entries
        .map(|entry| ((entry.kind, entry.id), entry))
        .collect()
}

impl<'v> View<'v> {
    /// Returns the messages with their entries.
    pub fn entries(&self) -> impl Iterator<Item = (&'v Published, &'v Entry<'v>)> {
        self.messages.iter().filter_map(|published| {
            let entry = self.find(EntryKind::Message, &published.id)?;
            Some((published, entry))
        })
    }

    /// Returns what a reference in this part stands for.
    pub fn find(&self, kind: EntryKind, id: &str) -> Option<&'v Entry<'v>> {
        let found = self.own.get(&(kind, id));
        found.or(self.ground.entries.get(&(kind, id))).copied()
    }

    /// Returns the text of a pattern of an entry, where it takes no arguments and is whole.
    pub fn resolved(&self, entry: &'v Entry<'v>, attribute: Option<&str>) -> Option<String> {
        let text = self.formatter.format(entry, attribute).ok()?;
        Some(text.into_owned())
    }

    pub fn arguments(&self, pattern: &'v Pattern<'v>) -> Arguments<'v> {
        arguments(pattern, &|id| self.find(EntryKind::Message, id))
    }

    /// Returns what a text takes in this language or in the source; of variables in both, all uses count.
    pub fn taken(
        &self,
        id: &str,
        attribute: Option<&str>,
        pattern: &'v Pattern<'v>,
    ) -> BTreeMap<&'v str, Uses> {
        let mut taken = self.arguments(pattern);
        let key = (id.to_owned(), attribute.map(str::to_owned));
        for (name, uses) in self.contract.get(&key).into_iter().flatten() {
            taken.entry(name).or_default().add(*uses);
        }
        taken
    }

    /// Returns what the texts take.
    pub fn contract(&self) -> Contract {
        let texts = self.entries().flat_map(|(published, entry)| {
            let patterns = entry.patterns();
            patterns.map(move |(attribute, pattern)| (&published.id, attribute, pattern))
        });
        texts
            .map(|(id, attribute, pattern)| {
                let arguments = self.arguments(pattern).into_iter();
                let owned = arguments.map(|(name, uses)| (name.to_owned(), uses));
                ((id.clone(), attribute.map(str::to_owned)), owned.collect())
            })
            .collect()
    }

    /// Returns a pattern as it is written, without the blanks around it; one of several lines below its id keeps its
    /// line end.
    pub fn written(&self, entry: &Entry<'v>, attribute: Option<&str>) -> &'v str {
        let catalog = self.catalog;
        // A pattern reaches from its id to the dot of the next attribute.
        let place = attribute.and_then(|id| entry.attributes.place(id));
        let own = place.map_or(entry.id, |place| entry.attributes[place].id);
        let next = entry.attributes.get(place.map_or(0, |place| place + 1));
        let start = catalog.span(own).end as usize;
        let next = next.map(|next| catalog.span(next.id).start as usize - 1);
        let text = catalog
            .source
            .slice(start..next.unwrap_or(entry.span.end as usize));
        let text = text.trim_start().strip_prefix('=').unwrap_or(text);
        let (below, inline) = (text.trim_start_matches(' ').trim_end(), text.trim());
        if inline.contains('\n') { below } else { inline }
    }
}
