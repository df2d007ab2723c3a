"""A new show: whole or not at all, over nothing, and with every option there is in its show.toml."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tomllib
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any, get_type_hints

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from narrator import show as specification
from narrator import starter
from narrator.config import load_show, parse_show
from narrator.engines import command, edge, espeak, gtts, kokoro, openai, piper
from narrator.errors import ConfigError, WorkspaceError
from narrator.files import write_whole
from narrator.script.lexicon.file import load_lexicon
from narrator.script.wording import BUILT_IN
from narrator.starter import start_show

REPOSITORY = Path(__file__).parents[2]
SAMPLE = REPOSITORY / "episodes"
FILES = {
    ".gitignore",
    "articles/welcome.txt",
    "clips/intro.ogg",
    "clips/outro.ogg",
    "clips/sting.ogg",
    "cover.jpg",
    "lexicon.toml",
    "show.toml",
}


@pytest.fixture(scope="module", autouse=True)
def _quick_music() -> Any:
    """The pieces are played once, not for every show of these tests."""
    played = starter.sound_and_picture("Any", "Any")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(starter, "sound_and_picture", lambda title, author: played)
        yield


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# ── the folder ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_show_is_complete_and_opens(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "my-show"
    written = start_show(folder, title="My Show", author="Ann Example", language="en-GB", timezone="Europe/London")
    show = load_show(folder / "show.toml")
    assert {str(path.relative_to(folder)) for path in written} == set(contents(folder)) == FILES
    assert (show.title, show.author, show.language, show.timezone) == (
        "My Show",
        "Ann Example",
        "en-GB",
        "Europe/London",
    )
    assert [rule.folder for rule in show.sources] == ["articles"]
    for piece in (show.music.intro, show.music.sting, show.music.outro):
        with av.open(str(folder / piece), "r") as file:
            assert file.duration
    with Image.open(folder / show.cover) as picture:
        assert picture.width == picture.height >= 1400
    assert len((folder / "articles/welcome.txt").read_text(encoding="utf-8").split()) > 150
    load_lexicon(folder / "lexicon.toml")


def test_a_folder_with_a_hidden_stranger_will_do(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_bytes(b"ref: refs/heads/main\n")
    start_show(tmp_path, title="My Show", author="Ann")
    assert set(contents(tmp_path)) == FILES | {".git/HEAD"}


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("show.toml", "has a show.toml already"),
        ("notes.txt", "is not empty: it holds notes.txt"),
        ("cover.jpg", "is not empty"),
        (".gitignore", "is not empty"),
        ("articles/mine.txt", "is not empty: it holds articles"),
    ],
)
def test_what_lies_there_is_never_touched(name: str, cause: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(WorkspaceError, match=cause) as caught:
        start_show(tmp_path, title="My Show", author="Ann")
    assert caught.value.hint
    assert contents(tmp_path) == {name: b"mine"}


def test_a_show_is_not_started_twice(tmp_path: Path) -> None:
    start_show(tmp_path, title="My Show", author="Ann")
    before = contents(tmp_path)
    with pytest.raises(WorkspaceError, match="already"):
        start_show(tmp_path, title="Another", author="Ann")
    assert contents(tmp_path) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(WorkspaceError, match="is not a folder"):
        start_show(tmp_path / "file", title="My Show", author="Ann")
    with pytest.raises(WorkspaceError):
        start_show(tmp_path / "file" / "below", title="My Show", author="Ann")


@pytest.mark.parametrize("failing", [1, 4, len(FILES)])
def test_a_full_disk_leaves_nothing_behind(failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def write_until_full(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) == failing:
            raise OSError(28, "No space left on device", str(path))
        write_whole(path, content)

    monkeypatch.setattr(starter, "write_whole", write_until_full)
    with pytest.raises(WorkspaceError, match="No space left") as caught:
        start_show(tmp_path / "new" / "show", title="My Show", author="Ann")
    assert "disk is full" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_show_toml_comes_last(tmp_path: Path) -> None:
    assert start_show(tmp_path, title="My Show", author="Ann")[-1].name == "show.toml"


def template(**values: str | tuple[str, ...]) -> str:
    """The show.toml of a new show with `values` in it."""
    usual: dict[str, str | tuple[str, ...]] = {
        "title": "My Show",
        "author": "Ann",
        "description": "",
        "language": "en",
        "timezone": "UTC",
        "link": specification.DEFAULT_LINK,
        "category": ("News",),
        "listen_on": (),
    }
    return starter._show_toml(usual | values, Path("/show"))


# ── the values ───────────────────────────────────────────────────────────────────────────────────────────────────────


@settings(deadline=None)
@given(
    title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    author=st.one_of(
        st.just('"@title@"\n[voice]'), st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip)
    ),
    platforms=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=3),
)
def test_every_text_survives_toml(title: str, author: str, platforms: list[str]) -> None:
    written = template(title=title, author=author, listen_on=tuple(platforms))
    show = parse_show(tomllib.loads(written), folder=Path("/show"), which="show.toml")
    assert (show.title, show.author, show.listen_on) == (title, author, tuple(platforms))


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "  "},
        {"language": "English"},
        {"timezone": "London"},
        {"link": "podcast.example"},
        {"category": ("Nonsense",)},
        {"author": "caf\udce9"},
    ],
)
def test_a_wrong_value_makes_no_show(wrong: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        start_show(tmp_path / "show", **{"title": "My Show", "author": "Ann", **wrong})
    assert list(tmp_path.iterdir()) == []


# ── show.toml ────────────────────────────────────────────────────────────────────────────────────────────────────────


def uncommented(show_toml: str) -> dict[str, Any]:
    """The tables of a show.toml with every option in force: those behind a bare "#" too."""
    return tomllib.loads(re.sub(r"(?m)^#(?=\S)", "", show_toml))


def options(kind: Any) -> dict[str, Field[Any]]:
    return {one.name: one for one in fields(kind) if "about" in one.metadata}


TABLES = {
    "show": specification.Show,
    "voice": specification.Voicing,
    "voice.host": specification.Part,
    "voice.quote": specification.Part,
    "voice.announcer": specification.Part,
    "style": specification.Style,
    "style.pauses": specification.Pauses,
    "style.say": specification.Saying,
    "style.wording.en": specification.Wording,
    "music": specification.Music,
    "fetch": specification.Fetching,
    "reading": specification.Reading,
    "cache": specification.Keeping,
}


RULES = {"sources": specification.SourceRule, "sites": specification.SiteRule}
"""The tables that there may be any number of."""


def table_at(tables: dict[str, Any], name: str) -> dict[str, Any]:
    for key in name.split("."):
        tables = tables[key]
    return tables


def test_every_table_is_in_the_tests_list() -> None:
    kinds = {
        kind for kind in vars(specification).values() if isinstance(kind, type) and kind.__module__.endswith(".show")
    }
    assert kinds == {*TABLES.values(), *RULES.values(), specification.Terms}


@pytest.mark.parametrize(
    "show_toml", [template(), (SAMPLE / "show.toml").read_text(encoding="utf-8")], ids=["init", "sample"]
)
class TestShowToml:
    @pytest.mark.parametrize("name", TABLES)
    def test_names_every_option(self, show_toml: str, name: str) -> None:
        written = table_at(uncommented(show_toml), name)
        assert {key for key, value in written.items() if not isinstance(value, dict)} == set(options(TABLES[name]))

    @pytest.mark.parametrize("name", RULES)
    def test_names_every_option_of_a_rule(self, show_toml: str, name: str) -> None:
        rules = uncommented(show_toml)[name]
        assert set().union(*rules) == set(options(RULES[name]))

    @pytest.mark.parametrize("engine", [command, edge, espeak, gtts, kokoro, openai, piper])
    def test_names_every_setting_of_an_engine(self, show_toml: str, engine: Any) -> None:
        name = engine.__name__.rpartition(".")[2]
        written, terms = uncommented(show_toml)["voice"][name], options(specification.Terms)
        told = {key: tuple(it) if isinstance(it, list) else it for key, it in written.items() if key not in terms}
        assert told == dict(engine.SETTINGS)

    def test_names_every_term_of_an_engine(self, show_toml: str) -> None:
        written = uncommented(show_toml)["voice"]["gtts"]
        for key, term in options(specification.Terms).items():
            assert (tuple(written[key]) if isinstance(written[key], list) else written[key]) == term.default

    def test_shows_the_wording_that_is_built_in(self, show_toml: str) -> None:
        show = parse_show(uncommented(show_toml), folder=SAMPLE, which="show.toml")
        assert show.style.wording == {"en": BUILT_IN["en"]}

    def test_opens_with_every_option_in_force(self, show_toml: str) -> None:
        show = parse_show(uncommented(show_toml), folder=SAMPLE, which="show.toml")
        assert len(show.sources) == 3

    @pytest.mark.parametrize("name", sorted(TABLES.keys() - {"style.wording.en"}))
    def test_shows_the_true_defaults(self, show_toml: str, name: str) -> None:
        in_force, written = tomllib.loads(show_toml), table_at(uncommented(show_toml), name)
        hints = get_type_hints(TABLES[name])
        for key, one in options(TABLES[name]).items():
            if key not in in_force.get(name, {}) and one.default is not MISSING:
                value = tuple(written[key]) if isinstance(written[key], list) else written[key]
                assert value == one.default, f"{name}.{key}: {hints[key]}"


def test_what_the_starter_needs_is_packed() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["narrator"]
    package = REPOSITORY / "narrator"
    needed = [path for path in (package / "starter").iterdir() if path.is_file() and path.suffix not in {".py", ".pyc"}]
    unpacked = [path.name for path in needed if not any(path.relative_to(package).match(one) for one in patterns)]
    assert unpacked == []


# ── the sample show ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_sample_show_opens() -> None:
    show = load_show(SAMPLE / "show.toml")
    assert (show.title, show.author) == ("Behind the Headline", "The Example Gazette")
    assert (show.language, show.timezone, show.link) == ("en-GB", "Europe/London", "https://podcast.example/")
    assert show.voice.engines == ("gtts", "espeak")
    assert show.listen_on
    assert len(load_lexicon(SAMPLE / "lexicon.toml").entries) >= 5


def test_the_sample_show_holds_three_articles_and_is_small() -> None:
    tracked = [path for path in SAMPLE.rglob("*") if path.is_file() and not {"public", ".narrator"} & {*path.parts}]
    kept = [path for path in tracked if not path.name.startswith("narrator.db")]
    assert len([path for path in kept if path.parent.name == "articles"]) >= 3
    assert sum(path.stat().st_size for path in kept) < 300_000


def test_the_samples_clips_and_cover_are_ours(tmp_path: Path) -> None:
    (tmp_path / "show.toml").write_bytes((SAMPLE / "show.toml").read_bytes())
    subprocess.run([sys.executable, "-m", "narrator.starter", str(tmp_path)], check=True, capture_output=True)
    for name in FILES & {"clips/intro.ogg", "clips/sting.ogg", "clips/outro.ogg"}:
        # Another version of the encoder gives other bytes, never another length.
        assert seconds_of(SAMPLE / name) == pytest.approx(seconds_of(tmp_path / name), abs=0.001)
    with (
        Image.open(SAMPLE / "cover.jpg") as ours,
        Image.open(io.BytesIO((tmp_path / "cover.jpg").read_bytes())) as drawn,
    ):
        assert (ours.size, ours.mode, ours.format) == (drawn.size, "RGB", "JPEG")


def seconds_of(path: Path) -> float:
    with av.open(str(path), "r") as file:
        return sum(frame.samples / frame.rate for frame in file.decode(audio=0))


def test_every_name_in_the_samples_lexicon_is_said_in_an_article() -> None:
    articles = " ".join(path.read_text(encoding="utf-8") for path in (SAMPLE / "articles").iterdir())
    for entry in load_lexicon(SAMPLE / "lexicon.toml").entries:
        assert entry.match in articles
