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

/// A locale without a region is for the whole world, which prints on A4.
pub fn paper(locale: &Locale) -> Paper {
    let region = locale.region();
    match region.is_some_and(|region| LETTER.contains(&region.as_str())) {
        true => Paper::Letter,
        false => Paper::A4,
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
            ["es", "es-ES", "en", "pt-BR", "ar-EG"].map(of),
            [Paper::A4; 5]
        );
        assert_eq!(["es-MX", "en-US", "fr-CA"].map(of), [Paper::Letter; 3]);
    }
}
