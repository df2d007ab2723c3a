from __future__ import annotations

from pathlib import Path

import pytest
from ingest_samples import STORY, read_file, read_stdin, rules, texts
from samples_packages import CHAPTER, METADATA, epub, xhtml, zipped

from narrator.errors import RefusedArticle
from narrator.ingest import article_key
from narrator.model import BlockKind

SECOND = xhtml(
    f"""<section epub:type="chapter"><h1>The second flood</h1>
    <p>It came&nbsp;in spring.<a epub:type="noteref" href="#n1">1</a> {STORY}</p>
    <blockquote><p>We heard it before we saw it.</p></blockquote>
    <ol start="3"><li>a barn</li><li>a bridge<ul><li>of stone</li></ul></li></ol>
    <p>It stood <a id="page12"/>in 40 km<sup>2</sup> of fields.</p>
    <aside epub:type="footnote" id="n1"><p>1. The gauge was built in 1901.</p></aside></section>"""
)


def test_a_book_is_one_article_in_the_order_of_its_spine(tmp_path: Path) -> None:
    order = '<itemref idref="b.xhtml"/><itemref idref="a.xhtml"/>'
    article = read_file(tmp_path / "book.epub", epub({"a.xhtml": SECOND, "b.xhtml": CHAPTER}, spine=order))
    assert (article.title, article.authors, article.language) == ("The river that came back", ("Ann Example",), "en-GB")
    assert (article.site_name, str(article.published)) == ("Example Press", "2024-03-05 00:00:00+00:00")
    assert texts(article.blocks, BlockKind.HEADING) == ["The first flood", "The second flood"]
    assert texts(article.blocks, BlockKind.QUOTE) == ["We heard it before we saw it."]
    items = [(b.text, b.level, b.number) for b in article.blocks if b.kind is BlockKind.LIST_ITEM]
    assert items == [("a barn", 1, 3), ("a bridge", 1, 4), ("of stone", 2, 0)]
    assert f"It came in spring. {STORY}" in texts(article.blocks)
    assert "It stood in 40 km² of fields." in texts(article.blocks)
    notes = [(b.text, b.number) for b in article.blocks if b.kind is BlockKind.FOOTNOTE]
    assert notes == [("The gauge was built in 1901.", 1)]
    assert article_key(article).startswith("file:")


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        (xhtml("<p>The river that came back</p>", attributes='epub:type="cover"'), "cover"),
        (xhtml("<section epub:type='titlepage'><p>Whatever it says</p></section>"), "title page"),
        (xhtml("<h1>The River That Came Back</h1><p>by Ann Example</p>"), "title page"),
        (xhtml("<p>© 2024 Example Press. All rights reserved.</p><p>ISBN 978-0-00-000000-0</p>"), "copyright page"),
        (xhtml("<p>".join(f"<a href='{n}.xhtml'>Chapter {n}</a>" for n in range(5))), "table of contents"),
        (xhtml("<nav epub:type='toc'><ol><li>One</li></ol></nav>"), "table of contents"),
    ],
)
def test_a_page_that_is_no_chapter_is_told_of(page: str, rule: str) -> None:
    article = read_stdin(epub({"x.xhtml": page, "a.xhtml": CHAPTER}))
    assert texts(article.blocks) == ["The first flood", STORY]
    assert list(rules(article).values()) == [rule]


@pytest.mark.parametrize(
    "page",
    [
        xhtml(f"<h1>Copyright and its enemies</h1><p>{STORY} © is a sign.</p>"),
        xhtml(f"<h1>Contents</h1><p>{STORY}</p><p><a href='a'>one</a> <a href='b'>two</a></p>"),
        xhtml(f"<h1>The river that came back</h1><p>{STORY}</p>"),
    ],
)
def test_a_chapter_that_looks_like_one_stays(page: str) -> None:
    assert STORY in " ".join(texts(read_stdin(epub({"x.xhtml": page})).blocks))


def test_an_old_guide_names_the_cover() -> None:
    guide = '<guide><reference type="cover" href="x%2Exhtml#top"/></guide>'
    article = read_stdin(epub({"x.xhtml": xhtml("<p>A picture</p>"), "a.xhtml": CHAPTER}, guide=guide))
    assert rules(article) == {"A picture": "cover"}


