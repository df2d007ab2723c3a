from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrator.config import find_show, load_show, parse_show
from narrator.errors import ConfigError, WorkspaceError
from narrator.show import Saying, Show, SiteRule, SourceRule

SMALLEST = '[show]\ntitle = "Behind the Headline"\nauthor = "The Example Gazette"\n'


def parse(text: str) -> Show:
    return parse_show(tomllib.loads(text), folder=Path("/show"), which="show.toml")


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return caught.value.problems


def test_title_and_author_are_enough() -> None:
    show = parse(SMALLEST)
    assert (show.title, show.author) == ("Behind the Headline", "The Example Gazette")
    assert show.style.frame[0] == "intro"
    assert show.voice.engines == ("gtts", "espeak")
    assert show.sources == ()


def test_every_table_is_read() -> None:
    show = parse(
        SMALLEST
        + """
link = "https://podcast.example"
category = ["News", "Daily News"]
[style]
loudness_lufs = -16
[style.pauses]
sentence_ms = 200
[style.wording.de]
welcome = "Guten Morgen."
[voice]
engines = ["espeak"]
[voice.espeak]
words_per_minute = 180
[music]
intro = "clips/intro.ogg"
[fetch]
allow_private = true
[[sources]]
feed = "https://gazette.example/world.xml"
limit = 3
[[sources]]
folder = "articles"
[style.say]
captions = "say"
quotes = "voice"
[reading]
keep = "origin"
[[sites]]
host = "news.example"
drop = ["aside.promo", ".share"]
headers.Authorization = "NEWS_TOKEN"
"""
    )
    assert show.style.say == Saying(captions="say", quotes="voice")
    assert show.reading.keep == ("origin",)
    assert show.sites == (
        SiteRule(host="news.example", drop=("aside.promo", ".share"), headers={"Authorization": "NEWS_TOKEN"}),
    )
    assert show.link == "https://podcast.example/"
    assert show.style.loudness_lufs == -16.0
    assert show.style.pauses.sentence_ms == 200
    assert show.style.wording["de"].welcome == ("Guten Morgen.",)
    assert show.voice.settings["espeak"] == {"words_per_minute": 180}
    assert show.fetch.allow_private
    assert show.sources == (
        SourceRule(feed="https://gazette.example/world.xml", limit=3),
        SourceRule(folder="articles"),
    )


def test_all_problems_are_told_at_once() -> None:
    told = problems(
        """
[show]
titel = "x"
author = 7
language = "english"
category = ["Newz"]
timezone = "Mars/Base"
[styel]
[style]
loudness_lufs = 3
bitrate_kbps = 97
frame = ["intro", "storey"]
[music]
intro = 3
[[sources]]
feed = "https://a.example/"
folder = "b"
"""
    )
    text = "\n".join(told)
    for part in (
        "styel: is not an option; did you mean style?",
        "show.titel: is not an option; did you mean title?",
        "show.title: is missing",
        "show.author: must be a text, not 7",
        "show.language: must be a language tag",
        "'Newz' is not one of Apple's categories",
        "'Mars/Base' is not a time zone",
        "style.loudness_lufs: must lie from -31 to -10",
        "style.bitrate_kbps: must be one of 64, 96, 128",
        "'storey' is not a part of the frame",
        "music.intro: must be a text, not 3",
        "sources 1: must be a table with one of feed, folder and urls",
    ):
        assert part in text
    assert len(told) == 12


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('style = "loud"', "style: must be a table, written as [style]"),
        ('sources = "all"', "sources: must be written as [[sources]]"),
        ("[show]\nexplicit = 1", "show.explicit: must be true or false, not 1"),
        ('sites = "all"', "sites: must be written as [[sites]]"),
        ("[[sites]]", "sites 1: must be a table with host"),
        ('[[sites]]\nhost = "https://news.example"', "sites 1.host: must be a host such as news.example"),
        ('[[sites]]\nhost = "a.example"\ncookie = "a=b; c"', "sites 1.cookie: must be the name of an environment"),
        ('[[sites]]\nhost = "a.example"\nheaders = 1', "sites 1.headers: must be a table of texts, not 1"),
        ('[style.say]\ntables = "column"', "style.say.tables: must be one of tell, rows, skip, not 'column'"),
        ("[fetch]\ntimeout_s = true", "fetch.timeout_s: must be a whole number, not True"),
        ("[fetch]\ntimeout_s = 0", "fetch.timeout_s: must lie from 1 to 600, not at 0"),
        ('[show]\nlisten_on = ["a", 1]', "show.listen_on: must be a list of texts"),
        ('[show]\ncategory = ["News", "Opera"]', "'Opera' is not a sub-category of News"),
        ('[show]\nlink = "ftp://x.example"', "show.link: must be a http or https URL"),
        ('[show]\nemail = "me at home"', "show.email: must be an e-mail address"),
        ('[style.wording]\nde = "x"', "de: must be a table"),
        (f'[show]\ndescription = "{"é" * 2001}"', "show.description: has 4002 bytes, 4000 may be"),
    ],
)
def test_a_fault_is_named(text: str, told: str) -> None:
    assert any(told in problem for problem in problems(text))


def test_one_problem_stands_in_the_message_itself() -> None:
    with pytest.raises(ConfigError, match=r"^configuration: show\.toml: show\.author: is missing"):
        parse('[show]\ntitle = "x"')


def test_a_file_that_is_not_toml_is_named_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "show.toml"
    path.write_text("[show]\ntitle = Behind")
    with pytest.raises(ConfigError, match=r"is not TOML: .*line 2"):
        load_show(path)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "show.toml"
    path.write_bytes('[show]\ntitle = "é"'.encode("latin-1"))
    with pytest.raises(ConfigError, match="is not UTF-8"):
        load_show(path)


def test_a_byte_order_mark_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "show.toml"
    path.write_text(SMALLEST, encoding="utf-8-sig")
    assert load_show(path).folder == tmp_path


def test_the_show_is_found_upwards_then_in_episodes(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "show.toml").write_text(SMALLEST)
    assert find_show(inner) == tmp_path / "a"
    sample = tmp_path / "clone" / "episodes"
    sample.mkdir(parents=True)
    (sample / "show.toml").write_text(SMALLEST)
    assert find_show(tmp_path / "clone") == sample
    assert find_show(tmp_path / "clone", Path(tmp_path / "a")) == tmp_path / "a"


def test_no_show_is_an_error_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as caught:
        find_show(tmp_path)
    assert "narrator init" in caught.value.hint
    with pytest.raises(WorkspaceError, match=r"there is no show\.toml"):
        find_show(tmp_path, tmp_path)


toml_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(
    table=st.dictionaries(
        st.sampled_from(["show", "style", "voice", "music", "fetch", "reading", "sources", "sites", "x"]), toml_values
    ),
    key=st.sampled_from(
        ["title", "author", "frame", "category", "limit", "wording", "pauses", "say", "host", "headers"]
    ),
    value=toml_values,
)
def test_no_table_raises_anything_else(table: dict[str, object], key: str, value: object) -> None:
    for name, inner in list(table.items()):
        if isinstance(inner, dict):
            table[name] = inner | {key: value}
    with pytest.raises(ConfigError):
        parse_show(table, folder=Path("/show"), which="show.toml")
