//! The face of the organisation that publishes: what it is called, how it looks, how it is reached.

use camino::Utf8PathBuf;

use crate::config::color::{Color, LEAST_CONTRAST, LIGHT_GROUND};
use crate::config::local_text::{self, LocalText};
use crate::config::reader::{ConfigReader, TomlValue};
use crate::diagnostic::Severity;
use crate::locale::paper::Paper;

/// `[brand]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    pub name: LocalText,
    /// A picture of the project: PNG, JPEG, GIF or SVG.
    pub logo: Option<Utf8PathBuf>,
    /// A Word document whose styles are those of the editions for Word.
    pub reference_docx: Option<Utf8PathBuf>,
    /// The paper of all editions; `None`: that of each region.
    pub paper: Option<Paper>,
    pub colors: BrandColors,
    pub fonts: BrandFonts,
    pub contact: Contact,
    /// The contact for journalists.
    pub press: Contact,
    /// What the organisation says of itself below each statement.
    pub boilerplate: LocalText,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BrandColors {
    /// Of links and lines.
    pub accent: Option<Color>,
    /// The same on a dark screen; `None`: the accent, as light as it must be.
    pub accent_dark: Option<Color>,
}

/// Names of fonts, the first that a reader has counts; none: those of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrandFonts {
    pub text: Vec<String>,
    pub headings: Vec<String>,
    /// Of what stands around the text.
    pub interface: Vec<String>,
}

/// How somebody is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    pub name: LocalText,
    pub role: LocalText,
    pub address: LocalText,
    pub hours: LocalText,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub url: Option<String>,
}

const KEYS: [&str; 9] = [
    "name",
    "logo",
    "reference-docx",
    "paper",
    "colors",
    "fonts",
    "contact",
    "press",
    "boilerplate",
];
const COLOR_KEYS: [&str; 2] = ["accent", "accent-dark"];
const FONT_KEYS: [&str; 3] = ["text", "headings", "interface"];
const CONTACT_KEYS: [&str; 7] = ["name", "role", "address", "hours", "phone", "email", "url"];
const PAPERS: [(&str, Paper); 2] = [("a4", Paper::A4), ("letter", Paper::Letter)];

pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> Brand {
    let mut brand = Brand::default();
    for (key, value) in reader.table(value).into_iter().flatten() {
        match key.get_ref().as_ref() {
            "name" => brand.name = local_text::read(reader, value, "name"),
            "logo" => brand.logo = reader.folder(value),
            "reference-docx" => brand.reference_docx = reader.folder(value),
            "paper" => brand.paper = reader.choice(value, &PAPERS),
            "colors" => brand.colors = colors(reader, value),
            "fonts" => brand.fonts = fonts(reader, value),
            "contact" => brand.contact = contact(reader, value),
            "press" => brand.press = contact(reader, value),
            "boilerplate" => brand.boilerplate = local_text::read(reader, value, "text"),
            _ => reader.unknown_key(key, &KEYS),
        }
    }
    brand
}

fn colors(reader: &mut ConfigReader, value: &TomlValue) -> BrandColors {
    let mut colors = BrandColors::default();
    for (key, value) in reader.table(value).into_iter().flatten() {
        match key.get_ref().as_ref() {
            "accent" => colors.accent = color(reader, value),
            "accent-dark" => colors.accent_dark = color(reader, value),
            _ => {
                reader.unknown_key(key, &COLOR_KEYS);
                continue;
            }
        }
        if key.get_ref() == "accent"
            && let Some(accent) = colors.accent
        {
            tell_pale(reader, value, accent);
        }
    }
    colors
}

/// Says so where links of a colour could not be read.
fn tell_pale(reader: &mut ConfigReader, value: &TomlValue, accent: Color) {
    let contrast = accent.contrast(LIGHT_GROUND);
    if contrast < LEAST_CONTRAST {
        let message =
            format!("links of this colour are hard to read: their contrast is {contrast:.1} to 1");
        let help = format!("choose a darker one: {LEAST_CONTRAST} to 1 is the least (WCAG 1.4.3)");
        reader.say(Severity::Warning, value.span(), message, Some(help));
    }
}

fn color(reader: &mut ConfigReader, value: &TomlValue) -> Option<Color> {
    let text = reader.string(value)?;
    let color = Color::parse(text);
    if color.is_none() {
        let help = "write its red, green and blue: `#0b5a46`".to_owned();
        reader.error(value.span(), format!("`{text}` is no colour"), Some(help));
    }
    color
}

fn fonts(reader: &mut ConfigReader, value: &TomlValue) -> BrandFonts {
    let mut fonts = BrandFonts::default();
    for (key, value) in reader.table(value).into_iter().flatten() {
        let names = match key.get_ref().as_ref() {
            "text" => &mut fonts.text,
            "headings" => &mut fonts.headings,
            "interface" => &mut fonts.interface,
            _ => {
                reader.unknown_key(key, &FONT_KEYS);
                continue;
            }
        };
        *names = font_names(reader, value);
    }
    fonts
}

/// Reads the name of a font, or several.
fn font_names(reader: &mut ConfigReader, value: &TomlValue) -> Vec<String> {
    let named = match value.get_ref().as_str() {
        Some(name) => vec![(name, value.span())],
        None => reader.strings(value),
    };
    let mut names = Vec::new();
    for (name, at) in named {
        let is_sound = |c: char| c.is_alphanumeric() || " -_.".contains(c);
        if !name.trim().is_empty() && name.len() <= 80 && name.chars().all(is_sound) {
            names.push(name.trim().to_owned());
        } else {
            let help = "write its name alone, of letters, digits, blanks and hyphens".to_owned();
            reader.error(at, format!("`{name}` is no name of a font"), Some(help));
        }
    }
    names
}

fn contact(reader: &mut ConfigReader, value: &TomlValue) -> Contact {
    let mut contact = Contact::default();
    for (key, value) in reader.table(value).into_iter().flatten() {
        match key.get_ref().as_ref() {
            "name" => contact.name = local_text::read(reader, value, "name"),
            "role" => contact.role = local_text::read(reader, value, "text"),
            "address" => contact.address = local_text::read(reader, value, "text"),
            "hours" => contact.hours = local_text::read(reader, value, "text"),
            "phone" => contact.phone = sound(reader, value, "telephone number", is_phone),
            "email" => contact.email = sound(reader, value, "address of mail", is_email),
            "url" => contact.url = sound(reader, value, "address of the web", is_url),
            _ => reader.unknown_key(key, &CONTACT_KEYS),
        }
    }
    contact
}

fn sound(
    reader: &mut ConfigReader,
    value: &TomlValue,
    what: &str,
    is_sound: fn(&str) -> bool,
) -> Option<String> {
    let text = reader.string(value)?.trim();
    if is_sound(text) {
        return Some(text.to_owned());
    }
    reader.error(value.span(), format!("`{text}` is no {what}"), None);
    None
}

fn is_phone(text: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_digit() || " +-./()".contains(c);
    text.chars().filter(char::is_ascii_digit).count() >= 3 && text.chars().all(is_sign)
}

fn is_email(text: &str) -> bool {
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\,;:?&#%".contains(c);
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !text.contains(is_odd)
    })
}

fn is_url(text: &str) -> bool {
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
    let rest = ["https://", "http://"];
    let rest = rest.iter().find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(is_odd))
}
