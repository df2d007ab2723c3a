"""Any server that speaks OpenAI's route for speech, POST <base_url>/audio/speech: OpenAI's own, or one at home.

Kokoro-FastAPI, LocalAI, Speaches, vLLM and others speak it as well. **Every text that this engine says goes to that
server.** A key is read from the environment and sent to the server of `base_url` alone: redirects are not followed.
Kokoro-FastAPI tells when each word sounds (`captions`).
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import re
from collections.abc import Mapping, Sequence
from time import monotonic
from types import MappingProxyType
from typing import Any

import requests

from narrator.engines.servers import web
from narrator.engines.servers.openai_answers import WHAT, NotThere, refusal, sound_of
from narrator.engines.servers.openai_server import Server
from narrator.engines.servers.openai_voices import listed, named, own_voices
from narrator.engines.servers.told_words import Spoken, find, word_times
from narrator.errors import ConfigError, EngineError, EngineUnavailable
from narrator.model import Take, Voice
from narrator.show import Check, at_most, between, environment_name, matches, not_blank, word_of
from narrator.speech.engine import Limits
from narrator.speech.engine import settings as read_settings

NAME = "openai"
HEALTH_S = 3.0
ANSWER_BYTES = 64_000_000
"""More than any answer: 1,000 characters, read at a quarter of the speed, are some 20,000,000 bytes of WAV."""

LISTING_BYTES = 4_000_000
OWN_SPEEDS = (0.25, 4.0)

SETTINGS: Mapping[str, bool | int | float | str] = MappingProxyType(
    {
        "base_url": "https://api.openai.com/v1",
        "model": "gpt-4o-mini-tts",
        "voices": "",
        "key": "",
        "instructions": "",
        # Of the formats that every server has the one that loses nothing, and states its length.
        "format": "wav",
        "captions": False,
        "own_speed": True,
        "timeout_s": 60.0,
    }
)
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "base_url": matches(r"https?://[^\s/?#@]+[^\s?#@]*", "a http or https URL, without a name or a password"),
        "model": not_blank,
        "key": environment_name,
        "instructions": at_most(4096),
        "format": word_of("wav", "mp3", "flac", "opus"),
        "timeout_s": between(0.1, 600),
    }
)


class OpenaiEngine:
    """Speaks with the voices of a server, over the network or on the same machine.

    Settings: `base_url` (with its /v1), `model`, `voices` (a list of "name" or "name:language"; "": the server's own),
    `key` (the environment variable that holds the key; "": OPENAI_API_KEY for OpenAI itself, none elsewhere),
    `instructions` (how to speak, for models that take it), `format` (wav, mp3, flac, opus), `captions` (word times,
    from Kokoro-FastAPI), `own_speed` (false: the server does not mind `speed`), `timeout_s` (for each wait, and twice
    that for a whole answer).
    """

    name = NAME

    def __init__(self, settings: Mapping[str, Any]) -> None:
        chosen = read_settings(_flat(settings), engine=NAME, known=SETTINGS, checks=CHECKS)
        self._server = Server.of(chosen["base_url"], key_name=chosen["key"], environ=os.environ)
        self._named = named(chosen["voices"], server=self._server)
        if self._server.in_the_clear:
            problem = "base_url: the key would travel unencrypted; use https"
            raise ConfigError(f"[voice.{NAME}]", (problem,))
        self.version: str = chosen["model"]
        self.limits = Limits(
            # OpenAI takes 4,096; but what is asked for again after a fault is paid for again.
            characters=1_000,
            at_once=2 if self._server.private else 4,
            per_minute=0 if self._server.private else 300,
            account=self._server.account,
            speeds=OWN_SPEEDS if chosen["own_speed"] else (1.0, 1.0),
        )
        # One name of a model may mean two things at two services; a server of one's own may move house.
        self.settings = {name: chosen[name] for name in ("model", "instructions", "format")} | {
            "service": "own server" if self._server.private else self._server.host
        }
        self._captions: bool = chosen["captions"]
        self._timeout_s = float(chosen["timeout_s"])
        self._connections = web.Connections()

    def health(self) -> str | None:
        """Say why the server cannot be asked, or None; takes at most three seconds."""
        if missing := self._server.missing_key:
            return missing
        return web.told_within(HEALTH_S, self._ping, host=self._server.host)

    def voices(self) -> tuple[Voice, ...]:
        """The voices of the setting; else OpenAI's own; else those that the server lists, where it tells the language.

        Raises EngineError where the server lists none, or none with its language.
        """
        if not self._named:
            self._named = own_voices(self.version) if self._server.is_openai else self._listed()
        return tuple(Voice(engine=NAME, name=name, language=language) for name, language in self._named)

    def say(self, text: str, voice: Voice, speed: float) -> Take:
        """Send `text` to the server and return its audio, with the times of its words if `captions` is set.

        Raises EngineUnavailable where there is no answer, a cut one, 429 or 5xx, and EngineError for everything else:
        nothing to say, a key that is not taken, a spent quota, a model or a voice that is not there, no audio.
        """
        if not any(map(str.isalnum, text)):
            raise EngineError(WHAT, repr(text), "there is nothing to say in it")
        if missing := self._server.missing_key:
            raise EngineError(WHAT, self._server.host, missing)
        asked = {"model": self.version, "input": text, "voice": voice.name, "response_format": self.settings["format"]}
        asked |= {"instructions": self.settings["instructions"]} if self.settings["instructions"] else {}
        payload: dict[str, Any] = asked | ({"speed": round(speed, 3)} if speed != 1 else {})
        return self._captioned(text, payload) if self._captions else Take(audio=self._spoken(payload))

    def close(self) -> None:
        """Close the connections."""
        self._connections.close()

    def _spoken(self, payload: Mapping[str, Any]) -> bytes:
        answer = self._ask("POST", self._server.speech_url, payload, limit_bytes=ANSWER_BYTES)
        return sound_of(answer, server=self._server)

    def _captioned(self, text: str, payload: Mapping[str, Any]) -> Take:
        """What Kokoro-FastAPI's route for speech with captions gives: audio in base64, and seconds for each word."""
        whole = {**payload, "stream": False, "return_timestamps": True}
        try:
            answer = self._ask("POST", self._server.captions_url, whole, limit_bytes=2 * ANSWER_BYTES)
        except NotThere as error:
            hint = "only Kokoro-FastAPI does: take captions out of [voice.openai]"
            raise EngineError(WHAT, self._server.host, "does not tell when words sound", hint) from error
        try:
            told = json.loads(answer)
            audio = base64.b64decode(told["audio"], validate=True)
            spoken = [_word(row) for row in told.get("timestamps") or []]
        except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
            raise EngineUnavailable(WHAT, self._server.host, "sent a damaged answer") from error
        return Take(audio=sound_of(audio, server=self._server), words=word_times(find(text, spoken)))

    def _listed(self) -> tuple[tuple[str, str], ...]:
        """The voices that the server lists, at one of the two addresses where servers do; each with its language."""
        for url in self._server.voices_urls:
            try:
                answer = self._ask("GET", url, None, limit_bytes=LISTING_BYTES)
                if voices := listed(json.loads(answer)):
                    return voices
            except (NotThere, ValueError):
                continue
        hint = 'name them, each with its language: voices = ["NAME:en"] below [voice.openai]'
        raise EngineError(WHAT, self._server.host, "does not tell its voices and their languages", hint)

    def _ask(self, method: str, url: str, payload: Mapping[str, Any] | None, *, limit_bytes: int) -> bytes:
        """The body of an answer with status 200; raises what `refusal` makes of any other."""
        server, deadline = self._server, monotonic() + 2 * self._timeout_s
        request = requests.Request(method, url, json=payload, headers=server.headers).prepare()
        with web.plainly(WHAT, server.host), self._connections.asked(request, timeout_s=self._timeout_s) as response:
            body = web.body(response, what=WHAT, host=server.host, deadline=deadline, limit_bytes=limit_bytes)
            if response.status_code != 200:
                raise refusal(response.status_code, response.headers, body, server=server)
            return body

    def _ping(self) -> str | None:
        """Why the server does not answer, or None; that it does not list its models is no reason."""
        server = self._server
        request = requests.Request("GET", server.models_url, headers=server.headers).prepare()
        try:
            with web.plainly(WHAT, server.host), self._connections.asked(request, timeout_s=HEALTH_S) as response:
                status = response.status_code
                unwell = status in {401, 429} or status >= 500
                cause = refusal(status, response.headers, b"", server=server).cause if unwell else ""
        except EngineError as error:
            cause = error.cause
        return f"{server.host} {cause}" if cause else None


def _flat(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """The table, with a list of voices as the text that means the same."""
    voices = settings.get("voices")
    if not isinstance(voices, Sequence) or isinstance(voices, str) or not all(isinstance(it, str) for it in voices):
        return settings
    return {**settings, "voices": ", ".join(voices)}


def _word(row: Mapping[str, Any]) -> Spoken:
    start_ms, end_ms = (round(float(row[name] or 0) * 1000) for name in ("start_time", "end_time"))
    return Spoken(word=re.sub(r"\s+", " ", str(row["word"])), start_ms=start_ms, end_ms=end_ms)
