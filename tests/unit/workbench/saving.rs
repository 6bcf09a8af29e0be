//! Saving: one message changes, and every other byte stays.

use std::fs;

use paridad::workbench::respond::respond;

use super::{PROJECT, Served, set, text};

#[test]
fn a_save_changes_its_message_alone() {
    let mut served = Served::new(PROJECT);
    let before = served.read("locales/es/call.ftl");
    let answer = served.save("es", "lead", "Más de 20 Estados lo han firmado.");
    assert_eq!(answer["outcome"], "saved", "{answer}");
    let after = served.read("locales/es/call.ftl");
    let expected = before.replace("lo firmaron", "lo han firmado");
    assert_eq!(after, expected);
    let state = served.read("locales/es/call.state.toml");
    assert!(state.contains("[lead]"), "{state}");
    assert!(state.contains("More than 20 states signed it."), "{state}");
    // What waits comes next.
    assert_eq!(answer["next"], "u-end");
}

#[test]
fn a_new_message_and_a_new_catalog() {
    let mut served = Served::new(PROJECT);
    let answer = served.save("es", "end", "Escríbenos hoy.");
    assert_eq!(answer["outcome"], "saved", "{answer}");
    assert!(
        served
            .read("locales/es/call.ftl")
            .contains("end = Escríbenos hoy.\n")
    );
    let answer = served.save("pt", "title", "O apelo");
    assert_eq!(answer["outcome"], "saved", "{answer}");
    assert!(
        served
            .read("locales/pt/call.ftl")
            .contains("title = O apelo\n")
    );
    // Taking it back removes what came.
    let answer = served.post("/pt/undo", &[]);
    assert_eq!(answer["outcome"], "saved", "{answer}");
    assert!(!served.path("locales/pt/call.ftl").exists());
    assert!(!served.path("locales/pt/call.state.toml").exists());
}

#[test]
fn forms_and_attributes_are_fields() {
    let mut served = Served::new(PROJECT);
    let (_, page) = served.get("/es/document?key=call");
    for field in [
        "text.signed:one",
        "text.signed:other",
        "text.signed.label",
        "text.title",
    ] {
        assert!(page.contains(&format!("name=\"{field}\"")), "{field}");
    }
    let before = served.read("locales/es/call.ftl");
    let answer = served.save("es", "signed:one", "Ha firmado una persona");
    assert_eq!(answer["outcome"], "saved", "{answer}");
    let after = served.read("locales/es/call.ftl");
    assert_eq!(
        after,
        before.replace("Firmó una persona", "Ha firmado una persona")
    );
}

#[test]
fn a_translation_that_changed_meanwhile_is_not_overwritten() {
    let mut served = Served::new(PROJECT);
    let base = served.base("es", "call", "lead");
    let text = served.read("locales/es/call.ftl");
    let theirs = text.replace("lo firmaron", "lo suscribieron");
    served.write("locales/es/call.ftl", &theirs);
    let place = ("es", "lead", "lead");
    let answer = served.save_over(&base, place, "Más de 20 Estados firmaron.");
    assert_eq!(answer["outcome"], "conflict");
    let html = answer["html"].as_str().unwrap();
    assert!(html.contains("lo suscribieron"), "{html}");
    assert!(html.contains("Más de 20 Estados firmaron."), "{html}");
    assert_eq!(served.read("locales/es/call.ftl"), theirs);
    // Who has seen both decides.
    let answer = served.save("es", "lead", "Más de 20 Estados firmaron.");
    assert_eq!(answer["outcome"], "saved");
}

#[test]
fn what_changed_elsewhere_in_the_file_stays() {
    let mut served = Served::new(PROJECT);
    let base = served.base("es", "call", "lead");
    let text = served.read("locales/es/call.ftl");
    let theirs = text.replace("El llamamiento", "La llamada");
    // Nobody has told the server yet.
    fs::write(served.path("locales/es/call.ftl"), &theirs).unwrap();
    let place = ("es", "lead", "lead");
    let answer = served.save_over(&base, place, "Más de 20 Estados firmaron.");
    assert_eq!(answer["outcome"], "saved", "{answer}");
    let expected = theirs.replace("lo firmaron", "firmaron");
    assert_eq!(served.read("locales/es/call.ftl"), expected);
}

