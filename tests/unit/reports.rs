//! Findings and texts in, reports out: `tests/reports.txt` holds what each case renders.
//! `UPDATE=1 cargo test --lib unit::reports::` writes it as it comes out.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use camino::{Utf8Path, Utf8PathBuf};
use paridad::diagnostic::{Diagnostic, Edit, Fix, Label, Place, Severity, Subject};
use paridad::locale::tag::Locale;
use paridad::project::coverage::{CatalogCoverage, Coverage, Messages, Tally, Words};
use paridad::report::check_manual::CheckManual;
use paridad::report::model::{Detail, GateResult, Look, Reader, Report};
use paridad::report::status::page_words::StatusLanguage;
use paridad::report::{ReportFormat, StatusFormat, render_status, write};
use paridad::text::source::{FileId, FilePaths, Sources};
use paridad::text::span::Span;

const LOOK: Look = Look {
    color: false,
    terminal: false,
    width: 80,
    detail: Detail::Quiet,
};

const PAGES: [CheckManual; 1] = [CheckManual {
    is_fixable: false,
    is_safety: false,
    id: "numbers",
    severity: Severity::Error,
    doc: " # What it finds\n A number that differs. Or more.\n\n # Why it matters\n It does.\n",
}];

/// A small project in memory: files whose marked places (`[[…]]`) findings are about.
struct Bench {
    sources: Sources,
    spans: Vec<Span>,
    findings: Vec<Diagnostic>,
    coverage: Vec<Coverage>,
    gates: Vec<GateResult>,
}

fn render(format: ReportFormat, report: &Report<'_>, look: &Look) -> String {
    let mut bytes = Vec::new();
    write(format, report, look, &mut bytes).expect("there is room in memory");
    String::from_utf8(bytes).expect("reports are UTF-8")
}

impl Bench {
    fn new(texts: &[&str]) -> Self {
        let names = ["locales/es/a.ftl", "locales/en/a.ftl", "content/a.md"];
        let paths = names.iter().take(texts.len()).map(Utf8PathBuf::from);
        let mut bench = Self {
            sources: Sources::new(FilePaths::new(paths.collect())),
            spans: Vec::new(),
            findings: Vec::new(),
            coverage: Vec::new(),
            gates: Vec::new(),
        };
        for (at, marked) in texts.iter().enumerate() {
            let mut text = (*marked).to_owned();
            while let Some(start) = text.find("[[") {
                text = text.replacen("[[", "", 1);
                let end = text.find("]]").unwrap();
                text = text.replacen("]]", "", 1);
                bench.spans.push(Span::new(start, end));
            }
            bench.sources.keep(FileId(at as u32), text.into());
        }
        bench
    }

    /// The marked place of this number, in this file.
    fn at(&self, file: u32, span: usize) -> Place {
        Place::Span(FileId(file), self.spans[span])
    }

    fn say(&mut self, severity: Severity, place: Place, message: &str) -> &mut Diagnostic {
        let finding = Diagnostic::new("numbers", severity, place, message);
        self.findings.push(finding);
        self.findings.last_mut().unwrap()
    }

    fn error(&mut self, place: Place, message: &str) -> &mut Diagnostic {
        self.say(Severity::Error, place, message)
    }

    fn missing(&mut self, id: &str, source: Option<Place>) -> &mut Diagnostic {
        let message = format!("`{id}` is not translated");
        let finding = self.error(Place::File(FileId(0)), &message);
        finding.subject = subject(id);
        finding.source = source;
        finding
    }

    fn cover(&mut self, locale: &str, messages: Messages) {
        let words = Words {
            total: messages.total * 12,
            translated: messages.translated * 12,
        };
        let tally = Tally { messages, words };
        let key = "2022-panama-ministerial".to_owned();
        self.coverage.push(Coverage {
            locale: Locale::parse(locale).unwrap(),
            total: tally,
            catalogs: vec![CatalogCoverage {
                key: key.into(),
                file: Some(FileId(0)),
                tally,
            }],
        });
    }

    fn report(&self) -> Report<'_> {
        static ROOT: Reader = Reader::Inside(Utf8PathBuf::new());
        Report {
            findings: &self.findings,
            coverage: &self.coverage,
            sources: &self.sources,
            known: 0,
            is_recorded: false,
            gates: &self.gates,
            reader: &ROOT,
            pages: &PAGES,
        }
    }

    fn human(&self) -> String {
        self.shown(LOOK)
    }

    fn shown(&self, look: Look) -> String {
        render(ReportFormat::Human, &self.report(), &look)
    }

    fn format(&self, format: ReportFormat) -> String {
        render(format, &self.report(), &LOOK)
    }
}

