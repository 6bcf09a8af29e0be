//! The styles of a Word document.

use crate::emit::brand_kit::BrandKit;

/// Returns the styles: the program's in the colour and the fonts of the organisation, or those of its reference.
pub(super) fn styles(kit: &BrandKit, language: &str) -> String {
    let mut styles = include_str!("styles.xml").replace("{language}", language);
    if let Some(font) = kit.brand.fonts.text.first() {
        styles = styles.replace("\"Cambria\"", &format!("\"{font}\""));
    }
    let mut heading = String::new();
    if let Some(font) = kit.brand.fonts.headings.first() {
        heading.push_str(&format!(
            "<w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/>"
        ));
    }
    let mut after_weight = String::new();
    if let Some(accent) = kit.brand.colors.accent {
        let digits = accent.digits().to_uppercase();
        styles = styles.replace("\"1F4E8C\"", &format!("\"{digits}\""));
        after_weight = format!("<w:color w:val=\"{digits}\"/>");
    }
    if !heading.is_empty() || !after_weight.is_empty() {
        let lines = styles.lines().map(|line| {
            let is_heading = ["Title", "Heading1", "Heading2", "Heading3", "Letterhead"]
                .iter()
                .any(|id| line.contains(&format!("w:styleId=\"{id}\"")));
            if is_heading {
                let fonts = format!("<w:rPr>{heading}<w:b/><w:bCs/>");
                let colored = format!("{fonts}{after_weight}");
                line.replace("<w:rPr><w:b/><w:bCs/>", &colored)
            } else {
                line.to_owned()
            }
        });
        styles = lines.collect::<Vec<_>>().join("\n");
    }
    match &kit.reference_docx {
        Some(reference) => reference.styles(&styles, language),
        None => styles,
    }
}
