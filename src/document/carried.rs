//! The markup that a source text carries, so that its translation may carry the same, as often.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::document::allowed_markup::{self as allowed, AddressUse};
use crate::document::browser_tags::whole_end;
use crate::document::html_elements;
use crate::document::inline::{Tag, TagSide};
use crate::document::markup::{Markup, MarkupItem};
use crate::text::slice::Slice;

/// The most partners of one name that are tried for a tag: a bound for hostile input.
const TRIES: usize = 16;

/// Start tags by the name of their element.
type Tags = HashMap<String, VecDeque<Tag>>;

/// The markup of a source text that its translation has not used yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    tags: Tags,
    /// The same within code between backticks, which is no markup: it answers for code alone.
    tags_in_code: Tags,
    code: HashSet<String>,
    /// Elements that must be the same byte for byte, by name.
    wholes: HashMap<String, VecDeque<String>>,
    /// Comments, and what only some readers take for tags, as they are written.
    others: HashMap<String, usize>,
    /// Start tags that nothing closes (`false`) and end tags that close nothing (`true`).
    unpaired: HashMap<(String, bool), usize>,
    pictures: usize,
    /// The hosts of its pictures.
    hosts: HashSet<String>,
    /// Targets of its links that have other schemes than links may have.
    addresses: HashSet<String>,
}

impl Carried {
    pub(super) fn of(markup: &Markup<'_>) -> Self {
        let mut carried = Self::default();
        carried
            .code
            .extend(markup.code().map(|it| it.trim().to_owned()));
        for link in markup.links() {
            carried.pictures += usize::from(link.is_picture);
            if link.is_picture {
                carried.hosts.extend(allowed::host(&link.target))
            } else {
                carried.lead(&link.target)
            }
        }
        let mut open: HashMap<String, usize> = HashMap::new();
        let mut at = 0;
        while let Some((item, range)) = markup.item(at) {
            at = range.end;
            let written = markup.text.slice(range.clone());
            match item {
                MarkupItem::Tag {
                    tag, in_code: true, ..
                } => put(&mut carried.tags_in_code, tag),
                MarkupItem::Tag { tag, .. } if tag.side == TagSide::Close => {
                    match open.get_mut(&tag.name).filter(|open| **open > 0) {
                        Some(open) => *open -= 1,
                        None => *carried.unpaired.entry((tag.name, true)).or_default() += 1,
                    }
                }
                MarkupItem::Tag { tag, .. } if allowed::is_whole(&tag.name) => {
                    at = whole_end(markup.text, range.start, &tag.name).max(range.end);
                    let whole = markup.text.slice(range.start..at).to_owned();
                    carried.wholes.entry(tag.name).or_default().push_back(whole);
                }
                MarkupItem::Tag { tag, is_agreed, .. } => {
                    if !is_agreed {
                        *carried.others.entry(written.to_owned()).or_default() += 1;
                    }
                    carried.pictures += usize::from(tag.name == "img");
                    for (name, value) in &tag.attributes {
                        match allowed::leads(&tag.name, name) {
                            Some(AddressUse::From) => carried.hosts.extend(allowed::host(value)),
                            Some(AddressUse::To) | None => {}
                        }
                    }
                    if tag.side == TagSide::Open {
                        *open.entry(tag.name.clone()).or_default() += 1;
                    }
                    put(&mut carried.tags, tag);
                }
                MarkupItem::Autolink(target) => carried.lead(target),
                MarkupItem::Comment => *carried.others.entry(written.to_owned()).or_default() += 1,
                MarkupItem::Endless => {}
            }
        }
        for (name, left) in open.into_iter().filter(|(_, left)| *left > 0) {
            carried.unpaired.insert((name, false), left);
        }
        carried
    }

    fn lead(&mut self, target: &str) {
        if allowed::scheme_beyond(target).is_some() {
            self.addresses.insert(target.to_owned());
        }
    }

    /// Takes the tag of the source that answers best for this one, and gives the attributes that still have no leave;
    /// `None` where the element itself has none.
    pub(super) fn take(&mut self, tag: &Tag) -> Option<Vec<usize>> {
        take(&mut self.tags, tag, &self.hosts)
    }

    /// The same within code between backticks.
    pub(super) fn take_in_code(&mut self, tag: &Tag) -> Option<Vec<usize>> {
        take(&mut self.tags_in_code, tag, &self.hosts)
    }

    pub(super) fn has_code(&self) -> bool {
        !self.code.is_empty()
    }

    /// Returns whether the source has these words between backticks.
    pub(super) fn has_as_code(&self, code: &str) -> bool {
        self.code.contains(code)
    }

    /// Returns whether the source has the comment, or what is no tag to all readers, once more.
    pub(super) fn take_other(&mut self, written: &str) -> bool {
        take_one(self.others.get_mut(written))
    }

    /// Returns whether the source has a tag of this name, once more, that pairs with no other.
    pub(super) fn take_unpaired(&mut self, name: &str, is_end: bool) -> bool {
        take_one(self.unpaired.get_mut(&(name.to_owned(), is_end)))
    }

