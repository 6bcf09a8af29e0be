//! Units of measure: what each measures, and how much of it. Their names are in the data of each language.

/// A unit, by the name that the data of all languages gives it.
#[derive(Debug)]
pub struct MeasureUnit {
    pub name: &'static str,
    dimension: Dimension,
    /// So many of the basic unit of the dimension.
    size: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Length,
    Area,
    Mass,
    Volume,
    Data,
    Time,
    Temperature,
}

impl MeasureUnit {
    const fn new(name: &'static str, dimension: Dimension, size: f64) -> Self {
        Self {
            name,
            dimension,
            size,
        }
    }

    /// Returns whether both measure the same.
    pub fn is_like(&self, other: &Self) -> bool {
        self.dimension == other.dimension
    }

    /// Returns an amount in the basic unit; degrees are counted from the same zero.
    fn basic(&self, amount: f64) -> f64 {
        if self.dimension == Dimension::Temperature && self.name == "fahrenheit" {
            return (amount - 32.0) / 1.8;
        }
        amount * self.size
    }
}

/// Returns the unit of a name.
pub fn unit(name: &str) -> Option<&'static MeasureUnit> {
    UNITS.iter().find(|unit| unit.name == name)
}

/// Returns the area or the volume that a length makes: square metres of metres. Any unit is its own first power.
pub fn raised(unit: &'static MeasureUnit, power: u8) -> Option<&'static MeasureUnit> {
    let prefix = match power {
        2 => "square-",
        3 => "cubic-",
        _ => return Some(unit),
    };
    let mut units = UNITS.iter();
    units.find(|other| other.name.strip_prefix(prefix) == Some(unit.name))
}

/// Returns whether two amounts are the same but for rounding: *10 miles* and *16 km*, *a week* and *seven days*.
pub fn is_same_amount(one: (f64, &MeasureUnit), other: (f64, &MeasureUnit)) -> bool {
    if one.1.dimension != other.1.dimension {
        return false;
    }
    let (one, other) = (one.1.basic(one.0), other.1.basic(other.0));
    (one - other).abs() <= TOLERANCE * one.abs().max(other.abs()) + f64::EPSILON
}

/// People round what they convert.
const TOLERANCE: f64 = 0.08;

const UNITS: &[MeasureUnit] = &[
    MeasureUnit::new("millimetre", Dimension::Length, 0.001),
    MeasureUnit::new("centimetre", Dimension::Length, 0.01),
    MeasureUnit::new("metre", Dimension::Length, 1.0),
    MeasureUnit::new("kilometre", Dimension::Length, 1000.0),
    MeasureUnit::new("inch", Dimension::Length, 0.0254),
    MeasureUnit::new("foot", Dimension::Length, 0.3048),
    MeasureUnit::new("yard", Dimension::Length, 0.9144),
    MeasureUnit::new("mile", Dimension::Length, 1609.344),
    MeasureUnit::new("hectare", Dimension::Area, 10_000.0),
    MeasureUnit::new("acre", Dimension::Area, 4046.86),
    MeasureUnit::new("square-metre", Dimension::Area, 1.0),
    MeasureUnit::new("square-kilometre", Dimension::Area, 1_000_000.0),
    MeasureUnit::new("square-centimetre", Dimension::Area, 0.0001),
    MeasureUnit::new("square-inch", Dimension::Area, 0.000_645_16),
    MeasureUnit::new("square-foot", Dimension::Area, 0.092_903),
    MeasureUnit::new("square-yard", Dimension::Area, 0.836_127),
    MeasureUnit::new("square-mile", Dimension::Area, 2_589_988.0),
    MeasureUnit::new("milligram", Dimension::Mass, 0.000_001),
    MeasureUnit::new("gram", Dimension::Mass, 0.001),
    MeasureUnit::new("kilogram", Dimension::Mass, 1.0),
    MeasureUnit::new("tonne", Dimension::Mass, 1000.0),
    MeasureUnit::new("pound-weight", Dimension::Mass, 0.4536),
    MeasureUnit::new("ounce", Dimension::Mass, 0.02835),
    MeasureUnit::new("millilitre", Dimension::Volume, 0.001),
    MeasureUnit::new("litre", Dimension::Volume, 1.0),
    MeasureUnit::new("gallon", Dimension::Volume, 3.785),
    MeasureUnit::new("cubic-centimetre", Dimension::Volume, 0.001),
    MeasureUnit::new("cubic-metre", Dimension::Volume, 1000.0),
    MeasureUnit::new("cubic-kilometre", Dimension::Volume, 1e12),
    MeasureUnit::new("cubic-inch", Dimension::Volume, 0.016_387),
    MeasureUnit::new("cubic-foot", Dimension::Volume, 28.3168),
    MeasureUnit::new("kilobyte", Dimension::Data, 1e3),
    MeasureUnit::new("megabyte", Dimension::Data, 1e6),
    MeasureUnit::new("gigabyte", Dimension::Data, 1e9),
    MeasureUnit::new("terabyte", Dimension::Data, 1e12),
    MeasureUnit::new("second", Dimension::Time, 1.0),
    MeasureUnit::new("minute", Dimension::Time, 60.0),
    MeasureUnit::new("hour", Dimension::Time, 3600.0),
    MeasureUnit::new("day", Dimension::Time, 86_400.0),
    MeasureUnit::new("week", Dimension::Time, 604_800.0),
    MeasureUnit::new("fortnight", Dimension::Time, 1_209_600.0),
    MeasureUnit::new("month", Dimension::Time, 2_629_800.0),
    MeasureUnit::new("quarter", Dimension::Time, 7_889_400.0),
    MeasureUnit::new("semester", Dimension::Time, 15_778_800.0),
    MeasureUnit::new("year", Dimension::Time, 31_557_600.0),
    MeasureUnit::new("decade", Dimension::Time, 315_576_000.0),
    MeasureUnit::new("century", Dimension::Time, 3_155_760_000.0),
    MeasureUnit::new("celsius", Dimension::Temperature, 1.0),
    MeasureUnit::new("fahrenheit", Dimension::Temperature, 1.0),
];

#[cfg(test)]
mod tests {
    use super::{is_same_amount, unit};

    #[test]
    fn amounts() {
        let same = |one: (f64, &str), other: (f64, &str)| {
            is_same_amount(
                (one.0, unit(one.1).unwrap()),
                (other.0, unit(other.1).unwrap()),
            )
        };
        assert!(same((10.0, "mile"), (16.0, "kilometre")));
        assert!(same((1.0, "week"), (7.0, "day")));
        assert!(same((24.0, "month"), (2.0, "year")));
        assert!(same((100.0, "fahrenheit"), (38.0, "celsius")));
        assert!(!same((400.0, "metre"), (400.0, "kilometre")));
        assert!(!same((18.0, "month"), (18.0, "year")));
        assert!(!same((10.0, "mile"), (10.0, "gallon")));
    }
}
