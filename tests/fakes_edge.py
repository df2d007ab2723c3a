"""A stand-in for the service behind Microsoft Edge's voices: real TLS, its protocol, real speech (espeak's), faults.

    with EdgeStandIn(faults=("dropped", None)) as edge:
        monkeypatch_environment(edge.environ)
        ...
        assert edge.heard[0].text == "Hello."

It is an HTTPS proxy on the loopback, behind which speech.platform.bing.com is a server of our own under a certificate
authority of our own; nothing of the client is replaced. The n-th websocket meets `faults[n]` (None: a good answer; past
the end: `always`). A token that does not fit the server's clock is refused, as Microsoft does.
"""

from __future__ import annotations

import asyncio
import io
import json
import re
import ssl
import threading
import time
import wave
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType, TracebackType
from typing import Any
from xml.sax.saxutils import escape, unescape

import lameenc
import numpy
import trustme
from aiohttp import WSMsgType, web
from edge_tts.drm import generate_sec_ms_gec_v2
from fakes_gtts import resampled

from narrator.engines.espeak import EspeakEngine

HOST = "speech.platform.bing.com"
BASE = "/consumer/speech/synthesize/readaloud"
RATE_HZ = 24_000
TICKS_PER_SECOND = 10_000_000
SSML = re.compile(
    r"<voice name='([^']*)'><prosody pitch='\+0Hz' rate='([^']*)' volume='\+0%'>(.*)</prosody>", re.DOTALL
)


def listed(name: str, *categories: str, status: str = "GA") -> dict[str, Any]:
    """A voice as the service lists it."""
    locale = "-".join(name.split("-")[:2])
    return {
        "Name": f"Microsoft Server Speech Text to Speech Voice ({locale}, {name.rsplit('-', maxsplit=1)[-1]})",
        "ShortName": name,
        "Gender": "Female",
        "Locale": locale,
        "SuggestedCodec": "audio-24khz-48kbitrate-mono-mp3",
        "FriendlyName": name,
        "Status": status,
        "VoiceTag": {"ContentCategories": list(categories), "VoicePersonalities": ["Warm"]},
    }