fn subject(id: &str) -> Subject {
    Subject {
        locale: Locale::parse("es"),
        id: Some(id.into()),
        attribute: None,
    }
}

/// One finding at the first marked place of one text.
fn one(text: &str) -> String {
    let mut bench = Bench::new(&[text]);
    let place = bench.at(0, 0);
    bench.error(place, "this is wrong");
    bench.human()
}

fn messages(translated: usize, total: usize) -> Messages {
    Messages {
        total,
        translated,
        missing: total - translated,
        ..Messages::default()
    }
}

fn cases() -> Vec<(&'static str, String)> {
    let words = "lorem ipsum dolor sit amet ".repeat(12);
    let mut cases = vec![
        ("a place in a line", one("a = uno [[dos]] tres\n")),
        ("nothing at the end of a file", one("a = uno[[]]")),
        ("a line end", one("a = uno[[\n]]b = dos\n")),
        ("after tabs", one("\ta =\t[[uno]]\tdos\n")),
        ("after wide characters", one("a = 難民を[[保護]]する\n")),
        (
            "in right-to-left text",
            one("a = ندعو { $[[عدد]] } حكومة\n"),
        ),
        (
            "after combining marks and emoji",
            one("a = nin\u{303}o 👩\u{200d}👧 [[x]] y\n"),
        ),
        (
            "escapes and direction marks",
            one("a = \u{1b}[31m\u{202e}[[x]]\u{0}\n"),
        ),
        (
            "CRLF and a byte-order mark",
            one("\u{feff}a = uno\r\nb = [[dos]]\r\n"),
        ),
        ("the byte-order mark itself", one("[[\u{feff}]]a = uno\n")),
        (
            "several lines: the first one",
            one("a =\n    [[uno\n    dos\n    tres]]\n"),
        ),
        (
            "several lines, the first one blank",
            one("a =[[\n    uno\n    dos]]\n"),
        ),
        (
            "a long line, at its beginning",
            one(&format!("a = [[{}]]{words}\n", "uno")),
        ),
        (
            "a long line, in the middle",
            one(&format!("a = {words}[[uno]] {words}\n")),
        ),
        (
            "a long line, at its end",
            one(&format!("a = {words}[[uno]]\n")),
        ),
        (
            "a long line of wide characters",
            one(&format!("a = {0}[[保護]]{0}\n", "難民を".repeat(40))),
        ),
        ("all of a long line", one(&format!("a = [[{words}]]\n"))),
        (
            "half of a long line, far in",
            one(&format!("a = {words}[[{words}]]\n")),
        ),
        (
            "a line that is too long to show",
            one(&format!("a = {}[[x]]\n", "é".repeat(40_000))),
        ),
        ("an empty file", one("[[]]")),
    ];

    let mut bench = Bench::new(&["a = más de [[25]]\n", "### About\n\n[[a]] = more than 20\n"]);
    let (place, source) = (bench.at(0, 0), bench.at(1, 1));
    let finding = bench.error(place, "the source says `20`, the translation `25`");
    finding.source = Some(source);
    finding.notes = vec![format!("was: {}", "uno dos tres ".repeat(12).trim_end())];
    finding.notes.push("more than [-20-]{+25+} states".into());
    finding.help = Some("write `20`, or say why: `# paridad: allow(numbers) reason`".into());
    cases.push(("with source, notes and help", bench.human()));
    let colored = Look {
        color: true,
        ..LOOK
    };
    let visible = bench.shown(colored).replace('\u{1b}', "^");
    cases.push(("with colors", visible));
    let narrow = Look { width: 40, ..LOOK };
    cases.push(("in 40 columns", bench.shown(narrow)));
    cases.push(("concise", bench.format(ReportFormat::Concise)));
    cases.push(("github", bench.format(ReportFormat::Github)));
    let span = bench.spans[0];
    bench.findings[0].fix = Some(Fix {
        title: "write `20`".into(),
        edits: vec![Edit {
            file: FileId(0),
            span,
            text: "20".into(),
        }],
    });
    cases.push(("with a fix", bench.human()));
    cases.push(("with a fix, concise", bench.format(ReportFormat::Concise)));
    cases.push(("jsonl", bench.format(ReportFormat::Jsonl)));
    cases.push(("sarif", bench.format(ReportFormat::Sarif)));
    cases.push(("gitlab", bench.format(ReportFormat::Gitlab)));
    cases.push(("junit", bench.format(ReportFormat::Junit)));

    let mut bench = Bench::new(&[
        "[[a]] = uno\nb = dos\nc = tres\n[[a]] = cuatro\n",
        "[[a]] = x\n",
    ]);
    let places = [bench.at(0, 0), bench.at(0, 1), bench.at(1, 2)];
    let [first, second, other] = places;
    let finding = bench.say(Severity::Warning, second, "`a` is defined twice");
    let text = "the first one".to_owned();
    finding.labels.push(Label { place: first, text });
    let text = "the source".to_owned();
    finding.source = Some(other.clone());
    finding.labels.push(Label { place: other, text });
    let text = "not there either".to_owned();
    let place = Place::Absent("locales/pt/a.ftl".into());
    finding.labels.push(Label { place, text });
    cases.push(("labels", bench.human()));

    let mut bench = Bench::new(&[""]);
    bench.error(Place::Project, "no catalogs").help = Some("put some there".into());
    bench.error(Place::Absent("x/y.ftl".into()), "50% of it,\nis: away");
    bench.error(Place::File(FileId(0)), "the file is odd");
    cases.push(("places without lines", bench.human()));
    cases.push((
        "places without lines, concise",
        bench.format(ReportFormat::Concise),
    ));
    cases.push((
        "places without lines, github",
        bench.format(ReportFormat::Github),
    ));

    let source: String = (1..=30)
        .map(|n| format!("[[m{n}]] = Text {n} {words}\n"))
        .collect();
    let mut bench = Bench::new(&["", &source]);
    for n in 1..=30 {
        let source = bench.at(1, n - 1);
        bench.missing(&format!("m{n}"), Some(source));
    }
    cases.push(("a long list", bench.human()));
    let verbose = Look {
        detail: Detail::Verbose,
        ..LOOK
    };
    let shown = bench.shown(verbose);
    let lines = format!("{} lines\n", shown.lines().count());
    cases.push(("a long list in full", lines));

    let texts = [
        "",
        "[[a]] =\n    On the next line\n[[-b]] = { $x }\n    .y = 1\n[[c]] =\n    .title = Title\n",
    ];
    let mut bench = Bench::new(&texts);
    for (n, id) in ["a", "-b", "c"].iter().enumerate() {
        let source = bench.at(1, n);
        bench.missing(id, Some(source)).help = Some("add them".into());
    }
    cases.push(("messages and terms", bench.human()));
    let mut bench = Bench::new(&[""]);
    bench.missing("-a", None);
    bench.missing("-b", None);
    cases.push(("terms without a source", bench.human()));

    let mut bench = Bench::new(&["[[a]] = 1\n"]);
    let place = bench.at(0, 0);
    bench.error(place.clone(), "wrong");
    bench.say(Severity::Info, place.clone(), "worth a look");
    bench.say(Severity::Info, place, "worth another look");
    bench.cover("es", messages(98, 100));
    bench.cover("pt-BR", messages(100, 100));
    bench.gates.push(GateResult {
        locale: Locale::parse("es").unwrap(),
        wanted: 100,
        reached: 98,
    });
    let normal = Look {
        detail: Detail::Normal,
        ..LOOK
    };
    cases.push(("infos are counted", bench.shown(normal)));
    cases.push(("infos are shown", bench.shown(verbose)));
    bench.findings.clear();
    bench.gates.clear();
    cases.push(("nothing found, not complete", bench.shown(normal)));
    bench.coverage.clear();
    cases.push(("nothing found, nothing translated", bench.shown(normal)));
    bench.cover("es", messages(40, 40));
    bench.cover("pt", messages(40, 40));
    bench.cover("pt-BR", messages(40, 40));
    cases.push(("complete", bench.shown(normal)));
    for n in 0..9 {
        bench.cover(&format!("en-x-n{n}"), messages(90 + n, 100));
    }
    cases.push(("many locales", bench.shown(normal)));

    let mut bench = Bench::new(&[""]);
    bench.cover("es", messages(100, 100));
    let mut poor = messages(33, 100);
    (poor.incomplete, poor.obsolete, poor.identical) = (3, 1, 12);
    bench.cover("pt", poor);
    let again = bench.coverage[1].catalogs[0].clone();
    bench.coverage[1].catalogs.push(CatalogCoverage {
        key: "terms".into(),
        ..again
    });
    let status = |look: Look| render_status(StatusFormat::Human, &bench.report(), &look);
    cases.push(("status", status(normal)));
    let terminal = Look {
        terminal: true,
        width: 100,
        ..normal
    };
    cases.push(("status on a terminal", status(terminal)));
    let narrow = Look {
        width: 60,
        ..terminal
    };
    cases.push(("status on a narrow terminal", status(narrow)));
    let colored = Look {
        color: true,
        ..terminal
    };
    cases.push(("status with colors", status(colored).replace('\u{1b}', "^")));
    cases
}

