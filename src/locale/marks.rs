//! Single characters as the data files write them: one string with all of them.

use std::ops::Deref;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer};

/// Characters, in the order in which they are written. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Marks(Arc<[char]>);

impl Deref for Marks {
    type Target = [char];

    fn deref(&self) -> &[char] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Marks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Self(text.chars().collect()))
    }
}
