//! Colours as the configuration names them, and whether they can be read.

/// A colour of a screen: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color([u8; 3]);

/// The ground of pages in the light and in the dark, where it stands out least.
pub const LIGHT_GROUND: Color = Color([0xf4, 0xf0, 0xe7]);
pub const DARK_GROUND: Color = Color([0x21, 0x1f, 0x1b]);

/// The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

impl Color {
    /// Reads `#0b5a46` or `#0a4`; nothing else is a colour here, so that nothing else gets into a style sheet.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digits: Vec<u8> = digits
            .chars()
            .map(|digit| digit.to_digit(16).map(|digit| digit as u8))
            .collect::<Option<_>>()?;
        match digits[..] {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Some(Self([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => None,
        }
    }

    /// Returns six hexadecimal digits: `0b5a46`.
    pub fn digits(self) -> String {
        let Self([red, green, blue]) = self;
        format!("{red:02x}{green:02x}{blue:02x}")
    }

    /// Returns the contrast of two colours, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Returns the colour made lighter as far as it takes to be read on a dark ground.
    pub fn lightened(self) -> Self {
        let mut color = self;
        while color.contrast(DARK_GROUND) < LEAST_CONTRAST {
            color = Self(
                color
                    .0
                    .map(|part| part.saturating_add((255 - part) / 16 + 1)),
            );
        }
        color
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours() {
        let digits = |text: &str| Color::parse(text).map(Color::digits);
        assert_eq!(digits("#0A4").as_deref(), Some("00aa44"));
        assert_eq!(digits("#0b5a46").as_deref(), Some("0b5a46"));
        for other in ["0b5a46", "red", "#0b5a4", "#0b5a4g", "#", "#fff;}", "#é"] {
            assert_eq!(digits(other), None, "{other}");
        }
        let (black, white) = (Color([0; 3]), Color([255; 3]));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!(black.lightened().contrast(DARK_GROUND) >= LEAST_CONTRAST);
    }
}
