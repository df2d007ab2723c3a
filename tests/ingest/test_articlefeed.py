from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from narrator.errors import SourceError
from narrator.ingest.articlefeed import entries
from narrator.ingest.network.fetch import Fetched
from narrator.model import SourceKind

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>The Harbour Post</title><link>https://post.example/</link>{items}</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title>{items}</feed>"""


def fetched(body: str | bytes, content_type: str = "application/xml") -> Fetched:
    content = body.encode() if isinstance(body, str) else body
    return Fetched(url="https://post.example/news/feed.xml", status=200, content_type=content_type, body=content)


def links(body: str | bytes, limit: int = 10) -> list[str]:
    sources = entries(fetched(body), limit=limit)
    assert {source.kind for source in sources} == {SourceKind.URL}
    return [source.location for source in sources]


def rss(*items: str) -> str:
    return RSS.format(items="".join(f"<item>{item}</item>" for item in items))


def dated(link: str, date: str) -> str:
    return f"<title>{link}</title><link>{link}</link><pubDate>{date}</pubDate>"


# ── what a feed says ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_newest_of_an_rss_feed_come_first() -> None:
    feed = rss(
        dated("https://post.example/ferry", "Mon, 07 Jul 2025 06:00:00 GMT"),
        dated("https://post.example/bridge", "Tue, 08 Jul 2025 09:00:00 +0200"),
        dated("https://post.example/tide", "Tue, 08 Jul 2025 06:30:00 GMT"),
    )
    newest = ["https://post.example/bridge", "https://post.example/tide", "https://post.example/ferry"]
    assert links(feed) == newest
    assert links(feed, limit=2) == newest[:2]


def test_without_dates_the_order_of_the_feed_stands() -> None:
    feed = rss("<link>https://post.example/b</link>", "<link>https://post.example/a</link>")
    assert links(feed) == ["https://post.example/b", "https://post.example/a"]


def test_an_item_without_a_date_stays_after_the_one_before_it() -> None:
    feed = rss(
        "<link>https://post.example/first</link>",
        dated("https://post.example/old", "Mon, 07 Jul 2025 06:00:00 GMT"),
        "<link>https://post.example/undated</link>",
        dated("https://post.example/new", "Tue, 08 Jul 2025 06:00:00 GMT"),
    )
    assert [link.rsplit("/", 1)[1] for link in links(feed)] == ["first", "new", "old", "undated"]


def test_an_atom_feed_is_read_by_its_alternate_links() -> None:
    feed = ATOM.format(
        items="""
        <entry><link rel="enclosure" href="/e.mp3"/><link href="/plain"/><updated>2025-07-07T06:00:00Z</updated></entry>
        <entry><link rel="self" href="/self"/><link rel="alternate" href="/alternate"/>
          <published>2025-07-08T06:00:00Z</published><updated>2025-07-06T06:00:00Z</updated></entry>"""
    )
    assert links(feed) == ["https://post.example/alternate", "https://post.example/plain"]


def test_a_json_feed_is_read() -> None:
    items = [
        {"id": "1", "url": "https://post.example/one", "date_published": "2025-07-07T06:00:00Z"},
        {"id": "2", "url": "two", "date_published": "2025-07-08T06:00:00Z"},
        {"id": "3", "content_text": "a note without a page"},
    ]
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": items})
    assert links(feed) == ["https://post.example/news/two", "https://post.example/one"]


def test_an_rdf_feed_is_read() -> None:
    feed = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="https://post.example/"/>
      <item rdf:about="https://post.example/x"><link>https://post.example/x</link></item></rdf:RDF>"""
    assert links(feed) == ["https://post.example/x"]


def test_links_are_absolute_plain_and_told_once() -> None:
    feed = rss(
        "<link>  ../ferry#comments\n</link>",
        "<link>https://post.example/ferry</link>",
        "<link>//cdn.example/tide?page=1&amp;full=yes</link>",
        "<guid>https://post.example/by-guid</guid>",
    )
    assert links(feed) == [
        "https://post.example/ferry",
        "https://cdn.example/tide?page=1&full=yes",
        "https://post.example/by-guid",
    ]


def test_only_web_addresses_count() -> None:
    feed = rss(
        "<link>file:///etc/passwd</link>",
        "<link>javascript:alert(1)</link>",
        "<link>mailto:desk@post.example</link>",
        "<link>http://[broken</link>",
        "<link>https://post.example/story</link>",
    )
    assert links(feed) == ["https://post.example/story"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_feed_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    feed = rss("<title>Überfahrt</title><link>https://post.example/fähre</link>").replace("UTF-8", encoding)
    assert links(feed.encode(encoding)) == ["https://post.example/fähre"]


def test_a_feed_with_one_broken_item_is_read_around_it() -> None:
    feed = rss("<title>A & B</title><link>https://post.example/a</link>", "<link>https://post.example/b</link>")
    assert links(feed) == ["https://post.example/a", "https://post.example/b"]


def test_a_feed_that_has_not_changed_has_nothing_new() -> None:
    unchanged = Fetched(url="https://post.example/feed", status=304, content_type="", body=b"", not_modified=True)
    assert entries(unchanged, limit=5) == ()


# ── what is no feed ──────────────────────────────────────────────────────────────────────────────────────────────────

PAGE = "<!DOCTYPE html><html><head><title>News</title></head><body><p>Ferry delayed.</p></body></html>"
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://post.example/</loc></url></urlset>'
)


