"""Voices tried side by side: by the command, on a page, and through the engines' troubles."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import numpy as np
import pytest
from lxml import html
from shows import ShowFolder

from narrator.audition import LOUDNESS_LUFS, PAGE, Audition
from narrator.errors import ConfigError, NoEngine
from narrator.model import Quiet
from narrator.script import Lexicon, write_text
from narrator.show import Voicing
from narrator.sound import energies, integrated_lufs
from narrator.speech import ClipStore

TEXT = "The council said on Tuesday that six ships had left. Nobody was hurt."
NOWHERE = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), "http://127.0.0.1:9")


def audition(folder: Path, *, language: str = "en-GB") -> Audition:
    script = write_text(TEXT, language=language, lexicon=Lexicon(entries=()))
    return Audition(script=script, voicing=Voicing(), store=ClipStore(folder / "clips"))


def samples_of(path: Path) -> tuple[np.ndarray[tuple[int], np.dtype[np.int16]], int]:
    with wave.open(io.BytesIO(path.read_bytes())) as file:
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2"), file.getframerate()


def test_each_voice_has_a_file_and_all_are_equally_loud(tmp_path: Path) -> None:
    samples = audition(tmp_path).hold(engines=["espeak"], folder=tmp_path / "out", progress=Quiet(), most=3)
    assert [sample.voice.name for sample in samples] == ["gmw/en", "gmw/en-US", "gmw/en-029"]
    for sample in samples:
        pcm, rate_hz = samples_of(tmp_path / "out" / sample.file)
        assert len(pcm) / rate_hz == pytest.approx(sample.duration_ms / 1000 + 0.35, abs=0.01), "the pause between"
        assert integrated_lufs(energies(pcm, rate_hz=rate_hz)) == pytest.approx(LOUDNESS_LUFS, abs=0.5)
        assert sample.times_life > 1


def test_what_was_spoken_already_is_not_timed(tmp_path: Path) -> None:
    for times_life in (True, False):
        (sample,) = audition(tmp_path).hold(
            engines=["espeak"], folder=tmp_path / "out", progress=Quiet(), names=["gmw/en"]
        )
        assert bool(sample.times_life) is times_life


def test_the_page_plays_every_voice_and_says_how_to_take_it(tmp_path: Path) -> None:
    samples = audition(tmp_path).hold(engines=["espeak"], folder=tmp_path / "out", progress=Quiet(), most=2)
    page = html.parse(str(tmp_path / "out" / PAGE))
    assert [audio.get("src") for audio in page.iter("audio")] == [sample.file for sample in samples]
    assert 'voice = "gmw/en-US"' in page.getroot().text_content()
    assert TEXT in page.getroot().text_content()


def test_a_language_that_nobody_speaks_and_an_engine_that_nobody_has_are_told(tmp_path: Path) -> None:
    with pytest.raises(NoEngine, match="for xx: espeak: does not speak xx"):
        audition(tmp_path, language="xx").hold(engines=["espeak"], folder=tmp_path / "out", progress=Quiet())
    with pytest.raises(ConfigError, match='Did you mean "espeak"'):
        audition(tmp_path).hold(engines=["espeek"], folder=tmp_path / "out", progress=Quiet())
    with pytest.raises(NoEngine, match="none is called so"):
        audition(tmp_path).hold(engines=["espeak"], folder=tmp_path / "out", progress=Quiet(), names=["polly"])
    assert not (tmp_path / "out" / PAGE).exists()


def test_the_command_tries_them_and_tells_what_an_engine_lacks(show: ShowFolder) -> None:
    asked = ("voices", "try", TEXT, "--engine", "espeak", "--engine", "gtts", "--most", "1", "-o", "heard")
    done = show.run(*asked, environ=NOWHERE)
    assert done.code == 0, done.err
    assert "cannot be reached through the proxy" in done.out
    assert len(list((show.folder / "heard").glob("*.wav"))) == 1
    (spoken, silent) = show.run(*asked, "--json", environ=NOWHERE).json
    assert (spoken["engine"], spoken["voice"], spoken["problem"]) == ("espeak", "gmw/en", "")
    assert silent["problem"]


def test_the_voices_of_the_show_are_marked(show: ShowFolder) -> None:
    show.add_to_config('[voice.espeak]\nquote = "gmw/en-US"\n')
    listed = show.run("voices", "list", "--language", "en", environ=NOWHERE).out
    assert [line.split()[1] for line in listed.splitlines() if "(the show’s)" in line] == ["gmw/en-US"]
    assert show.run("voices", "--language", "en", environ=NOWHERE).out == listed
