//! Catalogs: checked, formatted, and made into bundles of all forms. A line `---` parts the source from its translation;
//! without one they are the same.

use crate::finding::Finding;
use crate::input::{File, Holds, Input};
use crate::oracles::editions;
use crate::scratch;
use crate::targets::commands::{in_formats, settles, told, twice};

const CONFIGURATION: &[u8] = b"source = \"en\"\ntargets = [\"es\"]\n\
    bundles = [\"ftl\", \"json\", \"esm\", \"typescript\", \"rust\", \"i18next\"]\n\
    functions = [\"PLATFORM\"]\n";

pub fn run(bytes: &[u8]) -> Result<(), Finding> {
    let input = Input::read(bytes);
    let parted = input.text.windows(5).position(|it| it == b"\n---\n");
    let (source, target) = match parted {
        Some(at) => (&input.text[..=at], &input.text[at + 5..]),
        None => (input.text, input.text),
    };
    scratch::reset();
    let file = |path: &str, bytes| File {
        path: path.to_owned(),
        holds: Holds::Bytes(bytes),
    };
    scratch::write(&[
        file("paridad.toml", CONFIGURATION),
        file("locales/en/main.ftl", source),
        file("locales/es/main.ftl", target),
        file("locales/en/terms.ftl", b"-brand = Brand\n"),
        file("locales/es/terms.ftl", b"-brand = Marca\n"),
    ]);
    scratch::write(&input.files);
    let outside = scratch::outside();
    match input.option(0, 3) {
        0 => in_formats(&["check"], &["json", "human"])?,
        1 => {
            twice(&["accept", "--all"])?;
            told(&["check", "--fix"])?;
            in_formats(&["check"], &["jsonl"])?;
        }
        _ => settles(&["sync"])?,
    }
    told(&[
        "format",
        "locales/es/main.ftl",
        "--locale",
        "es",
        "--json",
        "--arg",
        "count=3",
        "--arg",
        "name=Ana",
    ])?;
    told(&["build", "--missing", "source", "--min-coverage", "es=0"])?;
    let folder = scratch::project().join("dist");
    let built = scratch::made(&folder, &input.files);
    editions::read(&folder, &built)?;
    if built.contains_key(&folder.join("es/bundle.ftl")) {
        told(&["format", "dist/es/bundle.ftl", "--locale", "es"])?;
    }
    scratch::unchanged("a file outside", &outside, &scratch::outside())
}
