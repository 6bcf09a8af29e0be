//! `es=100`, `90`: a share of the messages, for one locale or for all, as it is typed.

use crate::cli::project::find_locale;
use crate::config::model::Config;
use crate::project::layout::Layout;

/// A share that was asked for.
#[derive(Clone)]
pub(super) struct WantedCoverage {
    /// The name of the locale, not looked up yet; `None`: every target locale.
    locale: Option<String>,
    percent: u8,
}

impl WantedCoverage {
    /// Reads a whole percentage, with a locale or without.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let (locale, percent) = match text.split_once('=') {
            Some((locale, percent)) => (Some(locale.trim().to_owned()), percent),
            None => (None, text),
        };
        match percent.trim_end_matches('%').trim().parse() {
            Ok(percent @ 0..=100) => Ok(Self { locale, percent }),
            Ok(_) | Err(_) => Err(format!("`{percent}` is no whole percentage from 0 to 100")),
        }
    }

    /// Sets the gates of a project; one for a locale counts more than one for all.
    ///
    /// # Errors
    /// A locale that the project does not have.
    pub(super) fn set(gates: &[Self], layout: &Layout, config: &mut Config) -> anyhow::Result<()> {
        let (all, own): (Vec<&Self>, Vec<&Self>) =
            gates.iter().partition(|gate| gate.locale.is_none());
        for gate in all {
            let targets = layout.targets.iter().cloned();
            let gates = targets.map(|locale| (locale, gate.percent));
            config.min_coverage.extend(gates);
        }
        for gate in own {
            let name = gate.locale.as_deref().unwrap_or_default();
            let locale = find_locale(layout, name)?;
            config.min_coverage.insert(locale, gate.percent);
        }
        Ok(())
    }
}
