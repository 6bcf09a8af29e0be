//! What is tried.

mod catalogs;
mod commands;
mod documents;
mod exchange;
mod pages;
mod parts;
mod projects;

use crate::finding::Finding;
use crate::fragments::Kind;

/// A target.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]) -> Result<(), Finding>,
    /// What its inputs are made of.
    pub fragments: &'static [Kind],
}

pub static ALL: &[Target] = &[
    Target {
        name: "pages",
        run: pages::run,
        fragments: &[
            Kind::Attack,
            Kind::Attack,
            Kind::Html,
            Kind::Markdown,
            Kind::Characters,
        ],
    },
    Target {
        name: "projects",
        run: projects::run,
        fragments: &[
            Kind::Project,
            Kind::Project,
            Kind::Fluent,
            Kind::Markdown,
            Kind::Characters,
            Kind::Attack,
            Kind::Words,
        ],
    },
    Target {
        name: "documents",
        run: documents::run,
        fragments: &[
            Kind::Markdown,
            Kind::Markdown,
            Kind::Html,
            Kind::Html,
            Kind::Project,
            Kind::Characters,
            Kind::Words,
        ],
    },
    Target {
        name: "catalogs",
        run: catalogs::run,
        fragments: &[
            Kind::Fluent,
            Kind::Fluent,
            Kind::Words,
            Kind::Characters,
            Kind::Html,
            Kind::Markdown,
        ],
    },
    Target {
        name: "exchange",
        run: exchange::run,
        fragments: &[
            Kind::Exchange,
            Kind::Exchange,
            Kind::Characters,
            Kind::Words,
        ],
    },
    Target {
        name: "parts",
        run: parts::run,
        fragments: &[
            Kind::Parts,
            Kind::Parts,
            Kind::Parts,
            Kind::Fluent,
            Kind::Project,
            Kind::Characters,
            Kind::Attack,
        ],
    },
];

pub fn find(name: &str) -> Option<&'static Target> {
    ALL.iter().find(|it| it.name == name)
}
