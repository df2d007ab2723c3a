"""The whole line as a user sees it: the command, real speech, a real MP3, a feed that real clients read."""

from __future__ import annotations

import json
import sqlite3
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import feedparser
import podcastparser
import pytest
from mutagen.id3 import ID3
from shows import MakeShow, ShowFolder

TITLE = "Harbour bridge reopens after ninety days"


def clips(show: ShowFolder) -> set[str]:
    return {path.name for path in (show.folder / ".narrator" / "clips").rglob("*.s16")}


def only_episode(show: ShowFolder) -> dict[str, object]:
    (episode,) = show.run("episodes", "list", "--json").json
    return dict(episode)


def test_a_file_becomes_an_episode_and_the_user_is_told(show: ShowFolder) -> None:
    done = show.run("make", str(show.story()))
    assert done.code == 0, done.err
    told = {line.split(maxsplit=1)[0]: line for line in done.out.splitlines()}
    assert TITLE in told["Episode"]
    assert "words, en" in told["Read"]
    assert "espeak" in told["Voice"]
    assert "LUFS" in told["Length"]
    assert told["Next"].endswith("narrator serve")
    for name in ("Audio", "Feed"):
        assert (show.folder / told[name].split(maxsplit=1)[1]).is_file()


def test_the_feed_tells_the_truth_about_the_audio(made: ShowFolder) -> None:
    feed = podcastparser.parse("https://podcast.example/feed.xml", BytesIO(made.feed.read_bytes()))
    (item,) = feed["episodes"]
    (enclosure,) = item["enclosures"]
    audio = made.public / enclosure["url"].removeprefix("https://podcast.example/")
    assert audio.stat().st_size == enclosure["file_size"]
    assert enclosure["mime_type"] == "audio/mpeg"
    with av.open(str(audio)) as container:
        decoded = sum(frame.samples for frame in container.decode(audio=0))
    assert item["total_time"] == pytest.approx(decoded / 44_100, abs=0.51)
    assert item["title"] == TITLE
    assert feed["title"] == "Morning Ledger"


def test_every_file_that_the_feed_names_is_there(made: ShowFolder) -> None:
    parsed = feedparser.parse(made.feed.read_bytes())
    assert not parsed.bozo
    text = made.feed.read_text(encoding="utf-8")
    named = {part.split('"')[0] for part in text.split('"https://podcast.example/')[1:]}
    assert {Path(name).suffix for name in named} >= {".mp3", ".vtt", ".srt", ".json", ".jpg"}
    assert [name for name in named if not (made.public / name).is_file()] == []


def test_the_transcript_holds_the_story_in_order(made: ShowFolder) -> None:
    (path,) = made.public.glob("episodes/*/*.vtt")
    text = " ".join(path.read_text(encoding="utf-8").split())
    places = [text.find(part) for part in ("Harbour bridge", "The swing bridge", "brass band", "£4.5m", "2040")]
    assert -1 not in places
    assert places == sorted(places)


def test_the_mp3_carries_its_tags(made: ShowFolder) -> None:
    (path,) = made.public.glob("episodes/*/*.mp3")
    tags: Any = ID3(path)  # type: ignore[no-untyped-call]
    assert str(tags["TIT2"]) == TITLE
    assert str(tags["TALB"]) == "Morning Ledger"
    assert tags.getall("APIC")
    assert tags.getall("CHAP")


def test_the_record_holds_no_path_of_this_machine(made: ShowFolder) -> None:
    for name, content in made.files().items():
        assert str(made.folder).encode() not in content, name


def test_making_twice_changes_nothing_and_says_so(show: ShowFolder) -> None:
    story = show.story()
    show.run("make", str(story))
    before = show.files()
    done = show.run("make", str(story))
    assert done.code == 0
    assert "is made already" in done.out
    assert show.files() == before


def test_again_makes_the_same_bytes_under_the_same_guid(show: ShowFolder) -> None:
    story = show.story()
    first = show.run("make", str(story), "--json").json["outcomes"][0]["episode"]
    before = show.files()
    done = show.run("make", str(story), "--again", "--json").json["outcomes"][0]
    assert done["status"] == "remade"
    assert done["episode"]["guid"] == first["guid"]
    assert show.files() == before


def test_one_word_changed_speaks_one_sentence_again(show: ShowFolder) -> None:
    story = show.story()
    first = show.run("make", str(story), "--json").json["outcomes"][0]["episode"]
    spoken = clips(show)
    story.write_text(story.read_text(encoding="utf-8").replace("400 people", "500 people"), encoding="utf-8")
    done = show.run("make", str(story), "--json").json["outcomes"][0]
    assert done["status"] == "remade"
    assert done["episode"]["guid"] == first["guid"]
    assert done["episode"]["audio"] != first["audio"]
    assert len(clips(show) - spoken) == 1
    assert Path(first["audio"]).is_file(), "audio that apps may still ask for stays for its grace"


def test_the_same_text_under_another_name_is_the_same_article(show: ShowFolder) -> None:
    show.run("make", str(show.story()))
    done = show.run("make", str(show.story("copy.txt")))
    assert "is made already" in done.out
    only_episode(show)


def test_another_article_under_the_same_name_is_another_episode(show: ShowFolder) -> None:
    show.run("make", str(show.story()))
    done = show.run("make", str(show.story(title="Harbour bridge closes again")), "--json")
    assert done.json["outcomes"][0]["status"] == "made"
    assert len(show.run("episodes", "list", "--json").json) == 2


