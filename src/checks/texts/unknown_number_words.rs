//! Numbers that may be words in a language whose words for numbers are not known.

use crate::checks::texts::compare::VariantFacts;
use crate::locale::languages::profile;
use crate::locale::numbers::east_asian;
use crate::locale::numbers::number::Number;
use crate::text::slice::Slice;

/// Returns whether all of these numbers may be words on the other side, where the words of the target language are not
/// known: *1-2 sentences* are *una o dues frases* in Catalan, *hexadecimal* is `16進数`.
pub(super) fn may_be_a_word(
    numbers: &[&Number],
    own: &VariantFacts<'_, Number>,
    target: &VariantFacts<'_, Number>,
) -> bool {
    /// The base of hexadecimal numbers; of greater ones, few languages have a word that is not made of others but for tens.
    const GREATEST: u32 = 16;
    const GREATEST_TEN: u32 = 100;
    let may_be_said =
        |value: u32| value <= GREATEST || value <= GREATEST_TEN && value.is_multiple_of(10);
    let is_small = |number: &&Number| {
        let text = own.prose.text.slice(number.range.clone());
        let end = text.find(|c: char| !c.is_ascii_digit());
        let (digits, rest) = text.halves(end.unwrap_or(text.len()));
        let is_small = digits.parse().is_ok_and(may_be_said);
        // `2.2` and `12:30` are no words.
        is_small && !rest.contains(|c: char| c.is_ascii_digit())
    };
    !profile(target.locale).is_known() && numbers.iter().all(is_small)
}

/// Returns whether all of these numbers, which the source lacks, may be words there: in Chinese, Japanese and Korean, that
/// count with digits what other languages say without a number, `1つ以上`: *or more*.
pub(super) fn may_count(numbers: &[&Number], target: &VariantFacts<'_, Number>) -> bool {
    may_be_a_word(numbers, target, target) && target.prose.text.contains(east_asian::is_letter)
}

/// Words for thousands and millions in languages of which no more is known, each as it begins: *114,000* is *114 тыс.*
const MAGNITUDES: &str = "тыс тис хиляд хиљад هزار ألف الف آلاف אלף אלפי tys tis tūkst tuhat tuhan tusen tusind tausend \
    Tausend duizend ezer mii mila bin ribu ngàn nghìn χιλιάδ พัน हज़ार हजार হাজার мил млн мільйон млрд میلیون میلیارد مليون \
    مليار מיליון מיליארד mln milion miliard milijon milijun miljon miljoen miljard milyon milyar milli Milli juta triệu \
    εκατομμ";

/// Takes away the numbers that differ by a word for a magnitude, *100 million* and *100 millones*, in a language whose
/// words are not known.
pub(super) fn without_magnitudes(
    [source, target]: [&VariantFacts<'_, Number>; 2],
    missing: &mut Vec<&Number>,
    added: &mut Vec<&Number>,
) {
    let has_word = |number: &Number, variant: &VariantFacts<'_, Number>| {
        let text = variant.prose.text.slice(number.range.clone());
        text.contains(char::is_alphabetic)
    };
    let is_multiplied = |number: &Number| {
        let rest = target.prose.text.slice(number.range.end..).trim_start();
        MAGNITUDES.split(' ').any(|word| rest.starts_with(word))
    };
    missing.retain(|number| {
        let same = added.iter().position(|other| {
            let values = number.value().zip(other.value());
            values.is_some_and(|(one, other)| one.has_digits_of(other))
                && (has_word(number, source) != has_word(other, target) || is_multiplied(other))
        });
        if let Some(same) = same {
            added.remove(same);
        }
        same.is_none()
    });
}
