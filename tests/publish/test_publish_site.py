from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from samples_publish import ARABIC, COVER, CUES, EPISODE, EPISODES, GERMAN, SHOW

from narrator.model import Cue, Episode, Role
from narrator.publish import files_of, render_index

PAGE = "utf-8"


def tree(content: bytes) -> Any:
    return html.document_fromstring(content.decode(PAGE))


def index(episodes: tuple[Episode, ...] = EPISODES, **changes: Any) -> Any:
    return tree(render_index(replace(SHOW, **changes), episodes=episodes, cover_name=COVER))


def page(episode: Episode, *, cover_name: str = COVER) -> Any:
    return tree(files_of(episode, show=SHOW, cover_name=cover_name)["index.html"])


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


PAGES = {"index": index(), "episode": page(EPISODE), "arabic": page(ARABIC), "german": page(GERMAN, cover_name="")}


# ── every page ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_fetched_from_elsewhere(name: str) -> None:
    fetched = PAGES[name].xpath("//img/@src | //audio/@src | //track/@src | //script/@src | //link[@rel='icon']/@href")
    assert fetched
    assert all(urlsplit(url).scheme in ("", "data") and not urlsplit(url).netloc for url in fetched)
    assert not PAGES[name].xpath("//iframe | //object | //embed | //form | //link[@rel='stylesheet']")


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_allows_just_the_pages_own_style_and_script(name: str) -> None:
    (policy,) = PAGES[name].xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (own,) = PAGES[name].xpath(f"//{kind}")
        digest = base64.b64encode(hashlib.sha256(own.text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert not PAGES[name].xpath("//@style | //@onclick | //@onload")


@pytest.mark.parametrize("name", PAGES)
def test_the_script_is_tiny(name: str) -> None:
    (script,) = PAGES[name].xpath("//script")
    assert len(script.text.encode()) <= 2048


@pytest.mark.parametrize("name", PAGES)
def test_each_page_has_landmarks_one_heading_and_a_way_past_the_head(name: str) -> None:
    found = PAGES[name]
    assert len(found.xpath("//main[@id='content']")) == len(found.xpath("//h1")) == len(found.xpath("//footer")) == 1
    assert found.xpath("//body/a[1]/@href") == ["#content"]
    ids = found.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert set(found.xpath("//@aria-labelledby | //label/@for")) <= set(ids)
    assert found.xpath("//html/@lang")
    assert all(audio.get("aria-label") for audio in found.xpath("//audio"))


# ── index ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_index_lists_every_episode_ready_to_play() -> None:
    items = index().xpath("//main//li/article")
    assert [item.xpath("string(.//h3)") for item in items] == [episode.title for episode in EPISODES]
    for item, episode in zip(items, EPISODES, strict=True):
        folder = f"episodes/{episode.identity.slug}/"
        assert item.xpath(".//h3/a/@href") == [f"{folder}index.html"]
        assert item.xpath(".//audio/@src") == [folder + episode.enclosure.name]
        assert item.xpath(".//audio/@preload") == ["none"]
        assert item.xpath(".//time/@datetime") == [episode.identity.published.isoformat()]
        assert item.get("lang") == episode.language
    assert [item.get("dir") for item in items] == ["ltr", "rtl", "ltr"]
    assert said(items[0].xpath(".//p[@class='facts']")[0]) == "Latest24 November 2025·1 h 00 min"


def test_the_index_says_how_to_subscribe() -> None:
    found = index()
    assert found.xpath("//input/@value") == ["https://podcast.example/harbour/feed.xml"]
    assert found.xpath("//link[@type='application/rss+xml']/@href") == ["feed.xml"]
    schemes = {urlsplit(url).scheme for url in found.xpath("//aside//ul//a/@href")}
    assert schemes == {"podcast", "overcast", "pktc", "antennapod-subscribe", "podcastaddict", "gpodder", "https"}
    assert len(found.xpath("//aside//*[local-name()='svg']")) == 1
    assert found.xpath("//button[@data-copy]/@hidden")


def test_the_index_follows_the_shows_language_date_and_copyright() -> None:
    found = index(language="de", timezone="Pacific/Auckland", copyright="", description="")
    assert found.xpath("//html/@lang") == ["de"]
    assert said(found.xpath("//h2")[0]) == "Folgen"
    assert said(found.xpath("//main//time")[1]) == "24. November 2025"
    assert said(found.xpath("//footer/p")[0]) == SHOW.author


def test_a_show_without_episodes_has_a_page_too() -> None:
    found = index(episodes=())
    assert "No episode yet" in said(found.xpath("//main")[0])
    assert not found.xpath("//audio")


# ── episode ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_holds_every_word_of_the_transcript_in_order() -> None:
    section = PAGES["episode"].xpath("//section[@class='transcript']")[0]
    spans = [said(span) for span in section.xpath(".//span[@data-from]")]
    titles = [said(title) for title in section.xpath(".//h3")]
    assert spans == [cue.text for cue in CUES if cue.text not in titles]
    assert titles == [chapter.title for chapter in EPISODE.chapters]
    assert section.xpath(".//p[@class='quote']")


def test_times_lead_into_the_audio_even_without_the_script() -> None:
    found = PAGES["episode"]
    links = found.xpath("//nav[@class='chapters']//a[@data-t]/@href")
    assert links == [f"{EPISODE.enclosure.name}#t={t}" for t in ("0.0", "9.0", "31.0", "3600.0")]
    assert found.xpath("//nav[@class='chapters']//a[@class='out']/@href") == ["https://gazette.example/2025/11/ferry"]
    assert found.xpath("//section//a[@data-t]/@data-t")[0] == "1.2"


def test_the_audio_carries_captions_and_chapters() -> None:
    audio = PAGES["episode"].xpath("//audio")[0]
    assert audio.get("src") == EPISODE.enclosure.name
    captions, chapters = audio.xpath(".//track")
    assert (captions.get("kind"), captions.get("src")) == ("captions", "ferry-crews-vote-1f2e3d4c.vtt")
    assert chapters.get("kind") == "chapters"
    track = base64.b64decode(chapters.get("src").removeprefix("data:text/vtt;base64,")).decode()
    assert track.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:09.000\nWelcome\n\n00:00:09.000 --> 00:00:31.000\n")
    assert track.endswith("01:00:00.000 --> 01:00:05.499\nSign-off\n")


def test_the_page_says_where_it_comes_from_and_who_reads() -> None:
    found = PAGES["episode"]
    assert said(found.xpath("//p[@class='byline']")[0]) == "From The Harbour Gazette, by Ada Marsh, Tomás Ó Briain"
    assert found.xpath("//p[@class='byline']/a/@href") == [EPISODE.source_url]
    assert said(found.xpath("//*[@class='badge']")[0]) == "Read by a synthetic voice"
    assert found.xpath("//nav[contains(@class, 'back')]/a/@href") == ["../../index.html"]


def test_languages_are_marked_where_they_differ() -> None:
    assert PAGES["arabic"].xpath("//html/@lang") == ["en"]
    main = PAGES["arabic"].xpath("//main")[0]
    assert (main.get("lang"), main.get("dir")) == ("ar", "rtl")
    assert main.xpath(".//h2/@lang") == ["en"]
    assert PAGES["german"].xpath("//html/@lang") == ["de"]
    assert not PAGES["german"].xpath("//p[@class='byline'] | //p[@class='lede'] | //nav[@class='chapters'] | //img")


def test_languages_that_write_no_blanks_get_none() -> None:
    cues = tuple(
        Cue(start_ms=n * 1000, end_ms=n * 1000 + 900, text=t, role=Role.HOST)
        for n, t in enumerate(["你好，", "世界。"])
    )
    section = page(replace(EPISODE, language="zh-TW", cues=cues, chapters=())).xpath("//section//p")[0]
    assert said(section).endswith("你好，世界。")


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1), st.text(), st.text())
def test_texts_stay_texts(title: str, site: str, source: str) -> None:
    nasty = f"{title}</title></script><script>alert(1)</script><img src=x onerror=alert(2)>'\""
    cues = (replace(CUES[0], text=nasty), replace(CUES[1], text=site))
    episode = replace(
        EPISODE, title=nasty, summary=nasty, site_name=site, source_url=source, authors=(nasty,), cues=cues
    )
    for content in (
        files_of(episode, show=SHOW)["index.html"],
        render_index(replace(SHOW, title=nasty, description=nasty), episodes=[episode], cover_name=COVER),
    ):
        assert not re.search(rb"<img src=x|<script>alert", content)
        assert len(tree(content).xpath("//script")) == 1
