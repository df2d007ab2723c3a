"""Articles as they come, each with what must be made of it beside it in tests/golden/ingest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ingest_samples import GOLDEN, STORY, no_network, read_file, read_stdin, read_url, rules, texts

from narrator.errors import RefusedArticle
from narrator.ingest import article_key, read
from narrator.model import Article, Source, SourceKind

NAMES = sorted(path.name for path in GOLDEN.iterdir() if path.suffix != ".json")


def told(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "standfirst": article.standfirst,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "site_name": article.site_name,
        "canonical_url": article.canonical_url,
        "image_url": article.image_url,
        "blocks": [
            [block.kind.value, block.text, *(number for number in (block.level, block.number) if number)]
            for block in article.blocks
        ],
        "dropped": [[dropped.rule, dropped.text] for dropped in article.dropped],
    }


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str) -> None:
    path = GOLDEN / name
    expected = json.loads(path.with_suffix(f"{path.suffix}.json").read_text(encoding="utf-8"))
    source = Source(kind=SourceKind.FILE, location=str(path))
    if "refused" in expected:
        with pytest.raises(RefusedArticle) as caught:
            read(source, fetch=no_network)
        assert caught.value.cause == expected["refused"]
    else:
        assert told(read(source, fetch=no_network)) == expected


def test_every_sentence_of_the_pasted_page_is_there_and_nothing_else() -> None:
    pasted = (GOLDEN / "pasted-news.txt").read_text(encoding="utf-8")
    article = read_stdin(pasted)
    gone = [dropped.text for dropped in article.dropped]
    rest = " ".join(pasted.split())
    for text in gone:
        rest = rest.replace(text, "", 1)
    assert " ".join([article.title, article.standfirst, *texts(article.blocks)]).split() == rest.split()


def test_the_way_in_makes_no_difference(tmp_path: Path) -> None:
    text = f"The bridge is shut\n\n{STORY}\n"
    ways = [read_stdin(text), read_file(tmp_path / "a.txt", text), read_url(text, content_type="text/plain")]
    assert len({(it.title, it.blocks, it.language, it.fingerprint) for it in ways}) == 1
    assert len({article_key(it) for it in ways}) == 3


@pytest.mark.parametrize(
    ("name", "content_type", "title"),
    [
        ("story.md", "", "A title"),
        ("story.markdown", "text/markdown", "A title"),
        ("story", "text/markdown", "A title"),
        ("story.md", "text/plain", "A title"),
        ("story.txt", "text/plain", "A title"),
    ],
)
def test_the_form_of_a_text_is_told_by_type_name_or_beginning(name: str, content_type: str, title: str) -> None:
    article = read_url(f"# A title\n\n{STORY}\n", url=f"https://gazette.example/{name}", content_type=content_type)
    assert (article.title, texts(article.blocks)) == (title, [STORY])


def test_a_page_is_known_by_its_type_or_its_first_tag(tmp_path: Path) -> None:
    page = f"<title>A title</title><body><p>{STORY}</p></body>"
    assert read_url(page, content_type="text/html").title == "A title"
    assert read_stdin(f"<!-- saved -->\n<!DOCTYPE html>\n<html>{page}</html>").title == "A title"
    assert read_file(tmp_path / "page.html", f"words first {page}").blocks


def test_an_article_from_a_url_has_its_address() -> None:
    assert read_url(f"<p>{STORY}</p>", content_type="text/html").canonical_url == "https://gazette.example/story"


def test_the_charset_of_the_header_counts() -> None:
    page = f"<p>Łódź. {STORY}</p>".encode("cp1250")
    assert read_url(page, content_type="text/html", charset="windows-1250").blocks[0].text.startswith("Łódź.")


def test_entities_cannot_smuggle_control_characters_in() -> None:
    article = read_stdin(f"<html><title>A&#1; title&#xFFFE;</title><body><p>{STORY}&#7;&#x202E;</p></body></html>")
    assert (article.title, texts(article.blocks)) == ("A title", [STORY])


def test_furniture_before_the_title_is_not_the_title() -> None:
    article = read_stdin(f"Skip to content\n\nThe bridge is shut\n\n3 March 2024\n\n{STORY}\n")
    assert (article.title, texts(article.blocks)) == ("The bridge is shut", [STORY])
    assert rules(article) == {"Skip to content": "navigation", "3 March 2024": "date line"}


def test_a_page_of_more_tags_than_any_article_is_refused() -> None:
    with pytest.raises(RefusedArticle, match="tags"):
        read_stdin("<html>" + "<p>x" * 100_001)
