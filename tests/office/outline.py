"""What a reader gets of a Word document, one paragraph a line: its style or its place in a list, its text, where
its links lead, and its footnotes at the end."""

import sys
import zipfile
from urllib.parse import unquote
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SHOWN = {
    "Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6", "Quote",
}


def part(archive, name):
    return ElementTree.fromstring(archive.read(name)) if name in archive.namelist() else None


def style_names(archive):
    """LibreOffice gives styles other ids, and keeps their names."""
    names = {}
    for style in part(archive, "word/styles.xml").iter(W + "style"):
        name = style.find(W + "name").get(W + "val")
        names[style.get(W + "styleId")] = name.title().replace(" ", "")
    return names


def targets(archive, name):
    relations = part(archive, name)
    return {} if relations is None else {it.get("Id"): it.get("Target") for it in relations}


def formats(archive):
    """How each level of each list is numbered."""
    numbering = part(archive, "word/numbering.xml")
    found = {}
    if numbering is None:
        return found
    abstract = {}
    for it in numbering.findall(W + "abstractNum"):
        levels = {level.get(W + "ilvl"): level for level in it.findall(W + "lvl")}
        abstract[it.get(W + "abstractNumId")] = {
            at: level.find(W + "numFmt").get(W + "val") for at, level in levels.items()
        }
    for it in numbering.findall(W + "num"):
        found[it.get(W + "numId")] = abstract[it.find(W + "abstractNumId").get(W + "val")]
    return found


def address(link):
    """LibreOffice writes the root of a site with its slash, and the place in a page without percent signs."""
    link = unquote(link)
    return f"<{link}/>" if link.count("/") == 2 else f"<{link}>"


def text(paragraph, links):
    out = []
    for node in paragraph.iter():
        if node.tag == W + "t":
            out.append(node.text or "")
        elif node.tag in (W + "br", W + "tab"):
            out.append(" ")
        elif node.tag == W + "footnoteReference":
            out.append("[note]")
        elif node.tag == W + "hyperlink" and node.get(R + "id"):
            out.append(address(links[node.get(R + "id")]))
        elif node.tag == W + "instrText" and node.text and "HYPERLINK" in node.text:
            # What LibreOffice makes of an address with a place in the page.
            quoted = node.text.split('"')
            out.append(address("#".join(quoted[1::2])))
        elif node.tag == A + "blip":
            out.append("[picture]")
    return " ".join("".join(out).split())


def outline(path):
    archive = zipfile.ZipFile(path)
    names, lists = style_names(archive), formats(archive)
    for name in ("document", "footnotes"):
        root = part(archive, f"word/{name}.xml")
        if root is None:
            continue
        links = targets(archive, f"word/_rels/{name}.xml.rels")
        for paragraph in root.iter(W + "p"):
            shown = text(paragraph, links)
            if not shown:
                continue
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            style = names.get(style.get(W + "val"), "") if style is not None else ""
            number = paragraph.find(f"{W}pPr/{W}numPr")
            mark = style if style in SHOWN else ""
            if number is not None and number.find(W + "numId").get(W + "val") != "0":
                at = number.find(W + "ilvl").get(W + "val")
                mark += f" {lists[number.find(W + 'numId').get(W + 'val')][at]} {at}"
            print(f"{mark.strip() or '-'}: {shown}")


outline(sys.argv[1])
