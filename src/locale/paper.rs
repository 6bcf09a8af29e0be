//! The paper that a region prints on.

use crate::locale::tag::Locale;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    A4,
    Letter,
}

/// The regions that print on US Letter (CLDR, supplemental data, `paperSize`).
const LETTER: [&str; 14] = [
    "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
];

/// Returns the paper of the region of a locale, or else of the region where most of its readers are.
pub fn paper(locale: &Locale) -> Paper {
    let region = locale.region().or_else(|| locale.likely_region());
    if region.is_some_and(|region| LETTER.contains(&region.as_str())) {
        Paper::Letter
    } else {
        Paper::A4
    }
}

impl Paper {
    /// As style sheets call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Paper::A4 => "A4",
            Paper::Letter => "letter",
        }
    }

    /// Width and height, in twentieths of a point.
    pub fn size(self) -> (u32, u32) {
        match self {
            Paper::A4 => (11_906, 16_838),
            Paper::Letter => (12_240, 15_840),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers() {
        let of = |tag: &str| paper(&Locale::parse(tag).unwrap());
        assert_eq!(
            ["es", "es-ES", "en-GB", "pt", "pt-BR", "ar-EG", "qu"].map(of),
            [Paper::A4; 7]
        );
        assert_eq!(
            ["es-MX", "en-US", "fr-CA", "en", "fil"].map(of),
            [Paper::Letter; 5]
        );
    }
}
