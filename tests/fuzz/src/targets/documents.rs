//! Documents of each format: woven back byte for byte, and through the editions of their own language and another.
//!
//! Options: the format.

use paridad::internals::{Format, Options, PassageMark, Replacement, parse_document, weave};

use crate::finding::Finding;
use crate::input::{File, Holds, Input};
use crate::oracles::editions;
use crate::scratch;
use crate::targets::commands::{EDITIONS, in_formats, settles, told};

pub fn run(bytes: &[u8]) -> Result<(), Finding> {
    let input = Input::read(bytes);
    let (format, extension) = match input.option(0, 3) {
        0 => (Format::Markdown, "md"),
        1 => (Format::Html, "html"),
        _ => (Format::Plain, "txt"),
    };
    if let Ok(text) = std::str::from_utf8(input.text) {
        woven(format, text)?;
    }
    scratch::reset();
    let path = format!("content/a.{extension}");
    let file = File {
        path: path.clone(),
        holds: Holds::Bytes(input.text),
    };
    scratch::write(&[file]);
    scratch::write(&input.files);
    let outside = scratch::outside();
    settles(&["sync"])?;
    let project = scratch::project();
    let source = std::fs::read(project.join("locales/en/a.ftl")).unwrap_or_default();
    scratch::write(&[File {
        path: "locales/es/a.ftl".to_owned(),
        holds: Holds::Bytes(&source),
    }]);
    in_formats(&["check"], &["json"])?;
    told(&["build", "--edition", EDITIONS, "--missing", "source"])?;
    let folder = project.join("dist");
    let built = scratch::made(&folder, &input.files);
    editions::read(&folder, &built)?;
    let own = built.get(&folder.join("en/a.md"));
    if format == Format::Markdown && own.is_some_and(|it| it != input.text) {
        let own = own.map(|it| String::from_utf8_lossy(it).into_owned());
        return Err(Finding::new(
            "the source's own edition is another text",
            own.unwrap_or_default(),
        ));
    }
    scratch::unchanged("a file outside", &outside, &scratch::outside())
}

/// Weaves a document from its own texts.
fn woven(format: Format, text: &str) -> Result<(), Finding> {
    let document = parse_document(format, text, &Options::default());
    let kept = weave(&document, None, &mut |_, _| Replacement::Keep);
    let own = weave(&document, None, &mut |_, block| Replacement::Text {
        text: block.text.to_string().into(),
        mark: PassageMark::default(),
    });
    for (name, woven) in [("kept", kept), ("own", own)] {
        if woven != text {
            return Err(Finding::new(
                format!("{format:?} is not woven back, {name}"),
                woven,
            ));
        }
    }
    // Other texts give another document, and must not end the program.
    for other in ["- x", "<b title='", "a\n\nb", ""] {
        let _ = weave(&document, None, &mut |_, _| Replacement::Text {
            text: other.into(),
            mark: PassageMark {
                language: Some("en"),
                state: Some("stale"),
            },
        });
    }
    Ok(())
}
