//! The attributes of an entry: in their order, and found by their ids in the same time however many there are.

use std::ops::Deref;

/// Something that has an id.
pub trait HasId {
    fn id(&self) -> &str;
}

/// The attributes of a message or a term, in the order of the catalog. Few have any, so those that have none are kept
/// small.
#[derive(Debug, PartialEq)]
pub struct AttributeList<A>(Option<Box<ListedAttributes<A>>>);

#[derive(Debug, PartialEq)]
struct ListedAttributes<A> {
    list: Vec<A>,
    /// The places in the list in the order of the ids; empty where the list is short.
    by_id: Vec<usize>,
}

/// So few are as quickly looked through.
const SHORT: usize = 8;

impl<A: HasId> AttributeList<A> {
    /// Returns the first attribute of this id.
    pub fn find(&self, id: &str) -> Option<&A> {
        self.place(id).map(|place| &self[place])
    }

    /// Returns the place of the first attribute of this id.
    pub fn place(&self, id: &str) -> Option<usize> {
        let ListedAttributes { list, by_id } = self.0.as_deref()?;
        if list.len() <= SHORT {
            return list.iter().position(|attribute| attribute.id() == id);
        }
        let id_at = |place: usize| list[place].id();
        let first = by_id.partition_point(|place| id_at(*place) < id);
        let place = *by_id.get(first)?;
        (id_at(place) == id).then_some(place)
    }
}

impl<A: HasId> From<Vec<A>> for AttributeList<A> {
    fn from(list: Vec<A>) -> Self {
        if list.is_empty() {
            return Self::default();
        }
        let mut by_id = Vec::new();
        if list.len() > SHORT {
            by_id = (0..list.len()).collect();
            // Stable: of equal ids the first comes first.
            by_id.sort_by(|one, other| list[*one].id().cmp(list[*other].id()));
        }
        Self(Some(Box::new(ListedAttributes { list, by_id })))
    }
}

impl<A> Default for AttributeList<A> {
    fn default() -> Self {
        Self(None)
    }
}

impl<A> Deref for AttributeList<A> {
    type Target = [A];

    fn deref(&self) -> &Self::Target {
        self.0.as_ref().map_or(&[], |attributes| &attributes.list)
    }
}

impl<'a, A> IntoIterator for &'a AttributeList<A> {
    type Item = &'a A;
    type IntoIter = std::slice::Iter<'a, A>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
