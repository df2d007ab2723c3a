"""The server that the openai engine asks: its addresses, and the key that it wants."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from types import MappingProxyType
from urllib.parse import urlsplit

OPENAI = "api.openai.com"
OPENAIS_KEY = "OPENAI_API_KEY"
HOME = (".local", ".localhost", ".lan", ".home", ".internal", ".home.arpa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server: the URL that its routes hang under, and the key from the environment ("" none) with its name there."""

    base_url: str
    key_name: str
    key: str = field(repr=False)

    @classmethod
    def of(cls, base_url: str, *, key_name: str, environ: Mapping[str, str]) -> Server:
        """The server at `base_url`. OpenAI's key goes to no one but OpenAI, unless it is named for them."""
        name = key_name or (OPENAIS_KEY if urlsplit(base_url).hostname == OPENAI else "")
        return cls(base_url=base_url.rstrip("/"), key_name=name, key=environ.get(name, "").strip() if name else "")

    @property
    def host(self) -> str:
        """The host, with its port if it is not the usual one."""
        return urlsplit(self.base_url).netloc

    @property
    def is_openai(self) -> bool:
        """Whether this is OpenAI itself, whose voices no route lists."""
        return urlsplit(self.base_url).hostname == OPENAI

    @property
    def private(self) -> bool:
        """Whether the host is a machine of one's own, as far as its name tells."""
        host = urlsplit(self.base_url).hostname or ""
        try:
            return not ip_address(host).is_global
        except ValueError:
            return "." not in host or host.endswith(HOME)

    @property
    def in_the_clear(self) -> bool:
        """Whether the key would be seen on its way through the network."""
        return bool(self.key_name) and self.base_url.startswith("http://") and not self.private

    @property
    def account(self) -> str:
        """Whose limits these are: the host, and which key of it, not telling the key."""
        digest = hashlib.sha256(self.key.encode()).hexdigest()[:8]
        return f"{self.host}, key {digest}" if self.key else self.host

    @property
    def missing_key(self) -> str:
        """What is missing of the key, in plain words, or ""."""
        if not self.key_name:
            return ""
        if not self.key:
            return f"the environment variable {self.key_name} is not set"
        sendable = self.key.isascii() and self.key.isprintable()
        return "" if sendable else f"the environment variable {self.key_name} does not hold a key"

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of every request."""
        key = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        return MappingProxyType({"User-Agent": "narrator", **key})

    @property
    def speech_url(self) -> str:
        """Where speech is asked for."""
        return f"{self.base_url}/audio/speech"

    @property
    def captions_url(self) -> str:
        """Where Kokoro-FastAPI gives speech with the times of its words: beside /v1."""
        return f"{self.base_url.removesuffix('/v1')}/dev/captioned_speech"

    @property
    def models_url(self) -> str:
        """Where the models are listed: it costs nothing, and OpenAI wants the key for it."""
        return f"{self.base_url}/models"

    @property
    def voices_urls(self) -> tuple[str, ...]:
        """Where servers list their voices; OpenAI's description of the API knows no such place."""
        return (f"{self.base_url}/audio/voices", f"{self.base_url}/voices")
