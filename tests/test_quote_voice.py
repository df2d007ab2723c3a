"""A story with quotations through the whole command, by two real voices: heard, named and remembered."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from shows import ShowFolder

from narrator.model import Cue, Voice
from narrator.record import episode_from_json
from narrator.show import Voicing
from narrator.sound import decode, energies, integrated_lufs
from narrator.speech import ClipStore, cast, clip_key

STORY = """Harbour bridge reopens after ninety days

The swing bridge at Port Ellery carried its first buses on Monday morning.

“We promised ninety days and we kept our word, whatever the weather did,” said Ann Example, the chief engineer.

Bo Sample, who runs the bakery on the quay, said:

“Nobody here believed that they would do it. We are more than glad that they did.”

A second closure is not expected soon.
"""

QUOTED = {
    "“We promised ninety days and we kept our word, whatever the weather did,”": "Ann Example",
    "“Nobody here believed that they would do it. We are more than glad that they did.”": "Bo Sample",
}
BRITISH = Voice(engine="espeak", name="gmw/en", language="en-GB")
AMERICAN = Voice(engine="espeak", name="gmw/en-US", language="en-US")


def with_quote_voice(show: ShowFolder, name: str) -> str:
    """The show's configuration, with a voice for quotations."""
    toml = (show.folder / "show.toml").read_text(encoding="utf-8")
    return f'{toml}\n[voice.espeak]\nquote = "{name}"\n[style.say]\nquotes = "voice"\n'


@pytest.fixture(scope="module")
def quoted(tmp_path_factory: pytest.TempPathFactory) -> ShowFolder:
    folder = ShowFolder(tmp_path_factory.mktemp("quoted") / "show")
    folder.write("show.toml", with_quote_voice(folder, "gmw/en-US"))
    folder.write("story.txt", STORY)
    done = folder.run("make", "story.txt")
    assert done.code == 0, done.err
    return folder


def published(show: ShowFolder, suffix: str) -> bytes:
    (content,) = (content for name, content in show.files().items() if name.endswith(suffix) and "episodes/" in name)
    return content


def test_what_others_said_is_spoken_by_the_quote_voice_and_the_rest_by_the_narrator(quoted: ShowFolder) -> None:
    store = ClipStore(quoted.folder / ".narrator" / "clips")
    engine, casting = cast(Voicing(engines=("espeak",)), language="en-GB")
    engine.close()

    def spoken(text: str, voice: Voice) -> bool:
        how: Any = {"version": casting.engine_version, "settings": engine.settings}
        return store.get(clip_key(text, voice=voice, **how)) is not None

    sections = quoted.run("script", "story.txt", "--json").json["sections"]
    said = [utterance for section in sections for utterance in section["utterances"]]
    assert {one["written"]: one["speaker"] for one in said if one["speaker"]} == QUOTED
    for one in said:
        quote = one["role"] == "quote"
        assert quote == (one["written"] in QUOTED)
        assert spoken(one["spoken"], AMERICAN if quote else BRITISH), one["written"]
        assert not spoken(one["spoken"], BRITISH if quote else AMERICAN), one["written"]


def test_both_voices_are_as_loud(quoted: ShowFolder) -> None:
    episode = episode_from_json(published(quoted, "episode.json"))
    assert (episode.casting.voice, episode.casting.quote) == (BRITISH, AMERICAN)
    assert episode.casting.why == "espeak speaks en-GB"
    samples = decode(published(quoted, ".mp3"), which="the episode").pcm[:, 0]
    quotes = [cue for cue in episode.cues if cue.speaker]
    others = [cue for cue in episode.cues if not cue.speaker]
    assert loudness(samples, quotes) == pytest.approx(loudness(samples, others), abs=0.7)


def loudness(samples: NDArray[np.int16], cues: list[Cue]) -> float:
    """How loud the samples (44.1 kHz) under the cues are, in LUFS."""
    parts = [samples[cue.start_ms * 441 // 10 : cue.end_ms * 441 // 10] for cue in cues]
    return integrated_lufs(energies(np.concatenate(parts), rate_hz=44_100))


def test_the_transcripts_name_who_is_quoted(quoted: ShowFolder) -> None:
    vtt = published(quoted, ".vtt").decode()
    assert "<v Ann Example>“We promised" in vtt
    assert "<v Host>said Ann Example, the chief engineer." in vtt
    assert "<v Bo Sample>“Nobody" in vtt
    (transcript,) = (content for content in quoted.files().values() if b'"segments"' in content)
    names = {segment["speaker"] for segment in json.loads(transcript)["segments"]}
    assert names == {"Announcer", "Host", "Ann Example", "Bo Sample"}
    page = published(quoted, "index.html").decode()
    assert '<b class="who"><bdi>Bo Sample</bdi></b>' in page
    assert '<b class="who"><bdi>Ann Example</bdi></b>' not in page


def test_a_quote_voice_that_nobody_has_is_a_fault_of_the_configuration(show: ShowFolder) -> None:
    show.write("show.toml", with_quote_voice(show, "gmw/en-UK"))
    done = show.run("make", str(show.story()))
    assert done.code == 78
    assert "Did you mean" in done.err
