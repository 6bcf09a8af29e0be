//! The lines of a new `paridad.toml`, setting by setting.

use std::num::NonZeroU16;

use crate::cli::init::toml_text::{
    brand, code, list, named, places, quoted, rules, side_by_side, site, suggest, table,
};
use crate::config::markdown_layout::{LAYOUTS, SLUGS};
use crate::config::model::{Config, JOINS, LEVELS, Level};
use crate::config::setting::SettingKey;
use crate::config::text_fields;
use crate::locale::tag::Locale;

/// One setting as it is written.
pub(super) struct SettingLines {
    pub meaning: &'static str,
    pub lines: String,
    /// True if it stands, or is a comment.
    pub is_set: bool,
}

pub(super) fn written(setting: SettingKey, config: &Config, has_statements: bool) -> SettingLines {
    let key = setting.key();
    let default = Config::default();
    let line = |value: String| format!("{key} = {value}");
    let (meaning, lines, is_set) = match setting {
        SettingKey::Source => (
            match config.source {
                Some(_) => "The locale that is translated from.",
                None => {
                    "The locale that is translated from. Nothing here says which it is: name it."
                }
            },
            line(quoted(config.source.as_ref().map_or("en", Locale::as_str))),
            config.source.is_some(),
        ),
        SettingKey::Targets => (
            "The locales that are translated into; by default those that are found.",
            line(list(config.targets.iter().flatten().map(Locale::as_str))),
            config.targets.is_some(),
        ),
        SettingKey::Content => (
            "Where the statements are (Markdown, HTML, plain text). A pattern such as \"docs/{locale}/**/*.md\" compares \
             whole files.",
            line(if config.documents.is_empty() {
                quoted(config.content.as_str())
            } else {
                places(Some(&config.documents))
            }),
            has_statements || config.content != default.content || !config.documents.is_empty(),
        ),
        SettingKey::Catalogs => (
            "Where the catalogs are: a folder, a pattern such as \"i18n/{locale}/**/*.ftl\", or a list of both \
             and of { source, target }.",
            line(places(config.catalogs.as_deref())),
            config.catalogs.is_some(),
        ),
        SettingKey::Shared => (
            "Catalogs that all locales, or all catalogs of a locale, share: paths or patterns.",
            line(list(config.shared.iter().map(String::as_str))),
            !config.shared.is_empty(),
        ),
        SettingKey::Exclude => (
            "Files that are neither checked nor missed: paths or patterns.",
            line(list(config.exclude.iter().map(String::as_str))),
            !config.exclude.is_empty(),
        ),
        SettingKey::Output => (
            "Where `build` writes. Nothing in it is ever read as input.",
            line(quoted(config.output.as_str())),
            config.output != default.output,
        ),
        SettingKey::Editions => (
            "Which editions `build` makes: \"markdown\", \"html\", \"text\", \"mail\", \"pdf\", \"docx\", \"epub\", \"side-by-side\", \"site\".",
            line(list(config.editions.iter().map(|format| format.as_str()))),
            config.editions != default.editions,
        ),
        SettingKey::Templates => (
            "Where templates of your own are, and your own words around a statement: page.html, es.ftl.",
            line(quoted(config.templates.as_str())),
            config.templates != default.templates,
        ),
        SettingKey::SideBySide => (
            "Which locales stand beside the source on one page for reviewers; by default two, or one on each page.",
            table(
                key,
                side_by_side(&config.side_by_side),
                "locales = [\"es\", \"pt\"]",
            ),
            config.side_by_side != default.side_by_side,
        ),
        SettingKey::Site => (
            "The site that the editions are published on; the name is a text, or a table by locale.",
            table(
                key,
                site(&config.site),
                "url = \"https://example.org/statements\"",
            ),
            config.site != default.site,
        ),
        SettingKey::Brand => (
            "Who publishes: `name`, `logo`, `reference-docx`, `paper`, `colors`, `fonts`, `contact`, `press`, `boilerplate`; \
             `paridad help templates` says more.",
            table(key, brand(&config.brand), "name = \"Fair Borders\""),
            config.brand != default.brand,
        ),
        SettingKey::Bundle => (
            "Which catalogs meet in one bundle: all of a \"locale\", or each \"catalog\" with the shared ones.",
            line(quoted(named(&JOINS, config.bundle))),
            config.bundle != default.bundle,
        ),
        SettingKey::Bundles => (
            "In which forms a bundle is written: \"ftl\", \"json\", \"esm\", \"typescript\", \"rust\", \"i18next\".",
            line(list(config.bundles.iter().map(|format| format.as_str()))),
            config.bundles != default.bundles,
        ),
        SettingKey::Code => (
            "The program that uses the messages: what it asks for and no catalog has, and what nobody asks for, is found.",
            table(key, code(&config.code), "files = [\"src/**/*.rs\"]"),
            config.code != default.code,
        ),
        SettingKey::Functions => (
            "Functions that your program registers, besides NUMBER and DATETIME.",
            line(list(config.functions.iter().map(String::as_str))),
            !config.functions.is_empty(),
        ),
        SettingKey::MinCoverage => {
            let limits = config.min_coverage.iter();
            let limits = limits.map(|(locale, percent)| (locale.to_string(), percent.to_string()));
            (
                "The coverage, in percent of messages, below which `check` fails and `build` refuses.",
                table(key, limits, "es = 100"),
                !config.min_coverage.is_empty(),
            )
        }
        SettingKey::Policies => {
            let said = config.policies.all.said().into_iter();
            let said = said.map(|(key, policy)| (key.to_owned(), quoted(policy)));
            (
                "What `build` publishes of what is stale (or a draft): \"fail\", \"source\", \"last\" or \"omit\"; `missing`: not \"last\".",
                table(key, said, "stale = \"last\""),
                config.policies.all != default.policies.all,
            )
        }
        SettingKey::Markdown => {
            let layout = quoted(named(&LAYOUTS, config.markdown.layout));
            let slug = quoted(named(&SLUGS, config.markdown.slug));
            let said = [("layout".to_owned(), layout), ("slug".to_owned(), slug)];
            (
                "Whose conventions editions in Markdown follow: \"plain\", \"hugo\", \"zola\", \"jekyll\", \"docusaurus\" or \
                 \"astro\"; and whether their addresses are made from the \"source\" or from the translated \"title\".",
                table(key, said.into_iter(), ""),
                config.markdown != default.markdown,
            )
        }
        SettingKey::Text => {
            let width = config.text_width.map_or(0, NonZeroU16::get).to_string();
            (
                "The columns of a line of editions in plain text; 0: a paragraph is one line.",
                table(key, [("width".to_owned(), width)].into_iter(), ""),
                config.text_width != default.text_width,
            )
        }
        SettingKey::Sync => (
            "Whether `sync` puts new messages into the catalogs of all targets, as comments to fill in.",
            table(
                key,
                [("scaffold".to_owned(), config.scaffold.to_string())].into_iter(),
                "",
            ),
            config.scaffold != default.scaffold,
        ),
        SettingKey::Suggest => (
            "A program that translates; it is run where `--allow-command` says so. `paridad help machine` says how.",
            table(key, suggest(&config.suggest), "command = [\"my-mt\"]"),
            config.suggest != default.suggest,
        ),
        SettingKey::Checks => {
            let levels = config.levels.iter();
            let levels = levels
                .map(|(check, level)| (check.clone(), quoted(named::<Level>(&LEVELS, *level))));
            (
                "The levels of checks: \"off\", \"info\", \"warning\" or \"error\". `paridad explain` lists them.",
                table(key, levels, "numbers = \"warning\""),
                !config.levels.is_empty(),
            )
        }
        SettingKey::Levels => (
            "Levels for a part of the project: by check, locale, and path or path:id; the last that fits counts.",
            rules(&config.rules),
            !config.rules.is_empty(),
        ),
        SettingKey::FrontMatter => {
            let named = text_fields::named(&config.text_fields, &default.text_fields);
            let text = list(named.iter().map(String::as_str));
            (
                "More keys of the front matter that are text to translate; \"!title\" leaves out what is one unasked.",
                table(key, [("text".to_owned(), text)].into_iter(), ""),
                config.text_fields != default.text_fields,
            )
        }
    };
    SettingLines {
        meaning,
        lines,
        is_set,
    }
}
