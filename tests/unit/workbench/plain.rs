//! The page without its script: everything is a link or a form.

use paridad::workbench::respond::respond;

use super::{PROJECT, Served, set, text};

#[test]
fn fixes_are_on_the_first_page() {
    let files: Vec<(&str, &str)> = PROJECT
        .iter()
        .map(|(path, text)| match *path {
            "locales/es/call.ftl" => (
                *path,
                "title = El  llamamiento\nlead = Más  de 20 Estados lo firmaron.\n",
            ),
            _ => (*path, *text),
        })
        .collect();
    let mut served = Served::new(&files);
    let (_, page) = served.get("/es/document?key=call");
    for (unit, mended) in [
        ("title", "El llamamiento"),
        ("lead", "Más de 20 Estados lo firmaron."),
    ] {
        let button = format!("<button name=\"text.{unit}\" value=\"{mended}\"");
        assert!(page.contains(&button), "{button}\n{page}");
    }
}

#[test]
fn blanks_are_mended() {
    let files: Vec<(&str, &str)> = PROJECT
        .iter()
        .map(|(path, text)| match *path {
            "locales/es/call.ftl" => (*path, "lead = Más  de 20\n    Estados lo firmaron.\n"),
            _ => (*path, *text),
        })
        .collect();
    let mut served = Served::new(&files);
    // Another line break is no other text.
    let answer = served.save("es", "lead", "Más  de 20 Estados lo firmaron.");
    assert_eq!(answer["outcome"], "unchanged", "{answer}");
    let catalog = served.read("locales/es/call.ftl");
    assert_eq!(catalog, "lead = Más  de 20\n    Estados lo firmaron.\n");
    let answer = served.save("es", "lead", "Más de 20 Estados lo firmaron.");
    assert_eq!(answer["outcome"], "saved", "{answer}");
    let catalog = served.read("locales/es/call.ftl");
    assert_eq!(catalog, "lead = Más de 20 Estados lo firmaron.\n");
}

#[test]
fn the_last_save_has_a_button_that_takes_it_back() {
    let mut served = Served::new(PROJECT);
    let button = "formaction=\"/es/undo\"";
    let buttons = |served: &mut Served| {
        let (_, page) = served.get("/es/document?key=call");
        let group = page
            .split("<article class=\"group\" id=\"u-")
            .find(|group| group.contains(button));
        let group = group.and_then(|group| group.split('"').next());
        (page.matches(button).count(), group.map(str::to_owned))
    };
    assert_eq!(buttons(&mut served), (0, None));
    let catalog = served.read("locales/es/call.ftl");
    served.save("es", "title", "El apelo");
    served.save("es", "lead", "Más de 20 Estados lo han firmado.");
    assert_eq!(buttons(&mut served), (1, Some("lead".to_owned())));
    let (_, page) = served.get("/pt/document?key=call");
    assert!(!page.contains("/pt/undo"), "{page}");
    for left in [(1, Some("title".to_owned())), (0, None)] {
        let form = served.form("/es/undo", &[("key", "call"), ("message", "lead")]);
        let answer = respond(&mut served.workbench, &form);
        assert_eq!(answer.status, 200, "{}", text(&answer));
        assert_eq!(buttons(&mut served), left);
    }
    assert_eq!(served.read("locales/es/call.ftl"), catalog);
}

#[test]
fn a_translation_is_removed_and_comes_back() {
    let mut served = Served::new(PROJECT);
    assert_eq!(
        served.save("es", "lead", "Más de 20 Estados la firmaron.")["outcome"],
        "saved"
    );
    let catalog = served.read("locales/es/call.ftl");
    let state = served.read("locales/es/call.state.toml");
    let answer = served.post("/es/delete", &[("key", "call"), ("message", "lead")]);
    assert_eq!(answer["outcome"], "saved", "{answer}");
    assert_eq!(answer["message"], "Removed from the catalog.");
    let without = catalog.replace("lead = Más de 20 Estados la firmaron.\n", "");
    assert_eq!(served.read("locales/es/call.ftl"), without);
    assert!(!served.read("locales/es/call.state.toml").contains("[lead]"));
    let answer = served.post("/es/delete", &[("key", "call"), ("message", "lead")]);
    assert_eq!(answer["outcome"], "unchanged", "{answer}");
    let answer = served.post("/es/undo", &[("key", "call")]);
    assert_eq!(answer["outcome"], "saved", "{answer}");
    assert_eq!(served.read("locales/es/call.ftl"), catalog);
    assert_eq!(served.read("locales/es/call.state.toml"), state);
    // What there is not cannot be removed, and who only reads removes nothing.
    let (_, page) = served.get("/es/document?key=call");
    assert_eq!(
        page.matches("formaction=\"/es/delete\"").count(),
        3,
        "{page}"
    );
    let mut served = Served::with(PROJECT, true);
    let answer = served.post("/es/delete", &[("key", "call"), ("message", "lead")]);
    assert_eq!(answer["outcome"], "refused", "{answer}");
}

