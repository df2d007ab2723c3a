"""A stand-in for translate.google.*: real TLS, the true protocol, real speech (espeak's) as MP3, faults on demand.

    with GoogleStandIn(faults=("429", None, "500")) as google:
        monkeypatch_environment(google.environ)
        ...
        assert google.heard[0].text == "Hello."

It is an HTTPS proxy on the loopback that ends TLS itself, under a certificate authority of its own: a client must be
given REQUESTS_CA_BUNDLE (in `environ`, next to HTTPS_PROXY), and has to refuse the connection if it was not. The n-th
speech request meets `faults[n]` (None: a good answer; past the end: `always`).
"""

from __future__ import annotations

import base64
import io
import json
import ssl
import threading
import time
import wave
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType, TracebackType
from typing import Any
from urllib.parse import parse_qs

import av
import lameenc
import numpy
import trustme
from fakes_server import LoopbackServer

from narrator.engines.espeak import EspeakEngine

RATE_HZ = 24_000
PATH = "/_/TranslateWebserverUi/data/batchexecute"
CONSENT_PAGE = b"<!doctype html><title>Before you continue to Google</title><form>We use cookies.</form>"
LANGUAGES = MappingProxyType(
    {"iw": "he", "jw": "id", "no": "nb", "tl": "en", "zh-CN": "cmn", "zh-TW": "cmn", "zh": "cmn"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One speech request: what was to be said, in which of Google's languages, by which host, slowly or not."""

    text: str
    code: str
    host: str
    slow: bool


class GoogleStandIn:
    """Answers as translate.google.* does, on the loopback, until the `with` block ends."""

    def __init__(self, faults: Sequence[str | None] = (), *, always: str | None = None, latency_s: float = 0) -> None:
        assert {*faults, always} <= {*FAULTS, None}
        self.heard: list[Heard] = []
        self.connections = 0
        self.began_s: list[float] = []
        self.most_at_once = 0
        self.over = threading.Event()
        self._faults, self._always, self._latency_s = faults, always, latency_s
        self._at_once = 0
        self._lock = threading.Lock()
        self._authority = trustme.CA()
        self._folder = TemporaryDirectory(prefix="google-stand-in-")
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._server = LoopbackServer(_Handler, google=self)
        self._espeak = EspeakEngine({})
        self._spoken: dict[Heard, bytes] = {}
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def environ(self) -> Mapping[str, str]:
        """The variables that send a client here; the lower-case ones because they would win over the others."""
        proxy = f"http://127.0.0.1:{self._server.server_address[1]}"
        authority = str(Path(self._folder.name, "authority.pem"))
        return {
            **dict.fromkeys(("HTTPS_PROXY", "https_proxy"), proxy),
            **dict.fromkeys(("NO_PROXY", "no_proxy"), ""),
            **dict.fromkeys(("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"), authority),
        }

    def __enter__(self) -> GoogleStandIn:
        self._authority.cert_pem.write_to_path(self.environ["REQUESTS_CA_BUNDLE"])
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
        self._folder.cleanup()
        assert not self._server.failures

    def context(self, host: str) -> ssl.SSLContext:
        """The TLS of a server that is `host`."""
        with self._lock:
            if host not in self._contexts:
                self._contexts[host] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                self._authority.issue_cert(host).configure_cert(self._contexts[host])
            self.connections += 1
            return self._contexts[host]

    def note(self, heard: Heard) -> str | None:
        """Remember a speech request; return the fault that it meets."""
        with self._lock:
            self.heard.append(heard)
            self.began_s.append(time.monotonic())
            place = len(self.heard) - 1
        return self._faults[place] if place < len(self._faults) else self._always

    @contextmanager
    def latency(self) -> Iterator[None]:
        """Count a request as under way, and let it wait."""
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        self.over.wait(self._latency_s)
        yield
        with self._lock:
            self._at_once -= 1

    def reply(self, heard: Heard) -> bytes:
        """The good answer to a request: its text as espeak says it."""
        if heard not in self._spoken:
            self._spoken[heard] = reply(self._spoken_mp3(heard))
        return self._spoken[heard]

    def _spoken_mp3(self, heard: Heard) -> bytes:
        tag = LANGUAGES.get(heard.code, heard.code).split("-")[0]
        voice = next(voice for voice in self._espeak.voices() if voice.language.split("-")[0] == tag)
        with wave.open(io.BytesIO(self._espeak.say(heard.text, voice, 1.0).audio)) as file:
            samples = numpy.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
            return mp3(resampled(samples, rate_hz=file.getframerate()))


# ── the protocol ─────────────────────────────────────────────────────────────────────────────────────────────────────


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    google: GoogleStandIn
    host = ""

    def do_CONNECT(self) -> None:
        self.host = self.path.partition(":")[0]
        if not self.host.startswith("translate.google."):
            return self.send_error(403)
        self.send_response(200)
        self.end_headers()
        self.close_connection = False  # Python 3.11 asks for the tunnel in HTTP/1.0
        try:
            self.request = self.google.context(self.host).wrap_socket(self.request, server_side=True)
        except OSError:  # the client did not trust us, which is what some tests want to see
            self.close_connection = True
            return None
        return self.setup()

    def do_HEAD(self) -> None:
        self.answer(200, b"", {"Content-Type": "text/html"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != PATH or not self.host:
            return self.send_error(404)
        heard = _heard(body, self.host)
        fault = self.google.note(heard)
        with self.google.latency():
            return FAULTS[fault](self, heard) if fault else self.answer(200, self.google.reply(heard))

    def answer(self, status: int, body: bytes, headers: Mapping[str, str] = MappingProxyType({}), cut: int = 0) -> None:
        """Send a whole answer, or one whose last `cut` bytes never come."""
        self.send_response_only(status)
        usual = {"Date": self.date_time_string(), "Content-Type": "application/json", "Content-Length": str(len(body))}
        for name, value in {**usual, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: len(body) - cut])
        self.close_connection = bool(cut)

    def slow(self, heard: Heard) -> None:
        """Send a good answer in ten parts, with waits between."""
        body = self.google.reply(heard)
        part = len(body) // 10 + 1
        self.send_response_only(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for start in range(0, len(body), part):
            self.wfile.write(body[start : start + part])
            self.google.over.wait(0.04)

    def other(self, heard: Heard, text: str) -> None:
        """Send the audio of another text."""
        self.answer(200, self.google.reply(replace(heard, text=text)))

    def drip(self, heard: Heard) -> None:
        """Send an answer a byte at a time: each comes in time, the last never."""
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        for byte in self.google.reply(heard):
            if self.google.over.wait(0.02):
                break
            try:
                self.wfile.write(bytes([byte]))
            except OSError:
                break
        self.close_connection = True

    def hang(self, heard: Heard) -> None:
        """Never answer."""
        self.google.over.wait()
        self.close_connection = True

    def finish(self) -> None:
        super().finish()
        self.request.close()

    def log_message(self, format: str, *args: Any) -> None:
        pass


def _heard(body: bytes, host: str) -> Heard:
    """What a client asks for, in f.req: [[["jQ1olc", "[text, language, slow, null] as JSON", null, "generic"]]]."""
    (((procedure, parameters, _, generic),),) = json.loads(parse_qs(body.decode("ascii"))["f.req"][0])
    assert (procedure, generic) == ("jQ1olc", "generic")
    text, code, slow, _ = json.loads(parameters)
    assert 0 < len(text) <= 100
    return Heard(text=text, code=code, host=host, slow=bool(slow))


def reply(audio: bytes | None) -> bytes:
    """The answer that carries `audio`, in the form of batchexecute: a guard, then lengths and lines of JSON."""
    spoken = json.dumps([base64.b64encode(audio).decode("ascii")], separators=(",", ":")) if audio else None
    rows = [["wrb.fr", "jQ1olc", spoken, None, None, None, "generic"], ["di", 88], ["af.httprm", 88, "-4711", 10]]
    # Google writes "=" inside of its JSON as the escape of it.
    line = json.dumps(rows, separators=(",", ":")).replace("=", "\\\\u003d")
    return f')]}}\'\n\n{len(line)}\n{line}\n25\n[["e",4,null,null,{len(line)}]]\n'.encode("ascii")


FAULTS: Mapping[str, Callable[[_Handler, Heard], None]] = MappingProxyType(
    {
        "429": lambda to, heard: to.answer(429, b"", {"Retry-After": "7"}),
        "429-soon": lambda to, heard: to.answer(429, b"", {"Retry-After": "1"}),
        "429-date": lambda to, heard: to.answer(
            429, b"", {"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT", "Date": "Fri, 31 Dec 2100 23:59:00 GMT"}
        ),
        "429-bare": lambda to, heard: to.answer(429, b""),
        "sorry": lambda to, heard: to.answer(302, b"", {"Location": "https://www.google.com/sorry/index?continue=x"}),
        "consent": lambda to, heard: to.answer(302, b"", {"Location": "https://consent.google.com/m?continue=x"}),
        "consent-page": lambda to, heard: to.answer(200, CONSENT_PAGE, {"Content-Type": "text/html"}),
        "403": lambda to, heard: to.answer(403, b"<html>Forbidden</html>"),
        "404": lambda to, heard: to.answer(404, b"<html>Not Found</html>"),
        "400": lambda to, heard: to.answer(400, b"<html>Bad Request</html>"),
        "500": lambda to, heard: to.answer(500, b"<html>Internal Server Error</html>"),
        "503": lambda to, heard: to.answer(503, b"", {"Retry-After": "2"}),
        "no-audio": lambda to, heard: to.answer(200, reply(None)),
        "cut": lambda to, heard: to.answer(200, to.google.reply(heard), cut=500),
        "cut-audio": lambda to, heard: to.answer(200, to.google.reply(heard)[:2000]),
        "empty": lambda to, heard: to.answer(200, b""),
        "damaged": lambda to, heard: to.answer(200, reply(b"any").replace(b"YW55", b"YW55A")),
        "wrong-audio": lambda to, heard: to.answer(200, reply(b"RIFF\x24\0\0\0WAVEfmt " + bytes(100))),
        "wrong-length": lambda to, heard: to.answer(200, reply(mp3(numpy.zeros(60 * RATE_HZ, dtype="<i2")))),
        "html": lambda to, heard: to.answer(200, reply(CONSENT_PAGE)),
        "silence": lambda to, heard: to.answer(200, reply(mp3(numpy.zeros(len(heard.text) * 1_500, dtype="<i2")))),
        "other-text": lambda to, heard: to.other(heard, "No."),
        "other-long": lambda to, heard: to.other(heard, "Much more than was asked for, " * 12),
        "slow": _Handler.slow,
        "endless": lambda to, heard: to.answer(200, reply(bytes(6_000_000))),
        "drip": _Handler.drip,
        "hang": _Handler.hang,
    }
)
"""Every fault by its name."""

# ── the speech ───────────────────────────────────────────────────────────────────────────────────────────────────────


def mp3(samples: numpy.ndarray[Any, Any]) -> bytes:
    """Mono samples of 24 kHz as MP3 of 64 kbit/s."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_channels(1)
    encoder.silence()
    return bytes(encoder.encode(samples.tobytes()) + encoder.flush())


def resampled(samples: numpy.ndarray[Any, Any], *, rate_hz: int) -> numpy.ndarray[Any, Any]:
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = rate_hz
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
    frames = [*resampler.resample(frame), *resampler.resample(None)]
    return numpy.concatenate([part.to_ndarray()[0] for part in frames])
