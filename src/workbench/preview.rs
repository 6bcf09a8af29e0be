//! The edition of a statement with texts that are typed and not saved.

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::editions::EditionFormat;
use crate::config::policies::{Policy, Wishes};
use crate::disk;
use crate::emit::model::{Artifact, ArtifactSink, Growing};
use crate::pipeline::build::preview::preview;
use crate::pipeline::order::BuildRequest;
use crate::workbench::check::with_typed;
use crate::workbench::response::Response;
use crate::workbench::returned::SentMessage;
use crate::workbench::state::Workbench;

/// Returns the page of an edition; `None` where there is none.
///
/// # Errors
/// A template of the project that does not work.
pub(super) fn edition(
    workbench: &Workbench,
    (sent, target): (&SentMessage, usize),
) -> anyhow::Result<Option<Response>> {
    let Some(typed) = with_typed(workbench, (sent, target)) else {
        return Ok(None);
    };
    let Some(layout) = typed.layout.narrowed(&sent.key) else {
        return Ok(None);
    };
    let config = &workbench.planning.config;
    let (templates, _) = disk::templates(workbench.files(), &config.templates)?;
    let order = BuildRequest {
        wishes: Wishes {
            stale: Some(Policy::Last),
            missing: Some(Policy::Source),
            draft: Some(Policy::Last),
        },
        locales: Some(vec![layout.targets[target].clone()]),
        editions: Some(vec![EditionFormat::Html]),
        documents: Some([sent.key.clone()].into()),
        templates,
        ..BuildRequest::default()
    };
    let pages = preview((&layout, config), &typed.files, &order, &HtmlPages)?;
    let page = pages.into_iter().flatten().next();
    Ok(page.map(Response::preview))
}

/// Keeps the pages of a build, and nothing else.
struct HtmlPages;

/// A file that nobody looks at.
struct IgnoredFile;

impl ArtifactSink for HtmlPages {
    type Written = Option<String>;

    fn write(&self, artifacts: &[Artifact]) -> anyhow::Result<Option<String>> {
        let mut pages = artifacts.iter();
        let page = pages.find(|artifact| is_page(&artifact.path));
        Ok(page.map(|page| String::from_utf8_lossy(&page.bytes).into_owned()))
    }

    fn begin(&self, _: &Utf8Path) -> anyhow::Result<Box<dyn Growing<Option<String>>>> {
        Ok(Box::new(IgnoredFile))
    }
}

fn is_page(path: &Utf8PathBuf) -> bool {
    path.extension() == Some("html")
}

impl Growing<Option<String>> for IgnoredFile {
    fn append(&mut self, _: &[u8]) -> anyhow::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<Option<String>> {
        Ok(None)
    }
}
