//! What `build` makes: bundles, editions and the manifest, as artifacts. Who writes them is another matter.

pub mod model;
