"""What a path of the site stands for: the file, its type, how long it may be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

TYPES: tuple[tuple[str, str], ...] = (
    ("feed*.xml", "application/rss+xml; charset=utf-8"),
    ("*chapters.json", "application/json+chapters"),
    ("*.json", "application/json"),
    ("*.xml", "application/xml; charset=utf-8"),
    ("*.html", "text/html; charset=utf-8"),
    ("*.vtt", "text/vtt; charset=utf-8"),
    ("*.srt", "application/x-subrip; charset=utf-8"),
    ("*.txt", "text/plain; charset=utf-8"),
    ("*.css", "text/css; charset=utf-8"),
    ("*.js", "text/javascript; charset=utf-8"),
    ("*.mp3", "audio/mpeg"),
    ("*.m4a", "audio/mp4"),
    ("*.opus", "audio/ogg"),
    ("*.ogg", "audio/ogg"),
    ("*.flac", "audio/flac"),
    ("*.wav", "audio/wav"),
    ("*.jpg", "image/jpeg"),
    ("*.jpeg", "image/jpeg"),
    ("*.png", "image/png"),
    ("*.svg", "image/svg+xml"),
    ("*.ico", "image/vnd.microsoft.icon"),
)
"""File name → MIME type, the first that fits; a system's own list has hardly any of these right."""
UNKNOWN = "application/octet-stream"

NAMED_BY_CONTENT = re.compile(r"-[0-9a-f]{8}\.(?:mp3|m4a|opus|ogg|jpg|png)")
FOR_EVER = "public, max-age=31536000, immutable"
FOR_NOW = "public, max-age=300"


def media_type(name: str) -> str:
    """The MIME type of a file by its name."""
    return next((kind for pattern, kind in TYPES if fnmatchcase(name.lower(), pattern)), UNKNOWN)


def cache_control(name: str) -> str:
    """How long a file may be kept: for ever where its content decides its name, else five minutes."""
    return FOR_EVER if NAMED_BY_CONTENT.search(name) else FOR_NOW


@dataclass(frozen=True, slots=True)
class Site:
    """The public folder (absolute, symbolic links resolved), seen by paths as URLs write them."""

    root: Path

    def find(self, path: str) -> Path | None:
        """The file or folder that `path` ("/episodes/x/", no escapes) names; None if there is none for the world.

        Names that begin with a dot are hidden (and ".." is one), and a symbolic link must stay inside. A path that ends
        in a slash names a folder only.
        """
        names = parts(path)
        if any(name.startswith(".") or re.search(r"[\\:\0]", name) for name in names):
            return None
        try:
            found = self.root.joinpath(*names).resolve(strict=True)
        except (OSError, RuntimeError, ValueError):  # RuntimeError: links in a circle, before Python 3.13
            return None
        inside = found.is_relative_to(self.root)
        return found if inside and (found.is_dir() or not path.endswith("/")) else None


def parts(path: str) -> Iterable[str]:
    """The names in a path, without the empty ones between doubled slashes."""
    return [name for name in path.split("/") if name]
