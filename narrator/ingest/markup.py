"""Text → tree: XML and HTML that need not be friendly."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html
from lxml.etree import _Element
from lxml.html import HtmlElement

from narrator.ingest.characters import clean, one_line

_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,30};")
_OWN_ENTITIES = re.compile(
    r"\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?<!DOCTYPE[^>\[]{0,300}\[.{0,100000}?\]\s{0,9}>", re.IGNORECASE | re.DOTALL
)
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_REFERENCE = re.compile(r"&#(?:x[0-9a-f]{1,8}|[0-9]{1,10});?", re.IGNORECASE)


def xml_of(body: bytes) -> _Element | None:
    """Parse XML; None if it is none.

    Entities that it declares for itself are left out (a few lines of them make gigabytes); those of HTML are written
    out, as XHTML uses them without saying what they are.
    """
    return _parsed(body, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))


def xhtml_of(body: bytes) -> HtmlElement | None:
    """Parse XHTML as `xml_of` does, elements named as in HTML and an epub:type among the roles; None if it is none."""
    root = _parsed(body, html.XHTMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    if root is None or local(root) != "html":
        return None
    html.xhtml_to_html(root)
    for element in root.iter("*"):
        if kind := element.get(_EPUB_TYPE):
            element.set("role", f"{element.get('role', '')} {kind}".strip())
    return root


def html_of(text: str) -> HtmlElement | None:
    """Parse HTML, whole or in part; None if there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    if declared := _OWN_ENTITIES.match(text):
        text = text[declared.end() :]
    try:
        return html.document_fromstring(settled(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _parsed(body: bytes, parser: etree.XMLParser) -> _Element | None:
    try:
        root = etree.fromstring(_NAMED.sub(_written_out, body), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    etree.strip_elements(root, etree.Entity, etree.ProcessingInstruction, with_tail=False)
    return root


def local(element: _Element) -> str:
    """Name an element without its namespace: "p", whether it is HTML's, XHTML's or Word's."""
    return str(element.tag).rpartition("}")[2]


def line_of(element: _Element) -> str:
    """Take all the text within an element, clean and on one line."""
    return one_line(clean("".join(map(str, element.itertext()))))


def settled(text: str) -> str:
    """Write out the references to characters that no text may hold: one of them would spoil the whole page."""
    return _REFERENCE.sub(_settled, text)


def _settled(reference: re.Match[str]) -> str:
    character = unescape(reference[0])
    return reference[0] if character and clean(character) == character else clean(character)


def _written_out(entity: re.Match[bytes]) -> bytes:
    name = entity[0].decode("ascii")
    text = unescape(name)
    return entity[0] if text == name else text.encode("ascii", "xmlcharrefreplace")
