//! The value of a number, exact.

use std::fmt;

use crate::text::slice::Slice;

/// A decimal number without a sign: `mantissa · 10^exponent`, the mantissa without trailing zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    mantissa: u128,
    exponent: i16,
}

/// One way to understand what is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    Value(Decimal),
    /// Hour and minute of the day.
    Time(u8, u8),
    /// A text that is compared as it stands: `2.0.1`, `A/RES/73/195`, `1/3`.
    Token(String),
}

impl Decimal {
    pub const HALF: Self = Self {
        mantissa: 5,
        exponent: -1,
    };

    /// `None` when there are no digits or too many to count with.
    pub fn parse(whole: &str, fraction: &str) -> Option<Self> {
        if whole.is_empty() || whole.len() + fraction.len() > 36 {
            return None;
        }
        let mantissa = whole
            .chars()
            .chain(fraction.chars())
            .try_fold(0, |sum, c| Some(sum * 10 + u128::from(digit(c)?)))?;
        let exponent = -i16::try_from(fraction.chars().count()).ok()?;
        Some(Self { mantissa, exponent }.normal())
    }

    fn normal(mut self) -> Self {
        if self.mantissa == 0 {
            self.exponent = 0;
        }
        while self.mantissa != 0 && self.mantissa.is_multiple_of(10) {
            self.mantissa /= 10;
            self.exponent += 1;
        }
        self
    }

    pub fn times_ten(mut self, power: u8) -> Self {
        self.exponent += i16::from(power);
        self.normal()
    }

    /// Returns the number itself when it is whole and fits.
    pub fn whole(self) -> Option<u128> {
        let power = u32::try_from(self.exponent).ok()?;
        10u128.checked_pow(power)?.checked_mul(self.mantissa)
    }

    /// Returns the number before a final half: 1 of 1.5 and of 1.5 million.
    pub fn before_half(self) -> Option<Self> {
        (self.mantissa > 10 && self.mantissa % 10 == 5).then(|| (self.mantissa / 10).into())
    }

    /// Returns whether one is the other with the point elsewhere: 3.5 and 3500.
    pub fn has_digits_of(self, other: Self) -> bool {
        self.mantissa == other.mantissa
    }
}

impl From<u128> for Decimal {
    fn from(mantissa: u128) -> Self {
        let exponent = 0;
        Self { mantissa, exponent }.normal()
    }
}

/// With a decimal point and spaces between groups, as people of any language can read it.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.mantissa.to_string();
        let (whole, fraction) = match usize::try_from(self.exponent) {
            Ok(zeros) => (digits + &"0".repeat(zeros), String::new()),
            Err(_) => {
                let places = usize::from(self.exponent.unsigned_abs());
                let digits = format!("{digits:0>width$}", width = places + 1);
                let (whole, fraction) = digits.halves(digits.len() - places);
                (whole.to_owned(), format!(".{fraction}"))
            }
        };
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        f.write_str(&fraction)
    }
}

/// Returns the value of a decimal digit of the scripts that statements come in.
pub fn digit(c: char) -> Option<u8> {
    if c < '٠' {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '੦'..='੯' => '੦',
        '૦'..='૯' => '૦',
        '୦'..='୯' => '୦',
        '௦'..='௯' => '௦',
        '౦'..='౯' => '౦',
        '೦'..='೯' => '೦',
        '൦'..='൯' => '൦',
        '๐'..='๙' => '๐',
        '໐'..='໙' => '໐',
        '༠'..='༩' => '༠',
        '၀'..='၉' => '၀',
        '០'..='៩' => '០',
        '０'..='９' => '０',
        _ => return None,
    };
    u8::try_from(c as u32 - zero as u32).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_exact() {
        let of = |whole, fraction| Decimal::parse(whole, fraction).unwrap();
        assert_eq!(of("3", "5").times_ten(9), of("3500", "").times_ten(6));
        assert_eq!(of("09", ""), of("9", "0"));
        assert_eq!(of("٣", ""), of("3", ""));
        assert_eq!(of("3", "5").times_ten(9).to_string(), "3 500 000 000");
        assert_eq!(of("0", "25").to_string(), "0.25");
        assert_eq!(of("1200", "").to_string(), "1200");
        assert_eq!(Decimal::parse("", "5"), None);
    }
}
