//! One document in one language, message by message in order.

use std::collections::BTreeMap;

use crate::locale::name::native_name;
use crate::pipeline::set_look::{SetLook, look_at_set};
use crate::pipeline::set_texts::{
    MessageState, PlannedTexts, SetTexts, set_texts, set_texts_in_all_forms,
};
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;
use crate::workbench::findings::FoundInSet;
use crate::workbench::groups::group;
use crate::workbench::overview_page::href;
use crate::workbench::progress::counts;
use crate::workbench::response::Response;
use crate::workbench::samples::add_samples;
use crate::workbench::state::{Asked, Workbench, all_keys};
use crate::workbench::view::{DocumentPageView, FilterView, GroupView, WorkCounts};

/// The names of the filters, in the order of the page.
pub(super) const FILTERS: [&str; 7] = [
    "all",
    "waiting",
    "missing",
    "stale",
    "unconfirmed",
    "draft",
    "findings",
];

/// A message that was sent and could not be taken as it was: it stands on the page as it came.
#[derive(Default)]
pub(super) struct Returning {
    pub status: u16,
    pub notice: Option<String>,
    pub group: Option<GroupView>,
}

/// A set with everything that is known of it in one language.
pub(super) struct OpenSet {
    pub texts: SetTexts,
    pub look: SetLook,
    pub counts: WorkCounts,
}

/// Reads and checks a set; `None` where there is nothing to translate.
pub(super) fn open_set(
    workbench: &Workbench,
    (layout, files): (&Layout, &dyn FileSource),
    (key, target): (&str, usize),
) -> Option<OpenSet> {
    let planning = &workbench.planning;
    let place = (PlannedTexts::find(layout, key)?, target);
    let project = (layout, &planning.config);
    let texts = set_texts(project, files, place, &planning.glossary)?;
    let look = look_at_set(project, files, place, workbench.references());
    Some(OpenSet {
        counts: counts(look.tally, &look.findings),
        texts,
        look,
    })
}

/// Reads and checks a set as it is on the disk.
pub(super) fn open_saved(workbench: &mut Workbench, place: (&str, usize)) -> Option<OpenSet> {
    // What sets share is known when all were looked at.
    workbench.progress();
    let files: &dyn FileSource = workbench.files();
    open_set(workbench, (workbench.layout(), files), place)
}

/// Returns the page of a document.
pub(super) fn document(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    (key, target): (&str, usize),
    returning: Returning,
) -> anyhow::Result<Option<Response>> {
    let Some(mut open) = open_saved(workbench, (key, target)) else {
        return Ok(None);
    };
    let query = asked.request.query();
    show_all_forms(
        workbench,
        (key, target),
        query.get("forms"),
        &mut open.texts,
    );
    let wanted = match query.find("show") {
        Some(show) => show.to_owned(),
        None => asked.request.form().get("next").to_owned(),
    };
    let mut filters = FILTERS.iter();
    let show = filters.find(|name| **name == wanted).copied();
    let show = show.unwrap_or("all");
    let search = query.get("q").trim().to_owned();
    let found = FoundInSet::on_disk(workbench, (key, target), &open.look);
    let found = found.with_fixes(&open.texts);
    let mut groups = groups(&found, &open.texts, asked);
    let findings = found.of_file(&open.texts);
    let tallies = tallies(&groups);
    for group in &mut groups {
        group.is_shown = is_wanted(group, show) && holds(group, &search);
    }
    if let Some(back) = returning.group {
        let mut known = groups.iter_mut();
        if let Some(place) = known.find(|group| group.message == back.message) {
            *place = back;
        }
    }
    let locale = workbench.layout().targets[target].clone();
    let source = workbench.layout().source.clone();
    let (previous, next) = neighbours(workbench, key);
    let page = workbench.page(asked.words, Some(target));
    let tag = locale.as_str();
    let view = DocumentPageView {
        page,
        target_lang: tag.to_owned(),
        target_dir: locale.direction().as_str(),
        target_name: native_name(&locale).to_owned(),
        source_lang: source.to_string(),
        source_dir: source.direction().as_str(),
        source_name: native_name(&source).to_owned(),
        key: key.to_owned(),
        title: title(&open, key),
        counts: open.counts,
        show,
        filters: filter_views(asked, (tag, key), &tallies, show),
        query: search,
        previous_href: previous.map(|key| href(tag, &key)),
        next_href: next.map(|key| href(tag, &key)),
        groups,
        findings,
        has_preview: has_statement(workbench, key),
        notice: returning.notice,
        locale: tag.to_owned(),
    };
    let text = workbench
        .templates
        .render("document.html", asked.words, &view)?;
    let status = returning.status.max(200);
    Ok(Some(Response::html(status, text)))
}

