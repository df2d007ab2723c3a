from __future__ import annotations

import json
from dataclasses import replace

import pytest
from samples_publish import CUES, EPISODE, EPISODES, SHOW

from narrator.errors import PublishError
from narrator.model import Chapter, Cue, Episode, Role
from narrator.publish import feed_url, file_names, files_of
from narrator.publish.addresses import episode_url, site_url
from narrator.publish.chapters import chapters_json
from narrator.publish.reading import Passage, passages
from narrator.publish.subscribe import apps, code
from narrator.publish.words import words_for
from narrator.record import episode_from_json
from narrator.show import Pauses

PAUSES = Pauses()


@pytest.mark.parametrize("episode", EPISODES)
def test_an_episode_has_just_these_files(episode: Episode) -> None:
    slug = episode.identity.slug
    files = files_of(episode, show=SHOW)
    expected = [f"{slug}.vtt", f"{slug}.srt", f"{slug}.json", "chapters.json", "index.html", "episode.json"]
    assert list(files) == expected
    assert file_names(episode) == tuple(expected)
    assert episode_from_json(files["episode.json"]) == episode


def test_chapters_hold_seconds_titles_and_safe_links() -> None:
    chapters = (
        Chapter(start_ms=0, title="One\n"),
        Chapter(start_ms=61_250, title="Zwei „2“", url="https://a.example/ü"),
        Chapter(start_ms=99_000, title="Three", url="javascript:x"),
    )
    assert json.loads(chapters_json(chapters)) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "title": "One"},
            {"startTime": 61.25, "title": "Zwei „2“", "url": "https://a.example/%C3%BC"},
            {"startTime": 99, "title": "Three"},
        ],
    }
    assert json.loads(chapters_json(())) == {"version": "1.2.0", "chapters": []}


# ── addresses ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("link", ["https://pod.example", "https://pod.example/", "https://pod.example//"])
def test_the_site_ends_in_one_slash(link: str) -> None:
    show = replace(SHOW, link=link)
    assert site_url(show) == "https://pod.example/"
    assert feed_url(show) == "https://pod.example/feed.xml"
    assert episode_url(show, EPISODE, "a b.mp3") == "https://pod.example/episodes/ferry-crews-vote-1f2e3d4c/a%20b.mp3"


def test_a_show_without_a_web_address_cannot_be_published() -> None:
    with pytest.raises(PublishError) as refusal:
        feed_url(replace(SHOW, link=""))
    assert refusal.value.hint == "set link in show.toml"


def test_each_app_gets_the_form_it_knows() -> None:
    links = {app.name: app.url for _, group in apps(SHOW, words=words_for("en")) for app in group}
    assert links == {
        "Apple Podcasts": "podcast://podcast.example/harbour/feed.xml",
        "Overcast": "overcast://x-callback-url/add?url=https%3A%2F%2Fpodcast.example%2Fharbour%2Ffeed.xml",
        "Pocket Casts": "pktc://subscribe/podcast.example/harbour/feed.xml",
        "AntennaPod": "antennapod-subscribe://podcast.example/harbour/feed.xml",
        "Podcast Addict": "podcastaddict://podcast.example/harbour/feed.xml",
        "gPodder": "gpodder://podcast.example/harbour/feed.xml",
        "Player FM": "https://player.fm/subscribe?id=https%3A%2F%2Fpodcast.example%2Fharbour%2Ffeed.xml",
    }


def test_the_code_depends_on_the_site_and_brings_no_style() -> None:
    drawn = code(SHOW)
    assert drawn.startswith("<svg")
    assert "style=" not in drawn
    assert drawn == code(SHOW)
    assert drawn != code(replace(SHOW, link="https://pod.example/"))


# ── a text to read ───────────────────────────────────────────────────────────────────────────────────────────────────


def read(found: tuple[Passage, ...]) -> list[tuple[str, list[list[str]]]]:
    return [
        (passage.chapter.title if passage.chapter else "", [[cue.text for cue in p.cues] for p in passage.paragraphs])
        for passage in found
    ]


def cue(text: str, start_ms: int, end_ms: int, role: Role = Role.HOST) -> Cue:
    return Cue(start_ms=start_ms, end_ms=end_ms, text=text, role=role)


def test_chapters_pauses_and_roles_make_paragraphs() -> None:
    texts = [c.text for c in CUES]
    assert read(passages(EPISODE, pauses=PAUSES)) == [
        ("Welcome", [[texts[0], texts[1]]]),
        ("Ferry crews vote to keep the night boat", [[texts[3], texts[4]], [texts[5]]]),
        ("What it costs", [[texts[7]]]),
        ("Sign-off", [[texts[8]]]),
    ]


def test_without_chapters_nothing_is_dropped() -> None:
    found = passages(replace(EPISODE, chapters=()), pauses=PAUSES)
    assert [passage.chapter for passage in found] == [None]
    assert tuple(c for passage in found for p in passage.paragraphs for c in p.cues) == CUES


def test_what_is_said_before_the_first_chapter_stands_before_it() -> None:
    late = (Chapter(start_ms=500, title="Late"),)
    cues = (cue("Before.", 0, 400), cue("After.", 500, 900))
    found = read(passages(replace(EPISODE, chapters=late, cues=cues), pauses=PAUSES))
    assert found == [("", [["Before."]]), ("Late", [["After."]])]


def test_a_long_paragraph_ends_with_its_sentence() -> None:
    half, whole = "word " * 100, "word " * 100 + "end."
    cues = tuple(cue(text, n * 1000, n * 1000 + 990) for n, text in enumerate([half, whole, "Next.", "Last."]))
    found = read(passages(replace(EPISODE, chapters=(), cues=cues), pauses=PAUSES))
    assert found == [("", [[half, whole], ["Next.", "Last."]])]


def test_who_is_quoted_is_named_unless_the_text_names_them() -> None:
    quoted = (
        replace(cue("“We did it.", 0, 1000, Role.QUOTE), speaker="Ann Example"),
        replace(cue("We will again.”", 2000, 3000, Role.QUOTE), speaker="Ann Example"),
        replace(cue("“We are glad,”", 4000, 5000, Role.QUOTE), speaker="Bo Sample"),
        cue("said Bo Sample.", 5116, 6000),
        cue("It was Monday.", 7000, 8000),
        replace(cue("“We did it.”", 9000, 9900, Role.QUOTE), speaker="Ann Example"),
    )
    (passage,) = passages(replace(EPISODE, chapters=(), cues=quoted), pauses=PAUSES)
    assert [(p.role, p.speaker, len(p.cues)) for p in passage.paragraphs] == [
        (Role.QUOTE, "Ann Example", 1),
        (Role.QUOTE, "", 1),
        (Role.QUOTE, "", 2),
        (Role.HOST, "", 1),
        (Role.QUOTE, "Ann Example", 1),
    ]


def test_an_episode_of_music_only_has_no_text() -> None:
    assert passages(replace(EPISODE, cues=()), pauses=PAUSES) == ()
