//! The face of the organisation as editions need it: its pictures and styles at hand, read once for all of them.

use crate::config::brand::{Brand, BrandFonts};
use crate::config::editions::EditionFormat;
use crate::emit::editions::docx::reference::ReferenceDocx;
use crate::emit::editions::package::picture::Picture;
use crate::text::base64::push_base64;

/// `[brand]`, with the files that it names.
#[derive(Default)]
pub struct BrandKit {
    pub brand: Brand,
    pub logo: Option<BrandLogo>,
    /// A Word document whose styles are wanted.
    pub reference_docx: Option<ReferenceDocx>,
    /// The style sheet that follows that of a page; empty where nothing differs.
    pub style: String,
}

/// The mark of the organisation.
pub struct BrandLogo {
    /// The address that holds the picture itself.
    pub data: String,
    picture: Picture,
}

/// A larger mark would be in each page again.
const LARGEST_LOGO: usize = 300_000;

/// The greatest height of a mark, in pixels.
const LOGO_HEIGHT: u32 = 64;

impl BrandKit {
    /// `logo` and `reference_docx`: the bytes of those files.
    ///
    /// # Errors
    /// A file that is of no use: the key of the configuration that names it, and why, without a full stop.
    pub fn new(
        brand: &Brand,
        logo: Option<Vec<u8>>,
        reference_docx: Option<Vec<u8>>,
    ) -> Result<Self, (&'static str, String)> {
        Ok(Self {
            brand: brand.clone(),
            logo: logo
                .map(BrandLogo::new)
                .transpose()
                .map_err(|reason| ("logo", reason))?,
            reference_docx: reference_docx
                .map(|bytes| ReferenceDocx::read(&bytes))
                .transpose()
                .map_err(|reason| ("reference-docx", reason))?,
            style: style(brand),
        })
    }
}

impl BrandKit {
    /// Returns what follows the style sheet of a book.
    pub fn book_style(&self) -> String {
        let fonts = &self.brand.fonts;
        let mut style = String::new();
        for (selector, names) in [
            ("body", &fonts.text),
            ("h1, h2, h3, h4, h5, h6", &fonts.headings),
        ] {
            if !names.is_empty() {
                let family = family(names);
                style.push_str(&format!("{selector} {{ font-family: {family}; }}\n"));
            }
        }
        if let Some(accent) = self.brand.colors.accent {
            // Readers in the dark choose the colours of texts themselves.
            style.push_str(&format!(
                "header {{ border-bottom: 2px solid #{}; }}\n",
                accent.digits()
            ));
        }
        style
    }
}

impl BrandLogo {
    fn new(bytes: Vec<u8>) -> Result<Self, String> {
        if bytes.len() > LARGEST_LOGO {
            return Err(format!("it is larger than {} kB", LARGEST_LOGO / 1000));
        }
        let picture = Picture::read(bytes);
        let picture = picture.ok_or("it is no PNG, JPEG, GIF, WebP, or SVG without programs")?;
        let mut data = format!("data:{};base64,", picture.kind.media_type());
        push_base64(&picture.bytes, &mut data);
        let height = picture.height.min(LOGO_HEIGHT);
        let width = u64::from(picture.width) * u64::from(height) / u64::from(picture.height);
        Ok(Self {
            data,
            picture: Picture {
                width: u32::try_from(width).unwrap_or(u32::MAX).max(1),
                height,
                ..picture
            },
        })
    }

    /// Returns the picture, where a format shows its kind.
    pub fn shown_in(&self, format: EditionFormat) -> Option<&Picture> {
        Some(&self.picture).filter(|picture| picture.kind.is_shown_in(format))
    }
}

/// Returns the style sheet of a brand. Colours are digits and fonts letters: the configuration lets nothing else in.
fn style(brand: &Brand) -> String {
    let mut style = String::new();
    let BrandFonts {
        text,
        headings,
        interface,
    } = &brand.fonts;
    let mut root = String::new();
    if !text.is_empty() {
        root.push_str(&format!(" --text: {}, Georgia, serif;", family(text)));
    }
    if !interface.is_empty() {
        let family = family(interface);
        root.push_str(&format!(" --plain: {family}, system-ui, sans-serif;"));
    }
    if let Some(accent) = brand.colors.accent {
        root.push_str(&format!(" --accent: #{};", accent.digits()));
    }
    if !root.is_empty() {
        style.push_str(&format!(":root {{{root} }}\n"));
    }
    let dark = brand.colors.accent_dark;
    if let Some(dark) = dark.or(brand.colors.accent.map(|accent| accent.lightened())) {
        style.push_str(&format!(
            "@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: #{}; }} }}\n",
            dark.digits()
        ));
    }
    if !headings.is_empty() {
        style.push_str(&format!(
            "h1, h2, h3, h4, h5, h6 {{ font-family: {}, var(--text); }}\n",
            family(headings)
        ));
    }
    style
}

/// Returns names of fonts as style sheets have them.
pub fn family(names: &[String]) -> String {
    const GENERIC: [&str; 4] = ["serif", "sans-serif", "monospace", "system-ui"];
    let names = names.iter().map(|name| {
        if GENERIC.contains(&name.as_str()) {
            name.clone()
        } else {
            format!("\"{name}\"")
        }
    });
    names.collect::<Vec<_>>().join(", ")
}
