//! The attributes of an entry: in their order, and found by their ids in the same time however many there are.

use std::ops::Deref;

use crate::fluent::model::Attribute;

/// The attributes of a message or a term, in the order of the catalog.
#[derive(Debug, Default, PartialEq)]
pub struct Attributes<'s> {
    list: Vec<Attribute<'s>>,
    /// The places in the list in the order of the ids; empty where the list is short.
    by_id: Vec<usize>,
}

/// So few are as quickly looked through.
const SHORT: usize = 8;

impl<'s> Attributes<'s> {
    /// Returns the first attribute of this id.
    pub fn find(&self, id: &str) -> Option<&Attribute<'s>> {
        self.place(id).map(|place| &self.list[place])
    }

    /// Returns the place of the first attribute of this id.
    pub fn place(&self, id: &str) -> Option<usize> {
        if self.list.len() <= SHORT {
            return self.list.iter().position(|attribute| attribute.id == id);
        }
        let id_at = |place: usize| self.list[place].id;
        let first = self.by_id.partition_point(|place| id_at(*place) < id);
        let place = *self.by_id.get(first)?;
        (id_at(place) == id).then_some(place)
    }
}

impl<'s> From<Vec<Attribute<'s>>> for Attributes<'s> {
    fn from(list: Vec<Attribute<'s>>) -> Self {
        let mut by_id = Vec::new();
        if list.len() > SHORT {
            by_id = (0..list.len()).collect();
            // Stable: of equal ids the first comes first.
            by_id.sort_by_key(|place| list[*place].id);
        }
        Self { list, by_id }
    }
}

impl<'s> Deref for Attributes<'s> {
    type Target = [Attribute<'s>];

    fn deref(&self) -> &Self::Target {
        &self.list
    }
}

impl<'a, 's> IntoIterator for &'a Attributes<'s> {
    type Item = &'a Attribute<'s>;
    type IntoIter = std::slice::Iter<'a, Attribute<'s>>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
