//! Fingerprints of findings: stable while lines move, so that a baseline or a dashboard knows a finding again.

use std::collections::HashMap;

use xxhash_rust::xxh3::Xxh3;

use crate::diagnostic::Diagnostic;

/// Gives out fingerprints in the order of the findings; equal findings are numbered.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<u64, u64>,
}

impl Fingerprints {
    /// 16 hexadecimal digits over check, locale, path, id, attribute and message.
    pub fn of(&mut self, finding: &Diagnostic, path: Option<&str>) -> String {
        let subject = &finding.subject;
        let mut hash = Xxh3::new();
        let parts = [
            finding.check,
            subject.locale.as_ref().map_or("", |it| it.as_str()),
            path.unwrap_or_default(),
            subject.id.as_deref().unwrap_or_default(),
            subject.attribute.as_deref().unwrap_or_default(),
            &finding.message,
        ];
        for part in parts {
            hash.update(part.as_bytes());
            hash.update(&[0]);
        }
        let mut digest = hash.digest();
        let equal = self.seen.entry(digest).or_default();
        if *equal > 0 {
            hash.update(&equal.to_le_bytes());
            digest = hash.digest();
        }
        *equal += 1;
        format!("{digest:016x}")
    }
}
