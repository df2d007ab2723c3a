from __future__ import annotations

import io
from calendar import timegm
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from uuid import UUID

import fastfeedparser
import feedparser
import podcastparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from samples_publish import COVER, EPISODE, EPISODES, GUID, SHOW, titled

from narrator.errors import PublishError
from narrator.model import Episode
from narrator.publish import podcast_guid, render_feed
from narrator.publish.feed import CHANNEL_ROWS, ITEM_ROWS, titles
from narrator.publish.namespaces import NAMESPACES
from narrator.show import Show

HOSTILE = {
    "Vec<T> explained": "Vec‹T› explained",
    "What R&amp;D costs": "What R&D costs",
    "R&D &amp;amp; AT&T": "R&D & AT&T",
    "Drawing on a <canvas>": "Drawing on a ‹canvas›",
    "&lt;script&gt;alert(1)&lt;/script&gt;": "‹script›alert(1)‹/script›",
    "Half a tag <img src=x": "Half a tag ‹img src=x",
    "1 < 2, and 3 > 2": "1 < 2, and 3 > 2",
    "A family 👩‍👩‍👧‍👦 at the pier": "A family 👩‍👩‍👧‍👦 at the pier",
    "Bell\u0008 and \ufffe gone": "Bell and gone",
    "Two\nlines\tand   blanks": "Two lines and blanks",
    "الميناء يفتح": "الميناء يفتح",
    "]]> ends nothing": "]]> ends nothing",
    "x" * 300: "x" * 300,
    "100 % “quoted” 'twice'": "100 % “quoted” 'twice'",
}


def feed(episodes: Sequence[Episode], *, show: Show = SHOW) -> bytes:
    return render_feed(show, podcast_guid=GUID, episodes=episodes, cover_name=COVER)


def channel(content: bytes) -> Any:
    return etree.fromstring(content)[0]


def texts(element: Any, path: str) -> list[str]:
    return [found.text for found in element.findall(path, NAMESPACES)]


@dataclass(frozen=True)
class Heard:
    """What a client makes of an item."""

    title: str
    guid: str
    link: str
    audio: str
    length_bytes: int
    published: datetime


def by_feedparser(content: bytes) -> list[Heard]:
    parsed = feedparser.parse(content)
    assert not parsed.bozo
    return [
        Heard(
            entry.title,
            entry.id,
            entry.link,
            entry.enclosures[0].href,
            int(entry.enclosures[0].length),
            datetime.fromtimestamp(timegm(entry.published_parsed), UTC),
        )
        for entry in parsed.entries
    ]


def by_podcastparser(content: bytes) -> list[Heard]:
    parsed = podcastparser.parse("https://podcast.example/feed.xml", io.BytesIO(content))
    return [
        Heard(
            entry["title"],
            entry["guid"],
            entry["link"],
            entry["enclosures"][0]["url"],
            entry["enclosures"][0]["file_size"],
            datetime.fromtimestamp(entry["published"], UTC),
        )
        for entry in parsed["episodes"]
    ]


def by_fastfeedparser(content: bytes) -> list[Heard]:
    parsed = fastfeedparser.parse(content)
    return [
        Heard(
            entry.title,
            entry.id,
            entry.link,
            entry.enclosures[0]["url"],
            int(entry.enclosures[0]["length"]),
            datetime.fromisoformat(entry.published),
        )
        for entry in parsed.entries
    ]


CLIENTS = (by_feedparser, by_podcastparser, by_fastfeedparser)


# ── what clients make of it ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("client", CLIENTS)
def test_clients_read_what_was_published(client: Callable[[bytes], list[Heard]]) -> None:
    days = [EPISODE.identity.published - timedelta(days=n) for n in range(len(HOSTILE))]
    episodes = [titled(title, number=n, published=days[n]) for n, title in enumerate(HOSTILE)]
    base = "https://podcast.example/harbour/episodes"
    expected = [
        Heard(
            plain,
            episode.identity.guid,
            f"{base}/{episode.identity.slug}/index.html",
            f"{base}/{episode.identity.slug}/{episode.enclosure.name}",
            3_612_345,
            episode.identity.published,
        )
        for plain, episode in zip(HOSTILE.values(), episodes, strict=True)
    ]
    heard = client(feed(episodes))
    if client is by_podcastparser:
        heard.sort(key=lambda item: item.published, reverse=True)
    assert heard == expected


def test_clients_find_cover_owner_and_duration() -> None:
    content = feed(EPISODES)
    cover = f"https://podcast.example/harbour/{COVER}"
    by_one = feedparser.parse(content)
    assert by_one.feed.image.href == cover
    assert [entry.itunes_duration for entry in by_one.entries] == ["3605", "76", "58"]
    assert by_one.feed.language == "en-GB"
    by_other = podcastparser.parse("https://podcast.example/feed.xml", io.BytesIO(content))
    assert by_other["cover_url"] == cover
    assert by_other["explicit"] is False
    assert by_other["type"] == "episodic"
    assert by_other["itunes_owner"] == {"name": SHOW.author, "email": SHOW.email}
    episode = next(entry for entry in by_other["episodes"] if entry["guid"] == EPISODE.identity.guid)
    assert episode["total_time"] == 3605


# ── what stands in it ────────────────────────────────────────────────────────────────────────────────────────────────


def test_transcripts_come_webvtt_first_with_type_and_language() -> None:
    item = channel(feed([EPISODE])).find("item")
    found = [dict(element.attrib) for element in item.findall("podcast:transcript", NAMESPACES)]
    assert [(e["type"], e["url"].rsplit(".", 1)[1], e["language"]) for e in found] == [
        ("text/vtt", "vtt", "en-GB"),
        ("application/x-subrip", "srt", "en-GB"),
        ("application/json", "json", "en-GB"),
    ]


