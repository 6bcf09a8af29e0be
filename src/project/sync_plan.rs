//! The changes that `sync` makes to a project, as data.

use camino::Utf8PathBuf;

use crate::locale::tag::Locale;

/// The changes for one statement, or for one source catalog without a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetSyncPlan {
    /// The statement.
    pub statement: Option<Utf8PathBuf>,
    /// The source catalog.
    pub catalog: Utf8PathBuf,
    pub steps: Vec<SyncStep>,
    pub records: Vec<Records>,
    /// Obstacles; where there are any, nothing is written.
    pub obstacles: Vec<Obstacle>,
}

impl SetSyncPlan {
    /// Returns whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
            && self.obstacles.is_empty()
            && self.records.iter().all(Records::is_empty)
    }
}

/// The change of one message of the source catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncStep {
    pub id: String,
    pub kind: StepKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A block that has no message yet.
    Add { text: String },
    /// The second part of a block that was one.
    Split { from: String, text: String },
    /// The block was changed. References that could not be kept are named.
    Change {
        was: String,
        now: String,
        lost: Vec<String>,
    },
    /// Two blocks have become one, which goes on as this message.
    Merge {
        with: String,
        was: String,
        now: String,
        lost: Vec<String>,
    },
    /// The block stands elsewhere; after this message, or first.
    Move { after: Option<String> },
    /// The block is gone. Translations stay, and are obsolete.
    Remove { text: String },
}

/// The records of the translations of one catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records {
    pub locale: Locale,
    pub state: Utf8PathBuf,
    /// The number of translations that get a record.
    pub recorded: usize,
    /// Both sides were changed: drafts, until somebody confirms them.
    pub to_confirm: Vec<String>,
}

impl Records {
    pub fn is_empty(&self) -> bool {
        self.recorded == 0 && self.to_confirm.is_empty()
    }
}

/// Something that a person has to decide or mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A message may go on as either of several blocks.
    Ambiguous {
        id: String,
        was: String,
        /// The ids that the blocks would get, with their texts.
        candidates: Vec<(String, String)>,
    },
    /// The message cannot be written so that it gives the block.
    Unwritable { id: String, reason: String },
    /// The catalog has broken entries, or marks of a merge.
    Broken { reason: String },
    /// An explicit id that is no id, or that another message has.
    BadId { id: String, reason: &'static str },
    /// The statement may be any of these under another name.
    UndecidedMove { catalogs: Vec<Utf8PathBuf> },
    /// A name after `--map` that is not there.
    UnknownMap { name: String },
}
