"""The program that speaks with espeak-ng: started by narrator.engines.espeak, spoken to over its two pipes.

    python -I -S espeak_worker.py LIBRARY FOLDER PARENT      # the library's file; what espeak-ng-data lies in; a pid

It is a program of its own because espeak-ng may crash, must not be entered by two threads, and has a licence of its
own; it imports nothing but the standard library. A request and its reply are each a frame: four bytes of length
(big-endian), so many bytes of JSON, then as many bytes of body as its "bytes" says.

    request                                                     reply
    {"do": "about"}                                             {"version": …, "voices": [[identifier, languages], …]}
    {"do": "say", "voice", "words_per_minute", "pitch"} + UTF-8 {"rate_hz": …, "words": …} + signed 16-bit samples
    {"do": "phonemes", "voice"} + UTF-8, a text a line          {} + UTF-8, in IPA, "^" between the signs of one sound
    one that the library refuses                                {"error": why}
"""

from __future__ import annotations

import _ctypes
import ctypes
import json
import os
import signal
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

unload = getattr(_ctypes, "FreeLibrary" if sys.platform == "win32" else "dlclose")

Frame = tuple[Mapping[str, Any], bytes]
"""A header and its body."""

# From speak_lib.h of espeak-ng 1.52.
SYNCHRONOUS = 2
DO_NOT_EXIT = 0x8000
CHARACTERS_UTF8 = 1
PHONEMES = 0x100  # … between [[ and ]], which narrator.engines.espeak lets through from nobody else
PARAMETERS = {"words_per_minute": 1, "pitch": 3}
OnSamples = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
EVENT = struct.Struct("@iIiiiiPP")
"""`espeak_EVENT`: type, id, place in the text (in characters, from 1), length, ms, sample (from 0), two pointers."""
WORD_BEGINS, CLAUSE_ENDS = 1, 5
NO_MORE_EVENTS = struct.pack("@i", 0)
IPA_TIED = 0x02 | 0x80 | ord("^") << 8
DIE_WITH_PARENT = 1


class VoiceRecord(ctypes.Structure):
    """`espeak_VOICE`."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.POINTER(ctypes.c_char)),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("reserved", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


# ── frames ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def write_frame(pipe: IO[bytes], header: Mapping[str, Any], body: bytes = b"") -> None:
    """Send one frame; raises OSError if nobody reads any more."""
    head = json.dumps({**header, "bytes": len(body)}).encode()
    pipe.write(struct.pack(">I", len(head)) + head + body)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> Frame:
    """Receive one frame; raises EOFError if the pipe ends before or within it."""
    (length,) = struct.unpack(">I", _exactly(pipe, 4))
    header = json.loads(_exactly(pipe, length))
    return header, _exactly(pipe, header["bytes"])


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    content = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return content


# ── the library ──────────────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def opened(library: str) -> Iterator[tuple[ctypes.CDLL, int]]:
    """The library, loaded afresh, with its sample rate; raises OSError if it or its data cannot be loaded.

    Only a library loaded anew says a text with the same samples as before: noise and phase live on in its variables,
    past espeak_Terminate too. It costs 2 ms.
    """
    espeak = ctypes.CDLL(library)
    try:
        # A path relative to the folder we are in: longer ones than 160 bytes are cut off by espeak-ng.
        rate_hz = espeak.espeak_Initialize(SYNCHRONOUS, 0, b".", DO_NOT_EXIT)
        if rate_hz <= 0:
            raise OSError(f"no espeak-ng-data in {Path.cwd()}")
        yield espeak, rate_hz
        espeak.espeak_Terminate()
    finally:
        unload(espeak._handle)


def about(library: str, _header: Mapping[str, Any], _body: bytes) -> Frame:
    """The library's version, and its voices: identifier and [priority, language] pairs, the lowest preferred."""
    with opened(library) as (espeak, _):
        espeak.espeak_Info.restype = ctypes.c_char_p
        espeak.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(VoiceRecord))
        version = espeak.espeak_Info(None).decode()
        return {"version": version, "voices": list(_voices(espeak.espeak_ListVoices(None)))}, b""


def _voices(records: Any) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    for record in records:
        if not record:
            return
        yield record.contents.identifier.decode(), list(_languages(record.contents.languages))


def _languages(packed: Any) -> Iterator[tuple[int, str]]:
    """The pairs in `packed`: a byte of priority, a text ended by NUL, … until a priority of 0."""
    at = ctypes.addressof(packed.contents)
    while priority := ctypes.string_at(at, 1)[0]:
        language = ctypes.string_at(at + 1)
        yield priority, language.decode()
        at += len(language) + 2