#[test]
fn a_source_that_changed_meanwhile_is_shown_first() {
    let mut served = Served::new(PROJECT);
    let base = served.base("es", "call", "lead");
    let source = served.read("locales/en/call.ftl");
    served.write(
        "locales/en/call.ftl",
        &source.replace("20 states", "25 states"),
    );
    let before = served.read("locales/es/call.ftl");
    let place = ("es", "lead", "lead");
    let answer = served.save_over(&base, place, "Más de 20 Estados firmaron.");
    assert_eq!(answer["outcome"], "conflict");
    assert!(answer["html"].as_str().unwrap().contains("25 states"));
    assert_eq!(served.read("locales/es/call.ftl"), before);
}

#[test]
fn two_windows_on_one_message() {
    let mut served = Served::new(PROJECT);
    let base = served.base("es", "call", "title");
    let place = ("es", "title", "title");
    assert_eq!(
        served.save_over(&base, place, "La llamada")["outcome"],
        "saved"
    );
    let answer = served.save_over(&base, place, "El llamado");
    assert_eq!(answer["outcome"], "conflict");
    // The same words twice are no conflict.
    assert_eq!(
        served.save_over(&base, place, "La llamada")["outcome"],
        "unchanged"
    );
}

#[test]
fn read_only_saves_nothing() {
    let mut served = Served::with(PROJECT, true);
    let before = served.read("locales/es/call.ftl");
    for form in ["save", "accept", "undo"] {
        let address = format!("/es/{form}");
        let fields = [
            ("key", "call"),
            ("message", "title"),
            ("text.title", "Otra"),
        ];
        let answer = served.post(&address, &fields);
        assert_eq!(answer["outcome"], "refused", "{form}");
    }
    assert_eq!(served.read("locales/es/call.ftl"), before);
    assert!(!served.path("locales/es/call.state.toml").exists());
}

#[test]
fn an_empty_text_and_a_text_that_is_gone() {
    let mut served = Served::new(PROJECT);
    assert_eq!(served.save("es", "lead", "  ")["outcome"], "refused");
    let answer = served.post(
        "/es/save",
        &[
            ("key", "call"),
            ("message", "gone"),
            ("text.gone", "Ido"),
            ("state", "translated"),
        ],
    );
    assert_eq!(answer["outcome"], "refused", "{answer}");
}

#[test]
fn a_save_is_taken_back_where_nobody_wrote_since() {
    let mut served = Served::new(PROJECT);
    let before = served.read("locales/es/call.ftl");
    served.save("es", "lead", "Uno.");
    served.save("es", "title", "Dos");
    assert_eq!(served.post("/es/undo", &[])["outcome"], "saved");
    assert_eq!(served.post("/es/undo", &[])["outcome"], "saved");
    assert_eq!(served.read("locales/es/call.ftl"), before);
    assert_eq!(served.post("/es/undo", &[])["outcome"], "refused");
    served.save("es", "lead", "Uno.");
    let text = format!("{}\n# Más\n", served.read("locales/es/call.ftl"));
    served.write("locales/es/call.ftl", &text);
    assert_eq!(served.post("/es/undo", &[])["outcome"], "refused");
    assert_eq!(served.read("locales/es/call.ftl"), text);
}