def test_a_feed_that_has_no_items_yet_offers_nothing() -> None:
    assert entries(fetched(RSS.format(items="")), limit=5) == ()


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("", "is empty"),
        (" \n\t", "is empty"),
        (PAGE, "is a web page"),
        ("<div><p>Ferry delayed.</p></div>", "is a web page"),
        (SITEMAP, "is not an article feed"),
        ("The ferry is late.", "is not an article feed"),
        (bytes(range(256)) * 8, "is not an article feed"),
        ('{"ferry": "late"}', "is not an article feed"),
        ('{"items": null, "version": "https://jsonfeed.org/version/1"}', "of the wrong form"),
        ('{"items": ["ferry", 3]}', "of the wrong form"),
        ('{"items": [{"url": 5, "date_published": 5}]}', "of the wrong form"),
        ("<rss>" + "<a>" * 100_000, "is not an article feed"),
        ('{"a":' * 100_000, "is not an article feed"),
        (rss("<title>Ferry delayed</title>"), "has no item with a web address"),
    ],
)
def test_what_is_no_feed_is_refused_with_its_cause(body: str | bytes, cause: str) -> None:
    with pytest.raises(SourceError) as caught:
        entries(fetched(body), limit=5)
    assert cause in str(caught.value)
    assert str(caught.value).startswith("article feed: https://post.example/news/feed.xml: ")
    assert caught.value.hint


def test_a_page_is_told_by_its_type_as_well() -> None:
    with pytest.raises(SourceError, match="is a web page"):
        entries(fetched("Ferry delayed.", "text/html"), limit=5)


NESTED = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 20}">' for n in range(12))
BOMBS = {
    "nested entities": f'<!DOCTYPE rss [<!ENTITY e0 "ferry ferry">{NESTED}]>'
    "<rss><channel><item><title>&e12;</title>"
    "<link>https://post.example/&e12;</link></item></channel></rss>",
    "a file": '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    "<rss><channel><item><link>&f;</link></item></channel></rss>",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_feed_with_entities_of_its_own_is_refused(bomb: str) -> None:
    with pytest.raises(SourceError, match="declares entities of its own"):
        entries(fetched(bomb), limit=5)


def test_the_parameter_entities_of_old_feeds_are_passed_over() -> None:
    subset = '<!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1//EN" "https://w3.example/lat1.ent">]>'
    feed = rss("<link>https://post.example/x</link><description>&lt;!DOCTYPE x [&lt;!ENTITY y</description>")
    assert links(feed.replace("<rss", f"{subset}<rss")) == ["https://post.example/x"]


# ── whatever it is, it is a list or a refusal ────────────────────────────────────────────────────────────────────────

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("https://post.example/x"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = (
    "id",
    "url",
    "title",
    "date_published",
    "date_modified",
    "authors",
    "author",
    "attachments",
    "summary",
    "tags",
)
ITEMS = st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=5) | VALUES, max_size=4)


def read_or_refused(body: bytes) -> None:
    try:
        sources = entries(fetched(body), limit=3)
    except SourceError:
        return
    assert len(sources) <= 3
    assert len(set(sources)) == len(sources)
    assert all(source.location.startswith(("http://", "https://")) for source in sources)


@settings(deadline=None)  # dateutil is imported by the first odd date
@given(ITEMS)
def test_any_json_feed_is_read_or_refused(items: list[Any]) -> None:
    read_or_refused(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode())


@settings(deadline=None)
@given(st.binary(max_size=60), st.integers(0, 400), st.integers(0, 60))
@example(b"", 376, 3)  # a date in the time zone "MT"
def test_any_damaged_rss_feed_is_read_or_refused(noise: bytes, place: int, gone: int) -> None:
    whole = rss(*(dated(f"https://post.example/{n}", "Tue, 08 Jul 2025 06:30:00 GMT") for n in range(4))).encode()
    read_or_refused(whole[:place] + noise + whole[place + gone :])


def test_a_time_zone_that_nobody_knows_is_passed_over() -> None:
    told = rss(dated("https://post.example/1", "Tue 08 Jul 2025 06:30:00.5 MT")).encode()
    (source,) = entries(fetched(told), limit=9)
    assert source.location == "https://post.example/1"
