"""The pages in a real browser, with a real MP3; skipped, and said so, where no Chromium is installed."""

from __future__ import annotations

import math
import re
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import lameenc
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from samples_publish import ARABIC, EPISODE, GUID, SHOW

from narrator.model import Chapter, Cue, Episode, Role
from narrator.publish import artwork, files_of, render_feed, render_index

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--mute-audio",
]
RATE_HZ = 44_100
SECONDS = 6
HOSTILE = "<img src=x onerror=\"document.title='owned'\"></title><script>document.title='owned'</script> <canvas>"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")

PLAYED = replace(
    EPISODE,
    title=HOSTILE,
    summary=HOSTILE,
    duration_ms=SECONDS * 1000,
    cues=tuple(
        Cue(start_ms=n * 2000, end_ms=n * 2000 + 1800, text=f"{HOSTILE} {n}", role=Role.HOST)
        for n in range(SECONDS // 2)
    ),
    chapters=(Chapter(start_ms=0, title="One"), Chapter(start_ms=4000, title=HOSTILE)),
)


def mp3() -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_channels(1)
    encoder.silence()
    tone = (round(6000 * math.sin(2 * math.pi * 330 * n / RATE_HZ)) for n in range(SECONDS * RATE_HZ))
    pcm = struct.pack(f"<{SECONDS * RATE_HZ}h", *tone)
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())


class Ranges(SimpleHTTPRequestHandler):
    """Serves a folder with byte ranges, without which a browser cannot seek."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        first = int(asked[1]) if asked else 0
        last = min(int(asked[2]), len(content) - 1) if asked and asked[2] else len(content) - 1
        self.send_response(206 if asked else 200)
        self.send_header("Content-Type", self.guess_type(path if path.is_file() else "index.html"))
        self.send_header("Content-Length", str(last + 1 - first))
        self.send_header("Accept-Ranges", "bytes")
        if asked:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(content[first : last + 1])

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Ranges, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def write_site(folder: Path, *, link: str, episodes: tuple[Episode, ...]) -> None:
    Image.new("RGB", (1400, 1400), "navy").save(folder / "cover.png")
    show = replace(SHOW, link=link, folder=folder, cover="cover.png", title=f"Show {HOSTILE}")
    cover, audio, public = artwork(show), mp3(), folder / "public"
    for episode in episodes:
        own = public / "episodes" / episode.identity.slug
        own.mkdir(parents=True)
        for name, content in files_of(episode, show=show, cover_name=cover.name).items():
            (own / name).write_bytes(content)
        (own / episode.enclosure.name).write_bytes(audio)
    (public / cover.name).write_bytes(cover.content)
    (public / "index.html").write_bytes(render_index(show, episodes=episodes, cover_name=cover.name))
    feed = render_feed(show, podcast_guid=GUID, episodes=episodes, cover_name=cover.name)
    (public / "feed.xml").write_bytes(feed)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "public").mkdir()
    with served(folder / "public") as link:
        write_site(folder, link=link, episodes=(PLAYED, ARABIC))
        yield link


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must neither complain, nor throw, nor ask another host for anything."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 360, "height": 740})
    opened = context.new_page()
    opened.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: faults.append(f"error: {error}"))
    opened.on(
        "request",
        lambda asked: None if "//127.0.0.1:" in asked.url or asked.url[:5] == "data:" else faults.append(asked.url),
    )
    opened.on(
        "response", lambda answer: None if answer.status < 400 else faults.append(f"{answer.status} {answer.url}")
    )
    yield opened
    context.close()
    assert faults == []


def episode_page(episode: Episode) -> str:
    return f"episodes/{episode.identity.slug}/index.html"


def play(page: Page) -> None:
    page.evaluate("() => document.querySelector('audio').play()")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.2")


def test_the_index_plays_an_episode_and_shows_titles_as_text(page: Page, site: str) -> None:
    page.goto(site + "index.html")
    assert page.title() == f"Show {HOSTILE}"
    assert page.locator("main h3").first.inner_text() == HOSTILE
    assert page.evaluate("() => document.querySelector('img').naturalWidth") == 1400
    assert page.evaluate("() => isNaN(document.querySelector('audio').duration)"), (
        "nothing is loaded before it is wanted"
    )
    play(page)
    assert abs(page.evaluate("() => document.querySelector('audio').duration") - SECONDS) < 0.2
    assert page.locator("main h3 a").first.get_attribute("href") == episode_page(PLAYED)


def test_only_one_episode_plays_at_a_time(page: Page, site: str) -> None:
    page.goto(site)
    play(page)
    page.evaluate("() => document.querySelectorAll('audio')[1].play()")
    page.wait_for_function("() => document.querySelectorAll('audio')[1].currentTime > 0.1")
    assert page.evaluate("() => [...document.querySelectorAll('audio')].map(a => a.paused)") == [True, False]


def test_the_feeds_address_is_copied(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site)
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{site}feed.xml"


def test_a_chapter_leads_to_its_time_and_the_text_follows(page: Page, site: str) -> None:
    page.goto(site + episode_page(PLAYED))
    page.wait_for_function("() => document.querySelector('audio').duration > 0")
    page.locator("nav.chapters a[data-t='4.0']").click()
    page.wait_for_function("() => document.querySelector('audio').currentTime >= 4")
    page.locator("span.now").wait_for()
    assert page.locator("span.now").inner_text() == f"{HOSTILE} 2"
    assert page.url.endswith("index.html")


def test_captions_and_chapters_are_tracks_that_load(page: Page, site: str) -> None:
    page.goto(site + episode_page(PLAYED))
    page.evaluate("() => { for (const track of document.querySelector('audio').textTracks) track.mode = 'hidden' }")
    page.wait_for_function("() => [...document.querySelectorAll('track')].every(track => track.readyState === 2)")
    found = page.evaluate("() => [...document.querySelector('audio').textTracks].map(t => [t.kind, t.cues.length])")
    assert found == [["captions", 3], ["chapters", 2]]
    text = page.evaluate("() => document.querySelector('audio').textTracks[0].cues[1].getCueAsHTML().textContent")
    assert "".join(text.split()) == "".join(f"{HOSTILE} 1".split())


def test_a_link_to_a_moment_starts_there(page: Page, site: str) -> None:
    page.goto(f"{site}{episode_page(PLAYED)}#t=3.5")
    page.wait_for_function("() => document.querySelector('audio').currentTime === 3.5")


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("where", ["index.html", episode_page(PLAYED), episode_page(ARABIC)])
def test_no_page_is_wider_than_its_window(page: Page, site: str, width: int, where: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + where)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_all_works_without_scripts(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + episode_page(PLAYED))
        assert page.locator("section.transcript p").first.is_visible()
        assert page.locator("audio").is_visible()
        page.goto(site)
        assert page.locator("button").count() == 1
        assert not page.locator("button").is_visible()