def test_standard_input_markdown_and_html_are_taken_at_once(show: ShowFolder) -> None:
    body = "The ferry left the quay at noon with forty passengers and two cars on board. " * 3
    markdown = show.write("ferry.md", f"# Ferry leaves on time\n\n{body}\n\n## Next week\n\n{body}The end.\n")
    html = show.write(
        "tram.html",
        f"<html lang=en><title>Tram line opens</title><article><h1>Tram line opens</h1><p>{body}</p><p>{body}x</p>",
    )
    stdin = f"Lighthouse sold\n\n{body}".encode()
    done = show.run("make", str(markdown), str(html), "-", "--json", stdin=stdin)
    assert done.code == 0, done.err
    titles = [outcome["episode"]["title"] for outcome in done.json["outcomes"]]
    assert titles == ["Ferry leaves on time", "Tram line opens", "Lighthouse sold"]
    feed = podcastparser.parse("x", BytesIO(show.feed.read_bytes()))
    assert [item["title"] for item in feed["episodes"]] == titles[::-1]


def test_one_bad_source_of_several_does_not_stop_the_others(show: ShowFolder) -> None:
    done = show.run("make", "nowhere.txt", str(show.story()))
    assert done.code == 3
    assert "nowhere.txt" in done.err
    assert only_episode(show)["title"] == TITLE


def test_a_removed_episode_leaves_at_once_and_comes_back_on_demand(show: ShowFolder) -> None:
    story = show.story()
    show.run("make", str(story))
    guid, slug = only_episode(show)["guid"], str(only_episode(show)["slug"])
    assert show.run("episodes", "remove", slug[:12]).code == 0
    assert slug not in show.feed.read_text(encoding="utf-8")
    assert [Path(name).suffix for name in show.files() if "episodes/" in name] == [".mp3"]
    assert "was removed" in show.run("make", str(story)).out
    assert show.run("make", str(story), "--again").code == 0
    assert only_episode(show)["guid"] == guid


def test_publish_carries_a_change_of_the_show_into_the_feed(show: ShowFolder) -> None:
    show.run("make", str(show.story()))
    config = show.folder / "show.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("Morning Ledger", "Evening Ledger"), encoding="utf-8")
    guid = feedparser.parse(show.feed.read_bytes()).feed.podcast_guid
    assert show.run("publish").code == 0
    parsed = feedparser.parse(show.feed.read_bytes())
    assert parsed.feed.title == "Evening Ledger"
    assert parsed.feed.podcast_guid == guid
    before = {name: (show.public / name).stat().st_mtime_ns for name in show.files()}
    assert show.run("publish").code == 0
    assert {name: (show.public / name).stat().st_mtime_ns for name in show.files()} == before


def test_a_moved_site_keeps_every_identity(show: ShowFolder) -> None:
    show.run("make", str(show.story()))
    before = feedparser.parse(show.feed.read_bytes())
    config = show.folder / "show.toml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("https://podcast.example/", "https://elsewhere.example/pod"),
        encoding="utf-8",
    )
    assert show.run("publish").code == 0
    after = feedparser.parse(show.feed.read_bytes())
    assert after.feed.podcast_guid == before.feed.podcast_guid
    assert after.entries[0].id == before.entries[0].id
    assert after.entries[0].enclosures[0].href.startswith("https://elsewhere.example/pod/episodes/")


def test_missing_audio_is_told_before_the_feed_is_touched(show: ShowFolder) -> None:
    show.run("make", str(show.story()))
    feed = show.feed.read_bytes()
    (audio,) = show.public.glob("episodes/*/*.mp3")
    audio.write_bytes(audio.read_bytes()[:1000])
    done = show.run("publish")
    assert done.code == 1
    assert "is missing or damaged" in done.err
    assert "--again" in done.err
    assert show.feed.read_bytes() == feed


def test_a_lost_catalogue_is_rebuilt_from_the_site(show: ShowFolder) -> None:
    show.run("make", str(show.story()))
    show.run("make", str(show.story(title="Second bridge planned")))
    before = show.files()
    for path in show.folder.glob("narrator.db*"):
        path.unlink()
    refused = show.run("make", str(show.story(title="Third bridge planned")))
    assert refused.code == 1
    assert "narrator rebuild" in refused.err
    assert show.files() == before
    assert "2 episodes" in show.run("rebuild").out
    assert show.run("publish").code == 0
    assert show.files() == before


def test_the_cache_can_be_deleted_at_any_time(show: ShowFolder) -> None:
    story = show.story()
    show.run("make", str(story))
    before = show.files()
    for path in (show.folder / ".narrator").rglob("*"):
        if path.is_file():
            path.unlink()
    assert show.run("make", str(story), "--again").code == 0
    assert show.files() == before


def test_the_catalogue_is_sound_after_it_all(made: ShowFolder) -> None:
    connection = sqlite3.connect(made.folder / "narrator.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_two_shows_of_the_same_article_have_guids_of_their_own(make_show: MakeShow) -> None:
    guids = set()
    for name in ("one", "two"):
        show = make_show(name)
        show.run("make", str(show.story()))
        guids.add(only_episode(show)["guid"])
    assert len(guids) == 2


def test_json_is_one_document(made: ShowFolder) -> None:
    for arguments in (("episodes", "list"), ("voices",), ("doctor",), ("script", str(made.folder / "story.txt"))):
        json.loads(made.run(*arguments, "--json").out)
