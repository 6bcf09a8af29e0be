//! Chooses the languages that stand beside the source, and divides them into pages.

use camino::Utf8PathBuf;

use crate::locale::tag::Locale;
use crate::project::set::Set;

/// The pages that are made of each statement. Locales by number; 0 is the source locale, which is on every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PagePlans {
    /// One page with all of these.
    Together(Vec<usize>),
    /// One page for each of these.
    Each(Vec<usize>),
}

/// The languages of one page, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePlan {
    /// The target locales, by number.
    pub targets: Vec<usize>,
    /// The only one, where there are pages for others.
    pub only: Option<usize>,
}

/// The number of languages that fit beside the source on a page when nobody says which.
const FITTING: usize = 2;

impl PagePlans {
    /// `configured`: those that the project wants together; `ordered`: those that this build is about.
    pub fn new(targets: &[Locale], configured: &[Locale], ordered: Option<&[Locale]>) -> Self {
        let all = match configured {
            [] => numbers(targets, targets),
            _ => numbers(targets, configured),
        };
        let chosen = ordered.map(|ordered| numbers(targets, ordered));
        // The source locale alone says nothing about the others.
        match chosen.filter(|chosen| !chosen.is_empty()) {
            Some(chosen) if !all.iter().all(|at| chosen.contains(at)) => PagePlans::Each(chosen),
            Some(chosen) if configured.is_empty() && chosen.len() > FITTING => {
                PagePlans::Each(chosen)
            }
            None if configured.is_empty() && all.len() > FITTING => PagePlans::Each(all),
            Some(_) | None => PagePlans::Together(all),
        }
    }

    /// Returns the locales that are on any page, the source left out.
    pub fn targets(&self) -> &[usize] {
        let (PagePlans::Together(targets) | PagePlans::Each(targets)) = self;
        targets
    }

    /// Returns the pages of one statement: without the locales that it is not translated into.
    pub fn of(&self, set: &Set<'_>) -> Vec<PagePlan> {
        let targets = self.targets().iter().copied();
        let targets: Vec<usize> = targets.filter(|at| !set.leaves_out(*at)).collect();
        match self {
            _ if targets.is_empty() => Vec::new(),
            PagePlans::Each(_) => {
                let pages = targets.into_iter().map(|at| PagePlan {
                    targets: vec![at],
                    only: Some(at),
                });
                pages.collect()
            }
            PagePlans::Together(_) => vec![PagePlan {
                targets,
                only: None,
            }],
        }
    }
}

/// Returns the path of a page below the output folder.
pub fn path(key: &str, only: Option<&Locale>) -> Utf8PathBuf {
    match only {
        None => format!("side-by-side/{key}.html").into(),
        Some(locale) => format!("side-by-side/{key}.{locale}.html").into(),
    }
}

/// Returns the numbers of those target locales that are wanted.
fn numbers(targets: &[Locale], wanted: &[Locale]) -> Vec<usize> {
    let numbered = targets.iter().zip(1..);
    let numbered = numbered.filter(|(locale, _)| wanted.contains(locale));
    numbered.map(|(_, number)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_user_expects() {
        let locales = |tags: &[&str]| -> Vec<Locale> {
            tags.iter().map(|tag| Locale::parse(tag).unwrap()).collect()
        };
        let pages = |targets: &[&str], configured: &[&str], ordered: Option<&[&str]>| {
            let ordered = ordered.map(locales);
            PagePlans::new(&locales(targets), &locales(configured), ordered.as_deref())
        };
        let (two, three) = (["es", "pt"], ["es", "fr", "pt"]);
        assert_eq!(pages(&two, &[], None), PagePlans::Together(vec![1, 2]));
        assert_eq!(pages(&two, &[], Some(&["es"])), PagePlans::Each(vec![1]));
        assert_eq!(
            pages(&two, &[], Some(&["en"])),
            PagePlans::Together(vec![1, 2])
        );
        assert_eq!(pages(&three, &[], None), PagePlans::Each(vec![1, 2, 3]));
        assert_eq!(
            pages(&three, &["pt", "es"], None),
            PagePlans::Together(vec![1, 3])
        );
        assert_eq!(
            pages(&three, &["pt"], Some(&["fr"])),
            PagePlans::Each(vec![2])
        );
        let all: Option<&[&str]> = Some(&three);
        assert_eq!(pages(&three, &[], all), PagePlans::Each(vec![1, 2, 3]));
        assert_eq!(
            pages(&three, &three, all),
            PagePlans::Together(vec![1, 2, 3])
        );
    }
}
