//! A bundle in the hands of fluent-rs.

use ::fluent::{FluentBundle, FluentResource};

/// Returns the bundle, which must load without any error.
pub fn bundle_loads(text: &str) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(text.to_owned())
        .unwrap_or_else(|(_, errors)| panic!("{errors:?} in\n{text}"));
    let mut bundle = FluentBundle::default();
    bundle.set_use_isolating(false);
    bundle.add_builtins().unwrap();
    bundle
        .add_resource(resource)
        .unwrap_or_else(|errors| panic!("{errors:?} in\n{text}"));
    bundle
}
