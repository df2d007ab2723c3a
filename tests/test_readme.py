"""The README runs as printed."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

from shows import EPISODES, ShowFolder

from narrator.config import parse_show
from narrator.ingest import check_rules
from narrator.script import load_lexicon
from narrator.speech import cast, open_engine

PROJECT = EPISODES.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_first_command_names_an_article_that_is_there() -> None:
    (name,) = re.findall(r"pip install \. && \.venv/bin/narrator make (\S+)", README)
    assert (PROJECT / name).is_file()


def test_the_program_makes_an_episode(show: ShowFolder) -> None:
    show.story()
    (program,) = [block for block in blocks("python") if "open_studio" in block]
    subprocess.run([sys.executable, "-c", program], cwd=show.folder, check=True, timeout=60)
    assert show.feed.is_file()


def test_the_engine_is_the_one_that_is_tested() -> None:
    (engine,) = [block for block in blocks("python") if "class " in block]
    sample = Path(__file__).parent / "plugins" / "narrator-morse" / "narrator_morse.py"
    tested = sample.read_text(encoding="utf-8")
    assert tested.endswith(engine)


def test_the_settings_are_known(tmp_path: Path) -> None:
    plain = {"show": {"title": "x", "author": "y"}}
    tables = [plain | tomllib.loads(block) for block in blocks("toml") if "[words]" not in block]
    (lexicon,) = [block for block in blocks("toml") if "[words]" in block]
    wording, sites, voices, others = (parse_show(table, folder=tmp_path, which="README.md") for table in tables)
    assert wording.style.wording["en"].sign_off[1] == "Listen to $show $where."
    check_rules(sites.reading, sites.sites)
    assert [site.host for site in sites.sites] == ["gazette.example"]
    engine, casting = cast(voices.voice, language="de-AT")
    engine.close()
    assert casting.voice.name == "gmw/de"
    for name, voice in (("openai", "bf_emma"), ("command", "anna")):
        with closing(open_engine(name, others.voice)) as engine:
            assert [one.name for one in engine.voices()] == [voice]
    (tmp_path / "lexicon.toml").write_text(lexicon, encoding="utf-8")
    assert len(load_lexicon(tmp_path / "lexicon.toml").entries) == 5


def test_the_systemd_units_are_well_formed() -> None:
    for line in re.findall(r"(?:ExecStart=|\*/15 \* \* \* \*  )(.*)", README):
        assert re.fullmatch(r"/path/to/\.venv/bin/narrator run --quiet --show /srv/my-show", line)