#[test]
fn reports() {
    let mut out = String::new();
    for (name, shown) in cases() {
        writeln!(out, "### {name}\n{shown}").unwrap();
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports.txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&golden, &out).unwrap();
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    for (at, (found, expected)) in out.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "tests/reports.txt:{}", at + 1);
    }
    assert_eq!(out.lines().count(), expected.lines().count());
}

#[test]
fn lines_fit_the_terminal() {
    for (name, shown) in cases() {
        let is_text = |line: &&str| {
            line.starts_with(|c: char| c.is_ascii_digit() || c == ' ') && line.contains('|')
        };
        for line in shown.lines().filter(is_text) {
            let width = unicode_width::UnicodeWidthStr::width(line);
            assert!(
                width <= 80 || name.contains("terminal"),
                "{name}: {width} columns: {line}"
            );
        }
    }
}

const FORMATS: [ReportFormat; 9] = [
    ReportFormat::Human,
    ReportFormat::Concise,
    ReportFormat::Json,
    ReportFormat::Jsonl,
    ReportFormat::Sarif,
    ReportFormat::Github,
    ReportFormat::Gitlab,
    ReportFormat::Junit,
    ReportFormat::Html,
];

/// What the schema of SARIF 2.1.0 demands of the parts that are written.
#[test]
fn sarif_is_well_formed() {
    let mut bench = Bench::new(&["a = 👩\u{200d}👧 [[x]]\n[[]]"]);
    let (place, empty) = (bench.at(0, 0), bench.at(0, 1));
    bench.error(place, "wrong").subject = subject("a");
    bench.say(Severity::Info, empty.clone(), "odd");
    bench.error(Place::Project, "no catalogs");
    bench.error(Place::Absent("a b/ñ.ftl".into()), "absent");
    let labels = &mut bench.findings[0].labels;
    let text = "here".to_owned();
    labels.push(Label { place: empty, text });
    let sarif: serde_json::Value =
        serde_json::from_str(&bench.format(ReportFormat::Sarif)).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(
        rules[0]["shortDescription"]["text"],
        "A number that differs"
    );
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    for result in results {
        let rule = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(result["ruleId"], rules[rule]["id"]);
        assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
        assert!(result["message"]["text"].is_string());
        assert!(result["partialFingerprints"]["paridad/v1"].is_string());
        for location in result["locations"].as_array().unwrap() {
            let region = &location["physicalLocation"]["region"];
            for number in region.as_object().into_iter().flatten() {
                assert!(number.1.as_u64().unwrap() >= 1, "{region}");
            }
        }
    }
    let region = &results[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startColumn"], 11, "in units of UTF-16");
    let place = &results[3]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b/%C3%B1.ftl");
}

/// What a catalog says is text on the page, and the place is marked in it.
#[test]
fn a_page_escapes_and_marks() {
    let texts = [
        "a =\n    <script>alert(1)</script> más de [[25]] & <b>\n",
        "[[a]] = more than <i>20</i>\n    and on\n",
    ];
    let mut bench = Bench::new(&texts);
    let (place, source) = (bench.at(0, 0), bench.at(1, 1));
    let finding = bench.error(place, "`<b>` \u{202e}\"x\" & 'y'");
    finding.subject = subject("a");
    finding.source = Some(source);
    finding.fix = Some(Fix {
        title: "write <20>".into(),
        edits: Vec::new(),
    });
    bench.error(Place::Project, "<no> catalogs");
    bench.cover("es", messages(98, 100));
    let page = bench.format(ReportFormat::Html);
    for part in [
        "&lt;script&gt;alert(1)",
        "<mark>25</mark> &amp; &lt;b&gt;</p>",
        "more than &lt;i&gt;20&lt;",
        "<code>&lt;b&gt;</code> \u{fffd}&quot;x&quot; &amp; &#x27;y&#x27;",
        "fix available: write &lt;20&gt;",
        "&lt;no&gt; catalogs",
        "body:has(#check-numbers:not(:checked))",
        "lang=\"es\"",
        "98 of 100 messages",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    for part in ["<script", "<i>", "http://", "https://", " src="] {
        assert!(!page.contains(part), "{part}");
    }
}

/// What a path or a check says is text on the page, in the language of the reader.
#[test]
fn a_page_of_the_coverage() {
    let mut bench = Bench::new(&["[[a]] = 1\n"]);
    let place = bench.at(0, 0);
    bench.error(place, "wrong");
    let mut half = messages(49, 100);
    half.stale = 3;
    bench.cover("es", half);
    bench.cover("pt-BR", messages(100, 100));
    bench.coverage[0].catalogs[0].key = "<script>/a&b".into();
    let page = |tags: &[&str]| {
        let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let format = StatusFormat::Html(StatusLanguage::of(&tags));
        render_status(format, &bench.report(), &LOOK)
    };
    let english = page(&["fr", "C"]);
    for part in [
        "<html lang=\"en\">",
        "&lt;script&gt;&#x2f;a&amp;b",
        "aria-label=\"es: 49 %\"",
        "<span class=\"percent poor\">49 %</span> <span class=\"quiet\">49 of 100</span>",
        "<li>not translated: 51</li>",
        "<li>out of date: 3</li>",
        "<li>errors: 1</li>",
        "<td>–</td>",
        "588 of 1200 words; not translated: 51",
    ] {
        assert!(english.contains(part), "{part}\n{english}");
    }
    for part in ["<script", "http://", "https://", " src="] {
        assert!(!english.contains(part), "{part}");
    }
    assert!(page(&["es"]).contains("<li>desactualizados: 3</li>"));
    assert!(page(&["qu", "pt"]).contains("<li>desatualizados: 3</li>"));
    bench.coverage.clear();
    let nothing = render_status(
        StatusFormat::Html(StatusLanguage::Portuguese),
        &bench.report(),
        &LOOK,
    );
    assert!(nothing.contains("Ainda não há traduções."), "{nothing}");
}

/// Whatever a check points at, a report comes out.
#[test]
fn no_span_breaks_a_report() {
    let text = "a = é\r\n\u{feff}\t難民 [\n\n    عدد\u{202e}👩\u{200d}👧 x";
    for start in 0..=text.len() + 1 {
        for end in start..=text.len() + 2 {
            let mut bench = Bench::new(&[text]);
            let place = Place::Span(FileId(0), Span::new(start, end));
            bench.error(place.clone(), "odd").source = Some(place.clone());
            let label = Label {
                place,
                text: "here".into(),
            };
            bench.findings[0].labels.push(label);
            for format in FORMATS {
                assert!(bench.format(format).contains("odd"));
            }
        }
    }
}

#[test]
fn fingerprints_are_stable_and_numbered() {
    let fingerprints = |text: &str| {
        let mut bench = Bench::new(&[text]);
        for span in 0..2 {
            let place = bench.at(0, span);
            bench.error(place, "equal").subject = subject("a");
        }
        let json = bench.format(ReportFormat::Json);
        let lines = json.lines().filter(|line| line.contains("\"fingerprint\""));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let before = fingerprints("a = [[1]] [[1]]\n");
    let after = fingerprints("\n\na =\n    [[1]]\n    [[1]]\n");
    assert_eq!(before, after, "moving lines changes nothing");
    assert_ne!(before[0], before[1], "equal findings are numbered");
    assert_eq!(before[0].trim(), "\"fingerprint\": \"ccd391570f3e8717\",");
}

#[test]
fn files_are_named_as_their_reader_would() {
    let mut bench = Bench::new(&["[[a]] = 1\n"]);
    let place = bench.at(0, 0);
    bench.error(place, "wrong");
    for (reader, expected) in [
        (Reader::Inside("locales/es".into()), "a.ftl:1:1: "),
        (
            Reader::Inside("content".into()),
            "../locales/es/a.ftl:1:1: ",
        ),
        (
            Reader::Outside(Utf8Path::new("demo").into()),
            "demo/locales/es/a.ftl:1:1: ",
        ),
    ] {
        let report = Report {
            reader: &reader,
            ..bench.report()
        };
        let shown = render(ReportFormat::Concise, &report, &LOOK);
        assert!(shown.starts_with(expected), "{shown}");
    }
}
