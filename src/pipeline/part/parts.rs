//! Reads the lines of parts: nothing is taken on trust, and each set is there once.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::pipeline::part::fault::PartFault;
use crate::pipeline::part::wire::{PartHead, PartProject, PartSet, PartShare};
use crate::text::line_source::{LineSource, PlacedLine};

/// The begin of the first line of a part.
const HEAD: &str = "{\"paridad\":";

/// The parts of a project, as far as they were read.
#[derive(Default)]
struct ReadParts {
    project: Option<PartProject>,
    /// The part that is being read.
    open: Option<OpenPart>,
    /// The number of parts that there are to be.
    count: Option<u32>,
    /// The file of each part, by its number.
    shards: BTreeMap<u32, String>,
    files: Vec<String>,
    /// The file of each set, by the place of the file, and the set's number.
    sets: HashMap<u32, usize>,
}

/// A part, and how many of its sets were read.
struct OpenPart {
    share: PartShare,
    read: u32,
}

/// The version alone, of a part that may be another one's.
#[derive(Deserialize)]
struct PartVersion {
    paridad: String,
}

/// Reads the lines of parts. `visit` gets each set; what it says is wrong with one is told with its place.
pub(super) fn read(
    lines: &dyn LineSource,
    visit: &mut dyn FnMut(&PartProject, PartSet) -> Result<(), String>,
) -> Result<PartProject, PartFault> {
    let mut parts = ReadParts::default();
    let mut fault = None;
    let shown = lines.visit(&mut |line| {
        fault = parts.take(line, visit).err();
        fault.is_none()
    });
    if let Some(fault) = fault {
        return Err(fault);
    }
    shown.map_err(|error| {
        let message = format!("a part cannot be read: {error}");
        PartFault::new(message, "`paridad check --partial` writes parts")
    })?;
    parts.end_part()?;
    parts.finish()
}

impl ReadParts {
    fn take(
        &mut self,
        line: PlacedLine<'_>,
        visit: &mut dyn FnMut(&PartProject, PartSet) -> Result<(), String>,
    ) -> Result<(), PartFault> {
        if line.text.trim().is_empty() {
            return Ok(());
        }
        if line.text.starts_with(HEAD) {
            self.end_part()?;
            return self.begin_part(line);
        }
        let (Some(project), Some(open)) = (&self.project, &mut self.open) else {
            let message = format!("{}: no part begins so", place(line));
            return Err(PartFault::new(
                message,
                "hand over each part whole, its first line first",
            ));
        };
        let set: PartSet = parsed(line)?;
        open.read += 1;
        let file = self.files.len() - 1;
        if let Some(other) = self.sets.insert(set.number, file) {
            let other = &self.files[other];
            let message = format!(
                "the set `{}` is in `{}` and in `{other}`",
                set.key, line.file
            );
            return Err(PartFault::new(message, "hand over each set once"));
        }
        if set.number >= project.sets {
            return Err(faulty(line, "the project has not so many sets"));
        }
        visit(project, set).map_err(|reason| faulty(line, &reason))
    }

    fn begin_part(&mut self, line: PlacedLine<'_>) -> Result<(), PartFault> {
        let PartVersion { paridad } = parsed(line)?;
        if paridad != env!("CARGO_PKG_VERSION") {
            let own = env!("CARGO_PKG_VERSION");
            let message = format!(
                "`{}` was written by paridad {paridad}, and this is {own}",
                line.file
            );
            return Err(PartFault::new(
                message,
                "make all parts with the version that merges them",
            ));
        }
        let PartHead { part, project, .. } = parsed(line)?;
        match &self.project {
            Some(first) if *first != project => {
                let message = format!(
                    "`{}` and `{}` are no parts of one whole: {}",
                    self.files[0],
                    line.file,
                    difference(first, &project)
                );
                return Err(PartFault::new(
                    message,
                    "make all parts anew, of the same files with the same options",
                ));
            }
            Some(_) => {}
            None => self.project = Some(project),
        }
        if let Some((number, count)) = part.shard {
            self.note_shard(line, number, count)?;
        }
        self.files.push(line.file.to_owned());
        self.open = Some(OpenPart {
            share: part,
            read: 0,
        });
        Ok(())
    }

