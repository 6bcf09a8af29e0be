//! The configuration as parts bring it along.

use std::io;

use camino::Utf8Path;

use crate::config;
use crate::config::fault::ConfigFault;
use crate::config::model::Config;
use crate::pipeline::part::carried_files::CarriedFiles;
use crate::text::file_source::FileSource;

/// The configurations of other tools, which `paridad.toml` is laid over.
const BELOW: [&str; 2] = ["l10n.toml", "i18n.toml"];

/// Reads a configuration, with what it includes or is laid over; all defaults where there is none.
pub(super) fn read(
    origin: Option<&Utf8Path>,
    files: &CarriedFiles,
) -> Result<(Config, Vec<ConfigFault>), String> {
    let Some(origin) = origin else {
        return Ok((Config::default(), Vec::new()));
    };
    let mut include = |path: &Utf8Path| text_of(files, path);
    let is_laid_over = origin.file_name() == Some("paridad.toml");
    let mut below = BELOW
        .iter()
        .map(Utf8Path::new)
        .filter(|it| is_laid_over && files.has(it));
    let fault = |path: &Utf8Path, error: io::Error| format!("the configuration `{path}`: {error}");
    let (below, mut faults) = match below.next() {
        Some(name) => {
            let text = include(name).map_err(|error| fault(name, error))?;
            config::read_with(name, &text, &mut include)
        }
        None => (Config::default(), Vec::new()),
    };
    let text = include(origin).map_err(|error| fault(origin, error))?;
    let (config, own) = config::read_over(below, origin, &text, &mut include);
    faults.extend(own);
    Ok((config, faults))
}

fn text_of(files: &CarriedFiles, path: &Utf8Path) -> io::Result<String> {
    String::from_utf8(files.read(path)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))
}
