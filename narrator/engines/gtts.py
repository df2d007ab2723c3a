"""The voice of Google Translate, asked through the requests that gTTS prepares (gTTS: MIT licence).

**Every text that this engine says goes to Google.** There is no account and no published quota; Google blocks
addresses that ask too much, for a while. One request carries at most 100 characters and brings back one MP3.

gTTS would send its requests without verifying TLS and without a time-out, and takes a page without audio for an
answer without words. So its requests are sent by a session of our own, and a piece without audio is an error.
Proxies and certificates are those of the environment: HTTPS_PROXY, NO_PROXY, REQUESTS_CA_BUNDLE.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from types import MappingProxyType
from typing import Any

import requests
from gtts import __version__, gTTS
from gtts.lang import tts_langs

from narrator.engines.servers import web
from narrator.errors import EngineError, EngineShut, EngineUnavailable
from narrator.model import Take, Voice
from narrator.show import Check, between, matches
from narrator.speech.engine import Limits
from narrator.speech.engine import settings as read_settings

NAME = "gtts"
WHAT = "Google Translate's voice"
HEALTH_S = 3.0
ANSWER_BYTES = 4_000_000
"""More than any answer: 100 characters, read slowly, are some 300,000 bytes in base64."""

SETTINGS: Mapping[str, bool | int | float | str] = MappingProxyType({"tld": "", "slow": False, "timeout_s": 30.0})
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "tld": matches(r"(?:[a-z]{2,3}(?:\.[a-z]{2})?)?", "what follows translate.google. (com, co.uk, com.au)"),
        "timeout_s": between(0.1, 300),
    }
)

TAGS: Mapping[str, str] = MappingProxyType({"iw": "he", "jw": "jv", "no": "nb", "tl": "fil"})
"""Google's codes for languages that BCP 47 calls otherwise today."""

