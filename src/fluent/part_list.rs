//! The parts of a pattern. Most patterns are one text, which stands in the list itself: a catalog of a million messages
//! has as many of them.

use std::ops::Deref;

/// The parts of a pattern, in order.
#[derive(Debug)]
pub enum PartList<P> {
    One(P),
    /// None, or several.
    Many(Box<[P]>),
}

impl<P> FromIterator<P> for PartList<P> {
    fn from_iter<I: IntoIterator<Item = P>>(parts: I) -> Self {
        let mut parts = parts.into_iter();
        let Some(first) = parts.next() else {
            return PartList::Many(Box::default());
        };
        let Some(second) = parts.next() else {
            return PartList::One(first);
        };
        // Collecting as it is would keep the buffer of the syntax tree, many times as large as one part.
        let mut many = Vec::with_capacity(2 + parts.size_hint().0);
        many.extend([first, second]);
        many.extend(parts);
        PartList::Many(many.into())
    }
}

impl<P> Deref for PartList<P> {
    type Target = [P];

    fn deref(&self) -> &Self::Target {
        match self {
            PartList::One(part) => std::slice::from_ref(part),
            PartList::Many(parts) => parts,
        }
    }
}

impl<P: PartialEq> PartialEq for PartList<P> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<'a, P> IntoIterator for &'a PartList<P> {
    type Item = &'a P;
    type IntoIter = std::slice::Iter<'a, P>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