#[test]
fn a_draft_is_accepted_and_reviewed() {
    let mut served = Served::new(PROJECT);
    let base = served.base("es", "call", "end");
    let fields = [
        ("key", "call"),
        ("message", "end"),
        ("base.end", &base),
        ("text.end", "Escríbenos."),
        ("state", "draft"),
    ];
    assert_eq!(served.post("/es/save", &fields)["outcome"], "saved");
    let state = |served: &Served| served.read("locales/es/call.state.toml");
    assert!(state(&served).contains("state = \"draft\""));
    let fields = [("key", "call"), ("message", "end")];
    assert_eq!(served.post("/es/accept", &fields)["outcome"], "saved");
    assert!(state(&served).contains("state = \"translated\""));
    let base = served.base("es", "call", "end");
    let fields = [
        ("key", "call"),
        ("message", "end"),
        ("base.end", &base),
        ("text.end", "Escríbenos."),
        ("state", "reviewed"),
    ];
    assert_eq!(served.post("/es/save", &fields)["outcome"], "saved");
    assert!(state(&served).contains("state = \"reviewed\""));
}

#[test]
fn a_draft_that_stays_as_it_is_becomes_reviewed() {
    let mut served = Served::new(PROJECT);
    for state in ["draft", "reviewed"] {
        let base = served.base("es", "call", "end");
        let fields = [
            ("key", "call"),
            ("message", "end"),
            ("base.end", base.as_str()),
            ("text.end", "Escríbenos."),
            ("state", state),
        ];
        assert_eq!(served.post("/es/save", &fields)["outcome"], "saved");
        let records = served.read("locales/es/call.state.toml");
        assert!(
            records.contains(&format!("state = \"{state}\"")),
            "{records}"
        );
    }
}

#[test]
fn findings_of_what_is_typed() {
    let mut served = Served::new(PROJECT);
    let before = served.read("locales/es/call.ftl");
    let fields = [
        ("key", "call"),
        ("message", "lead"),
        ("text.lead", "Más de 25 Estados lo firmaron."),
    ];
    let answer = served.post("/es/check", &fields);
    assert!(
        answer["html"].as_str().unwrap().contains("numbers"),
        "{answer}"
    );
    let fields = [
        ("key", "call"),
        ("message", "title"),
        ("text.title", "O apelo"),
    ];
    served.post("/pt/check", &fields);
    assert_eq!(served.read("locales/es/call.ftl"), before);
    assert!(!served.path("locales/pt/call.ftl").exists());
}

#[test]
fn forms_work_without_a_script() {
    let mut served = Served::new(PROJECT);
    let base = served.base("es", "call", "lead");
    let fields = [
        ("key", "call"),
        ("message", "lead"),
        ("base.lead", base.as_str()),
        ("text.lead", "Más de 20 Estados\r\nfirmaron."),
        ("next", "all"),
    ];
    let request = served.form("/es/save", &fields);
    let response = respond(&mut served.workbench, &request);
    assert_eq!(response.status, 303, "{}", text(&response));
    let place = response.header("location").unwrap();
    assert_eq!(place, "/es/document?key=call&show=all#u-end");
    assert!(!served.read("locales/es/call.ftl").contains('\r'));
    // The same base again: the page comes with both texts.
    let fields = [
        ("key", "call"),
        ("message", "lead"),
        ("base.lead", base.as_str()),
        ("text.lead", "Otra cosa."),
    ];
    let request = served.form("/es/save", &fields);
    let response = respond(&mut served.workbench, &request);
    assert_eq!(response.status, 409);
    assert!(text(&response).contains("Otra cosa."));
}

#[test]
fn pages_are_there_in_three_languages() {
    let mut served = Served::new(PROJECT);
    for (language, word) in [
        ("en", "Documents"),
        ("es", "Documentos"),
        ("pt", "Documentos"),
    ] {
        let mut request = served.request("GET", "/es/");
        set(
            &mut request,
            "accept-language",
            &format!("{language}-XX,en;q=0.5"),
        );
        let page = text(&respond(&mut served.workbench, &request));
        assert!(
            page.contains(&format!("<html lang=\"{language}\"")),
            "{page}"
        );
        assert!(page.contains(word), "{language}");
    }
    assert_eq!(served.get("/").0, 200);
    assert_eq!(served.get("/es/document?q=states").0, 200);
    let (status, page) = served.get("/es/suggestions?key=call&message=title");
    assert_eq!(status, 200, "{page}");
}
