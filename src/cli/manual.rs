//! The pages of the manual: what `paridad help TOPIC` shows, `paridad man` writes for section 7, and the README links to.

/// A page of the manual.
pub(super) struct Topic {
    pub name: &'static str,
    /// Languages, the first one English, and the text in each: Markdown that begins with its title.
    texts: &'static [(&'static str, &'static str)],
}

/// All pages, in the order in which a newcomer needs them.
pub(super) const TOPICS: &[Topic] = &[
    Topic {
        name: "statements",
        texts: &[("en", include_str!("manual/statements.md"))],
    },
    Topic {
        name: "fluent",
        texts: &[
            ("en", include_str!("manual/fluent.en.md")),
            ("es", include_str!("manual/fluent.es.md")),
            ("pt", include_str!("manual/fluent.pt.md")),
        ],
    },
    Topic {
        name: "translating",
        texts: &[("en", include_str!("manual/translating.md"))],
    },
    Topic {
        name: "machine",
        texts: &[("en", include_str!("manual/machine.md"))],
    },
    Topic {
        name: "workbench",
        texts: &[
            ("en", include_str!("manual/workbench.en.md")),
            ("es", include_str!("manual/workbench.es.md")),
            ("pt", include_str!("manual/workbench.pt.md")),
        ],
    },
    Topic {
        name: "exchange",
        texts: &[("en", include_str!("manual/exchange.md"))],
    },
    Topic {
        name: "omegat",
        texts: &[("en", include_str!("manual/omegat.md"))],
    },
    Topic {
        name: "poedit",
        texts: &[("en", include_str!("manual/poedit.md"))],
    },
    Topic {
        name: "trados",
        texts: &[("en", include_str!("manual/trados.md"))],
    },
    Topic {
        name: "weblate",
        texts: &[("en", include_str!("manual/weblate.md"))],
    },
    Topic {
        name: "spreadsheet",
        texts: &[("en", include_str!("manual/spreadsheet.md"))],
    },
    Topic {
        name: "documents",
        texts: &[("en", include_str!("manual/documents.md"))],
    },
    Topic {
        name: "editions",
        texts: &[("en", include_str!("manual/editions.md"))],
    },
    Topic {
        name: "templates",
        texts: &[("en", include_str!("manual/templates.md"))],
    },
    Topic {
        name: "bundles",
        texts: &[("en", include_str!("manual/bundles.md"))],
    },
    Topic {
        name: "pseudo-locales",
        texts: &[
            ("en", include_str!("manual/pseudo-locales.en.md")),
            ("es", include_str!("manual/pseudo-locales.es.md")),
            ("pt", include_str!("manual/pseudo-locales.pt.md")),
        ],
    },
    Topic {
        name: "findings",
        texts: &[("en", include_str!("manual/findings.md"))],
    },
    Topic {
        name: "checks",
        texts: &[("en", include_str!("manual/checks.md"))],
    },
    Topic {
        name: "ci",
        texts: &[("en", include_str!("manual/ci.md"))],
    },
    Topic {
        name: "python",
        texts: &[("en", include_str!("manual/python.md"))],
    },
    Topic {
        name: "clusters",
        texts: &[
            ("en", include_str!("manual/clusters.en.md")),
            ("es", include_str!("manual/clusters.es.md")),
            ("pt", include_str!("manual/clusters.pt.md")),
        ],
    },
    Topic {
        name: "editors",
        texts: &[("en", include_str!("manual/editors.md"))],
    },
    Topic {
        name: "words",
        texts: &[("en", include_str!("manual/words.md"))],
    },
];

impl Topic {
    /// Finds the page of this name.
    pub(super) fn find(name: &str) -> Option<&'static Topic> {
        TOPICS.iter().find(|topic| topic.name == name)
    }

    /// Returns the text in a language, and in English where there is none.
    pub(super) fn text(&self, language: &str) -> &'static str {
        let own = self.texts.iter().find(|(known, _)| *known == language);
        own.unwrap_or(&self.texts[0]).1
    }

    /// Returns the languages that it exists in.
    pub(super) fn languages(&self) -> impl Iterator<Item = &'static str> {
        self.texts.iter().map(|(language, _)| *language)
    }

    /// Returns the English title.
    pub(super) fn title(&self) -> &'static str {
        let first = self.texts[0].1.lines().next().unwrap_or_default();
        first.trim_start_matches('#').trim()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_begins_with_its_title() {
        for topic in TOPICS {
            for (language, text) in topic.texts {
                assert!(text.starts_with("# "), "{} in {language}", topic.name);
            }
        }
    }
}
