//! A set before its files have ids, and what keeps two files from being in one.

/// A set under way. Paths are places in the list of paths.
pub(super) struct Draft {
    pub(super) key: String,
    pub(super) statement: Option<usize>,
    pub(super) source: Option<usize>,
    /// The place of the target locale, and the path.
    pub(super) targets: Vec<(usize, usize)>,
    /// The rule that names its files; `None`: no rule has such a key.
    pub(super) rule: Option<usize>,
    pub(super) shared: bool,
}

/// Two paths for one place in a set: the first is taken.
pub(super) struct Clash {
    pub(super) taken: usize,
    pub(super) left_out: usize,
}

impl Draft {
    /// Returns the paths of its files.
    pub(super) fn paths(&self) -> impl Iterator<Item = usize> {
        let own = self.statement.into_iter().chain(self.source);
        own.chain(self.target_paths())
    }

    pub(super) fn target_paths(&self) -> impl Iterator<Item = usize> {
        self.targets.iter().map(|(_, path)| *path)
    }
}
