from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.serve.moved import moved

LINK = "https://podcast.example/"
BASE = "http://192.168.1.23:8000"
HERE = frozenset({"/", "/feed.xml", "/episodes/ferry/ferry-0a1b2c3d.mp3", "/a b.html", "/list"})


def told(text: str, *, link: str = LINK, base: str = BASE) -> str:
    return moved(text.encode(), link=link, base=base, here=HERE.__contains__).decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '<enclosure url="https://podcast.example/episodes/ferry/ferry-0a1b2c3d.mp3" length="5"/>',
            '<enclosure url="http://192.168.1.23:8000/episodes/ferry/ferry-0a1b2c3d.mp3" length="5"/>',
        ),
        ("<link>https://podcast.example/</link>", "<link>http://192.168.1.23:8000/</link>"),
        ("<link>https://podcast.example</link>", "<link>http://192.168.1.23:8000</link>"),
        ("'https://podcast.example/feed.xml'", "'http://192.168.1.23:8000/feed.xml'"),
        ('{"url": "https://podcast.example/feed.xml"}', '{"url": "http://192.168.1.23:8000/feed.xml"}'),
        ("https://podcast.example/list?a=1&amp;b=2", "http://192.168.1.23:8000/list?a=1&amp;b=2"),
        ("https://podcast.example/#subscribe", "http://192.168.1.23:8000/#subscribe"),
        ("https://podcast.example?page=2", "http://192.168.1.23:8000?page=2"),
        ("&quot;https://podcast.example/feed.xml&quot;", "&quot;http://192.168.1.23:8000/feed.xml&quot;"),
        ("https://podcast.example/a%20b.html", "http://192.168.1.23:8000/a%20b.html"),
        ("podcast://podcast.example/feed.xml", "podcast://192.168.1.23:8000/feed.xml"),
        ("pktc://subscribe/podcast.example/feed.xml", "pktc://subscribe/192.168.1.23:8000/feed.xml"),
        ("antennapod-subscribe://podcast.example/feed.xml", "antennapod-subscribe://192.168.1.23:8000/feed.xml"),
        (
            "https://player.fm/subscribe?id=https%3A%2F%2Fpodcast.example%2Ffeed.xml",
            "https://player.fm/subscribe?id=http%3A%2F%2F192.168.1.23%3A8000%2Ffeed.xml",
        ),
        ("x?u=https%3A%2F%2Fpodcast.example%2Fa%2520b.html", "x?u=http%3A%2F%2F192.168.1.23%3A8000%2Fa%2520b.html"),
        ("überall https://podcast.example/feed.xml …", "überall http://192.168.1.23:8000/feed.xml …"),
    ],
)
def test_an_address_of_the_show_is_told_under_the_base(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://podcast.example.evil/feed.xml",
        "https://podcast.example:8443/feed.xml",
        "https://podcast.example@evil.example/",
        "https://podcast.exampl/feed.xml",
        "http://podcast.example/feed.xml",
        "ftp.podcast.example/feed.xml",
        "we are podcast.example/feed.xml",
        "https://podcast.example/world/the-article-itself",
        "https%3A%2F%2Fpodcast.example%2Fworld%2Fstory",
        "https%3A%2F%2Fpodcast.example%3A8443%2Ffeed.xml",
        "podcast://podcast.example/other.xml",
        "https://elsewhere.example/feed.xml",
        "See https://podcast.example/feed.xml.",
        "",
    ],
)
def test_any_other_address_stays(text: str) -> None:
    assert told(text) == text


def test_a_link_with_a_folder_is_the_root_here() -> None:
    link = "https://gazette.example/podcast"
    assert told("https://gazette.example/podcast/feed.xml", link=link) == f"{BASE}/feed.xml"
    assert told("https://gazette.example/podcast-2/feed.xml", link=link).startswith("https://gazette")
    assert told("https://gazette.example/feed.xml", link=link).startswith("https://gazette")


def test_an_ampersand_in_the_link_is_found_as_xml_writes_it() -> None:
    link = "https://host.example/show&tell/"
    for written in ("https://host.example/show&tell/feed.xml", "https://host.example/show&amp;tell/feed.xml"):
        assert told(f"<link>{written}</link>", link=link) == f"<link>{BASE}/feed.xml</link>"


def test_the_default_link_moves_to_the_network() -> None:
    text = "http://localhost:8000/feed.xml and http://localhost:80001/feed.xml"
    expected = f"{BASE}/feed.xml and http://localhost:80001/feed.xml"
    assert told(text, link="http://localhost:8000/") == expected


PLAIN = st.text(alphabet="ab/:.&%<>\"' ?#é", max_size=12)


@given(PLAIN, PLAIN)
def test_what_stands_around_an_address_is_kept(before: str, after: str) -> None:
    text = f'{before} "https://podcast.example/feed.xml" {after}'
    assert told(text) == f'{before} "{BASE}/feed.xml" {after}'


@given(st.binary(max_size=200))
def test_a_document_without_the_link_is_not_touched(document: bytes) -> None:
    assert moved(document, link=LINK, base=BASE, here=lambda path: True) == document


@given(PLAIN)
def test_moving_twice_is_moving_once(around: str) -> None:
    text = f"{around} https://podcast.example/feed.xml {around}podcast://podcast.example/feed.xml"
    assert told(told(text)) == told(text)


@given(PLAIN)
def test_to_its_own_address_nothing_changes(around: str) -> None:
    text = f"{around}https://podcast.example/feed.xml https%3A%2F%2Fpodcast.example%2Ffeed.xml"
    assert told(text, base=LINK) == text