    fn note_shard(
        &mut self,
        line: PlacedLine<'_>,
        number: u32,
        count: u32,
    ) -> Result<(), PartFault> {
        let file = line.file.to_owned();
        let before = *self.count.get_or_insert(count);
        if before != count {
            let message = format!("`{file}` is one of {count} parts, and others are of {before}");
            return Err(PartFault::new(
                message,
                "divide the project once, into so many parts for all",
            ));
        }
        if !(1..=count).contains(&number) {
            return Err(faulty(line, "there is no such part"));
        }
        match self.shards.insert(number, file) {
            Some(other) => {
                let message = format!(
                    "part {number} of {count} is there twice: `{other}` and `{}`",
                    line.file
                );
                Err(PartFault::new(message, "hand over each part once"))
            }
            None => Ok(()),
        }
    }

    /// Ends a part, which must have as many sets as it said.
    fn end_part(&mut self) -> Result<(), PartFault> {
        let Some(OpenPart { share, read }) = self.open.take() else {
            return Ok(());
        };
        if read == share.sets {
            return Ok(());
        }
        let file = &self.files[self.files.len() - 1];
        let message = format!("`{file}` has {read} of its {} sets", share.sets);
        let help = match share.shard {
            Some((number, count)) => {
                format!("make it anew: `paridad check --partial --shard {number}/{count}`")
            }
            None => "make it anew: it was cut off".to_owned(),
        };
        Err(PartFault::new(message, help))
    }

    /// Returns what the parts say alike, if every set is there.
    fn finish(self) -> Result<PartProject, PartFault> {
        let Some(project) = self.project else {
            return Err(PartFault::new(
                "there is no part",
                "`paridad check --partial` writes one",
            ));
        };
        let missing = (1..=self.count.unwrap_or_default()).find(|it| !self.shards.contains_key(it));
        if let (Some(count), Some(number)) = (self.count, missing) {
            let others = count as usize - self.shards.len() - 1;
            let message = match others {
                0 => format!("part {number} of {count} is missing"),
                _ => format!("part {number} of {count} is missing, and {others} more"),
            };
            let help = format!("`paridad check --partial --shard {number}/{count}` writes it");
            return Err(PartFault::new(message, help));
        }
        let lacking = project.sets as usize - self.sets.len();
        if lacking > 0 {
            let message = format!("{lacking} of {} sets are in no part", project.sets);
            let help =
                "`paridad check --partial PATH…` writes a part about the sets that are named";
            return Err(PartFault::new(message, help));
        }
        Ok(project)
    }
}

/// Returns what two parts say differently of their project, in words.
fn difference(first: &PartProject, other: &PartProject) -> &'static str {
    if first.hash != other.hash {
        "they were made on machines that hash differently"
    } else if (&first.configuration, &first.files) != (&other.configuration, &other.files) {
        "their configuration, glossary or common catalogs differ"
    } else if (&first.checks, &first.locales, &first.arguments)
        != (&other.checks, &other.locales, &other.arguments)
    {
        "their options differ"
    } else {
        "they were made of other lists of files"
    }
}

fn parsed<T: DeserializeOwned>(line: PlacedLine<'_>) -> Result<T, PartFault> {
    serde_json::from_str(line.text).map_err(|error| faulty(line, &error.to_string()))
}

fn faulty(line: PlacedLine<'_>, reason: &str) -> PartFault {
    let message = format!("{}: {reason}", place(line));
    PartFault::new(
        message,
        "`paridad check --partial` writes parts, and `paridad schema partial` describes them",
    )
}

fn place(line: PlacedLine<'_>) -> String {
    format!("{}:{}", line.file, line.number)
}