    /// Returns how long the element is that the source has byte for byte as `text` begins.
    pub(super) fn take_whole(&mut self, name: &str, text: &str) -> Option<usize> {
        let wholes = self.wholes.get_mut(name)?;
        let tried = || wholes.iter().take(TRIES).enumerate();
        let same = |(place, whole): (usize, &String)| {
            text.starts_with(&**whole).then_some((place, whole.len()))
        };
        let retitled =
            |(place, whole): (usize, &String)| Some((place, retitled(name, whole, text)?));
        let (place, length) = tried()
            .find_map(same)
            .or_else(|| tried().find_map(retitled))?;
        wholes.remove(place);
        Some(length)
    }

    /// Returns whether the source shows a picture, once more.
    pub(super) fn take_picture(&mut self) -> bool {
        take_one(Some(&mut self.pictures))
    }

    /// Returns whether pictures may be fetched from an address.
    pub(super) fn may_fetch(&self, address: &str) -> bool {
        may_fetch(address, &self.hosts)
    }

    /// Returns the scheme of a link that may not lead there.
    pub(super) fn scheme_beyond(&self, address: &str) -> Option<String> {
        allowed::scheme_beyond(address).filter(|_| !self.addresses.contains(address))
    }
}

fn put(tags: &mut Tags, tag: Tag) {
    if tag.side != TagSide::Close {
        tags.entry(tag.name.clone()).or_default().push_back(tag);
    }
}

fn take(tags: &mut Tags, tag: &Tag, hosts: &HashSet<String>) -> Option<Vec<usize>> {
    let lacking = |partner: Option<&Tag>| -> Vec<usize> {
        let has_leave = |name: &str, value: &str| {
            allowed::may_have(&tag.name, name, value)
                || partner.is_some_and(|it| partner_has(it, name, value, hosts))
        };
        let attributes = tag.attributes.iter().enumerate();
        let lacking = attributes.filter(|(_, (name, value))| !has_leave(name, value));
        lacking.map(|(at, _)| at).collect()
    };
    let alone = allowed::is_allowed(&tag.name).then(|| lacking(None));
    if alone.as_ref().is_some_and(Vec::is_empty) {
        return alone;
    }
    let Some(partners) = tags.get_mut(&tag.name) else {
        return alone;
    };
    let answers = partners.iter().take(TRIES).map(|it| lacking(Some(it)));
    let best = answers.enumerate().min_by_key(|(_, lacking)| lacking.len());
    let Some((place, lacking)) = best else {
        return alone;
    };
    partners.remove(place);
    Some(lacking)
}

fn is_button(tag: &Tag) -> bool {
    tag.name == "input" && tag.attribute("type").is_some_and(html_elements::is_button)
}

/// Returns how long the element is that `text` begins with, where it is a frame of the source byte for byte but for the
/// words of its title.
fn retitled(name: &str, whole: &str, text: &str) -> Option<usize> {
    let is_word = |c: char| c.is_alphanumeric() || " .,;:!?¿¡()-–—‘’“”«»".contains(c);
    let (tag, _) = whole.split_once('>').filter(|_| name == "iframe")?;
    // Attributes in double quotation marks alone, so that all who read the tag find the same ones.
    let mut written = tag.split('"').enumerate();
    let is_simple = written.all(|(at, part)| at % 2 == 1 || !part.contains(['\'', '`', '/', '\\']));
    let (before, after) = tag.split_once(" title=\"")?;
    // Behind a `=` it would be the value of another attribute.
    let is_name = before.matches('"').count() % 2 == 0 && !before.trim_ascii_end().ends_with('=');
    let start = before.len() + " title=\"".len();
    let length = after.find('"').filter(|_| is_simple && is_name)?;
    let (head, rest) = (whole.slice(..start), whole.slice(start + length..));
    let words = text.strip_prefix(head)?;
    let words = words.slice(..words.find('"')?);
    let is_same = words.chars().all(is_word) && text.slice(start + words.len()..).starts_with(rest);
    is_same.then_some(start + words.len() + rest.len())
}

fn take_one(left: Option<&mut usize>) -> bool {
    let Some(left) = left.filter(|left| **left > 0) else {
        return false;
    };
    *left -= 1;
    true
}

fn may_fetch(address: &str, hosts: &HashSet<String>) -> bool {
    let is_of_the_web = allowed::scheme(address).is_none_or(|it| it == "https" || it == "http");
    is_of_the_web && allowed::host(address).is_none_or(|host| hosts.contains(&host))
}

/// Returns whether a tag of the source has the attribute, with this value or with one that translations may change.
fn partner_has(partner: &Tag, name: &str, value: &str, hosts: &HashSet<String>) -> bool {
    let Some(theirs) = partner.attribute(name) else {
        return false;
    };
    theirs == value
        || allowed::is_text(name)
        || name == "value" && is_button(partner)
        || match allowed::leads(&partner.name, name) {
            Some(AddressUse::To) => allowed::scheme_beyond(value).is_none(),
            Some(AddressUse::From) => may_fetch(value, hosts),
            None => false,
        }
}
