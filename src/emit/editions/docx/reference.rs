//! A Word document whose styles an edition takes: those of the same name in place of the program's, with its theme, its
//! margins, its headers and its footers. What it says is of no use here.

use crate::document::office::package::{OfficeKind, OfficePackage, PartRelation, resolved};
use crate::document::office::xml_tree::{XmlElement, XmlNode};

/// The parts of such a document.
#[derive(Clone, Debug, Default)]
pub struct ReferenceDocx {
    styles: XmlElement,
    pub(super) theme: Option<Vec<u8>>,
    /// The element `w:pgMar` of its last section.
    pub(super) margins: Option<XmlElement>,
    /// The headers and footers of its last section.
    pub(super) edges: Vec<PageEdge>,
    /// True if the first page has another header.
    pub(super) has_title_page: bool,
}

/// A header or a footer.
#[derive(Clone, Debug)]
pub(super) struct PageEdge {
    /// `header` or `footer`.
    pub(super) kind: &'static str,
    /// `default`, `first` or `even`.
    pub(super) pages: String,
    pub(super) part: Vec<u8>,
    pub(super) relations: Vec<PartRelation>,
    /// The pictures of the part, by their names below its folder.
    pub(super) pictures: Vec<(String, Vec<u8>)>,
}

impl ReferenceDocx {
    /// Reads a Word document whose styles editions take.
    ///
    /// # Errors
    /// What is no Word document, or has no styles; the reason, without a full stop.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let package = OfficePackage::open(bytes, OfficeKind::Word)?;
        let main = package.main_part()?;
        let relations = package.relations(&main)?;
        let of_kind = |kind: &str| {
            let relation = relations
                .iter()
                .find(|it| it.kind == kind && !it.is_external);
            relation.map(|relation| resolved(&main, &relation.target))
        };
        let styles = of_kind("styles")
            .map(|part| package.xml(&part))
            .transpose()?;
        let styles = styles.flatten().ok_or("it has no styles")?;
        let theme = of_kind("theme")
            .map(|part| package.part(&part))
            .transpose()?;
        let document = package.xml(&main)?.unwrap_or_default();
        let body = document.child("w:body");
        let section = body.and_then(|body| body.elements().rfind(|it| it.name == "w:sectPr"));
        let mut reference = Self {
            styles,
            theme: theme.flatten(),
            margins: section
                .and_then(|section| section.child("w:pgMar"))
                .cloned(),
            edges: Vec::new(),
            has_title_page: section.is_some_and(|section| section.child("w:titlePg").is_some()),
        };
        for element in section.into_iter().flat_map(XmlElement::elements) {
            let kind = match element.name.as_str() {
                "w:headerReference" => "header",
                "w:footerReference" => "footer",
                _ => continue,
            };
            let id = element.attribute("r:id");
            let relation = relations.iter().find(|it| Some(it.id.as_str()) == id);
            if let Some(relation) = relation.filter(|it| !it.is_external) {
                let pages = element.attribute("w:type").unwrap_or("default");
                let part = resolved(&main, &relation.target);
                let edge = edge(&package, kind, pages, &part)?;
                reference.edges.extend(edge);
            }
        }
        Ok(reference)
    }

    /// Returns whether all pages have a footer of its own.
    pub(super) fn has_footer(&self) -> bool {
        let mut edges = self.edges.iter();
        edges.any(|edge| edge.kind == "footer" && edge.pages == "default")
    }

    pub(super) fn has_header(&self) -> bool {
        self.edges.iter().any(|edge| edge.kind == "header")
    }

    /// Returns its styles, with those of `own` that it has not, for texts in a language.
    pub(super) fn styles(&self, own: &str, language: &str) -> String {
        let Ok(own) = XmlElement::parse(own) else {
            return own.to_owned();
        };
        let mut styles = self.styles.clone();
        let renamed: Vec<(String, String)> = own
            .elements()
            .filter_map(|style| {
                let found = styles.elements().find(|it| is_same(it, style))?;
                Some((id(found)?.to_owned(), id(style)?.to_owned()))
            })
            .collect();
        rename(&mut styles, &renamed);
        for style in own.elements().filter(|it| it.name == "w:style") {
            let is_there = styles.elements().any(|it| is_same(it, style));
            // Two styles of one id are damage; the one of another name keeps out of the way.
            if !is_there {
                styles.children.retain(|it| match it {
                    XmlNode::Element(element) => id(element) != id(style),
                    XmlNode::Text(_) => true,
                });
                let mut style = style.clone();
                style.attributes.retain(|(name, _)| name != "w:default");
                styles.children.push(XmlNode::Element(style));
            }
        }
        set_language(&mut styles, language);
        let mut out =
            String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        styles.write(&mut out);
        out
    }
}

fn edge(
    package: &OfficePackage<'_>,
    kind: &'static str,
    pages: &str,
    part: &str,
) -> Result<Option<PageEdge>, String> {
    let Some(bytes) = package.part(part)? else {
        return Ok(None);
    };
    let mut relations = package.relations(part)?;
    let mut pictures = Vec::new();
    for relation in &mut relations {
        if relation.kind != "image" || relation.is_external {
            continue;
        }
        let picture = resolved(part, &relation.target);
        let name = picture.rsplit('/').next().unwrap_or(&picture).to_owned();
        if let Some(bytes) = package.part(&picture)? {
            relation.target = format!("media/{name}");
            pictures.push((relation.target.clone(), bytes));
        }
    }
    // What is elsewhere is a link, or stays away.
    relations.retain(|it| it.kind == "image" && !it.is_external || it.kind == "hyperlink");
    Ok(Some(PageEdge {
        kind,
        pages: pages.to_owned(),
        part: bytes,
        relations,
        pictures,
    }))
}

fn id(style: &XmlElement) -> Option<&str> {
    style.attribute("w:styleId")
}

/// Returns whether two styles have the same type and name: names are the same in every language of Word, ids are not.
fn is_same(one: &XmlElement, other: &XmlElement) -> bool {
    let name = |style: &XmlElement| style.value("w:name").map(str::to_lowercase);
    one.name == "w:style"
        && one.attribute("w:type") == other.attribute("w:type")
        && name(one).is_some()
        && name(one) == name(other)
}

/// Gives styles other ids, wherever they are named.
fn rename(element: &mut XmlElement, renamed: &[(String, String)]) {
    let key = match element.name.as_str() {
        "w:style" => "w:styleId",
        "w:basedOn" | "w:next" | "w:link" => "w:val",
        _ => "",
    };
    for (name, value) in &mut element.attributes {
        let new = renamed.iter().find(|(old, _)| old == value);
        if let Some((_, new)) = new.filter(|_| name == key) {
            *value = new.clone();
        }
    }
    for child in &mut element.children {
        if let XmlNode::Element(child) = child {
            rename(child, renamed);
        }
    }
}

/// Sets the language of all text that has none of its own.
fn set_language(element: &mut XmlElement, language: &str) {
    if element.name == "w:lang" {
        for (_, value) in &mut element.attributes {
            language.clone_into(value);
        }
        return;
    }
    for child in &mut element.children {
        if let XmlNode::Element(child) = child
            && ["w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"].contains(&child.name.as_str())
        {
            set_language(child, language);
        }
    }
}
