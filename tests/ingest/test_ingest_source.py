from __future__ import annotations

from pathlib import Path

import pytest

from narrator.ingest import article_key, source_of
from narrator.model import Article, Block, BlockKind, Source, SourceKind


def article(kind: SourceKind, location: str, *, title: str = "T", canonical_url: str = "", text: str = "x") -> Article:
    return Article(
        source=Source(kind=kind, location=location),
        title=title,
        blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),),
        language="en",
        canonical_url=canonical_url,
    )


@pytest.mark.parametrize(
    ("argument", "kind", "location"),
    [
        ("-", SourceKind.STDIN, "-"),
        ("https://gazette.example/a?b=c#d", SourceKind.URL, "https://gazette.example/a?b=c#d"),
        (" HTTP://gazette.example/ ", SourceKind.URL, "HTTP://gazette.example/"),
        ("story.txt", SourceKind.FILE, "/home/reader/story.txt"),
        ("../other/./story.txt", SourceKind.FILE, "/home/other/story.txt"),
        ("/tmp.txt", SourceKind.FILE, "/tmp.txt"),
        ("ftp://gazette.example/a", SourceKind.FILE, "/home/reader/ftp:/gazette.example/a"),
    ],
)
def test_an_argument_names_a_source(argument: str, kind: SourceKind, location: str) -> None:
    assert source_of(argument, cwd=Path("/home/reader")) == Source(kind=kind, location=location)


def test_a_url_is_known_by_its_canonical_form_without_fragment_and_campaign() -> None:
    asked = "https://Gazette.example/a?utm_source=x&id=7&utm_medium=y#top"
    assert article_key(article(SourceKind.URL, asked)) == "url:https://gazette.example/a?id=7"
    canonical = article(SourceKind.URL, asked, canonical_url="https://gazette.example/b?utm_campaign=z")
    assert article_key(canonical) == "url:https://gazette.example/b"


def test_a_url_keeps_what_only_looks_like_a_campaign() -> None:
    url = "https://gazette.example/a?utmost=1&path=%2Fx%20y&flag"
    assert article_key(article(SourceKind.URL, url)) == f"url:{url}"


def test_a_file_is_known_by_its_path_and_title_whatever_its_text() -> None:
    before = article(SourceKind.FILE, "/a.txt", title="One", text="first")
    after = article(SourceKind.FILE, "/a.txt", title="One", text="corrected")
    other = article(SourceKind.FILE, "/a.txt", title="Two", text="first")
    elsewhere = article(SourceKind.FILE, "/home/b.txt", title="One", text="first")
    assert article_key(before) == article_key(after)
    assert len({article_key(it) for it in (before, other, elsewhere)}) == 3
    assert article_key(elsewhere).startswith("file:")
    assert "home" not in article_key(elsewhere)


def test_standard_input_is_known_by_its_text() -> None:
    one, two = (article(SourceKind.STDIN, "-", text=text) for text in ("first", "second"))
    assert article_key(one) == f"text:{one.fingerprint}" != article_key(two)
