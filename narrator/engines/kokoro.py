"""Kokoro: natural neural voices in six languages, on this machine, some twice as fast as life on each core.

[voice.kokoro]
folder = "~/voices"          # by default the folder that `narrator voices get kokoro` fetches to
voice = "bf_emma"            # by default the language decides
model = "kokoro-v1.0.onnx"   # or another export of version 1.0, as kokoro-v1.0.fp16.onnx
"""

from __future__ import annotations

import io
import re
import wave
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from narrator.engines.espeak import Pool, plain
from narrator.engines.neural.kokoro_sounds import MARKS, VOCABULARY, signs
from narrator.engines.neural.onnx_session import LoadedOnce, cores, open_session
from narrator.engines.neural.spoken_words import Group, word_times
from narrator.engines.neural.voice_folder import fingerprint, folder_fault, voice_folder
from narrator.errors import EngineError
from narrator.model import Take, Voice
from narrator.show import matches
from narrator.speech.engine import Limits, settings

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NAME = "kokoro"
SETTINGS: Mapping[str, str] = MappingProxyType({"folder": "", "model": "kokoro-v1.0.onnx"})
CHECKS = MappingProxyType(
    {"folder": folder_fault, "model": matches(r"[\w.-]+\.onnx", "the name of a file, as kokoro-v1.0.onnx")}
)
INSTALL = "its package is not installed: pip install 'narrator[kokoro]'"
GET = "{} is not there: narrator voices get kokoro"
VOICES_FILE = "voices-v1.0.bin"
RATE_HZ = 24_000
LONGEST = 510
"""Tokens that the network takes at once."""

LANGUAGES = {
    "a": ("en-US", "gmw/en-US", "af_heart"),
    "b": ("en-GB", "gmw/en", "bf_emma"),
    "e": ("es", "roa/es", "ef_dora"),
    "f": ("fr-FR", "roa/fr", "ff_siwis"),
    "h": ("hi", "inc/hi", "hf_alpha"),
    "i": ("it", "roa/it", "if_sara"),
    "p": ("pt-BR", "roa/pt-BR", "pf_dora"),
}
"""What the first letter of a voice means: the language, espeak-ng's voice for it, and the voice that is graded best
(VOICES.md of Kokoro-82M). Japanese and Chinese are left out: espeak-ng does not read their characters."""

Sound = NDArray[np.float32]


