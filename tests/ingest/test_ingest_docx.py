from __future__ import annotations

from pathlib import Path

import pytest
from ingest_samples import STORY, read_file, read_stdin, rules, texts
from samples_packages import WORD, docx, item, paragraph, run

from narrator.errors import RefusedArticle
from narrator.ingest import article_key
from narrator.model import Article, BlockKind

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Unter"><w:name w:val="Subtitle"/></w:style>
<w:style w:styleId="U1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Ours"><w:name w:val="House head"/><w:basedOn w:val="U1"/></w:style>
<w:style w:styleId="Deep"><w:name w:val="Deep head"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="Bild"><w:name w:val="caption"/></w:style>
<w:style w:styleId="Code"><w:name w:val="HTML Preformatted"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Round"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


NOT_BOLD = '<w:b w:val="0"/>'


def told(body: str, **parts: str) -> Article:
    body = paragraph("A title", "Titel") + paragraph(STORY) + body
    return read_stdin(docx(body, parts={"styles": STYLES, "numbering": NUMBERING, **parts}))


def kinds(article: Article) -> list[tuple[str, str, int, int]]:
    return [(block.kind.value, block.text, block.level, block.number) for block in article.blocks[1:]]


def test_a_document_says_its_title_and_what_it_is(tmp_path: Path) -> None:
    properties = """<dc:title>Microsoft Word - draft.docx</dc:title><dc:creator>Ann Example;Bo Sample</dc:creator>
      <dcterms:created>2024-03-05T10:00:00Z</dcterms:created><dcterms:modified>2024-03-06T10:00:00Z</dcterms:modified>"""
    body = paragraph("The bridge is shut", "Titel") + paragraph("Until March, the council says.", "Unter")
    content = docx(body + paragraph(STORY), parts={"styles": STYLES}, properties=properties)
    article = read_file(tmp_path / "story.docx", content)
    assert (article.title, article.standfirst) == ("The bridge is shut", "Until March, the council says.")
    assert (article.authors, article.language) == (("Ann Example", "Bo Sample"), "en-GB")
    assert (str(article.published), str(article.modified)) == ("2024-03-05 10:00:00+00:00", "2024-03-06 10:00:00+00:00")
    assert texts(article.blocks) == [STORY]
    assert article_key(article).startswith("file:")


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("In the properties", "", "In the properties"),
        ("In the properties", paragraph("In the text", "U1"), "In the text"),
        ("Document1", paragraph("A first line"), "A first line"),
        ("", paragraph("A first line"), "A first line"),
    ],
)
def test_a_title_in_the_text_counts_before_one_in_the_properties(title: str, body: str, expected: str) -> None:
    content = docx(body + paragraph(STORY), parts={"styles": STYLES}, properties=f"<dc:title>{title}</dc:title>")
    assert read_stdin(content).title == expected


def test_the_name_of_a_program_is_no_author() -> None:
    assert read_stdin(docx(paragraph(STORY), properties="<dc:creator>Windows User</dc:creator>")).authors == ()


def test_styles_say_what_a_paragraph_is_whatever_they_are_called() -> None:
    article = told(
        paragraph("By the house's style", "Ours")
        + paragraph("By its outline", "Deep")
        + paragraph("They said so.", "Zitat")
        + paragraph("The bridge at dawn", "Bild")
        + paragraph("x = 1", "Code")
        + paragraph("y = 2", "Code")
        + paragraph("Plain, in a style that is its own base.", "Round")
        + f"<w:p>{run('All of it bold', '<w:b/>')}</w:p>"
        + f"<w:p>{run('Not bold', NOT_BOLD)}</w:p>"
    )
    assert kinds(article) == [
        ("heading", "By the house's style", 1, 0),
        ("heading", "By its outline", 3, 0),
        ("quote", "They said so.", 0, 0),
        ("caption", "The bridge at dawn", 0, 0),
        ("code", "x = 1\ny = 2", 0, 0),
        ("paragraph", "Plain, in a style that is its own base.", 0, 0),
        ("heading", "All of it bold", 3, 0),
        ("paragraph", "Not bold", 0, 0),
    ]


def test_without_styles_their_usual_names_tell() -> None:
    article = read_stdin(docx(paragraph(STORY) + paragraph("What comes next", "Heading2") + paragraph("Nobody knows.")))
    assert [(b.text, b.level) for b in article.blocks if b.kind is BlockKind.HEADING] == [("What comes next", 2)]


def test_lists_count_as_word_counts_them() -> None:
    article = told(
        item("one", 1) + item("inner", 1, 1) + item("two", 1) + paragraph("Between.") + item("three", 1)
        + item("inner again", 1, 1) + item("bullet", 2) + item("five", 3) + item("six", 3) + item("no list", 0)
    )  # fmt: skip
    assert kinds(article) == [
        ("list-item", "one", 1, 1),
        ("list-item", "inner", 2, 1),
        ("list-item", "two", 1, 2),
        ("paragraph", "Between.", 0, 0),
        ("list-item", "three", 1, 3),
        ("list-item", "inner again", 2, 1),
        ("list-item", "bullet", 1, 0),
        ("list-item", "five", 1, 5),
        ("list-item", "six", 1, 6),
        ("paragraph", "no list", 0, 0),
    ]


