"""Piper: neural voices from files, on this machine, several times faster than life on each core.

[voice.piper]
folder = "~/voices"          # by default the folder that `narrator voices get` fetches to
voice = "en_GB-alan-medium"  # by default the language decides; "en_GB-vctk-medium#p236" is one of many speakers
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
import wave
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from narrator.engines.espeak import bcp47, plain
from narrator.engines.neural.onnx_session import LoadedOnce, cores, open_session
from narrator.engines.neural.pronounced import Piece, pieces
from narrator.engines.neural.spoken_words import Group, word_times
from narrator.engines.neural.voice_folder import fingerprint, folder_fault, voice_folder
from narrator.errors import EngineError
from narrator.model import Take, Voice
from narrator.speech.engine import Limits, settings

if TYPE_CHECKING:
    from piper import AudioChunk, PiperVoice

NAME = "piper"
SETTINGS: Mapping[str, str] = MappingProxyType({"folder": ""})
CHECKS = MappingProxyType({"folder": folder_fault})
INSTALL = "its package is not installed: pip install 'narrator[piper]'"
GET = "there is no voice in {}: narrator voices get en_GB-alan-medium"
VOLUME = 0.9
"""Piper raises each sentence to full scale; what touches that looks clipped to anyone who checks."""

DURATIONS = "Ceil"
"""What rounds the length of each phoneme up to whole frames: the one node of this type in the networks of piper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: a network, and which of its speakers (None where it has one)."""

    model: Path
    number: int | None = None


class PiperEngine:
    """Speaks with the voices of a folder: each a network NAME.onnx and its description NAME.onnx.json.

    A network is loaded when it first speaks (some seconds, 0.5 GB or more) and shared by all threads; each text keeps
    to one core. Piper says the same text a little differently each time.
    """

    name = NAME
    settings: Mapping[str, Any] = MappingProxyType({})  # Nothing but the voice and its speed decide how it sounds.

    def __init__(self, table: Mapping[str, Any]) -> None:
        chosen = settings(table, engine=NAME, known=SETTINGS, checks=CHECKS)
        self._folder = voice_folder(chosen["folder"])
        # Texts are said sentence by sentence, so their length costs no memory.
        self.limits = Limits(characters=1_000, at_once=cores(), ipa=True, speeds=(0.5, 2.0))
        self._loaded = LoadedOnce(_load)

    @property
    def version(self) -> str:
        """The package's version: "1.8.0"; each voice has one of its own. Raises EngineError where it is missing."""
        try:
            return metadata.version("piper-tts")
        except metadata.PackageNotFoundError as error:
            raise EngineError(NAME, "", INSTALL) from error

    def health(self) -> str | None:
        """Whether the package, a voice, or the description of one is missing, or None."""
        try:
            self.version  # noqa: B018  it needs the package
        except EngineError as error:
            return error.cause
        return None if self._speakers else GET.format(self._folder)

    def voices(self) -> tuple[Voice, ...]:
        """The voices of the folder, by name; of one with several speakers its own choice first, then "name#speaker"."""
        return tuple(self._speakers)

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        """A WAV file at the voice's own rate (16 or 22.05 kHz), with the times of the words.

        Raises EngineError where the network cannot be read, or finds nothing to say in the text.
        """
        from piper import SynthesisConfig  # noqa: PLC0415  it need not be installed

        speaker = self._speakers[voice]
        loaded = self._loaded.of(speaker.model)
        slowness = loaded.config.length_scale / speed
        config = SynthesisConfig(speaker_id=speaker.number, length_scale=slowness, volume=VOLUME)
        noted = notated(text, loaded.config.phoneme_id_map, language=voice.language)
        chunks = list(loaded.synthesize(noted, config, include_alignments=True))
        if not chunks:
            raise EngineError(NAME, repr(text), "there is nothing to say in it")
        return Take(audio=_wav(chunks), words=word_times(text, list(groups(chunks))))

    def close(self) -> None:
        """Let go of the networks."""
        self._loaded.clear()

    @cached_property
    def _speakers(self) -> Mapping[Voice, Speaker]:
        found = sorted(self._folder.glob("*.onnx")) if self._folder.is_dir() else []
        described = [model for model in found if model.with_name(f"{model.name}.json").is_file()]
        return {voice: speaker for model in described for voice, speaker in _speakers_of(model)}


def _load(model: Path) -> PiperVoice:
    from piper import PiperVoice  # noqa: PLC0415  it need not be installed
    from piper.config import PiperConfig  # noqa: PLC0415

    config = PiperConfig.from_dict(_description(model))
    return PiperVoice(session=open_session(model, engine=NAME, shown=DURATIONS), config=config)


