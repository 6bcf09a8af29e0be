//! The form that the items of a list share without one ending: subjunctives after *que*, and nouns.

use crate::checks::statements::item_shape::ItemShape;
use crate::locale::profile::Profile;

/// The items of a list that do not share its form.
pub(super) struct OddItems {
    /// By their places.
    pub odd: Vec<usize>,
    /// The form of the others, for people.
    pub usual: &'static str,
}

/// Finds the infinitives and nouns after a lead that ends with *que*, and the infinitives among nouns; `None` where there
/// are none, or more than a third.
pub(super) fn odd_form(
    items: &[&ItemShape],
    lead: Option<&str>,
    profile: &Profile,
) -> Option<OddItems> {
    let is_infinitive = |item: &ItemShape| {
        let mut forms = profile.opening_verbs.iter();
        forms.any(|form| item.opens(form, profile))
    };
    let vocabulary = &profile.vocabulary;
    let is_noun = |item: &ItemShape| {
        let (first, _) = &item.opening;
        vocabulary.is_telling(first) || vocabulary.articles.contains(&first.as_str())
    };
    let is_governed = lead.is_some_and(|lead| {
        let lead = lead.trim_end_matches(|c: char| !c.is_alphanumeric());
        let last = lead.rsplit(|c: char| !c.is_alphabetic()).next();
        last.is_some_and(|word| vocabulary.governing.contains(&&*word.to_lowercase()))
    });
    let places = |is_odd: &dyn Fn(&ItemShape) -> bool| -> Vec<usize> {
        let odd = items.iter().enumerate().filter(|(_, item)| is_odd(item));
        odd.map(|(at, _)| at).collect()
    };
    let (odd, usual) = if is_governed {
        (
            places(&|item| is_infinitive(item) || is_noun(item)),
            "a verb in the subjunctive",
        )
    } else if places(&is_noun).len() * 3 >= items.len() * 2 {
        (places(&is_infinitive), "a noun")
    } else {
        return None;
    };
    // Where it is the usual form, the lead means something else.
    let is_rare = !odd.is_empty() && odd.len() * 3 <= items.len();
    is_rare.then_some(OddItems { odd, usual })
}
