"""The scheduled batch, against a web site of its own: what is new is made once, what is bad stops nobody."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import podcastparser
import pytest
from fakes_site import ArticleSite, endless, hang, page, redirect, status
from shows import STORY, ShowFolder

TEASER = """<html lang="en"><head><script type="application/ld+json">
{"@type": "NewsArticle", "isAccessibleForFree": false, "wordCount": 900}</script></head><body><h1>Secret talks</h1>
<p>The talks began on Monday in a hotel by the lake, three people said, and they went on until the next morning.</p>
<p>Subscribe to continue reading.</p></body></html>"""


def article(title: str) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n")[2:])
    lead = f"<p>This is the story that we tell about {title} today, in full.</p>"
    return f"<html lang=en><head><title>{title}</title></head><body><h1>{title}</h1>{lead}{paragraphs}</body></html>"


def feed(site: ArticleSite, *names: str) -> str:
    """An article feed, the newest first."""
    items = "".join(
        f"<item><title>{name}</title><link>{site.url}/{name}</link>"
        f"<pubDate>Mon, {28 - place:02} Sep 2026 06:00:00 GMT</pubDate></item>"
        for place, name in enumerate(names)
    )
    return f'<rss version="2.0"><channel><title>World</title><link>{site.url}</link>{items}</channel></rss>'


@pytest.fixture
def site() -> Iterator[ArticleSite]:
    with ArticleSite({}) as opened:
        yield opened


def serve_feed(site: ArticleSite, *names: str) -> None:
    site.pages["/feed.xml"] = page(feed(site, *names), "application/rss+xml")


def titles(show: ShowFolder) -> list[str]:
    parsed = podcastparser.parse("x", BytesIO(show.feed.read_bytes()))
    return [item["title"] for item in parsed["episodes"]]


def outcomes(done: Any) -> dict[str, str]:
    return {outcome["source"].rsplit("/", 1)[1]: outcome["status"] for outcome in done.json["outcomes"]}


def test_what_is_new_is_made_once_the_oldest_first(show: ShowFolder, site: ArticleSite) -> None:
    show.add_to_config(f'[[sources]]\nfeed = "{site.url}/feed.xml"\n')
    site.pages |= {f"/{name}": page(article(name)) for name in ("Bridge", "Ferry", "Tram")}
    serve_feed(site, "Ferry", "Bridge")
    first = show.run("run")
    assert first.code == 0, first.err
    assert first.out.splitlines()[-1] == "2 made, 0 known already, 0 failed"
    assert titles(show) == ["Ferry", "Bridge"]
    before = show.files()
    second = show.run("run")
    assert (second.code, second.out) == (0, "0 made, 0 known already, 0 failed\n")
    assert show.files() == before
    serve_feed(site, "Tram", "Ferry", "Bridge")
    assert show.run("run").code == 0
    assert titles(show) == ["Tram", "Ferry", "Bridge"]


def test_a_bad_article_stops_nobody_and_is_not_tried_for_ever(show: ShowFolder, site: ArticleSite) -> None:
    show.add_to_config(f'[[sources]]\nfeed = "{site.url}/feed.xml"\n')
    site.pages |= {
        "/Bridge": page(article("Bridge")),
        "/Gone": status(404),
        "/Secret": page(TEASER),
        "/Busy": status(503),
        "/Circle": redirect("/Circle"),
        "/Endless": endless(),
    }
    serve_feed(site, "Gone", "Secret", "Busy", "Circle", "Endless", "Bridge")
    done = show.run("run", "--json")
    assert done.code == 3
    assert outcomes(done) == {
        "Bridge": "made",
        "Gone": "failed",
        "Secret": "failed",
        "Busy": "failed",
        "Circle": "failed",
        "Endless": "failed",
    }
    assert titles(show) == ["Bridge"]
    again = show.run("run", "--json")
    assert again.code == 75
    assert outcomes(again) == {"Busy": "failed"}
    site.pages["/Busy"] = page(article("Busy"))
    assert outcomes(show.run("run", "--json")) == {"Busy": "made"}
    assert titles(show) == ["Busy", "Bridge"]


def test_a_server_that_hangs_costs_its_time_out_only(show: ShowFolder, site: ArticleSite) -> None:
    config = show.folder / "show.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("timeout_s = 5", "timeout_s = 1"), encoding="utf-8")
    show.add_to_config(f'[[sources]]\nurls = ["{site.url}/Slow", "{site.url}/Bridge"]\n')
    site.pages |= {"/Slow": hang(), "/Bridge": page(article("Bridge"))}
    done = show.run("run")
    assert done.code == 75
    assert "is tried again by the next run" in done.out
    assert titles(show) == ["Bridge"]


def test_a_feed_that_turned_into_a_page_does_not_stop_the_inbox(show: ShowFolder, site: ArticleSite) -> None:
    site.pages["/feed.xml"] = page(article("Not a feed"))
    show.add_to_config(f'[[sources]]\nfeed = "{site.url}/feed.xml"\n[[sources]]\nfolder = "articles"\n')
    show.story("articles/story.txt")
    done = show.run("run")
    assert done.code == 3
    assert "not an article feed" in done.out
    assert titles(show) == ["Harbour bridge reopens after ninety days"]


def test_the_inbox_takes_any_file_and_tells_of_changes(show: ShowFolder) -> None:
    show.add_to_config('[[sources]]\nfolder = "articles"\n')
    story = show.story("articles/story.txt")
    show.write("articles/.hidden", "nobody reads this")
    show.write("articles/short.txt", "Too short.")
    assert show.run("run").code == 3
    assert show.run("run").code == 0
    story.write_text(story.read_text(encoding="utf-8").replace("400 people", "500 people"), encoding="utf-8")
    changed = show.run("run")
    assert changed.code == 0
    assert f"changed   {story}" in changed.out
    show.write("articles/short.txt", STORY.replace("Harbour", "Second harbour"))
    assert "1 made" in show.run("run").out
    assert len(titles(show)) == 2


def test_a_folder_that_is_not_there_is_told(show: ShowFolder) -> None:
    show.add_to_config('[[sources]]\nfolder = "nowhere"\n')
    done = show.run("run")
    assert done.code == 3
    assert "there is no such folder" in done.out


def test_no_more_than_asked_for_are_made(show: ShowFolder, site: ArticleSite) -> None:
    show.add_to_config(f'[[sources]]\nfeed = "{site.url}/feed.xml"\nlimit = 2\n')
    site.pages |= {f"/{name}": page(article(name)) for name in ("Bridge", "Ferry", "Tram")}
    serve_feed(site, "Tram", "Ferry", "Bridge")
    assert show.run("run", "--max", "1").code == 0
    assert titles(show) == ["Ferry"]
    assert show.run("run").code == 0
    assert titles(show) == ["Tram", "Ferry"]


def test_two_addresses_of_one_article_are_one_episode(show: ShowFolder, site: ArticleSite) -> None:
    canonical = f'<link rel="canonical" href="{site.url}/Bridge">'
    text = article("Bridge").replace("</head>", f"{canonical}</head>")
    site.pages |= {"/Bridge": page(text), "/amp/Bridge": page(text)}
    show.add_to_config(f'[[sources]]\nurls = ["{site.url}/Bridge", "{site.url}/amp/Bridge?utm_source=x"]\n')
    done = show.run("run")
    assert done.out.splitlines()[-1] == "1 made, 1 known already, 0 failed"


def test_a_removed_episode_is_not_made_again(show: ShowFolder) -> None:
    show.add_to_config('[[sources]]\nfolder = "articles"\n')
    show.story("articles/story.txt")
    show.run("run")
    show.run("episodes", "remove", "harbour")
    assert show.run("run").out == "0 made, 0 known already, 0 failed\n"
    assert titles(show) == []


def test_a_private_address_is_refused_unless_allowed(show: ShowFolder, site: ArticleSite) -> None:
    config = show.folder / "show.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("allow_private = true", ""), encoding="utf-8")
    site.pages["/Bridge"] = page(article("Bridge"))
    done = show.run("make", f"{site.url}/Bridge")
    assert done.code == 1
    assert "allow_private = true" in done.err
    assert site.requests == []


def test_a_second_run_ends_at_once_and_says_who_holds_the_show(show: ShowFolder, site: ArticleSite) -> None:
    show.add_to_config(f'[[sources]]\nurls = ["{site.url}/Slow"]\n')
    site.pages["/Slow"] = hang()
    with subprocess.Popen(
        [sys.executable, "-m", "narrator", "run", "--quiet", "--show", str(show.folder)], stdout=subprocess.DEVNULL
    ) as first:
        while not site.requests:
            time.sleep(0.02)
        second = show.run("make", str(show.story()))
        assert second.code == 75
        assert f"is held by narrator run, process {first.pid}" in second.err
        first.kill()
    assert show.run("make", str(show.story())).code == 0


def test_a_run_without_sources_has_nothing_to_do(show: ShowFolder) -> None:
    done = show.run("run")
    assert (done.code, done.out) == (0, "0 made, 0 known already, 0 failed\n")