# ── what lies in the folder ──────────────────────────────────────────────────────────────────────────────────────────


def _speakers_of(model: Path) -> Iterator[tuple[Voice, Speaker]]:
    described = _description(model)
    version = fingerprint(model, model.with_name(f"{model.name}.json"))
    language = _language(model.stem, described)
    numbers: Mapping[str, int] = described.get("speaker_id_map") or {}
    several = described.get("num_speakers", 1) > 1
    first = described.get("default_speaker_id", 0) if several else None
    named = {f"{model.stem}#{speaker}": number for speaker, number in numbers.items()} if several else {}
    for name, number in {model.stem: first, **named}.items():
        yield (
            Voice(engine=NAME, name=name, language=language, version=version),
            Speaker(model=model, number=number),
        )


def _description(model: Path) -> dict[str, Any]:
    """What stands beside a network. Raises EngineError if that is no description of one."""
    path = model.with_name(f"{model.name}.json")
    try:
        described = json.loads(path.read_bytes())
        missing = {"audio", "espeak", "phoneme_id_map", "num_symbols", "num_speakers"} - described.keys()
    except (OSError, ValueError, AttributeError) as error:
        missing = {str(error)}
    if missing:
        hint = f"delete it, and fetch it anew: narrator voices get {model.stem}"
        raise EngineError(NAME, str(path), f"is no description of a voice ({', '.join(sorted(missing))})", hint)
    return described  # type: ignore[no-any-return]


def _language(name: str, described: Mapping[str, Any]) -> str:
    """The language, as BCP 47: from the description (newer ones tell it), the file's name, or espeak-ng's voice."""
    told = described.get("language", {}).get("code") or ""
    named = re.match(r"[a-z]{2,3}_[A-Z]{2}(?=-)", name)
    return bcp47((told or (named and named[0]) or described["espeak"]["voice"]).replace("_", "-"))


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def notated(text: str, known: Mapping[str, Any], *, language: str) -> str:
    """`text` as piper is to be given it: `[word](/ipa/)` as `[[ipa]]`, or the word if a sound is not `known`."""
    noted = "".join(_noted(piece, known) for piece in pieces(text, language))
    # Piper says what lies between two notations by itself: a mark alone is lost, a blank behind one is there twice.
    return _MARK_BEHIND.sub(r"\1\2]]", _BLANK_BEFORE.sub(r"\1[[", noted))


_MARK_BEHIND = re.compile(r"(\[\[[^\[\]]*)\]\]([.,;:!?]+)")
_BLANK_BEFORE = re.compile(r"([,;:]) \[\[")


def _noted(piece: Piece, known: Mapping[str, Any]) -> str:
    sounds = unicodedata.normalize("NFD", piece.ipa)
    return f"[[{sounds}]]" if sounds and all(sound in known for sound in sounds) else plain(piece.text)


# ── sound ────────────────────────────────────────────────────────────────────────────────────────────────────────────

BEGIN = "^"
MARKS = frozenset("$.,;:!?¡¿…—–\"'«»“”")
"""What is no sound: the end of a sentence, and printed marks."""


def groups(chunks: Iterable[AudioChunk]) -> Iterator[Group]:
    """The phonemes between blanks, of all sentences, with their times; none where the network does not tell them.

    In the time of the blank before it a word begins to sound: measured against forced alignment, its start is 12 ms
    late so, and 51 ms without the blank.
    """
    begin_ms = 0.0
    for chunk in chunks:
        a_sample_ms = 1000 / chunk.sample_rate
        at_ms, sounds, start_ms, end_ms = begin_ms, "", begin_ms, begin_ms
        for aligned in chunk.phoneme_alignments or ():
            past_ms = at_ms + int(aligned.num_samples) * a_sample_ms
            if aligned.phoneme == " ":
                yield Group(phonemes=sounds, start_ms=start_ms, end_ms=end_ms)
                sounds, start_ms = "", at_ms
            elif aligned.phoneme == BEGIN:
                start_ms = past_ms
            elif aligned.phoneme not in MARKS:
                sounds, end_ms = sounds + aligned.phoneme, past_ms
            at_ms = past_ms
        yield Group(phonemes=sounds, start_ms=start_ms, end_ms=end_ms)
        begin_ms += len(chunk.audio_float_array) * a_sample_ms


def _wav(chunks: Sequence[AudioChunk]) -> bytes:
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setparams((1, 2, chunks[0].sample_rate, 0, "NONE", ""))
        file.writeframes(b"".join(chunk.audio_int16_bytes for chunk in chunks))
    return content.getvalue()
