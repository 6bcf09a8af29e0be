//! A page as a browser reads it.

use std::collections::HashMap;

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// The elements of a page in the order of their tags.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub elements: Vec<Element>,
}

/// An element.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name; of a foreign element after `svg:` or `math:`.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// What it stands in, by its place among the elements. Pages can be deep: no element has a list of its own.
    pub parent: Option<usize>,
    /// The text of a script or a style.
    pub text: String,
}

impl Page {
    /// Reads a page as a browser does, with or without its scripts.
    pub fn of_html(text: &str, scripting: bool) -> Self {
        let options = ParseOpts {
            tree_builder: TreeBuilderOpts {
                scripting_enabled: scripting,
                ..TreeBuilderOpts::default()
            },
            ..ParseOpts::default()
        };
        let dom = parse_document(RcDom::default(), options).one(text);
        let mut elements = Vec::new();
        let mut open: Vec<(Handle, Option<usize>)> = vec![(dom.document.clone(), None)];
        while let Some((node, parent)) = open.pop() {
            let mut inner = parent;
            if let NodeData::Element {
                name,
                attrs,
                template_contents,
                ..
            } = &node.data
            {
                let space = match &*name.ns {
                    "http://www.w3.org/1999/xhtml" => "",
                    "http://www.w3.org/2000/svg" => "svg:",
                    _ => "math:",
                };
                let name = format!("{space}{}", name.local);
                let attributes = attrs.borrow();
                let attributes = attributes.iter().map(|it| {
                    let prefix = it
                        .name
                        .prefix
                        .as_ref()
                        .map_or_else(String::new, |it| format!("{it}:"));
                    (format!("{prefix}{}", it.name.local), it.value.to_string())
                });
                let attributes = attributes.collect();
                inner = Some(elements.len());
                elements.push(Element {
                    text: match &*name {
                        "script" | "style" => text_of(&node),
                        _ => String::new(),
                    },
                    name,
                    attributes,
                    parent,
                });
                if let Some(template) = &*template_contents.borrow() {
                    open.push((template.clone(), inner));
                }
            }
            let children = node.children.borrow();
            open.extend(children.iter().rev().map(|it| (it.clone(), inner)));
        }
        Self { elements }
    }

    /// Takes the elements of an XML document.
    pub fn of_xml(document: &roxmltree::Document<'_>) -> Self {
        let mut elements = Vec::new();
        let mut places = HashMap::new();
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let space = match node.tag_name().namespace() {
                Some("http://www.w3.org/1999/xhtml") | None => "",
                Some("http://www.w3.org/2000/svg") => "svg:",
                Some(_) => "other:",
            };
            let attributes = node.attributes();
            let attributes = attributes.map(|it| (it.name().to_owned(), it.value().to_owned()));
            let parent = node.parent_element().and_then(|it| places.get(&it.id()));
            elements.push(Element {
                name: format!("{space}{}", node.tag_name().name()),
                attributes: attributes.collect(),
                parent: parent.copied(),
                text: String::new(),
            });
            places.insert(node.id(), elements.len() - 1);
        }
        Self { elements }
    }

    /// The names of what an element stands in, the innermost first.
    pub fn above<'p>(&'p self, element: &Element) -> impl Iterator<Item = &'p str> {
        let first = element.parent.map(|it| &self.elements[it]);
        let all = std::iter::successors(first, |it| it.parent.map(|it| &self.elements[it]));
        all.map(|it| &*it.name)
    }
}

fn text_of(node: &Handle) -> String {
    let children = node.children.borrow();
    let texts = children.iter().filter_map(|it| match &it.data {
        NodeData::Text { contents } => Some(contents.borrow().to_string()),
        _ => None,
    });
    texts.collect()
}
