//! The settings of `paridad.toml` and their names.

/// The keys of a configuration, in the order of a new file: tables last, since what follows a table's head belongs to
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingKey {
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
    Brand,
    Markdown,
    Text,
    Sync,
    Suggest,
    Code,
    Checks,
    Levels,
    FrontMatter,
}

impl SettingKey {
    const NAMES: [(&'static str, SettingKey); 25] = [
        ("source", SettingKey::Source),
        ("targets", SettingKey::Targets),
        ("content", SettingKey::Content),
        ("catalogs", SettingKey::Catalogs),
        ("shared", SettingKey::Shared),
        ("exclude", SettingKey::Exclude),
        ("output", SettingKey::Output),
        ("editions", SettingKey::Editions),
        ("templates", SettingKey::Templates),
        ("bundle", SettingKey::Bundle),
        ("bundles", SettingKey::Bundles),
        ("functions", SettingKey::Functions),
        ("min-coverage", SettingKey::MinCoverage),
        ("policies", SettingKey::Policies),
        ("side-by-side", SettingKey::SideBySide),
        ("site", SettingKey::Site),
        ("brand", SettingKey::Brand),
        ("markdown", SettingKey::Markdown),
        ("text", SettingKey::Text),
        ("sync", SettingKey::Sync),
        ("suggest", SettingKey::Suggest),
        ("code", SettingKey::Code),
        ("checks", SettingKey::Checks),
        ("levels", SettingKey::Levels),
        ("front-matter", SettingKey::FrontMatter),
    ];

    pub fn all() -> impl Iterator<Item = SettingKey> {
        Self::NAMES.into_iter().map(|(_, setting)| setting)
    }

    pub fn key(self) -> &'static str {
        let (key, _) = Self::NAMES[self as usize];
        key
    }

    pub(super) fn of(key: &str) -> Option<Self> {
        Self::all().find(|setting| setting.key() == key)
    }

    pub(super) fn keys() -> [&'static str; 25] {
        Self::NAMES.map(|(key, _)| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_own_name() {
        for (key, setting) in SettingKey::NAMES {
            assert_eq!(setting.key(), key);
        }
    }
}
