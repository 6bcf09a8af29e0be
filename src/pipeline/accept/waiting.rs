//! The translations that wait for somebody to look at them.

use camino::Utf8PathBuf;

use crate::config::model::Config;
use crate::locale::tag::Locale;
use crate::pipeline::accept::{
    AcceptRequest, AcceptSelection, AcceptTarget, each_target, is_minor,
};
use crate::pipeline::workspace::Workspace;
use crate::project::layout::Layout;
use crate::project::set::Set;
use crate::project::staleness::{Stale, Staleness, staleness};
use crate::project::state;
use crate::text::file_source::FileSource;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A translation that waits for somebody to look at it.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub locale: Locale,
    pub catalog: Utf8PathBuf,
    pub name: String,
    pub why: Why,
    /// The translation as it is written in the catalog, and where.
    pub written: String,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum Why {
    Stale(Stale),
    Draft { source: String },
    Unconfirmed { source: String },
}

/// Returns the translations that are stale or drafts, in the order of the catalogs.
pub fn waiting(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    order: &AcceptRequest,
) -> Vec<Waiting> {
    let parts = Workspace::open(layout, config, files, |workspace| {
        each_target(workspace, order, |target, _, set| {
            waiting_in(order, target, set)
        })
    });
    parts.into_iter().flatten().collect()
}

fn waiting_in(order: &AcceptRequest, target: &AcceptTarget<'_>, set: &Set<'_>) -> Vec<Waiting> {
    let mut found = Vec::new();
    let (Some(state), Some(read)) = (target.side.state, target.side.read()) else {
        return found;
    };
    for entry in &read.catalog.entries {
        let Some(source) = set
            .source
            .entry(entry.kind, entry.id)
            .filter(|_| read.is_first(entry))
        else {
            continue;
        };
        for (attribute, pattern) in entry.patterns() {
            let name = state::key(entry.kind, entry.id, attribute);
            let (Some(record), Some(source)) = (
                state.state.records.get(name.as_str()),
                source.pattern(attribute),
            ) else {
                continue;
            };
            let told = staleness(record, source, pattern, set.source.locale);
            if !order.names(entry, &name)
                || (order.selection == AcceptSelection::Minor && !is_minor(Some(&told)))
            {
                continue;
            }
            let why = match told {
                Staleness::Current => continue,
                Staleness::Draft => Why::Draft {
                    source: record.source.clone(),
                },
                Staleness::Unconfirmed => Why::Unconfirmed {
                    source: record.source.clone(),
                },
                Staleness::Stale(stale) => Why::Stale(stale),
            };
            let span = read.catalog.pattern_span(pattern);
            found.push(Waiting {
                locale: target.side.locale.clone(),
                catalog: target.path.to_owned(),
                name,
                why,
                written: read.catalog.source.slice(span.range()).to_owned(),
                span,
            });
        }
    }
    found
}
