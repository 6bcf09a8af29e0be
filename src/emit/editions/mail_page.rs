//! The page within a mail: what mail programs show, without a style source, a script or a picture of its own.

use std::borrow::Cow;

use crate::config::editions::EditionFormat;
use crate::document::model::Format;
use crate::document::references::edit_references;
use crate::document::styled::styled;
use crate::emit::editions::brand::LOGO;
use crate::emit::editions::mail_pictures::MailPictures;
use crate::emit::editions::model::EditionSource;
use crate::emit::editions::page_head::with_own_head;
use crate::emit::localized_text::LocalizedText;
use crate::locale::tag::Direction;
use crate::text::escape_markup::escape_markup;

/// Around everything. Colours are left to the reader's program, which may be dark.
fn frame(source: &EditionSource<'_>) -> String {
    let brand = &source.context.brand.brand;
    let fonts = brand.fonts.text.iter();
    let fonts: String = fonts.map(|font| format!("'{font}',")).collect();
    let accent = brand.colors.accent.map_or_else(String::new, |accent| {
        format!("border-top:4px solid #{};padding-top:1em;", accent.digits())
    });
    format!(
        "max-width:40em;margin:0 auto;{accent}font-family:{fonts}Georgia,'Times New Roman',serif;font-size:16px;line-height:1.5"
    )
}

/// `pictures`: gains those that the page shows.
pub(super) fn make(source: &EditionSource<'_>, pictures: &MailPictures) -> String {
    if source.edition.format == Format::Html {
        let page = with_own_head(source);
        let refer = |reference, address: &str| source.in_mail(pictures, reference, address);
        let page = edit_references(&page, &refer).unwrap_or(page);
        return styled(&page, &|_| None);
    }
    let locale = source.edition.locale;
    let (lang, dir) = (locale.as_str(), locale.direction().as_str());
    let title = &source.frame.title;
    let body = source.mail_body(pictures);
    let mut content = String::new();
    let (name, embargo) = (&source.frame.brand.name, &source.frame.embargo);
    if let Some(logo) = logo(source, pictures) {
        content.push_str(&logo);
    }
    for words in name.iter().chain(embargo) {
        let (language, text) = (language(words), escape_markup(&words.text));
        content.push_str(&format!("<p{language}><strong>{text}</strong></p>\n"));
    }
    let heading = body.title.trim();
    if !heading.is_empty() {
        content.push_str(heading);
        content.push('\n');
    }
    content.push_str(&head(source));
    content.push_str(body.rest.trim());
    content.push('\n');
    content.push_str(&foot(source));
    let content = styled(&content, &|tag| style(tag, locale.direction()));
    let frame = frame(source);
    let title = format!(
        "<title{}>{}</title>",
        language(title),
        escape_markup(&title.text)
    );
    // Mail programs on the web take only what is in the body, so the language is said there again.
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n{title}\n</head>\n<body>\n\
         <div lang=\"{lang}\" dir=\"{dir}\" style=\"{frame}\">\n{content}</div>\n</body>\n</html>\n"
    )
}

/// Returns the mark of the organisation, whose name follows; it is none of the pictures that a program may hold back.
fn logo(source: &EditionSource<'_>, pictures: &MailPictures) -> Option<String> {
    let logo = source.context.brand.logo.as_ref()?;
    let picture = logo.shown_in(EditionFormat::Mail)?;
    let id = pictures.id(LOGO, &|_| Some(picture.clone()))?;
    let (width, height) = (picture.width, picture.height);
    Some(format!(
        "<p><img src=\"cid:{id}\" alt=\"\" width=\"{width}\" height=\"{height}\"></p>\n"
    ))
}

/// Returns the title, the subtitle, the place and the date, as far as the body does not say them, and what it leaves
/// out.
fn head(source: &EditionSource<'_>) -> String {
    let (frame, front) = (&source.frame, &source.frame.front);
    let mut head = String::new();
    for (tag, words) in [("h1", &front.headline), ("p", &front.subtitle)] {
        if let Some(words) = words {
            line(tag, words, &mut head);
        }
    }
    let dateline: Vec<&str> = frame.dateline().map(|words| &*words.text).collect();
    if !dateline.is_empty() {
        line("p", &LocalizedText::own(dateline.join(", ")), &mut head);
    }
    for words in frame.notices_of_gaps() {
        line("p", words, &mut head);
    }
    head
}

