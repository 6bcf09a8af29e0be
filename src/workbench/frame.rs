//! What stands around every page, and the page that says one thing.

use std::sync::Arc;

use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::workbench::response::Response;
use crate::workbench::state::Workbench;
use crate::workbench::view::{LastSaveView, LocaleView, MessageView, WorkbenchPage};
use crate::workbench::words::LanguageWords;

impl Workbench {
    /// Returns what every page has; `locale`: the one that it is about.
    pub(super) fn page(
        &mut self,
        words: &Arc<LanguageWords>,
        locale: Option<usize>,
    ) -> WorkbenchPage {
        let percents: Vec<u8> = (0..self.layout().targets.len())
            .map(|target| self.totals(target).percent)
            .collect();
        let targets = self.planning.layout.targets.iter().enumerate();
        let locales = targets.map(|(at, target)| LocaleView {
            is_current: locale == Some(at),
            percent: percents[at],
            href: format!("/{target}/"),
            ..named(target)
        });
        let languages = self.languages.locales().map(|language| LocaleView {
            is_current: *language == words.locale,
            href: format!("?lang={language}"),
            ..named(language)
        });
        let last = locale.and_then(|target| self.last_save(target));
        let last_save = last.map(|step| LastSaveView {
            key: step.key.clone(),
            message: step.message.clone(),
        });
        let fault = self.fault.iter().cloned();
        let remarks = fault.chain(self.planning.refusal.clone());
        WorkbenchPage {
            lang: words.locale.to_string(),
            dir: words.locale.direction().as_str(),
            token: self.access.form_token.clone(),
            read_only: self.is_read_only(),
            last_save,
            project: self.root.folder.file_name().unwrap_or("paridad").to_owned(),
            locales: locales.collect(),
            languages: languages.collect(),
            remarks: remarks.chain(self.planning.remarks.clone()).collect(),
        }
    }

    /// Returns a page that says one thing.
    pub(super) fn said(
        &mut self,
        status: u16,
        words: &Arc<LanguageWords>,
        (title, message): (&str, &str),
    ) -> Response {
        let view = MessageView {
            page: self.page(words, None),
            title: title.to_owned(),
            message: message.to_owned(),
            lines: None,
        };
        match self.templates.render("message.html", words, &view) {
            Ok(text) => Response::html(status, text),
            Err(error) => Response::text(500, &format!("paridad: {error:#}")),
        }
    }
}

fn named(locale: &Locale) -> LocaleView {
    LocaleView {
        tag: locale.to_string(),
        name: native_name(locale).to_owned(),
        dir: locale.direction().as_str(),
        is_current: false,
        percent: 0,
        href: String::new(),
    }
}