ACCENTS = (
    ("en-GB", "en", "co.uk"),
    ("en-US", "en", "com"),
    ("en-AU", "en", "com.au"),
    ("en-CA", "en", "ca"),
    ("en-IN", "en", "co.in"),
    ("en-IE", "en", "ie"),
    ("en-ZA", "en", "co.za"),
    ("fr-FR", "fr", "fr"),
    ("fr-CA", "fr", "ca"),
    ("pt-BR", "pt", "com.br"),
    ("pt-PT", "pt", "pt"),
    ("es-ES", "es", "es"),
    ("es-MX", "es", "com.mx"),
    ("es-US", "es", "com"),
)
"""Tag, Google's code, domain: the accents that gTTS documents (gtts.readthedocs.io, Module, Localized 'accents')."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """What a voice is to Google: a language code, asked for at the host translate.google.<tld>."""

    code: str
    tld: str

    @property
    def host(self) -> str:
        """The host that speaks so."""
        return f"translate.google.{self.tld}"


class GttsEngine:
    """Speaks with Google Translate's voice, over the network.

    Settings: `tld` (the one domain to ask, for its accent or because no other is let through; "": by language), `slow`,
    `timeout_s` (for each wait, and twice that for a whole answer).
    """

    name = NAME
    version: str = __version__

    def __init__(self, settings: Mapping[str, Any]) -> None:
        chosen = read_settings(settings, engine=NAME, known=SETTINGS, checks=CHECKS)
        # No quota is published: this is what users get away with. The show's terms may ask for more.
        self.limits = Limits(characters=gTTS.GOOGLE_TTS_MAX_CHARS, at_once=2, per_minute=60, account="translate.google")
        self.settings = {name: chosen[name] for name in ("tld", "slow")}
        self._timeout_s = float(chosen["timeout_s"])
        self._speakers = _speakers(chosen["tld"])
        self._connections = web.Connections()

    def health(self) -> str | None:
        """Say why Google cannot be reached, or None; takes at most three seconds."""
        host = Speaker(code="", tld=self.settings["tld"] or "com").host
        return web.told_within(HEALTH_S, lambda: _ping(host), host=host)

    def voices(self) -> tuple[Voice, ...]:
        """One voice for each language, then the accents; with `tld` set, the languages as that domain speaks them."""
        return tuple(self._speakers)

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        """Send `text` (at most 100 characters) to Google and return the MP3 it answers with (24 kHz, mono).

        Raises EngineUnavailable where there is no answer, a cut one, 429 or 5xx, and EngineError for everything else:
        nothing to say, no such voice, a refusal, an answer that holds no speech, a certificate that is not trusted.
        """
        request = self._request(text, voice)
        host = self._speakers[voice].host
        return Take(audio=_mp3(self._answer(request, host), host=host))

    def close(self) -> None:
        """Close the connections."""
        self._connections.close()

    def _answer(self, request: requests.PreparedRequest, host: str) -> bytes:
        """The body of the answer to `request`; raises for any status but 200."""
        deadline = monotonic() + 2 * self._timeout_s
        with web.plainly(WHAT, host), self._connections.asked(request, timeout_s=self._timeout_s) as response:
            if refusal := _refusal(response, host):
                raise refusal
            return web.body(response, what=WHAT, host=host, deadline=deadline, limit_bytes=ANSWER_BYTES)

    def _request(self, text: str, voice: Voice) -> requests.PreparedRequest:
        if voice not in self._speakers:
            raise EngineError(WHAT, voice.name, "there is no such voice", "`narrator voices` lists them")
        if not any(map(str.isalnum, text)):
            raise EngineError(WHAT, repr(text), "there is nothing to say in it")
        if len(text) > self.limits.characters:
            raise EngineError(WHAT, repr(text), f"longer than {self.limits.characters} characters")
        speaker = self._speakers[voice]
        prepared = gTTS(
            text,
            tld=speaker.tld,
            lang=speaker.code,
            slow=self.settings["slow"],
            lang_check=False,
            pre_processor_funcs=[],
            tokenizer_func=lambda piece: [piece],
            timeout=(5, 30),
        )
        request: requests.PreparedRequest
        (request,) = prepared._prepare_requests()
        return request


def _speakers(tld: str) -> Mapping[Voice, Speaker]:
    """Who can speak: every language, and every accent unless `tld` settles how each is spoken."""
    languages = {
        Voice(engine=NAME, name=code, language=TAGS.get(code, code)): Speaker(code=code, tld=tld or "com")
        for code in tts_langs()
    }
    # Google knows some accents as languages of their own (fr-CA, pt-PT): these are the surer way to them.
    known = {voice.language for voice in languages}
    accents = [] if tld else [row for row in ACCENTS if row[0] not in known]
    return languages | {
        Voice(engine=NAME, name=f"{code}-{domain}", language=tag): Speaker(code=code, tld=domain)
        for tag, code, domain in accents
    }


# ── one request and its answer ───────────────────────────────────────────────────────────────────────────────────────

_AUDIO = re.compile(rb'jQ1olc","\[\\"([A-Za-z0-9+/=\\]*)\\"\]')
_NO_AUDIO = re.compile(rb'jQ1olc",(?:null|"\[\])')
_ESCAPED_EQUALS = re.compile(rb"\\+u003d")


def _mp3(body: bytes, *, host: str) -> bytes:
    """The MP3 in an answer, where gTTS finds it too: base64 behind the name of the remote procedure, jQ1olc."""
    found = _AUDIO.search(body)
    if not found:
        raise _without_audio(body, host)
    try:
        audio = base64.b64decode(_ESCAPED_EQUALS.sub(b"=", found[1]), validate=True)
    except binascii.Error as error:
        raise EngineUnavailable(WHAT, host, "sent a damaged answer") from error
    if not _looks_like_mp3(audio):
        raise EngineUnavailable(WHAT, host, "answers with something that is not MP3")
    return audio


def _looks_like_mp3(audio: bytes) -> bool:
    """Whether an ID3 tag or the sync word of a frame of layer III comes first (ISO 11172-3, 2.4.1.3)."""
    return audio[:3] == b"ID3" or (len(audio) > 3 and audio[0] == 0xFF and audio[1] & 0xE6 == 0xE2)


def _without_audio(body: bytes, host: str) -> EngineError:
    if _NO_AUDIO.search(body):
        return EngineError(WHAT, host, "answers without speech", "it may not know the language, or the signs")
    if b"jQ1olc" in body or not body:
        return EngineUnavailable(WHAT, host, "cut its answer short")
    hint = f"look at https://{host}/ in a browser, or choose another tld in [voice.gtts]"
    return EngineError(WHAT, host, "answers with a page (consent or captcha), not with speech", hint)


def _ping(host: str) -> str | None:
    """Why `host` does not answer, or None; any page of it will do."""
    try:
        with requests.Session() as session, web.plainly(WHAT, host):
            refusal = _refusal(session.head(f"https://{host}/", timeout=HEALTH_S, allow_redirects=False), host)
    except EngineError as error:
        return f"{host} {error.cause}"
    return f"{host} {refusal.cause}" if isinstance(refusal, EngineUnavailable) else None


# ── what can go wrong ────────────────────────────────────────────────────────────────────────────────────────────────

STATUSES: Mapping[int, tuple[type[EngineError], str]] = MappingProxyType(
    {
        403: (EngineError, "refuses to speak (403)"),
        404: (EngineError, "does not know the request (404)"),
        408: (EngineUnavailable, "does not answer in time (408)"),
        429: (EngineShut, "has had too many requests from here (429)"),
    }
)


def _refusal(response: requests.Response, host: str) -> EngineError | None:
    """What an answer's status is to us, by STATUSES; None for 200."""
    status, elsewhere = response.status_code, response.headers.get("Location", "")
    if status == 200:
        return None
    # The page behind this redirect asks for a captcha; its own status is 429.
    ours, cause = STATUSES.get(
        429 if "/sorry/" in elsewhere else status, (EngineError, f"answers with status {status}")
    )
    if status >= 500:
        ours = EngineUnavailable
    if issubclass(ours, EngineUnavailable):
        return ours(WHAT, host, cause, retry_after_s=web.retry_after_s(response.headers))
    return ours(WHAT, host, cause, f"look at https://{host}/ in a browser" if elsewhere else "")
