//! The reader of rich text holds for any HTML: no word is lost, what comes out is well-formed, and the time it takes grows
//! with the text alone.

use paridad::document::references::ReferenceEdit;
use paridad::document::rich::model::RichDocument;
use paridad::document::rich::read::read_labelled;
use paridad::locale::tag::Locale;

fn words(rich: &RichDocument) -> Vec<String> {
    let mut words = Vec::new();
    rich.each_line(&mut |line| {
        words.extend(line.plain().split_whitespace().map(str::to_owned));
    });
    words
}

fn english() -> Locale {
    Locale::parse("en").unwrap()
}

fn read(html: &str) -> RichDocument {
    read_labelled(html, &english(), None, &|_| None, &|_, _| {
        ReferenceEdit::Keep
    })
}

/// A small generator: the same numbers in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

#[test]
fn no_word_is_lost() {
    const NAMES: [&str; 38] = [
        "p",
        "div",
        "h1",
        "h4",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "caption",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "b",
        "i",
        "a",
        "span",
        "code",
        "pre",
        "q",
        "sup",
        "details",
        "summary",
        "figure",
        "figcaption",
        "section",
        "small",
        "body",
        "html",
        "unknown",
        "del",
        "address",
        "form",
    ];
    let mut chance = Chance(7);
    for round in 0..3_000 {
        let mut html = String::new();
        let mut expected = Vec::new();
        for number in 0..chance.below(40) {
            let name = NAMES[chance.below(NAMES.len())];
            match chance.below(6) {
                0 | 1 => html.push_str(&format!(
                    "<{name} id=x{number} lang=es href='#x1' colspan=2>"
                )),
                2 => html.push_str(&format!("</{name}>")),
                3 => html.push_str("<br><hr><img src=a alt=''>"),
                _ => {
                    let word = format!("w{number}");
                    html.push_str(&format!(" {word} "));
                    expected.push(word);
                }
            }
        }
        let mut found: Vec<String> = words(&read(&html));
        // A quotation has its marks at its words, and a stray text of a table goes before it.
        found
            .iter_mut()
            .for_each(|it| it.retain(|c| !"“”".contains(c)));
        found.retain(|it| !it.is_empty());
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "round {round}: {html}");
    }
}

#[test]
fn any_depth() {
    for name in [
        "div",
        "b",
        "ul",
        "blockquote",
        "table",
        "q",
        "a",
        "li",
        "span",
        "dd",
        "td",
        "sup class=footnote-reference",
    ] {
        let end = name.split(' ').next().unwrap();
        let html = format!(
            "{}deep{}",
            format!("<{name}>").repeat(20_000),
            format!("</{end}>").repeat(20_000)
        );
        let rich = read(&html);
        let all = words(&rich).concat();
        assert!(
            all.contains("deep") || name.contains("class"),
            "{name}: {all}"
        );
    }
    let nested = format!(
        "{}deep",
        "<ul><li><table><tr><td><blockquote>".repeat(5_000)
    );
    assert_eq!(words(&read(&nested)), ["deep"]);
    let marks = format!(
        "{}deep",
        "<b><i lang=es><a href='#a'><span dir=rtl>".repeat(5_000)
    );
    assert_eq!(words(&read(&marks)), ["deep"]);
}

#[test]
fn what_is_not_for_readers() {
    for html in [
        "<script>no</script>",
        "<style>no</style>",
        "<template>no</template>",
        "<p hidden>no</p>",
        "<svg><text>no</text></svg>",
        "<title>no</title>",
        "<iframe>no</iframe>",
        "<!-- no -->",
    ] {
        assert_eq!(words(&read(&format!("a {html} b"))), ["a", "b"], "{html}");
    }
}
