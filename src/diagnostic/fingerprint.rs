//! Fingerprints of findings: stable while lines move, so that a baseline or a dashboard knows a finding again.
//! They can be forged, and a baseline hides a finding of the same fingerprint: what gets into editions rests on none.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use xxhash_rust::xxh3::xxh3_64;

use crate::diagnostic::Diagnostic;

/// Gives out fingerprints in the order of the findings; equal findings are numbered.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<u64, u64, FixedState>,
    /// The parts that the fingerprint is made of, each closed by a zero.
    parts: Vec<u8>,
}

impl Fingerprints {
    /// 16 hexadecimal digits over check, locale, path, id, attribute and message.
    pub fn of(&mut self, finding: &Diagnostic, path: Option<&str>) -> String {
        let subject = &finding.subject;
        let parts = [
            finding.check,
            subject.locale.as_ref().map_or("", |it| it.as_str()),
            path.unwrap_or_default(),
            subject.id.as_deref().unwrap_or_default(),
            subject.attribute.as_deref().unwrap_or_default(),
            &finding.message,
        ];
        self.parts.clear();
        for part in parts {
            self.parts.extend_from_slice(part.as_bytes());
            self.parts.push(0);
        }
        let mut digest = xxh3_64(&self.parts);
        let equal = self.seen.entry(digest).or_default();
        if *equal > 0 {
            self.parts.extend_from_slice(&equal.to_le_bytes());
            digest = xxh3_64(&self.parts);
        }
        *equal += 1;
        format!("{digest:016x}")
    }
}