def test_tables_of_facts_are_rows_and_tables_of_layout_are_text() -> None:
    def cells(*contents: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(content)}</w:tc>" for content in contents) + "</w:tr>"

    article = told(
        f"<w:tbl>{cells('Year', 'Height')}{cells('1920', '2.1 m')}</w:tbl>"
        f"<w:tbl>{cells('All the text stands in one cell.')}</w:tbl>"
        f"<w:tbl><w:tr><w:tc><w:tbl>{cells('a', 'b')}</w:tbl></w:tc></w:tr></w:tbl>"
    )
    assert kinds(article) == [
        ("table", "Year | Height\n1920 | 2.1 m", 0, 0),
        ("paragraph", "All the text stands in one cell.", 0, 0),
        ("table", "a | b", 0, 0),
    ]


def test_notes_come_last_in_the_order_of_their_marks() -> None:
    def mark(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    notes = f"""<w:footnote w:type="separator" w:id="0">{paragraph("____")}</w:footnote>
      <w:footnote w:id="2">{paragraph("The first note.")}</w:footnote>
      <w:footnote w:id="9">{paragraph("Nobody refers to it.")}</w:footnote>"""
    ends = f'<w:endnote w:id="2">{paragraph("The second note.")}</w:endnote>'
    body = f"<w:p>{run('Built in 1820')}{mark('footnote', 2)}{run(', shut now')}{mark('endnote', 2)}{run('.')}</w:p>"
    article = read_stdin(docx(paragraph(STORY) + body, parts={"footnotes": notes, "endnotes": ends}))
    assert [(b.kind.value, b.text, b.number) for b in article.blocks[1:]] == [
        ("paragraph", "Built in 1820, shut now.", 0),
        ("footnote", "The first note.", 1),
        ("footnote", "The second note.", 2),
    ]


def test_what_readers_do_not_see_is_not_read_and_told_of() -> None:
    article = told(
        f"<w:p>{run('It cost ')}{run('nothing', '<w:strike/>')}<w:del><w:r><w:delText>a lot</w:delText></w:r></w:del>"
        f"<w:ins>{run('£5')}</w:ins>{run('secret', '<w:vanish/>')}"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:moveFrom>{run(' moved away')}</w:moveFrom>{run('.')}</w:p>" + paragraph("What was lost 7", "TOC1")
    )
    assert texts(article.blocks) == [STORY, "It cost £5."]
    assert rules(article) == {"nothing": "struck out", "secret": "hidden", "What was lost 7": "table of contents"}


def test_signs_within_a_line_are_written_out() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = (
        f"<w:p>{run('40 km')}{run('2', raised)}{run(' on the 5')}{run('th', raised)}{run(' day')}{run('3', raised)}"
        "<w:r><w:t>, a well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:tab/><w:t>one</w:t><w:br/><w:t>here.</w:t></w:r>"
        "</w:p>"
    )
    assert texts(told(body).blocks)[1] == "40 km² on the 5th day, a well-known one here."


def test_a_box_is_read_once_and_a_picture_by_its_description() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = (
        '<w:p xmlns:mc="mc" xmlns:wp="wp"><w:r><mc:AlternateContent>'
        f'<mc:Choice><w:drawing><wp:docPr descr="A red bridge over a river"/>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('Beside the box.')}</w:p>"
    )
    assert kinds(told(body)) == [
        ("paragraph", "Beside the box.", 0, 0),
        ("alt-text", "A red bridge over a river", 0, 0),
        ("paragraph", "In the box.", 0, 0),
    ]


def test_the_strict_form_of_the_format_is_read_as_well() -> None:
    body = paragraph(STORY) + paragraph("What comes next", "Heading2") + paragraph("Nobody knows.")
    strict = read_stdin(docx(body, namespace="http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert texts(strict.blocks, BlockKind.HEADING) == ["What comes next"]
    assert strict.blocks == read_stdin(docx(body)).blocks


def test_a_document_nested_without_end_is_read() -> None:
    deep = "<w:sdt><w:sdtContent>" * 100
    body = deep + paragraph("Deep down.") + "</w:sdtContent></w:sdt>" * 100
    assert texts(told(body).blocks) == [STORY, "Deep down."]


def test_a_document_without_a_text_is_refused() -> None:
    with pytest.raises(RefusedArticle, match="is empty"):
        read_stdin(docx(""))
    with pytest.raises(RefusedArticle, match="without a text"):
        read_stdin(docx("", document=f'<w:document xmlns:w="{WORD}"/>'))
    with pytest.raises(RefusedArticle, match="a zip archive"):
        read_stdin(docx("", document="<w:document"))
