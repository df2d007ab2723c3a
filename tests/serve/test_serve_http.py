from __future__ import annotations

import http.client
import io
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path
from threading import Event, Thread
from time import time

import feedparser
import podcastparser
import pytest
import requests

LINK = "https://podcast.example/"
AUDIO = bytes(range(256)) * 40
FEED = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>Morning Ledger</title><link>{LINK}</link><description>Read out.</description>
<atom:link href="{LINK}feed.xml" rel="self" type="application/rss+xml"/><itunes:image href="{LINK}cover-0a1b2c3d.jpg"/>
<item><title>Ferry</title><guid isPermaLink="false">3f1c7a52-0000-4000-8000-000000000001</guid>
<link>https://podcast.example/world/ferry</link>
<enclosure url="{LINK}episodes/ferry/ferry-0a1b2c3d.mp3" length="{len(AUDIO)}" type="audio/mpeg"/></item>
</channel></rss>"""

SERVER = """
import json, sys
from pathlib import Path
from narrator.serve import serve
serve(Path(sys.argv[1]), **json.loads(sys.argv[2]), ready=lambda urls: print(*urls, flush=True))
"""


@contextmanager
def serving(public: Path, **options: object) -> Iterator[str]:
    """The server in a process of its own; it must end cleanly, and without a word on standard error."""
    arguments = json.dumps({"link": LINK, "host": "127.0.0.1", "port": 0, **options})
    command = [sys.executable, "-c", SERVER, str(public), arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()
        try:
            yield url[-1] if url else ""
        finally:
            process.send_signal(signal.SIGTERM)
            _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    episode = folder / "public" / "episodes" / "ferry"
    episode.mkdir(parents=True)
    (folder / "narrator.db").write_text("secret")
    (folder / "public" / "feed.xml").write_text(FEED)
    (folder / "public" / "index.html").write_text(f'<p>Größe <a href="{LINK}feed.xml">Feed</a></p>', encoding="utf-8")
    (folder / "public" / "cover-0a1b2c3d.jpg").write_bytes(b"\xff\xd8jpeg")
    (folder / "public" / ".writing-1").write_text("half")
    (episode / "ferry-0a1b2c3d.mp3").write_bytes(AUDIO)
    (episode / "index.html").write_text("<p>Ferry</p>")
    for name in ("ferry.vtt", "ferry.srt", "ferry.json", "chapters.json"):
        (episode / name).write_text("{}")
    return folder / "public"


@pytest.fixture(scope="module")
def url(public: Path) -> Iterator[str]:
    with serving(public) as base:
        yield base


def get(url: str, method: str = "GET", **headers: str) -> requests.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return requests.request(method, url, headers=named, allow_redirects=False, timeout=10)


def bare(url: str, method: str, target: str, headers: Mapping[str, str]) -> http.client.HTTPResponse:
    """A request whose target and headers are sent as they stand."""
    connection = http.client.HTTPConnection(url.split("/")[2], timeout=10)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def raw(url: str, request: bytes) -> bytes:
    """The whole answer to bytes that need not be HTTP."""
    host, port = url.split("/")[2].split(":")
    with socket.create_connection((host, int(port)), timeout=10) as client:
        client.sendall(request)
        return b"".join(iter(lambda: client.recv(65536), b""))


MEDIA = "episodes/ferry/ferry-0a1b2c3d.mp3"

# ── files and headers ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("feed.xml", "application/rss+xml; charset=utf-8", "max-age=300"),
        ("", "text/html; charset=utf-8", "max-age=300"),
        ("episodes/ferry/", "text/html; charset=utf-8", "max-age=300"),
        ("episodes/ferry/ferry.vtt", "text/vtt; charset=utf-8", "max-age=300"),
        ("episodes/ferry/ferry.srt", "application/x-subrip; charset=utf-8", "max-age=300"),
        ("episodes/ferry/ferry.json", "application/json", "max-age=300"),
        ("episodes/ferry/chapters.json", "application/json+chapters", "max-age=300"),
        ("cover-0a1b2c3d.jpg", "image/jpeg", "immutable"),
        (MEDIA, "audio/mpeg", "immutable"),
    ],
)
def test_a_file_comes_with_the_headers_that_apps_look_for(url: str, path: str, kind: str, kept: str) -> None:
    whole, head = get(url + path), get(url + path, "HEAD")
    assert whole.status_code == head.status_code == 200
    assert whole.headers["Content-Type"] == kind
    assert kept in whole.headers["Cache-Control"]
    assert whole.headers["Access-Control-Allow-Origin"] == "*"
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    assert "aiohttp" not in whole.headers["Server"]
    assert int(whole.headers["Content-Length"]) == len(whole.content)
    assert head.content == b""
    same = ("Content-Length", "Content-Type", "ETag", "Last-Modified", "Cache-Control")
    assert [head.headers[name] for name in same] == [whole.headers[name] for name in same]


def test_a_folder_without_its_slash_leads_to_the_one_with_it(url: str) -> None:
    answer = get(url + "episodes/ferry")
    assert (answer.status_code, answer.headers["Location"]) == (308, "/episodes/ferry/")
    assert bare(url, "GET", "//episodes//ferry", {"Host": "h"}).headers["Location"] == "/episodes/ferry/"


@pytest.mark.parametrize("path", ["none.html", "episodes/", ".writing-1", "episodes/ferry/none.mp3", "feed.xml/"])
def test_what_is_not_there_is_told_on_a_page(url: str, path: str) -> None:
    answer = get(url + path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "no such page" in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "target",
    [
        "/../narrator.db",
        "/episodes/../../narrator.db",
        "/%2e%2e/narrator.db",
        "/..%2fnarrator.db",
        "/%2e%2e%2fnarrator.db",
        "/..%5cnarrator.db",
        "/.%2e/narrator.db",
        "/feed.xml%00",
        "/%ff%fe",
        "//narrator.db",
    ],
)
def test_no_target_leads_out_of_the_public_folder(url: str, target: str) -> None:
    assert bare(url, "GET", target, {"Host": "127.0.0.1"}).status in (400, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_nothing_can_be_changed(url: str, method: str) -> None:
    answer = get(url + "feed.xml", method)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].replace(" ", "").split(",")) == {"GET", "HEAD", "OPTIONS"}


def test_a_web_player_may_ask_for_ranges(url: str) -> None:
    answer = get(url + MEDIA, "OPTIONS", Origin="https://player.example", Access_Control_Request_Method="GET")
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]
    assert "Range" in answer.headers["Access-Control-Allow-Headers"]
    assert "Content-Range" in answer.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x16\x03\x01\x02\x00\x01 TLS\r\n\r\n",
        b"garbage\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    ],
    ids=["TLS", "garbage", "version", "long", "two hosts"],
)
def test_what_is_no_request_is_refused_without_a_word(url: str, request_bytes: bytes) -> None:
    assert raw(url, request_bytes).split(b" ")[1] == b"400"  # that nothing is printed, the fixture checks at its end


# ── ranges ───────────────────────────────────────────────────────────────────────────────────────────────────────────

SIZE = len(AUDIO)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, SIZE),
        ("bytes=-100", SIZE - 100, SIZE),
        ("bytes=0-999999", 0, SIZE),
        ("bytes=-999999", 0, SIZE),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
        ("BYTES=5-9", 5, 10),
    ],
)
def test_a_range_is_sent_as_asked(url: str, asked: str, start: int, end: int) -> None:
    answer = get(url + MEDIA, Range=asked)
    assert answer.status_code == 206
    assert answer.content == AUDIO[start:end]
    assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/{SIZE}"


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=999999-", "bytes=9-5", "bytes=x-y", "bytes=-"])
def test_a_range_that_cannot_be_is_refused_with_the_size(url: str, asked: str) -> None:
    answer = get(url + MEDIA, Range=asked)
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{SIZE}")


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "seconds=1-2"])
def test_ranges_of_another_kind_get_the_whole(url: str, asked: str) -> None:
    answer = get(url + MEDIA, Range=asked)
    assert (answer.status_code, answer.content) == (200, AUDIO)


def test_a_range_of_what_has_changed_since_gets_the_whole(url: str, public: Path) -> None:
    now = get(url + MEDIA, "HEAD").headers
    for same in (now["ETag"], now["Last-Modified"]):
        assert get(url + MEDIA, Range="bytes=0-9", If_Range=same).status_code == 206
    for other in ('"other"', f"W/{now['ETag']}", "Mon, 02 Jan 2006 15:04:05 GMT", "nonsense"):
        answer = get(url + MEDIA, Range="bytes=0-9", If_Range=other)
        assert (answer.status_code, answer.content) == (200, AUDIO)


# ── what the client has already ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", ["feed.xml", "", MEDIA, "episodes/ferry/ferry.vtt", "episodes/ferry/chapters.json"])
def test_what_the_client_has_is_not_sent_again(url: str, path: str) -> None:
    first = get(url + path)
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    fresh = [
        get(url + path, If_None_Match=tag),
        get(url + path, If_None_Match=f'"other", W/{tag}'),
        get(url + path, If_None_Match="*"),
        get(url + path, If_Modified_Since=date),
        get(url + path, "HEAD", If_None_Match=tag),
    ]
    assert [(answer.status_code, answer.content) for answer in fresh] == [(304, b"")] * 5
    assert {answer.headers["ETag"] for answer in fresh} == {tag}
    stale = [
        get(url + path, If_None_Match='"other"'),
        get(url + path, If_None_Match='"other"', If_Modified_Since=date),
        get(url + path, If_Modified_Since=formatdate(0, usegmt=True)),
    ]
    assert [answer.status_code for answer in stale] == [200, 200, 200]


# ── under which address ──────────────────────────────────────────────────────────────────────────────────────────────


def enclosure(feed: bytes) -> str:
    return str(feedparser.parse(feed).entries[0].enclosures[0].href)


def test_two_podcast_clients_find_the_audio_where_they_found_the_feed(url: str) -> None:
    feed = get(url + "feed.xml").content
    expected = f"{url}{MEDIA}"
    assert enclosure(feed) == expected
    parsed = podcastparser.parse(url + "feed.xml", io.BytesIO(feed))
    assert parsed["episodes"][0]["enclosures"][0]["url"] == expected
    assert parsed["cover_url"] == f"{url}cover-0a1b2c3d.jpg"
    assert get(enclosure(feed)).content == AUDIO


def test_the_article_on_the_same_site_is_still_there(url: str) -> None:
    entry = feedparser.parse(get(url + "feed.xml").content).entries[0]
    assert (entry.link, entry.id) == (f"{LINK}world/ferry", "3f1c7a52-0000-4000-8000-000000000001")


@pytest.mark.parametrize("host", ["192.168.1.23:8000", "radio.local", "[fe80::1]:8000", "a-b.example:80"])
def test_each_client_is_told_its_own_address(url: str, host: str) -> None:
    answer = get(url + "feed.xml", Host=host)
    assert enclosure(answer.content) == f"http://{host}/{MEDIA}"
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    assert answer.headers["ETag"] != get(url + "feed.xml").headers["ETag"]
    assert f'href="http://{host}/feed.xml"' in get(url, Host=host).text


@pytest.mark.parametrize(
    "host",
    [
        'x"><script>',
        "evil.example/path",
        "user@evil.example",
        "a b",
        "<b>",
        "host:port",
        "",
        "-.-",
        "x" * 300,
        "[::1",
        "é",
    ],
)
def test_a_host_that_is_none_is_not_repeated(url: str, host: str) -> None:
    answer = requests.get(url + "feed.xml", headers={"Host": host.encode()}, timeout=10)
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert enclosure(answer.content) == f"{url}{MEDIA}"


def test_a_client_that_names_no_host_is_told_where_it_came_in(url: str) -> None:
    answer = raw(url, b"GET /feed.xml HTTP/1.0\r\n\r\n")
    assert enclosure(answer.partition(b"\r\n\r\n")[2]) == f"{url}{MEDIA}"


def test_behind_a_proxy_the_link_stands_as_it_is(public: Path) -> None:
    with serving(public, rewrite=False) as url:
        answer = get(url + "feed.xml", Host="192.168.1.23:8000")
        assert answer.text == FEED
        assert get(url + "feed.xml", If_None_Match=answer.headers["ETag"]).status_code == 304


# ── while things change ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_file_that_is_replaced_is_never_torn(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    bodies = [bytes([letter]) * size for letter, size in ((65, 300_000), (66, 200_000), (67, 400_000))]
    done = Event()

    def replace() -> None:
        while not done.is_set():
            for body in bodies:
                for name in ("a.mp3", "a.html"):
                    (tmp_path / "new").write_bytes(body)
                    (tmp_path / "new").replace(tmp_path / "public" / name)

    writer = Thread(target=replace)
    (tmp_path / "public" / "a.mp3").write_bytes(bodies[0])
    (tmp_path / "public" / "a.html").write_bytes(bodies[0])
    with serving(tmp_path / "public") as url, requests.Session() as session:
        writer.start()
        try:
            got = [session.get(url + name, timeout=10) for _ in range(60) for name in ("a.mp3", "a.html")]
        finally:
            done.set()
            writer.join()
    assert {answer.status_code for answer in got} == {200}
    assert {answer.content for answer in got} <= set(bodies)


def test_a_document_that_is_published_anew_is_sent_anew(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("one")
    with serving(tmp_path) as url:
        before = get(url)
        page.write_text("two")
        os.utime(page, (time(), time() + 5))
        after = get(url, If_None_Match=before.headers["ETag"])
        page.unlink()
        gone = get(url, If_None_Match=after.headers["ETag"])
    assert (before.text, after.status_code, after.text, gone.status_code) == ("one", 200, "two", 404)
