//! What a program of the user proposes for a message. Nobody waits for it: where it has not answered yet, the page asks
//! again.

use serde::Serialize;

use crate::exchange::machine::MachineRequest;
use crate::pipeline::machine::proposals::{MachineProposal, asked_in, proposals};
use crate::workbench::planning::ServedPlan;
use crate::workbench::proposed_page::proposed;
use crate::workbench::response::Response;
use crate::workbench::state::{Asked, Workbench};

/// The answer to who asks before the program has answered.
const ACCEPTED: u16 = 202;

/// What a program of the user proposes for a message.
#[derive(Debug, Serialize)]
struct MachineView {
    /// It has not answered yet.
    is_waiting: bool,
    proposals: Vec<MachineProposalView>,
    /// Why it does not answer.
    fault: Option<String>,
    lang: String,
    dir: &'static str,
}

#[derive(Debug, Serialize)]
struct MachineProposalView {
    unit: String,
    text: String,
    /// Why there is no text.
    error: Option<String>,
    findings: Vec<MachineFindingView>,
}

#[derive(Debug, Serialize)]
struct MachineFindingView {
    check: &'static str,
    severity: &'static str,
    message: String,
}

/// Returns what the program proposes for a message; `None` where there is no such message, or no program that may run.
pub(super) fn suggestions(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    target: usize,
) -> anyhow::Result<Option<Response>> {
    let query = asked.request.query();
    let (key, name) = (query.get("key"), query.get("message"));
    let ServedPlan { config, layout, .. } = &workbench.planning;
    let (Some(desk), Some(layout)) = (&mut workbench.machine, layout.narrowed(key)) else {
        return Ok(None);
    };
    let (project, files) = ((&layout, config), &workbench.root.folder);
    let texts = asked_in(project, files, (key, target), &|message| {
        message.name == name
    });
    if texts.is_empty() {
        return Ok(None);
    }
    let locale = &layout.targets[target];
    let mut view = MachineView {
        is_waiting: false,
        proposals: Vec::new(),
        fault: None,
        lang: locale.to_string(),
        dir: locale.direction().as_str(),
    };
    let requests = texts.iter().map(|text| text.request.clone());
    match desk.ask(&requests.collect::<Vec<MachineRequest>>()) {
        Ok(Some(answers)) => {
            let found = proposals(project, files, &texts, &answers);
            view.proposals = found.into_iter().map(proposal).collect();
        }
        Ok(None) => view.is_waiting = true,
        Err(error) => view.fault = Some(format!("{error:#}")),
    }
    let status = if view.is_waiting { ACCEPTED } else { 200 };
    let part = workbench
        .templates
        .render("machine.html", asked.words, &view)?;
    let Some(texts) = workbench.texts(key, target) else {
        return Ok(None);
    };
    let mut messages = texts.messages.iter();
    let Some(message) = messages.find(|message| message.name == name) else {
        return Ok(None);
    };
    proposed(workbench, asked, (key, target), (message, part, status)).map(Some)
}

fn proposal(proposal: MachineProposal) -> MachineProposalView {
    let findings = proposal.findings.into_iter();
    MachineProposalView {
        unit: proposal.unit,
        findings: findings
            .map(|finding| MachineFindingView {
                check: finding.check,
                severity: finding.severity.as_str(),
                message: finding.message,
            })
            .collect(),
        error: proposal.text.as_ref().err().cloned(),
        text: proposal.text.unwrap_or_default(),
    }
}
