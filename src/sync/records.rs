//! Records the states of a set's translations, once its source catalog is as it will be.

use camino::{Utf8Path, Utf8PathBuf};

use crate::fluent::model::{Catalog, Entry};
use crate::fluent::written::written;
use crate::project::completeness::is_blank;
use crate::project::set::Side;
use crate::project::state::{self, Confidence, Fingerprint, Record, State, has_conflict};
use crate::project::sync_plan::{Obstacle, Records};

/// Returns the records of one target catalog, with the text of its state file where that changes.
///
/// A translation without a record gets one with the source as it was before, so that a change that is made now leaves it
/// stale. The file names the statement. Where both sides were changed since the record, it is unconfirmed.
///
/// # Errors
/// A state file that two branches disagree in.
pub fn records(
    source: Side<'_>,
    after: &Catalog<'_>,
    target: Side<'_>,
    state_path: Utf8PathBuf,
    statement: Option<&Utf8Path>,
) -> Result<Option<(Records, String)>, Obstacle> {
    let (Some(read), Some(before)) = (target.read(), source.read()) else {
        return Ok(None);
    };
    let file = target.state;
    if file.is_some_and(|file| has_conflict(file.faults)) {
        return Err(Obstacle::Broken {
            reason: format!("`{state_path}` has marks of a merge that nobody finished"),
        });
    }
    let mut state = file.map_or_else(State::default, |file| file.state.clone());
    let mut records = Records {
        locale: target.locale.clone(),
        state: state_path,
        recorded: 0,
        to_confirm: Vec::new(),
    };
    for entry in read
        .catalog
        .entries
        .iter()
        .filter(|entry| read.is_first(entry))
    {
        let Some(old) = before.entry(entry.kind, entry.id) else {
            continue;
        };
        let new = find(after, entry);
        for (attribute, pattern) in entry.patterns() {
            let Some(source) = old
                .pattern(attribute)
                .filter(|it| !is_blank(pattern) || is_blank(it))
            else {
                continue;
            };
            let name = state::key(entry.kind, entry.id, attribute);
            let Some(record) = state.records.get_mut(name.as_str()) else {
                let record = Record::of(source, pattern, Confidence::Translated);
                state.records.insert(name.into(), record);
                records.recorded += 1;
                continue;
            };
            let Some(now) = new.and_then(|it| it.pattern(attribute)).map(written) else {
                continue;
            };
            let fingerprint = Fingerprint::of(pattern);
            if record.source != now && record.target != fingerprint {
                *record = Record {
                    source: now,
                    target: fingerprint,
                    state: Confidence::Unconfirmed,
                };
                records.to_confirm.push(name);
            }
        }
    }
    let changed = !records.is_empty();
    if let Some(statement) = statement {
        state.set_statement(statement);
    }
    Ok(changed.then(|| (records, state.text())))
}

fn find<'c, 's>(catalog: &'c Catalog<'s>, entry: &Entry<'_>) -> Option<&'c Entry<'s>> {
    let mut entries = catalog.entries.iter();
    entries.find(|it| it.kind == entry.kind && it.id == entry.id)
}
