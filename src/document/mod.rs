//! Statements: Markdown, HTML and plain text as blocks with byte spans, and the weaving of editions.
//! Nothing here re-prints a document: an edition is the source bytes with spans replaced.

pub mod model;
