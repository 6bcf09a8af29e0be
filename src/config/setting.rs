//! The settings of `paridad.toml` and their names.

/// The keys of a configuration, in the order of a new file: tables last, since what follows a table's head belongs to
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Source,
    Targets,
    Content,
    Catalogs,
    Shared,
    Exclude,
    Output,
    Editions,
    Templates,
    Bundle,
    Bundles,
    Functions,
    MinCoverage,
    Policies,
    SideBySide,
    Site,
    Markdown,
    Text,
    Checks,
    Levels,
    FrontMatter,
}

impl Setting {
    const NAMES: [(&'static str, Setting); 21] = [
        ("source", Setting::Source),
        ("targets", Setting::Targets),
        ("content", Setting::Content),
        ("catalogs", Setting::Catalogs),
        ("shared", Setting::Shared),
        ("exclude", Setting::Exclude),
        ("output", Setting::Output),
        ("editions", Setting::Editions),
        ("templates", Setting::Templates),
        ("bundle", Setting::Bundle),
        ("bundles", Setting::Bundles),
        ("functions", Setting::Functions),
        ("min-coverage", Setting::MinCoverage),
        ("policies", Setting::Policies),
        ("side-by-side", Setting::SideBySide),
        ("site", Setting::Site),
        ("markdown", Setting::Markdown),
        ("text", Setting::Text),
        ("checks", Setting::Checks),
        ("levels", Setting::Levels),
        ("front-matter", Setting::FrontMatter),
    ];

    pub fn all() -> impl Iterator<Item = Setting> {
        Self::NAMES.into_iter().map(|(_, setting)| setting)
    }

    pub fn key(self) -> &'static str {
        let (key, _) = Self::NAMES[self as usize];
        key
    }

    pub(super) fn of(key: &str) -> Option<Self> {
        Self::all().find(|setting| setting.key() == key)
    }

    pub(super) fn keys() -> [&'static str; 21] {
        Self::NAMES.map(|(key, _)| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_own_name() {
        for (key, setting) in Setting::NAMES {
            assert_eq!(setting.key(), key);
        }
    }
}
