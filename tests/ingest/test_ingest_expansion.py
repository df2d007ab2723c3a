from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from fakes_site import ArticleSite, page, status
from ingest_samples import STDIN, STORY, no_network, web_page

from narrator.errors import FetchError, RefusedArticle, SourceError
from narrator.ingest import HttpFetcher, LastKept, expand, files_in, read
from narrator.ingest.lists import Listing, listing_of
from narrator.model import Source, SourceKind
from narrator.show import Fetching

FETCH = HttpFetcher(Fetching(timeout_s=5, allow_private=True))
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>{}</feed>'
RSS = '<?xml version="1.0"?><!-- made by hand --><rss version="2.0"><channel><link>https://post.example/</link>{}</channel></rss>'
ITEMS = "".join(
    f"<item><link>/{name}</link><pubDate>0{day} Jul 2025 06:00:00 GMT</pubDate></item>"
    for day, name in enumerate(("tide", "ferry", "bridge"), start=1)
)
JSON = '{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [{"id": "1", "url": "/one"}]}'


def opml(*feeds: str) -> str:
    outlines = "".join(f'<outline text="f" type="rss" xmlUrl="{feed}"/>' for feed in feeds)
    return f'<?xml version="1.0"?><opml version="2.0"><body><outline text="All">{outlines}</outline></body></opml>'


def web(url: str) -> Source:
    return Source(kind=SourceKind.URL, location=url)


def file(path: Path) -> Source:
    return Source(kind=SourceKind.FILE, location=str(path))


def names(sources: tuple[Source, ...]) -> list[str]:
    return [source.location.rsplit("/", 1)[1] for source in sources]