/// Returns the signatories, and the sentences about the original.
fn foot(source: &EditionSource<'_>) -> String {
    let frame = &source.frame;
    let mut foot = String::new();
    if !frame.front.signatories.is_empty() {
        if let Some(heading) = &frame.signatories {
            line("h2", &LocalizedText::own(heading), &mut foot);
        }
        foot.push_str("<ul translate=\"no\">\n");
        for signatory in &frame.front.signatories {
            let name = escape_markup(&signatory.in_words()).into_owned();
            let name = match signatory.url {
                Some(url) => format!("<a href=\"{}\">{name}</a>", escape_markup(url)),
                None => name,
            };
            foot.push_str(&format!("<li><bdi>{name}</bdi></li>\n"));
        }
        foot.push_str("</ul>\n");
    }
    for section in &frame.brand.sections {
        if let Some(heading) = &section.heading {
            line("h2", &LocalizedText::own(heading), &mut foot);
        }
        for lines in &section.paragraphs {
            let lines = lines.iter().map(|line| {
                let (language, text) = (language(&line.words), escape_markup(&line.words.text));
                match &line.href {
                    Some(href) => format!("<a href=\"{}\">{text}</a>", escape_markup(href)),
                    None => format!("<span{language}>{text}</span>"),
                }
            });
            let lines: Vec<String> = lines.collect();
            foot.push_str(&format!("<p>{}</p>\n", lines.join("<br>\n")));
        }
    }
    if let Some(original) = &frame.original {
        let texts = [&original.language, &original.prevails].map(|words| {
            format!(
                "<span{}>{}</span>",
                language(words),
                escape_markup(&words.text)
            )
        });
        foot.push_str("<hr>\n<p>");
        foot.push_str(&texts.join("<br>\n"));
        if let Some(address) = &original.address {
            let address = escape_markup(address);
            foot.push_str(&format!("<br>\n<a href=\"{address}\">{address}</a>"));
        }
        foot.push_str("</p>\n");
    }
    foot
}

fn line(tag: &str, words: &LocalizedText<'_>, out: &mut String) {
    let (language, text) = (language(words), escape_markup(&words.text));
    out.push_str(&format!("<{tag}{language}>{text}</{tag}>\n"));
}

fn language(words: &LocalizedText<'_>) -> String {
    let language = words.language;
    language.map_or_else(String::new, |it| format!(" lang=\"{}\"", escape_markup(it)))
}

fn style(tag: &str, direction: Direction) -> Option<Cow<'static, str>> {
    let side = match direction {
        Direction::LeftToRight => "left",
        Direction::RightToLeft => "right",
    };
    Some(match tag {
        "h1" => "margin:0 0 0.75em;font-size:1.5em;line-height:1.25".into(),
        "h2" => "margin:1.5em 0 0.5em;font-size:1.25em;line-height:1.3".into(),
        "h3" | "h4" | "h5" | "h6" => "margin:1.5em 0 0.5em;font-size:1.1em;line-height:1.3".into(),
        "p" | "ul" | "ol" => "margin:0 0 1em".into(),
        "li" => "margin:0 0 0.25em".into(),
        "blockquote" => {
            format!("margin:0 0 1em;padding-{side}:1em;border-{side}:3px solid #999999").into()
        }
        "table" => "margin:0 0 1em;border-collapse:collapse".into(),
        "th" | "td" => {
            format!("padding:0.25em 0.5em;border:1px solid #999999;text-align:{side}").into()
        }
        "pre" => "margin:0 0 1em;white-space:pre-wrap".into(),
        "img" => "max-width:100%;height:auto".into(),
        "hr" => "margin:2em 0 1em;border:0;border-top:1px solid #999999".into(),
        _ => return None,
    })
}
