"""Input made to break the reader: any bytes, and long runs of what makes a careless pattern go back and forth."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_samples import STDIN, STORY, no_network

from narrator.errors import SourceError
from narrator.ingest import read
from narrator.model import Article, Source, SourceKind

MEGABYTE = 1_000_000
RUNS = [
    "(", "1", " ", ":: ", ". ", "“", '"', "‘", "a", "a ", "[", "<", "\u0301\u0315", "é", "漢字。", "By A ", "The ",
    "a@", "It is. ", "“a’b ", "Read more ", "May 1 ", "\x00",
]  # fmt: skip
LINES = ["\n", "-\n", "- x\n", "1. x\n", "|a|b|\n", "Read more:\n", "By A\n\n"]
PAGE_RUNS = ["(", "1", " ", ":: ", "“", '"', "&", "<", "It is. ", "<p>x", "<br>", "<li>x", "<b>", "<!-- ", "<h2>x</h2>"]


def attempt(body: bytes, source: Source = STDIN) -> Article | None:
    try:
        return read(source, fetch=no_network, stdin=BytesIO(body))
    except SourceError:
        return None


def check(article: Article | None) -> None:
    if article is None:
        return
    lines = [article.title, article.standfirst, article.site_name, *article.authors]
    lines += [dropped.text for dropped in article.dropped]
    for text in [*lines, *(block.text for block in article.blocks)]:
        text.encode()
        assert unicodedata.is_normalized("NFC", text)
        assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in text)
    assert not any("\n" in line for line in lines)
    assert article.title
    assert all(block.text.strip() for block in article.blocks)


@given(st.binary(max_size=2_000))
def test_any_bytes(body: bytes) -> None:
    check(attempt(body))


@given(st.text(st.characters(exclude_categories=[]), max_size=500))
def test_any_text_round_a_story(text: str) -> None:
    check(attempt(f"{text}\n\n{STORY}\n\n{text}".encode("utf-8", "surrogatepass")))


@settings(max_examples=40)
@given(
    st.text(st.characters(exclude_categories=[]), max_size=300), st.sampled_from(["p", "h2", "li", "td", "pre", "del"])
)
def test_any_text_in_a_page(text: str, tag: str) -> None:
    page = f'<html><title>{text}</title><meta name="author" content="{text}"><{tag}>{text}</{tag}><p>{STORY}</p>'
    check(attempt(page.encode("utf-8", "surrogatepass")))


# Each takes a few seconds on a busy machine; a pattern that goes back and forth would take hours.


@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_a_megabyte_of_the_same(run: str) -> None:
    check(attempt((run * (MEGABYTE // len(run))).encode()))


@pytest.mark.parametrize("run", LINES, ids=repr)
def test_lines_without_end(run: str) -> None:
    check(attempt((run * 20_000).encode()))


@pytest.mark.parametrize("run", PAGE_RUNS, ids=repr)
def test_pages_without_end(run: str) -> None:
    check(attempt(f"<html><body><p>{run * 10_000}</p></body></html>".encode()))


@pytest.mark.parametrize("run", ["[", "![", "(", "*a ", "`", "> ", "- ", "|a", "<a ", "[^1]", "---\n"], ids=repr)
def test_markdown_without_end(run: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(run * 40_000, encoding="utf-8")
    check(attempt(b"", Source(kind=SourceKind.FILE, location=str(path))))
