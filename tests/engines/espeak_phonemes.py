"""What espeak-ng itself says that it says: its own phonemes of texts, as a program of its own, for it may crash.

python espeak_phonemes.py VOICE < texts as JSON        # a list of what is pronounced in each, as JSON
"""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import espeakng_loader

IPA, SYNCHRONOUS, UTF8, PHONEMES = 2, 2, 1, 0x100


def phonemes(voice: str, texts: Sequence[str]) -> list[str]:
    """How espeak-ng pronounces each text, in IPA."""
    command = [sys.executable, __file__, voice]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True, timeout=100)
    return [" ".join(said.split()) for said in json.loads(done.stdout)]


def main(voice: str) -> None:
    library = espeakng_loader.get_library_path()
    espeak, libc = ctypes.CDLL(library), ctypes.CDLL(None)
    espeak.espeak_Initialize(SYNCHRONOUS, 0, str(Path(library).parent).encode(), 0)
    callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(lambda *_: 0)
    espeak.espeak_SetSynthCallback(callback)
    espeak.espeak_SetVoiceByName(voice.encode())
    libc.fopen.restype = ctypes.c_void_p
    with tempfile.NamedTemporaryFile() as trace:
        print(json.dumps([trace_of(text, espeak, libc, Path(trace.name)) for text in json.load(sys.stdin)]))


def trace_of(text: str, espeak: ctypes.CDLL, libc: ctypes.CDLL, path: Path) -> str:
    stream = ctypes.c_void_p(libc.fopen(str(path).encode(), b"w"))
    espeak.espeak_SetPhonemeTrace(IPA, stream)
    body = text.encode()
    espeak.espeak_Synth(body, ctypes.c_size_t(len(body) + 1), 0, 0, 0, UTF8 | PHONEMES, None, None)
    espeak.espeak_SetPhonemeTrace(0, None)
    libc.fclose(stream)
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
