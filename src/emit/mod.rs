//! What `build` makes: bundles, editions and the manifest, as artifacts. Who writes them is another matter.

pub mod model;

pub mod bundle;
pub mod library;
pub mod names;
pub mod resolved;
pub mod stock;
