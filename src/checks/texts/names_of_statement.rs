//! People and organisations that the front matter of a statement lists, such as its signatories: one that is gone in a
//! text, or in the list of a translation.

use crate::checks::document_view::ParallelDocuments;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::proper_names::{WrittenNames, key, names};
use crate::diagnostic::{Place, Severity};
use crate::document::model::{Document, Field};
use crate::fluent::prose::Prose;
use crate::locale::cognates::root;
use crate::locale::languages::profile;
use crate::locale::tag::Locale;
use crate::locale::word_info::WordLookup;
use crate::text::span::Span;
use crate::text::tokens::find_word;

/// The fields of the front matter that name people and organisations, alone or in a list.
const LISTS: &[&str] = &[
    "signatories",
    "authors",
    "author",
    "organisations",
    "organizations",
    "endorsers",
];

/// Shorter words stand for other things as well.
const SHORTEST: usize = 4;

/// Returns the fields of a document that hold the name of somebody.
pub(in crate::checks) fn named_fields<'d, 's>(
    document: &'d Document<'s>,
) -> impl Iterator<Item = &'d Field<'s>> {
    let is_name = |field: &&Field<'_>| {
        let (list, rest) = field.key.split_once('.').unwrap_or((&field.key, ""));
        let last = rest.rsplit('.').next().unwrap_or_default();
        let is_number = last.bytes().all(|byte| byte.is_ascii_digit());
        let value = field.value.trim();
        LISTS.contains(&list)
            && (is_number || last == "name")
            && value.len() >= SHORTEST
            && value.starts_with(char::is_uppercase)
    };
    document.fields.iter().filter(is_name)
}

/// Reports a listed name of a text that is gone, while another one of the list came or nothing stands for it.
pub(super) fn report_listed(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    let here = WrittenNames::new(target);
    let listed = || pair.listed_names.iter().copied();
    let is_gone = |name: &str| {
        find_word(&source.text, name).is_some()
            && !is_kept(&prose(name, pair.source.locale), target, &here)
    };
    let Some(name) = listed().find(|name| is_gone(name)) else {
        return;
    };
    let place = |other: &str| {
        let is_new = find_word(&source.text, other).is_none();
        find_word(&target.text, other).filter(|_| is_new)
    };
    if let Some((other, at)) = listed().find_map(|other| Some((other, place(other)?))) {
        let span = target.span(at..at + other.len());
        reporter
            .report(span, format!("`{name}` of the source is `{other}` here"))
            .help("write the name that the source has");
        return;
    }
    // Another name may be its translation.
    let there = WrittenNames::new(source);
    if !names(target).iter().any(|name| name.is_lost(&there)) {
        reporter
            .report(
                pair.target.span(),
                format!("`{name}` of the source is missing here"),
            )
            .severity(Severity::Info)
            .help("name everybody whom the source names");
    }
}

/// Reports who stands in the lists of a document, and not in those of its translation as a whole file.
pub(super) fn report_lists(
    both: ParallelDocuments<'_>,
    (from, to): (&Locale, &Locale),
    reporter: &mut Reporter<'_>,
) {
    let here: Vec<&Field<'_>> = named_fields(both.target).collect();
    let (Some(first), Some(last)) = (here.first(), here.last()) else {
        return;
    };
    let listed: Vec<&str> = here.iter().map(|field| field.value.trim()).collect();
    let listed = listed.join("; ");
    let target = prose(&listed, to);
    let written = WrittenNames::new(&target);
    let there: Vec<&Field<'_>> = named_fields(both.source).collect();
    let is_gone =
        |field: &&&Field<'_>| !is_kept(&prose(field.value.trim(), from), &target, &written);
    // Names that are translated are as many as they were.
    let severity = if there.len() > here.len() {
        Severity::Warning
    } else {
        Severity::Info
    };
    let list = Span {
        end: last.span.end,
        ..first.span
    };
    for field in there.iter().filter(is_gone) {
        let name = field.value.trim();
        reporter
            .report(
                list,
                format!("`{name}` of the source is missing in this list"),
            )
            .severity(severity)
            .source(Place::Span(both.file, field.span))
            .help("list everybody whom the source lists");
    }
}

fn prose<'t>(text: &'t str, locale: &Locale) -> Prose<'t> {
    Prose::plain(text)
        .in_language(WordLookup::of(locale.language()))
        .in_locale(profile(locale))
}

/// Returns whether a text has a name in any form: as it is, a word of it or of its root, its translation where that is
/// known, or its initials.
fn is_kept(name: &Prose<'_>, target: &Prose<'_>, written: &WrittenNames<'_>) -> bool {
    let words = || name.tokens().iter().map(|token| token.of(&name.text));
    let has_word = |word: &str| {
        let word = key(word);
        let has_root = || root(&word).is_some_and(|root| written.has(&root));
        word.len() >= SHORTEST && (written.has(&word) || has_root())
    };
    let is_said = || {
        let mut concepts = name.senses().iter().map(|mention| mention.sense.concept);
        let has = |concept| target.senses().iter().any(|it| it.sense.concept == concept);
        concepts.any(has)
    };
    let initials = words().filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    let initials: String = initials.collect();
    find_word(&target.text, &name.text).is_some()
        || words().any(has_word)
        || is_said()
        || initials.len() > 1 && find_word(&target.text, &initials).is_some()
}