# ── folders ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_stands_for_its_files_the_oldest_first(tmp_path: Path) -> None:
    for age, name in enumerate(["new.docx", "old.txt", "middle.md"]):
        (tmp_path / name).write_text(STORY)
        os.utime(tmp_path / name, (1_000 * (3 - age % 2 * 2 - age // 2), 1_000 * (3 - age % 2 * 2 - age // 2)))
    for name in (".hidden", "~$new.docx", "story.txt~", "Thumbs.db", "half.epub.part"):
        (tmp_path / name).write_text("x")
    (tmp_path / "page_files").mkdir()
    assert names(expand(file(tmp_path), fetch=no_network, newest=1)) == ["old.txt", "middle.md", "new.docx"]


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    assert files_in(tmp_path) == ()
    with pytest.raises(SourceError, match="holds no files"):
        expand(file(tmp_path), fetch=no_network, newest=1)
    with pytest.raises(SourceError, match="no such folder"):
        files_in(tmp_path / "gone")


# ── what stands for itself ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("content", [STORY, "<feed me> he said", '{"a": 1}', "<opera>", "", "<!-- <rss> --><p>x</p>"])
def test_an_article_stands_for_itself(tmp_path: Path, content: str) -> None:
    (tmp_path / "story").write_text(content)
    source = file(tmp_path / "story")
    assert expand(source, fetch=no_network, newest=1) == (source,)


def test_standard_input_a_pipe_and_what_is_not_there_stand_for_themselves(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for source in (STDIN, file(tmp_path / "pipe"), file(tmp_path / "gone.txt")):
        assert expand(source, fetch=no_network, newest=1) == (source,)


def test_the_page_of_an_article_is_asked_once() -> None:
    with ArticleSite({"/story": page(web_page(f"<h1>A title</h1><p>{STORY}</p>"))}) as site:
        source, fetch = web(f"{site.url}/story"), LastKept(FETCH)
        assert expand(source, fetch=fetch, newest=1) == (source,)
        assert read(source, fetch=fetch).words > 30
        assert site.asked() == ["/story"]
        fetch(source.location, etag='"x"')
        fetch(f"{site.url}/story?2")
        fetch(source.location)
        assert site.asked() == ["/story", "/story", "/story?2", "/story"]


# ── feeds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_feed_stands_for_its_newest_articles_and_no_article_is_asked() -> None:
    with ArticleSite({"/feed.xml": page(RSS.format(ITEMS), "text/xml")}) as site:
        articles = expand(web(f"{site.url}/feed.xml"), fetch=FETCH, newest=2)
        assert [source.location for source in articles] == [f"{site.url}/ferry", f"{site.url}/bridge"]
        assert site.asked() == ["/feed.xml"]


def test_a_feed_in_a_file_counts_from_the_site_it_names(tmp_path: Path) -> None:
    (tmp_path / "saved.xml").write_text(RSS.format(ITEMS), encoding="utf-16")
    articles = expand(file(tmp_path / "saved.xml"), fetch=no_network, newest=1)
    assert articles == (web("https://post.example/bridge"),)


def test_a_feed_that_is_new_has_none() -> None:
    with ArticleSite({"/feed": page(ATOM.format(""), "application/atom+xml")}) as site:
        assert expand(web(f"{site.url}/feed"), fetch=FETCH, newest=2) == ()


def test_a_url_that_cannot_be_fetched_raises() -> None:
    with ArticleSite({}) as site, pytest.raises(FetchError, match="404"):
        expand(web(f"{site.url}/gone"), fetch=FETCH, newest=2)


@pytest.mark.parametrize(
    ("body", "listing"),
    [
        (RSS.format(""), Listing.FEED),
        (ATOM.format(""), Listing.FEED),
        (f"\ufeff\n{RSS.format('')}", Listing.FEED),
        (f'<?xml version="1.0"?><?xml-stylesheet href="x"?>{ATOM.format("")}', Listing.FEED),
        ('<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/">', Listing.FEED),
        (JSON, Listing.FEED),
        (opml(), Listing.OPML),
        ('<rdf:RDF xmlns:rdf="r" xmlns:foaf="http://xmlns.com/foaf/0.1/">', None),
        ("<feed>the cat</feed>", None),
        (web_page("<rss>"), None),
        ("An <rss> feed", None),
        ("{", None),
        ("", None),
    ],
)
def test_a_list_is_told_by_how_it_begins(body: str, listing: Listing | None) -> None:
    assert listing_of(body.encode()) is listing


# ── OPML ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def site_of_feeds() -> Mapping[str, tuple[int, Mapping[str, str], bytes]]:
    return {
        "/a": page(RSS.format(ITEMS), "text/xml"),
        "/b": page(JSON, "application/feed+json"),
        "/home": page(web_page(STORY)),
        "/down": status(503),
    }


def test_an_opml_list_stands_for_the_newest_of_each_feed(tmp_path: Path) -> None:
    with ArticleSite(dict(site_of_feeds())) as site:
        feeds = (f"{site.url}/a", f"{site.url}/b", f"{site.url}/a", "file:///etc/passwd")
        (tmp_path / "feeds.opml").write_text(opml(*feeds))
        assert names(expand(file(tmp_path / "feeds.opml"), fetch=FETCH, newest=2)) == ["ferry", "bridge", "one"]
        assert site.asked() == ["/a", "/b"]


def test_a_feed_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    with ArticleSite(dict(site_of_feeds())) as site:
        (tmp_path / "feeds.opml").write_text(opml(*(f"{site.url}{path}" for path in ("/down", "/home", "/b"))))
        unread: list[tuple[str, str]] = []
        articles = expand(
            file(tmp_path / "feeds.opml"),
            fetch=FETCH,
            newest=2,
            unread=lambda feed, error: unread.append((feed.location, error.cause)),
        )
        assert names(articles) == ["one"]
        assert unread == [
            (f"{site.url}/down", "the server is in trouble (503)"),
            (f"{site.url}/home", "is a web page, not an article feed"),
        ]
        with pytest.raises(SourceError, match="503"):
            expand(file(tmp_path / "feeds.opml"), fetch=FETCH, newest=2)


@pytest.mark.parametrize("content", [opml(), "<opml><body>", opml("http://[broken")])
def test_an_opml_list_without_feeds_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "feeds.opml").write_text(content)
    with pytest.raises(SourceError, match="OPML list"):
        expand(file(tmp_path / "feeds.opml"), fetch=no_network, newest=2)


@pytest.mark.parametrize("content", [RSS.format(""), opml(), JSON])
def test_read_alone_refuses_a_list_and_says_what_takes_it(tmp_path: Path, content: str) -> None:
    (tmp_path / "list.xml").write_text(content)
    with pytest.raises(RefusedArticle, match="not an article") as caught:
        read(file(tmp_path / "list.xml"), fetch=no_network)
    assert "narrator make" in caught.value.hint
