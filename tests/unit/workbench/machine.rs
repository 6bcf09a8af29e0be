//! A program that translates, beside the page: nobody waits for it, and nothing that it says is believed.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, channel};

use anyhow::bail;
use paridad::exchange::machine::LineService;
use serde_json::Value;

use super::{PROJECT, Served};

/// Stands for a program: it hears what it is asked, and says what the test lets it say.
struct Stub {
    asked: Sender<String>,
    lines: Receiver<String>,
    told: VecDeque<String>,
}

impl LineService for Stub {
    fn send(&mut self, line: String) -> anyhow::Result<()> {
        self.asked.send(line).unwrap();
        Ok(())
    }

    fn finish(&mut self) {}

    fn receive(&mut self) -> anyhow::Result<Option<String>> {
        panic!("a server waits for nobody")
    }

    fn receive_ready(&mut self) -> anyhow::Result<Option<String>> {
        self.told.extend(self.lines.try_iter());
        match self.told.pop_front() {
            Some(line) if line == "end" => bail!("it ended with exit code 3"),
            line => Ok(line),
        }
    }

    fn end(&mut self) -> String {
        String::new()
    }
}

fn served() -> (Served, Receiver<String>, Sender<String>) {
    let mut served = Served::new(PROJECT);
    let (asked, hears) = channel();
    let (says, lines) = channel();
    let told = VecDeque::new();
    served
        .workbench
        .allow_machine(Box::new(Stub { asked, lines, told }));
    (served, hears, says)
}

const LEAD: &str = "/es/machine?key=call&message=lead";

fn answer(unit: &str, text: &str) -> String {
    let id = format!("locales/es/call.ftl:{unit}");
    serde_json::json!({ "id": id, "text": text }).to_string()
}

#[test]
fn nobody_waits_for_it() {
    let (mut served, hears, says) = served();
    let (_, page) = served.get("/es/suggestions?key=call&message=lead");
    assert!(
        page.contains("data-href=\"/es/machine?key=call&amp;message=lead&amp;part=1\""),
        "{page}"
    );
    let (status, page) = served.get(LEAD);
    assert_eq!(status, 202);
    assert!(page.contains("The program is translating"), "{page}");
    let request: Value = serde_json::from_str(&hears.recv().unwrap()).unwrap();
    assert_eq!(request["source"], "More than 20 states signed it.");
    assert_eq!(request["before"]["translation"], "El llamamiento");
    assert_eq!(served.get(LEAD).0, 202);
    says.send(answer("lead", "Lo firmaron más de 20 <b>Estados</b>."))
        .unwrap();
    let (status, page) = served.get(LEAD);
    assert_eq!(status, 200);
    assert!(
        page.contains("value=\"Lo firmaron más de 20 &lt;b&gt;Estados&lt;&#x2f;b&gt;.\""),
        "{page}"
    );
    // It was asked once.
    assert!(hears.try_recv().is_err());
    assert_eq!(served.get(LEAD).0, 200);
}

#[test]
fn what_it_says_is_checked() {
    let (mut served, _hears, says) = served();
    served.get(LEAD);
    says.send(answer("lead", "Lo firmaron más de 30 Estados."))
        .unwrap();
    let before = served.read("locales/es/call.ftl");
    let (_, page) = served.get(LEAD);
    assert!(
        page.contains("<code class=\"check\">numbers</code>"),
        "{page}"
    );
    assert_eq!(served.read("locales/es/call.ftl"), before);
}

#[test]
fn a_program_that_fails() {
    let (mut served, _hears, says) = served();
    says.send("end".to_owned()).unwrap();
    let (status, page) = served.get(LEAD);
    assert_eq!(status, 200);
    assert!(page.contains("it ended with exit code 3"), "{page}");
    // Asked again, it is started again.
    assert_eq!(served.get(LEAD).0, 202);
    says.send("loading".to_owned()).unwrap();
    let (_, page) = served.get(LEAD);
    assert!(
        page.contains("it said what is no answer: loading"),
        "{page}"
    );
}

#[test]
fn without_a_program() {
    let mut served = Served::new(PROJECT);
    assert_eq!(served.get(LEAD).0, 404);
    let (_, page) = served.get("/es/suggestions?key=call&message=lead");
    assert!(!page.contains("machine"), "{page}");
    let (mut served, ..) = self::served();
    assert_eq!(served.get("/es/machine?key=call&message=nothing").0, 404);
    assert_eq!(served.get("/es/machine?key=nothing&message=lead").0, 404);
}
