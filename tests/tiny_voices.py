"""Tiny neural voices with the true signatures of piper's and Kokoro's networks: they say each token as a chord.

What they said can be read back from the sound, token by token, with the voice that said it.
"""

from __future__ import annotations

import io
import json
import wave
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx_by_hand import FLOAT, INT64, Graph, value

RATE_HZ, HOP = 22_050, 256
VOICES = 3


def chords(tokens: int, hop: int) -> NDArray[np.float32]:
    """A frame of sound for each token of each voice: two sines with whole periods, none for a silent token."""
    silent = SILENT[tokens]
    time = np.arange(hop) / hop
    table = np.zeros((VOICES * tokens, hop), np.float32)
    for voice in range(VOICES):
        for token in range(silent, tokens):
            low, high = _bins(token, voice)
            table[voice * tokens + token] = 0.4 * (np.sin(2 * np.pi * low * time) + np.sin(2 * np.pi * high * time))
    return table


def _bins(token: int, voice: int) -> tuple[int, int]:
    return 8 + 2 * (token // 16) + voice % 2, 50 + 3 * (token % 16) + voice // 2


def heard(audio: bytes, *, tokens: int, hop: int = HOP) -> list[tuple[int, list[int]]]:
    """What a tiny voice said in a WAV file: runs of tokens by one voice, each with the number of that voice."""
    with wave.open(io.BytesIO(audio)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)
    frames = samples[: len(samples) // hop * hop].reshape(-1, hop)
    table = chords(tokens, hop)
    spectra = np.abs(np.fft.rfft(table))
    keys = np.array([np.sort(np.argsort(row)[-2:]) if row.any() else (-1, -1) for row in spectra])
    said: list[tuple[int, list[int]]] = []
    before: tuple[int, int] | None = None
    for frame in frames:
        key = tuple(np.sort(np.argsort(np.abs(np.fft.rfft(frame)))[-2:])) if np.abs(frame).max() > 50 else None
        if key is not None and key != before:
            (found,) = np.flatnonzero((keys == key).all(axis=1))
            voice, token = divmod(int(found), tokens)
            if not said or said[-1][0] != voice:
                said.append((voice, []))
            said[-1][1].append(token)
        before = key
    return said


def _spoken(
    graph: Graph, tokens: str, frames_each: str, voice: str, *, count: int, hop: int, work: int
) -> tuple[str, str]:
    """Nodes that repeat each token's frame so often; gives the names of the sound, [T, hop], and of the counts [N]."""
    axis = graph.constant(0, np.int64)
    counts = graph.node("Ceil", frames_each)
    ends = graph.node("CumSum", counts, axis)
    total = graph.node("Cast", graph.node("ReduceMax", ends, keepdims=0), to=INT64)
    moments = graph.node("Range", axis, total, graph.constant(1, np.int64))
    column = graph.node("Unsqueeze", graph.node("Cast", moments, to=FLOAT), graph.constant([1], np.int64))
    past = graph.node("Cast", graph.node("GreaterOrEqual", column, ends), to=INT64)
    which = graph.node("ReduceSum", past, graph.constant([1], np.int64), keepdims=0)
    token = graph.node("Gather", tokens, which)
    row = graph.node("Add", token, graph.node("Mul", voice, graph.constant(count, np.int64)))
    sound = graph.node("Gather", graph.constant(chords(count, hop)), row)
    if work:
        sound = _laboured(graph, sound, hop, work)
    return sound, counts


def _laboured(graph: Graph, sound: str, hop: int, work: int) -> str:
    """The same sound after `work` products of matrices that change nothing in it."""
    matrix = graph.constant(np.linalg.qr(np.random.default_rng(1).normal(size=(hop, hop)))[0])
    turned = sound
    for _ in range(work):
        turned = graph.node("MatMul", turned, matrix)
    return graph.node("Add", sound, graph.node("Mul", turned, graph.constant(0)))


# ── piper ────────────────────────────────────────────────────────────────────────────────────────────────────────────

PHONEMES = (
    "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœǀǁǂǃɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒ"
)
PHONEMES += 'ʔʕʘʙʛʜʝʟʡʢʲˈˌːˑ˞βθχᵻⱱ0123456789\u0327\u0303\u032a\u032f\u0329ʰˤε↓#"↑\u033a\u033bgʦX\u031d\u030aɝʷ'
"""Piper's phonemes, as its voices number them."""


def piper_network(*, speakers: int = 1, work: int = 0) -> bytes:
    """A network with piper's inputs and its output `output`, float[1, 1, T]; a phoneme is four frames long."""
    graph, count = Graph(), len(PHONEMES)
    tokens = graph.node("Reshape", "input", graph.constant([-1], np.int64))
    lengths = np.full(count, 4.0)
    lengths[: SILENT[count]] = 0.4
    slowness = graph.node("Gather", "scales", graph.constant(1, np.int64))
    frames = graph.node("Mul", graph.node("Gather", graph.constant(lengths), tokens), slowness)
    voice = "sid" if speakers > 1 else graph.constant([0], np.int64)
    sound, _ = _spoken(graph, tokens, frames, voice, count=count, hop=HOP, work=work)
    graph.node("Reshape", sound, graph.constant([1, 1, -1], np.int64), output="output")
    inputs = [value("input", INT64, [1, "phonemes"]), value("input_lengths", INT64, [1]), value("scales", FLOAT, [3])]
    inputs += [value("sid", INT64, [1])] if speakers > 1 else []
    return graph.model(inputs, [value("output", FLOAT, [1, 1, "time"])])


def piper_voice(
    folder: Path,
    name: str = "en_GB-alan-medium",
    *,
    espeak: str = "en-gb-x-rp",
    speakers: Sequence[str] = (),
    work: int = 0,
    **described: Any,
) -> Path:
    """Write a voice as piper has them, and give the path of its network."""
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / f"{name}.onnx"
    model.write_bytes(piper_network(speakers=max(1, len(speakers)), work=work))
    description = {
        "audio": {"sample_rate": RATE_HZ, "quality": "medium"},
        "espeak": {"voice": espeak},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_map": {},
        "phoneme_id_map": {phoneme: [number] for number, phoneme in enumerate(PHONEMES)},
        "num_symbols": 256,
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": {speaker: number for number, speaker in enumerate(speakers)},
        **described,
    }
    model.with_name(f"{model.name}.json").write_text(json.dumps(description), encoding="utf-8")
    return model


def piper_heard(audio: bytes) -> list[tuple[int, str]]:
    """What a tiny piper voice said: runs of phonemes by one speaker."""
    said = heard(audio, tokens=len(PHONEMES))
    return [(voice, "".join(PHONEMES[token] for token in tokens)) for voice, tokens in said]


# ── Kokoro ───────────────────────────────────────────────────────────────────────────────────────────────────────────

KOKORO_RATE_HZ, KOKORO_HOP, KOKORO_TOKENS = 24_000, 600, 178

SILENT = {len(PHONEMES): 3, KOKORO_TOKENS: 1}
"""Of so many tokens the first ones keep silent: padding; piper's beginning and end, too."""


def kokoro_network(
    *, tokens_input: str = "input_ids", durations: bool = True, metadata: Mapping[str, str] | None = None
) -> bytes:
    """A network with Kokoro's inputs, and its outputs `audio`, float[T], and `duration`; a token is three frames."""
    graph = Graph()
    tokens = graph.node("Reshape", tokens_input, graph.constant([-1], np.int64))
    lengths = np.full(KOKORO_TOKENS, 3.0)
    lengths[0] = 1
    frames = graph.node("Div", graph.node("Gather", graph.constant(lengths), tokens), "speed")
    first = graph.node(
        "Gather", graph.node("Reshape", "style", graph.constant([-1], np.int64)), graph.constant([0], np.int64)
    )
    voice = graph.node("Cast", first, to=INT64)
    sound, counts = _spoken(graph, tokens, frames, voice, count=KOKORO_TOKENS, hop=KOKORO_HOP, work=0)
    graph.node("Reshape", sound, graph.constant([-1], np.int64), output="audio")
    graph.node("Cast", counts, output="duration", to=INT64)
    inputs = [value(tokens_input, INT64, [1, "tokens"]), value("style", FLOAT, [1, 256]), value("speed", FLOAT, [1])]
    outputs = [value("audio", FLOAT, ["time"]), value("duration", INT64, ["tokens"])]
    return graph.model(inputs, outputs[: 1 + durations], metadata)


def kokoro_voices(folder: Path, names: Sequence[str] = ("af_heart", "bf_emma", "ff_siwis"), **network: Any) -> Path:
    """Write Kokoro's two files: voice number i has i in the first place of its styles."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kokoro-v1.0.onnx").write_bytes(kokoro_network(**network))
    styles = {name: np.full((510, 1, 256), number, np.float32) for number, name in enumerate(names)}
    with (folder / "voices-v1.0.bin").open("wb") as file:
        np.savez(file, **styles)  # type: ignore[arg-type]
    return folder