def test_channel_tags_come_before_items_and_in_the_order_of_the_table() -> None:
    found = channel(feed(EPISODES))
    names = [etree.QName(element).localname for element in found]
    assert "item" not in names[: -len(EPISODES)]
    ours = [
        f"{element.prefix}:{name}" for element, name in zip(found, names, strict=True) if element.prefix in NAMESPACES
    ]
    assert ours == [row.tag for row in CHANNEL_ROWS]
    items = {f"{element.prefix}:{etree.QName(element).localname}" for element in found.find("item") if element.prefix}
    assert items == {row.tag for row in ITEM_ROWS}


def test_owner_and_category_follow_the_show() -> None:
    bare = replace(SHOW, email="", category=("Arts",), explicit=True, copyright="", description="")
    found = channel(feed([EPISODE], show=bare))
    assert found.find("itunes:owner", NAMESPACES) is None
    assert found.find("podcast:locked", NAMESPACES).attrib == {}
    assert [len(element) for element in found.findall("itunes:category", NAMESPACES)] == [0]
    assert texts(found, "itunes:explicit") == ["true"]
    assert found.find("copyright") is None
    assert found.find("description").text == "Behind the Harbour\n\nRead by a synthetic voice."


def test_the_shows_description_is_plain_short_enough_and_says_who_reads() -> None:
    show = replace(SHOW, description="Use <b>\nbold &amp; brave\n\n\n" + "é" * 3000)
    description = channel(feed([], show=show)).find("description").text
    assert description.startswith("Use ‹b› bold & brave\n\né")
    assert description.endswith("é…\n\nRead by a synthetic voice.")
    assert 3990 < len(description.encode()) <= 4000


def test_a_cover_of_any_suffix_is_named() -> None:
    content = render_feed(SHOW, podcast_guid=GUID, episodes=[], cover_name="cover-1.jpeg")
    image = channel(content).find("itunes:image", NAMESPACES)
    assert image.get("href") == "https://podcast.example/harbour/cover-1.jpeg"


def test_the_build_date_is_the_newest_episodes_and_an_empty_feed_has_none() -> None:
    built = channel(feed(EPISODES)).find("lastBuildDate").text
    assert parsedate_to_datetime(built) == EPISODE.identity.published
    empty = channel(feed([]))
    assert empty.find("lastBuildDate") is None
    assert empty.find("item") is None
    assert feedparser.parse(feed([])).feed.title == SHOW.title


def test_an_episode_without_chapters_and_source_promises_neither() -> None:
    item = channel(feed([replace(EPISODE, chapters=(), source_url="javascript:alert(1)", authors=())])).find("item")
    for tag in ("podcast:chapters", "podcast:contentLink", "podcast:person"):
        assert item.find(tag, NAMESPACES) is None
    assert "javascript" not in item.find("description").text


def test_addresses_are_ascii() -> None:
    show = replace(SHOW, link="https://höfe.example/straße")
    found: Any = etree.fromstring(feed([EPISODE], show=show))
    addresses = [*found.xpath("//enclosure/@url"), *found.xpath("//link/text()"), *found.xpath("//@href")]
    assert all(address.isascii() for address in addresses)
    assert "https://xn--hfe-sna.example/stra%C3%9Fe/feed.xml" in addresses


def test_a_link_that_is_no_web_address_is_refused() -> None:
    with pytest.raises(PublishError, match="is not a web address"):
        feed([], show=replace(SHOW, link="gopher://podcast.example"))


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text(), st.text(), st.lists(st.text(), max_size=3).map(tuple))
def test_any_text_makes_a_well_formed_feed(title: str, summary: str, site: str, authors: tuple[str, ...]) -> None:
    episode = replace(EPISODE, title=title, summary=summary, site_name=site, authors=authors, source_url=site)
    show = replace(SHOW, title=f"Show {title}", description=summary, copyright=site)
    found = channel(feed([episode], show=show))
    assert all(len(description.encode()) <= 4000 for description in found.xpath("//description/text()"))


# ── titles, identity ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_equal_titles_of_a_day_are_told_apart_and_keep_their_titles() -> None:
    noon = datetime(2025, 11, 24, 12, tzinfo=UTC)
    news = [titled("News", number=n, published=noon + timedelta(hours=n)) for n in (3, 2, 1)]
    before = titled("News", number=9, published=noon - timedelta(days=1))
    assert titles([*news, before], timezone="UTC") == ("News (3)", "News (2)", "News", "News")
    later = titled("News (2)", number=10, published=noon + timedelta(hours=4))
    assert titles([later, *news], timezone="UTC") == ("News (2) (2)", "News (3)", "News (2)", "News")


def test_the_day_is_that_of_the_show() -> None:
    late = titled("News", number=1, published=datetime(2025, 11, 24, 15, 30, tzinfo=UTC))
    early = titled("News", number=2, published=datetime(2025, 11, 24, 14, 30, tzinfo=UTC))
    assert titles([late, early], timezone="UTC") == ("News (2)", "News")
    assert titles([late, early], timezone="Asia/Tokyo") == ("News", "News")


def test_titles_that_only_differ_in_markup_are_equal_to_an_app() -> None:
    assert titles([titled("A &amp; B", number=1), titled("A & B", number=2)], timezone="UTC") == ("A & B (2)", "A & B")


def test_the_shows_guid_is_the_one_that_the_namespace_gives_as_its_example() -> None:
    expected = "9b024349-ccf0-5f69-a609-6b82873eab3c"
    for url in ("https://podnews.net/rss", "http://podnews.net/rss/", "podnews.net/rss"):
        assert podcast_guid(url) == expected
    assert UUID(expected).version == 5
