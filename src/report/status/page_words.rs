//! The words of the page of the coverage, for whoever coordinates translators.

use serde::Serialize;

/// A language in which the page can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusLanguage {
    English,
    Spanish,
    Portuguese,
}

impl StatusLanguage {
    /// Returns the first of these languages that there is; English where there is none.
    pub fn of(languages: &[String]) -> Self {
        let known = languages
            .iter()
            .find_map(|language| match language.as_str() {
                "en" => Some(StatusLanguage::English),
                "es" => Some(StatusLanguage::Spanish),
                "pt" => Some(StatusLanguage::Portuguese),
                _ => None,
            });
        known.unwrap_or(StatusLanguage::English)
    }
}

#[derive(Debug, Serialize)]
pub(super) struct StatusWords {
    pub(super) lang: &'static str,
    title: &'static str,
    document: &'static str,
    all: &'static str,
    none: &'static str,
    not_recorded: &'static str,
    /// Before the number of rows that are not shown.
    complete: &'static str,
    uncovered: &'static str,
    /// Between a number and the number of all, and after both.
    of: &'static str,
    messages: &'static str,
    words: &'static str,
    pub(super) missing: &'static str,
    pub(super) incomplete: &'static str,
    pub(super) untranslated: &'static str,
    pub(super) stale: &'static str,
    pub(super) draft: &'static str,
    pub(super) obsolete: &'static str,
    pub(super) errors: &'static str,
    pub(super) warnings: &'static str,
}

/// Returns the words of a language.
pub(super) fn words(language: StatusLanguage) -> &'static StatusWords {
    match language {
        StatusLanguage::English => &ENGLISH,
        StatusLanguage::Spanish => &SPANISH,
        StatusLanguage::Portuguese => &PORTUGUESE,
    }
}

const ENGLISH: StatusWords = StatusWords {
    lang: "en",
    title: "Progress of the translations",
    document: "Document",
    all: "All documents",
    none: "There are no translations yet.",
    not_recorded: "What is out of date is not known: “paridad accept --all” begins the record.",
    complete: "Complete in every language, and not listed:",
    uncovered: "Words that no message holds",
    of: "of",
    messages: "messages",
    words: "words",
    missing: "not translated",
    incomplete: "incomplete",
    untranslated: "left in the language of the source",
    stale: "out of date",
    draft: "drafts",
    obsolete: "no longer in the source",
    errors: "errors",
    warnings: "warnings",
};

const SPANISH: StatusWords = StatusWords {
    lang: "es",
    title: "Avance de las traducciones",
    document: "Documento",
    all: "Todos los documentos",
    none: "Todavía no hay traducciones.",
    not_recorded: "No se sabe qué está desactualizado: «paridad accept --all» inicia el registro.",
    complete: "Completos en todos los idiomas, fuera de la lista:",
    uncovered: "Palabras que ningún mensaje recoge",
    of: "de",
    messages: "mensajes",
    words: "palabras",
    missing: "sin traducir",
    incomplete: "incompletos",
    untranslated: "en el idioma del original",
    stale: "desactualizados",
    draft: "borradores",
    obsolete: "que ya no están en el original",
    errors: "errores",
    warnings: "advertencias",
};

const PORTUGUESE: StatusWords = StatusWords {
    lang: "pt",
    title: "Andamento das traduções",
    document: "Documento",
    all: "Todos os documentos",
    none: "Ainda não há traduções.",
    not_recorded: "Não se sabe o que está desatualizado: “paridad accept --all” inicia o registro.",
    complete: "Completos em todos os idiomas, fora da lista:",
    uncovered: "Palavras que nenhuma mensagem contém",
    of: "de",
    messages: "mensagens",
    words: "palavras",
    missing: "sem tradução",
    incomplete: "incompletos",
    untranslated: "no idioma do original",
    stale: "desatualizados",
    draft: "rascunhos",
    obsolete: "que não estão mais no original",
    errors: "erros",
    warnings: "avisos",
};
