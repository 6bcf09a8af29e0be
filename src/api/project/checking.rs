//! A project that is checked: at once, set by set, or in parts.

use camino::Utf8PathBuf;

use crate::api::check::{CheckOptions, CheckReport, CheckedSet};
use crate::api::error::Error;
use crate::api::project::Project;
use crate::checks;
use crate::config::model::Config;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::each_set::look_at_each;
use crate::pipeline::part::make::{PartChoice, PartFacts, Shard, write_part};
use crate::pipeline::selection::Selection;
use crate::pipeline::session::Session;
use crate::report::model::{GateResult, Reader, Report};

impl Project {
    /// Checks the project as `paridad check` does.
    ///
    /// # Errors
    /// Names that are not known, and folders that others write to and do not end.
    pub fn check(&self, options: &CheckOptions) -> Result<CheckReport, Error> {
        let (config, selection) = self.asked(options)?;
        let _reading = self.files.lock()?;
        let mut analysis = Session::new(
            &self.layout,
            &config,
            self.files.as_ref(),
            selection.clone(),
        )
        .into_analysis();
        analysis.add(&config, &selection, self.findings.clone());
        Ok(self.report(&config, &analysis))
    }

    /// Checks the project as [`Self::check`] does, and tells the findings of each set as soon as they are known; last
    /// those that only the whole can tell. `told` says whether it wants more.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub fn check_each(
        &self,
        options: &CheckOptions,
        mut told: impl FnMut(CheckedSet) -> bool,
    ) -> Result<(), Error> {
        let (config, selection) = self.asked(options)?;
        let _reading = self.files.lock()?;
        let mut sets = 0;
        let mut tell = |analysis: Analysis, done, total| {
            sets = total;
            let findings = self.report(&config, &analysis).findings;
            told(CheckedSet {
                findings,
                done,
                total,
            })
        };
        let project = (&self.layout, &config);
        let Some(mut analysis) = look_at_each(project, self.files.as_ref(), &selection, &mut tell)
        else {
            return Ok(());
        };
        analysis.add(&config, &selection, self.findings.clone());
        told(CheckedSet {
            findings: self.report(&config, &analysis).findings,
            done: sets,
            total: sets,
        });
        Ok(())
    }

    /// Looks at a part of the project, as `paridad check --partial` does: `shard` is its number from 1 and the number
    /// of parts, and `options.paths` may choose sets by their files. [`merge`](crate::merge) puts all parts together;
    /// coverage that must be reached is told there.
    ///
    /// # Errors
    /// As [`Self::check`]; files that are needed and not at hand; no such part.
    pub fn partial(
        &self,
        options: &CheckOptions,
        shard: Option<(u32, u32)>,
    ) -> Result<String, Error> {
        let (config, selection) = self.asked(options)?;
        let shard = match shard {
            Some((number, count)) => {
                Some(Shard::new(number, count).ok_or_else(|| Error::Parts {
                    message: format!("there is no part {number} of {count}"),
                    help: "parts are numbered from 1".to_owned(),
                })?)
            }
            None => None,
        };
        let mut paths = selection.paths;
        paths.sort();
        let selection = Selection {
            paths: Vec::new(),
            ..selection
        };
        let _reading = self.files.lock()?;
        let facts = PartFacts {
            configuration: self.files.configuration_texts()?,
            findings: &self.findings,
        };
        let mut lines = String::new();
        write_part(
            (&self.layout, &config),
            self.files.as_ref(),
            (&selection, &PartChoice { shard, paths }),
            &facts,
            &mut |line| lines.push_str(line),
        );
        self.files.ensure_at_hand()?;
        Ok(lines)
    }

    /// Returns the configuration and the part of the project that a check is asked for.
    fn asked(&self, options: &CheckOptions) -> Result<(Config, Selection), Error> {
        let selection = Selection {
            checks: checks_of(options)?,
            locales: self.locales(&options.locales)?,
            paths: options.paths.iter().map(Utf8PathBuf::from).collect(),
        };
        let config = self.config_with(&options.min_coverage, &options.arguments)?;
        Ok((config, selection))
    }

    fn report(&self, config: &Config, analysis: &Analysis) -> CheckReport {
        let gates = GateResult::missed(&config.min_coverage, &analysis.coverage);
        CheckReport::new(&Report {
            findings: &analysis.findings,
            coverage: &analysis.coverage,
            sources: &analysis.sources,
            known: 0,
            is_recorded: !self.layout.states.is_empty(),
            gates: &gates,
            reader: &Reader::Inside(Utf8PathBuf::new()),
            pages: &[],
        })
    }
}

fn checks_of(options: &CheckOptions) -> Result<Vec<&'static dyn checks::model::Check>, Error> {
    let mut names = options.only.iter().chain(&options.skip);
    if let Some(unknown) = names.find(|name| checks::find(name).is_none()) {
        return Err(Error::UnknownCheck(unknown.clone()));
    }
    let only: Vec<&str> = options.only.iter().map(String::as_str).collect();
    let skip: Vec<&str> = options.skip.iter().map(String::as_str).collect();
    Ok(checks::select(&only, &skip))
}
