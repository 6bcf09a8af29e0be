//! Pictures and documents that are not there. Found by `pipeline::missing_files`, which knows files.

use crate::checks::declare::check;
use crate::checks::model::Check;

check! {
    /// # What it finds
    /// A picture, a recording or a document (`img/map.png`, `report.pdf`) that a statement or its translation refers to by a
    /// relative address, where no file is. In Markdown, in tags (`src`, `srcset`, `poster`, `href`), and in the field `image` of
    /// the front matter.
    ///
    /// # Why it matters
    /// Editions take these files along. Readers see a broken picture, or follow a link to nothing.
    ///
    /// # Example
    /// ```md content/march.md
    /// ![The march](media/march.png)
    /// ```
    /// ```ftl locales/en/march.ftl
    /// march = ![The march](media/march.png)
    /// ```
    /// ```ftl locales/es/march.ftl
    /// march = ![La marcha](media/march.png)
    /// ```
    /// ```report
    /// content/march.md:1:14: error[missing-file] the picture `media/march.png` is not there
    /// ```
    ///
    /// A file for one language alone has its tag before the extension, and comes first: `map.es.png`.
    ///
    /// # When to silence it
    /// Where something else puts the file beside the editions.
    ///
    /// # Precision
    /// Planted faults only: the catalogs that were measured have no statements with such files.
    pub MissingFile = "missing-file", Error, []
}

impl Check for MissingFile {}
