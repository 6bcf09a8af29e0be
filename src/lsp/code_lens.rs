//! Code lens: over a catalog what its locale has of it, over a source catalog or a statement what each locale has:
//! `es 75 % · 3 missing · 1 stale`.

use gen_lsp_types::{CodeLens, CodeLensParams, Command, Position, Range};

use crate::locale::tag::Locale;
use crate::lsp::editor_project::EditorProject;
use crate::project::coverage::Messages;

pub(super) fn code_lens(
    project: &mut EditorProject<'_>,
    params: CodeLensParams,
) -> anyhow::Result<Option<Vec<CodeLens>>> {
    project.look();
    let Some(path) = project.path(&params.text_document) else {
        return Ok(None);
    };
    let session = project.session();
    let own = project.locale_of(&path);
    let locales = session.layout().targets.iter().enumerate();
    let coverage = locales.zip(session.coverage_of(&path));
    let lenses = coverage.filter_map(|((at, locale), coverage)| {
        let is_wanted = own.is_none_or(|own| own == 0 || own == at + 1);
        let coverage = coverage.as_ref().filter(|_| is_wanted)?;
        Some(lens(title(locale, &coverage.tally.messages)))
    });
    Ok(Some(lenses.collect()))
}

fn lens(title: String) -> CodeLens {
    let start = Position {
        line: 0,
        character: 0,
    };
    CodeLens {
        range: Range { start, end: start },
        // Nothing is run: the title is what is told.
        command: Some(Command {
            title,
            ..Command::default()
        }),
        data: None,
    }
}

fn title(locale: &Locale, messages: &Messages) -> String {
    let counts = [
        (messages.missing, "missing"),
        (messages.incomplete, "incomplete"),
        (messages.stale, "stale"),
        (messages.draft, "draft"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, what)| format!(" · {count} {what}"));
    format!(
        "{locale} {} %{}",
        messages.percent(),
        counts.collect::<String>()
    )
}
