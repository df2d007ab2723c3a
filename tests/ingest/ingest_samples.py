"""What the tests of reading share: sources made of bytes, and a network that nobody should ask."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from narrator.ingest import Fetched, read
from narrator.model import Article, Block, BlockKind, Source, SourceKind

GOLDEN = Path(__file__).parents[1] / "golden" / "ingest"
STDIN = Source(kind=SourceKind.STDIN, location="-")
STORY = (
    "The council closed the old bridge on Monday after a crack was found in the northern pier. Engineers say that the"
    " span will stay shut until March, and that drivers should allow an hour for the way round by the mill."
)
"""A paragraph of 38 words: enough to be an article."""


def no_network(url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
    raise AssertionError(f"asked the network for {url}")


def read_stdin(content: str | bytes) -> Article:
    body = content.encode() if isinstance(content, str) else content
    return read(STDIN, fetch=no_network, stdin=BytesIO(body))


def read_file(path: Path, content: str | bytes) -> Article:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(Source(kind=SourceKind.FILE, location=str(path)), fetch=no_network)


def read_url(
    body: str | bytes, *, url: str = "https://gazette.example/story", content_type: str = "", charset: str = ""
) -> Article:
    content = body.encode() if isinstance(body, str) else body

    def fetch(url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        assert (etag, last_modified) == ("", "")
        return Fetched(url=url, status=200, body=content, content_type=content_type, charset=charset)

    return read(Source(kind=SourceKind.URL, location=url), fetch=fetch)


def texts(blocks: Sequence[Block], kind: BlockKind | None = None) -> list[str]:
    return [block.text for block in blocks if kind in (None, block.kind)]


def rules(article: Article) -> dict[str, str]:
    return {dropped.text: dropped.rule for dropped in article.dropped}


def web_page(body: str, *, head: str = "", language: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body><article>{body}</article></body></html>'