#[test]
fn a_form_for_millions_is_added_by_who_wants_it() {
    let mut served = Served::new(PROJECT);
    let (_, page) = served.get("/es/document?key=call");
    assert!(!page.contains("name=\"text.signed:many\""), "{page}");
    assert!(page.contains("&amp;forms=signed#"), "{page}");
    let (_, page) = served.get("/es/document?key=call&forms=signed");
    assert!(page.contains("name=\"text.signed:many\""), "{page}");
    assert!(!page.contains("&amp;forms=signed#"), "{page}");
    let name = "name=\"base.signed:many\" value=\"";
    let base = page.split_once(name).unwrap().1.split('"').next().unwrap();
    let place = ("es", "signed", "signed:many");
    let answer = served.save_over(base, place, "Firmó un total de { $people } de personas");
    assert_eq!(answer["outcome"], "saved", "{answer}");
    assert!(
        served
            .read("locales/es/call.ftl")
            .contains("    [many] Firmó un total de { $people } de personas\n")
    );
    let (_, page) = served.get("/es/document?key=call");
    assert!(page.contains("name=\"text.signed:many\""), "{page}");
}

#[test]
fn the_same_text_elsewhere_is_a_link() {
    let mut files = PROJECT.to_vec();
    files.push(("locales/en/second.ftl", "again = The call\n"));
    files.push(("locales/es/second.ftl", "again = La llamada\n"));
    let mut served = Served::new(&files);
    let (_, page) = served.get("/es/suggestions?key=call&message=title");
    assert!(page.contains("The same text elsewhere"), "{page}");
    assert!(page.contains("document?key=second#u-again\">"), "{page}");
}

/// Posts a file as a plain form does.
#[test]
fn a_suggestion_fills_its_field() {
    let mut files = PROJECT.to_vec();
    files.push(("locales/en/second.ftl", "again = The call\n"));
    let mut served = Served::new(&files);
    let address = "/es/suggestions?key=second&message=again";
    let (_, part) = served.get(&format!("{address}&part=1"));
    assert!(!part.contains("<html"), "{part}");
    let (status, page) = served.get(address);
    assert_eq!(status, 200);
    assert!(page.contains(&part), "{page}");
    assert!(page.contains("action=\"/es/fill#u-again\""), "{page}");
    let hidden = "<input type=\"hidden\" name=\"text.again\" value=\"\">";
    assert!(page.contains(hidden), "{page}");
    let base = served.base("es", "second", "again");
    let fields = [
        ("key", "second"),
        ("message", "again"),
        ("base.again", &*base),
        ("text.again", ""),
        ("text.again", "El \"llamamiento\" <b>"),
    ];
    let form = served.form("/es/fill", &fields);
    let response = respond(&mut served.workbench, &form);
    assert_eq!(response.status, 200);
    let page = text(&response);
    assert!(
        page.contains(">\nEl &quot;llamamiento&quot; &lt;b&gt;</textarea>"),
        "{page}"
    );
    assert!(page.contains(&format!("name=\"base.again\" value=\"{base}\"")));
    assert!(!served.path("locales/es/second.ftl").exists());
}

fn upload(served: &mut Served, file: &str) -> (u16, String) {
    let mut request = served.form("/es/import", &[]);
    let token = String::from_utf8(request.body.clone()).unwrap();
    let token = token.strip_prefix("token=").unwrap().to_owned();
    let part = |head: &str, text: &str| {
        format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n")
    };
    let body = part("name=\"token\"", &token)
        + &part("name=\"file\"; filename=\"es.csv\"", file)
        + "--x--\r\n";
    set(
        &mut request,
        "content-type",
        "multipart/form-data; boundary=x",
    );
    request.body = body.into_bytes();
    let response = respond(&mut served.workbench, &request);
    (response.status, text(&response))
}

#[test]
fn a_file_comes_home_without_a_script() {
    let mut served = Served::new(PROJECT);
    let (_, csv) = served.get("/es/export?format=csv&key=call");
    let returned = csv.replace(
        "Más de 20 Estados lo firmaron.",
        "Más de 20 Estados lo han firmado.",
    );
    assert_ne!(returned, csv);
    let before = served.read("locales/es/call.ftl");
    let (status, page) = upload(&mut served, &returned);
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("lo han firmado"), "{page}");
    assert_eq!(served.read("locales/es/call.ftl"), before);
    let held = page.split_once("name=\"held\" value=\"").unwrap().1;
    let held = held.split('"').next().unwrap().to_owned();
    for (held, is_written) in [("0", false), (held.as_str(), true)] {
        let request = served.form("/es/import", &[("held", held), ("apply", "1")]);
        let response = respond(&mut served.workbench, &request);
        assert_eq!(response.status == 200, is_written, "{}", text(&response));
        let has_it = served
            .read("locales/es/call.ftl")
            .contains("lo han firmado");
        assert_eq!(has_it, is_written);
    }
    // A form that is cut off has no token, and is nobody's.
    let mut request = served.form("/es/import", &[]);
    set(
        &mut request,
        "content-type",
        "multipart/form-data; boundary=x",
    );
    assert_eq!(respond(&mut served.workbench, &request).status, 403);
}
