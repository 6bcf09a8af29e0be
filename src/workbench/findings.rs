//! What checks say of a message, with the texts that their fixes make.

use std::collections::{BTreeMap, HashMap};

use camino::Utf8Path;

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
    /// The texts that fixes make, by the places of their findings.
    pub fixes: BTreeMap<usize, UnitFix>,
}

/// A unit, and its text with a fix.
pub(super) type UnitFix = (String, FixView);

/// So many fixes of one message are shown.
const MOST_FIXES: usize = 3;

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
            fixes: BTreeMap::new(),
        }
    }

    /// Makes the texts of the fixes of one message.
    pub fn with_fixes_of(mut self, message: &MessageTexts, texts: &SetTexts) -> Self {
        let fixable = self.look.findings.iter().enumerate();
        let fixable = fixable.filter(|(_, finding)| {
            finding.fix.is_some() && finding.subject.id.as_deref() == Some(message.name.as_str())
        });
        let fixable: Vec<usize> = fixable.map(|(at, _)| at).collect();
        for at in fixable {
            let made = self.fixed(texts, &[at]);
            self.fixes.extend(made);
        }
        self
    }

    /// Makes the texts of fixes: of each message one at a time, and of all messages together, so that a page costs no more
    /// for many findings than for one.
    pub fn with_fixes(mut self, texts: &SetTexts) -> Self {
        let mut by_message: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, finding) in self.look.findings.iter().enumerate() {
            let id = finding.subject.id.as_deref();
            if let Some(id) = id.filter(|_| finding.fix.is_some()) {
                by_message.entry(id).or_default().push(at);
            }
        }
        for turn in 0..MOST_FIXES {
            let these: Vec<usize> = by_message
                .values()
                .filter_map(|fixes| fixes.get(turn).copied())
                .collect();
            if these.is_empty() {
                break;
            }
            let made = self.fixed(texts, &these);
            self.fixes.extend(made);
        }
        self
    }

    /// Returns what is said of a message.
    pub fn of_message(&self, message: &MessageTexts) -> Vec<FindingView> {
        let own = self.look.findings.iter().enumerate();
        let own = own.filter(|(_, finding)| {
            let id = finding.subject.id.as_deref();
            id == Some(message.name.as_str()) && !is_of_state(finding)
        });
        own.map(|(at, finding)| self.view((at, finding), Some(message)))
            .collect()
    }

    /// Returns what is said of no message that there is.
    pub fn of_file(&self, texts: &SetTexts) -> Vec<FindingView> {
        let is_known = |finding: &Diagnostic| {
            let id = finding.subject.id.as_deref();
            let mut messages = texts.messages.iter();
            id.is_some_and(|id| messages.any(|message| message.name == id))
        };
        let others = self.look.findings.iter().enumerate();
        let others = others.filter(|(_, finding)| !is_of_state(finding) && !is_known(finding));
        others.map(|found| self.view(found, None)).collect()
    }

    fn view(
        &self,
        (at, finding): (usize, &Diagnostic),
        message: Option<&MessageTexts>,
    ) -> FindingView {
        let attribute = finding.subject.attribute.as_deref();
        let units = message.iter().flat_map(|message| &message.units);
        let unit = units
            .filter(|unit| unit.attribute.as_deref() == attribute)
            .map(|unit| unit.unit.id.clone())
            .next();
        let fix = message.and_then(|_| self.fixes.get(&at).cloned());
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

    /// Returns the units that fixes of different messages change, with their texts then; without those that change none,
    /// or several.
    fn fixed(&self, texts: &SetTexts, places: &[usize]) -> Vec<(usize, UnitFix)> {
        let mut files = Overlay::new(self.files);
        let taken = self.mended(places, &mut files);
        let planning = &self.workbench.planning;
        let project = (self.layout, &planning.config);
        let planned = PlannedTexts::find(self.layout, self.key);
        let mended = planned.and_then(|planned| {
            set_texts(project, &files, (planned, self.target), &planning.glossary)
        });
        let Some(mended) = mended else {
            return Vec::new();
        };
        let mended = mended.messages.iter();
        let mended: HashMap<&str, &MessageTexts> = mended
            .map(|message| (message.name.as_str(), message))
            .collect();
        let known = texts.messages.iter();
        let known: HashMap<&str, &MessageTexts> = known
            .map(|message| (message.name.as_str(), message))
            .collect();
        let fixed = taken.into_iter().filter_map(|at| {
            let finding = &self.look.findings[at];
            let id = finding.subject.id.as_deref()?;
            let (unit, text) = changed_unit(known.get(id)?, mended.get(id)?)?;
            let label = finding.fix.as_ref()?.title.clone();
            Some((at, (unit, FixView { label, text })))
        });
        fixed.collect()
    }

    /// Lays the files with these fixes over those that there are; returns the fixes that have their place beside those
    /// before.
    fn mended(&self, places: &[usize], files: &mut Overlay<'_>) -> Vec<usize> {
        let mut by_file: BTreeMap<&Utf8Path, Vec<(usize, &[Edit])>> = BTreeMap::new();
        for at in places {
            let fix = self.look.findings[*at].fix.as_ref();
            let edits = fix.map_or(&[][..], |fix| &fix.edits);
            let Some(first) = edits.first() else { continue };
            if edits.iter().all(|edit| edit.file == first.file) {
                let path = self.look.sources.path(first.file);
                by_file.entry(path).or_default().push((*at, edits));
            }
        }
        let mut taken = Vec::new();
        for (path, mut fixes) in by_file {
            let Ok(bytes) = self.files.read(path) else {
                continue;
            };
            let text = decode(bytes).into_text();
            fixes.sort_by_key(|(_, edits)| edits.iter().map(|edit| edit.span.start).min());
            let mut out = MendedText::new(&text);
            taken.extend(
                fixes
                    .into_iter()
                    .filter(|(_, edits)| out.take(edits))
                    .map(|(at, _)| at),
            );
            files.put(path.to_owned(), out.finish().into_bytes());
        }
        taken
    }
}

/// A text with edits in it, from its beginning to its end.
struct MendedText<'t> {
    text: &'t str,
    out: String,
    copied: usize,
}

impl<'t> MendedText<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            out: String::new(),
            copied: 0,
        }
    }

    /// Takes edits, all or none; `false` where they touch what was edited before.
    fn take(&mut self, edits: &[Edit]) -> bool {
        let mut edits: Vec<&Edit> = edits.iter().collect();
        edits.sort_by_key(|edit| edit.span.start);
        let mut end = self.copied;
        for edit in &edits {
            let range = edit.span.range();
            if range.start < end || self.text.get(range.clone()).is_none() {
                return false;
            }
            end = range.end;
        }
        for edit in edits {
            let range = edit.span.range();
            self.out.push_str(self.text.slice(self.copied..range.start));
            self.out.push_str(&edit.text);
            self.copied = range.end;
        }
        true
    }

    fn finish(mut self) -> String {
        self.out.push_str(self.text.slice(self.copied..));
        self.out
    }
}

/// Returns the one unit of a message that has another text, with that text; `None` where there is none, or several.
fn changed_unit(known: &MessageTexts, mended: &MessageTexts) -> Option<(String, String)> {
    let mut changed = mended.units.iter().filter(|mended| {
        let mut known = known.units.iter();
        let known = known.find(|known| known.unit.id == mended.unit.id);
        known.is_some_and(|known| known.unit.target_text != mended.unit.target_text)
    });
    let (one, None) = (changed.next()?, changed.next()) else {
        return None;
    };
    Some((one.unit.id.clone(), one.unit.target_text.clone()))
}
