"""A stand-in for servers that speak OpenAI's route for speech: the true protocol, real speech (espeak's), faults.

    with SpeechServer(faults=("429", None), key="secret") as server:
        engine = OpenaiEngine({"base_url": server.url, ...})
        ...
        assert server.heard[0].text == "Hello."

It answers as Kokoro-FastAPI does where OpenAI has no such route: /v1/audio/voices, /dev/captioned_speech. The n-th
speech request meets `faults[n]` (None: a good answer; past the end: `always`).
"""

from __future__ import annotations

import base64
import io
import json
import threading
import wave
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from types import MappingProxyType, TracebackType
from typing import Any

import av
import numpy
from fakes_gtts import mp3
from fakes_server import LoopbackServer

from narrator.engines.espeak import EspeakEngine

ERROR = {"message": "That did not work.", "type": "server_error", "param": None, "code": None}
VOICES = {"voices": [{"id": name, "name": name} for name in ("af_heart", "bf_emma", "ff_siwis", "em_alex")]}
CODECS = MappingProxyType({"flac": ("flac", "flac"), "opus": ("ogg", "libopus")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One speech request: its address, its headers, its body."""

    path: str
    headers: Mapping[str, str]
    payload: Mapping[str, Any]

    @property
    def text(self) -> str:
        return str(self.payload["input"])


class SpeechServer:
    """Answers on the loopback until the `with` block ends."""

    def __init__(
        self,
        faults: Sequence[str | None] = (),
        *,
        always: str | None = None,
        key: str = "",
        voices: Any = MappingProxyType(VOICES),
    ) -> None:
        assert {*faults, always} <= {*FAULTS, None}
        self.heard: list[Asked] = []
        self.connections = 0
        self.over = threading.Event()
        self.key, self.voices = key, voices
        self._faults, self._always = faults, always
        self._lock = threading.Lock()
        self._espeak = EspeakEngine({})
        self._server = LoopbackServer(_Handler, owner=self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        """What a client takes for its base_url."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> SpeechServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._espeak.close()
        assert not self._server.failures

    def note(self, asked: Asked) -> str | None:
        """Remember a speech request; return the fault that it meets."""
        with self._lock:
            self.heard.append(asked)
            place = len(self.heard) - 1
        return self._faults[place] if place < len(self._faults) else self._always

    def wav(self, asked: Asked) -> bytes:
        """What espeak says for a request."""
        voice = next(voice for voice in self._espeak.voices() if voice.language.startswith("en"))
        with self._lock:
            return self._espeak.say(asked.text, voice, float(asked.payload.get("speed", 1))).audio

    def audio(self, asked: Asked) -> bytes:
        """The good answer to a request, in the format that it wants."""
        return encoded(self.wav(asked), asked.payload["response_format"])


def seconds_of(wav: bytes) -> float:
    """How long a WAV lasts."""
    with wave.open(io.BytesIO(wav)) as file:
        return float(file.getnframes() / file.getframerate())


def encoded(wav: bytes, form: str) -> bytes:
    """A WAV as file of another format."""
    if form == "wav":
        return wav
    with wave.open(io.BytesIO(wav)) as file:
        samples, rate_hz = numpy.frombuffer(file.readframes(file.getnframes()), dtype="<i2"), file.getframerate()
    if form == "mp3":
        return mp3(samples)
    container, codec = CODECS[form]
    target = io.BytesIO()
    with av.open(target, "w", format=container) as output:
        stream: Any = output.add_stream(codec, rate=48_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = rate_hz
        resampler = av.AudioResampler(
            format=stream.codec_context.format, layout="mono", rate=48_000, frame_size=stream.codec_context.frame_size
        )
        for part in [*resampler.resample(frame), *resampler.resample(None), None]:
            output.mux(stream.encode(part))
    return target.getvalue()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    owner: SpeechServer

    def setup(self) -> None:
        super().setup()
        self.owner.connections += 1

    def do_GET(self) -> None:
        answers = {"/v1/models": {"object": "list", "data": [{"id": "tts-1"}]}, "/v1/audio/voices": self.owner.voices}
        if not self._authorized():
            return self.fail(401, {"error": {**ERROR, "message": f"Incorrect API key provided: {self._sent_key()}"}})
        found = answers.get(self.path)
        return self.answer(200, json.dumps(dict(found)).encode()) if found else self.fail(404, {"detail": "Not Found"})

    def do_POST(self) -> None:
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(path=self.path, headers=dict(self.headers), payload=payload)
        if self.path not in ROUTES:
            return self.fail(404, {"detail": "Not Found"})
        if not self._authorized():
            return self.fail(401, {"error": {**ERROR, "message": f"Incorrect API key provided: {self._sent_key()}"}})
        fault = self.owner.note(asked)
        return FAULTS[fault](self, asked) if fault else ROUTES[self.path](self, asked)

    def speech(self, asked: Asked) -> None:
        """Send the audio of a request, as OpenAI does: in chunks, its length unsaid."""
        self.in_chunks(self.owner.audio(asked))

    def captioned(self, asked: Asked) -> None:
        """Send audio and word times, as Kokoro-FastAPI does."""
        assert asked.payload["stream"] is False
        wav = self.owner.wav(asked)
        words, each_s = asked.text.split(), seconds_of(wav) / len(asked.text.split())
        rows = [
            {"word": word.strip(".,"), "start_time": place * each_s, "end_time": (place + 1) * each_s}
            for place, word in enumerate(words)
        ]
        audio = base64.b64encode(encoded(wav, asked.payload["response_format"])).decode()
        told = {"audio": audio, "audio_format": "audio/wav", "timestamps": [*rows, {**DOT, "word": "."}]}
        self.answer(200, json.dumps(told).encode())

    def answer(self, status: int, body: bytes, headers: Mapping[str, str] = MappingProxyType({}), cut: int = 0) -> None:
        """Send a whole answer, or one whose last `cut` bytes never come."""
        self.send_response_only(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: len(body) - cut])
        self.close_connection = bool(cut)

    def in_chunks(self, body: bytes, *, whole: bool = True, pause_s: float = 0) -> None:
        """Send an answer in chunks; without the last, empty one if it is not `whole`."""
        self.send_response_only(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for start in range(0, len(body), 1 if pause_s else 8192):
            part = body[start : start + (1 if pause_s else 8192)]
            if pause_s and self.owner.over.wait(pause_s):
                break
            try:
                self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
            except OSError:
                break
        if whole and not pause_s:
            self.wfile.write(b"0\r\n\r\n")
        self.close_connection = not whole or bool(pause_s)

    def fail(self, status: int, told: Any, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        """Send an error, as JSON."""
        self.answer(status, json.dumps(told).encode(), {"Content-Type": "application/json", **headers})

    def hang(self) -> None:
        """Never answer."""
        self.owner.over.wait()
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def _authorized(self) -> bool:
        return not self.owner.key or self._sent_key() == self.owner.key

    def _sent_key(self) -> str:
        return str(self.headers.get("Authorization", "")).removeprefix("Bearer ")


DOT = {"start_time": 0.0, "end_time": None}
ROUTES: Mapping[str, Callable[[_Handler, Asked], None]] = MappingProxyType(
    {"/v1/audio/speech": _Handler.speech, "/dev/captioned_speech": _Handler.captioned}
)
QUOTA = {"message": "You exceeded your current quota.", "type": "insufficient_quota", "code": "insufficient_quota"}

FAULTS: Mapping[str, Callable[[_Handler, Asked], None]] = MappingProxyType(
    {
        "429": lambda to, asked: to.fail(429, {"error": ERROR}, {"Retry-After": "7"}),
        "429-bare": lambda to, asked: to.answer(429, b""),
        "429-quota": lambda to, asked: to.fail(429, {"error": QUOTA}),
        "400": lambda to, asked: to.fail(400, {"detail": {"error": "invalid_model", "message": "No such model: x"}}),
        "402": lambda to, asked: to.fail(402, {"error": "Pay first."}),
        "403": lambda to, asked: to.fail(403, {"error": {**ERROR, "message": f"Not with {to._sent_key()}, sk-12ab."}}),
        "404": lambda to, asked: to.answer(404, b"<html>Not Found</html>", {"Content-Type": "text/html"}),
        "422": lambda to, asked: to.fail(422, {"detail": [{"loc": ["body", "voice"], "msg": "Field required"}]}),
        "418": lambda to, asked: to.fail(418, {"message": "I am\na teapot" + "!" * 400}),
        "500": lambda to, asked: to.fail(500, {"error": ERROR}),
        "503": lambda to, asked: to.answer(503, b"", {"Retry-After": "2"}),
        "elsewhere": lambda to, asked: to.answer(
            307, b"", {"Location": to.owner.url.replace("127.0.0.1", "localhost")}
        ),
        "page": lambda to, asked: to.answer(200, b"<!doctype html><title>Welcome</title>"),
        "error-200": lambda to, asked: to.fail(200, {"error": {"message": "out of memory"}}),
        "raw": lambda to, asked: to.answer(200, bytes(4000)),
        "empty": lambda to, asked: to.answer(200, b""),
        "cut": lambda to, asked: to.answer(200, to.owner.audio(asked), cut=500),
        "cut-chunks": lambda to, asked: to.in_chunks(to.owner.audio(asked)[:-500], whole=False),
        "drip": lambda to, asked: to.in_chunks(to.owner.audio(asked), pause_s=0.02),
        "hang": lambda to, asked: to.hang(),
        "deep": lambda to, asked: to.answer(500, b'{"error":' * 5000 + b"1" + b"}" * 5000),
    }
)
"""Every fault by its name."""