VOICES = (
    listed("en-GB-LibbyNeural", "General"),
    listed("en-GB-RyanNeural", "News"),
    listed("en-GB-OldNeural", "News", status="Deprecated"),
    listed("de-DE-KatjaNeural", "General"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One speech request."""

    text: str
    voice: str
    rate: str


class EdgeStandIn:
    """Answers as the service does, on the loopback, until the `with` block ends."""

    def __init__(self, faults: Sequence[str | None] = (), *, always: str | None = None, clock_off_s: float = 0) -> None:
        assert {*faults, always} <= {*FAULTS, *REFUSALS, None}
        self.heard: list[Heard] = []
        self.refused = 0
        self.listings = 0
        self.clock_off_s = clock_off_s
        self._faults, self._always = faults, always
        self._met = 0
        self._authority = trustme.CA()
        self._folder = TemporaryDirectory(prefix="edge-stand-in-")
        self._espeak = EspeakEngine({})
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: list[asyncio.StreamWriter] = []
        self._port = 0

    @property
    def environ(self) -> Mapping[str, str]:
        """The variables that send a client here; the lower-case ones because they would win over the others."""
        proxy = f"http://127.0.0.1:{self._port}"
        return {
            **dict.fromkeys(("HTTPS_PROXY", "https_proxy"), proxy),
            **dict.fromkeys(("NO_PROXY", "no_proxy"), ""),
            "REQUESTS_CA_BUNDLE": str(Path(self._folder.name, "authority.pem")),
        }

    def __enter__(self) -> EdgeStandIn:
        self._authority.cert_pem.write_to_path(self.environ["REQUESTS_CA_BUNDLE"])
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._espeak.close()
        self._folder.cleanup()

    async def _open(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(HOST).configure_cert(context)
        app = web.Application()
        app.router.add_get(f"{BASE}/voices/list", self._list)
        app.router.add_get(f"{BASE}/edge/v1", self._speak)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=context)
        await site.start()
        self._inner_port = self._runner.addresses[0][1]
        self._proxy = await asyncio.start_server(self._tunnel, "127.0.0.1", 0)
        self._port = self._proxy.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        self._proxy.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for writer in self._writers:
            writer.close()
        await self._runner.cleanup()
        await asyncio.sleep(0.05)  # what was closed goes at the loop's next turns

    # ── the proxy ────────────────────────────────────────────────────────────────────────────────────────────────

    async def _tunnel(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        if not asked.startswith(f"CONNECT {HOST}:443 ".encode()):
            writer.close()
            return
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self._inner_port)
        self._writers += [writer, inner_writer]
        for source, target in ((reader, inner_writer), (inner_reader, writer)):
            task = self._loop.create_task(_pipe(source, target))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    # ── the service ──────────────────────────────────────────────────────────────────────────────────────────────

    def _refuses(self, request: web.Request) -> bool:
        """Whether the request's token is not the one of the server's clock."""
        return request.query["Sec-MS-GEC"] not in {
            generate_sec_ms_gec_v2(time.time() + self.clock_off_s + late_s) for late_s in (-5, 0, 5)
        }

    def _forbidden(self) -> web.Response:
        self.refused += 1
        return web.Response(status=403, headers={"Date": formatdate(time.time() + self.clock_off_s, usegmt=True)})

    async def _list(self, request: web.Request) -> web.StreamResponse:
        self.listings += 1
        return self._forbidden() if self._refuses(request) else web.json_response(VOICES)

    async def _speak(self, request: web.Request) -> web.StreamResponse:
        if self._refuses(request):
            return self._forbidden()
        fault = self._faults[self._met] if self._met < len(self._faults) else self._always
        self._met += 1
        if fault and fault in REFUSALS:
            status, headers = REFUSALS[fault]
            return web.Response(status=status, headers=headers)
        socket = web.WebSocketResponse(compress=True)
        await socket.prepare(request)
        heard = await self._asked(socket)
        answer = await self._loop.run_in_executor(None, self._answer, heard)
        await (FAULTS[fault](socket, answer) if fault else send(socket, answer))
        return socket

    async def _asked(self, socket: web.WebSocketResponse) -> Heard:
        config, ssml = await socket.receive(), await socket.receive()
        assert config.type == ssml.type == WSMsgType.TEXT
        assert '"wordBoundaryEnabled":"true"' in config.data
        assert "Path:ssml\r\n\r\n" in ssml.data
        found = SSML.search(ssml.data)
        assert found
        self.heard.append(Heard(text=unescape(found[3]), voice=found[1], rate=found[2]))
        return self.heard[-1]

    def _answer(self, heard: Heard) -> Answer:
        language = heard.voice.partition("(")[2][:2]
        voice = next(voice for voice in self._espeak.voices() if voice.language.startswith(language))
        with wave.open(io.BytesIO(self._espeak.say(heard.text, voice, 1 + int(heard.rate[:-1]) / 100).audio)) as file:
            samples = numpy.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
            seconds = len(samples) / file.getframerate()
            sound = resampled(samples, rate_hz=file.getframerate())
        words = re.findall(r"[\w’'-]+", heard.text)
        each = int(seconds * TICKS_PER_SECOND / max(len(words), 1))
        return Answer(audio=_mp3(sound), words=tuple((word, place * each, each) for place, word in enumerate(words)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the service would send: an MP3, and each word with its start and its length in ticks."""

    audio: bytes
    words: tuple[tuple[str, int, int], ...]


async def _pipe(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    try:
        while part := await source.read(65_536):
            target.write(part)
            await target.drain()
    except OSError:
        pass
    finally:
        target.close()


def _mp3(samples: numpy.ndarray[Any, Any]) -> bytes:
    """Mono samples of 24 kHz as MP3 of a constant 48 kbit/s."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(48)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_channels(1)
    encoder.silence()
    return bytes(encoder.encode(samples.tobytes()) + encoder.flush())


# ── the protocol ─────────────────────────────────────────────────────────────────────────────────────────────────────


def text(path: str, told: Any) -> str:
    """A message of text: headers, an empty line, JSON."""
    kind = "application/json; charset=utf-8"
    return f"X-RequestId:0a\r\nContent-Type:{kind}\r\nPath:{path}\r\n\r\n{json.dumps(told)}"


def sound(audio: bytes) -> bytes:
    """A message of sound: the length of its headers in two bytes, the headers, MP3."""
    headers = b"X-RequestId:0a\r\nContent-Type:audio/mpeg\r\nX-StreamId:0b\r\nPath:audio\r\n"
    return len(headers).to_bytes(2, "big") + headers + audio


def boundary(word: str, ticks: int, long: int) -> str:
    """A message about a word; Microsoft escapes it as for XML."""
    told = {"Offset": ticks, "Duration": long, "text": {"Text": escape(word), "Length": len(word)}}
    return text("audio.metadata", {"Metadata": [{"Type": "WordBoundary", "Data": told}]})


async def send(socket: web.WebSocketResponse, answer: Answer, *, end: bool = True) -> None:
    """Send an answer: words as the sound goes on, an empty message of sound at its end."""
    await socket.send_str(text("turn.start", {}))
    await socket.send_str(text("response", {}))
    for word in answer.words:
        await socket.send_str(boundary(*word))
    for start in range(0, len(answer.audio), 720):
        await socket.send_bytes(sound(answer.audio[start : start + 720]))
    if end:
        empty = b"X-RequestId:0a\r\nX-StreamId:0b\r\nPath:audio\r\n"
        await socket.send_bytes(len(empty).to_bytes(2, "big") + empty)
        await socket.send_str(text("turn.end", {}))
        await socket.close()


def part(answer: Answer, *, audio: float = 1, words: float = 1) -> Answer:
    """The first part of an answer's sound and words."""
    return Answer(
        audio=answer.audio[: int(len(answer.audio) * audio)],
        words=answer.words[: int(len(answer.words) * words)],
    )


async def _abort(socket: web.WebSocketResponse, answer: Answer) -> None:
    await send(socket, part(answer, audio=0.5, words=0.5), end=False)
    transport = socket._req.transport if socket._req else None
    assert transport
    transport.abort()


async def _drip(socket: web.WebSocketResponse, answer: Answer) -> None:
    for byte in range(len(answer.audio)):
        await asyncio.sleep(0.02)
        try:
            await socket.send_bytes(sound(answer.audio[byte : byte + 1]))
        except OSError:
            break


async def _strange(socket: web.WebSocketResponse, answer: Answer) -> None:
    await socket.send_str(text("riddle", {}))
    await socket.receive()


async def _cut(socket: web.WebSocketResponse, answer: Answer) -> None:
    await send(socket, part(answer, audio=0.5, words=0.5), end=False)
    await socket.close()


async def _hang(socket: web.WebSocketResponse, answer: Answer) -> None:
    await socket.receive()


REFUSALS: Mapping[str, tuple[int, Mapping[str, str]]] = MappingProxyType(
    {"403": (403, {"Date": formatdate(usegmt=True)}), "429": (429, {"Retry-After": "7"}), "500": (500, {})}
)
"""Answers in place of a websocket, by name: status and headers."""

FAULTS: Mapping[str, Callable[[web.WebSocketResponse, Answer], Awaitable[None]]] = MappingProxyType(
    {
        "dropped": lambda socket, answer: send(socket, part(answer, audio=0.5, words=0.5)),
        "last-word": lambda socket, answer: send(
            socket, Answer(audio=answer.audio[: -len(answer.audio) // 8], words=answer.words[:-1])
        ),
        "short-sound": lambda socket, answer: send(socket, part(answer, audio=0.5)),
        "no-words": lambda socket, answer: send(socket, part(answer, words=0)),
        "no-sound": lambda socket, answer: send(socket, part(answer, audio=0)),
        "cut": _cut,
        "abort": _abort,
        "strange": _strange,
        "drip": _drip,
        "hang": _hang,
    }
)
"""Every fault of an answer by its name."""
