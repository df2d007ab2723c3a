"""What a server's answer is to the openai engine: sound, or an error in plain words that tells no secret."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from narrator.engines.servers import web
from narrator.engines.servers.openai_server import Server
from narrator.errors import EngineError, EngineShut, EngineUnavailable

WHAT = "speech server"
MESSAGE_CHARACTERS = 200
DEEPEST = 5

_ADDRESS = "look at base_url in [voice.openai]: most end in /v1"


class NotThere(EngineError):
    """A server does not know an address."""


STATUSES: Mapping[int, tuple[type[EngineError], str, str]] = MappingProxyType(
    {
        400: (EngineError, "refuses the request (400)", "look at model, voices and format in [voice.openai]"),
        402: (EngineError, "wants to be paid first (402)", "look at the account"),
        403: (EngineError, "refuses to speak (403)", "the key may not be meant for speech, or for this model"),
        404: (NotThere, "does not know the address, the model or the voice (404)", _ADDRESS),
        405: (NotThere, "takes no speech requests at this address (405)", _ADDRESS),
        408: (EngineUnavailable, "does not answer in time (408)", ""),
        413: (EngineError, "finds the text too long (413)", ""),
        422: (EngineError, "refuses the request (422)", "look at model, voices and format in [voice.openai]"),
        425: (EngineUnavailable, "is not ready yet (425)", ""),
        429: (EngineShut, "has had too many requests (429)", ""),
    }
)
"""What a status is to us, the cause in plain words, a hint; 5xx may pass, any other will not."""

SPENT = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
"""OpenAI's codes for an account that is used up; its status is 429, but waiting does not help."""

_SOUND = re.compile(rb"RIFF....WAVE|fLaC|OggS|ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]", re.DOTALL)
_SECRET = re.compile(r"(?i)\b(?:sk-|bearer\s+)\S+")


def sound_of(audio: bytes, *, server: Server) -> bytes:
    """The audio of an answer with status 200; raises EngineError for anything that is not WAV, FLAC, Ogg or MP3."""
    if _SOUND.match(audio):
        return audio
    if not audio:
        raise EngineUnavailable(WHAT, server.host, "sent an empty answer")
    if audio.lstrip()[:1] == b"<":
        raise EngineError(WHAT, server.host, "answers with a page, not with speech", _ADDRESS)
    if message := _message(_layers(audio), server):
        raise EngineError(WHAT, server.host, f"answers without speech: {message}")
    hint = "choose another format in [voice.openai]"
    raise EngineError(WHAT, server.host, "answers with something that is neither WAV, MP3, FLAC nor Ogg", hint)


def refusal(status: int, headers: Mapping[str, str], body: bytes, *, server: Server) -> EngineError:
    """What an answer with a status other than 200 is to us, by STATUSES, with the server's own words if it has any."""
    if status == 401:
        return _unauthorized(server)
    if 300 <= status < 400:
        return EngineError(WHAT, server.host, f"sends us to another address ({status})", _ADDRESS)
    layers = _layers(body)
    message = _message(layers, server)
    if not SPENT.isdisjoint(_codes(layers)):
        told = f"the account has nothing left to spend: {message}"
        return EngineError(WHAT, server.host, told, "add to its balance, or raise its limit")
    ours, cause, hint = STATUSES.get(status, (EngineError, f"answers with status {status}", ""))
    told = f"{cause}: {message}" if message else cause
    ours = EngineUnavailable if status >= 500 else ours
    if issubclass(ours, EngineUnavailable):
        return ours(WHAT, server.host, told, hint, retry_after_s=web.retry_after_s(headers))
    return ours(WHAT, server.host, told, hint)


def _unauthorized(server: Server) -> EngineError:
    """Without the server's words: it may repeat the key, or a part of it."""
    if server.key_name:
        return EngineError(WHAT, server.host, f"does not accept the key in {server.key_name} (401)")
    hint = "put it into an environment variable, and name that as key in [voice.openai]"
    return EngineError(WHAT, server.host, "wants a key (401)", hint)


def _layers(body: bytes) -> list[Any]:
    """An error as JSON, and what stands inside of it where OpenAI ("error"), FastAPI ("detail") and others put it."""
    layers: list[Any] = []
    with suppress(ValueError, RecursionError):
        layers.append(json.loads(body))
        while len(layers) < DEEPEST and isinstance(layers[-1], dict | list) and layers[-1]:
            outer = layers[-1]
            fields = outer if isinstance(outer, dict) else {"detail": outer[0]}
            layers.append(next((fields[key] for key in ("error", "detail") if fields.get(key)), None))
    return layers


def _message(layers: Sequence[Any], server: Server) -> str:
    """The words of an error, or ""."""
    fields = [layer for layer in layers if isinstance(layer, dict)]
    messages = [layer[key] for layer in fields for key in ("message", "msg") if isinstance(layer.get(key), str)]
    return _safe(next((words for words in [*messages, *layers] if isinstance(words, str)), ""), server)


def _codes(layers: Sequence[Any]) -> set[str]:
    fields = [layer for layer in layers if isinstance(layer, dict)]
    return {layer[key] for layer in fields for key in ("code", "type") if isinstance(layer.get(key), str)}


def _safe(words: str, server: Server) -> str:
    """A server's words on one line, shortened, without anything that looks like a key."""
    shown = words.replace(server.key, "…") if server.key else words
    line = " ".join("".join(char if char.isprintable() else " " for char in _SECRET.sub("…", shown)).split())
    return f"{line[: MESSAGE_CHARACTERS - 1]}…" if len(line) > MESSAGE_CHARACTERS else line
