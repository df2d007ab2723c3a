"""The voices that can be had for piper and Kokoro: what there is, and fetching one.

Piper's are listed in `voices.json` at the root of their repository, with the size and the MD5 of each file; Kokoro's
two files are assets of a release, whose SHA-256 many projects state alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import Any

from narrator.engines.neural.download import RemoteFile, Told, copy_file, fetch_file, fetch_text
from narrator.engines.neural.onnx_session import with_output
from narrator.errors import EngineError
from narrator.speech.engine import meant

SITE = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
SITE_VARIABLE = "NARRATOR_VOICES_SITE"
KOKORO_SITE = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.1"
KOKORO_FILES = {
    "voices-v1.0.bin": (28_214_398, "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d"),
    "kokoro-v1.0.onnx": (325_505_369, "beb0d1848dee9a49da392cc3df26958d46cfa35d321edf434f52949153f0df3a"),
}
LIST_THEM = "`narrator voices get` without a name lists what there is"
ENDINGS = ("MODEL_CARD", ".onnx.json", ".onnx")
"""What a voice of piper's consists of; the network comes last, so that a voice is there whole or not at all."""

_NAME = re.compile(r"\w[\w.-]*")
"""A name that is safe as that of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A voice that can be had: its files by the names they get, in the order they are to be fetched."""

    name: str
    language: str
    about: str
    files: Mapping[str, RemoteFile]

    @property
    def size_bytes(self) -> int:
        """What has to be fetched, all in all."""
        return sum(file.size_bytes for file in self.files.values())

    def is_in(self, folder: Path) -> bool:
        """Whether all of it seems to be there, by names and sizes."""
        paths = {folder / name: file.size_bytes for name, file in self.files.items()}
        return all(path.is_file() and path.stat().st_size == size for path, size in paths.items())


def offers(site: str = "") -> tuple[Offer, ...]:
    """All voices that can be had, by language and name. `site` is a mirror: a folder of a server that has all files.

    Raises EngineError (EngineUnavailable where another try may help).
    """
    base = (site or SITE).rstrip("/")
    url = f"{base}/voices.json"
    try:
        told = json.loads(fetch_text(url)).items()
        listed = [_offer(key, voice, base) for key, voice in told if _NAME.fullmatch(key)]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EngineError("voice", url, "is no list of piper's voices", "look at --site") from error
    return tuple(sorted([*listed, kokoro(site)], key=lambda offer: (offer.language, offer.name)))


def kokoro(site: str = "") -> Offer:
    """Kokoro, with all its voices in two files."""
    base = (site or KOKORO_SITE).rstrip("/")
    files = {
        name: RemoteFile(url=f"{base}/{name}", size_bytes=size, algorithm="sha256", digest=digest)
        for name, (size, digest) in KOKORO_FILES.items()
    }
    return Offer(name="kokoro", language="en", about="41 voices in en, es, fr, hi, it, pt-BR", files=files)


def find(name: str, *, site: str = "") -> Offer:
    """The voice of a name. Raises EngineError, with the one that was meant, and as `offers` does."""
    if name == "kokoro":
        return kokoro(site)
    known = {offer.name: offer for offer in offers(site)}
    if name not in known:
        raise EngineError("voice", name, f"there is none of this name.{meant(name, known)}", LIST_THEM)
    return known[name]


def fetch(offer: Offer, folder: Path, *, told: Told) -> None:
    """Have a voice in `folder`, every file of it checked. Raises as `fetch_file` does."""
    for name, remote in offer.files.items():
        fetch_file(remote, folder / name, told=told)


def take(name: str, source: Path, folder: Path) -> tuple[Path, ...]:
    """Have a voice in `folder` that lies in `source`, a file or a folder, on this machine; the copies.

    Raises EngineError where it is not there, or is not what its names say.
    """
    within = source if source.is_dir() else source.parent
    wanted = list(KOKORO_FILES) if name == "kokoro" else [f"{name}.onnx.json", f"{name}.onnx"]
    found = [_found(file, within) for file in wanted]
    for file in found:
        _check(file)
    copies = tuple(folder / file.name for file in found)
    for file, copy in zip(found, copies, strict=True):
        copy_file(file, copy)
    return copies


def name_of(source: Path) -> str:
    """The name of the voice that a file holds."""
    return "kokoro" if source.name in KOKORO_FILES else source.name.removesuffix(".json").removesuffix(".onnx")


# ── piper's list ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _offer(key: str, voice: Mapping[str, Any], base: str) -> Offer:
    language, speakers = voice["language"], voice["num_speakers"]
    where = f" ({language['country_english']})" if language.get("country_english") else ""
    many = f", {speakers} speakers" if speakers > 1 else ""
    return Offer(
        name=key,
        language=language["code"].replace("_", "-"),
        about=f"{language['name_english']}{where}, {voice['quality']}{many}",
        files=dict(_files(key, voice["files"], base)),
    )


def _files(key: str, listed: Mapping[str, Mapping[str, Any]], base: str) -> Iterator[tuple[str, RemoteFile]]:
    """The files of a voice by the names they get, which their paths on the server do not decide."""
    for ending in ENDINGS:
        for path, told in listed.items():
            if path.endswith(ending):
                name = f"{key}.{ending}".replace("..", ".")
                size, digest = told["size_bytes"], told["md5_digest"]
                yield name, RemoteFile(url=f"{base}/{path}", size_bytes=size, algorithm="md5", digest=digest)


# ── a voice on this machine ──────────────────────────────────────────────────────────────────────────────────────────


def _found(name: str, within: Path) -> Path:
    """The file of a name in a folder, however deep, the shallowest first."""
    found = sorted(within.rglob(escape(name)), key=lambda path: (len(path.parts), path))
    if not found:
        hint = "a voice of piper's is two files: NAME.onnx and NAME.onnx.json"
        raise EngineError("voice", str(within), f"there is no {name} in it", hint)
    return found[0]


def _check(file: Path) -> None:
    """Raise EngineError if a file on this machine is not what its name says."""
    if file.name in KOKORO_FILES:
        size, digest = KOKORO_FILES[file.name]
        if not RemoteFile(url="", size_bytes=size, algorithm="sha256", digest=digest).is_at(file):
            raise EngineError("voice", str(file), "is not the file that Kokoro's release has")
        return
    try:
        if file.suffix == ".json":
            json.loads(file.read_bytes())["phoneme_id_map"]
        else:
            with_output(file.read_bytes(), "Ceil")
    except (ValueError, KeyError, TypeError) as error:
        raise EngineError("voice", str(file), "is damaged, or no file of a voice") from error