def test_the_contents_name_a_chapter_that_prints_no_heading() -> None:
    ncx = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>The  third
      flood</text></navLabel><content src="text/c.xhtml#start"/></navPoint></navMap></ncx>"""
    manifest = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    book = epub({"text/c.xhtml": xhtml(f"<p>{STORY}</p>")}, manifest=manifest, files={"OEBPS/toc.ncx": ncx})
    assert texts(read_stdin(book).blocks) == ["The third flood", STORY]


def test_what_is_only_reached_by_a_link_gives_its_footnotes() -> None:
    notes = xhtml("<section epub:type='endnotes'><ol><li>A note.</li></ol></section><p>An advertisement.</p>")
    order = '<itemref idref="a.xhtml"/><itemref idref="n.xhtml" linear="no"/>'
    article = read_stdin(epub({"a.xhtml": CHAPTER, "n.xhtml": notes}, spine=order))
    assert texts(article.blocks) == ["The first flood", STORY, "A note."]


def test_a_chapter_that_is_no_xml_is_read_as_html() -> None:
    article = read_stdin(epub({"a.xhtml": f"<html><body><h1>Flood</h1><p>First<br>{STORY}&copy;<p>Last & least"}))
    assert texts(article.blocks, BlockKind.PARAGRAPH)[-1] == "Last & least"


def test_a_book_without_a_spine_is_read_in_the_order_of_its_manifest() -> None:
    article = read_stdin(epub({"a.xhtml": CHAPTER}, spine='<itemref idref="nobody"/>'))
    assert STORY in texts(article.blocks)


@pytest.mark.parametrize(
    ("files", "cause"),
    [
        (
            {
                "META-INF/encryption.xml": "<encryption><EncryptedData><EncryptionMethod"
                ' Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>'
            },
            "DRM",
        ),
        ({"META-INF/encryption.xml": "<encryption><EncryptedData/></encryption>"}, "DRM"),
        ({"META-INF/sinf.xml": "<sinf/>"}, "DRM"),
        ({"META-INF/container.xml": "<container/>"}, "without a list of its chapters"),
        ({"META-INF/container.xml": "<container"}, "without a list of its chapters"),
        ({"OEBPS/book.opf": "<package/>"}, "without a list of its chapters"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_book_that_cannot_be_read_is_refused_with_the_reason(files: dict[str, str], cause: str) -> None:
    with pytest.raises(RefusedArticle, match=cause) as caught:
        read_stdin(epub({"a.xhtml": CHAPTER}, files=files))
    assert caught.value.hint


def test_fonts_that_are_obfuscated_lock_no_text() -> None:
    locks = '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>'
    assert read_stdin(epub({"a.xhtml": CHAPTER}, files={"META-INF/encryption.xml": locks})).title


def test_entities_of_its_own_are_left_out() -> None:
    declared = CHAPTER.replace("<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY ad "Buy now">]>')
    article = read_stdin(epub({"a.xhtml": declared.replace("</p>", "&ad; The &eacute;nd.</p>")}))
    assert texts(article.blocks)[-1] == f"{STORY} The énd."


def test_a_bomb_of_entities_does_not_go_off() -> None:
    many = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 1000}">' for n in range(9))
    bomb = CHAPTER.replace("<!DOCTYPE html>", f"<!DOCTYPE html [{many}]>").replace("</p>", "&e8; end.</p>")
    (block,) = [block for block in read_stdin(epub({"a.xhtml": bomb})).blocks if block.kind is BlockKind.PARAGRAPH]
    assert block.text.startswith(STORY)
    assert len(block.text) < len(STORY) + 20


def test_an_address_leads_nowhere_outside_the_archive() -> None:
    book = epub({"a.xhtml": CHAPTER}, manifest='<item id="p" href="../../../etc/passwd" media-type="text/html"/>')
    assert texts(read_stdin(book).blocks) == ["The first flood", STORY]


def test_a_date_of_a_year_is_its_first_day() -> None:
    dated = METADATA.replace("2024-03-05", "1998")
    assert str(read_stdin(epub({"a.xhtml": CHAPTER}, metadata=dated)).published) == "1998-01-01 00:00:00+00:00"


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"a.txt": "x"}, "a zip archive"),
        ({"xl/workbook.xml": "<w/>"}, "an Excel workbook"),
        ({"ppt/presentation.xml": "<w/>"}, "PowerPoint"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<w/>"}, "OpenDocument"),
    ],
)
def test_another_archive_is_named(files: dict[str, str], name: str) -> None:
    with pytest.raises(RefusedArticle, match=name) as caught:
        read_stdin(zipped(files))
    assert ".docx or .epub" in caught.value.hint
