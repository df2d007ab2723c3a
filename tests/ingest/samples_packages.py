"""EPUB and Word files made in memory, as small as they may be."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from ingest_samples import STORY

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"""
METADATA = """<dc:title>The river that came back</dc:title><dc:creator id="a">Ann Example</dc:creator>
  <dc:creator id="b">Bo Sample</dc:creator><meta refines="#b" property="role">trl</meta>
  <dc:language>en-GB</dc:language><dc:date>2024-03-05</dc:date><dc:publisher>Example Press</dc:publisher>"""


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def xhtml(body: str, *, attributes: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body {attributes}>{body}</body></html>'
    )


def epub(
    chapters: Mapping[str, str],
    *,
    metadata: str = METADATA,
    spine: str = "",
    manifest: str = "",
    guide: str = "",
    files: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An EPUB of `chapters` (file name: XHTML), all of them in its spine unless `spine` says another order."""
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    order = spine or "".join(f'<itemref idref="{name}"/>' for name in chapters)
    package = f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>
      <manifest>{items}{manifest}</manifest><spine toc="ncx">{order}</spine>{guide}</package>"""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": package,
            **{f"OEBPS/{name}": chapter for name, chapter in chapters.items()},
            **(files or {}),
        }
    )


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, numbering: int, depth: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{numbering}"/></w:numPr>')


def docx(
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    properties: str = "",
    document: str = "",
    namespace: str = WORD,
) -> bytes:
    """A Word file with that `body`; `parts` are the styles, numbering, footnotes … by name, without their root."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts or {}
    )
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f"""<Relationships>
              <Relationship Id="1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
              <Relationship Id="2" Type="{core}" Target="docProps/core.xml"/></Relationships>""",
            "docProps/core.xml": f"""<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:dcterms="http://purl.org/dc/terms/">{properties}</cp:coreProperties>""",
            "word/document.xml": document or f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            **{
                f"word/{name}.xml": f'<w:{name} xmlns:w="{WORD}">{content}</w:{name}>'
                for name, content in (parts or {}).items()
            },
        }
    )


CHAPTER = xhtml(f"<h1>The first flood</h1><p>{STORY}</p>")
