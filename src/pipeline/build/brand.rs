//! Reads the files that `[brand]` names, which are files of the project.

use std::fmt;

use camino::Utf8PathBuf;

use crate::config::editions::EditionFormat;
use crate::config::model::Config;
use crate::emit::brand_kit::BrandKit;
use crate::text::file_source::FileSource;

/// A file of `[brand]` that is of no use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrandFault {
    key: &'static str,
    path: Utf8PathBuf,
    reason: String,
}

impl std::error::Error for BrandFault {}

impl fmt::Display for BrandFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { key, path, reason } = self;
        write!(
            f,
            "`{path}`, the `{key}` of `[brand]`, is of no use: {reason}"
        )
    }
}

/// The name of a Word document in the folder of templates whose styles are wanted, as pandoc has it.
const REFERENCE_DOCX: &str = "reference.docx";

/// Reads the logo and the Word document whose styles editions take.
///
/// # Errors
/// A file that cannot be read, or is not what it should be.
pub(super) fn brand_kit(
    config: &Config,
    formats: &[EditionFormat],
    files: &dyn FileSource,
) -> Result<BrandKit, BrandFault> {
    let brand = &config.brand;
    let read = |key: &'static str, path: &Utf8PathBuf| {
        files.read(path).map_err(|error| BrandFault {
            key,
            path: path.clone(),
            reason: error.to_string(),
        })
    };
    let logo = brand.logo.as_ref();
    let logo = logo.map(|path| read("logo", path)).transpose()?;
    let reference_docx = match &brand.reference_docx {
        Some(path) => Some(read("reference-docx", path)?),
        None if formats.contains(&EditionFormat::Docx) => {
            files.read(&config.templates.join(REFERENCE_DOCX)).ok()
        }
        None => None,
    };
    BrandKit::new(brand, logo, reference_docx).map_err(|(key, reason)| {
        let path = match key {
            "logo" => brand.logo.clone(),
            _ => brand.reference_docx.clone(),
        };
        BrandFault {
            key,
            path: path.unwrap_or_else(|| config.templates.join(REFERENCE_DOCX)),
            reason,
        }
    })
}