/// Gives a message a field for each plural form of the language, those too that are seldom met; where one is named.
fn show_all_forms(
    workbench: &Workbench,
    (key, target): (&str, usize),
    name: &str,
    texts: &mut SetTexts,
) {
    if name.is_empty() {
        return;
    }
    let planning = &workbench.planning;
    let project = (&planning.layout, &planning.config);
    let place = PlannedTexts::find(&planning.layout, key).map(|planned| (planned, target));
    let all = place.and_then(|place| {
        set_texts_in_all_forms(project, workbench.files(), place, &planning.glossary)
    });
    let all = all.map_or_else(Vec::new, |all| all.messages);
    let wanted = all.into_iter().find(|message| message.name == name);
    let mut known = texts.messages.iter_mut();
    if let Some((known, wanted)) = known.find(|it| it.name == name).zip(wanted) {
        *known = wanted;
    }
}

/// Returns the title of a document, in the language of its source; its key where nobody gave it one.
pub(super) fn title(open: &OpenSet, key: &str) -> String {
    let mut messages = open.texts.messages.iter();
    let title = messages.find(|message| message.name == "title");
    let unit = title.and_then(|message| message.units.first());
    unit.map_or_else(|| key.to_owned(), |unit| unit.unit.source_text.clone())
}

/// Returns all messages of a set.
pub(super) fn groups(found: &FoundInSet<'_>, texts: &SetTexts, asked: Asked<'_>) -> Vec<GroupView> {
    let messages = texts.messages.iter();
    let wanted = messages.filter(|message| message.state != MessageState::Excluded);
    let groups = wanted.enumerate().map(|(at, message)| GroupView {
        number: at + 1,
        ..group(message, found.of_message(message), asked.words)
    });
    let mut groups: Vec<GroupView> = groups.collect();
    add_samples(&mut groups, found, texts);
    groups
}

fn is_wanted(group: &GroupView, show: &str) -> bool {
    match show {
        "all" => true,
        "waiting" => group.is_waiting,
        "findings" => !group.findings.is_empty(),
        state => group.state == state,
    }
}

/// Tells if one of the texts of a message, or its name, holds what is searched.
fn holds(group: &GroupView, search: &str) -> bool {
    let search = search.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&search);
    let mut units = group.units.iter();
    search.is_empty()
        || has(&group.message)
        || units.any(|unit| has(&unit.source_text) || has(&unit.text))
}

pub(super) fn tallies(groups: &[GroupView]) -> BTreeMap<&'static str, usize> {
    let count = |show: &str| groups.iter().filter(|it| is_wanted(it, show)).count();
    FILTERS.iter().map(|show| (*show, count(show))).collect()
}

pub(super) fn filter_views(
    asked: Asked<'_>,
    (locale, key): (&str, &str),
    tallies: &BTreeMap<&'static str, usize>,
    show: &str,
) -> Vec<FilterView> {
    let view = |name: &&'static str| FilterView {
        name,
        label: asked.words.say(&format!("filter-{name}"), &[]),
        count: tallies.get(name).copied().unwrap_or_default(),
        href: format!("{}&show={name}", href(locale, key)),
        is_current: *name == show,
    };
    FILTERS.iter().map(view).collect()
}

/// Returns the documents before and after one.
fn neighbours(workbench: &Workbench, key: &str) -> (Option<String>, Option<String>) {
    let keys: Vec<&str> = all_keys(workbench.layout()).collect();
    let at = keys.iter().position(|it| *it == key);
    let own = |at: Option<usize>| at.and_then(|at| keys.get(at)).map(|it| (*it).to_owned());
    (
        own(at.and_then(|at| at.checked_sub(1))),
        own(at.map(|at| at + 1)),
    )
}

pub(super) fn has_statement(workbench: &Workbench, key: &str) -> bool {
    match PlannedTexts::find(workbench.layout(), key) {
        Some(PlannedTexts::Catalogs(plan)) => plan.statement.is_some(),
        Some(PlannedTexts::Document(_)) | None => false,
    }
}
