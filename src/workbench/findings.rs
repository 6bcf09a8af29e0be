//! What checks say of a message, with the texts that their fixes make.

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Edit};
use crate::pipeline::set_look::SetLook;
use crate::pipeline::set_texts::{MessageTexts, PlannedTexts, SetTexts, set_texts};
use crate::project::layout::Layout;
use crate::text::decode::decode;
use crate::text::file_source::{FileSource, Overlay};
use crate::text::slice::Slice;
use crate::workbench::progress::is_of_state;
use crate::workbench::state::Workbench;
use crate::workbench::view::{FindingView, FixView};

/// The manual of checks.
const MANUAL: &str = "/manual/";

/// Findings of a set, and the project that they were found in.
pub(super) struct FoundInSet<'f> {
    pub workbench: &'f Workbench,
    pub layout: &'f Layout,
    pub files: &'f dyn FileSource,
    pub key: &'f str,
    pub target: usize,
    pub look: &'f SetLook,
    /// Tells if the texts are wanted that fixes make.
    pub makes_fixes: bool,
}

impl<'f> FoundInSet<'f> {
    /// Returns what was found in the files as they are.
    pub fn on_disk(
        workbench: &'f Workbench,
        (key, target): (&'f str, usize),
        look: &'f SetLook,
    ) -> Self {
        Self {
            workbench,
            layout: workbench.layout(),
            files: workbench.files(),
            key,
            target,
            look,
            makes_fixes: false,
        }
    }

    /// Returns what is said of a message.
    pub fn of_message(&self, message: &MessageTexts) -> Vec<FindingView> {
        let own = self.look.findings.iter().filter(|finding| {
            let id = finding.subject.id.as_deref();
            id == Some(message.name.as_str()) && !is_of_state(finding)
        });
        own.map(|finding| self.view(finding, Some(message)))
            .collect()
    }

    /// Returns what is said of no message that there is.
    pub fn of_file(&self, texts: &SetTexts) -> Vec<FindingView> {
        let is_known = |finding: &Diagnostic| {
            let id = finding.subject.id.as_deref();
            let mut messages = texts.messages.iter();
            id.is_some_and(|id| messages.any(|message| message.name == id))
        };
        let others = self.look.findings.iter();
        let others = others.filter(|finding| !is_of_state(finding) && !is_known(finding));
        others.map(|finding| self.view(finding, None)).collect()
    }

    fn view(&self, finding: &Diagnostic, message: Option<&MessageTexts>) -> FindingView {
        let attribute = finding.subject.attribute.as_deref();
        let units = message.iter().flat_map(|message| &message.units);
        let unit = units
            .filter(|unit| unit.attribute.as_deref() == attribute)
            .map(|unit| unit.unit.id.clone())
            .next();
        let fix = message.and_then(|message| self.fix(finding, message));
        FindingView {
            check: finding.check,
            severity: finding.severity.as_str(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            href: format!("{MANUAL}{}", finding.check),
            unit: match &fix {
                Some((unit, _)) => unit.clone(),
                None => unit.unwrap_or_default(),
            },
            fixes: fix.map(|(_, fix)| fix).into_iter().collect(),
        }
    }

    /// Returns the unit that a fix changes, and its text with the fix; `None` where it changes none, or several.
    fn fix(&self, finding: &Diagnostic, message: &MessageTexts) -> Option<(String, FixView)> {
        let fix = finding.fix.as_ref().filter(|_| self.makes_fixes)?;
        let (path, text) = self.mended(&fix.edits)?;
        let mut files = Overlay::new(self.files);
        files.put(path, text.into_bytes());
        let planning = &self.workbench.planning;
        let project = (self.layout, &planning.config);
        let place = (PlannedTexts::find(self.layout, self.key)?, self.target);
        let texts = set_texts(project, &files, place, &planning.glossary)?;
        let mut mended = texts.messages.iter();
        let mended = mended.find(|mended| mended.name == message.name)?;
        let pairs = mended.units.iter().zip(&message.units);
        let mut changed = pairs
            .filter(|(mended, unit)| mended.unit.target_text != unit.unit.target_text)
            .map(|(mended, _)| mended);
        let (one, None) = (changed.next()?, changed.next()) else {
            return None;
        };
        let fix = FixView {
            label: fix.title.clone(),
            text: one.unit.target_text.clone(),
        };
        Some((one.unit.id.clone(), fix))
    }

    /// Returns the file that edits are in, all in one, with them.
    fn mended(&self, edits: &[Edit]) -> Option<(Utf8PathBuf, String)> {
        let file = edits.first()?.file;
        let path: &Utf8Path = self.look.sources.path(file);
        if edits.iter().any(|edit| edit.file != file) {
            return None;
        }
        let text = decode(self.files.read(path).ok()?).into_text();
        let mut edits: Vec<&Edit> = edits.iter().collect();
        edits.sort_by_key(|edit| edit.span.start);
        let (mut out, mut copied) = (String::new(), 0);
        for edit in edits {
            let range = edit.span.range();
            let is_whole = range.start >= copied && text.get(range.clone()).is_some();
            if !is_whole {
                return None;
            }
            out.push_str(text.slice(copied..range.start));
            out.push_str(&edit.text);
            copied = range.end;
        }
        out.push_str(text.slice(copied..));
        Some((path.to_owned(), out))
    }
}