def say(library: str, header: Mapping[str, Any], body: bytes) -> Frame:
    """The samples of a text, and its words: place in the text and length, then first sample and the one after.

    Both in characters from 0. Not every word is told: small ones are fused with the next ("of the"), a number is
    several. The silence after a clause belongs to its last word.
    """
    samples: list[bytes] = []
    events: list[Event] = []

    def keep(address: int | None, count: int, records: int | None) -> int:
        if address:
            samples.append(ctypes.string_at(address, 2 * count))
        if records and ctypes.string_at(records, len(NO_MORE_EVENTS)) != NO_MORE_EVENTS:
            events.extend(_events(records))
        return 0

    on_samples = OnSamples(keep)  # espeak-ng holds no reference of its own.
    with opened(library) as (espeak, rate_hz):
        espeak.espeak_SetSynthCallback(on_samples)
        if espeak.espeak_SetVoiceByName(header["voice"].encode()):
            raise OSError(f"no voice {header['voice']}")
        for name, number in PARAMETERS.items():
            espeak.espeak_SetParameter(number, header[name], 0)
        size = ctypes.c_size_t(len(body) + 1)
        if status := espeak.espeak_Synth(body, size, 0, 0, 0, CHARACTERS_UTF8 | PHONEMES, None, None):
            raise OSError(f"espeak_Synth answers {status}")
    return {"rate_hz": rate_hz, "words": _words(events)}, b"".join(samples)


Event = tuple[int, int, int, int]
"""Type, place in the text, length, sample."""


def _events(address: int) -> Iterator[Event]:
    """What happens in these samples: words that begin, clauses that end."""
    while not (record := ctypes.string_at(address, EVENT.size)).startswith(NO_MORE_EVENTS):
        kind, _, place, length, _, sample, _, _ = EVENT.unpack(record)
        if kind in {WORD_BEGINS, CLAUSE_ENDS}:
            yield kind, place - 1, length, sample
        address += EVENT.size


def _words(events: list[Event]) -> list[tuple[int, int, int, int]]:
    """Each word lasts until the next event."""
    ends = [sample for *_, sample in events[1:]] + [sample for *_, sample in events[-1:]]
    return [
        (at, length, sample, end)
        for (kind, at, length, sample), end in zip(events, ends, strict=True)
        if kind == WORD_BEGINS
    ]


def phonemes(library: str, header: Mapping[str, Any], body: bytes) -> Frame:
    """The sounds of texts, one a line, in the International Phonetic Alphabet, without marks."""
    with opened(library) as (espeak, _):
        espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p
        if espeak.espeak_SetVoiceByName(header["voice"].encode()):
            raise OSError(f"no voice {header['voice']}")
        lines = [b" ".join(_clauses(espeak, line)) for line in body.split(b"\n")]
    return {}, b"\n".join(lines)


def _clauses(espeak: ctypes.CDLL, line: bytes) -> Iterator[bytes]:
    text = ctypes.create_string_buffer(line)
    rest = ctypes.c_void_p(ctypes.addressof(text))
    while rest.value:  # It is moved behind each clause, and made NULL by the last one.
        yield espeak.espeak_TextToPhonemes(ctypes.byref(rest), CHARACTERS_UTF8, IPA_TIED) or b""


# ── the program ──────────────────────────────────────────────────────────────────────────────────────────────────────

OPERATIONS: Mapping[str, Callable[[str, Mapping[str, Any], bytes], Frame]] = {
    "about": about,
    "say": say,
    "phonemes": phonemes,
}


def answer(library: str, header: Mapping[str, Any], body: bytes) -> Frame:
    """Do what a request asks for; what the library or the system refuses becomes the reply's "error"."""
    try:
        return OPERATIONS[header["do"]](library, header, body)
    except OSError as error:
        return {"error": str(error)}, b""


def die_with(parent: int) -> None:
    """Have the kernel end this program with its parent, on Linux; the end of standard input does it elsewhere."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def take_requests(pipe: IO[bytes], requests: SimpleQueue[Frame]) -> None:
    """Read requests as they come, and end the program when there will be none: in the middle of a text too."""
    try:
        while True:
            requests.put(read_frame(pipe))
    except EOFError:
        os._exit(0)


def main(library: str, folder: str, parent: str) -> None:
    """Answer requests until standard input ends."""
    die_with(int(parent))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every program of the terminal; the parent ends us.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # What the library prints must not come between the frames.
    os.chdir(folder)
    requests: SimpleQueue[Frame] = SimpleQueue()
    threading.Thread(target=take_requests, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        write_frame(replies, *answer(library, *requests.get()))


if __name__ == "__main__":
    main(*sys.argv[1:])