class KokoroEngine:
    """Speaks with Kokoro-82M, from two files: the network, and the styles of its voices.

    The network is loaded when it first speaks (some seconds, 1 GB) and shared by all threads; each text keeps to one
    core. What a text sounds like comes from the embedded espeak-ng, in a worker program of its own.
    """

    name = NAME
    version = "1"

    def __init__(self, table: Mapping[str, Any]) -> None:
        chosen = settings(table, engine=NAME, known=SETTINGS, checks=CHECKS)
        folder = voice_folder(chosen["folder"])
        self.settings: Mapping[str, Any] = {"model": chosen["model"]}
        self.limits = Limits(characters=400, at_once=cores(), ipa=True, speeds=(0.5, 2.0))
        self._model, self._styles = folder / chosen["model"], folder / VOICES_FILE
        self._loaded = LoadedOnce(_load)
        self._espeak = Pool(size=1, patience_s=60)

    def health(self) -> str | None:
        """Whether the package or a file is missing, or None."""
        if not find_spec("onnxruntime"):
            return INSTALL
        missing = [path for path in (self._model, self._styles) if not path.is_file()]
        return GET.format(missing[0]) if missing else None

    def voices(self) -> tuple[Voice, ...]:
        """The voices of the languages that espeak-ng reads, the best of each first. Raises EngineError if damaged."""
        if not (self._styles.is_file() and self._model.is_file()):
            return ()
        version = fingerprint(self._model, self._styles)
        names = [name for name in _names(self._styles) if name[:1] in LANGUAGES]
        named = sorted(names, key=lambda name: (name[0], name != LANGUAGES[name[0]][2], name))
        return tuple(Voice(engine=NAME, name=it, language=LANGUAGES[it[0]][0], version=version) for it in named)

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        """A WAV file of 24 kHz, with the times of the words where the network tells how long its tokens are.

        Raises EngineError where the network cannot be read, or finds nothing to say in the text.
        """
        language, speaker, _ = LANGUAGES[voice.name[0]]
        written = signs(text, language, phonemes=lambda texts: self._phonemes(texts, speaker))
        if not any(map(str.isalpha, written)):
            raise EngineError(NAME, repr(text), "there is nothing to say in it")
        sounds: list[Sound] = []
        groups: list[Group] = []
        for part in _parts(written):
            begin = sum(map(len, sounds))
            sound, edges = self._spoken(part, voice, speed)
            sounds.append(sound)
            groups += _groups(part, [begin + edge for edge in edges])
        return Take(audio=_wav(np.concatenate(sounds)), words=word_times(text, groups))

    def close(self) -> None:
        """End the worker, and let go of the network."""
        self._espeak.close()
        self._loaded.clear()

    def _phonemes(self, texts: list[str], speaker: str) -> list[str]:
        lines = "\n".join(" ".join(plain(text).split()) for text in texts).encode()
        return self._espeak.ask({"do": "phonemes", "voice": speaker}, lines)[1].decode().split("\n")

    def _spoken(self, signs: str, voice: Voice, speed: float) -> tuple[Sound, list[int]]:
        """The sound of up to LONGEST signs, and at which sample each begins and the last ends, if that is told."""
        session = self._loaded.of(self._model)
        tokens = [VOCABULARY[sign] for sign in signs]
        inputs = {
            _tokens_input(session): np.array([[0, *tokens, 0]], np.int64),
            "style": self._style(voice.name, len(tokens)),
            "speed": np.array([speed], np.float32),
        }
        sound, *durations = (np.ravel(output) for output in session.run(None, inputs))
        if not durations:
            return sound, []
        ends = np.cumsum(durations[0])
        return sound, [round(float(end) * len(sound) / float(ends[-1])) for end in ends[:-1]]

    def _style(self, name: str, tokens: int) -> Sound:
        """What makes the voice: a vector for each number of tokens."""
        with np.load(self._styles) as styles:
            style = np.asarray(styles[name], np.float32)
        chosen: Sound = style[min(tokens, len(style)) - 1].reshape(1, -1)
        return chosen


def _load(model: Path) -> InferenceSession:
    session = open_session(model, engine=NAME)
    kinds = {it.name: it.type for it in session.get_inputs()}
    if not {"style", "speed"} < kinds.keys() or kinds["speed"] != "tensor(float)":
        cause = "is no export of Kokoro 1.0 that can be spoken with at any speed"
        raise EngineError(NAME, str(model), cause, "delete it, and fetch another: narrator voices get kokoro")
    return session


def _tokens_input(session: InferenceSession) -> str:
    """What the network calls its tokens: older exports "tokens", newer ones "input_ids"."""
    names = {it.name for it in session.get_inputs()}
    return "input_ids" if "input_ids" in names else "tokens"


def _names(styles: Path) -> list[str]:
    """The voices of a file of styles, in NumPy's format: a ZIP of arrays."""
    try:
        with zipfile.ZipFile(styles) as file:
            return [name.removesuffix(".npy") for name in file.namelist()]
    except (OSError, zipfile.BadZipFile) as error:
        hint = "delete it, and fetch it anew: narrator voices get kokoro"
        raise EngineError(NAME, str(styles), "is damaged", hint) from error


# ── signs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _parts(signs: str) -> Iterator[str]:
    """What fits into the network at once; parted at a blank where one is near."""
    while len(signs) > LONGEST:
        blank = signs.rfind(" ", LONGEST // 2, LONGEST)
        at = blank if blank > 0 else LONGEST
        yield signs[:at]
        signs = signs[at:].strip()
    yield signs


def _groups(signs: str, edges: Sequence[int]) -> Iterator[Group]:
    """The sounds between blanks, without marks, with their times, where the network tells them.

    Half of the blank before it is a word's (as in Kokoro's own pipeline.py, join_timestamps).
    """
    for match in _GROUP.finditer(signs) if edges else ():
        first, past = match.span()
        start = (edges[first - 1] + edges[first]) / 2 if signs[first - 1 : first] == " " else edges[first]
        yield Group(phonemes=match.group(), start_ms=start * 1000 / RATE_HZ, end_ms=edges[past] * 1000 / RATE_HZ)


_GROUP = re.compile(rf"(?:(?!{MARKS.pattern})\S)+")


def _wav(sound: Sound) -> bytes:
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(np.rint(np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes())
    return content.getvalue()
